import type { Refusal } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { placeName } from '../fields.ts';
import type { MissingGlyph } from './protocol.ts';

const hex = (char: string): string => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Refusal `PAPER_GLYPH_MISSING`: names each character that cannot be printed and the field it stands in. */
export function glyphsMissing(missing: readonly MissingGlyph[]): Refusal {
  const shown = missing.slice(0, 5);
  const more = missing.length > shown.length ? missing.length - shown.length : 0;
  const zh = shown.map((m) => `${placeName(m.path).zh}中的“${m.char}”（${hex(m.char)}）`).join('；');
  const en = shown.map((m) => `"${m.char}" (${hex(m.char)}) in ${placeName(m.path).en}`).join('; ');
  return {
    code: 'PAPER_GLYPH_MISSING',
    message: text(
      `有字打印不出来：${zh}${more > 0 ? `；另有${more}处` : ''}。为免漏字，文书没有生成。`,
      `Some characters cannot be printed: ${en}${more > 0 ? `; and ${more} more` : ''}. No paper was made, so that none is lost.`,
    ),
    remedy: text(
      '请核对这个字是否录错；如果确是生僻字，可以选“留空手写”，打印后用黑色笔补写，或者请维护人员把含有该字的字体放进字体文件夹。选票不能手写，只能加字体。',
      'Check whether the character was mistyped; if it is truly rare, choose to leave a blank and write it by hand, or have a font that holds it put into the folder of fonts. Ballots take no handwriting: there only a font helps.',
    ),
    sources: [],
  };
}

/** Refusal `PAPER_RENDER_FAILED`: the template did not accept the facts. `detail` is for the technician. */
export function renderFailed(detail: string): Refusal {
  return {
    code: 'PAPER_RENDER_FAILED',
    message: text(`文书排版失败：${detail}`, `The paper could not be set: ${detail}`),
    remedy: text(
      '请把这段话发给系统维护人员；已经登记的内容没有受影响。',
      'Send this sentence to whoever maintains the system; nothing recorded was affected.',
    ),
    sources: [],
  };
}

/** Refusal `PAPER_RENDERER_CRASHED`: the typesetting process ended in the middle of the work. */
export function rendererCrashed(detail: string): Refusal {
  return {
    code: 'PAPER_RENDERER_CRASHED',
    message: text(
      `排版程序中途退出（${detail}），文书没有生成。`,
      `The typesetter ended midway (${detail}); no paper was made.`,
    ),
    remedy: text(
      '请再点一次“打印”；多次出现时请检查这台电脑的内存是否够用。',
      'Print again; if it recurs, check that this machine has memory to spare.',
    ),
    sources: [],
  };
}

/** Refusal `PAPER_RENDER_TIMEOUT`: the work took longer than allowed and was stopped. */
export function renderTimedOut(seconds: number): Refusal {
  return {
    code: 'PAPER_RENDER_TIMEOUT',
    message: text(
      `排版超过${seconds}秒没有完成，已经停止。`,
      `Setting the paper took more than ${seconds} s and was stopped.`,
    ),
    remedy: text('请稍后再试；名单特别长时请分小组打印。', 'Try again later; print very long lists group by group.'),
    sources: [],
  };
}

/** Refusal `PAPER_RENDERER_CLOSED`: the program is shutting down. */
export function rendererClosed(): Refusal {
  return {
    code: 'PAPER_RENDERER_CLOSED',
    message: text('系统正在关闭，文书没有生成。', 'The system is shutting down; no paper was made.'),
    remedy: text('请在系统重新启动后再打印。', 'Print again after the system has restarted.'),
    sources: [],
  };
}

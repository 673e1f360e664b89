import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer, handMarkText, papers, printPaper, unprintable } from '../src/index.ts';
import { bundledFonts, fontsIn, rareFonts } from '../src/render/fonts.ts';
import { coverage } from '../src/render/glyphs.ts';
import { handNote } from '../src/render/hand-note.ts';
import { isPrintable, isUsual } from '../src/render/printable.ts';
import { unprintableHere } from '../src/render/unprintable-here.ts';

const AT = 1_790_000_000;
const renderer = createRenderer({ workers: 1, fangSong: null });
afterAll(() => renderer.close());

const { sample } = papers.GROUP_LEADERS;
const led = (leader: string) => ({ ...sample, groups: [{ ...sample.groups[0], name: '第一居民小组', leader }] });
const keywordsOf = (pdf: Uint8Array): string => /<pdf:Keywords>([^<]*)/.exec(Buffer.from(pdf).toString())?.[1] ?? '';

describe('what can be printed', () => {
  test('the tables say what the fonts can draw, no more and no less', () => {
    const [serif, sans] = [coverage(bundledFonts().slice(0, 1)), coverage(bundledFonts().slice(3, 4))];
    const rare = coverage(rareFonts().slice(0, 1));
    const wrong: string[] = [];
    for (let code = 0; code < 0x40000; code += 1) {
      const usual = serif.has(code) || sans.has(code);
      if (isUsual(code) !== usual || isPrintable(code) !== (usual || rare.has(code))) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test('names what none of the fonts has, each character once', () => {
    expect(unprintable('王芳')).toEqual([]);
    expect(unprintable('陈䶮、张𬱖、黄𤋮明')).toEqual([]);
    expect(unprintable('𠮷田𪚥𠮷')).toEqual(['𠮷', '𪚥']);
    expect(unprintable('𠮷\n', new Set([0x20bb7]))).toEqual([]);
  });
});

describe('a rare character', () => {
  test('is set with the second font, which the file tells of; other papers are as before', async () => {
    const before = await printPaper(renderer, 'GROUP_LEADERS', sample, AT);
    const rare = await printPaper(renderer, 'GROUP_LEADERS', led('黄𤋮明'), AT);
    const after = await printPaper(renderer, 'GROUP_LEADERS', sample, AT);
    if (!before.ok || !rare.ok || !after.ok) throw new Error('not printed');
    expect(rare.value.made.fonts).toEqual(['Noto Serif HK']);
    expect(keywordsOf(rare.value.pdf)).toContain('font=Noto Serif HK');
    expect(keywordsOf(before.value.pdf)).not.toContain('font=');
    expect(after.value.sha256).toBe(before.value.sha256);
  });

  test('that no font has is refused with its place, or left blank where somebody chose so', async () => {
    const refused = await printPaper(renderer, 'GROUP_LEADERS', led('𠮷田明'), AT);
    expect(refused.ok ? '' : refused.error.message.zh).toContain('居民小组第1项的“组长”中的“𠮷”（U+20BB7）');
    const blank = await printPaper(renderer, 'GROUP_LEADERS', led('𠮷田明'), AT, { byHand: true });
    if (!blank.ok) throw new Error(blank.error.message.zh);
    const { byHand } = blank.value.made;
    expect(byHand).toEqual([{ char: '𠮷', path: 'groups[0].leader', at: 1, text: '𠮷田明' }]);
    expect(byHand.map((mark) => handMarkText(mark).zh)).toEqual(['居民小组第1项的“组长”：“𠮷田明”第1字“𠮷”请手写']);
    expect(handNote(byHand)).toBe('本件有1个字留空手写：居民小组第1项的“组长”\u{E000}田明第1字（U+20BB7）');
    expect(keywordsOf(blank.value.pdf)).toContain('by-hand=1');
  });

  test('is never left blank on a ballot: handwriting would tell it from others', async () => {
    const { sample: ballot } = papers.PARTY_BALLOT;
    const facts = { ...ballot, head: { ...ballot.head, community: '𠮷里社区' } };
    const printed = await printPaper(renderer, 'PARTY_BALLOT', facts, AT, { byHand: true });
    expect(printed.ok ? '' : printed.error.code).toBe('PAPER_GLYPH_MISSING');
  });

  test('is looked for in the installation’s own fonts, and the file tells which they were', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    const [file = ''] = rareFonts();
    symlinkSync(file, join(folder, 'office.ttf'));
    expect(fontsIn(folder)).toEqual([join(folder, 'office.ttf')]);
    writeFileSync(join(folder, 'no-font.ttf'), 'no font');
    const lost = await unprintableHere(folder);
    expect([lost('黄𤋮明'), lost('吴𪚥')]).toEqual([[], ['𪚥']]);
    rmSync(join(folder, 'no-font.ttf'));
    const own = createRenderer({ workers: 1, fangSong: null, fontFolder: folder });
    const printed = await printPaper(own, 'GROUP_LEADERS', led('黄𤋮明'), AT);
    await own.close();
    rmSync(folder, { recursive: true });
    if (!printed.ok) throw new Error(printed.error.message.zh);
    expect(printed.value.made.fonts[0]).toMatch(/^Noto Serif HK office\.ttf@[0-9a-f]{12}$/);
  });
});

import { createHash } from 'node:crypto';
import type { Fault, PaperReport, Policy } from '@mingxuan/ledger';
import { checkPaper } from '@mingxuan/ledger';
import type { Lang } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { faulty, fine } from '../answer.ts';
import { faultLines, onLines } from './verify-words.ts';

/** Checks an issued paper by the proof beside it (`bytes` null: the proof alone). Exit 2 when anything is wrong. */
export function verifyPaper(
  bytes: Uint8Array | null,
  proof: string,
  trusted: Policy | null,
  now: number,
  lang: Lang,
): Answer {
  const sha256 = bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
  const report = checkPaper(sha256, proof, trusted, now);
  const faults: readonly Fault[] = trusted === null ? [...report.faults, keyNeeded] : report.faults;
  const holds = faults.length === 0;
  const json = paperJson(holds, report, faults, lang);
  const text = paperText(holds, report, faults, bytes !== null, lang);
  return holds ? fine(json, text) : faulty(json, text);
}

function paperJson(
  holds: boolean,
  { entry, head, standing }: PaperReport,
  faults: readonly Fault[],
  lang: Lang,
): unknown {
  return {
    ok: holds,
    paper:
      entry === null
        ? null
        : {
            community: entry.community,
            seq: entry.seq,
            on: entry.on,
            at: entry.at,
            title: textIn(entry.body['title']),
            sha256: textIn(entry.body['sha256']),
          },
    log: head === null ? null : { origin: head.origin, size: head.size, cosigned: standing?.cosigned ?? [] },
    faults: faults.map(({ message, ...fault }) => ({ ...fault, message: message[lang] })),
  };
}

function paperText(
  holds: boolean,
  { entry, head, standing }: PaperReport,
  faults: readonly Fault[],
  whole: boolean,
  lang: Lang,
): string {
  const zh = lang === 'zh';
  const title = textIn(entry?.body['title']) ?? '';
  const witnesses = (standing?.cosigned ?? []).map(({ name }) => name).join(zh ? '、' : ', ');
  const right = whole
    ? zh
      ? '✓ 这份文书就是登记过的那一份'
      : '✓ This paper is the one that was recorded'
    : zh
      ? '✓ 证明成立（没有给出文书本身）'
      : '✓ The proof holds (the paper itself was not given)';
  // Everything fits together and nobody knows whose it is: neither proven nor refuted, as the page says.
  const open = faults.length === 1 && faults[0]?.code === keyNeeded.code;
  return onLines([
    holds
      ? `${right}${zh ? `：${entry?.community ?? ''} 第 ${entry?.seq ?? 0} 号，“${title}”，${entry?.on ?? ''}。` : `: ${entry?.community ?? ''}, entry ${entry?.seq ?? 0}, "${title}", ${entry?.on ?? ''}.`}`
      : open
        ? zh
          ? '? 证明的路径对得上，但还不知道是谁签的：'
          : '? The path of the proof holds; nobody knows yet who signed:'
        : zh
          ? '✗ 这份文书不能证实：'
          : '✗ This paper is not proven:',
    ...faultLines(faults, lang, true),
    ...(head === null
      ? []
      : [
          zh
            ? `  公开日志：${head.origin}，${head.size} 项；见证人：${witnesses === '' ? '没有' : witnesses}`
            : `  Log: ${head.origin}, ${head.size} leaves; witnesses: ${witnesses === '' ? 'none' : witnesses}`,
        ]),
  ]);
}

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const keyNeeded: Fault = {
  code: 'KEY_NEEDED',
  severity: 'error',
  seq: null,
  place: {},
  message: {
    zh: '没有给出日志的公钥，不知道是谁签的：请从公示栏或街道取得，用 --policy 或 --log-key 给出',
    en: 'no key of the log was given, so nobody knows who signed: get it elsewhere and give it with --policy or --log-key',
  },
};

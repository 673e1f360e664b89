import type { BundleReport, Fault, Place } from '@mingxuan/ledger';
import { verifyBundle } from '@mingxuan/ledger';
import type { Lang } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { faulty, fine, misused } from '../answer.ts';
import { readInput } from '../read-file.ts';
import type { Recomputed } from './recompute.ts';
import { recompute } from './recompute.ts';

/** What a bundle is worth: every fault with its place, and every result decided anew. */
export interface Verification {
  readonly ok: boolean;
  readonly report: BundleReport;
  readonly faults: readonly Fault[];
  /** Null when the ledger is too damaged to decide anything from it. */
  readonly results: readonly Recomputed[] | null;
}

/** Checks the evidence, then the decisions. `key`: the signer's key or fingerprint, obtained elsewhere. */
export function verification(bytes: Uint8Array, key?: string): Verification {
  const report = verifyBundle(bytes, key === undefined ? {} : { expectedKey: key });
  if (!ledgerHolds(report)) return { ok: report.ok, report, faults: report.faults, results: null };
  const { results, faults } = recompute(report);
  const all = [...report.faults, ...faults];
  return { ok: !all.some((fault) => fault.severity === 'error'), report, faults: all, results };
}

/** Faults that are about who signed leave the ledger itself whole, and worth deciding from. */
const ABOUT_THE_KEY: ReadonlySet<string> = new Set(['KEY_UNEXPECTED', 'BAD_KEY', 'MANIFEST_SIGNATURE']);

const ledgerHolds = ({ faults, entries }: BundleReport): boolean =>
  entries.length > 0 && !faults.some((fault) => fault.severity === 'error' && !ABOUT_THE_KEY.has(fault.code));

/** `mingxuan verify`. Exit 2 when anything is wrong. */
export async function verifyCommand(file: string, key: string | undefined, lang: Lang): Promise<Answer> {
  const bytes = await readInput(file);
  if (!bytes.ok) return misused(bytes.error, lang);
  const verified = verification(bytes.value, key);
  const json = verificationJson(verified, lang);
  const words = verificationText(verified, lang);
  return verified.ok ? fine(json, words) : faulty(json, words);
}

/** The answer as the contract gives it (docs/schemas/verify.schema.json). */
export function verificationJson({ ok, report, faults, results }: Verification, lang: Lang): unknown {
  const { manifest } = report;
  return {
    ok,
    community: manifest?.community ?? null,
    round: manifest?.round ?? null,
    kind: manifest?.kind ?? null,
    head: manifest?.head ?? null,
    entries: report.entries.length,
    keyFingerprint: report.keyFingerprint,
    results,
    faults: faults.map(({ message, ...fault }) => ({ ...fault, message: message[lang] })),
  };
}

export function verificationText({ ok, report, faults, results }: Verification, lang: Lang): string {
  const zh = lang === 'zh';
  const { manifest, entries, files } = report;
  const lines = [
    ok
      ? zh
        ? `✓ 证据完好：${manifest?.community ?? ''} 第 ${manifest?.round ?? ''} 届，${entries.length} 条账目环环相扣，${files.size} 个文件与清单相符。`
        : `✓ The evidence holds: ${manifest?.community ?? ''}, round ${manifest?.round ?? ''}; ${entries.length} entries in one chain, ${files.size} files as listed.`
      : zh
        ? '✗ 证据有问题：'
        : '✗ The evidence does not hold:',
    ...faults.map((fault) => faultLine(fault, lang)),
  ];
  if (results === null) return onLines(lines);
  const agreed = results.filter((result) => result.agrees).length;
  const mark = ok && agreed === results.length ? '✓' : '✗';
  const but = ok
    ? ''
    : zh
      ? '但账本有以上问题，结果不能据此采信。'
      : ' With the faults above, no result can be believed on this ledger.';
  lines.push(
    zh
      ? `${mark} 按账本逐项重新办理，重算了 ${results.length} 次投票的结果，${agreed} 次相符。${but}`
      : `${mark} Every act of the ledger decided anew, ${results.length} results among them; ${agreed} agree.${but}`,
  );
  return onLines(lines);
}

/** One line each: a name with a line end in it must not pass for a line of ours. */
const onLines = (lines: readonly string[]): string =>
  lines.map((line) => line.replaceAll(/[\r\n\u2028\u2029]+/gu, ' ')).join('\n');

export function faultLine({ severity, message, place }: Fault, lang: Lang): string {
  const at = placeText(place, lang);
  return `  ${severity === 'error' ? '✗' : '!'} ${message[lang]}${at === '' ? '' : lang === 'zh' ? `（${at}）` : ` (${at})`}`;
}

function placeText({ file, line, record, path, offset, length }: Place, lang: Lang): string {
  const zh = lang === 'zh';
  return [
    file,
    line === undefined ? undefined : zh ? `第 ${line} 行` : `line ${line}`,
    record === undefined ? undefined : zh ? `第 ${record + 1} 条记录` : `record ${record + 1}`,
    path,
    offset === undefined
      ? undefined
      : zh
        ? `第 ${offset} 字节起，${length ?? 0} 字节`
        : `${length ?? 0} bytes at ${offset}`,
  ]
    .filter((part) => part !== undefined)
    .join(zh ? '，' : ', ');
}

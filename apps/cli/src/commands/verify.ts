import type { BundleReport, Fault, Policy } from '@mingxuan/ledger';
import { LOG_FOLDER, parseTreeHead, readNote, verifyBundle } from '@mingxuan/ledger';
import type { Lang, Refusal, Result, Text } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { faulty, fine, misused, refused } from '../answer.ts';
import { continues, openPublished, treeOf } from '../evidence/published-log.ts';
import { signerKey } from '../evidence/signer-key.ts';
import type { TrustWish } from '../evidence/trust.ts';
import { trustOf } from '../evidence/trust.ts';
import { readInput } from '../read-file.ts';
import type { Recomputed } from './recompute.ts';
import { recompute } from './recompute.ts';
import { verifyLog } from './verify-log.ts';
import { verifyPaper } from './verify-paper.ts';
import { faultLines, onLines } from './verify-words.ts';

/** What a bundle is worth: every fault with its place, and every result decided anew. */
export interface Verification {
  readonly ok: boolean;
  readonly report: BundleReport;
  readonly faults: readonly Fault[];
  /** Null when the ledger is too damaged to decide anything from it. */
  readonly results: readonly Recomputed[] | null;
  /** How many leaves the published log has that was found to continue the bundle's; absent where none was asked or it does not. */
  readonly continuedTo?: number;
}

/** Checks the evidence, then the decisions. `key`: the signer's key or fingerprint, obtained elsewhere. */
export function verification(bytes: Uint8Array, key?: string, policy?: Policy | null, now?: number): Verification {
  const report = verifyBundle(bytes, {
    ...(key === undefined ? {} : { expectedKey: key }),
    ...(policy === undefined || policy === null ? {} : { policy }),
    ...(now === undefined ? {} : { now }),
  });
  if (!ledgerHolds(report)) return { ok: report.ok, report, faults: report.faults, results: null };
  const { results, faults } = recompute(report);
  return withFaults({ ok: true, report, faults: report.faults, results }, faults);
}

const withFaults = (verified: Verification, more: readonly Fault[]): Verification => {
  const faults = [...verified.faults, ...more];
  return { ...verified, ok: !faults.some((fault) => fault.severity === 'error'), faults };
};

/** Faults that are about who signed leave the ledger itself whole, and worth deciding from. */
const ABOUT_THE_KEY: ReadonlySet<string> = new Set(['KEY_UNEXPECTED', 'BAD_KEY', 'MANIFEST_SIGNATURE']);

const ledgerHolds = ({ faults, entries }: BundleReport): boolean =>
  entries.length > 0 && !faults.some((fault) => fault.severity === 'error' && !isAboutWhoVouches(fault));

const isAboutWhoVouches = ({ code, place }: Fault): boolean =>
  ABOUT_THE_KEY.has(code) || place.file?.startsWith(LOG_FOLDER) === true;

export interface VerifyWish extends TrustWish {
  readonly key?: string;
  /** The proof of a paper; by default the file beside it whose name ends in `.tlog-proof`. */
  readonly proof?: string;
  /** A published log: its address, or a folder with a copy. */
  readonly log?: string;
  /** Every fault as a line; otherwise what is alike is counted. */
  readonly all?: boolean;
}

const PAPER = '%PDF-';
const PROOF = 'c2sp.org/tlog-proof@';

/** `mingxuan verify`: a bundle, a paper with its proof, a log, or a bundle beside the log. Exit 2 when anything is wrong. */
export async function verifyCommand(file: string | undefined, wish: VerifyWish, lang: Lang): Promise<Answer> {
  const now = Math.floor(Date.now() / 1000);
  const trusted = await trustOf(wish);
  if (!trusted.ok) return misused(trusted.error, lang);
  const key = wish.key === undefined ? ok(undefined) : await signerKey(wish.key);
  if (!key.ok) return misused(key.error, lang);
  const all = wish.all === true;
  if (file === undefined)
    return wish.log === undefined ? misused(nothingGiven, lang) : verifyLog(wish.log, trusted.value, now, all, lang);
  const bytes = await readInput(file);
  if (!bytes.ok) return misused(bytes.error, lang);
  const begins = Buffer.from(bytes.value.subarray(0, PROOF.length)).toString('latin1');
  if (begins === PROOF) return verifyPaper(null, textOf(bytes.value), trusted.value, now, lang);
  if (begins.startsWith(PAPER) || wish.proof !== undefined) {
    const proof = await readInput(wish.proof ?? `${file}.tlog-proof`);
    if (!proof.ok) return misused(wish.proof === undefined ? noProofBeside(proof.error) : proof.error, lang);
    return verifyPaper(bytes.value, textOf(proof.value), trusted.value, now, lang);
  }
  const verified = verification(bytes.value, key.value, trusted.value, now);
  const beside = wish.log === undefined ? ok(verified) : await besideLog(verified, wish.log);
  if (!beside.ok) return refused(beside.error, lang);
  const json = verificationJson(beside.value, lang);
  const words = verificationText(beside.value, lang, all);
  return beside.value.ok ? fine(json, words) : faulty(json, words);
}

/** Holds a bundle's tree against the log as it is published now. */
async function besideLog(verified: Verification, where: string): Promise<Result<Verification, Refusal>> {
  const reader = openPublished(where);
  const read = await reader.file('checkpoint');
  if (!read.ok) return read;
  const note = readNote(read.value === null ? '' : textOf(read.value));
  const now = note.ok ? parseTreeHead(note.value.text) : note;
  if (!now.ok) return ok(withFaults(verified, [{ ...now.error, place: { file: 'checkpoint' } }]));
  const before = treeOf(verified.report.log);
  if (before === null) return ok(withFaults(verified, [noTree]));
  const apart = await continues(reader, before, now.value);
  if (!apart.ok) return apart;
  return ok(apart.value === null ? { ...verified, continuedTo: now.value.size } : withFaults(verified, [apart.value]));
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const nothingGiven = {
  zh: '请写出要检验的文件，或者用 --log 写出日志的网址。',
  en: 'Name a file to check, or a log with --log.',
};

/** A paper alone proves nothing, and whoever took it off a page has to be told where its proof is. */
const noProofBeside = ({ zh, en }: Text): Text => ({
  zh: `${zh}检验文书还要它的证明：公示页面上每份公告旁边可以下载（文件名是 PDF 的名字加 .tlog-proof），放到同一文件夹里，或用 --proof 指出。也可以检验整个证据包。`,
  en: `${en} A paper is checked by its proof: download it beside the notice on the residents' pages (the PDF's name and .tlog-proof), put it into the same folder or name it with --proof. Or verify the whole evidence bundle.`,
});

const noTree: Fault = {
  code: 'NO_LOG_PROOF',
  severity: 'error',
  seq: null,
  place: {},
  message: {
    zh: '这个证据包里没有公开日志的证明，无法对照',
    en: 'this bundle holds no proof of a log to compare with',
  },
};

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
    log: logJson(report),
    results,
    faults: faults.map(({ message, ...fault }) => ({ ...fault, message: message[lang] })),
  };
}

function logJson({ log }: BundleReport): unknown {
  if (log === null) return null;
  const { head, standing, confirmed } = log;
  return {
    origin: head?.origin ?? null,
    size: head?.size ?? null,
    signedWith: standing?.signedWith ?? [],
    cosigned: standing?.cosigned ?? [],
    policyConfirmed: confirmed,
  };
}

/** Who vouches for the bundle besides the one who signed it. */
function logLine({ log, faults }: BundleReport, lang: Lang): readonly string[] {
  const zh = lang === 'zh';
  if (log?.head === null || log?.standing === null || log === null) return [];
  // Where anything of it does not hold, that has been told; a tick beside it would take it back.
  if (faults.some(({ severity, place }) => severity === 'error' && place.file?.startsWith(LOG_FOLDER))) return [];
  const names = log.standing.cosigned.map(({ name }) => name).join(zh ? '、' : ', ');
  const { origin, size } = log.head;
  return [
    zh
      ? `✓ 最后一号在公开日志 ${origin}（${size} 项）里；见证人：${names === '' ? '没有' : names}。`
      : `✓ The last entry stands in the log ${origin} (${size} leaves); witnesses: ${names === '' ? 'none' : names}.`,
  ];
}

/** What was asked for and could not be said is said as well: silence would pass for agreement. */
const UNDECIDED = {
  zh: '✗ 没有按法规重新计算结果：证据先要完好。',
  en: '✗ No result was decided anew: the evidence must be whole first.',
};

const besideLine = (size: number | undefined, lang: Lang): readonly string[] =>
  size === undefined
    ? []
    : [
        lang === 'zh'
          ? `✓ 网上的日志现在有 ${size} 项，是接着这份证据里的日志写的。`
          : `✓ The published log has ${size} leaves now and continues the one of this evidence.`,
      ];

/** The first words, which are those of the page: whole, and signed by whom one expects; whole; or not. */
function headline({ ok, report: { manifest, entries, files }, faults }: Verification, lang: Lang): string {
  const zh = lang === 'zh';
  if (!ok) return zh ? '✗ 证据有问题：' : '✗ The evidence does not hold:';
  const of = zh
    ? `${manifest?.community ?? ''} 第 ${manifest?.round ?? ''} 届，${entries.length} 条账目环环相扣，${files.size} 个文件与清单相符。`
    : `${manifest?.community ?? ''}, round ${manifest?.round ?? ''}; ${entries.length} entries in one chain, ${files.size} files as listed.`;
  if (faults.some(({ code }) => code === 'KEY_UNCONFIRMED'))
    return zh
      ? `? 证据包前后一致，还差一步：核对公钥指纹。${of}`
      : `? The bundle holds together; one step is left: compare the key's fingerprint. ${of}`;
  return zh ? `✓ 证据完好，是这把钥匙签的：${of}` : `✓ The evidence holds, and is signed with that key: ${of}`;
}

export function verificationText(verified: Verification, lang: Lang, all = false): string {
  const zh = lang === 'zh';
  const { ok, report, faults, results, continuedTo } = verified;
  const lines = [
    headline(verified, lang),
    ...faultLines(faults, lang, all),
    ...logLine(report, lang),
    ...besideLine(continuedTo, lang),
  ];
  if (results === null) return onLines([...lines, UNDECIDED[lang]]);
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

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Fault, Head, LogFindings, Policy, Standing, TreeHead } from '@mingxuan/ledger';
import {
  auditLog,
  checkCheckpoint,
  consistencyPaths,
  filePathsOf,
  formatVkey,
  keysThatDidNotSign,
  parsePolicy,
  parseTreeHead,
  parseVkey,
  proveConsistency,
  readNote,
  verifyConsistency,
} from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { LogClient } from '../witness/log-client.ts';
import { logClient, unreachable } from '../witness/log-client.ts';

/** What a published log is worth: every fault, and where each community's chain ends by it. */
export interface LogAudit {
  readonly faults: readonly Fault[];
  readonly head: TreeHead | null;
  readonly standing: Standing | null;
  readonly heads: ReadonlyMap<string, Head>;
  /** The keys that it was held against. */
  readonly keys: readonly string[];
}

type Reader = Pick<LogClient, 'url' | 'file' | 'files'>;

export const isAddress = (where: string): boolean => /^https?:\/\//.test(where);

/** A log at an address, or a copy of it in a folder. */
export const openPublished = (where: string): Reader => (isAddress(where) ? logClient(where) : folder(where));

function folder(where: string): Reader {
  const file: Reader['file'] = async (name) => {
    try {
      return ok(await readFile(path.join(where, name)));
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
      return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' ? ok(null) : err(unreachable(where, code));
    }
  };
  return {
    url: where,
    file,
    files: async (names) => {
      const found = new Map<string, Uint8Array>();
      for (const name of names) {
        const read = await file(name);
        if (!read.ok) return read;
        if (read.value !== null) found.set(name, read.value);
      }
      return ok(found);
    },
  };
}

/** Reads the whole log and computes it anew. `trusted`: whose word counts, from elsewhere; null: what the log says of itself. */
export async function auditPublished(
  reader: Reader,
  trusted: Policy | null,
  now: number,
): Promise<Result<LogAudit, Refusal>> {
  const note = await textOf(reader, 'checkpoint');
  if (!note.ok) return note;
  if (note.value === null) return err(unreachable(reader.url, 'checkpoint'));
  const claimed = trusted === null ? await ownWord(reader) : ok(trusted);
  if (!claimed.ok) return claimed;
  const policy = claimed.value;
  const faults: Fault[] = trusted === null ? [unconfirmed(policy)] : [];
  const standing = policy === null ? null : checkCheckpoint(note.value, policy, now);
  if (policy !== null && standing !== null) {
    const unvouched = standing.ok ? keysThatDidNotSign(standing.value, policy) : [standing.error];
    faults.push(...unvouched.map((fault) => ({ ...fault, place: { file: 'checkpoint' } })));
  }
  const read = readNote(note.value);
  const head = read.ok ? parseTreeHead(read.value.text) : read;
  const keys = (policy?.logs ?? []).map(({ key }) => formatVkey(key));
  const vouched = standing?.ok === true ? standing.value : null;
  if (!head.ok) {
    faults.push(notALog(reader.url));
    // Said already where it was held against a policy.
    if (standing === null) faults.push({ ...head.error, place: { file: 'checkpoint' } });
    return ok({ faults, head: null, standing: null, heads: new Map(), keys });
  }
  const files = await reader.files(filePathsOf(head.value.size));
  if (!files.ok) return files;
  const audit = auditLog(head.value.size, head.value.root, (name) => files.value.get(name));
  return ok({ faults: [...faults, ...audit.faults], head: head.value, standing: vouched, heads: audit.heads, keys });
}

/** Does the log, as it is published now, continue the tree that a bundle or a paper was proven in? */
export async function continues(
  reader: Reader,
  before: TreeHead,
  now: TreeHead,
): Promise<Result<Fault | null, Refusal>> {
  if (before.size > now.size) return ok(forked(before, now));
  const files = await reader.files(consistencyPaths(before.size, now.size));
  if (!files.ok) return files;
  const proof = proveConsistency(before.size, now.size, (name) => files.value.get(name));
  const holds = proof.ok && verifyConsistency(before.size, now.size, before.root, now.root, proof.value);
  return ok(holds ? null : forked(before, now));
}

/** The tree that a bundle was proven in, if it holds one. */
export const treeOf = (log: LogFindings | null): TreeHead | null => log?.head ?? null;

const forked = (before: TreeHead, now: TreeHead): Fault => ({
  code: 'LOG_FORKED',
  severity: 'error',
  seq: null,
  place: { file: 'checkpoint' },
  message: {
    zh: `网上的日志（${now.size} 项）不是接着这份证据里的日志（${before.size} 项）写的：给人看的不是同一份`,
    en: `the published log (${now.size} leaves) does not continue the one of this evidence (${before.size}): people were shown different ones`,
  },
});

/** What the log says of itself: a policy, with every key that it names. */
async function ownWord(reader: Reader): Promise<Result<Policy | null, Refusal>> {
  const [policy, keys] = [await textOf(reader, 'policy'), await textOf(reader, 'keys')];
  if (!policy.ok) return policy;
  if (!keys.ok) return keys;
  const parsed = policy.value === null ? null : parsePolicy(policy.value);
  const lines = (keys.value ?? '').split('\n').flatMap((line) => {
    const key = parseVkey(line);
    return key.ok && key.value.type !== 'COSIGNATURE' ? [{ key: key.value, url: null }] : [];
  });
  const none: Policy = { logs: [], witnesses: [], groups: [], quorum: 'none' };
  const own = parsed?.ok === true ? parsed.value : none;
  const known = new Set(own.logs.map(({ key }) => formatVkey(key)));
  const logs = [...own.logs, ...lines.filter(({ key }) => !known.has(formatVkey(key)))];
  return ok(logs.length === 0 ? null : { ...own, logs });
}

const notALog = (url: string): Fault => ({
  code: 'NOT_A_LOG',
  severity: 'error',
  seq: null,
  place: { file: 'checkpoint' },
  message: {
    zh: `${url} 给出的不是公开日志的检查点：请先核对网址，一般以 /log 结尾`,
    en: `what ${url} shows is no checkpoint of a log: check the address first, it usually ends in /log`,
  },
});

const unconfirmed = (policy: Policy | null): Fault => ({
  code: 'KEY_UNCONFIRMED',
  severity: policy === null ? 'error' : 'warning',
  seq: null,
  place: { file: 'keys' },
  message: {
    zh: '日志的公钥只是它自己说的：请与公示栏上的核对，再用 --policy 或 --log-key 给出',
    en: 'the keys are only what the log itself says: compare them with ones obtained elsewhere and give them with --policy or --log-key',
  },
});

async function textOf(reader: Reader, name: string): Promise<Result<string | null, Refusal>> {
  const read = await reader.file(name);
  return read.ok ? ok(read.value === null ? null : Buffer.from(read.value).toString('utf8')) : read;
}

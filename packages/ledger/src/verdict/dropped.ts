import { parsePolicy } from '../log/policy.ts';
import type { Policy } from '../log/policy.ts';
import type { LogKey } from '../log/vkey.ts';
import { parseVkey } from '../log/vkey.ts';

/** A file that somebody put in, with the name it came under. */
export interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the files are, by their first bytes: names are for people. Of several of one kind the last one counts. */
export interface Sorted {
  readonly bundle: Dropped | null;
  readonly paper: Dropped | null;
  readonly proof: string | null;
  /** Texts that may say whom to trust. */
  readonly texts: readonly string[];
  readonly unknown: readonly string[];
}

const PROOF = 'c2sp.org/tlog-proof@';
/** No key, policy or proof is longer than this. */
const LONGEST_TEXT = 1 << 20;

export function sortDropped(files: readonly Dropped[]): Sorted {
  const sorted = { bundle: null, paper: null, proof: null, texts: [], unknown: [] } as {
    bundle: Dropped | null;
    paper: Dropped | null;
    proof: string | null;
    texts: string[];
    unknown: string[];
  };
  for (const file of files) {
    const text = file.bytes.length > LONGEST_TEXT ? '' : Buffer.from(file.bytes).toString('utf8');
    if (file.bytes[0] === 0x50 && file.bytes[1] === 0x4b) sorted.bundle = file;
    else if (text.startsWith('%PDF-') || startsAsPdf(file.bytes)) sorted.paper = file;
    else if (text.startsWith(PROOF)) sorted.proof = text;
    else if (saysWhom(text)) sorted.texts.push(text);
    else sorted.unknown.push(file.name);
  }
  return sorted;
}

const startsAsPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
const saysWhom = (text: string): boolean => trustIn(text) !== null;

/** Whom the reader trusts: the fingerprint of the key that signs bundles, and whose word counts for the log. */
export interface Trust {
  readonly fingerprint: string | null;
  readonly policy: Policy | null;
}

const FINGERPRINT = /^[0-9a-fA-F]{64}$/;

/**
 * Reads what somebody typed or dropped: a fingerprint (64 characters, with or without blanks), key lines of a log, or a whole
 * policy. Null where there is nothing of the kind in it.
 */
export function trustIn(text: string): Trust | null {
  const policy = parsePolicy(text);
  if (policy.ok && policy.value.logs.length > 0) return { fingerprint: null, policy: policy.value };
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const keys = lines.flatMap((line): readonly LogKey[] => {
    const key = parseVkey(line);
    return key.ok && key.value.type !== 'COSIGNATURE' ? [key.value] : [];
  });
  const bare = lines.map((line) => line.replaceAll(/\s/g, '')).find((line) => FINGERPRINT.test(line));
  if (keys.length === 0 && bare === undefined) return null;
  const logs = keys.map((key) => ({ key, url: null }));
  return {
    fingerprint: bare?.toLowerCase() ?? null,
    policy: logs.length === 0 ? null : { logs, witnesses: [], groups: [], quorum: 'none' },
  };
}

/** Everything that was said about whom to trust, taken together; the last word on each counts. */
export function trustOf(texts: readonly string[]): Trust {
  let trust: Trust = { fingerprint: null, policy: null };
  for (const text of texts) {
    const more = trustIn(text);
    if (more === null) continue;
    trust = { fingerprint: more.fingerprint ?? trust.fingerprint, policy: more.policy ?? trust.policy };
  }
  return trust;
}

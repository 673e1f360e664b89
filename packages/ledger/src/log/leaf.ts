import { sm3Hex } from '@mingxuan/guomi';
import type { CanonicalFault } from '../canonical.ts';
import { canonicalize, parseCanonical } from '../canonical.ts';
import { digest, HASH_PATTERN } from '../digest.ts';
import type { Entry } from '../entry.ts';
import { isLabel } from '../entry.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { LogFault } from './fault.ts';
import { refuse } from './fault.ts';

/** What the log of an installation holds of one entry of one community: where it stands, and its digest twice. */
export interface LogLeaf {
  readonly community: string;
  readonly seq: number;
  /** `entryHash`: SHA-256, hex. */
  readonly hash: string;
  /** SM3 (GB/T 32905) of the very bytes that `hash` is the SHA-256 of, hex. */
  readonly sm3: string;
}

const FIELDS = 'community,hash,seq,sm3,v';

/** The leaf of an entry. It shows nothing of the entry that could be guessed: every personal datum in it is salted. */
export function leafOf(entry: Entry): Result<LogLeaf, CanonicalFault> {
  const spelled = canonicalize(entry);
  return spelled.ok ? ok(leafOfText(entry, spelled.value)) : spelled;
}

/** The same from an entry's canonical text, where that has been checked already. */
export const leafOfText = ({ community, seq }: Pick<Entry, 'community' | 'seq'>, canonical: string): LogLeaf => ({
  community,
  seq,
  hash: digest('entry', canonical),
  sm3: sm3Hex(`mingxuan/v1/entry\0${canonical}`),
});

/** The leaf's bytes, which the tree is built over: canonical JSON with `v` 1, at most some 400 bytes. */
export function encodeLeaf(leaf: LogLeaf): Uint8Array {
  const { community, seq, hash, sm3 } = leaf;
  // Spelled by hand, as canonicalize would: the fields are known, and a log encodes millions.
  return Buffer.from(`{"community":${JSON.stringify(community)},"hash":"${hash}","seq":${seq},"sm3":"${sm3}","v":1}`);
}

/** Reads a leaf of unknown origin. */
export function parseLeaf(bytes: Uint8Array): Result<LogLeaf, LogFault> {
  const read = parseCanonical(Buffer.from(bytes).toString('utf8'));
  const value = read.ok ? read.value : null;
  const bad = (): Result<never, LogFault> =>
    refuse('BAD_LEAF', '日志中的一项读不懂', 'a leaf of the log cannot be read');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad();
  const { community, seq, hash, sm3, v } = value as { readonly [key: string]: unknown };
  const fits = Object.keys(value).join(',') === FIELDS && v === 1 && isLabel(community) && isSeq(seq);
  if (!fits || !isHash(hash) || !isHash(sm3)) return bad();
  const leaf: LogLeaf = { community, seq, hash, sm3 };
  return Buffer.from(encodeLeaf(leaf)).equals(bytes) ? ok(leaf) : bad();
}

const isSeq = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1;
const isHash = (value: unknown): value is string => typeof value === 'string' && HASH_PATTERN.test(value);

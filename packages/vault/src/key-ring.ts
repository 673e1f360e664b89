import { createHash } from 'node:crypto';
import type { VaultFault } from './fault.ts';
import { keysUnreadable } from './fault.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** One secret of 256 bits. The id is a digest of the key, so that a key under a wrong name is noticed. */
export interface RingKey {
  /** 16 hex digits. */
  readonly id: string;
  readonly key: Buffer;
  /** ISO instant, for people. */
  readonly made: string;
}

/** All that opens an installation's encrypted values. Lies in a file of its own, never in the database. */
export interface KeyRing {
  /** New values are encrypted under the first; the others still open what was encrypted before. Never empty. */
  readonly masters: readonly [RingKey, ...RingKey[]];
  /** For equality look-ups inside one community. */
  readonly lookup: RingKey;
  /** For finding one person in two communities of the installation; on its own, so that it can be kept elsewhere one day. */
  readonly duplicates: RingKey;
}

export const KEY_BYTES = 32;
const HEADING = 'mingxuan vault keys';
const VERSION = 1;

/** Fresh random bytes, so many. */
export type Random = (bytes: number) => Buffer;

export const keyIdOf = (key: Buffer): string =>
  createHash('sha256').update('mingxuan key id 1\0').update(key).digest('hex').slice(0, 16);

export const makeKey = (random: Random, made: string): RingKey => {
  const key = random(KEY_BYTES);
  return { id: keyIdOf(key), key, made };
};

export const makeKeyRing = (random: Random, made: string): KeyRing => ({
  masters: [makeKey(random, made)],
  lookup: makeKey(random, made),
  duplicates: makeKey(random, made),
});

/** The ring with a new key in front; the old ones stay until nothing uses them. */
export const withNewMaster = (ring: KeyRing, fresh: RingKey): KeyRing => ({
  ...ring,
  masters: [fresh, ...ring.masters],
});

/** The ring with nothing but its newest master key. */
export const withoutOldMasters = (ring: KeyRing): KeyRing => ({ ...ring, masters: [ring.masters[0]] });

const printed = ({ id, key, made }: RingKey) => ({ id, key: key.toString('base64url'), made });

/** The ring as its file holds it. */
export const printKeyRing = (ring: KeyRing): string =>
  `${JSON.stringify(
    {
      [HEADING]: VERSION,
      masters: ring.masters.map(printed),
      lookup: printed(ring.lookup),
      duplicates: printed(ring.duplicates),
    },
    null,
    2,
  )}\n`;

/** Reads a ring's file; `where` is named in the fault. */
export function parseKeyRing(text: string, where: string): Result<KeyRing, VaultFault> {
  const bad = (zh: string, en: string) => err(keysUnreadable(where, { zh, en }));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return bad('内容不完整', 'it is not complete');
  }
  if (!isRecord(json) || json[HEADING] !== VERSION)
    return bad('不是本系统的钥匙文件', 'it is not a key file of this version');
  const masters = Array.isArray(json['masters']) ? json['masters'].map(readKey) : [];
  const lookup = readKey(json['lookup']);
  const duplicates = readKey(json['duplicates']);
  const [first, ...others] = masters;
  if (first === undefined || first === null || lookup === null || duplicates === null) {
    return bad('钥匙缺失或改动过', 'a key is missing or was changed');
  }
  const older = others.filter((key) => key !== null);
  if (older.length < others.length) return bad('旧钥匙改动过', 'an older key was changed');
  return ok({ masters: [first, ...older], lookup, duplicates });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readKey(value: unknown): RingKey | null {
  if (!isRecord(value)) return null;
  const { id, key: spelled, made } = value;
  if (typeof id !== 'string' || typeof spelled !== 'string' || typeof made !== 'string') return null;
  const key = Buffer.from(spelled, 'base64url');
  return key.length === KEY_BYTES && keyIdOf(key) === id ? { id, key, made } : null;
}

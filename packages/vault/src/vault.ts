import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomFillSync } from 'node:crypto';
import type { VaultFault } from './fault.ts';
import { keyMissing, valueDamaged } from './fault.ts';
import type { KeyRing, RingKey } from './key-ring.ts';
import { KEY_BYTES } from './key-ring.ts';
import { keyedHash } from './keyed-hash.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** Where a value stands. It is bound to this place: the same bytes anywhere else do not open. */
export interface Place {
  readonly community: string;
  readonly table: string;
  readonly column: string;
  /** The rest of the row's key, spelled in one way. */
  readonly row: string;
}

/** Closes and opens single values. AES-256-GCM under a key of the community and table, derived by HKDF-SHA256. */
export interface Vault {
  /** What new values are encrypted under. */
  readonly currentKeyId: string;
  readonly keyIds: readonly string[];
  /** As bytes: version, key id, nonce, ciphertext, tag. */
  readonly seal: (place: Place, plain: string | Uint8Array) => Buffer;
  readonly open: (place: Place, sealed: Uint8Array) => Result<Buffer, VaultFault>;
  /** As text: `v1.<key id>.<base64url of nonce, ciphertext, tag>`. */
  readonly sealText: (place: Place, plain: string) => string;
  readonly openText: (place: Place, sealed: string) => Result<string, VaultFault>;
  /** Keyed hash (HMAC-SHA256, 128 bits) for looking a value up inside one community; `kind` keeps sorts of values apart. */
  readonly lookup: (community: string, kind: string, value: string) => Buffer;
  /** Keyed hash by which the same value is found in every community of the installation, and nowhere else. */
  readonly across: (kind: string, value: string) => Buffer;
}

const VERSION = 1;
const ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + ID_BYTES;
const HASH_BYTES = 16;
const TEXT_FORM = /^v1\.([0-9a-f]{16})\.([A-Za-z0-9_-]+)$/;

/** The first bytes of everything sealed under this key, for telling in SQL what a rotation still has to do. */
export const headOf = (keyId: string): Buffer => Buffer.concat([Buffer.from([VERSION]), Buffer.from(keyId, 'hex')]);
/** The same for the text form. */
export const textHeadOf = (keyId: string): string => `v1.${keyId}.`;

export function openVault(ring: KeyRing): Vault {
  const current = ring.masters[0];
  const head = headOf(current.id);
  const textHead = textHeadOf(current.id);
  const masters = new Map(ring.masters.map((key): [string, RingKey] => [key.id, key]));
  const dataKey = derived(createSecretKey);
  const hashOf = derived((key) => keyedHash(key, HASH_BYTES));
  const nonce = nonces();
  const cipher = (place: Place, plain: string | Uint8Array): readonly [Buffer, Buffer, Buffer] => {
    const fresh = nonce();
    const made = createCipheriv('aes-256-gcm', dataKey(current, 'field', place.table, place.community), fresh);
    made.setAAD(contextOf(place));
    const body = typeof plain === 'string' ? made.update(plain, 'utf8') : made.update(plain);
    made.final();
    return [fresh, body, made.getAuthTag()];
  };
  const decipher = (place: Place, keyId: string, sealed: Uint8Array): Result<Buffer, VaultFault> => {
    const damaged = () => err(valueDamaged(place.table, place.column, place.row));
    const master = masters.get(keyId);
    if (master === undefined) return err(keyMissing([keyId]));
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return damaged();
    const key = dataKey(master, 'field', place.table, place.community);
    const open = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    open.setAAD(contextOf(place));
    open.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      const plain = open.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
      open.final();
      return ok(plain);
    } catch {
      return damaged();
    }
  };
  return {
    currentKeyId: current.id,
    keyIds: ring.masters.map((key) => key.id),
    seal: (place, plain) => Buffer.concat([head, ...cipher(place, plain)]),
    open: (place, sealed) =>
      sealed.length < HEAD_BYTES || sealed[0] !== VERSION
        ? err(valueDamaged(place.table, place.column, place.row))
        : decipher(place, Buffer.from(sealed.subarray(1, HEAD_BYTES)).toString('hex'), sealed.subarray(HEAD_BYTES)),
    sealText: (place, plain) => textHead + Buffer.concat(cipher(place, plain)).toString('base64url'),
    openText: (place, sealed) => {
      const parts = TEXT_FORM.exec(sealed);
      if (parts === null) return err(valueDamaged(place.table, place.column, place.row));
      const opened = decipher(place, parts[1] ?? '', Buffer.from(parts[2] ?? '', 'base64url'));
      return opened.ok ? ok(opened.value.toString('utf8')) : opened;
    },
    lookup: (community, kind, value) => hashOf(ring.lookup, 'look-up', kind, community)(value),
    across: (kind, value) => hashOf(ring.duplicates, 'duplicates', kind, '')(value),
  };
}

// As JSON, so that no two places are spelled alike.
const contextOf = ({ community, table, column, row }: Place): Buffer =>
  Buffer.from(JSON.stringify([community, table, column, row]));

/** Beyond this many communities what was derived is forgotten and made again: a city has some thousands. */
const MOST_KEPT = 10_000;

/** Keys derived by HKDF-SHA256 for a purpose and a community, each as it is used, kept for the next time. */
function derived<Use>(
  use: (key: Buffer) => Use,
): (master: RingKey, sort: string, kind: string, community: string) => Use {
  // One map inside the other: to join the names at every call takes longer than the look-ups do.
  const kept = new Map<string, Map<RingKey, Map<string, Use>>>();
  return (master, sort, kind, community) => {
    const known = kept.get(community)?.get(master)?.get(kind);
    if (known !== undefined) return known;
    const info = `mingxuan 1\0${sort} ${kind}\0${community}`;
    const made = use(Buffer.from(hkdfSync('sha256', master.key, Buffer.alloc(0), info, KEY_BYTES)));
    if (kept.size >= MOST_KEPT) kept.clear();
    const ofCommunity = kept.get(community) ?? new Map<RingKey, Map<string, Use>>();
    const ofMaster = ofCommunity.get(master) ?? new Map<string, Use>();
    kept.set(community, ofCommunity.set(master, ofMaster.set(kind, made)));
    return made;
  };
}

/**
 * Random nonces of 96 bits, many drawn at a time: asking the system for twelve bytes costs as much as encrypting. Each is good until
 * the next is asked for.
 */
function nonces(): () => Buffer {
  const drawn = Buffer.alloc(NONCE_BYTES * 1024);
  let used = drawn.length;
  return () => {
    if (used === drawn.length) {
      randomFillSync(drawn);
      used = 0;
    }
    used += NONCE_BYTES;
    return drawn.subarray(used - NONCE_BYTES, used);
  };
}

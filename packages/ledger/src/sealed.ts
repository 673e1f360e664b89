import type { CanonicalFault, JsonValue } from './canonical.ts';
import { canonicalize } from './canonical.ts';
import { HASH_PATTERN, keyedDigest, sha256Hex } from './digest.ts';
import type { Fault, Place } from './fault.ts';
import { broken } from './fault.ts';
import { hasExactly } from './field-names.ts';
import { merkleRoot } from './merkle.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** Who may see the value: everybody, or only those who receive the restricted bundle. */
export type Disclosure = 'PUBLIC' | 'RESTRICTED';

/** A record as it is before sealing. */
export interface RecordDraft {
  readonly disclosure: Disclosure;
  readonly value: JsonValue;
}

/** A record that can still be read: its salt (128 bits as 32 hex digits) and value reproduce the commitment. */
export interface OpenRecord extends RecordDraft {
  readonly salt: string;
}

/** What is left once salt and value are deleted (PIPL art. 47): enough for every hash above it, and nothing more. */
export interface ErasedRecord {
  readonly erased: true;
  readonly commitment: string;
}

/** Personal data stands beside an entry, never in it; the entry holds only the Merkle root over the commitments. */
export type SealedRecord = OpenRecord | ErasedRecord;

export type SealedRecordCode = 'BAD_RECORD';

const SALT_PATTERN = /^[0-9a-f]{32}$/;

export const isErased = (record: SealedRecord): record is ErasedRecord => 'erased' in record;
export const isSalt = (salt: unknown): salt is string => typeof salt === 'string' && SALT_PATTERN.test(salt);

/**
 * HMAC-SHA256(salt, prefix ‖ canonical({disclosure, value})), in hex. A bare hash of a name or an identity number can be
 * guessed by trying them all; without the salt, this cannot.
 */
export function commitment(record: SealedRecord): Result<string, CanonicalFault> {
  if (isErased(record)) return ok(record.commitment);
  const spelled = canonicalize({ disclosure: record.disclosure, value: record.value });
  return spelled.ok ? ok(keyedDigest('record', record.salt, spelled.value)) : spelled;
}

/** A record as it was spelled for its commitment: whoever stores it need not spell it again. */
export interface SpelledRecord {
  /** The value alone, in canonical spelling. */
  readonly value: string;
  readonly commitment: string;
}

/** Spells a record once, for its commitment and for whoever keeps it. */
export function spellRecord({ disclosure, salt, value }: OpenRecord): Result<SpelledRecord, CanonicalFault> {
  const spelled = canonicalize({ disclosure, value });
  if (!spelled.ok) return spelled;
  // `value` comes last in canonical order, so its spelling is all but the closing brace.
  const before = `{"disclosure":"${disclosure}","value":`.length;
  return ok({ value: spelled.value.slice(before, -1), commitment: keyedDigest('record', salt, spelled.value) });
}

/** RFC 6962 root, in hex, over the records' commitments (32 bytes each) in their order. */
export function sealedRoot(records: readonly SealedRecord[]): Result<string, CanonicalFault> {
  const commitments: string[] = [];
  for (const record of records) {
    const made = commitment(record);
    if (!made.ok) return made;
    commitments.push(made.value);
  }
  return ok(rootOf(commitments));
}

/** The same over commitments already made. */
export function rootOf(commitments: readonly string[]): string {
  const [only] = commitments;
  // Most entries have no record or one, whose leaf hash is the root.
  if (only === undefined) return NOTHING;
  if (commitments.length === 1) {
    ONE_LEAF.write(only, 1, 'hex');
    return sha256Hex(ONE_LEAF);
  }
  return Buffer.from(merkleRoot(commitments.map((one) => Buffer.from(one, 'hex')))).toString('hex');
}

/** What a leaf hash is taken over (RFC 6962 section 2.1): a zero byte, and room for a commitment. */
const ONE_LEAF = Buffer.alloc(33);

/** SHA-256 of nothing: the root over no records. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Deletes salt and value and keeps the commitment. Erasing twice changes nothing. */
export function erase(record: SealedRecord): Result<ErasedRecord, CanonicalFault> {
  const made = commitment(record);
  return made.ok ? ok({ erased: true, commitment: made.value }) : made;
}

const OPEN_FIELDS = ['disclosure', 'salt', 'value'];
const ERASED_FIELDS = ['commitment', 'erased'];

/** Reads a record of unknown origin; `place` is passed on into the fault. */
export function parseSealedRecord(
  value: JsonValue | undefined,
  seq: number | null,
  place: Place,
): Result<SealedRecord, Fault<SealedRecordCode>> {
  const bad = (zh: string, en: string): Result<never, Fault<SealedRecordCode>> =>
    err(broken('BAD_RECORD', seq, place, `密封记录不完整：${zh}`, `malformed sealed record: ${en}`));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return bad('不是对象', 'not an object');
  const fields = value as { readonly [key: string]: JsonValue };
  if (!hasExactly(fields, OPEN_FIELDS)) {
    if (!hasExactly(fields, ERASED_FIELDS))
      return bad('栏目不对', `unexpected fields ${Object.keys(fields).sort().join(',')}`);
    const { commitment: kept, erased } = fields;
    if (erased !== true || typeof kept !== 'string' || !HASH_PATTERN.test(kept)) return bad('承诺值', 'commitment');
    return ok({ erased, commitment: kept });
  }
  const { salt, disclosure, value: inner } = fields;
  if (!isSalt(salt)) return bad('盐值应为 32 位十六进制', 'salt must be 32 hex digits');
  if (disclosure !== 'PUBLIC' && disclosure !== 'RESTRICTED') return bad('公开范围', 'disclosure');
  return inner === undefined ? bad('没有内容', 'no value') : ok({ salt, disclosure, value: inner });
}

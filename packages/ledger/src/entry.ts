import type { CanonicalFault, JsonObject, JsonValue } from './canonical.ts';
import { canonicalize } from './canonical.ts';
import { digest, HASH_PATTERN } from './digest.ts';
import type { Fault, Place } from './fault.ts';
import { broken } from './fault.ts';
import { hasExactly } from './field-names.ts';
import { isDay, isInstant } from './instant.ts';
import { findIdentityNumber } from './personal.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';
import type { OpenRecord, RecordDraft, SealedRecord, SpelledRecord } from './sealed.ts';
import { isSalt, rootOf, spellRecord } from './sealed.ts';

/** Which of a community's three courses the act belongs to: the round as a whole, or one of its two elections. */
export type Stream = 'CYCLE' | 'PARTY' | 'RESIDENTS';

/** Who acted. `account` is the account's identifier, never a person's name. */
export interface Actor {
  readonly account: string;
  readonly role: string;
}

/** One act, as it stands in the community's chain for good. */
export interface Entry {
  readonly v: 1;
  readonly community: string;
  /** 1, 2, 3 … over all three streams of the community, without a gap. */
  readonly seq: number;
  readonly stream: Stream;
  /** What happened, as `ROLL_PUBLISHED`. */
  readonly type: string;
  /** When it was recorded: an instant in UTC. */
  readonly at: string;
  /** The day on which the act counts in law: YYYY-MM-DD. */
  readonly on: string;
  readonly actor: Actor;
  /** Public facts only; personal data goes into sealed records. */
  readonly body: JsonObject;
  readonly sealed: { readonly count: number; readonly root: string };
  /** `entryHash` of the entry before, 64 zeros for the first. */
  readonly prev: string;
}

/** An act before it has its place in the chain. Records keep their order. */
export interface EntryDraft {
  readonly community: string;
  readonly stream: Stream;
  readonly type: string;
  readonly at: string;
  readonly on: string;
  readonly actor: Actor;
  readonly body: JsonObject;
  readonly records: readonly RecordDraft[];
}

/** The last entry of a chain: where the next one attaches. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export interface SealedEntry {
  readonly entry: Entry;
  readonly hash: string;
  readonly sealed: readonly SealedRecord[];
}

/** An entry just sealed, with its records as they were spelled. */
export interface SpelledEntry extends SealedEntry {
  readonly spelled: readonly SpelledRecord[];
}

export type EntryCode = 'BAD_ENTRY' | 'BAD_SALT' | 'PERSONAL_DATA_IN_BODY';
export type SealFault = CanonicalFault | Fault<EntryCode>;

/** Where the first entry attaches. */
export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) };

/** SHA-256 over `mingxuan/v1/entry`, a zero byte and the canonical entry; hex. */
export function entryHash(entry: Entry): Result<string, CanonicalFault> {
  const spelled = canonicalize(entry);
  return spelled.ok ? ok(digest('entry', spelled.value)) : spelled;
}

/**
 * Gives a draft its place after `prev` and seals its records. `salts` must return 128 fresh random bits as 32 hex digits
 * at every call; a salt that is malformed or used twice is refused, because two records under one salt can be compared.
 */
export function seal(draft: EntryDraft, prev: Head, salts: () => string): Result<SealedEntry, SealFault> {
  const made = sealSpelled(draft, prev, salts);
  if (!made.ok) return made;
  const { entry, hash, sealed } = made.value;
  return ok({ entry, hash, sealed });
}

/** The same, with the spelling of each record, for whoever writes it down. */
export function sealSpelled(draft: EntryDraft, prev: Head, salts: () => string): Result<SpelledEntry, SealFault> {
  const { records, ...act } = draft;
  const sealed: OpenRecord[] = [];
  const spelled: SpelledRecord[] = [];
  const used = new Set<string>();
  for (const [record, { disclosure, value }] of records.entries()) {
    const salt = salts();
    if (!isSalt(salt) || used.has(salt)) {
      return err(
        broken(
          'BAD_SALT',
          prev.seq + 1,
          { record },
          '盐值必须是 32 位十六进制随机数，且不得重复',
          'a salt must be 32 random hex digits, never repeated',
        ),
      );
    }
    used.add(salt);
    const open = { salt, disclosure, value };
    const made = spellRecord(open);
    if (!made.ok) return made;
    sealed.push(open);
    spelled.push(made.value);
  }
  const entry: Entry = {
    v: 1,
    ...act,
    seq: prev.seq + 1,
    sealed: { count: sealed.length, root: rootOf(spelled.map((one) => one.commitment)) },
    prev: prev.hash,
  };
  const hash = checkedHash(entry);
  return hash.ok ? ok({ entry, hash: hash.value, sealed, spelled }) : hash;
}

function checkedHash(entry: Entry): Result<string, SealFault> {
  const hash = entryHash(entry);
  if (!hash.ok) return hash;
  const [fault] = entryFaults(entry, entry.seq, {});
  if (fault !== undefined) return err(fault);
  const path = findIdentityNumber(entry.body, '$.body');
  if (path !== null) {
    return err(
      broken(
        'PERSONAL_DATA_IN_BODY',
        entry.seq,
        { path },
        `公开内容中有身份证号，应放进密封记录：${path}`,
        `an identity number stands in the public body; it belongs in a sealed record: ${path}`,
      ),
    );
  }
  return hash;
}

/** Reads an entry of unknown origin: either every field is right, or all that is wrong with them. */
export function parseEntry(value: JsonValue, place: Place): Result<Entry, readonly Fault<EntryCode>[]> {
  const seq = isObject(value) && typeof value['seq'] === 'number' ? value['seq'] : null;
  const faults = entryFaults(value, seq, place);
  // entryFaults has checked every field of the type.
  return faults.length === 0 ? ok(value as unknown as Entry) : err(faults);
}

/** An identifier or label of 1 to 64 characters without spaces or control characters. */
export const isLabel = (value: unknown): value is string =>
  typeof value === 'string' &&
  (PLAIN_LABEL.test(value) || (value.length >= 1 && value.length <= 64 && !/[\s\p{C}]/u.test(value)));

// What nearly all identifiers are made of; asking for Unicode's classes takes much longer.
const PLAIN_LABEL = /^[!-~]{1,64}$/;

const TYPE_PATTERN = /^[A-Z][A-Z0-9_]{0,63}$/;
const FIELDS = ['actor', 'at', 'body', 'community', 'on', 'prev', 'sealed', 'seq', 'stream', 'type', 'v'] as const;
const NAMED = FIELDS.join(',');
const ACTOR_FIELDS = ['account', 'role'] as const;
const SEALED_FIELDS = ['count', 'root'] as const;
const STREAMS: readonly unknown[] = ['CYCLE', 'PARTY', 'RESIDENTS'] satisfies readonly Stream[];

function entryFaults(value: unknown, seq: number | null, place: Place): Fault<EntryCode>[] {
  const faults: Fault<EntryCode>[] = [];
  const check = (holds: boolean, field: string, zh: string, en: string): void => {
    if (!holds) {
      const at: Place = { ...place, path: field === '' ? '$' : `$.${field}` };
      faults.push(broken('BAD_ENTRY', seq, at, `账目的“${field}”${zh}`, `entry field ${field} ${en}`));
    }
  };
  if (!isObject(value)) {
    check(false, '', '不是对象', 'is not an object');
    return faults;
  }
  check(hasExactly(value, FIELDS), '', `栏目不对，应为 ${NAMED}`, `must have exactly ${NAMED}`);
  check(value['v'] === 1, 'v', '应为 1', 'must be 1');
  check(isLabel(value['community']), 'community', '不是社区编号', 'is not a community identifier');
  check(isCount(value['seq'], 1), 'seq', '应为从 1 起的序号', 'must be 1 or more');
  check(STREAMS.includes(value['stream']), 'stream', '不认识', 'is unknown');
  check(matches(value['type'], TYPE_PATTERN), 'type', '写法不对', 'must be upper case with underscores');
  check(isInstant(value['at']), 'at', '不是世界时时刻', 'must be an instant in UTC');
  check(isDay(value['on']), 'on', '不是日期', 'must be a calendar day');
  check(isActor(value['actor']), 'actor', '应有账号和岗位', 'must have account and role');
  check(isObject(value['body']), 'body', '不是对象', 'must be an object');
  check(isSealedSummary(value['sealed']), 'sealed', '应有条数和根值', 'must have count and root');
  check(matches(value['prev'], HASH_PATTERN), 'prev', '应为 64 位十六进制', 'must be 64 hex digits');
  return faults;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const matches = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);
const isCount = (value: unknown, least: number): boolean => Number.isSafeInteger(value) && Number(value) >= least;

const isActor = (value: unknown): boolean =>
  isObject(value) && hasExactly(value, ACTOR_FIELDS) && isLabel(value['account']) && isLabel(value['role']);

const isSealedSummary = (value: unknown): boolean =>
  isObject(value) &&
  hasExactly(value, SEALED_FIELDS) &&
  isCount(value['count'], 0) &&
  matches(value['root'], HASH_PATTERN);

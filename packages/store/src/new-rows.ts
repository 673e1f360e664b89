import type { SealedEntry, SpelledEntry } from '@mingxuan/ledger';
import { canonicalize, isErased } from '@mingxuan/ledger';
import type { Vault } from '@mingxuan/vault';
import type { VoterPut } from './net-changes.ts';
import type { PrivateColumns } from './private-values.ts';
import { SALT_INSIDE, sealRecord, sealVoter } from './private-values.ts';

/** Rows as an act writes them, whichever way they go to the server. */
export interface NewEntry {
  readonly seq: number;
  readonly hash: string;
  readonly prev: string;
  readonly stream: string;
  readonly type: string;
  readonly at: string;
  readonly on_day: string;
  readonly actor_account: string;
  readonly actor_role: string;
  readonly body: string;
  readonly sealed_count: number;
  readonly sealed_root: string;
}

export interface NewSealed {
  readonly seq: number;
  readonly idx: number;
  readonly commitment: string;
  readonly disclosure: string;
  readonly salt: string;
  readonly value: string;
}

export interface NewVoter extends PrivateColumns {
  readonly voter_no: number;
  readonly ground: string;
  readonly removed: boolean;
  readonly seq: number;
  readonly name: string | null;
  readonly sex: string | null;
  readonly birth: string | null;
  readonly group_name: string | null;
  readonly household: string | null;
  readonly pinyin: string | null;
  readonly initials: string | null;
}

export function newEntry({ entry, hash }: SealedEntry): NewEntry {
  return {
    seq: entry.seq,
    hash,
    prev: entry.prev,
    stream: entry.stream,
    type: entry.type,
    at: entry.at,
    on_day: entry.on,
    actor_account: entry.actor.account,
    actor_role: entry.actor.role,
    body: canonical(entry.body),
    sealed_count: entry.sealed.count,
    sealed_root: entry.sealed.root,
  };
}

/** Lazily, so that the rows of a roll of a hundred thousand are never in memory at once. */
export function* newSealed(
  vault: Vault,
  communityId: string,
  entries: readonly SpelledEntry[],
): Generator<NewSealed, void, undefined> {
  for (const { entry, sealed, spelled } of entries) {
    for (const [idx, record] of sealed.entries()) {
      const made = spelled[idx];
      if (made === undefined || isErased(record))
        throw new Error(`entry ${entry.seq} record ${idx} was not freshly sealed`);
      const { salt, disclosure } = record;
      const at = { seq: entry.seq, idx };
      const { value, commitment } = made;
      // What everybody may see stays as it is; the rest is closed, its salt with it.
      yield disclosure === 'PUBLIC'
        ? { ...at, commitment, disclosure, salt, value }
        : {
            ...at,
            commitment,
            disclosure,
            salt: SALT_INSIDE,
            value: sealRecord(vault, communityId, at, { salt, value }),
          };
    }
  }
}

export function newVoter(vault: Vault, communityId: string, { voter, compared, seq }: VoterPut): NewVoter {
  return {
    voter_no: voter.voterNo,
    ground: voter.ground,
    removed: voter.removed,
    seq,
    name: voter.name,
    sex: voter.sex,
    birth: voter.birth,
    group_name: voter.group,
    household: voter.household,
    pinyin: voter.pinyin,
    initials: voter.initials,
    ...sealVoter(vault, communityId, voter, compared),
  };
}

// `seal` has already proven that the value can be spelled.
function canonical(value: unknown): string {
  const spelled = canonicalize(value);
  if (!spelled.ok) throw new Error(spelled.error.message.en);
  return spelled.value;
}

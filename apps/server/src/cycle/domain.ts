import type { Fact, Recorded, State } from '@mingxuan/election';
import { evolve, unopened } from '@mingxuan/election';
import type { EntryDraft, JsonObject, JsonValue } from '@mingxuan/ledger';
import { pinyinKeys } from '@mingxuan/roll';
import type { IsoDate } from '@mingxuan/rulebook';
import type { Domain, ProjectionChange, RecordedAct, Voter } from '@mingxuan/store';

/** An entry of the ledger as the fact it records. What the ledger holds was decided by `election`, so the shapes agree. */
export function recordedFact({ entry, records }: RecordedAct): Recorded {
  const fact = { type: entry.type, stream: entry.stream, body: entry.body, sealed: records } as unknown as Fact;
  return { seq: entry.seq, at: entry.at, on: entry.on as IsoDate, actor: entry.actor, fact };
}

/** A decided fact as the ledger takes it. */
export function draftOf(fact: Fact, about: Pick<EntryDraft, 'community' | 'at' | 'on' | 'actor'>): EntryDraft {
  return {
    ...about,
    stream: fact.stream,
    type: fact.type,
    body: fact.body as unknown as JsonObject,
    records: fact.sealed.map((s) => ({ disclosure: s.disclosure, value: s.value as unknown as JsonValue })),
  };
}

/** How the store folds a community's ledger. The version changes when folding changes, so old snapshots are not trusted. */
export const cycleDomain: Domain<State> = {
  version: 'cycle-21',
  initial: unopened,
  evolve: (state, act) => evolve(state, recordedFact(act)),
  project: (act, { before }) => project(recordedFact(act), before),
};

/** The rows that screens search: the roll and the poll book. */
function project({ fact, at }: Recorded, before: State): readonly ProjectionChange[] {
  switch (fact.type) {
    case 'ROLL_IMPORTED':
      return [
        ...discarded(before, fact.sealed.length),
        ...fact.sealed.flatMap((s, index) => put(s.value, index + 1, before)),
      ];
    case 'VOTER_ADDED':
    case 'VOTER_CORRECTED':
      return fact.sealed.flatMap((s) => put(s.value, fact.body.voterNo, before));
    case 'VOTER_REMOVED':
      return [{ kind: 'VOTER_REMOVED', voterNo: fact.body.voterNo }];
    case 'VOTER_CHECKED_IN':
      return fact.sealed.flatMap(({ value }): ProjectionChange[] =>
        value === null
          ? []
          : [
              {
                kind: 'CHECKED_IN',
                checkIn: {
                  pollId: fact.body.poll,
                  voterNo: value.voterNo,
                  channel: fact.body.channel,
                  place: fact.body.place,
                  device: fact.body.device,
                  deviceSeq: fact.body.deviceSeq,
                  trusteeNo: value.trustee ?? null,
                  at,
                },
              },
            ],
      );
    case 'CHECK_IN_UNDONE':
      return fact.sealed.flatMap(({ value }): ProjectionChange[] =>
        value === null ? [] : [{ kind: 'CHECK_IN_UNDONE', pollId: fact.body.poll, voterNo: value.voterNo }],
      );
    case 'RECORDS_ERASED':
      return erased(fact, before);
    default:
      return [];
  }
}

type Sealed = Extract<Fact, { type: 'ROLL_IMPORTED' }>['sealed'][number]['value'];

/** A voter whose record was erased keeps the number, so that the roll's count and later acts still stand. */
function put(voter: Sealed, voterNo: number, before: State): ProjectionChange[] {
  const row = voter === null ? nobody(voterNo) : { ...nobody(voterNo), ...known(voter) };
  return [{ kind: 'VOTER_PUT', voter: row, compared: before.status !== 'UNOPENED' && before.mode !== 'REHEARSAL' }];
}

const nobody = (voterNo: number): Voter => ({
  voterNo,
  name: null,
  sex: null,
  birth: null,
  idNumber: null,
  group: null,
  household: null,
  ground: 'UNKNOWN',
  phone: null,
  address: null,
  pinyin: null,
  initials: null,
  removed: false,
});

const known = ({
  name,
  sex,
  birth,
  idNumber,
  group,
  household,
  ground,
  phone,
  address,
  pinyin,
  initials,
}: NonNullable<Sealed>) => ({
  name,
  sex,
  birth,
  idNumber,
  group,
  household,
  ground,
  phone: phone ?? null,
  address: address ?? null,
  ...searchKeys(name, pinyin, initials),
});

/** An import brings its search keys along; somebody added or corrected by hand is found by pinyin all the same. */
function searchKeys(name: string, pinyin: string, initials: string) {
  if (pinyin !== '' && initials !== '') return { pinyin, initials };
  const keys = pinyinKeys(name);
  return { pinyin: keys.full, initials: keys.initials };
}

/** Empties what the entry names; whoever is nobody any more has no row in the poll book either, as a replay would have it. */
function erased({ body }: Extract<Fact, { type: 'RECORDS_ERASED' }>, before: State): readonly ProjectionChange[] {
  const polls = before.status === 'UNOPENED' ? [] : before.polls.map(({ id }) => id);
  const voters = body.voters.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  return [
    ...body.records.flatMap(({ seq, from, to }) =>
      Array.from(
        { length: to - from + 1 },
        (_, i): ProjectionChange => ({ kind: 'SEALED_ERASED', seq, idx: from + i }),
      ),
    ),
    ...voters.flatMap((voterNo): ProjectionChange[] => [
      { kind: 'VOTER_ERASED', voterNo },
      ...polls.map((pollId): ProjectionChange => ({ kind: 'CHECK_IN_UNDONE', pollId, voterNo })),
    ]),
    ...body.files.map((sha256): ProjectionChange => ({ kind: 'FILE_ERASED', sha256 })),
  ];
}

/** A second import replaces the draft: numbers beyond the new roll's end leave the list. */
function discarded(before: State, listed: number): ProjectionChange[] {
  const last = before.status === 'UNOPENED' ? 0 : before.roll.lastNo;
  return Array.from(
    { length: Math.max(0, last - listed) },
    (_, i): ProjectionChange => ({ kind: 'VOTER_REMOVED', voterNo: listed + i + 1 }),
  );
}

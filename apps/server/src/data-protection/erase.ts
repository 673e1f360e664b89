import type { ErasedRecords, Fact, NumberRange, State } from '@mingxuan/election';
import { dayOf, erasureObstacles } from '@mingxuan/election';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { IsoDate, Text } from '@mingxuan/rulebook';
import type { Database, LedgerStore } from '@mingxuan/store';
import { dataHoldsOf } from '@mingxuan/store';
import { draftOf } from '../cycle/domain.ts';

/** What an erasure works with; the command line has no more than this. */
export interface ErasureParts {
  readonly database: Pick<Database, 'pool' | 'vault'>;
  readonly ledger: LedgerStore<State>;
}

export interface Erasure {
  readonly why: 'REQUEST' | 'TERM_ENDED';
  /** Of the request, or of the decision on the archive. */
  readonly approvalNo: string;
  /** Places of records beside entries. */
  readonly records: readonly { readonly seq: number; readonly idx: number }[];
  readonly voters: readonly number[];
  readonly files: readonly string[];
}

export interface Ordered {
  readonly commandId: string;
  readonly account: string;
  readonly role: string;
  /** ISO instant, and the day it is in China. */
  readonly at: string;
  readonly today: IsoDate;
}

/** Everything that keeps a community's records where they are: what is under way, and stops that somebody has put on them. */
export async function standsInTheWay(
  parts: ErasureParts,
  community: string,
): Promise<Result<readonly Text[], Refusal>> {
  const current = await parts.ledger.current(community);
  if (!current.ok) return current;
  const { state } = current.value;
  const holds = await dataHoldsOf(parts.database.pool, community);
  return ok([
    ...(state.status === 'UNOPENED' ? [] : erasureObstacles(state).map(({ message }) => message)),
    ...holds.map(({ reason }) => ({ zh: `已要求暂停清除：${reason}`, en: `Erasing is stopped: ${reason}` })),
  ]);
}

/**
 * Empties records, rows and files in one act. The ledger says which places, how many and by which decision, never what stood there;
 * every proof still holds, and a rebuild gives the same rows.
 */
export async function erase(
  parts: ErasureParts,
  community: string,
  erasure: Erasure,
  ordered: Ordered,
): Promise<Result<{ readonly seq: number }, Refusal>> {
  const blocked = await standsInTheWay(parts, community);
  if (!blocked.ok) return blocked;
  if (blocked.value.length > 0) return err(mustStay(blocked.value));
  if (erasure.records.length + erasure.voters.length + erasure.files.length === 0) return err(nothingLeft);
  const { commandId, account, role, at, today } = ordered;
  const done = await parts.ledger.transact(community, { commandId, account, digest: commandId }, ({ state }) => {
    if (state.status === 'UNOPENED') return err(nothingLeft);
    const late = erasureObstacles(state);
    if (late.length > 0) return err(mustStay(late.map(({ message }) => message)));
    return ok({
      drafts: [draftOf(erased(erasure), { community, at, on: dayOf(state, today), actor: { account, role } })],
    });
  });
  return done.ok ? ok({ seq: done.value.lastSeq }) : done;
}

function erased({ why, approvalNo, records, voters, files }: Erasure): Fact {
  return {
    type: 'RECORDS_ERASED',
    stream: 'CYCLE',
    body: {
      why,
      approvalNo,
      records: recordRanges(records),
      voters: ranges(voters),
      files,
      counts: { records: records.length, voters: voters.length, files: files.length },
    },
    sealed: [],
  };
}

function ranges(numbers: readonly number[]): readonly NumberRange[] {
  const found: { from: number; to: number }[] = [];
  for (const no of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && last.to === no - 1) last.to = no;
    else found.push({ from: no, to: no });
  }
  return found;
}

const recordRanges = (records: Erasure['records']): readonly ErasedRecords[] =>
  [...Map.groupBy(records, ({ seq }) => seq)]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([seq, own]) => ranges(own.map(({ idx }) => idx)).map((range) => ({ seq, ...range })));

const mustStay = (why: readonly Text[]): Refusal => ({
  code: 'RECORDS_STILL_NEEDED',
  message: {
    zh: `现在还不能清除：${why.map(({ zh }) => zh).join('')}`,
    en: `Nothing can be erased yet: ${why.map(({ en }) => en).join(' ')}`,
  },
  remedy: {
    zh: '等这些事办完再清除；申请人可以先得到书面说明。',
    en: 'Erase once this is settled; whoever asked can be told so in writing meanwhile.',
  },
  sources: [],
});

const nothingLeft: Refusal = {
  code: 'NOTHING_TO_ERASE',
  message: {
    zh: '没有可以清除的内容：没有存过，或者已经清除。',
    en: 'There is nothing to erase: it was never kept, or is gone.',
  },
  remedy: { zh: '请核对序号。', en: 'Check the number.' },
  sources: [],
};

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CausedChange, NetChanges } from '../src/net-changes.ts';
import { netChanges } from '../src/net-changes.ts';
import { checkIn, voter } from './fixtures/toy.ts';

type Rows = { readonly voters: Map<number, object>; readonly checkIns: Map<string, object> };

/** What the SQL does with one net series, on plain maps; a doubled check-in answers null, as the key would refuse it. */
function applied(rows: Rows, net: NetChanges): Rows | null {
  const voters = new Map(rows.voters);
  const checkIns = new Map(rows.checkIns);
  for (const put of net.voterPuts)
    voters.set(put.voter.voterNo, { ...put.voter, compared: put.compared, seq: put.seq });
  for (const mark of net.voterMarks) {
    const before = voters.get(mark.voterNo);
    if (before === undefined) continue;
    const marked = { ...before, ...(mark.removed ? { removed: true } : {}), seq: mark.seq };
    voters.set(
      mark.voterNo,
      mark.erased
        ? { ...marked, ground: 'UNKNOWN', name: null, sex: null, birth: null, group: null, household: null }
        : marked,
    );
  }
  for (const gone of net.checkInsUndone) checkIns.delete(`${gone.pollId} ${gone.voterNo}`);
  for (const row of net.checkIns) {
    const key = `${row.pollId} ${row.voterNo}`;
    if (checkIns.has(key)) return null;
    checkIns.set(key, row);
  }
  for (const row of net.checkInsAgain) checkIns.set(`${row.pollId} ${row.voterNo}`, row);
  return { voters, checkIns };
}

const voterNo = fc.integer({ min: 1, max: 3 });
const change: fc.Arbitrary<CausedChange['change']> = fc.oneof(
  fc
    .tuple(voterNo, fc.constantFrom('甲', '乙'), fc.boolean())
    .map(([no, name, compared]) => ({ kind: 'VOTER_PUT' as const, voter: voter(no, name), compared })),
  voterNo.map((no) => ({ kind: 'VOTER_REMOVED' as const, voterNo: no })),
  voterNo.map((no) => ({ kind: 'VOTER_ERASED' as const, voterNo: no })),
  voterNo.map((no) => ({ kind: 'CHECKED_IN' as const, checkIn: checkIn(no, 'x') })),
  voterNo.map((no) => ({ kind: 'CHECK_IN_UNDONE' as const, pollId: 'residents', voterNo: no })),
);

test('a series in one statement comes to the same rows as one statement for each change', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.array(change, { maxLength: 6 }), (earlier, changes) => {
      const oneByOne = (from: Rows, list: readonly CausedChange['change'][], offset: number): Rows | null =>
        list.reduce<Rows | null>(
          (rows, c, i) => rows && applied(rows, netChanges([{ seq: offset + i, change: c }])),
          from,
        );
      const start = oneByOne({ voters: new Map(), checkIns: new Map() }, earlier, 1);
      fc.pre(start !== null);
      if (start === null) return;
      const stepwise = oneByOne(start, changes, 100);
      // What the key refuses step by step may merge away in one statement only when undone within the same act.
      fc.pre(stepwise !== null);
      const atOnce = applied(start, netChanges(changes.map((c, i) => ({ seq: 100 + i, change: c }))));
      expect(atOnce).toEqual(stepwise);
    }),
    { numRuns: 500 },
  );
});

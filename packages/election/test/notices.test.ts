import type { FeasiblePlan } from '@mingxuan/rulebook';
import { NATIONAL_HOLIDAYS, plan } from '@mingxuan/rulebook';
import { describe, expect, test } from 'vitest';
import { allGates, decisionsCiting, noticesToReissue, planInForce, planInput } from '../src/index.ts';
import { adoptPlan, days, playUntil, pollAt } from './story.ts';
import { D, day, party, PARTY_DAY, residents, World } from './world.ts';

const published = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.roll.stage === 'PUBLISHED');

function planned(world: World, electionDay: typeof D): FeasiblePlan {
  const wish = { electionDay, partyDay: PARTY_DAY, pins: {} };
  const made = plan(planInput(world.cycle, wish, { party, residents, holidays: NATIONAL_HOLIDAYS }));
  if (!made.feasible) throw new Error(made.suggestion.zh);
  return made;
}

describe('a plan changed after notices are out', () => {
  const later = planned(published, day('2026-12-27'));

  test('names the roll on the wall, which states election day', () => {
    const wrong = noticesToReissue(published.cycle, later);
    const roll = wrong.find(({ paper }) => paper === 'VOTER_ROLL');
    expect(roll).toMatchObject({ issued: null, publishedOn: published.cycle.steps.C07?.on });
    expect(roll?.changes).toMatchObject([{ what: 'D', before: D, after: '2026-12-27' }]);
  });

  test('names a paper by its number once it is printed, and not those that never went out', () => {
    const world = published.copy();
    const sha256 = 'a'.repeat(64);
    const command = {
      type: 'ISSUE_PAPER',
      paper: 'VOTER_ROLL',
      title: '选民名单',
      sha256,
      pages: 2,
      basedOn: 1,
    } as const;
    world.must({ command, account: 'clerk', on: days.register });
    const wrong = noticesToReissue(world.cycle, later);
    expect(wrong.find(({ paper }) => paper === 'VOTER_ROLL')?.issued?.no).toBe(world.cycle.papers.at(-1)?.no);
    expect(wrong.map(({ paper }) => paper)).not.toContain('CANDIDATES_FORMAL');
  });

  test('goes by the days a paper was made with: moved there and back, it is right again', () => {
    const world = published.copy();
    const made = { title: '选民名单', sha256: 'a'.repeat(64), pages: 2, basedOn: 1 } as const;
    world.must({ command: { type: 'ISSUE_PAPER', paper: 'VOTER_ROLL', ...made }, account: 'clerk', on: days.register });
    const move = (to: string) =>
      world.must({ command: { ...adoptPlan, electionDay: day(to) }, account: 'clerk', on: days.register });
    const wrong = (to: string) =>
      noticesToReissue(world.cycle, planned(world, day(to))).find(({ paper }) => paper === 'VOTER_ROLL')?.changes;
    move('2026-12-27');
    expect(wrong('2026-12-31')).toMatchObject([{ what: 'D', before: D, after: '2026-12-31' }]);
    expect(wrong('2026-12-27')).toMatchObject([{ what: 'D', before: D, after: '2026-12-27' }]);
    expect(wrong(D)).toBe(undefined);
  });

  test('the plan in force makes none wrong', () => {
    const same = planInForce(published.cycle);
    expect(same === null ? null : noticesToReissue(published.cycle, same)).toEqual([]);
  });
});

describe('what rests on a rule', () => {
  const certified = playUntil(new World(), pollAt('residents', 'CERTIFIED'));
  const citing = (rule: string | undefined, ...sources: readonly string[]) =>
    decisionsCiting(certified.cycle, allGates(certified.cycle), { ...(rule === undefined ? {} : { rule }), sources });

  test('a result, by the sentences that cite it', () => {
    const [result] = citing('CNT-1', 'JWH25-19').filter(({ kind }) => kind === 'RESULT');
    expect(result).toMatchObject({ kind: 'RESULT', poll: 'residents', valid: true });
    expect(result?.kind === 'RESULT' ? result.said.length : 0).toBeGreaterThan(0);
  });

  test('a Party rule is not found in the residents’ result, nor the other way round', () => {
    const polls = (rule: string) => citing(rule).flatMap((one) => (one.kind === 'RESULT' ? [one.poll] : []));
    expect(polls('PTY-CNT-5')).toEqual(expect.arrayContaining(['party-committee']));
    expect(polls('PTY-CNT-5')).not.toContain('residents');
    expect(polls('CNT-7')).toEqual(['residents']);
  });

  test('steps by the article they were done under, with their entry', () => {
    const roll = citing(undefined, 'JWH25-17').find((one) => one.kind === 'STEP' && one.step === 'C07');
    expect(roll).toMatchObject({ how: 'DONE', seq: certified.cycle.steps.C07?.seq });
  });

  test('no step by what is only practice, unless practice itself is asked for', () => {
    expect(citing('CNT-1', 'PRACTICE').map((one) => one.kind)).not.toContain('STEP');
    expect(citing(undefined, 'PRACTICE').map((one) => one.kind)).toContain('STEP');
  });

  test('gates and their items', () => {
    expect(citing('GATE-3').map((one) => one.kind)).toContain('GATE');
    expect(citing(undefined, 'JWH25-38').map((one) => one.kind)).toContain('GATE_ITEM');
  });

  test('nothing rests on a rule nobody applied', () => {
    expect(citing('RECALL-1', 'JWH25-20')).toEqual([]);
  });
});

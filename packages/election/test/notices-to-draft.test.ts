import { describe, expect, test } from 'vitest';
import type { Cycle, FrozenPaper } from '../src/index.ts';
import { noticeDays, noticesToDraft, NOTICE_SORTS, paperId, tasks } from '../src/index.ts';
import { days, playUntil } from './story.ts';
import { day, World } from './world.ts';

const hex = (n: number): string => n.toString(16).padStart(64, '0');

const frozen = (paper: string, dated: string): FrozenPaper => ({
  paper,
  title: paper,
  dated: day(dated),
  sha256: hex(1),
  text: hex(2),
  pages: 1,
  basedOn: 5,
});

const at = (done: (cycle: Cycle) => boolean): World =>
  playUntil(new World(), (world) => world.state.status !== 'UNOPENED' && done(world.cycle));

const planned = at(({ plan }) => plan !== null);
const chosen = at(({ steps }) => steps.C01 !== undefined);
const registered = at(({ roll }) => roll.stage === 'PUBLISHED');
const formal = at(({ published }) => published.formal);
const voted = at(({ steps }) => steps.E10 !== undefined);

const dutyOf = (world: World, paper: string, on: string) =>
  tasks(world.cycle, day(on)).find(({ key }) => key === `notice-todo-${paper}`);
const papersOf = (world: World): readonly string[] => noticesToDraft(world.cycle).map(({ paper }) => paper);

describe('from which day', () => {
  // Planned by custom 33 days before 20 December: 17 November; drafted the day before, so that a second person can read it.
  test.each([
    ['2026-11-15', undefined],
    ['2026-11-16', 'TODAY'],
    ['2026-11-17', 'LATE'],
  ] as const)('registration, on %s: %s', (on, urgency) => {
    expect(dutyOf(chosen, 'VOTER_REGISTRATION', on)?.urgency).toBe(urgency);
  });

  test('what tells of something is drafted on its day, not before it happened', () => {
    const dayOf = (paper: string) => noticeDays(chosen.cycle, days.rec).find((one) => one.paper === paper);
    for (const paper of ['REC_LIST', 'CANDIDATES_FORMAL', 'RESULT'])
      expect(dayOf(paper)?.draftBy).toBe(dayOf(paper)?.postBy);
    expect(dayOf('POLLING')?.draftBy).not.toBe(dayOf('POLLING')?.postBy);
    // Chosen on 16 November, a day after the plan: asked for at once.
    expect(dutyOf(chosen, 'REC_LIST', days.rec)).toMatchObject({
      blockedBy: [],
      title: { zh: expect.stringMatching(/^起草《/) },
    });
  });

  test('a task has its article, its day, its person and what it waits for', () => {
    const world = planned.copy();
    const plan = world.cycle.plan;
    if (plan === null) throw new Error('no plan');
    world.state = { ...world.cycle, plan: { ...plan, people: { ...plan.people, C04: '李梅（社区）' } } };
    const found = dutyOf(world, 'VOTER_REGISTRATION', '2026-11-16');
    expect(found).toMatchObject({ step: 'C04', person: '李梅（社区）', planned: '2026-11-16', bodyCode: 'REC' });
    expect(found?.sources).toContain('JWH25-16');
    // Nobody is there yet to announce it: the election committee is not chosen (JWH25-15).
    expect(found?.blockedBy.map(({ step }) => step)).toEqual(['C01']);
    expect(dutyOf(chosen, 'VOTER_REGISTRATION', '2026-11-16')?.blockedBy).toEqual([]);
  });
});

describe('which notices', () => {
  test('one that is drafted, out, or withdrawn is asked for no more', () => {
    const world = chosen.copy();
    world.must({
      command: { type: 'DRAFT_NOTICES', notices: [frozen('VOTER_REGISTRATION', days.rec)] },
      account: 'clerk',
      on: days.rec,
    });
    expect(papersOf(chosen)).toContain('VOTER_REGISTRATION');
    expect(papersOf(world)).not.toContain('VOTER_REGISTRATION');
    world.must({ command: { type: 'DISCARD_DRAFT', draft: 1, reason: '重写' }, account: 'clerk', on: days.rec });
    expect(papersOf(world)).toContain('VOTER_REGISTRATION');
  });

  test('only what this election has an occasion for', () => {
    for (const world of [planned, chosen, registered, formal])
      for (const paper of [
        'REC_SUBSTITUTE',
        'OBJECTION_RULING',
        'ROLL_SUPPLEMENT',
        'RE_ELECTION',
        'PRE_SELECTION_METHOD',
        'MOBILE_VOTERS',
      ])
        expect(papersOf(world).map(paperId)).not.toContain(paper);
    // All voters vote: nobody is represented.
    expect(papersOf(chosen)).not.toContain('REPRESENTATIVE_LIST');
    const represented = chosen.copy();
    const { mandate } = represented.cycle;
    if (mandate === null) throw new Error('no mandate');
    represented.state = { ...represented.cycle, mandate: { ...mandate, votingMode: 'HOUSEHOLD_REP' } };
    expect(papersOf(represented)).toContain('REPRESENTATIVE_LIST');
  });

  test('a ruling to be posted is asked for by its own number, at once', () => {
    const world = registered.copy();
    const about = {
      kind: 'WRONGLY_LISTED',
      petitioner: '赵某选民',
      about: '钱某选民',
      voterNo: 2,
      grounds: '已搬走',
    } as const;
    world.must({ command: { type: 'FILE_OBJECTION', ...about }, account: 'clerk', on: days.objected });
    expect(dutyOf(world, 'OBJECTION_RULING:1', days.objected)).toBeUndefined();
    const ruling = { type: 'DECIDE_OBJECTION', no: 1, decision: 'REJECTED', basis: '经核对无误' } as const;
    world.must({ command: ruling, account: 'chair', on: days.objected });
    // Three days from the objection (JWH25-17).
    expect(dutyOf(world, 'OBJECTION_RULING:1', days.objected)).toMatchObject({ planned: '2026-11-25', blockedBy: [] });
  });

  test('not what another act has posted, nor what would come after the event', () => {
    expect(papersOf(chosen)).toContain('VOTER_ROLL');
    expect(papersOf(registered)).not.toContain('VOTER_ROLL');
    expect(papersOf(registered)).toContain('CANDIDATES_PRELIMINARY');
    expect(papersOf(formal)).not.toContain('CANDIDATES_PRELIMINARY');
    expect(papersOf(formal)).toContain('CANDIDATES_FORMAL');
    expect(papersOf(voted)).not.toContain('CANDIDATES_FORMAL');
    // A notice whose hanging is the step: noted by hand with its photograph, it hangs.
    expect(papersOf(formal)).toContain('POLLING');
    const noted = formal.copy();
    const note = { type: 'RECORD_STEP', step: 'D14', note: '已张贴', evidence: [] } as const;
    noted.must({ command: note, account: 'clerk', on: days.formal });
    expect(papersOf(noted)).not.toContain('POLLING');
  });

  test('the result waits for both signatures', () => {
    const { cycle } = voted;
    const signed = cycle.polls.every((poll) => poll.id !== 'residents' || poll.stage === 'CERTIFIED');
    expect(signed).toBe(false);
    expect(dutyOf(voted, 'RESULT:residents', days.polls)?.blockedBy.map(({ step }) => step)).toEqual(['E10']);
    const certified = at(({ polls }) => polls.some(({ id, stage }) => id === 'residents' && stage === 'CERTIFIED'));
    expect(dutyOf(certified, 'RESULT:residents', days.polls)?.blockedBy).toEqual([]);
  });

  test('every notice asked for is one that is hung, under a step of the plan', () => {
    const hung = new Set(NOTICE_SORTS.filter(({ way }) => way === 'POSTED').map(({ paper }) => paper));
    for (const world of [planned, chosen, registered, formal, voted])
      for (const { paper, step } of noticesToDraft(world.cycle)) {
        expect(hung).toContain(paperId(paper));
        expect(world.cycle.plan?.steps.map(({ code }) => code)).toContain(step);
      }
  });
});

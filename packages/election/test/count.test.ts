import { describe, expect, test } from 'vitest';
import type { BundleFigures, Command, PollId, WriteIn } from '../src/index.ts';
import { bundleAfterEntry, bundleFault, neededPoll, standing, sumBundles, view } from '../src/index.ts';
import type { Counting, Votes } from './story.ts';
import { days, firstOfEachPost, playUntil, pollAt } from './story.ts';
import { World } from './world.ts';

const contests = [{ post: 'MEMBER', seats: 2, candidates: ['a', 'b', 'c'] }] as const;
const figures = (change: object = {}): BundleFigures => ({
  valid: 9,
  invalid: 1,
  partInvalid: {},
  marks: { a: { for: 9, against: 0 }, b: { for: 5, against: 4 }, c: { for: 2, against: 0 } },
  ...change,
});
const written = (votes: number, post: WriteIn['post'] = 'MEMBER'): WriteIn => ({ post, name: '另选某人', votes });

describe('one count in itself', () => {
  test.each([
    ['adds up', figures(), [], null],
    ['valid and invalid are not the bundle', figures({ valid: 8 }), [], 'BALLOTS_DO_NOT_ADD_UP'],
    ['half a vote', figures({ valid: 8.5, invalid: 1.5 }), [], 'NOT_A_COUNT'],
    ['a negative count', figures({ valid: 11, invalid: -1 }), [], 'NOT_A_COUNT'],
    ['nobody knows d', figures({ marks: { ...figures().marks, d: { for: 0, against: 0 } } }), [], 'UNKNOWN_CANDIDATE'],
    [
      'c is missing',
      figures({ marks: { a: { for: 1, against: 0 }, b: { for: 1, against: 0 } } }),
      [],
      'MISSING_CANDIDATE',
    ],
    [
      'ten marks on nine ballots',
      figures({ marks: { ...figures().marks, a: { for: 9, against: 1 } } }),
      [],
      'MARKS_EXCEED_VALID',
    ],
    ['more invalid parts than ballots', figures({ partInvalid: { MEMBER: 10 } }), [], 'PART_INVALID_EXCEEDS_VALID'],
    ['an invalid part cannot bear a vote', figures({ partInvalid: { MEMBER: 1 } }), [], 'MARKS_EXCEED_VALID'],
    ['invalid parts of a post nobody votes on', figures({ partInvalid: { VICE: 1 } }), [], 'UNKNOWN_POST'],
    ['someone written in for a post nobody votes on', figures(), [written(1, 'CHAIR')], 'UNKNOWN_POST'],
    // Two seats and nine ballots bear eighteen votes: sixteen are given, two are left.
    ['as many votes as the seats allow', figures(), [written(2)], null],
    ['one vote too many', figures(), [written(3)], 'TOO_MANY_VOTES'],
  ] as const)('%s', (_what, counted, writeIns, code) => {
    expect(bundleFault(10, contests, counted, writeIns)?.code ?? null).toBe(code);
  });
});

describe('two counts of one bundle', () => {
  const waiting = { no: 1, ballots: 10, stage: 'WAITING' } as const;
  const by = (account: string, counted = figures(), writeIns: readonly WriteIn[] = []) => ({
    account,
    figures: counted,
    writeIns,
  });

  test('agree field by field, or name the fields that differ', () => {
    const first = bundleAfterEntry(waiting, by('A'));
    expect(bundleAfterEntry(first, by('B'))).toMatchObject({ stage: 'AGREED', by: ['A', 'B'] });
    const other = figures({ marks: { ...figures().marks, b: { for: 4, against: 4 } } });
    expect(bundleAfterEntry(first, by('B', other))).toMatchObject({ stage: 'DIFFERENT', fields: ['b.for'] });
    const mended = bundleAfterEntry(bundleAfterEntry(first, by('B', other)), by('B'));
    expect(mended).toMatchObject({ stage: 'AGREED', by: ['A', 'B'] });
  });

  test('a name on two lines counts as their sum', () => {
    const first = bundleAfterEntry(waiting, by('A', figures(), [written(1), written(1)]));
    expect(bundleAfterEntry(first, by('B', figures(), [written(1)]))).toMatchObject({ stage: 'DIFFERENT' });
    expect(bundleAfterEntry(first, by('B', figures(), [written(2)]))).toMatchObject({ stage: 'AGREED' });
  });
});

const counting = (): World => playUntil(new World(), pollAt('residents', 'COUNTING'));
const declared = (): World => playUntil(counting(), (w) => (w.cycle.polls.at(-1) as Counting).bundles.length > 0);
const bundlesOf = (world: World) => (world.cycle.polls.at(-1) as Counting).bundles;
const entry = (world: World, no: number, votes: Votes = firstOfEachPost): Command => {
  const poll = world.cycle.polls.at(-1) as Counting;
  return {
    type: 'ENTER_BUNDLE',
    poll: poll.id,
    no,
    figures: votes(poll, no, bundlesOf(world).find((b) => b.no === no)?.ballots ?? 0),
    writeIns: [],
  };
};

describe('the count', () => {
  test('bundles hold all ballots, each number once, and none is empty', () => {
    const declare = (...ballots: number[]): Command => ({
      type: 'DECLARE_BUNDLES',
      poll: 'residents',
      bundles: ballots.map((n, i) => ({ no: i + 1, ballots: n })),
    });
    const code = (...ballots: number[]): string => counting().codeOf(declare(...ballots), 'chair', days.polls);
    expect([code(5, 5), code(5, 4), code(10, 0)]).toEqual(['OK', 'BUNDLES_DO_NOT_ADD_UP', 'BUNDLES_DO_NOT_ADD_UP']);
  });

  test('whoever entered it first does not enter it second, and a third person stays out of a difference', () => {
    const world = declared();
    world.must({ command: entry(world, 1), account: 'tellerA', on: days.polls });
    expect(world.codeOf(entry(world, 1), 'tellerA', days.polls)).toBe('MAKER_CANNOT_CHECK');
    const nobody: Votes = (poll, no, ballots) => ({
      ...firstOfEachPost(poll, no, ballots),
      valid: ballots - 1,
      invalid: 1,
      marks: Object.fromEntries(poll.contests.flatMap((c) => c.candidates.map((id) => [id, { for: 0, against: 0 }]))),
    });
    world.must({ command: entry(world, 1, nobody), account: 'tellerB', on: days.polls });
    expect(world.codeOf(entry(world, 1), 'tellerC', days.polls)).toBe('NOT_YOUR_BUNDLE');
    expect(world.codeOf(entry(world, 1), 'tellerB', days.polls)).toBe('OK');
    expect(world.codeOf({ type: 'DETERMINE_RESULT', poll: 'residents' }, 'chair', days.polls)).toBe('COUNT_NOT_AGREED');
  });

  test('nobody sees a figure before two people agree on it', () => {
    const world = declared();
    world.must({ command: entry(world, 1), account: 'tellerA', on: days.polls });
    const shown = view(world.cycle, world.today);
    const poll = shown.status === 'UNOPENED' ? undefined : shown.cycle.polls.at(-1);
    expect(poll !== undefined && 'bundles' in poll ? poll.bundles[0] : null).toEqual({
      no: 1,
      ballots: 5,
      stage: 'FIRST',
      by: 'tellerA',
    });
  });

  test('a difference is told by its fields, and never by the name that one of the two wrote down', () => {
    const world = declared();
    for (const [account, name] of [
      ['tellerA', '另选甲'],
      ['tellerB', '另选乙'],
    ] as const) {
      const { figures } = entry(world, 1) as Extract<Command, { type: 'ENTER_BUNDLE' }>;
      const marks = Object.fromEntries(Object.keys(figures.marks).map((id) => [id, { for: 0, against: 0 }]));
      const writeIns = [{ post: 'CHAIR', name, votes: 1 }] as const;
      const command: Command = {
        type: 'ENTER_BUNDLE',
        poll: 'residents',
        no: 1,
        figures: { ...figures, marks },
        writeIns,
      };
      world.must({ command, account, on: days.polls });
    }
    const shown = view(world.cycle, world.today);
    const poll = shown.status === 'UNOPENED' ? undefined : shown.cycle.polls.at(-1);
    expect(poll !== undefined && 'bundles' in poll ? poll.bundles[0] : null).toMatchObject({
      stage: 'DIFFERENT',
      fields: ['writeIn.CHAIR'],
    });
  });

  test('invalid parts are summed by post, and are no abstentions', () => {
    const partly: Votes = (poll, no, ballots) => ({
      ...firstOfEachPost(poll, no, ballots),
      partInvalid: { VICE: 1 },
      marks: Object.fromEntries(
        poll.contests.flatMap((c) =>
          c.candidates.map((id, i) => [
            id,
            { for: i < c.seats ? ballots - (c.post === 'VICE' ? 1 : 0) : 0, against: 0 },
          ]),
        ),
      ),
    });
    const world = playUntil(new World(), pollAt('residents', 'DETERMINED'), (poll, no, ballots) =>
      (poll.id === 'residents' ? partly : firstOfEachPost)(poll, no, ballots),
    );
    const poll = world.cycle.polls.at(-1);
    if (poll?.stage !== 'DETERMINED') throw new Error('not determined');
    expect(poll.figures.partInvalid).toEqual({ CHAIR: 0, VICE: 2, MEMBER: 0 });
    expect(sumBundles(poll)?.figures.partInvalid).toEqual({ CHAIR: 0, VICE: 2, MEMBER: 0 });
  });
});

describe('signing', () => {
  const determined = (): World => playUntil(new World(), pollAt('residents', 'DETERMINED'));
  const sign = (world: World, as: 'SCRUTINEER' | 'CHAIR', digest?: string): Command => {
    const poll = world.cycle.polls.at(-1);
    return {
      type: 'SIGN_RESULT',
      poll: 'residents',
      as,
      name: as === 'SCRUTINEER' ? '监票员' : '选委甲',
      digest: digest ?? (poll?.stage === 'DETERMINED' ? poll.digest : ''),
    };
  };

  test('two people sign exactly these figures, and neither of them counted', () => {
    const world = determined();
    expect(world.codeOf(sign(world, 'CHAIR', 'f'.repeat(64)), 'chair', days.polls)).toBe('FIGURES_CHANGED');
    expect(world.codeOf(sign(world, 'SCRUTINEER'), 'tellerA', days.polls)).toBe('TELLER_CANNOT_SIGN');
    expect(world.codeOf(sign(world, 'CHAIR'), 'tellerB', days.polls)).toBe('TELLER_CANNOT_SIGN');
    for (const name of ['路人', '计票员甲', '选委甲', ' '])
      expect(world.codeOf({ ...sign(world, 'SCRUTINEER'), name } as Command, 'scrutineer', days.polls)).toBe(
        'NOT_A_SIGNER',
      );
    for (const name of ['路人', '监票员', '选委丁'])
      expect(world.codeOf({ ...sign(world, 'CHAIR'), name } as Command, 'chair', days.polls)).toBe('NOT_A_SIGNER');
    world.must({ command: sign(world, 'SCRUTINEER'), account: 'scrutineer', on: days.polls });
    expect(world.codeOf(sign(world, 'CHAIR'), 'scrutineer', days.polls)).toBe('ALREADY_SIGNED');
    expect(world.codeOf(sign(world, 'SCRUTINEER'), 'chair', days.polls)).toBe('ALREADY_SIGNED');
    world.must({ command: sign(world, 'CHAIR'), account: 'chair', on: days.polls });
    expect(world.cycle.polls.at(-1)?.stage).toBe('CERTIFIED');
  });

  test('RC40: a count is corrected by counting again; the old sheets stay, the old signatures fall', () => {
    const world = determined();
    world.must({ command: sign(world, 'SCRUTINEER'), account: 'scrutineer', on: days.polls });
    const recount = (bundles: number[], reason = '唱票有误'): Command => ({
      type: 'RECOUNT',
      poll: 'residents',
      bundles,
      reason,
    });
    expect(world.codeOf(recount([1], ' '), 'chair', days.polls)).toBe('RECOUNT_WITHOUT_REASON');
    expect(world.codeOf(recount([3]), 'chair', days.polls)).toBe('NO_SUCH_BUNDLE');
    const sheets = world.history.filter(
      (r) => r.fact.type === 'BUNDLE_ENTERED' && r.fact.body.poll === 'residents',
    ).length;
    world.must({ command: recount([1]), account: 'chair', on: days.polls });
    expect(bundlesOf(world).map((b) => b.stage)).toEqual(['WAITING', 'AGREED']);
    expect(world.cycle.polls.at(-1)).not.toHaveProperty('signatures');
    playUntil(world, pollAt('residents', 'CERTIFIED'));
    expect(
      world.history.filter((r) => r.fact.type === 'BUNDLE_ENTERED' && r.fact.body.poll === 'residents'),
    ).toHaveLength(sheets + 2);
    expect(world.cycle.polls.at(-1)).toMatchObject({ recounts: [{ bundles: [1], reason: '唱票有误' }] });
    expect(world.codeOf(recount([1, 2]), 'chair', days.polls)).toBe('OK');
    playUntil(world, (w) => w.cycle.handover !== null);
    expect(world.codeOf(recount([1]), 'chair', days.after)).toBe('RESULT_BUILT_UPON');
  });

  test('a teller who is gone holds nobody up: the bundle is counted by two others', () => {
    const world = declared();
    world.must({ command: entry(world, 1), account: 'tellerA', on: days.polls });
    world.must({
      command: { type: 'RECOUNT', poll: 'residents', bundles: [1], reason: '计票员离场' },
      account: 'chair',
      on: days.polls,
    });
    world.must({ command: entry(world, 1), account: 'tellerC', on: days.polls });
    world.must({ command: entry(world, 1), account: 'tellerD', on: days.polls });
    expect(bundlesOf(world)[0]).toMatchObject({ stage: 'AGREED', by: ['tellerC', 'tellerD'] });
  });

  test('a wrong sheet is replaced by a new one with its reason, and the bundles begin anew', () => {
    const world = declared();
    const sheet = (change: object): Command => ({
      type: 'CLOSE_POLL',
      poll: 'residents',
      spoiled: 0,
      unused: 10,
      boxes: [{ box: '会场', collected: 9 }],
      ...change,
    });
    expect(world.codeOf(sheet({}), 'chair', days.polls)).toBe('CORRECTION_WITHOUT_REASON');
    world.must({ command: sheet({ correction: '多数了一张' }), account: 'chair', on: days.polls });
    expect(world.cycle.polls.at(-1)).toMatchObject({
      stage: 'COUNTING',
      collected: 9,
      correction: '多数了一张',
      bundles: [],
    });
    expect(playUntil(world, pollAt('residents', 'CERTIFIED')).cycle.polls.at(-1)?.stage).toBe('CERTIFIED');
  });
});

/** Everyone is given these votes for VICE of the first residents' vote (two candidates, one seat; ten ballots in two bundles). */
const viceVotes =
  (first: number, second: number, later: Votes = firstOfEachPost): Votes =>
  (poll, no, ballots) => {
    if (poll.id !== 'residents') return later(poll, no, ballots);
    const all = firstOfEachPost(poll, no, ballots);
    return {
      ...all,
      marks: { ...all.marks, 'R-VICE-1': { for: first, against: 0 }, 'R-VICE-2': { for: second, against: 0 } },
    };
  };
const certified = (id: PollId, votes: Votes): World => playUntil(new World(), pollAt(id, 'CERTIFIED'), votes);
const vice = (world: World) => standing(world.cycle, 'residents').find((s) => s.post === 'VICE');

describe('what follows', () => {
  test('nobody over half: another vote among those who came next, a third being enough (JWH25-19)', () => {
    // Ten ballots: more than half is six. Two and four are given: nobody is elected.
    const world = certified('residents', viceVotes(1, 2));
    expect(vice(world)?.need).toEqual({ kind: 'RE_ELECTION', seats: 1, candidates: ['R-VICE-2', 'R-VICE-1'] });
    expect(neededPoll(world.cycle, 'residents')).toMatchObject({ id: 'residents-2', kind: 'RE_ELECTION' });
    // In the second vote, of ten ballots, four are a third; three are not.
    const second = (votes: number): Votes =>
      viceVotes(1, 2, (poll, no, ballots) =>
        poll.id === 'residents-2'
          ? {
              ...firstOfEachPost(poll, no, ballots),
              marks: { 'R-VICE-2': { for: no === 1 ? votes : 0, against: 0 }, 'R-VICE-1': { for: 0, against: 0 } },
            }
          : firstOfEachPost(poll, no, ballots),
      );
    expect(vice(certified('residents-2', second(4)))?.elected).toEqual(['R-VICE-2']);
    expect(vice(certified('residents-2', second(3)))).toMatchObject({ elected: [], need: { kind: 'RE_ELECTION' } });
  });

  test('a void 另行选举 is repeated as what it was: a third stays enough', () => {
    const allInvalid: Votes = (poll, no, ballots) =>
      poll.id === 'residents-2'
        ? {
            valid: 0,
            invalid: ballots,
            partInvalid: {},
            marks: { 'R-VICE-2': { for: 0, against: 0 }, 'R-VICE-1': { for: 0, against: 0 } },
          }
        : poll.id === 'residents-3'
          ? {
              ...firstOfEachPost(poll, no, ballots),
              marks: { 'R-VICE-2': { for: no === 1 ? 4 : 0, against: 0 }, 'R-VICE-1': { for: 0, against: 0 } },
            }
          : firstOfEachPost(poll, no, ballots);
    const world = certified('residents-2', viceVotes(1, 2, allInvalid));
    expect(vice(world)?.need).toMatchObject({ kind: 'RE_ELECTION', seats: 1 });
    expect(vice(certified('residents-3', viceVotes(1, 2, allInvalid)))?.elected).toEqual(['R-VICE-2']);
  });

  test('too few came: the whole vote is held anew (JWH25-19)', () => {
    const world = playUntil(new World(), (w) => pollAt('residents', 'OPEN')(w) && w.checkIns.size === 7);
    // Seven of fourteen are not more than half.
    world.must({
      command: {
        type: 'CLOSE_POLL',
        poll: 'residents',
        spoiled: 0,
        unused: 13,
        boxes: [{ box: '会场', collected: 7 }],
      },
      account: 'chair',
      on: days.polls,
    });
    playUntil(world, pollAt('residents', 'CERTIFIED'));
    expect(neededPoll(world.cycle, 'residents')).toMatchObject({
      id: 'residents-2',
      kind: 'RERUN',
      contests: [{ seats: 1 }, { seats: 1 }, { seats: 3 }],
    });
    const handover: Command = {
      type: 'RECORD_HANDOVER',
      items: [{ kind: 'SEAL', what: '公章', quantity: 1 }],
      supervisedBy: '街道',
    };
    expect(world.codeOf(handover, 'clerk', days.after)).toBe('COMMITTEE_NOT_COMPLETE');
  });
});

describe('what no text settles', () => {
  const manVotes: Votes = (poll, no, ballots) => {
    const all = firstOfEachPost(poll, no, ballots);
    const men = new Set(['R-CHAIR-2', 'R-VICE-2', 'R-MEMBER-2', 'R-MEMBER-4']);
    if (poll.stream === 'PARTY') return all;
    const marks = Object.fromEntries(
      poll.contests.flatMap((c) => c.candidates.map((id) => [id, { for: men.has(id) ? ballots : 0, against: 0 }])),
    );
    return { ...all, marks };
  };
  /** Half of them write the same name of a voter into the third member's line: not more than half. */
  const writeInWins = (world: World, voterName: string): World => {
    playUntil(world, (w) => pollAt('residents', 'COUNTING')(w) && bundlesOf(w).length > 0);
    for (const no of [1, 2]) {
      const command = {
        ...entry(world, no, manVotes),
        writeIns: [{ post: 'MEMBER', name: voterName, votes: 5 }],
      } as Command;
      world.must({ command, account: 'tellerA', on: days.polls });
      world.must({ command, account: 'tellerB', on: days.polls });
    }
    return playUntil(world, pollAt('residents', 'CERTIFIED'));
  };
  const settle = (change: object): Command => ({
    type: 'SETTLE_REVIEW',
    poll: 'residents',
    post: 'MEMBER',
    decisionNo: '街决1号',
    reason: '经查为登记选民',
    seat: [],
    seatWrittenIn: [],
    followUp: 'NONE',
    ...change,
  });

  test('someone written in who has the votes waits for the street, which may seat them and nobody without the votes', () => {
    const world = writeInWins(new World(), '陈某选民');
    const member = () => standing(world.cycle, 'residents').find((s) => s.post === 'MEMBER');
    expect(member()?.need).toEqual({ kind: 'REVIEW' });
    expect(neededPoll(world.cycle, 'residents')).toBe(null);
    const code = (change: object): string => world.codeOf(settle(change), 'street', days.polls);
    expect(code({ decisionNo: ' ' })).toBe('DECISION_WITHOUT_NUMBER');
    expect(code({ post: 'CHAIR' })).toBe('NOTHING_TO_SETTLE');
    expect(code({ seat: ['R-MEMBER-1'] })).toBe('TOO_FEW_VOTES');
    expect(code({ seat: ['R-CHAIR-1'] })).toBe('NOT_IN_THIS_VOTE');
    expect(code({ seatWrittenIn: [{ name: '陈某选民', voterNo: 12 }] })).toBe('WRITTEN_IN_NOT_ON_ROLL');
    // All the others elected are men: the last seat may not go to one more (JWH25-8).
    expect(code({ seatWrittenIn: [{ name: '陈某选民', voterNo: 10 }] })).toBe('NO_WOMAN');
    expect(code({ seatWrittenIn: [{ name: '冯某选民', voterNo: 9 }] })).toBe('NOT_IN_THIS_VOTE');
  });

  test('and the person seated has a name, a seat and an id of their own from then on', () => {
    const world = writeInWins(new World(), '褚某选民');
    const seated = settle({ seatWrittenIn: [{ name: '褚某选民', voterNo: 11 }] });
    const facts = world.must({ command: seated, account: 'street', on: days.polls });
    expect(JSON.stringify(facts.map((f) => f.body))).not.toContain('褚某选民');
    const member = standing(world.cycle, 'residents').find((s) => s.post === 'MEMBER');
    const id = member?.elected.find((e) => e.includes('W11'));
    expect(world.cycle.candidates.find((c) => c.id === id)).toMatchObject({ name: '褚某选民', sex: 'F', voterNo: 11 });
    expect(world.codeOf(seated, 'street', days.polls)).toBe('NOTHING_TO_SETTLE');
  });
});

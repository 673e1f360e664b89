import { describe, expect, test } from 'vitest';
import type { BundleFigures, Command } from '../src/index.ts';
import { evenBundles, tallyOf } from '../src/index.ts';
import type { Counting, Votes } from './story.ts';
import { checkIn, days, firstOfEachPost, playUntil, pollAt, staff } from './story.ts';
import { World } from './world.ts';

const counting = (): World =>
  playUntil(
    playUntil(new World(), pollAt('residents', 'COUNTING')),
    (w) => (w.cycle.polls.at(-1) as Counting).bundles.length > 0,
  );
const codeOf = (world: World, command: Command, account = 'chair'): string =>
  world.codeOf(command, account, days.polls);
const figuresOf = (world: World, no: number, change: Partial<BundleFigures> = {}): BundleFigures => {
  const poll = world.cycle.polls.at(-1) as Counting;
  return { ...firstOfEachPost(poll, no, poll.bundles.find((b) => b.no === no)?.ballots ?? 0), ...change };
};
const enter = (world: World, no: number, change: Partial<BundleFigures> = {}): Command => ({
  type: 'ENTER_BUNDLE',
  poll: 'residents',
  no,
  figures: figuresOf(world, no, change),
  writeIns: [],
});
const nobody: Votes = ({ contests }, _no, valid) => ({
  valid,
  invalid: 0,
  partInvalid: {},
  marks: Object.fromEntries(contests.flatMap((c) => c.candidates.map((id) => [id, { for: 0, against: 0 }]))),
});

describe('doubtful ballots', () => {
  const refer = (ballots: number, no = 1): Command => ({ type: 'REFER_DOUBTFUL', poll: 'residents', no, ballots });
  const decide = (rulings: Extract<Command, { type: 'DECIDE_DOUBTFUL' }>['rulings'], inFavour = 3): Command => ({
    type: 'DECIDE_DOUBTFUL',
    poll: 'residents',
    no: 1,
    rulings,
    committee: { present: 3, inFavour },
  });
  const invalid = (ballots: number) => ({ ballots, ruling: 'INVALID', ground: 'ILLEGIBLE', posts: [] }) as const;
  const part = (posts: readonly ('CHAIR' | 'VICE' | 'MEMBER')[]) =>
    ({ ballots: 1, ruling: 'PART_INVALID', ground: 'TOO_MANY_CHOSEN', posts }) as const;
  const referred = (): World => {
    const world = counting();
    world.must({ command: refer(2), account: 'tellerA', on: days.polls });
    return world;
  };

  test('hold up their bundle, and only theirs, until the committee has decided', () => {
    const world = referred();
    expect(codeOf(world, enter(world, 1), 'tellerA')).toBe('DOUBTFUL_OPEN');
    expect(codeOf(world, enter(world, 2), 'tellerA')).toBe('OK');
  });

  test.each([
    ['one of two', decide([invalid(1)]), 'RULINGS_DO_NOT_MATCH'],
    ['three of two', decide([invalid(3)]), 'RULINGS_DO_NOT_MATCH'],
    ['both', decide([invalid(2)]), 'OK'],
    ['one by one', decide([invalid(1), part(['VICE'])]), 'OK'],
    ['a part of nothing', decide([invalid(1), part([])]), 'RULING_INCOMPLETE'],
    ['a part that is the whole', decide([invalid(1), part(['CHAIR', 'VICE', 'MEMBER'])]), 'RULING_INCOMPLETE'],
    ['without a majority', decide([invalid(2)], 1), 'NO_COMMITTEE_MAJORITY'],
  ])('decided: %s', (_what, command, code) => {
    expect(codeOf(referred(), command)).toBe(code);
  });

  test('more than the bundle holds cannot be referred', () => {
    expect([codeOf(counting(), refer(5)), codeOf(counting(), refer(6)), codeOf(referred(), refer(4))]).toEqual([
      'OK',
      'TOO_MANY_DOUBTFUL',
      'TOO_MANY_DOUBTFUL',
    ]);
  });

  test('a count follows the rulings', () => {
    const world = referred();
    world.must({ command: decide([invalid(1), part(['VICE'])]), account: 'chair', on: days.polls });
    const poll = world.cycle.polls.at(-1) as Counting;
    const none = nobody(poll, 1, 4).marks;
    expect(codeOf(world, enter(world, 1), 'tellerA')).toBe('RULINGS_NOT_FOLLOWED');
    expect(codeOf(world, enter(world, 1, { valid: 4, invalid: 1, marks: none }), 'tellerA')).toBe(
      'RULINGS_NOT_FOLLOWED',
    );
    expect(
      codeOf(world, enter(world, 1, { valid: 4, invalid: 1, marks: none, partInvalid: { VICE: 1 } }), 'tellerA'),
    ).toBe('OK');
    expect(codeOf(world, enter(world, 1, { valid: 0, invalid: 5, marks: none }), 'tellerA')).toBe(
      'RULINGS_NOT_FOLLOWED',
    );
    world.must({
      command: { type: 'RECOUNT', poll: 'residents', bundles: [1], reason: '重新清点' },
      account: 'chair',
      on: days.polls,
    });
    expect(codeOf(world, enter(world, 1), 'tellerA')).toBe('OK');
  });

  test('what is recorded of them is numbers and grounds, in every field', () => {
    const world = referred();
    world.must({ command: decide([invalid(1), part(['VICE'])]), account: 'chair', on: days.polls });
    const fact = world.history.at(-1)?.fact;
    expect(fact?.body).toEqual({
      poll: 'residents',
      no: 1,
      rulings: [invalid(1), part(['VICE'])],
      committee: { present: 3, inFavour: 3 },
    });
    expect(fact?.sealed).toEqual([]);
  });
});

type Staff = Extract<Command, { type: 'OPEN_POLL' }>['staff'];

describe('who counts', () => {
  const declared = staff.map((s) => ({
    ...s,
    account: { 监票员: 'scrutineer', 计票员甲: 'tellerA', 计票员乙: 'tellerB' }[s.name],
  }));
  const opened = (people: Extract<Command, { type: 'OPEN_POLL' }>['staff']): World => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    world.must({
      command: { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff: people },
      account: 'chair',
      on: days.polls,
    });
    return playUntil(
      world,
      (w) => pollAt('residents', 'COUNTING')(w) && (w.cycle.polls.at(-1) as Counting).bundles.length > 0,
    );
  };

  test('only declared tellers, where their accounts were declared', () => {
    const world = opened(declared);
    expect([codeOf(world, enter(world, 1), 'tellerC'), codeOf(world, enter(world, 1), 'tellerA')]).toEqual([
      'NOT_A_DECLARED_TELLER',
      'OK',
    ]);
  });

  test.each([
    ['two people with one account', [...declared, { role: 'TELLER', name: '计票员丙', account: 'tellerA' }]],
    ['one person with two accounts', [...declared, { role: 'TELLER', name: '计票员甲', account: 'tellerC' }]],
  ] as const)('%s cannot be declared', (_what, people) => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    expect(
      codeOf(world, { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff: people }),
    ).toBe('ACCOUNT_NOT_ONE_PERSON');
  });

  test('one teller alone is not declared: nobody could check that count', () => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    const alone = declared.map(({ account, ...s }) => (s.name === '计票员乙' ? s : { ...s, account }));
    const open = (people: Extract<Command, { type: 'OPEN_POLL' }>['staff']): string =>
      codeOf(world, { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff: people });
    expect([open(alone), open(declared), open(staff)]).toEqual(['ONE_TELLER_ALONE', 'OK', 'OK']);
  });

  test('in a real election two tellers and a scrutineer are tied to accounts; a rehearsal is warned', () => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    const open = (people: Staff): Command => ({
      type: 'OPEN_POLL',
      poll: 'residents',
      boxesShownEmpty: true,
      booths: 2,
      staff: people,
    });
    const watched = declared.map(({ account, ...s }) => (s.role === 'SCRUTINEER' ? s : { ...s, account }));
    const [warned] = world.copy().must({ command: open(staff), account: 'chair', on: days.polls });
    const [quiet] = world.copy().must({ command: open(declared), account: 'chair', on: days.polls });
    expect(warned?.body).toMatchObject({ warnings: [expect.stringContaining('没有登记账号')] });
    expect(quiet?.body).not.toHaveProperty('warnings');
    world.state = { ...world.cycle, mode: 'REAL' };
    expect([staff, watched, declared].map((people) => codeOf(world, open(people)))).toEqual([
      'STAFF_WITHOUT_ACCOUNTS',
      'STAFF_WITHOUT_ACCOUNTS',
      'OK',
    ]);
  });

  test('somebody who falls ill is replaced with a reason, and nobody changes sides', () => {
    const world = opened(declared);
    const instead = { role: 'TELLER', name: '计票员丙', account: 'tellerC' } as const;
    const change = (people: Staff, reason = '计票员乙因病离场'): Command => ({
      type: 'CHANGE_STAFF',
      poll: 'residents',
      staff: people,
      reason,
    });
    const replaced = [...declared.filter((s) => s.name !== '计票员乙'), instead];
    const turned = [...declared, { role: 'SCRUTINEER', name: '监票员二', account: 'tellerB' } as const].filter(
      (s) => s.name !== '计票员乙',
    );
    expect(codeOf(world, change(replaced, ' '))).toBe('CHANGE_WITHOUT_REASON');
    expect(codeOf(world, change([...turned, instead]))).toBe('SCRUTINEER_IS_TELLER');
    world.must({ command: change(replaced), account: 'chair', on: days.polls });
    expect([codeOf(world, enter(world, 1), 'tellerB'), codeOf(world, enter(world, 1), 'tellerC')]).toEqual([
      'NOT_A_DECLARED_TELLER',
      'OK',
    ]);
    expect(world.cycle.polls.at(-1)).toMatchObject({ staffBefore: [{ staff: declared, reason: '计票员乙因病离场' }] });
  });

  test('a declared scrutineer signs from the declared account', () => {
    const world = playUntil(opened(declared), pollAt('residents', 'DETERMINED'));
    const poll = world.cycle.polls.at(-1);
    const digest = poll?.stage === 'DETERMINED' ? poll.digest : '';
    const sign: Command = { type: 'SIGN_RESULT', poll: 'residents', as: 'SCRUTINEER', name: '监票员', digest };
    expect([codeOf(world, sign, 'other'), codeOf(world, sign, 'scrutineer')]).toEqual([
      'NOT_THE_ACCOUNT_DECLARED',
      'OK',
    ]);
    const [fact] = world.must({ command: { ...sign, secondFactor: 'TOTP' }, account: 'scrutineer', on: days.polls });
    expect(fact?.body).toMatchObject({ secondFactor: 'TOTP' });
  });
});

describe('who signs', () => {
  /** One member of the election committee watches, another counts. */
  const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
  const people = [
    { role: 'SCRUTINEER', name: '选委甲' },
    { role: 'TELLER', name: '选委乙' },
    { role: 'TELLER', name: '计票员乙' },
  ] as const;
  world.must({
    command: { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff: people },
    account: 'chair',
    on: days.polls,
  });
  playUntil(world, pollAt('residents', 'DETERMINED'));
  const poll = world.cycle.polls.at(-1);
  const digest = poll?.stage === 'DETERMINED' ? poll.digest : '';
  const sign = (as: 'SCRUTINEER' | 'CHAIR', name: string): Command => ({
    type: 'SIGN_RESULT',
    poll: 'residents',
    as,
    name,
    digest,
  });
  world.must({ command: sign('SCRUTINEER', '选委甲'), account: 'watcher', on: days.polls });

  test.each([
    ['选委甲', 'ALREADY_SIGNED'],
    ['选委乙', 'TELLER_CANNOT_SIGN'],
    ['选委丙', 'OK'],
  ])('two people who did not count: %s as the second', (name, code) => {
    expect(codeOf(world, sign('CHAIR', name), 'other account')).toBe(code);
  });
});

describe('ballots that do not add up', () => {
  const short = (): World => {
    const world = playUntil(new World(), (w) => pollAt('residents', 'OPEN')(w) && w.checkIns.size === 10);
    world.must({
      command: {
        type: 'CLOSE_POLL',
        poll: 'residents',
        spoiled: 0,
        unused: 9,
        boxes: [{ box: '会场', collected: 10 }],
        discrepancy: '印刷时少一张',
      },
      account: 'chair',
      on: days.polls,
    });
    return playUntil(world, pollAt('residents', 'DETERMINED'));
  };

  test('are certified only when both signatories accept the reason', () => {
    const world = short();
    const poll = world.cycle.polls.at(-1);
    const digest = poll?.stage === 'DETERMINED' ? poll.digest : '';
    const sign = (as: 'SCRUTINEER' | 'CHAIR', accepted: boolean): Command => ({
      type: 'SIGN_RESULT',
      poll: 'residents',
      as,
      name: as === 'CHAIR' ? '选委甲' : '监票员',
      digest,
      ...(accepted ? { discrepancyAccepted: true } : {}),
    });
    expect(codeOf(world, sign('SCRUTINEER', false), 'scrutineer')).toBe('DISCREPANCY_NOT_SIGNED');
    world.must({ command: sign('SCRUTINEER', true), account: 'scrutineer', on: days.polls });
    expect(codeOf(world, sign('CHAIR', false))).toBe('DISCREPANCY_NOT_SIGNED');
    world.must({ command: sign('CHAIR', true), account: 'chair', on: days.polls });
    expect(world.cycle.polls.at(-1)?.stage).toBe('CERTIFIED');
  });

  test('are not certified either when they came apart after the sheet was in', () => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    const go = (command: Command): void => void world.must({ command, account: 'chair', on: days.polls });
    go({
      type: 'APPROVE_MOBILE_BOX',
      box: 'M1',
      basis: '选举办法',
      route: '二号楼',
      staff: ['随行甲', '随行乙', '随行丙'],
      voters: [{ voterNo: 11, reason: 'IMMOBILE' }],
    });
    go({ type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff });
    go({ type: 'DISPATCH_BOX', box: 'M1', sealOut: 'F1', ballotsTaken: 3, leftAt: '09:00' });
    for (let no = 1; no <= 10; no += 1) go(checkIn('residents', no));
    const lost = { poll: 'residents', box: 'M1' } as const;
    go({ type: 'REPORT_BOX_INCIDENT', ...lost, cause: 'LOST', seals: [], witnesses: ['甲', '乙'], account: '车被偷' });
    go({ type: 'DECIDE_BOX', ...lost, counted: false, committee: { present: 3, inFavour: 3 }, reason: '遗失' });
    const boxes = [{ box: '会场', collected: 10 }];
    go({ type: 'CLOSE_POLL', poll: 'residents', spoiled: 0, unused: 10, boxes });
    playUntil(world, pollAt('residents', 'DETERMINED'));
    // As it could be recorded once: the lost box comes back after the sheet, and two of its ballots are missing.
    const back = { box: 'M1', sealIn: 'F2', ballotsBroughtBack: 1, returnedAt: '18:00' };
    world.record(
      { type: 'MOBILE_BOX_RETURNED', stream: 'RESIDENTS', body: back, sealed: [] },
      { account: 'chair', on: days.polls },
    );
    const poll = world.cycle.polls.at(-1);
    const digest = poll?.stage === 'DETERMINED' ? poll.digest : '';
    const sign: Command = { type: 'SIGN_RESULT', poll: 'residents', as: 'SCRUTINEER', name: '监票员', digest };
    expect(codeOf(world, sign, 'scrutineer')).toBe('BALLOTS_DO_NOT_BALANCE');
  });

  test('of a Party vote are refused by the Party’s rules, not by a text on residents', () => {
    const world = playUntil(
      new World(),
      (w) => pollAt('party-committee', 'OPEN')(w) && w.cycle.polls.some((p) => 'present' in p && p.present !== null),
    );
    const boxes = [{ box: '会场', collected: 7 }];
    const command: Command = { type: 'CLOSE_POLL', poll: 'party-committee', issued: 8, spoiled: 0, unused: 0, boxes };
    const tried = world.attempt({ command, account: 'party', on: days.party });
    expect(tried.ok ? null : [tried.error.code, tried.error.sources]).toEqual(['BALLOTS_DO_NOT_BALANCE', ['DXJ20-26']]);
  });

  test('the sheet is then part of what is signed', () => {
    const poll = short().cycle.polls.at(-1);
    const fine = playUntil(new World(), pollAt('residents', 'DETERMINED')).cycle.polls.at(-1);
    if (poll?.stage !== 'DETERMINED' || fine?.stage !== 'DETERMINED') throw new Error('not determined');
    expect(poll.figures).toEqual(fine.figures);
    expect(poll.digest).not.toBe(fine.digest);
  });
});

describe('bundles and ballots', () => {
  test.each([
    [0, []],
    [50, [50]],
    [51, [25, 26]],
    [103, [34, 34, 35]],
  ])('%i ballots', (collected, sizes) => {
    expect(evenBundles(collected).map((b) => b.ballots)).toEqual(sizes);
  });

  test('read one by one they give the sums of the bundle', () => {
    const contests = [{ post: 'MEMBER', seats: 2, candidates: ['a', 'b', 'c'] }] as const;
    const valid = (marks: Record<string, 'FOR' | 'AGAINST'>, ...names: string[]) =>
      ({ kind: 'VALID', marks, writeIns: names.map((name) => ({ post: 'MEMBER' as const, name })) }) as const;
    const read = [
      valid({ a: 'FOR', b: 'FOR' }),
      valid({ a: 'FOR', b: 'AGAINST' }, '王某'),
      // Three chosen for two seats: the part is invalid and none of its marks count.
      valid({ a: 'FOR', b: 'FOR' }, '王某'),
      { kind: 'INVALID' } as const,
      valid({}),
    ];
    expect(tallyOf(contests, read)).toEqual({
      figures: {
        valid: 4,
        invalid: 1,
        partInvalid: { MEMBER: 1 },
        marks: { a: { for: 2, against: 0 }, b: { for: 1, against: 1 }, c: { for: 0, against: 0 } },
      },
      writeIns: [{ post: 'MEMBER', name: '王某', votes: 1 }],
    });
  });
});

import { describe, expect, test } from 'vitest';
import type { Command, CommandOf } from '../src/index.ts';
import { decide, gateStatus } from '../src/index.ts';
import { days, electRec, playUntil, pollAt, threePledges } from './story.ts';
import { day, World } from './world.ts';

const until = (done: (w: World) => boolean): World =>
  playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && done(w));
const nominated = (): World => until((w) => w.cycle.candidates.filter((c) => c.stream === 'RESIDENTS').length === 8);
const formal = (): World => until((w) => w.cycle.published.formal);
const order = (world: World): string[] =>
  world.cycle.candidates
    .filter((c) => c.stream === 'RESIDENTS' && c.status !== 'WITHDRAWN' && c.status !== 'BARRED')
    .map((c) => c.id);

describe('nomination', () => {
  const joint = (signatories: readonly number[]): Command => ({
    type: 'NOMINATE',
    post: 'CHAIR',
    voterNo: 9,
    by: { kind: 'JOINT_VOTERS', signatories },
    consent: true,
  });
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  test.each([
    ['RC33: nine voters', ten.slice(0, 9), 'TOO_FEW_SIGNATORIES'],
    ['RC33: ten voters', ten, 'OK'],
    ['nine voters and one who is on no roll', [...ten.slice(0, 9), 99], 'TOO_FEW_SIGNATORIES'],
    ['nine voters of whom one signed twice', [...ten.slice(0, 9), 1], 'TOO_FEW_SIGNATORIES'],
  ])('by %s', (_what, signatories, code) => {
    expect(until((w) => w.cycle.roll.stage === 'FROZEN').codeOf(joint(signatories), 'clerk', days.nominated)).toBe(
      code,
    );
  });

  test('names the signatures that do not count', () => {
    const command = joint([...ten.slice(0, 8), 1, 1, 99, 99]);
    const tried = until((w) => w.cycle.roll.stage === 'FROZEN').attempt({
      command,
      account: 'clerk',
      on: days.nominated,
    });
    expect(tried.ok ? null : tried.error).toMatchObject({
      code: 'TOO_FEW_SIGNATORIES',
      message: { zh: '联名选民8人（另有4个签名不是选民或重复，不算），至少要10人，还差2人，提名不成立。' },
      remedy: {
        zh: '不在选民名单上，不算：第99号。签了不止一次，只算一次：第1号。请另找选民本人签名，补足以后再登记。',
      },
    });
  });

  test('only who is on the roll, agrees, and stands for nothing else', () => {
    const world = nominated();
    const nominate = (voterNo: number, consent = true): Command => ({
      type: 'NOMINATE',
      post: 'VICE',
      voterNo,
      by: { kind: 'PARTY', decisionNo: '6号' },
      consent,
    });
    expect(world.codeOf(nominate(15), 'clerk', days.nominated)).toBe('NOMINEE_NOT_ON_ROLL');
    expect(world.codeOf(nominate(9, false), 'clerk', days.nominated)).toBe('NO_CONSENT');
    expect(world.codeOf(nominate(1), 'clerk', days.nominated)).toBe('ALREADY_NOMINATED');
    expect(world.codeOf(nominate(9), 'clerk', days.published)).toBe('OK');
    expect(world.codeOf(nominate(9), 'clerk', day('2026-11-19'))).toBe('ACT_OUT_OF_ORDER');
  });

  test('whoever leaves the roll by a ruling leaves the candidates with it', () => {
    const world = until((w) => w.cycle.roll.stage === 'PUBLISHED');
    const nominate: Command = {
      type: 'NOMINATE',
      post: 'CHAIR',
      voterNo: 2,
      by: { kind: 'PARTY', decisionNo: '6号' },
      consent: true,
    };
    world.must({ command: nominate, account: 'clerk', on: days.published });
    const file: Command = {
      type: 'FILE_OBJECTION',
      kind: 'WRONGLY_LISTED',
      petitioner: '甲',
      about: '乙',
      voterNo: 2,
      grounds: '已迁出',
    };
    world.must({ command: file, account: 'clerk', on: days.objected });
    world.must({
      command: {
        type: 'DECIDE_OBJECTION',
        no: 1,
        decision: 'UPHELD',
        basis: '已迁出',
        remove: { voterNo: 2, reason: 'MOVED_OUT' },
      },
      account: 'chair',
      on: days.objected,
    });
    expect(world.cycle.candidates.find((c) => c.voterNo === 2)?.status).toBe('WITHDRAWN');
  });
});

describe('joint review', () => {
  const barred = (document: string): Command => ({
    type: 'REVIEW_CANDIDATE',
    id: 'R-CHAIR-1',
    unit: '公安',
    finding: { opinion: 'BARRED', bar: 'CRIMINAL_PENALTY', document, toldOn: days.reviewed },
  });

  test('an adverse opinion needs its document, and is not given by whoever recorded the nomination', () => {
    expect(nominated().codeOf(barred(' '), 'reviewer', days.reviewed)).toBe('BAR_WITHOUT_DOCUMENT');
    expect(nominated().codeOf(barred('判决书1号'), 'clerk', days.reviewed)).toBe('MAKER_CANNOT_REVIEW');
    expect(nominated().codeOf(barred('判决书1号'), 'reviewer', days.reviewed)).toBe('OK');
  });

  test('the ground is no part of the public body, and is known to the state until it is erased', () => {
    const world = nominated();
    const [fact] = world.must({ command: barred('判决书1号'), account: 'reviewer', on: days.reviewed });
    expect(JSON.stringify(fact?.body)).not.toMatch(/CRIMINAL|判决书/);
    expect(world.cycle.candidates.find((c) => c.id === 'R-CHAIR-1')).toMatchObject({
      status: 'BARRED',
      reviews: [{ bar: 'CRIMINAL_PENALTY', document: '判决书1号' }],
    });
  });
});

describe('the lists', () => {
  test('RC36: as many candidates as seats is refused for each post', () => {
    const world = nominated();
    world.must({
      command: { type: 'WITHDRAW_CANDIDATE', id: 'R-VICE-2', reason: '个人原因' },
      account: 'clerk',
      on: days.reviewed,
    });
    const publish: Command = { type: 'PUBLISH_CANDIDATES', status: 'PRELIMINARY', order: order(world) };
    expect(world.codeOf(publish, 'chair', days.preliminary)).toBe('SURPLUS_TOO_SMALL');
  });

  test('each list holds exactly the people who stand, the preliminary one comes first, and all are reviewed before the formal one', () => {
    const world = nominated();
    const publish = (status: 'PRELIMINARY' | 'FORMAL', ids = order(world)): Command => ({
      type: 'PUBLISH_CANDIDATES',
      status,
      order: ids,
    });
    expect(world.codeOf(publish('PRELIMINARY', order(world).slice(1)), 'chair', days.preliminary)).toBe(
      'ORDER_INCOMPLETE',
    );
    expect(world.codeOf(publish('FORMAL'), 'chair', days.formal)).toBe('PRELIMINARY_FIRST');
    world.must({ command: publish('PRELIMINARY'), account: 'chair', on: days.preliminary });
    expect(world.codeOf(publish('FORMAL'), 'chair', days.formal)).toBe('NOT_REVIEWED');
    expect(formal().codeOf(publish('PRELIMINARY'), 'chair', days.formal)).toBe('CANDIDATES_FINAL');
  });

  test('another order than the one by strokes needs its reason, post by post; one by votes does not', () => {
    const world = until((w) => w.cycle.published.preliminary);
    const ids = order(world);
    const [first, second] = world.cycle.candidates.filter((c) => c.stream === 'RESIDENTS' && c.post === 'MEMBER');
    const swapped = ids.map((id) => (id === first?.id ? second?.id : id === second?.id ? first?.id : id) ?? id);
    const answer = (extra: Partial<CommandOf<'PUBLISH_CANDIDATES'>>, proposedOrder?: readonly string[]): string => {
      const command: Command = { type: 'PUBLISH_CANDIDATES', status: 'PRELIMINARY', order: swapped, ...extra };
      const ctx = world.context({ command, account: 'chair', on: days.preliminary });
      const decided = decide(world.state, command, proposedOrder === undefined ? ctx : { ...ctx, proposedOrder });
      return decided.ok ? 'OK' : decided.error.code;
    };
    expect(answer({}, ids)).toBe('ORDER_WITHOUT_REASON');
    expect(answer({ orderNote: '  ' }, ids)).toBe('ORDER_WITHOUT_REASON');
    expect(answer({ orderNote: '选举委员会决定' }, ids)).toBe('OK');
    expect(answer({ orderedBy: 'VOTES' }, ids)).toBe('OK');
    expect(answer({}, swapped)).toBe('OK');
    // Where a character is in no table nothing is proposed, and nothing compared.
    expect(answer({})).toBe('OK');
    // Posts are listed one after the other, whatever the strokes of people who stand for different ones.
    expect(answer({ order: ids }, ids.toReversed())).toBe('ORDER_WITHOUT_REASON');
    const lastPost = world.cycle.candidates.find((c) => c.id === ids.at(-1))?.post;
    const isLast = (id: string): boolean => world.cycle.candidates.find((c) => c.id === id)?.post === lastPost;
    expect(answer({ order: ids }, [...ids.filter(isLast), ...ids.filter((id) => !isLast(id))])).toBe('OK');
  });

  test('RC35: a committee member who stands leaves it first, and a committee without a chair publishes nothing', () => {
    const world = until((w) => w.cycle.mandate !== null);
    const names = ['赵某选民', '选委乙', '选委丙', '选委丁'];
    const ranked = names.map((name, i) => ({ name, votes: 40 - i }));
    world.must({ command: { ...electRec, ranked }, account: 'clerk', on: days.rec });
    playUntil(world, (w) => w.cycle.candidates.filter((c) => c.stream === 'RESIDENTS').length === 8);
    const publish: Command = { type: 'PUBLISH_CANDIDATES', status: 'PRELIMINARY', order: order(world) };
    expect(world.codeOf(publish, 'chair', days.preliminary)).toBe('REC_MEMBER_IS_CANDIDATE');
    const leave: Command = { type: 'WITHDRAW_REC_MEMBER', rank: 1, reason: 'SELF_NOMINATED' };
    world.must({ command: leave, account: 'clerk', on: days.reviewed });
    expect(world.codeOf(publish, 'chair', days.preliminary)).toBe('REC_WITHOUT_CHAIR');
    world.must({ command: { type: 'CHOOSE_REC_CHAIR', rank: 4 }, account: 'clerk', on: days.reviewed });
    expect(world.codeOf(publish, 'chair', days.preliminary)).toBe('OK');
  });

  test('whoever leaves the formal list reopens it: nominate, review, publish, pledge again', () => {
    const world = until((w) => w.cycle.published.pledges);
    world.must({
      command: { type: 'WITHDRAW_CANDIDATE', id: 'R-VICE-2', reason: '个人原因' },
      account: 'clerk',
      on: days.pledged,
    });
    expect(world.cycle.published).toMatchObject({ formal: false, pledges: false });
    expect(world.codeOf({ type: 'PREPARE_POLL', poll: 'residents', printed: 20 }, 'chair', days.printed)).toBe(
      'POLL_NOT_READY',
    );
    expect(world.codeOf({ type: 'PUBLISH_PLEDGES', places: ['公告栏'] }, 'clerk', days.pledged)).toBe(
      'PLEDGES_INCOMPLETE',
    );
    const done = playUntil(world, pollAt('residents', 'PREPARED'));
    expect(
      done.cycle.polls.find((p) => p.id === 'residents')?.contests.find((c) => c.post === 'VICE')?.candidates,
    ).toEqual(['R-VICE-1', 'R-VICE-3']);
  });

  test('ballots printed for another list are not used', () => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    world.must({
      command: { type: 'WITHDRAW_CANDIDATE', id: 'R-MEMBER-4', reason: '个人原因' },
      account: 'clerk',
      on: days.printed,
    });
    const open: Command = {
      type: 'OPEN_POLL',
      poll: 'residents',
      boxesShownEmpty: true,
      booths: 2,
      staff: [
        { role: 'SCRUTINEER', name: '监' },
        { role: 'TELLER', name: '计' },
      ],
    };
    expect(world.codeOf(open, 'chair', days.polls)).toBe('BALLOTS_OUTDATED');
    const voting = playUntil(new World(), pollAt('residents', 'OPEN'));
    expect(
      voting.codeOf({ type: 'WITHDRAW_CANDIDATE', id: 'R-MEMBER-4', reason: '个人原因' }, 'clerk', days.polls),
    ).toBe('BALLOTS_IN_USE');
  });
});

describe('pledges (G5)', () => {
  test('three from everyone, published, before the polls open', () => {
    const world = formal();
    const record = (kinds: readonly (typeof threePledges)[number][]) => ({
      command: { type: 'RECORD_PLEDGES' as const, id: 'R-CHAIR-1', kinds },
      account: 'clerk',
      on: days.pledged,
    });
    world.must(record(threePledges.slice(1)));
    expect(world.codeOf({ type: 'PUBLISH_PLEDGES', places: ['公告栏'] }, 'clerk', days.pledged)).toBe(
      'PLEDGES_INCOMPLETE',
    );
    expect(gateStatus(world.cycle, 'G5').passed).toBe(false);
    const open: Command = {
      type: 'OPEN_POLL',
      poll: 'residents',
      boxesShownEmpty: true,
      booths: 2,
      staff: [
        { role: 'SCRUTINEER', name: '监' },
        { role: 'TELLER', name: '计' },
      ],
    };
    world.must({
      command: { type: 'PREPARE_POLL', poll: 'residents', printed: 20 },
      account: 'chair',
      on: days.printed,
    });
    expect(world.codeOf(open, 'chair', days.polls)).toBe('GATES_CLOSED');
    expect(playUntil(world, pollAt('residents', 'OPEN')).cycle.polls.at(-1)?.stage).toBe('OPEN');
  });
});

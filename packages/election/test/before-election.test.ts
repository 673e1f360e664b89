import { describe, expect, test } from 'vitest';
import type { Command, GateItemId } from '../src/index.ts';
import {
  adoptPlan,
  days,
  electRec,
  evidence,
  meeting,
  openCycle,
  partySeats,
  partySlate,
  playUntil,
  seats,
  submit,
} from './story.ts';
import type { World as WorldType } from './world.ts';
import { D, day, idNumberOf, World } from './world.ts';

const until = (done: (w: WorldType) => boolean): WorldType =>
  playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && done(w));
const opened = (): WorldType => until((w) => w.cycle.plan !== null);
const approved = (): WorldType => until((w) => w.cycle.party.secretaryApproved !== null);

const settle = { type: 'SETTLE_MODE', votingMode: 'ALL_VOTERS', seats, meeting } as const;

describe('opening and planning', () => {
  test('nothing can be done before the cycle is opened, and it is opened once', () => {
    expect(new World().codeOf(adoptPlan, 'clerk', days.open)).toBe('CYCLE_NOT_OPEN');
    expect(opened().codeOf(openCycle, 'clerk', days.open)).toBe('CYCLE_ALREADY_OPEN');
  });

  test('a real cycle records only what has happened; a rehearsal may run ahead', () => {
    const world = new World();
    world.today = day('2026-09-01');
    const real: Command = { ...openCycle, mode: 'REAL' };
    expect(world.codeOf(real, 'clerk', day('2026-09-02'))).toBe('ACT_IN_THE_FUTURE');
    world.must({ command: real, account: 'clerk', on: day('2026-09-01') });
    expect(world.codeOf(adoptPlan, 'clerk', day('2026-09-02'))).toBe('ACT_IN_THE_FUTURE');
    expect(world.codeOf(adoptPlan, 'clerk', day('2026-09-01'))).toBe('OK');
  });

  test('every step of a plan has a name', () => {
    const { REC: _rec, ...others } = adoptPlan.bodies;
    expect(opened().codeOf({ ...adoptPlan, bodies: others }, 'clerk', days.open)).toBe('STEP_WITHOUT_PERSON');
  });

  test('SC01: an election day within twenty days of the published roll is refused, one day later is not', () => {
    const world = until((w) => w.cycle.roll.stage === 'PUBLISHED');
    // Published on 2026-11-20: the earliest lawful election day is twenty days later, 2026-12-10.
    expect(world.codeOf({ ...adoptPlan, electionDay: day('2026-12-09') }, 'clerk', days.objected)).toBe(
      'ROLL_TOO_LATE',
    );
    expect(world.codeOf({ ...adoptPlan, electionDay: day('2026-12-21') }, 'clerk', days.objected)).toBe('OK');
  });

  test('steps that acts complete are not ticked by hand, and what the law asks is not waived', () => {
    const world = opened();
    const tick = (step: 'C01' | 'A02' | 'A03') =>
      world.codeOf({ type: 'RECORD_STEP', step, note: '已办', evidence: [] }, 'clerk', days.gates);
    expect([tick('C01'), tick('A02'), tick('A03')]).toEqual(['STEP_NEEDS_ITS_FACT', 'OK', 'OK']);
    const waive = (step: 'A03' | 'D10' | 'E12' | 'D07') =>
      world.codeOf({ type: 'WAIVE_STEP', step, reason: '不需要', decisionNo: '1号' }, 'street', days.gates);
    expect([waive('A03'), waive('D10'), waive('E12'), waive('D07')]).toEqual([
      'STEP_NOT_WAIVABLE',
      'STEP_NOT_WAIVABLE',
      'STEP_NOT_WAIVABLE',
      'OK',
    ]);
    expect(
      world.codeOf({ type: 'WAIVE_STEP', step: 'D07', reason: ' ', decisionNo: '1号' }, 'street', days.gates),
    ).toBe('WAIVER_WITHOUT_DECISION');
  });
});

describe('the gates', () => {
  const item: GateItemId = 'CHAIR_AUDIT';

  test.each([
    ['without evidence', { evidence: [] }, 'GATE_ITEM_WITHOUT_EVIDENCE'],
    ['without a conclusion', { summary: ' ' }, 'GATE_ITEM_WITHOUT_EVIDENCE'],
    ['RC39: not made public', { publishedAt: '' }, 'GATE_ITEM_NOT_PUBLISHED'],
    ['an audit that this regime does not know', { item: 'MEMBER_AUDIT' as const }, 'UNKNOWN_GATE_ITEM'],
    ['whole', {}, 'OK'],
  ])('an audit %s', (_what, change, code) => {
    expect(opened().codeOf({ ...submit(item), ...change }, 'clerk', days.gates)).toBe(code);
  });

  test('whoever submitted it does not review it, and it is not reviewed before it was submitted', () => {
    const world = opened();
    world.must({ command: submit(item), account: 'clerk', on: days.gates });
    const review: Command = { type: 'REVIEW_GATE_ITEM', item, verdict: 'ACCEPTED', note: '' };
    expect(world.codeOf(review, 'clerk', days.gates)).toBe('MAKER_CANNOT_REVIEW');
    expect(world.codeOf(review, 'street', day('2026-10-09'))).toBe('ACT_OUT_OF_ORDER');
    expect(world.codeOf(review, 'street', days.gates)).toBe('OK');
  });

  test('a returned item may be mended and comes back; an accepted one stands', () => {
    const world = opened();
    world.must({ command: submit(item), account: 'clerk', on: days.gates });
    world.must({
      command: { type: 'REVIEW_GATE_ITEM', item, verdict: 'RETURNED', note: '缺签字' },
      account: 'street',
      on: days.gates,
    });
    world.must({ command: submit(item), account: 'clerk', on: days.gates });
    world.must({
      command: { type: 'REVIEW_GATE_ITEM', item, verdict: 'ACCEPTED', note: '' },
      account: 'street',
      on: days.gates,
    });
    expect(world.codeOf(submit(item), 'clerk', days.gates)).toBe('GATE_ITEM_ACCEPTED');
  });

  test('a matter found late closes the second gate again', () => {
    const world = approved();
    expect(world.codeOf(settle, 'clerk', days.rec)).toBe('OK');
    world.must({ command: { type: 'REGISTER_RECTIFICATION', matter: '消防通道' }, account: 'clerk', on: days.rec });
    expect(world.codeOf(settle, 'clerk', days.rec)).toBe('GATES_CLOSED');
  });

  test('SC11: nothing of the residents’ election starts before the secretary is approved', () => {
    const world = until((w) => w.cycle.party.reported !== null);
    expect(world.codeOf(settle, 'clerk', days.rec)).toBe('GATES_CLOSED');
    expect(approved().codeOf(settle, 'clerk', days.rec)).toBe('OK');
    expect(approved().codeOf(settle, 'clerk', day('2026-11-10'))).toBe('ACT_OUT_OF_ORDER');
  });
});

describe('the Party election', () => {
  const asked = (): WorldType => until((w) => w.cycle.party.recommendation !== null);

  test('PC06: as many candidates as seats is refused; a fifth more, rounded up, is enough', () => {
    const propose = (n: number): Command => ({
      type: 'PROPOSE_PARTY_CANDIDATES',
      post: 'PARTY_MEMBER',
      people: partySlate.slice(0, n),
      approvalNo: '5号',
    });
    expect(asked().codeOf(propose(3), 'party', days.asked)).toBe('SURPLUS_TOO_SMALL');
    expect(asked().codeOf(propose(4), 'party', days.asked)).toBe('OK');
  });

  test('a wrong list is replaced by the list approved anew until the ballots are prepared, and both stay on record', () => {
    const world = asked();
    const propose: Command = {
      type: 'PROPOSE_PARTY_CANDIDATES',
      post: 'PARTY_MEMBER',
      people: partySlate,
      approvalNo: '5号',
    };
    world.must({ command: propose, account: 'party', on: days.asked });
    world.must({ command: propose, account: 'party', on: days.asked });
    expect(world.cycle.candidates.map((c) => [c.id, c.status])).toEqual([
      ...[1, 2, 3, 4].map((n) => [`P-PARTY_MEMBER-${n}`, 'WITHDRAWN']),
      ...[5, 6, 7, 8].map((n) => [`P-PARTY_MEMBER-${n}`, 'FORMAL']),
    ]);
    world.must({
      command: { type: 'PREPARE_POLL', poll: 'party-committee', printed: 20 },
      account: 'party',
      on: days.party,
    });
    expect(world.codeOf(propose, 'party', days.party)).toBe('PARTY_CANDIDATES_EXIST');
  });

  test('the seats stand once candidates are recorded for them', () => {
    const world = until((w) => w.cycle.published.partyFormal);
    const more: Command = {
      type: 'RECORD_PARTY_APPROVAL',
      requestNo: '1号',
      replyNo: '2号',
      seats: { ...partySeats, PARTY_MEMBER: 4 },
    };
    expect(world.codeOf(more, 'party', days.party)).toBe('PARTY_POLL_EXISTS');
  });

  test('PC03, PC04: left out of the expected attendance only with both approvals', () => {
    const member = { name: '党员', status: 'FULL', rights: 'NORMAL' } as const;
    const out = (superiorApproved: boolean) => ({
      ...member,
      exclusion: { reason: 1, superiorApproved, meetingPassed: true } as const,
    });
    const expected = (approvedAbove: boolean): number => {
      const world = until((w) => w.cycle.party.approval !== null);
      const members = [
        ...Array.from({ length: 25 }, () => member),
        ...Array.from({ length: 3 }, () => out(approvedAbove)),
        { ...member, rights: 'ON_PROBATION' as const },
        { ...member, rights: 'ON_PROBATION' as const },
      ];
      world.must({ command: { type: 'RECORD_PARTY_ROLL', members }, account: 'party', on: days.asked });
      return world.cycle.party.attendance?.expected ?? 0;
    };
    expect([expected(true), expected(false)]).toEqual([25, 28]);
  });

  test('whoever reported the result does not record its approval', () => {
    const world = until((w) => w.cycle.party.reported !== null);
    const approve: Command = { type: 'APPROVE_SECRETARY', replyNo: '4号' };
    expect(world.codeOf(approve, 'party', days.approved)).toBe('MAKER_CANNOT_APPROVE');
    expect(world.codeOf(approve, 'street', days.party)).toBe('ACT_OUT_OF_ORDER');
    expect(world.codeOf(approve, 'street', days.approved)).toBe('OK');
  });
});

describe('mode, seats and the election committee', () => {
  test.each([
    // JWH25-29: two thirds of sixty is forty; JWH25-27: more than half of sixty is thirty-one.
    ['REP_MEETING', 39, 39, 'MEETING_NOT_QUORATE'],
    ['REP_MEETING', 40, 21, 'OK'],
    ['REP_MEETING', 40, 20, 'MEETING_DID_NOT_AGREE'],
    ['RESIDENTS_MEETING', 30, 30, 'MEETING_NOT_QUORATE'],
    ['RESIDENTS_MEETING', 31, 16, 'OK'],
    ['RESIDENTS_MEETING', 31, 15, 'MEETING_DID_NOT_AGREE'],
    ['RESIDENTS_MEETING', 61, 40, 'MEETING_FIGURES_WRONG'],
    ['REP_MEETING', 50, 51, 'MEETING_FIGURES_WRONG'],
    ['MEMBERS_MEETING', 60, 60, 'WRONG_MEETING'],
  ] as const)('a %s of sixty with %i present and %i in favour: %s', (kind, present, inFavour, code) => {
    const held = { kind, entitled: 60, present, inFavour };
    expect(approved().codeOf({ ...settle, meeting: held }, 'clerk', days.rec)).toBe(code);
  });

  test.each([
    [{ CHAIR: 1, VICE: 1, MEMBER: 2 }, 'SEATS_OUT_OF_RANGE'],
    [{ CHAIR: 1, VICE: 1, MEMBER: 3 }, 'OK'],
    [{ CHAIR: 1, VICE: 2, MEMBER: 6 }, 'OK'],
    [{ CHAIR: 1, VICE: 2, MEMBER: 7 }, 'SEATS_OUT_OF_RANGE'],
    [{ CHAIR: 0, VICE: 2, MEMBER: 4 }, 'ONE_CHAIR'],
    [{ CHAIR: 2, VICE: 1, MEMBER: 4 }, 'ONE_CHAIR'],
  ])('RES-COMP-1: seats %j: %s', (wanted, code) => {
    expect(approved().codeOf({ ...settle, seats: wanted }, 'clerk', days.rec)).toBe(code);
  });

  test('the order of votes is kept, and vacancies are filled in it', () => {
    const world = until((w) => w.cycle.mandate !== null);
    const unsorted = electRec.ranked.toReversed();
    expect(world.codeOf({ ...electRec, ranked: unsorted }, 'clerk', days.rec)).toBe('REC_NOT_RANKED');
    expect(world.codeOf({ ...electRec, size: 5 }, 'clerk', days.rec)).toBe('REC_TOO_SMALL');
    world.must({ command: electRec, account: 'clerk', on: days.rec });
    world.must({ command: { type: 'CHOOSE_REC_CHAIR', rank: 1 }, account: 'clerk', on: days.rec });
    world.must({
      command: { type: 'WITHDRAW_REC_MEMBER', rank: 1, reason: 'SELF_NOMINATED' },
      account: 'clerk',
      on: days.rec,
    });
    expect(world.cycle.rec?.members.map((m) => m.seat)).toEqual(['WITHDRAWN', 'MEMBER', 'MEMBER', 'MEMBER']);
    expect(world.cycle.rec?.chairRank).toBe(null);
    expect(world.codeOf({ type: 'CHOOSE_REC_CHAIR', rank: 1 }, 'clerk', days.rec)).toBe('NOT_REC_MEMBER');
  });
});

describe('the roll', () => {
  const draft = (): WorldType => until((w) => w.cycle.roll.stage === 'DRAFT');
  const publish: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence };

  test('SC01: thirty November is the last day for an election on twenty December', () => {
    expect(draft().codeOf(publish, 'chair', day('2026-11-30'))).toBe('OK');
    expect(draft().codeOf(publish, 'chair', day('2026-12-01'))).toBe('ROLL_TOO_LATE');
    expect(draft().codeOf(publish, 'chair', day('2026-11-17'))).toBe('ACT_OUT_OF_ORDER');
  });

  test('objections come within five days, a ruling within three, and only then is the roll frozen', () => {
    const world = until((w) => w.cycle.roll.stage === 'PUBLISHED');
    const file: Command = {
      type: 'FILE_OBJECTION',
      kind: 'WRONGLY_LISTED',
      petitioner: '甲',
      about: '乙',
      grounds: '已迁出',
    };
    // Published on Friday 2026-11-20; the fifth day is Wednesday the 25th.
    expect(world.codeOf(file, 'clerk', day('2026-11-19'))).toBe('OBJECTION_BEFORE_PUBLICATION');
    expect(world.codeOf(file, 'clerk', day('2026-11-25'))).toBe('OK');
    expect(world.codeOf(file, 'clerk', day('2026-11-26'))).toBe('OBJECTION_TOO_LATE');
    expect(world.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-11-25'))).toBe('OBJECTION_WINDOW_OPEN');
    world.must({ command: file, account: 'clerk', on: day('2026-11-23') });
    expect(world.cycle.objections[0]?.rulingUntil).toBe('2026-11-26');
    expect(world.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-11-26'))).toBe('OBJECTIONS_OPEN');
    const reject: Command = {
      type: 'DECIDE_OBJECTION',
      no: 1,
      decision: 'REJECTED',
      basis: '户籍仍在本社区',
      places: ['公告栏'],
    };
    expect(world.codeOf(reject, 'chair', day('2026-11-22'))).toBe('ACT_OUT_OF_ORDER');
    world.must({ command: reject, account: 'chair', on: day('2026-11-27') });
    expect(world.cycle.objections[0]?.ruling).toMatchObject({ late: true, basis: '户籍仍在本社区' });
    expect(world.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-11-27'))).toBe('OK');
    expect(JSON.stringify(world.history.map((r) => r.fact.body))).not.toContain('户籍仍在本社区');
  });

  test('RC28, RC29: eighteen on election day is old enough, a day younger is not; nobody is listed twice', () => {
    const world = until((w) => w.cycle.roll.stage === 'PUBLISHED');
    const file: Command = { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner: '甲', about: '乙', grounds: '漏登' };
    world.must({ command: file, account: 'clerk', on: days.objected });
    const add = {
      voterNo: 0,
      name: '新人',
      sex: 'F',
      group: '',
      household: '',
      ground: 'LOCAL_HUKOU',
      pinyin: '',
      initials: '',
    } as const;
    const uphold = (birth: string, idNumber: string = idNumberOf(birth, 200)): Command => ({
      type: 'DECIDE_OBJECTION',
      no: 1,
      decision: 'UPHELD',
      basis: '漏登',
      add: { ...add, birth: day(birth), idNumber },
    });
    expect(world.codeOf(uphold('2008-12-20'), 'chair', days.objected)).toBe('OK');
    expect(world.codeOf(uphold('2008-12-21'), 'chair', days.objected)).toBe('UNDER_AGE');
    const known = [...world.voters.values()][2]?.idNumber ?? '';
    expect(world.codeOf(uphold('1980-01-01', known), 'chair', days.objected)).toBe('ALREADY_LISTED');
  });

  test('a published roll is not replaced as a whole; a frozen one takes no objection', () => {
    const world = until((w) => w.cycle.roll.stage === 'FROZEN');
    const again: Command = {
      type: 'IMPORT_ROLL',
      file: { name: 'x', sha256: 'a' },
      rows: 1,
      corrected: 0,
      setAside: 0,
      voters: [],
    };
    expect(world.codeOf(again, 'clerk', days.frozen)).toBe('ROLL_ALREADY_PUBLISHED');
    const file: Command = { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner: '甲', about: '乙', grounds: '漏登' };
    expect(world.codeOf(file, 'clerk', days.frozen)).toBe('ROLL_NOT_OPEN_TO_OBJECTION');
    expect(D > days.frozen).toBe(true);
  });
});

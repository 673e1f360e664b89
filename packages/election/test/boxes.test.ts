import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { accountsOf, broken } from '../src/index.ts';
import { checkIn, days, playUntil, pollAt, staff } from './story.ts';
import { World } from './world.ts';

const two = ['监票员', '居民甲'];
const seal = (box: string, change: object = {}): Command => ({
  type: 'SEAL_FIXED_BOX',
  poll: 'residents',
  box,
  kind: box === '会场' ? 'MAIN' : 'STATION',
  place: box,
  shownEmpty: true,
  seals: [`封-${box}`],
  witnesses: two,
  ...change,
});
const approve: Command = {
  type: 'APPROVE_MOBILE_BOX',
  box: 'M1',
  basis: '选举办法第十四条',
  route: '二号楼',
  staff: ['随行甲', '随行乙', '随行丙'],
  voters: [11, 12, 13].map((voterNo) => ({ voterNo, reason: 'IMMOBILE' as const })),
};
const dispatch = (leftAt = '09:00'): Command => ({
  type: 'DISPATCH_BOX',
  box: 'M1',
  sealOut: 'F1',
  ballotsTaken: 3,
  leftAt,
});
const giveBack = (change: object = {}): Command => ({
  type: 'RETURN_BOX',
  box: 'M1',
  sealFound: 'F1',
  sealIn: 'F2',
  ballotsBroughtBack: 2,
  returnedAt: '11:00',
  ...change,
});
const incident = (change: object = {}): Command => ({
  type: 'REPORT_BOX_INCIDENT',
  poll: 'residents',
  box: 'M1',
  cause: 'LATE',
  seals: ['F9'],
  witnesses: two,
  account: '车坏在路上，票箱一直有人看守',
  ...change,
});
const decideBox = (counted: boolean, change: object = {}): Command => ({
  type: 'DECIDE_BOX',
  poll: 'residents',
  box: 'M1',
  counted,
  committee: { present: 3, inFavour: 2 },
  reason: '封条完好',
  ...change,
});
const hours: Command = {
  type: 'RECORD_ARRANGEMENTS',
  arrangements: {
    registrationPlace: '一楼',
    registrationHours: '9:00—17:00',
    phone: '000',
    pollingPlace: '礼堂',
    opensAt: '08:00',
    closesAt: '15:00',
    countingPlace: '礼堂',
  },
};

/** The ballots are ready, the hours posted, one box in the hall and one at a station sealed, a mobile box approved. */
function ready(): World {
  const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
  for (const command of [hours, seal('会场'), seal('北站'), approve])
    world.must({ command, account: 'chair', on: days.printed });
  return world;
}

/** Eleven vote in the hall (1–10, 14), nobody at the station unless said so, voter 11 at the mobile box. */
function voted(): World {
  const world = ready();
  const go = (command: Command): void => void world.must({ command, account: 'chair', on: days.polls });
  go({ type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff });
  go(dispatch());
  for (const no of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14]) go(checkIn('residents', no));
  go(checkIn('residents', 11, 'MOBILE', 'M1'));
  return world;
}
const codeOf = (world: World, command: Command): string => world.codeOf(command, 'chair', days.polls);
const did = (world: World, ...commands: readonly Command[]): World => {
  for (const command of commands) world.must({ command, account: 'chair', on: days.polls });
  return world;
};
const merge = (box: string, into = '会场'): Command => ({
  type: 'MERGE_BOX',
  poll: 'residents',
  box,
  into,
  witnesses: two,
  mergedAt: '15:00',
});
const sheet = (boxes: Readonly<Record<string, number>>, change: object = {}): Command => ({
  type: 'CLOSE_POLL',
  poll: 'residents',
  spoiled: 0,
  unused: 8,
  boxes: Object.entries(boxes).map(([box, collected]) => ({ box, collected })),
  openedAt: '15:00',
  ...change,
});

describe('a fixed box', () => {
  test.each([
    ['with one witness', seal('南站', { witnesses: ['监票员', ' 监票员 '] }), 'TOO_FEW_WITNESSES'],
    ['without a seal', seal('南站', { seals: [' '] }), 'SEAL_WRONG'],
    ['with a seal of another box', seal('南站', { seals: ['封-会场'] }), 'SEAL_WRONG'],
    ['not shown empty', seal('南站', { shownEmpty: false }), 'BOX_NOT_SHOWN_EMPTY'],
    ['twice', seal('北站', { seals: ['封-2'] }), 'BOX_EXISTS'],
    ['as it should be', seal('南站'), 'OK'],
  ])('%s', (_what, command, code) => {
    expect(ready().codeOf(command, 'chair', days.printed)).toBe(code);
  });

  test('comes before the poll opens, and from then on ballots are handed out at it only', () => {
    const world = voted();
    expect(codeOf(world, seal('南站'))).toBe('POLL_NOT_PREPARED');
    expect(codeOf(world, checkIn('residents', 12, 'HALL', '门口'))).toBe('NO_SUCH_BOX');
    expect(codeOf(world, checkIn('residents', 12, 'HALL', '北站'))).toBe('OK');
  });
});

describe('a mobile box that comes back wrong', () => {
  test.each([
    ['on the stroke of closing', giveBack({ returnedAt: '15:00' }), 'OK'],
    ['a minute late', giveBack({ returnedAt: '15:01' }), 'BOX_BACK_LATE'],
    ['without its seal', giveBack({ sealFound: ' ' }), 'SEAL_MISSING'],
    ['with another seal than it left with', giveBack({ sealFound: '封-北站' }), 'SEAL_CHANGED'],
    ['without a new seal', giveBack({ sealIn: ' ' }), 'SEAL_WRONG'],
    ['closed with a seal used before', giveBack({ sealIn: '封-北站' }), 'SEAL_WRONG'],
    ['with more ballots than it can have', giveBack({ ballotsBroughtBack: 3 }), 'BOX_RETURN_WRONG'],
  ])('%s', (_what, command, code) => {
    expect(codeOf(voted(), command)).toBe(code);
  });

  test.each([
    ['LATE', giveBack({ returnedAt: '15:01' })],
    ['SEAL_MISSING', giveBack({ sealFound: ' ' })],
    ['SEAL_REUSED', giveBack({ sealFound: '封-北站' })],
    // Set aside under F9: that seal closes it, and no other is asked for.
    ['LATE', giveBack({ returnedAt: '15:01', sealIn: 'F9' })],
    ['LATE', giveBack({ returnedAt: '15:01', sealFound: 'F9', sealIn: '' })],
    ['BALLOTS_SHORT', giveBack({ ballotsBroughtBack: 3 })],
  ])('%s is reported first, taken back, and decided on before the poll closes', (cause, back) => {
    const world = did(voted(), incident({ cause }), back);
    expect(codeOf(world, checkIn('residents', 12, 'MOBILE', 'M1'))).toBe('BOX_SET_ASIDE');
    expect(codeOf(world, merge('M1'))).toBe('BOX_NOT_READY');
    expect(codeOf(world, sheet({ 会场: 11, 北站: 0, M1: 1 }))).toBe('BOX_UNDECIDED');
    did(world, decideBox(true), merge('M1'), merge('北站'));
    const why = cause === 'BALLOTS_SHORT' ? { discrepancy: '带回多一张' } : {};
    expect(codeOf(world, sheet({ 会场: 12 }, why))).toBe('OK');
  });

  test('not counted, its ballots stay out of the sheet', () => {
    const world = did(voted(), incident(), giveBack({ returnedAt: '15:01' }), decideBox(false), merge('北站'));
    expect(codeOf(world, sheet({ 会场: 11, M1: 1 }))).toBe('BOXES_DO_NOT_MATCH');
    expect(codeOf(world, sheet({ 会场: 11 }))).toBe('OK');
    expect(codeOf(world, merge('M1'))).toBe('BOX_NOT_READY');
  });

  test('lost, it holds up nobody once that is decided, and is never counted', () => {
    const world = did(voted(), incident({ cause: 'LOST', seals: [] }));
    expect(codeOf(world, sheet({ 会场: 11, 北站: 0 }))).toBe('BOX_UNDECIDED');
    expect(codeOf(world, decideBox(true))).toBe('LOST_BOX_NOT_COUNTED');
    did(world, decideBox(false), merge('北站'));
    expect(codeOf(world, sheet({ 会场: 11 }))).toBe('OK');
  });

  test.each([
    ['by half of the committee', decideBox(true, { committee: { present: 1, inFavour: 1 } }), 'NO_COMMITTEE_MAJORITY'],
    ['by half of those there', decideBox(true, { committee: { present: 2, inFavour: 1 } }), 'NO_COMMITTEE_MAJORITY'],
    ['by more than there are', decideBox(true, { committee: { present: 4, inFavour: 4 } }), 'NO_COMMITTEE_MAJORITY'],
    ['without a reason', decideBox(true, { reason: ' ' }), 'DECISION_WITHOUT_REASON'],
    ['about a box nothing happened to', decideBox(true, { box: '北站' }), 'NOTHING_TO_DECIDE'],
    ['by two of three', decideBox(true), 'OK'],
  ])('a decision %s', (_what, command, code) => {
    expect(codeOf(did(voted(), incident()), command)).toBe(code);
  });

  test('without its seal, it does not stand in the way of a second one', () => {
    const world = ready();
    const voters = [{ voterNo: 9, reason: 'IMMOBILE' }];
    world.must({ command: { ...approve, box: 'M2', voters } as Command, account: 'chair', on: days.printed });
    did(world, { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff });
    did(world, dispatch(), { ...dispatch(), box: 'M2', sealOut: 'F3' } as Command);
    const missing = (box: string): Command => incident({ box, cause: 'SEAL_MISSING', seals: [`F-${box}`] });
    const bare = (box: string): Command => giveBack({ box, sealFound: '', sealIn: '', ballotsBroughtBack: 3 });
    did(world, missing('M1'), bare('M1'), missing('M2'));
    expect(codeOf(world, bare('M2'))).toBe('OK');
  });

  test('emptied into another, it is set aside no more: what is in the other box would be counted all the same', () => {
    const world = did(voted(), giveBack(), merge('M1'));
    expect(codeOf(world, incident({ cause: 'OPENED_EARLY' }))).toBe('BOX_MERGED_ALREADY');
    expect(codeOf(world, incident({ cause: 'OPENED_EARLY', box: '会场' }))).toBe('OK');
  });

  test('lost and found after the sheet is in, it changes no account', () => {
    const world = did(voted(), incident({ cause: 'LOST', seals: [] }), decideBox(false), merge('北站'));
    did(world, sheet({ 会场: 11 }));
    expect(codeOf(world, giveBack({ ballotsBroughtBack: 0 }))).toBe('POLL_NOT_OPEN');
  });

  test.each([
    ['before one witness', incident({ witnesses: ['甲'] }), 'TOO_FEW_WITNESSES'],
    ['under an old seal', incident({ seals: ['F1'] }), 'SEAL_WRONG'],
    ['without an account', incident({ account: '' }), 'INCIDENT_WITHOUT_ACCOUNT'],
    ['of a box nobody knows', incident({ box: 'M7' }), 'NO_SUCH_BOX'],
  ])('set aside %s', (_what, command, code) => {
    expect(codeOf(voted(), command)).toBe(code);
  });

  test('it does not leave before the voting begins, nor when it is over', () => {
    const world = ready();
    did(world, { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff });
    expect(['07:59', '08:00', '14:59', '15:00'].map((at) => codeOf(world, dispatch(at)))).toEqual([
      'BOX_LEAVES_TOO_EARLY',
      'OK',
      'OK',
      'BOX_LEAVES_TOO_LATE',
    ]);
  });
});

describe('opening the boxes', () => {
  const back = (): World => did(voted(), giveBack());

  test('a box with fewer than ten goes into another first; the sheet lists what is opened', () => {
    const world = back();
    expect(codeOf(world, sheet({ 会场: 11, 北站: 0, M1: 1 }))).toBe('BOX_TOO_SMALL');
    expect(codeOf(world, merge('M1', 'M1'))).toBe('BOX_MERGED_ALREADY');
    expect(codeOf(world, merge('M1', '南站'))).toBe('NO_SUCH_BOX');
    did(world, merge('M1'), merge('北站'));
    expect(codeOf(world, merge('M1', '北站'))).toBe('BOX_MERGED_ALREADY');
    expect(codeOf(world, checkIn('residents', 12, 'HALL', '北站'))).toBe('BOX_SET_ASIDE');
    expect(codeOf(world, sheet({ 会场: 11, M1: 1 }))).toBe('BOXES_DO_NOT_MATCH');
    expect(codeOf(world, sheet({ 北站: 11 }))).toBe('BOXES_DO_NOT_MATCH');
    expect(codeOf(world, sheet({ 会场: 12 }))).toBe('OK');
  });

  test('before the hour that was posted they stay shut, unless everybody has voted or the committee took it', () => {
    const world = did(back(), merge('M1'), merge('北站'));
    expect(codeOf(world, sheet({ 会场: 12 }, { openedAt: '14:59' }))).toBe('BOXES_OPENED_EARLY');
    expect(codeOf(world, sheet({ 会场: 12 }, { openedAt: '15:00' }))).toBe('OK');
    expect(codeOf(world, sheet({ 会场: 12 }, { openedAt: undefined }))).toBe('OPENING_HOUR_MISSING');
    did(world, incident({ box: '会场', cause: 'OPENED_EARLY' }), decideBox(true, { box: '会场' }));
    expect(codeOf(world, sheet({ 会场: 12 }, { openedAt: '14:59' }))).toBe('OK');
  });
});

describe('the hour at which a box is opened', () => {
  test('is asked for where one is emptied into another, which opens it', () => {
    const world = did(voted(), giveBack());
    const at = (mergedAt: string | undefined): string =>
      codeOf(world, { ...merge('M1'), mergedAt } as unknown as Command);
    expect([undefined, '14:59', '15:00'].map(at)).toEqual(['OPENING_HOUR_MISSING', 'BOXES_OPENED_EARLY', 'OK']);
  });

  test('is none that is still to come, in a real election', () => {
    // The ledger's clock in these tests stands at 10:00 in China.
    const world = did(voted(), giveBack(), merge('M1'), merge('北站'));
    world.state = { ...world.cycle, mode: 'REAL' };
    expect(codeOf(world, sheet({ 会场: 12 }))).toBe('HOUR_IN_THE_FUTURE');
    expect(codeOf(world, sheet({ 会场: 12 }, { openedAt: '09:59' }))).toBe('BOXES_OPENED_EARLY');
  });
});

describe('the chain of ballots', () => {
  // Twenty printed: eleven at the hall, one at the mobile box, eight left; three went along, two came back.
  const world = did(voted(), giveBack(), merge('M1'), merge('北站'));
  const poll = world.cycle.polls.at(-1);
  if (poll?.stage !== 'OPEN') throw new Error('not open');
  const given = { issued: 12, spoiled: 0, unused: 8, boxes: [{ box: '会场', collected: 12 }] };

  test.each([
    ['that closes', {}, []],
    ['one unused ballot short', { unused: 7 }, ['PRINTED']],
    ['one spoiled and not said', { spoiled: 1 }, ['PRINTED']],
    [
      'one more in the box than people at it',
      { boxes: [{ box: '会场', collected: 13 }] },
      ['ISSUED_COVERS_COLLECTED', 'CHECKED_IN_COVERS_BOX'],
    ],
    ['one voter who kept the ballot', { boxes: [{ box: '会场', collected: 11 }] }, []],
  ])('%s', (_what, change, codes) => {
    expect(broken(accountsOf(world.cycle, poll, { ...given, ...change })).map((i) => i.code)).toEqual(codes);
  });

  test('ballots that were not printed are no slip that a reason explains', () => {
    const unprinted = world.copy();
    const polls = world.cycle.polls.map((p) => (p.id === 'residents' ? { ...p, printed: 11 } : p));
    unprinted.state = { ...world.cycle, polls };
    const closing = sheet({ 会场: 12 }, { unused: 0, discrepancy: '多发' });
    expect(codeOf(unprinted, closing)).toBe('MORE_ISSUED_THAN_PRINTED');
    const open = unprinted.cycle.polls.at(-1);
    if (open?.stage !== 'OPEN') throw new Error('not open');
    const wrong = broken(accountsOf(unprinted.cycle, open, { ...given, unused: 0 })).map((i) => i.code);
    expect(wrong).toEqual(['PRINTED', 'PRINTED_COVERS_ISSUED', 'PRINTED_COVERS_COLLECTED']);
  });

  test('a box that is not counted stands on neither side', () => {
    // Twelve issued, one of them at the box that stays shut: eleven may come back, not twelve.
    const shut = did(voted(), incident(), giveBack({ returnedAt: '15:01' }), decideBox(false), merge('北站'));
    const codes = (collected: number): readonly string[] =>
      broken(accountsOf(shut.cycle, poll, { ...given, boxes: [{ box: '会场', collected }] })).map((i) => i.code);
    expect(codes(11)).toEqual([]);
    expect(codes(12)).toContain('ISSUED_COVERS_COLLECTED');
  });

  test('a reason for ballots that add up is not kept: it would be printed as ballots that do not', () => {
    const closed = did(world.copy(), sheet({ 会场: 12 }, { discrepancy: '已核对' }));
    expect(closed.cycle.polls.at(-1)).toMatchObject({ stage: 'COUNTING', discrepancy: null });
  });

  test('a mobile box gave out what it took less what it brought back', () => {
    const back = giveBack({ ballotsBroughtBack: 1, note: '途中污损一张' });
    const short = did(voted(), back, merge('M1'), merge('北站'));
    expect(codeOf(short, sheet({ 会场: 12 }))).toBe('BALLOTS_DO_NOT_BALANCE');
    expect(codeOf(short, sheet({ 会场: 12 }, { discrepancy: '途中污损一张' }))).toBe('OK');
  });
});

describe('the poll book', () => {
  test('a device counts upwards; slips are numbered once, whatever is undone', () => {
    const world = voted();
    const at = (voterNo: number, device: string, deviceSeq: number): Command => ({
      ...(checkIn('residents', voterNo) as Extract<Command, { type: 'CHECK_IN' }>),
      device,
      deviceSeq,
    });
    did(world, at(12, 'constructor', 5));
    expect([codeOf(world, at(13, 'constructor', 5)), codeOf(world, at(13, 'constructor', 4))]).toEqual([
      'DEVICE_SEQUENCE',
      'DEVICE_SEQUENCE',
    ]);
    expect(codeOf(world, at(13, 'constructor', 6))).toBe('OK');
    expect(codeOf(world, at(13, 'toString', 1))).toBe('OK');
    expect([codeOf(world, at(13, 'constructor', 1006)), codeOf(world, at(13, 'constructor', 1005))]).toEqual([
      'DEVICE_GAP',
      'OK',
    ]);
    const undo = { type: 'UNDO_CHECK_IN', poll: 'residents', voterNo: 12, reason: '误登' } as const;
    expect(codeOf(world, { ...undo, device: 'constructor', deviceSeq: 5 })).toBe('DEVICE_SEQUENCE');
    const heard = { device: 'constructor', deviceSeq: 6, heardAt: '2026-12-20T02:00:07.000Z' };
    const [undone] = world.must({ command: { ...undo, ...heard }, account: 'issuer', on: days.polls });
    expect(undone?.body).toMatchObject(heard);
    const [fact] = world.must({ command: at(12, 'constructor', 7), account: 'issuer', on: days.polls });
    expect(fact?.body).toMatchObject({ slip: 14 });
  });

  test('a second attempt says who, where, how and when', () => {
    const tried = voted().attempt({ command: checkIn('residents', 11), account: 'issuer', on: days.polls });
    const said = tried.ok ? '' : tried.error.message.zh;
    for (const part of ['第11号', 'M1', '流动票箱', '2026年12月20日', '10:00']) expect(said).toContain(part);
  });
});

describe('a hall whose boxes are not recorded one by one', () => {
  /** Ten vote in the hall, three at the mobile box. */
  const hall = (): World => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    world.must({ command: approve, account: 'chair', on: days.printed });
    did(world, { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff }, dispatch());
    for (const no of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) did(world, checkIn('residents', no));
    for (const no of [11, 12, 13]) did(world, checkIn('residents', no, 'MOBILE', 'M1'));
    return did(world, giveBack({ ballotsBroughtBack: 0 }));
  };

  test.each([
    ['as many as came there', { 会场: 10, M1: 3 }, []],
    ['one more, one fewer in the mobile box', { 会场: 11, M1: 2 }, ['会场']],
    ['in two boxes, told together', { 会场: 6, 门口: 4, M1: 3 }, []],
    ['in two boxes, one too many', { 会场: 6, 门口: 5, M1: 2 }, ['会场、门口']],
  ])('holds %s', (_what, held, wrong) => {
    const { cycle } = hall();
    const poll = cycle.polls.at(-1);
    if (poll?.stage !== 'OPEN') throw new Error('not open');
    const boxes = Object.entries(held).map(([box, collected]) => ({ box, collected }));
    const identities = accountsOf(cycle, poll, { issued: 13, spoiled: 0, unused: poll.printed - 13, boxes });
    expect(broken(identities).map(({ box }) => box)).toEqual(wrong);
  });

  test('is not opened by itself either, where few came', () => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    const voters = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((voterNo) => ({ voterNo, reason: 'IMMOBILE' as const }));
    world.must({ command: { ...approve, voters } as Command, account: 'chair', on: days.printed });
    did(world, { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff });
    did(world, { ...dispatch(), ballotsTaken: 10 } as Command);
    for (const no of [1, 2, 3]) did(world, checkIn('residents', no));
    for (const { voterNo } of voters) did(world, checkIn('residents', voterNo, 'MOBILE', 'M1'));
    did(world, giveBack({ ballotsBroughtBack: 0 }));
    const code = (held: Readonly<Record<string, number>>): string => codeOf(world, sheet(held, { unused: 7 }));
    expect([code({ 会场: 3, M1: 10 }), code({ 会场: 2, 门口: 1, M1: 10 })]).toEqual(['BOX_TOO_SMALL', 'BOX_TOO_SMALL']);
  });

  test('counts in what was emptied into its box', () => {
    const world = did(hall(), merge('M1'));
    expect(codeOf(world, sheet({ 会场: 13 }, { unused: 7 }))).toBe('OK');
  });
});

import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { days, partySeats, playUntil } from './story.ts';
import type { World as WorldType } from './world.ts';
import { day, World } from './world.ts';

const until = (done: (w: WorldType) => boolean): WorldType =>
  playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && done(w));
/** B02 is done: three seats on the Party committee, ten members expected. */
const asked = (): WorldType => until((w) => w.cycle.party.attendance !== null);

const request: Command = {
  type: 'REQUEST_PARTY_ELECTION',
  requestNo: '1号',
  lastElectedOn: day('2021-11-06'),
  place: '二楼会议室',
  agenda: ['审议工作报告', '通过选举办法', '选举委员'],
  seats: partySeats,
  memberCandidates: 4,
  nomination: '党员和群众推荐。',
  fullMembers: 10,
  expected: 10,
  method: '无记名投票、差额选举。',
  attachments: ['选举办法（草案）'],
  signer: '王芳',
  contact: '孙志强',
  phone: '0000-8888000',
};

const names = ['党员甲', '党员乙', '党员丙', '党员丁'];
const recommend = (n: number, change: object = {}): Command => ({
  type: 'RECORD_RECOMMENDATIONS',
  members: { present: 9, collected: 9 },
  residents: { present: 20, collected: 19 },
  rows: names.slice(0, n).map((name) => ({ name, post: 'PARTY_MEMBER', byMembers: 7, byResidents: 12 })),
  ...change,
});
const person = (name: string) => ({
  name,
  sex: 'F' as const,
  ethnicity: '汉族',
  birthMonth: '1980-06',
  education: '大学',
  joinedMonth: '2004-07',
  occupation: '社区工作者',
  posts: ['PARTY_MEMBER'] as const,
});
const draw = (people: readonly string[] = names): Command => ({ type: 'DRAW_PARTY_SLATE', people: people.map(person) });
const review = (no: string, basis?: string): Command => ({
  type: 'REVIEW_PARTY_NOMINEE',
  no,
  unit: '街道纪检监察工委',
  finding: basis === undefined ? { opinion: 'NO_OBJECTION' } : { opinion: 'ADVERSE', basis },
});
const numbers = ['N-1', 'N-2', 'N-3', 'N-4'];
const inspect = (change: object = {}): Command => ({
  type: 'RECORD_INSPECTION',
  stream: 'PARTY',
  by: '街道党工委考察组',
  from: day('2026-10-22'),
  to: day('2026-10-23'),
  findings: numbers.map((about) => ({ about, opinion: 'FIT' as const, summary: '符合任职条件' })),
  ...change,
});
const publish = (until: string): Command => ({
  type: 'OPEN_PUBLICITY',
  stream: 'PARTY',
  until: day(until),
  places: ['党务公开栏'],
  phone: '0000-8888000',
});
const propose = (people: readonly string[] = names): Command => ({
  type: 'PROPOSE_PARTY_CANDIDATES',
  post: 'PARTY_MEMBER',
  people: people.map((name) => ({ name, sex: 'F' })),
  approvalNo: '5号',
});

const d = { named: day('2026-10-21'), seen: day('2026-10-23'), shown: day('2026-10-26'), over: day('2026-10-31') };
const drawn = (): WorldType => {
  const world = asked();
  world.must({ command: recommend(4), account: 'party', on: days.asked });
  world.must({ command: draw(), account: 'party', on: d.named });
  return world;
};
const reviewed = (): WorldType => {
  const world = drawn();
  for (const no of numbers) world.must({ command: review(no), account: 'reviewer', on: d.named });
  return world;
};
const published = (): WorldType => {
  const world = reviewed();
  world.must({ command: inspect(), account: 'street', on: d.seen });
  world.must({ command: publish('2026-10-30'), account: 'street', on: d.shown });
  return world;
};

describe('the request and its reply (B01)', () => {
  const opened = (): WorldType => until((w) => w.cycle.party.approval === null && w.cycle.steps.A07 !== undefined);

  test.each([
    ['whole', {}, 'OK'],
    ['without a signer', { signer: ' ' }, 'REQUEST_INCOMPLETE'],
    ['without an agenda', { agenda: [' '] }, 'REQUEST_INCOMPLETE'],
    ['with more expected than members', { expected: 11 }, 'REQUEST_FIGURES_WRONG'],
    ['with as many candidates as seats', { memberCandidates: 3 }, 'SURPLUS_TOO_SMALL'],
  ])('a request %s', (_what, change, code) => {
    expect(opened().codeOf({ ...request, ...change } as Command, 'party', days.asked)).toBe(code);
  });

  test('the reply answers the request on record, and not before it was written', () => {
    const world = opened();
    world.must({ command: request, account: 'party', on: days.asked });
    const reply = (requestNo: string): Command => ({
      type: 'RECORD_PARTY_APPROVAL',
      requestNo,
      replyNo: '2号',
      seats: partySeats,
      conditions: ['结果及时报我委'],
    });
    expect(world.codeOf(reply('7号'), 'party', days.asked)).toBe('REPLY_TO_ANOTHER_REQUEST');
    expect(world.codeOf(reply('1号'), 'party', day('2026-10-19'))).toBe('ACT_OUT_OF_ORDER');
    world.must({ command: reply('1号'), account: 'party', on: days.asked });
    expect(world.codeOf(request, 'party', days.asked)).toBe('REQUEST_ANSWERED');
  });
});

describe('two recommendations (B03)', () => {
  const slips = (present: number, collected: number) => ({ present, collected });
  test.each([
    ['one more person than seats', recommend(4), 'OK'],
    ['as many people as seats', recommend(3), 'RECOMMENDED_TOO_FEW'],
    ['more slips than members present', recommend(4, { members: slips(8, 9) }), 'RECOMMENDATION_FIGURES_WRONG'],
    ['more members present than there are', recommend(4, { members: slips(11, 9) }), 'RECOMMENDATION_FIGURES_WRONG'],
    ['more for one person than slips', recommend(4, { residents: slips(20, 11) }), 'RECOMMENDATION_FIGURES_WRONG'],
  ])('%s', (_what, command, code) => {
    expect(asked().codeOf(command, 'party', days.asked)).toBe(code);
  });

  test('names and slips are sealed; only figures are public', () => {
    const facts = asked().must({ command: recommend(4), account: 'party', on: days.asked });
    expect(JSON.stringify(facts.map((f) => f.body))).not.toContain('党员甲');
    expect(facts.flatMap((f) => f.sealed.map((s) => s.disclosure))).toEqual(Array(4).fill('RESTRICTED'));
  });
});

describe('people put forward, reviewed and inspected (B04, B05)', () => {
  test('only whom somebody recommended, and more of them than seats', () => {
    const world = asked();
    world.must({ command: recommend(4), account: 'party', on: days.asked });
    expect(world.codeOf(draw(['党员甲', '党员乙', '党员丙', '生人']), 'party', d.named)).toBe('NOT_RECOMMENDED');
    expect(world.codeOf(draw(names.slice(0, 3)), 'party', d.named)).toBe('SURPLUS_TOO_SMALL');
    expect(world.codeOf(draw(), 'party', d.named)).toBe('OK');
  });

  test('nobody reviews their own list, and no adverse opinion stands on nothing', () => {
    const world = drawn();
    expect(world.codeOf(review('N-1'), 'party', d.named)).toBe('MAKER_CANNOT_REVIEW');
    expect(world.codeOf(review('N-1', ' '), 'reviewer', d.named)).toBe('ADVERSE_WITHOUT_BASIS');
    expect(world.codeOf(review('N-9'), 'reviewer', d.named)).toBe('NO_SUCH_NOMINEE');
    expect(world.codeOf(review('N-1', '处分决定3号'), 'reviewer', d.named)).toBe('OK');
  });

  test('review comes before inspection, and inspection ends before it is recorded', () => {
    expect(drawn().codeOf(inspect(), 'street', d.seen)).toBe('NOT_REVIEWED');
    const world = reviewed();
    expect(world.codeOf(publish('2026-10-30'), 'street', d.shown)).toBe('NOT_INSPECTED');
    expect(world.codeOf(inspect({ to: day('2026-10-24') }), 'street', d.seen)).toBe('INSPECTION_DAYS_WRONG');
    expect(world.codeOf(inspect({ by: '' }), 'street', d.seen)).toBe('INSPECTION_WITHOUT_CONCLUSION');
    expect(world.codeOf(inspect(), 'street', d.seen)).toBe('OK');
  });

  // Monday 2026-10-26 to Friday 2026-10-30 are five working days; the figure is custom and only warns.
  test.each([
    ['2026-10-30', 0],
    ['2026-10-29', 1],
  ])('a publicity until %s has %i warnings', (last, warnings) => {
    const world = reviewed();
    world.must({ command: inspect(), account: 'street', on: d.seen });
    world.must({ command: publish(last), account: 'street', on: d.shown });
    expect(world.cycle.inspections.PARTY.publicity?.warnings).toHaveLength(warnings);
  });

  test('it ends after its last day, with every point answered; only then are candidates proposed', () => {
    const world = published();
    const close: Command = { type: 'CLOSE_PUBLICITY', stream: 'PARTY' };
    world.must({
      command: { type: 'RECEIVE_FEEDBACK', stream: 'PARTY', about: 'N-2', matter: '询问组织关系' },
      account: 'clerk',
      on: d.shown,
    });
    expect(world.codeOf(close, 'street', day('2026-10-30'))).toBe('PUBLICITY_NOT_OVER');
    expect(world.codeOf(close, 'street', d.over)).toBe('FEEDBACK_OPEN');
    expect(world.codeOf(propose(), 'party', d.over)).toBe('PARTY_SLATE_NOT_READY');
    const answer: Command = {
      type: 'ANSWER_FEEDBACK',
      stream: 'PARTY',
      no: 1,
      outcome: 'NOT_CONFIRMED',
      finding: '组织关系在本社区',
    };
    world.must({ command: answer, account: 'street', on: d.over });
    expect(world.codeOf(answer, 'street', d.over)).toBe('FEEDBACK_NOT_ANSWERABLE');
    world.must({ command: close, account: 'street', on: d.over });
    expect(world.cycle.steps.B05?.on).toBe(d.over);
    expect(world.codeOf(propose(), 'party', d.shown)).toBe('ACT_OUT_OF_ORDER');
    expect(world.codeOf(propose(['党员甲', '党员乙', '党员丙', '生人']), 'party', d.over)).toBe('NOT_ON_SLATE');
    expect(world.codeOf(propose(), 'party', d.over)).toBe('OK');
  });

  test('whoever came through with an adverse opinion is not proposed', () => {
    const world = drawn();
    for (const no of numbers)
      world.must({ command: review(no, no === 'N-4' ? '处分决定3号' : undefined), account: 'reviewer', on: d.named });
    world.must({ command: inspect(), account: 'street', on: d.seen });
    world.must({ command: publish('2026-10-30'), account: 'street', on: d.shown });
    world.must({ command: { type: 'CLOSE_PUBLICITY', stream: 'PARTY' }, account: 'street', on: d.over });
    expect(world.codeOf(propose(), 'party', d.over)).toBe('NOT_ON_SLATE');
  });

  test('who raised a point is not asked, and what was raised is sealed', () => {
    const command: Command = { type: 'RECEIVE_FEEDBACK', stream: 'PARTY', about: 'N-2', matter: '询问组织关系' };
    const [fact] = published().must({ command, account: 'clerk', on: d.shown });
    expect(fact?.body).toEqual({ no: 1 });
    expect(fact?.sealed).toEqual([{ disclosure: 'RESTRICTED', value: { about: 'N-2', matter: '询问组织关系' } }]);
  });
});

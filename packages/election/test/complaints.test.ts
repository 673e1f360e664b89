import { expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { complaintStage } from '../src/index.ts';
import { days, openCycle } from './story.ts';
import { day, World } from './world.ts';

const received = day('2026-12-21');
const digest = 'c'.repeat(64);

function opened(): World {
  const world = new World();
  world.must({ command: openCycle, account: 'street', on: days.open });
  return world;
}

const receive = (over: Partial<Extract<Command, { type: 'RECEIVE_COMPLAINT' }>> = {}): Command => ({
  type: 'RECEIVE_COMPLAINT',
  kind: 'PROCEDURE',
  channel: 'DESK',
  matter: '北站十点才开门。',
  evidence: [],
  codeDigest: digest,
  ...over,
});
const answer = (over: Partial<Extract<Command, { type: 'ANSWER_COMPLAINT' }>> = {}): Command => ({
  type: 'ANSWER_COMPLAINT',
  no: 1,
  finding: 'FOUNDED',
  answer: '经查属实，已延长投票时间并公告。',
  published: true,
  ...over,
});

test('an anonymous complaint is taken with its clock, and says nothing of anybody in public', () => {
  const world = opened();
  const [fact] = world.must({ command: receive(), account: 'clerk', on: received });
  // 21 December + 15 days and + 60 days, counted on a calendar.
  expect(fact?.body).toEqual({
    no: 1,
    kind: 'PROCEDURE',
    channel: 'DESK',
    anonymous: true,
    codeDigest: digest,
    tellBy: '2027-01-05',
    answerBy: '2027-02-19',
  });
  expect(fact?.sealed).toEqual([{ disclosure: 'RESTRICTED', value: { matter: '北站十点才开门。', evidence: [] } }]);
});

test('a name is sealed for those who handle it', () => {
  const world = opened();
  const [fact] = world.must({
    command: receive({ name: '赵某', contact: '19900000000' }),
    account: 'clerk',
    on: received,
  });
  expect(JSON.stringify(fact?.body)).not.toContain('赵某');
  expect(world.cycle.complaints[0]).toMatchObject({ anonymous: false, name: '赵某', contact: '19900000000' });
});

test('taken, forwarded, answered, once', () => {
  const world = opened();
  world.must({ command: receive(), account: 'clerk', on: received });
  const stage = () => world.cycle.complaints.map(complaintStage);
  expect(stage()).toEqual(['RECEIVED']);
  const forward: Command = { type: 'FORWARD_COMPLAINT', no: 1, to: 'DISTRICT_GOVERNMENT', letterNo: '3号', note: '' };
  world.must({ command: forward, account: 'street', on: day('2026-12-22') });
  expect(stage()).toEqual(['FORWARDED']);
  const [given] = world.must({ command: answer(), account: 'street', on: day('2027-01-04') });
  expect(given).toMatchObject({ body: { late: false, published: true }, sealed: [{ disclosure: 'PUBLIC' }] });
  expect(stage()).toEqual(['ANSWERED']);
  expect(world.codeOf(answer(), 'street', day('2027-01-05'))).toBe('NO_OPEN_COMPLAINT');
  expect(world.codeOf(forward, 'street', day('2027-01-05'))).toBe('NO_OPEN_COMPLAINT');
});

test('an answer after the sixtieth day is recorded as late; the sixtieth itself is not', () => {
  for (const [on, late] of [
    ['2027-02-19', false],
    ['2027-02-20', true],
  ] as const) {
    const world = opened();
    world.must({ command: receive(), account: 'clerk', on: received });
    const [fact] = world.must({ command: answer({ published: false }), account: 'street', on: day(on) });
    expect(fact).toMatchObject({ body: { late, published: false }, sealed: [{ disclosure: 'RESTRICTED' }] });
  }
});

test.each([
  [receive({ matter: ' ' }), 'COMPLAINT_WITHOUT_MATTER'],
  [answer({ no: 2 }), 'NO_OPEN_COMPLAINT'],
  [answer({ answer: ' ' }), 'ANSWER_WITHOUT_TEXT'],
])('%o is refused: %s', (command, code) => {
  const world = opened();
  world.must({ command: receive(), account: 'clerk', on: received });
  expect(world.codeOf(command, 'street', received)).toBe(code);
});

test('an answer cannot be dated before the complaint', () => {
  const world = opened();
  world.must({ command: receive(), account: 'clerk', on: received });
  expect(world.codeOf(answer(), 'street', day('2026-12-20'))).toBe('ANSWER_BEFORE_COMPLAINT');
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { reviewList } from '../src/index.ts';
import { days, playUntil } from './story.ts';
import { World } from './world.ts';

const nominated = (): World =>
  playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.candidates.some((c) => c.id === 'R-MEMBER-4'));
const digestOf = (world: World): string =>
  createHash('sha256')
    .update(JSON.stringify(reviewList(world.cycle)))
    .digest('hex');

const unit = '街道派出所';
const toldOn = days.reviewed;
const fine = { opinion: 'NO_OBJECTION' } as const;
const barred = { opinion: 'BARRED', bar: 'CRIMINAL_PENALTY', document: '（2021）刑初12号', toldOn } as const;
const concern = { opinion: 'LOCAL_CONCERN', localText: '某省办法第九条', concern: '欠缴费用', toldOn } as const;
type Rows = Extract<Command, { type: 'TAKE_REVIEW_BATCH' }>['rows'];
const batch = (world: World, rows: Rows, list = digestOf(world)): Command => ({
  type: 'TAKE_REVIEW_BATCH',
  unit,
  file: { name: '联审表.xlsx', sha256: 'e'.repeat(64) },
  list,
  rows,
});

describe('a department’s file', () => {
  test.each([
    ['nobody objected to', [{ id: 'R-CHAIR-1', finding: fine }], 'OK'],
    [
      'a bar without its document',
      [{ id: 'R-CHAIR-1', finding: { ...barred, document: ' ' } }],
      'BAR_WITHOUT_DOCUMENT',
    ],
    [
      'a local list without its text',
      [{ id: 'R-CHAIR-1', finding: { ...concern, localText: '' } }],
      'CONCERN_WITHOUT_TEXT',
    ],
    ['somebody who does not stand', [{ id: 'R-CHAIR-9', finding: fine }], 'NO_SUCH_CANDIDATE'],
    [
      'one person twice',
      [
        { id: 'R-CHAIR-1', finding: fine },
        { id: 'R-CHAIR-1', finding: fine },
      ],
      'REVIEW_BATCH_UNCLEAR',
    ],
    ['nobody at all', [], 'REVIEW_BATCH_UNCLEAR'],
  ] as const)('%s', (_what, rows, code) => {
    const world = nominated();
    expect(world.codeOf(batch(world, rows), 'reviewer', days.reviewed)).toBe(code);
  });

  test('is about the list that was sent, and not taken by whoever nominated', () => {
    const world = nominated();
    const rows = [{ id: 'R-CHAIR-1', finding: fine }];
    expect(world.codeOf(batch(world, rows), 'clerk', days.reviewed)).toBe('MAKER_CANNOT_REVIEW');
    const sent = digestOf(world);
    world.must({
      command: { type: 'WITHDRAW_CANDIDATE', id: 'R-MEMBER-4', reason: '个人原因' },
      account: 'clerk',
      on: days.nominated,
    });
    expect(world.codeOf(batch(world, rows, sent), 'reviewer', days.reviewed)).toBe('REVIEW_LIST_CHANGED');
  });

  test('a bar excludes, a local list warns; grounds are sealed', () => {
    const world = nominated();
    const facts = world.must({
      command: batch(world, [
        { id: 'R-CHAIR-1', finding: barred },
        { id: 'R-CHAIR-2', finding: concern },
      ]),
      account: 'reviewer',
      on: days.reviewed,
    });
    const statusOf = (id: string) => world.cycle.candidates.find((c) => c.id === id)?.status;
    expect([statusOf('R-CHAIR-1'), statusOf('R-CHAIR-2')]).toEqual(['BARRED', 'NOMINATED']);
    const open = JSON.stringify(facts.map((f) => f.body));
    for (const word of ['刑初12号', '欠缴费用', 'CRIMINAL']) expect(open).not.toContain(word);
  });
});

describe('the reply of the person who was told', () => {
  const told = (): World => {
    const world = nominated();
    const command: Command = { type: 'REVIEW_CANDIDATE', id: 'R-CHAIR-1', unit, finding: barred };
    world.must({ command, account: 'reviewer', on: days.reviewed });
    return world;
  };
  const reply: Command = { type: 'RECORD_REVIEW_REPLY', id: 'R-CHAIR-1', unit, summary: '同名，不是本人' };
  const decide = (decision: 'UPHELD' | 'TAKEN_BACK', reason = '核对身份证，不是同一人'): Command => ({
    type: 'DECIDE_REVIEW_REPLY',
    id: 'R-CHAIR-1',
    unit,
    decision,
    reason,
  });

  test('comes before the decision, once, and to an adverse opinion only', () => {
    const world = told();
    expect(world.codeOf(decide('UPHELD'), 'reviewer', days.reviewed)).toBe('NO_ADVERSE_OPINION');
    expect(world.codeOf({ ...reply, id: 'R-CHAIR-2' }, 'clerk', days.reviewed)).toBe('NO_ADVERSE_OPINION');
    world.must({ command: reply, account: 'clerk', on: days.reviewed });
    expect(world.codeOf(reply, 'clerk', days.reviewed)).toBe('NO_ADVERSE_OPINION');
    expect(world.codeOf(decide('UPHELD', ' '), 'reviewer', days.reviewed)).toBe('DECISION_WITHOUT_REASON');
    expect(world.codeOf(decide('UPHELD'), 'clerk', days.reviewed)).toBe('MAKER_CANNOT_REVIEW');
    expect(world.codeOf(decide('UPHELD'), 'reviewer', days.nominated)).toBe('ACT_OUT_OF_ORDER');
  });

  test.each([
    ['UPHELD', 'BARRED'],
    ['TAKEN_BACK', 'NOMINATED'],
  ] as const)('%s leaves the person %s', (decision, status) => {
    const world = told();
    world.must({ command: reply, account: 'clerk', on: days.reviewed });
    world.must({ command: decide(decision), account: 'reviewer', on: days.reviewed });
    expect(world.cycle.candidates.find((c) => c.id === 'R-CHAIR-1')?.status).toBe(status);
  });

  test('another bar that stands still bars', () => {
    const world = told();
    const command: Command = { type: 'REVIEW_CANDIDATE', id: 'R-CHAIR-1', unit: '纪检', finding: barred };
    // Barred already: a second department's opinion is about nobody who stands.
    expect(world.codeOf(command, 'reviewer', days.reviewed)).toBe('NO_SUCH_CANDIDATE');
  });
});

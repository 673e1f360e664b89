import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { introductionsOut, shownIntroduction, withoutIntroduction } from '../src/index.ts';
import { privateDataIn } from '../src/introductions/private-data.ts';
import { days, evidence, playUntil } from './story.ts';
import { World } from './world.ts';

const on = days.pledged;
const listOut = (): World => playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.state.published.pledges);

const record = (id: string, words: Partial<Extract<Command, { type: 'RECORD_INTRODUCTION' }>> = {}): Command => ({
  type: 'RECORD_INTRODUCTION',
  id,
  about: '在社区工作八年。',
  plan: '加装电梯。',
  evidence,
  ...words,
});
const check = (id: string): Command => ({ type: 'CHECK_INTRODUCTION', id, fault: null });
const out: Command = { type: 'PUBLISH_INTRODUCTIONS' };

describe('what candidates say of themselves', () => {
  test('is shown of nobody until all are published at once, and then stands', () => {
    const world = listOut();
    world.must({ command: record('R-VICE-1'), account: 'clerk', on });
    expect(shownIntroduction(world.cycle, 'R-VICE-1')).toBeNull();
    expect(world.codeOf(out, 'chair', on)).toBe('INTRODUCTIONS_WAITING');
    expect(world.codeOf(check('R-VICE-1'), 'clerk', on)).toBe('MAKER_CANNOT_REVIEW');
    world.must({ command: check('R-VICE-1'), account: 'chair', on });
    expect(shownIntroduction(world.cycle, 'R-VICE-1')).toBeNull();
    world.must({ command: out, account: 'chair', on });
    expect(shownIntroduction(world.cycle, 'R-VICE-1')).toEqual({ about: '在社区工作八年。', plan: '加装电梯。' });
    expect(shownIntroduction(world.cycle, 'R-VICE-2')).toBeNull();
    expect(withoutIntroduction(world.cycle)).toContain('R-VICE-2');
    expect(world.codeOf(record('R-VICE-2'), 'clerk', on)).toBe('INTRODUCTIONS_PUBLISHED');
    expect(world.codeOf(out, 'chair', on)).toBe('INTRODUCTIONS_PUBLISHED');
  });

  test('goes out anew once somebody leaves the list', () => {
    const world = listOut();
    world.must({ command: record('R-VICE-1'), account: 'clerk', on });
    world.must({ command: check('R-VICE-1'), account: 'chair', on });
    world.must({ command: out, account: 'chair', on });
    world.must({ command: { type: 'WITHDRAW_CANDIDATE', id: 'R-VICE-2', reason: '个人原因' }, account: 'clerk', on });
    expect(introductionsOut(world.cycle)).toBe(false);
    expect(world.codeOf(out, 'chair', on)).toBe('FORMAL_LIST_FIRST');
  });

  test('an introduction that went back holds up all, and is replaced', () => {
    const world = listOut();
    world.must({ command: record('R-VICE-1'), account: 'clerk', on });
    world.must({ command: { type: 'CHECK_INTRODUCTION', id: 'R-VICE-1', fault: 'OFFERS_GAIN' }, account: 'chair', on });
    expect(world.codeOf(out, 'chair', on)).toBe('INTRODUCTIONS_WAITING');
    world.must({ command: record('R-VICE-1', { plan: '改好了。' }), account: 'clerk', on });
    world.must({ command: check('R-VICE-1'), account: 'chair', on });
    expect(world.codeOf(check('R-VICE-1'), 'chair', on)).toBe('NO_INTRODUCTION_WAITING');
    world.must({ command: out, account: 'chair', on });
    expect(shownIntroduction(world.cycle, 'R-VICE-1')?.plan).toBe('改好了。');
  });

  test.each<[string, Command, string | null]>([
    ['200 characters, rare ones counted once', record('R-VICE-1', { about: '𠮷'.repeat(200) }), null],
    ['400 of plan, composed before they are counted', record('R-VICE-1', { plan: 'e\u0301'.repeat(400) }), null],
    ['201', record('R-VICE-1', { about: '字'.repeat(201) }), 'INTRODUCTION_TOO_LONG'],
    ['401 of plan', record('R-VICE-1', { plan: '字'.repeat(401) }), 'INTRODUCTION_TOO_LONG'],
    ['no plan', record('R-VICE-1', { plan: ' ' }), 'INTRODUCTION_INCOMPLETE'],
    ['no signed paper', record('R-VICE-1', { evidence: [] }), 'INTRODUCTION_NOT_SIGNED'],
    ['a telephone', record('R-VICE-1', { plan: '请打138 0013 8000' }), 'INTRODUCTION_PRIVATE_DATA'],
    ['nobody on the list', record('R-VICE-9'), 'NO_SUCH_CANDIDATE'],
  ])('%s', (_, command, code) => {
    const world = listOut();
    if (code === null) world.must({ command, account: 'clerk', on });
    else expect(world.codeOf(command, 'clerk', on)).toBe(code);
  });

  test('is not published where there is none', () => {
    expect(listOut().codeOf(out, 'chair', on)).toBe('NO_INTRODUCTIONS');
  });

  test.each([
    ['身份证 990100 19800101 0012', '身份证号'],
    ['１３８００１３８０００', '电话号码'],
    ['电话0755-12345678', '电话号码'],
    ['家住3栋2单元501室', '住址门牌'],
    ['a.b@example.cn', '电子邮箱'],
    ['2010—2020年在社区工作，为3号楼加装电梯，调解纠纷120件', undefined],
  ])('reads %s', (said, kind) => {
    expect(privateDataIn(said)?.zh).toBe(kind);
  });
});

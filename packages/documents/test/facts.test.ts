import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer, papers, printPaper } from '../src/index.ts';

const AT = 1_790_000_000;
const renderer = createRenderer({ workers: 1, fangSong: null });
afterAll(() => renderer.close());

const roll = papers.VOTER_ROLL.sample;

/** A made-up roll of `count` people in groups of a hundred. */
function longRoll(count: number) {
  const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高');
  const given = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚');
  const voters = Array.from({ length: count }, (_, i) => ({
    serial: i + 1,
    name: `${surnames[i % 20]}${given[(i * 7) % 20]}${given[(i * 3 + 1) % 20]}`,
    sex: i % 2 === 0 ? ('F' as const) : ('M' as const),
  }));
  const groups = Array.from({ length: Math.ceil(count / 100) }, (_, g) => ({
    name: `第${g + 1}居民小组`,
    voters: voters.slice(g * 100, g * 100 + 100),
  }));
  return { ...roll, groups };
}

describe('characters', () => {
  test('one that no font has is named with its field, and nothing is printed', async () => {
    const facts = {
      ...roll,
      groups: [{ name: '第一居民小组', voters: [{ serial: 1, name: '李𠮷', sex: 'M' as const }] }],
    };
    const printed = await printPaper(renderer, 'VOTER_ROLL', facts, AT);
    if (printed.ok) throw new Error('expected a refusal');
    expect(printed.error.code).toBe('PAPER_GLYPH_MISSING');
    expect(printed.error.message.zh).toContain('居民小组第1项、选民第1项的“姓名或名称”中的“𠮷”（U+20BB7）');
  });

  test('a control character is not swallowed', async () => {
    const printed = await printPaper(renderer, 'VOTER_ROLL', { ...roll, place: '一楼\u0007' }, AT);
    expect(printed.ok ? '' : printed.error.code).toBe('PAPER_GLYPH_MISSING');
  });

  test('what looks like template source is printed as it stands', async () => {
    const printed = await printPaper(renderer, 'VOTER_ROLL', { ...roll, place: '#panic("x") *b* $x$ <a> @b' }, AT);
    expect(printed.ok).toBe(true);
  });
});

describe('facts', () => {
  test('absent ones are listed in Chinese before anything is printed', async () => {
    const facts = { ...roll, place: ' ', groups: roll.groups.map((g, i) => (i === 1 ? { ...g, name: '' } : g)) };
    const printed = await printPaper(renderer, 'VOTER_ROLL', facts, AT);
    if (printed.ok) throw new Error('expected a refusal');
    expect(printed.error.code).toBe('PAPER_FACTS_MISSING');
    expect(printed.error.message.zh).toBe('《选民名单公告》还缺2项内容：“地点”；居民小组第2项的“姓名或名称”。');
  });

  test('a count that does not add up is not printed', async () => {
    const { sample } = papers.RESULT;
    const facts = { ...sample, figures: { ...sample.figures, valid: 2390 } };
    const printed = await printPaper(renderer, 'RESULT', facts, AT);
    if (printed.ok) throw new Error('expected a refusal');
    expect(printed.error.code).toBe('PAPER_FACTS_DISAGREE');
    expect(printed.error.message.zh).toContain('2390');
  });
});

test('a roll of 3,000 prints small', async () => {
  const printed = await printPaper(renderer, 'VOTER_ROLL', longRoll(3000), AT);
  if (!printed.ok) throw new Error(printed.error.message.zh);
  expect(printed.value.pages).toBeGreaterThan(20);
  expect(printed.value.pdf.length).toBeLessThanOrEqual(500 * 1024);
});

import { describe, expect, test } from 'vitest';
import { type Layout, layoutFrom, type Setting, settingOf } from '../src/render/setting.ts';

const LINE = 29;
const TOP = 105;
const at = (page: number, lines: number) => ({ page, y: TOP + lines * LINE, line: LINE });
/** A paper whose closing begins after so many lines of a page, and which ends five lines further down. */
const out = (page: number, lines: number, { closer = 2, parts = 4 } = {}): Layout => ({
  begins: at(1, 0),
  ends: [at(page, lines), at(page, lines + 5)],
  closer,
  parts,
});
/** Papers that come out one way for each setting named, and as the standard otherwise. */
const setsAs =
  (standard: Layout, others: Readonly<Record<string, Layout>> = {}) =>
  ({ density, held }: Setting): Layout =>
    others[`${density}/${held}`] ?? standard;

describe('how a paper is set', () => {
  test.each<[string, (setting: Setting) => Layout | undefined, Setting]>([
    ['one page as the standard has it', setsAs(out(1, 15)), { density: 0, held: 0 }],
    ['two lines of text before the closing are company', setsAs(out(2, 2)), { density: 0, held: 0 }],
    [
      'the least density that saves the page',
      setsAs(out(2, 2), { '1/0': out(1, 17), '2/0': out(1, 16) }),
      { density: 1, held: 0 },
    ],
    ['only the closest saves it', setsAs(out(2, 1), { '2/0': out(1, 17) }), { density: 2, held: 0 }],
    ['a closing alone takes a paragraph with it', setsAs(out(2, 0), { '0/1': out(2, 3) }), { density: 0, held: 1 }],
    ['one line is not enough', setsAs(out(2, 1), { '0/1': out(2, 1), '0/2': out(2, 2) }), { density: 0, held: 2 }],
    [
      'no more is held than there is',
      setsAs(out(2, 0, { parts: 2 }), { '0/2': out(2, 4, { parts: 2 }) }),
      { density: 0, held: 0 },
    ],
    [
      'closer where holding pushes it on',
      setsAs(out(2, 0), { '0/1': out(3, 0), '1/1': out(2, 4) }),
      { density: 1, held: 1 },
    ],
    [
      'a page more, where nothing else helps',
      setsAs(out(2, 0), { '0/1': out(2, 1), '0/2': out(3, 4) }),
      { density: 0, held: 2 },
    ],
    ['a list of many pages is not set closer', setsAs(out(9, 4), { '2/0': out(8, 4) }), { density: 0, held: 0 }],
    ['a template that says nothing', () => undefined, { density: 0, held: 0 }],
  ])('%s', (_, as, expected) => {
    expect(settingOf(as)).toEqual(expected);
  });

  test('a list that nothing closes is set once, however its last page comes out', () => {
    const tried: Setting[] = [];
    const list: Layout = { begins: at(1, 0), ends: [at(30, 1)], closer: 3, parts: 0 };
    settingOf((setting) => {
      tried.push(setting);
      return list;
    });
    expect(new Set(tried.map((setting) => JSON.stringify(setting)))).toEqual(new Set(['{"density":0,"held":0}']));
  });
});

describe('what a template says of itself', () => {
  const mark = at(1, 0);
  test('how far it can go', () => {
    expect(layoutFrom([{ ...mark, closer: 3 }], [{ ...at(2, 1), holds: 4 }, at(2, 6)])).toEqual({
      begins: mark,
      ends: [at(2, 1), at(2, 6)],
      closer: 3,
      parts: 4,
    });
  });
  test.each([
    ['nothing', [], []],
    ['no end', [mark], []],
    ['words of its own', [mark], ['here']],
    ['no numbers', [{ page: '1', y: 0, line: 29 }], [mark]],
    ['no list', undefined, undefined],
  ])('%s: it is set as it stands', (_, begins, ends) => {
    expect(layoutFrom(begins, ends)).toBeUndefined();
  });
});

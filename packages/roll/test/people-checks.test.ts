import type { IsoDate } from '@mingxuan/rulebook';
import { describe, expect, test } from 'vitest';
import { ageOn } from '../src/age.ts';
import { readBirth } from '../src/birth-date.ts';
import { readGround } from '../src/ground.ts';
import { checkCharacter } from '../src/identity-number.ts';
import { maskId, maskPhone, pinyinKeys, readIdNumber } from '../src/index.ts';
import { shown } from '../src/mask.ts';
import { nameFaults } from '../src/name.ts';
import { tidyName } from '../src/normalise.ts';

describe('identity number (GB 11643)', () => {
  // The standard's own two examples.
  test.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
  ])('check character of %s is %s', (seventeen, character) => {
    expect(checkCharacter(seventeen)).toBe(character);
    expect(readIdNumber(seventeen + character)).toMatchObject({ ok: true, sex: seventeen.endsWith('2') ? 'F' : 'M' });
  });
  test.each([
    ['110105194912310021', 'ID_CHECK_DIGIT'],
    ['110105194902300025', 'ID_DATE'],
    ['110105491231002', 'ID_FIFTEEN'],
    ['11010519491231002', 'ID_LENGTH'],
    ['11010519491231002XX', 'ID_LENGTH'],
    ['1101051949123100x2', 'ID_CHARACTERS'],
    ['无', 'ID_CHARACTERS'],
  ])('%s: %s', (id, fault) => {
    expect(readIdNumber(id)).toEqual({ ok: false, fault });
  });
  test('an unknown area only warns', () => {
    const id = '00010519491231002';
    expect(readIdNumber(id + checkCharacter(id))).toMatchObject({ ok: true, areaKnown: false });
  });
});

describe('birth dates in every shape', () => {
  test.each([
    '1966-09-17',
    '1966/9/17',
    '1966.9.17',
    '1966.09.17',
    '1966年9月17日',
    '1966 年 9 月 17 日',
    '19660917',
    '１９６６－０９－１７',
    '1966-09-17 00:00:00',
    '1966-09-17T00:00:00.000Z',
    '一九六六年九月十七日',
    '1966-9-17日',
    ' 1966-09-17 ',
    "'1966-09-17",
    '1966、9、17',
  ])('%s', (text) => {
    expect(readBirth({ kind: 'text', text })).toEqual({ kind: 'day', date: '1966-09-17' });
  });
  test('二〇〇一年十二月三十一日', () => {
    expect(readBirth({ kind: 'text', text: '二〇〇一年十二月三十一日' })).toEqual({ kind: 'day', date: '2001-12-31' });
  });
  test.each(['1966-09', '1966.9', '1966年9月', '196609'])('%s is a month', (text) => {
    expect(readBirth({ kind: 'text', text })).toEqual({ kind: 'month', months: ['1966-09'] });
  });
  test.each(['17/9/1966', '9/17/1966', '66-9-17', '9/17/66', '17-Sep-66', 'Sep 17, 1966', '660917', '24367'])(
    '%s may be it',
    (text) => {
      const reading = readBirth({ kind: 'text', text });
      expect(reading.kind === 'maybe' && reading.dates.includes('1966-09-17' as IsoDate)).toBe(true);
    },
  );
  test('numbers: 19660917 is a day, 24367 a lost date, 1966.1 January or October', () => {
    expect(readBirth({ kind: 'number', value: 19660917 })).toEqual({ kind: 'day', date: '1966-09-17' });
    expect(readBirth({ kind: 'number', value: 24367 })).toMatchObject({ kind: 'maybe' });
    expect(readBirth({ kind: 'number', value: 1966.1 })).toEqual({ kind: 'month', months: ['1966-01', '1966-10'] });
  });
  test.each(['不详', '1966-13-01', '1966-02-30', '农历九月十七', '1066-09-17', '0'])('%s is unreadable', (text) => {
    expect(readBirth({ kind: 'text', text })).toEqual({ kind: 'unreadable' });
  });
});

test('completed years', () => {
  expect(ageOn('1926-12-21' as IsoDate, '2026-12-20' as IsoDate)).toBe(99);
  expect(ageOn('1926-12-20' as IsoDate, '2026-12-20' as IsoDate)).toBe(100);
});

describe('names', () => {
  test.each([
    ['陆　宇欣', '陆宇欣'],
    ['张 三', '张三'],
    ['\u200B张三\uFEFF', '张三'],
    ['扎西 · 次仁', '扎西·次仁'],
    ['Anna  Li', 'Anna Li'],
    ['\u{20BB7}\u{30EDE}', '\u{20BB7}\u{30EDE}'],
    ['葛\u{E0101}城', '葛\u{E0101}城'],
  ])('%j tidied is %j', (raw, tidied) => {
    expect(tidyName(raw)).toBe(tidied);
  });
  test.each([
    ['阿卜杜拉·买买提', []],
    ['\u{20BB7}野', []],
    ['\u{323B0}\u{3347F}', []],
    ['〇一', []],
    ['迪'.repeat(25), []],
    ['\u{20BB7}'.repeat(25), []],
    ['迪'.repeat(26), ['NAME_TOO_LONG']],
    ['葛\u{E0101}', ['NAME_TOO_SHORT']],
    ['张三1', ['NAME_CHARACTERS']],
    ['张\uE123', ['NAME_CHARACTERS']],
    ['张\uFFFD', ['NAME_CHARACTERS']],
    ['张三（户主）', ['NAME_CHARACTERS']],
    ['扎西•次仁', ['NAME_DOT']],
  ])('%j: %j', (name, faults) => {
    expect(nameFaults(name)).toEqual(faults);
  });
  test.each([
    ['曾小贤', 'zengxiaoxian', 'zxx'],
    ['单田芳', 'shantianfang', 'stf'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['吕布', 'lvbu', 'lb'],
    ['扎西·次仁', 'zhaxiciren', 'zxcr'],
    ['\u{20BB7}野', '\u{20BB7}ye', '\u{20BB7}y'],
  ])('%s is found by %s and %s', (name, full, initials) => {
    expect(pinyinKeys(name)).toEqual({ full, initials });
  });
});

test.each([
  ['户籍', 'LOCAL_HUKOU'],
  ['本社区户籍居民', 'LOCAL_HUKOU'],
  ['常住户口', 'LOCAL_HUKOU'],
  ['常住', 'HABITUAL_RESIDENT'],
  ['非户籍常住', 'HABITUAL_RESIDENT'],
  ['户籍不在本社区但常住', 'HABITUAL_RESIDENT'],
  ['社区工作者', 'COMMUNITY_WORKER'],
  ['专职社工', 'COMMUNITY_WORKER'],
  ['流动人口', undefined],
  ['租户', undefined],
  ['非户籍', undefined],
  ['人户分离', undefined],
])('ground “%s” is %s', (wording, ground) => {
  expect(readGround(wording)).toBe(ground);
});

test('masks', () => {
  expect(maskId('990100196609172980')).toBe('990100********2980');
  expect(maskId('9901')).toBe('**01');
  expect(maskPhone('19900763238')).toBe('199****3238');
  expect(shown('号码 ９９０１００ 19660917-298x 张')).toBe('号码 990100********298x 张');
  // An identity number is hidden whatever stands between its places; a day with its hour is none.
  for (const written of [
    '990100.19660917.2980',
    '9_9_0_1_0_0_1_9_6_6_0_9_1_7_2_9_8_0',
    '990100196\u200b609172\u200b980',
  ])
    expect(shown(`号 ${written}。`)).toBe('号 990100********2980。');
  expect(shown('1966-09-17 00:00:00')).toBe('1966-09-17 00:00:00');
  expect(shown('长'.repeat(50))).toBe(`${'长'.repeat(40)}…`);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inStrokeOrder, strokesOf } from '../src/stroke-order.ts';

/** Surnames by their number of strokes, in the order a dictionary by strokes gives; written out by hand. */
const surnames: Readonly<Record<number, string>> = {
  2: '丁卜刁',
  3: '于万卫马',
  4: '王韦尤车戈牛毛仇文方尹孔邓',
  5: '甘古左石龙卢叶田史白包冯兰司',
  6: '邢成毕吕朱乔伍任向刘齐关江汤安许阮孙',
  7: '麦严苏杜李杨吴邱何余汪沈宋张陆陈',
  8: '范林欧罗季金周郑孟',
  9: '赵胡钟姜姚贺',
  10: '秦袁贾夏顾钱徐高郭唐',
  11: '黄曹龚崔梁',
  12: '彭葛董蒋韩程曾温谢',
  13: '雷詹鲍',
  14: '蔡谭熊',
  15: '黎潘',
  16: '薛',
  17: '戴魏',
};
const inOrder = Object.values(surnames).join('');

const sorted = (names: readonly string[]): readonly string[] => {
  const result = inStrokeOrder(names, (name) => name);
  if (!result.ok) throw new Error(result.error.message.zh);
  return result.value;
};

describe('strokes', () => {
  test('the table is long enough to mean something', () => {
    expect(Array.from(inOrder).length).toBeGreaterThan(100);
  });

  test.each(Object.entries(surnames))('%s strokes', (count, characters) => {
    for (const c of characters) expect.soft(strokesOf(c)?.length, c).toBe(Number(count));
  });

  test.each([
    ['丁', '12'],
    ['孙', '521234'],
    ['马', '551'],
    ['陈', '5215234'],
    ['郭', '4125152152'],
    ['䶮', '135341134'],
  ])('%s is written %s', (character, strokes) => expect(strokesOf(character)).toBe(strokes));
});

describe('order of names', () => {
  test('surnames stand as in a dictionary by strokes, from wherever they start', () => {
    const characters = Array.from(inOrder);
    fc.assert(
      fc.property(fc.shuffledSubarray(characters), (shuffled) => {
        const wanted = characters.filter((c) => shuffled.includes(c));
        expect(sorted(shuffled)).toEqual(wanted);
      }),
    );
  });

  test('of one surname, single given names come first, then fewer strokes', () => {
    expect(sorted(['王小洪', '王毅', '王东明', '王正', '王文涛'])).toEqual([
      '王正',
      '王毅',
      '王小洪',
      '王文涛',
      '王东明',
    ]);
    expect(sorted(['丁薛祥', '丁学东', '丁来杭'])).toEqual(['丁来杭', '丁学东', '丁薛祥']);
  });

  test('a third character decides where the second is the same', () => {
    expect(sorted(['李建国', '李建平', '李建军'])).toEqual(['李建平', '李建军', '李建国']);
  });

  test('a surname of two characters follows the single one it begins with', () => {
    expect(sorted(['欧阳明月', '欧小云', '欧文'])).toEqual(['欧文', '欧小云', '欧阳明月']);
    // 夏 is written 10 strokes, 司 5: the first character decides, whatever follows it.
    expect(sorted(['夏侯明', '司马光', '丁一'])).toEqual(['丁一', '司马光', '夏侯明']);
    // Two characters alone are a surname and a given name, even if together they look like a double surname.
    expect(sorted(['欧阳', '欧文明'])).toEqual(['欧阳', '欧文明']);
  });

  test('long names stand by their first character; the dot counts for nothing', () => {
    expect(sorted(['阿依古丽·买买提', '王芳', '阿卜杜拉·买买提', '陈䶮'])).toEqual([
      '王芳',
      // 阿 and 陈 both have seven strokes and begin with the same two: then 横竖 before 横折.
      '阿卜杜拉·买买提',
      '阿依古丽·买买提',
      '陈䶮',
    ]);
    expect(sorted(['阿依·古丽', '阿依古'])).toEqual(['阿依古', '阿依·古丽']);
  });

  test('a character nobody knows the strokes of is named, and nothing is ordered', () => {
    const result = inStrokeOrder(['王芳', '李𠮷', 'Anna'], (name) => name);
    expect(result.ok ? '' : result.error.code).toBe('STROKES_UNKNOWN');
    expect(result.ok ? '' : result.error.message.zh).toContain('𠮷、A、n、a');
  });

  test('the order does not depend on how the list came in', () => {
    const names = ['王芳', '刘洋', '孙志强', '李建国', '周敏', '赵喆', '陈䶮', '欧阳明月', '阿依古丽·买买提'];
    const wanted = sorted(names);
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(sorted(shuffled)).toEqual(wanted);
      }),
    );
  });
});

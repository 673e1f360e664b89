import { ok } from '@mingxuan/rulebook';
import { beforeAll, expect, test } from 'vitest';
import { createLedgerStore, searchVoters, standsOnRoll } from '../src/index.ts';
import { expectOk, withTestDatabase } from '../src/test-support.ts';
import { enrolled } from './fixtures/enrol.ts';
import { draft, sent } from './fixtures/toy.ts';

const db = withTestDatabase();

/** Names with a middle dot, with characters beyond the basic plane, of one and of many characters. */
const people = [
  { name: '闫婷敏', pinyin: 'yan ting min', initials: 'ytm', household: 'H00001', idNumber: '990100196609172980' },
  { name: '𠮷田䶮', pinyin: 'ji tian yan', initials: 'jty', household: 'H00001', idNumber: '99010019590904237X' },
  {
    name: '买买提·艾力',
    pinyin: 'mai mai ti ai li',
    initials: 'mmtal',
    household: 'H00012',
    idNumber: '990100198801014410',
  },
  {
    name: '古丽·阿不都热合曼·𬀩',
    pinyin: 'gu li a bu du',
    initials: 'glabd',
    household: '20号楼901',
    idNumber: '990100198801012980',
  },
  { name: '婷', pinyin: 'ting', initials: 't', household: 'H00100', idNumber: '990100199901010005' },
  { name: '\uF92C玉•吕', pinyin: 'lang yu lv', initials: 'lyl', household: 'H00100', idNumber: '990100199901011236' },
  { name: '已除名', pinyin: 'yi chu ming', initials: 'ycm', household: 'H00001', idNumber: '990100199901012980' },
];

beforeAll(async () => {
  const store = createLedgerStore(db.database, enrolled);
  for (const [id, before] of [
    ['c-1', 0],
    ['c-2', FAR],
  ] as const) {
    await store.createCommunity(id, '社区', '2026-01-01T00:00:00Z');
    const drafts = people.map((person, i) =>
      draft(id, 'ENROLLED', {}, [{ disclosure: 'RESTRICTED', value: { ...person, voterNo: before + i + 1 } }]),
    );
    const removed = draft(id, 'REMOVED', { voterNo: before + 7 });
    expectOk(await store.transact(id, sent('k1'), () => ok({ drafts: [...drafts, removed] })));
  }
});

/** The same people far down a big roll, where they are found by other ways than at its beginning. */
const FAR = 90_000;

const find = async (query: string, limit = 50, community = 'c-1') =>
  expectOk(await searchVoters(db.database, community, { query, pollId: null, limit, open: true }));

test.each<[string, string, readonly number[]]>([
  ['the beginning of a name', '闫', [1]],
  ['a character at its end', '敏', [1]],
  ['a character that is one name and inside another', '婷', [1, 5]],
  ['a whole name beyond the basic plane', '𠮷田䶮', [2]],
  ['its last character', '䶮', [2]],
  ['what stands far back in a long name', '艾力', [3]],
  ['the last character of a longer one', '𬀩', [4]],
  ['the dot itself', '·', [3, 4]],
  ['pinyin with spaces', 'yan ting', [1]],
  ['pinyin without, in capitals', 'JITIAN', [2]],
  ['initials', 'mmt', [3]],
  ['one letter, of initials and pinyin alike', 'Y', [1]],
  ['a household', 'H00001', [1, 2]],
  ['a household in small letters, begun', 'h0000', [1, 2]],
  ['a household in words', '20号楼', [4]],
  ['the letter that households begin with, which is nobody’s initial', 'h', []],
  ['the last four digits, which several share', '2980', [1, 4]],
  ['the last four with a small x', '237x', [2]],
  ['a whole identity number', '990100198801014410', [3]],
  ['a number on the roll', '3', [3]],
  ['nothing but spaces', '  ', [1, 2, 3, 4, 5, 6]],
  ['a name in wide spacing', '闫 婷　敏', [1]],
  ['wide digits', '２９８０', [1, 4]],
  ['a whole number in groups', '990100 19880101 4410', [3]],
  ['a household in wide characters', 'Ｈ００００１', [1, 2]],
  ['another dot than the roll has', '买买提•艾力', [3]],
  ['the right dot where the roll has another', '玉·吕', [6]],
  ['a character that the roll has by its second code', '郎玉', [6]],
  ['pinyin with an apostrophe', "ji'tian", [2]],
  ['pinyin with ü', 'langyulü', [6]],
  ['somebody who was struck', '已除名', []],
  ['a sign that means anything to LIKE', '%', []],
  ['another', '_', []],
  ['part of an identity number elsewhere', '1966', []],
])('%s finds who is meant, at the beginning of a roll and far down', async (_what, query, numbers) => {
  const { total, found } = await find(query);
  expect(found.map(({ voter }) => voter.voterNo)).toEqual(numbers);
  expect(total).toBe(numbers.length);
  // A number on the roll is another one there.
  if (query === '3') return;
  const further = await find(query, 50, 'c-2');
  expect(further.found.map(({ voter }) => voter.voterNo - FAR)).toEqual(numbers);
  expect(further.total).toBe(numbers.length);
});

test('names come back byte for byte, and a page says how many there are', async () => {
  const { found } = await find('');
  expect(found.map(({ voter }) => Buffer.from(voter.name ?? '').toString('hex'))).toEqual(
    people.slice(0, 6).map(({ name }) => Buffer.from(name).toString('hex')),
  );
  expect(await find('', 2)).toMatchObject({ total: 6, found: [{ voter: { voterNo: 1 } }, { voter: { voterNo: 2 } }] });
});

test('a resident is found by the name as a keyboard gives it, however the office wrote it; and by no other', async () => {
  const store = createLedgerStore(db.database, enrolled);
  await store.createCommunity('c-3', '社区', '2026-01-01T00:00:00Z');
  // U+F92C is a second code of 郎 (U+90CE); the same dot has several codes.
  const names = ['\uF92C小明', '买买提•艾力'];
  const drafts = names.map((name, i) =>
    draft('c-3', 'ENROLLED', {}, [
      { disclosure: 'RESTRICTED', value: { ...people[0], name, idNumber: '990100198801014410', voterNo: i + 1 } },
    ]),
  );
  expectOk(await store.transact('c-3', sent('k1'), () => ok({ drafts })));
  const stands = (name: string, tail: string) => standsOnRoll(db.database, 'c-3', name, tail);
  expect(await stands('郎小明', '4410')).toBe(true);
  expect(await stands('\uF92C小明', '4410')).toBe(true);
  expect(await stands('买买提·艾力', '4410')).toBe(true);
  expect(await stands('郎小明', '4411')).toBe(false);
  expect(await stands('买买提艾力', '4410')).toBe(false);
  const stored = expectOk(await searchVoters(db.database, 'c-3', { query: '', pollId: null, limit: 5, open: false }));
  expect(stored.found.map(({ voter }) => voter.name)).toEqual(names);
});

import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { EntryDraft } from '../src/index.ts';
import { canonicalize, commitment, entryHash, erase, GENESIS, parseEntry, seal, sealedRoot } from '../src/index.ts';
import { chainOf, countingSalts, draft, sampleChain } from './sample.ts';

const codeOf = (result: ReturnType<typeof seal>): string => (result.ok ? 'sealed' : result.error.code);
const SALT = '000102030405060708090a0b0c0d0e0f';

describe('sealing', () => {
  test('the hash is SHA-256 over the prefix and the canonical entry', () => {
    const sealed = seal(draft({ body: { b: 1, a: '人' } }), GENESIS, countingSalts());
    const text =
      '{"actor":{"account":"acc-7","role":"COMMUNITY_CLERK"},"at":"2026-03-02T01:30:00Z","body":{"a":"人","b":1},' +
      '"community":"xingfuli","on":"2026-03-02","prev":"0000000000000000000000000000000000000000000000000000000000000000",' +
      '"sealed":{"count":0,"root":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},' +
      '"seq":1,"stream":"RESIDENTS","type":"ROLL_PUBLISHED","v":1}';
    expect(sealed.ok && canonicalize(sealed.value.entry)).toEqual({ ok: true, value: text });
    expect(sealed.ok && sealed.value.hash).toBe(
      createHash('sha256').update(`mingxuan/v1/entry\0${text}`).digest('hex'),
    );
  });

  test('the commitment is HMAC-SHA256 keyed by the salt; one record is a tree of one leaf', () => {
    const record = { salt: SALT, disclosure: 'RESTRICTED', value: { name: '王秀兰' } } as const;
    const expected = createHmac('sha256', Buffer.from(SALT, 'hex'))
      .update('mingxuan/v1/record\0{"disclosure":"RESTRICTED","value":{"name":"王秀兰"}}')
      .digest('hex');
    expect(commitment(record)).toEqual({ ok: true, value: expected });
    const leaf = createHash('sha256')
      .update(Buffer.from(`00${expected}`, 'hex'))
      .digest('hex');
    expect(sealedRoot([record])).toEqual({ ok: true, value: leaf });
    expect(erase(record)).toEqual({ ok: true, value: { erased: true, commitment: expected } });
  });

  test('nothing of a record stands in the entry', () => {
    expect(canonicalize(sampleChain().entries)).not.toHaveProperty('value', expect.stringMatching(/王秀兰|3-502/));
  });

  test('each entry points to the one before', () => {
    const { entries } = sampleChain();
    expect(entries.map((e) => e.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(entries[0]?.prev).toBe('0'.repeat(64));
    for (const [i, entry] of entries.slice(1).entries()) {
      const before = entries[i];
      expect(before && entryHash(before)).toEqual({ ok: true, value: entry.prev });
    }
  });

  test.each<[string, Partial<EntryDraft>, string]>([
    ['a float in the body', { body: { share: 0.5 } }, 'NOT_AN_INTEGER'],
    ['a float in a record', { records: [{ disclosure: 'PUBLIC', value: 1.5 }] }, 'NOT_AN_INTEGER'],
    ['a day that does not exist', { on: '2026-02-29' }, 'BAD_ENTRY'],
    ['a leap day', { on: '2028-02-29' }, 'sealed'],
    ['a time with an offset', { at: '2026-03-02T09:30:00+08:00' }, 'BAD_ENTRY'],
    ['an hour that does not exist', { at: '2026-03-02T24:00:00Z' }, 'BAD_ENTRY'],
    ['nanoseconds', { at: '2026-03-02T01:30:00.123456789Z' }, 'sealed'],
    ['a type in lower case', { type: 'roll published' }, 'BAD_ENTRY'],
    ['a community with a space', { community: '幸福里 社区' }, 'BAD_ENTRY'],
    ['a community in Chinese', { community: '幸福里社区' }, 'sealed'],
    ['an account without a name', { actor: { account: '', role: 'X' } }, 'BAD_ENTRY'],
    ['an identity number in the body', { body: { note: '证号11010519491231002X。' } }, 'PERSONAL_DATA_IN_BODY'],
    ['the same with a wrong check character', { body: { note: '证号110105194912310021。' } }, 'sealed'],
    ['the same in a record', { records: [{ disclosure: 'RESTRICTED', value: '11010519491231002X' }] }, 'sealed'],
  ])('%s → %s', (_name, over, expected) => {
    expect(codeOf(seal(draft(over), GENESIS, countingSalts()))).toBe(expected);
  });

  test.each([
    ['short', 'ab'],
    ['upper case', SALT.toUpperCase()],
  ])('a %s salt is refused', (_name, salt) => {
    const records = [{ disclosure: 'PUBLIC', value: 1 } as const];
    expect(codeOf(seal(draft({ records }), GENESIS, () => salt))).toBe('BAD_SALT');
  });

  test('a salt used twice is refused', () => {
    const record = { disclosure: 'PUBLIC', value: 1 } as const;
    expect(codeOf(seal(draft({ records: [record, record] }), GENESIS, () => SALT))).toBe('BAD_SALT');
  });
});

describe('reading an entry of unknown origin', () => {
  const good = { ...chainOf([draft()]).entries[0] };
  test('a sealed entry is accepted', () => {
    expect(parseEntry(JSON.parse(JSON.stringify(good)), {}).ok).toBe(true);
  });
  test('all wrong fields are named', () => {
    const result = parseEntry(
      { ...JSON.parse(JSON.stringify(good)), v: 2, on: '2026-13-01', prev: 'x', more: 1 },
      { line: 4 },
    );
    expect(result.ok ? [] : result.error.map((f) => f.place)).toEqual([
      { line: 4, path: '$' },
      { line: 4, path: '$.v' },
      { line: 4, path: '$.on' },
      { line: 4, path: '$.prev' },
    ]);
  });
  test.each([null, 7, 'x', []])('%j is no entry', (value) => {
    expect(parseEntry(value, {}).ok).toBe(false);
  });
});

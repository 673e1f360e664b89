import { sm3Hex } from '@mingxuan/guomi';
import { zipSync, unzipSync } from 'fflate';
import { createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeZip } from '../src/bundle/zip-format.ts';
import type { BundleInput, BundleReport, SigningKey } from '../src/index.ts';
import {
  buildBundle,
  canonicalize,
  erase,
  formatVerifierKey,
  isErased,
  signCheckpoint,
  verifierKeyOf,
  verifyBundle,
} from '../src/index.ts';
import {
  built,
  chain,
  edit,
  filesOf,
  forged,
  input,
  PACK,
  PAPER,
  repacked,
  sha,
  textOf,
  WITHHELD,
} from './bundle-sample.ts';
import { KEY } from './sample.ts';

const FINGERPRINT = '06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9';
const bundle = built();
const restricted = built({
  kind: 'RESTRICTED',
  papers: new Map([
    ['result-1', PAPER],
    ['roll-1', WITHHELD],
  ]),
});
const check = (bytes: Uint8Array): BundleReport => verifyBundle(bytes, { expectedKey: FINGERPRINT });
// An entry without records leaves no line behind.
const withRecords = new Map([...chain.sealed].filter(([, records]) => records.length > 0));
const errors = (report: BundleReport): string[] => [
  ...new Set(report.faults.filter((f) => f.severity === 'error').map((f) => `${f.code} ${f.place.file ?? f.seq}`)),
];
const warnings = (report: BundleReport): string[] =>
  report.faults.filter((f) => f.severity === 'warning').map((f) => `${f.code} ${f.seq}`);

describe('a sound bundle', () => {
  test('verifies, and gives back what went in', () => {
    const report = check(restricted);
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({
      ok: true,
      keyFingerprint: FINGERPRINT,
      entries: chain.entries,
      sealed: withRecords,
    });
    expect(report.manifest).toMatchObject({ kind: 'RESTRICTED', head: chain.head, withheldPapers: [], round: '2026' });
  });

  test('the same input gives the same bytes', () => {
    expect(Buffer.from(built()).equals(bundle)).toBe(true);
  });

  test('holds these files, and the zip is what other zip programs make and read', () => {
    const files = unzipSync(bundle);
    expect(Object.keys(files)).toEqual([
      'README.txt',
      'checkpoint.txt',
      'ledger/entries.jsonl',
      'ledger/sealed.jsonl',
      'manifest.json',
      'manifest.sig',
      'papers/result-1.pdf',
      'results/residents.json',
      'rules/residents-national.json',
      'tables/counts.csv',
    ]);
    expect(Buffer.from(zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) })).equals(bundle)).toBe(true);
  });

  test('signature and digests can be checked with plain tools', () => {
    const files = filesOf(bundle);
    const pem = createPublicKey(KEY.privateKeyPem);
    const manifest = files.get('manifest.json') ?? Buffer.from('');
    expect(verify(null, manifest, pem, files.get('manifest.sig') ?? Buffer.from(''))).toBe(true);
    const { files: listed } = JSON.parse(textOf(files, 'manifest.json')) as {
      files: { name: string; sha256: string; sm3: string }[];
    };
    const paper = listed.find((f) => f.name === 'papers/result-1.pdf');
    expect(paper?.sha256).toBe(sha(PAPER));
    expect(paper?.sm3).toBe(sm3Hex(PAPER));
  });

  test('a file must have both digests, and one of the first form has one', () => {
    const changed = (to: (manifest: Record<string, unknown>) => void): Uint8Array =>
      repacked(bundle, (files) => {
        const manifest = JSON.parse(textOf(files, 'manifest.json')) as Record<string, unknown>;
        to(manifest);
        const text = canonicalize(manifest);
        const bytes = Buffer.from(text.ok ? text.value : '');
        files.set('manifest.json', bytes);
        files.set('manifest.sig', sign(null, bytes, KEY.privateKeyPem));
      });
    const listed = (manifest: Record<string, unknown>) => manifest['files'] as Record<string, unknown>[];
    const other = changed((manifest) => {
      for (const file of listed(manifest)) if (file['name'] === 'README.txt') file['sm3'] = 'a'.repeat(64);
    });
    expect(errors(check(other))).toEqual(['FILE_DIGEST README.txt']);
    const first = changed((manifest) => {
      manifest['v'] = 1;
      delete manifest['program'];
      for (const file of listed(manifest)) delete file['sm3'];
    });
    expect(errors(check(first))).toEqual([]);
    const mixed = changed((manifest) => {
      manifest['v'] = 1;
    });
    expect(errors(check(mixed))).toEqual(['MANIFEST_MALFORMED manifest.json']);
  });

  test('the public one holds no restricted record, open ones stay open, withheld papers are named', () => {
    const report = check(bundle);
    expect(report.ok).toBe(true);
    expect(warnings(report)).toEqual(['PAPER_WITHHELD 5']);
    expect(report.manifest?.withheldPapers).toEqual([sha(WITHHELD)]);
    expect(report.sealed.get(2)?.map(isErased)).toEqual([true, true, true]);
    expect(report.sealed.get(3)?.map(isErased)).toEqual([false, true]);
    expect(Buffer.from(bundle).includes('王秀兰')).toBe(false);
    expect(Buffer.from(restricted).includes('王秀兰')).toBe(true);
  });

  test('after erasure it still verifies', () => {
    const sealed = new Map([...chain.sealed].map(([seq, records]) => [seq, records.map((r) => gone(r))]));
    expect(errors(check(built({ kind: 'RESTRICTED', sealed })))).toEqual([]);
  });

  test('an empty chain can be packed', () => {
    const empty = built({ entries: [], sealed: new Map(), papers: new Map() });
    expect(errors(check(empty))).toEqual([]);
  });

  test('the key may be given in three forms; without one the reader is told to compare', () => {
    const key = verifierKeyOf(KEY);
    const pem = createPublicKey(KEY.privateKeyPem).export({ type: 'spki', format: 'pem' }).toString();
    for (const expectedKey of [FINGERPRINT.toUpperCase(), pem, key.ok ? formatVerifierKey(key.value) : '']) {
      expect(verifyBundle(bundle, { expectedKey }).ok).toBe(true);
    }
    expect(warnings(verifyBundle(bundle))).toContain('KEY_UNCONFIRMED null');
    expect(errors(verifyBundle(bundle, { expectedKey: 'rubbish' }))).toEqual(['BAD_KEY null']);
    expect(errors(verifyBundle(bundle, { expectedKey: 'a'.repeat(64) }))).toEqual(['KEY_UNEXPECTED manifest.json']);
  });
});

const gone = (record: Parameters<typeof erase>[0]) => {
  const made = erase(record);
  return made.ok ? made.value : record;
};

describe('building is refused', () => {
  const [first, second] = chain.entries;
  test.each<[string, Partial<BundleInput>, string]>([
    ['a broken chain', { entries: second === undefined ? [] : [second] }, 'GAP'],
    ['missing sealed records', { sealed: new Map() }, 'SEALED_MISSING'],
    ['a paper never issued', { papers: new Map([['x', Buffer.from('x')]]) }, 'PAPER_NOT_ISSUED'],
    ['a name that climbs out', { papers: new Map([['../../x', PAPER]]) }, 'BAD_NAME'],
    ['a name in Chinese', { results: new Map([['结果', 1]]) }, 'BAD_NAME'],
    ['a float in a result', { results: new Map([['residents', { turnout: 0.51 }]]) }, 'NOT_AN_INTEGER'],
    ['another community', { community: 'yongle' }, 'WRONG_COMMUNITY'],
    ['an unusable key', { key: { ...KEY, privateKeyPem: '' } }, 'BAD_KEY'],
    ['a foreign checkpoint', { checkpoint: 'x\n' }, 'NOTE_MALFORMED'],
    [
      'an entry that cannot be spelled',
      { entries: first === undefined ? [] : [{ ...first, body: { a: 0.5 } }] },
      'NOT_AN_INTEGER',
    ],
  ])('%s', (_name, over, code) => {
    const made = buildBundle({ ...input, ...over });
    expect(made.ok ? [] : made.error.map((f) => f.code)).toContain(code);
  });
});

describe('what a person might try', () => {
  const stranger: SigningKey = {
    ...KEY,
    // RFC 8032 section 7.1, test 2.
    privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${Buffer.from('302e020100300506032b6570042204204ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex').toString('base64')}\n-----END PRIVATE KEY-----\n`,
  };
  const note = (seq: number, hash: string, community = 'xingfuli', origin = 'example.cn/mingxuan'): Uint8Array => {
    const made = signCheckpoint({ origin, heads: [{ community, seq, hash }] }, KEY);
    return Buffer.from(made.ok ? made.value : '');
  };
  const entries = 'ledger/entries.jsonl';
  const sealed = 'ledger/sealed.jsonl';

  test.each<[string, Uint8Array, string[]]>([
    [
      'exchange a paper',
      repacked(bundle, (f) => f.set('papers/result-1.pdf', WITHHELD)),
      // The paper that came in its stead was issued too, so it is the first one that is missed.
      ['FILE_DIGEST papers/result-1.pdf', 'PAPER_MISSING 4'],
    ],
    [
      'exchange a paper and sign again',
      forged(bundle, (f) => f.set('papers/result-1.pdf', Buffer.from('%PDF other'))),
      ['PAPER_NOT_ISSUED papers/result-1.pdf', 'PAPER_MISSING 4'],
    ],
    ['leave a paper out and sign again', forged(bundle, (f) => f.delete('papers/result-1.pdf')), ['PAPER_MISSING 4']],
    [
      'leave a file out',
      repacked(bundle, (f) => f.delete('results/residents.json')),
      ['FILE_MISSING results/residents.json'],
    ],
    ['slip a file in', repacked(bundle, (f) => f.set('results/x.json', PAPER)), ['FILE_UNLISTED results/x.json']],
    ['leave the manifest out', repacked(bundle, (f) => f.delete('manifest.json')), ['FILE_MISSING manifest.json']],
    ['leave the signature out', repacked(bundle, (f) => f.delete('manifest.sig')), ['FILE_MISSING manifest.sig']],
    [
      'leave the checkpoint out and sign again',
      forged(bundle, (f) => f.delete('checkpoint.txt')),
      ['FILE_MISSING checkpoint.txt'],
    ],
    [
      'edit the manifest',
      repacked(bundle, (f) => edit(f, 'manifest.json', '"round":"2026"', '"round":"2021"')),
      ['MANIFEST_SIGNATURE manifest.sig'],
    ],
    ['sign with a key of their own', forged(bundle, () => undefined, stranger), ['MANIFEST_SIGNATURE manifest.sig']],
    [
      'change an entry and sign again',
      forged(bundle, (f) => edit(f, entries, '"type":"CANDIDATES_PUBLISHED"', '"type":"CANDIDATES_WITHDRAWN"')),
      [`BROKEN_LINK ${entries}`],
    ],
    [
      'change the last entry and sign again',
      forged(bundle, (f) => edit(f, entries, '"cast":1530', '"cast":1531')),
      [`HEAD_MISMATCH ${entries}`, 'CHECKPOINT_MISMATCH checkpoint.txt'],
    ],
    [
      'spell an entry otherwise and sign again',
      forged(bundle, (f) => edit(f, entries, '"cast":1530', '"cast": 1530')),
      [`LINE_UNREADABLE ${entries}`, `HEAD_MISMATCH ${entries}`, 'CHECKPOINT_MISMATCH checkpoint.txt'],
    ],
    [
      'alter an open record and sign again',
      forged(bundle, (f) => edit(f, sealed, '赵敏', '赵明')),
      [`SEALED_ALTERED ${entries}`],
    ],
    [
      'put a restricted record into the public bundle and sign again',
      forged(restricted, (_f, manifest) => Object.assign(manifest, { kind: 'PUBLIC' })),
      [`DISCLOSED ${sealed}`],
    ],
    [
      'renumber a sealed record and sign again',
      forged(bundle, (f) => edit(f, sealed, '{"index":1,', '{"index":2,')),
      [`SEALED_ORDER ${sealed}`],
    ],
    [
      'a checkpoint that reaches further',
      forged(bundle, (f) => f.set('checkpoint.txt', note(7, chain.head.hash))),
      ['CHECKPOINT_MISMATCH checkpoint.txt'],
    ],
    [
      'a checkpoint of another community',
      forged(bundle, (f) => f.set('checkpoint.txt', note(6, chain.head.hash, 'yongle'))),
      ['CHECKPOINT_MISMATCH checkpoint.txt'],
    ],
    [
      'a checkpoint of another installation',
      forged(bundle, (f) => f.set('checkpoint.txt', note(6, chain.head.hash, 'xingfuli', 'elsewhere.cn'))),
      ['CHECKPOINT_MISMATCH checkpoint.txt'],
    ],
    [
      'exchange the rules and sign again',
      forged(bundle, (f) => f.set('rules/residents-national.json', Buffer.from('{}'))),
      ['RULES_MISMATCH rules/residents-national.json'],
    ],
  ])('%s', (_name, bytes, expected) => {
    expect(errors(check(bytes))).toEqual(expected);
  });

  test('records of an entry that is gone are told with their line', () => {
    const file = textOf(filesOf(bundle), sealed);
    const seq = Number(/"seq":(\d+)/.exec(file)?.[1]);
    const bytes = repacked(bundle, (files) => {
      const lines = textOf(files, entries).split('\n');
      files.set(entries, Buffer.from(lines.filter((_line, at) => at !== seq - 1).join('\n')));
    });
    const place = { file: sealed, line: 1, length: file.indexOf('\n') };
    expect(check(bytes).faults).toContainEqual(
      expect.objectContaining({ code: 'SEALED_EXTRA', seq, place: expect.objectContaining(place) }),
    );
  });

  test('a key of their own, named in the manifest as well, is another key', () => {
    const own = verifierKeyOf(stranger);
    const bytes = forged(
      bundle,
      (_f, m) => Object.assign(m, { key: own.ok ? formatVerifierKey(own.value) : '' }),
      stranger,
    );
    expect(errors(check(bytes))).toEqual(['KEY_UNEXPECTED manifest.json', 'NOTE_UNSIGNED checkpoint.txt']);
  });

  test('a checkpoint that lags is only pointed out; so are rules that were pinned but left out', () => {
    const before = chain.entries[5]?.prev ?? '';
    const behind = built({
      checkpoint: Buffer.from(note(5, before)).toString('utf8'),
      rules: new Map([['other', PACK.pack]]),
    });
    expect(warnings(check(behind))).toEqual(['CHECKPOINT_BEHIND 5', 'PAPER_WITHHELD 5', 'RULES_NOT_INCLUDED 1']);
  });

  test('several at once are all listed', () => {
    const bytes = repacked(bundle, (f) => {
      f.delete('results/residents.json');
      f.set('papers/result-1.pdf', WITHHELD);
      edit(f, entries, '"type":"CANDIDATES_PUBLISHED"', '"type":"CANDIDATES_WITHDRAWN"');
    });
    expect(errors(check(bytes)).sort()).toEqual(
      [
        `BROKEN_LINK ${entries}`,
        `FILE_DIGEST ${entries}`,
        'FILE_DIGEST papers/result-1.pdf',
        'FILE_MISSING results/residents.json',
        'PAPER_MISSING 4',
      ].sort(),
    );
  });
});

describe('hostile files', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', Buffer.from('')],
    ['noise', Buffer.from('PK\u0003\u0004 and so on')],
    ['an empty zip', encodeZip(new Map())],
    ['a compressed zip', zipSync({ 'manifest.json': Buffer.from('{}') }, { level: 9, mtime: new Date(1980, 0, 1) })],
    [
      'a zip that climbs out',
      zipSync({ '../../etc/passwd': Buffer.from('x') }, { level: 0, mtime: new Date(1980, 0, 1) }),
    ],
    ['a deep manifest', encodeZip(new Map([['manifest.json', Buffer.from('['.repeat(100_000))]]))],
    ['a manifest of the wrong form', encodeZip(new Map([['manifest.json', Buffer.from('{"v":1}')]]))],
    ['a manifest that is no text', encodeZip(new Map([['manifest.json', Buffer.from([0xff])]]))],
  ])('%s is refused in words', (_name, bytes) => {
    const report = check(bytes);
    expect(report.ok).toBe(false);
    expect(report.faults.every((f) => f.message.zh !== '' && f.message.en !== '')).toBe(true);
  });

  test('no name leads out of the folder', () => {
    const bytes = zipSync(
      { '../x': Buffer.from('x'), 'a\\b': Buffer.from('x') },
      { level: 0, mtime: new Date(1980, 0, 1) },
    );
    expect([...check(bytes).files.keys()]).toEqual([]);
  });

  test('what is too large is not read', () => {
    expect(errors(verifyBundle(bundle, { maxBytes: 100 }))).toEqual(['TOO_LARGE null']);
  });

  test('headers that all claim the rest of the file do not make the work grow', () => {
    const one = Buffer.from(encodeZip(new Map([['a', Buffer.from('')]]))).subarray(0, 31);
    one.writeUInt32LE(900_000, 18);
    one.writeUInt32LE(900_000, 22);
    const many = Buffer.concat(Array.from({ length: 60_000 }, () => one));
    expect(check(many).ok).toBe(false);
  });

  test('a file of nothing but faults is read as far as it tells something', () => {
    const hostile = encodeZip(new Map([['ledger/entries.jsonl', Buffer.alloc(100_000, '\n')]]));
    const { faults } = check(hostile);
    const unread = faults.filter(({ code }) => code === 'NOT_READ_ON');
    const told = faults.filter(({ code }) => code === 'LINE_UNREADABLE');
    expect(unread.map(({ place }) => place.file)).toEqual(['ledger/entries.jsonl']);
    expect(unread[0]?.message.en).toContain(`; ${100_000 - told.length} more lines of `);
    expect(unread[0]?.place.line).toBe(told.length + 1);
    expect(told.length).toBeLessThan(25_000);
  });
});

describe('what befell the file as a whole is said first', () => {
  const first = (bytes: Uint8Array): string | undefined =>
    check(bytes).faults.find((f) => f.severity === 'error')?.code;
  const packedAnew = (level: 0 | 6): Uint8Array => zipSync(unzipSync(bundle), { level });

  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'ZIP_EMPTY'],
    ['a web page', Buffer.from('<!doctype html><title>404</title>'), 'ZIP_NOT'],
    ['half a download', bundle.subarray(0, Math.floor(bundle.length / 2)), 'ZIP_CUT'],
    ['the last byte is missing', bundle.subarray(0, -1), 'ZIP_CUT'],
    ['unpacked and compressed again', packedAnew(6), 'ZIP_REPACKED'],
    ['unpacked and stored again', packedAnew(0), 'ZIP_REPACKED'],
    ['bytes behind the end', Buffer.concat([bundle, Buffer.from('hello')]), 'ZIP_APPENDED'],
  ])('%s', (_, bytes, code) => {
    expect(first(bytes)).toBe(code);
  });

  test('one changed byte is no matter of the whole file', () => {
    const changed = Uint8Array.from(bundle);
    const place = Buffer.from(bundle).indexOf('"seq":1');
    changed[place + 6] = 0x39;
    expect(first(changed)).toMatch(/./);
    expect(first(changed)).not.toMatch(/^ZIP_(?:EMPTY|NOT|CUT|REPACKED|APPENDED)$/);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  canonicalize,
  cosignatureKey,
  ed25519Key,
  encodeLeaf,
  entryHash,
  formatPaperProof,
  formatVkey,
  leafOf,
  proveInclusion,
  signTreeHead,
  sm2Key,
  verifierKeyOf,
} from '../src/index.ts';
import { verificationCode } from '../../documents/src/from-cycle/verification-code.ts';
import type { Dropped } from '../src/verdict/dropped.ts';
import { trustIn } from '../src/verdict/dropped.ts';
import { codeOf } from '../src/verdict/paper-code.ts';
import type { Verdict } from '../src/verdict/verdict.ts';
import { verdictOf } from '../src/verdict/verdict.ts';
import { built, chain, PAPER, WITHHELD } from './bundle-sample.ts';
import { given, leaves, ORIGIN, publish, SIGNER, signerNamed } from './log-sample.ts';

const FINGERPRINT = '06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9';
const NOW = 1_800_000_000;
const zip = built();
const damaged = Uint8Array.from(zip);
damaged[1200] = (damaged[1200] ?? 0) ^ 1;

const entry = chain.entries[3];
const leaf = encodeLeaf(given(leafOf(entry ?? fail())));
const log = publish([[...leaves(9), leaf, ...leaves(9, 9)]]);
const checkpoint = given(signTreeHead({ origin: ORIGIN, size: 19, root: log.root }, SIGNER));
const proof = Buffer.from(
  formatPaperProof(given(canonicalize(entry)), {
    index: 9,
    path: given(proveInclusion(9, 19, log.read)),
    checkpoint,
  }),
);
const logKey = formatVkey(ed25519Key(given(verifierKeyOf(SIGNER.ed25519))));
const sm2Line = SIGNER.sm2 === null ? '' : formatVkey(sm2Key(ORIGIN, SIGNER.sm2.publicKey));
const witness = formatVkey(cosignatureKey(given(verifierKeyOf(signerNamed('street.cn', 7)))));
const strict = `log ${logKey}\nwitness street ${witness}\nquorum street\n`;

function fail(): never {
  throw new Error('the sample has no paper');
}
const file = (name: string, bytes: Uint8Array): Dropped => ({ name, bytes });
const [ZIP, PDF, PROOF] = [file('a.zip', zip), file('a.pdf', PAPER), file('a.pdf.tlog-proof', proof)];

/** What was put in, what was said of whom to trust, and what comes of it. */
const cases: readonly (readonly [string, readonly Dropped[], string, Verdict['level'], number])[] = [
  ['nothing', [], '', 'OPEN', 0],
  ['something else', [file('a.txt', Buffer.from('hello'))], '', 'OPEN', 1],
  ['a bundle whose key nobody has compared', [ZIP], '', 'OPEN', 1],
  ['a bundle by a key that was', [ZIP], FINGERPRINT.toUpperCase(), 'GOOD', 1],
  ['the same, typed in fours', [ZIP], FINGERPRINT.replaceAll(/(.{4})/g, '$1 '), 'GOOD', 1],
  ['a bundle by another key', [ZIP], 'a'.repeat(64), 'BAD', 2],
  ['a damaged bundle', [file('b.zip', damaged)], FINGERPRINT, 'BAD', 3],
  ['a paper alone', [PDF], '', 'OPEN', 0],
  ['a paper and the bundle that records it', [PDF, ZIP], FINGERPRINT, 'GOOD', 1],
  [
    'a paper that is not in the bundle, and is recorded all the same',
    [file('w.pdf', WITHHELD), ZIP],
    FINGERPRINT,
    'GOOD',
    1,
  ],
  ['a paper that no entry records', [file('x.pdf', Buffer.from('%PDF-1.7 x')), ZIP], FINGERPRINT, 'BAD', 2],
  ['a proof whose signer nobody knows', [PDF, PROOF], '', 'OPEN', 0],
  ['a paper and its proof', [PDF, PROOF], logKey, 'GOOD', 0],
  ['the same by the SM2 key alone', [PDF, PROOF], sm2Line, 'GOOD', 0],
  ['the key as a file', [PDF, PROOF, file('keys', Buffer.from(`${logKey}\n${sm2Line}\n`))], '', 'GOOD', 0],
  ['a proof without its paper', [PROOF], logKey, 'OPEN', 0],
  ['another paper under this proof', [file('x.pdf', WITHHELD), PROOF], logKey, 'BAD', 1],
  ['a proof that no witness has seen', [PDF, PROOF], strict, 'BAD', 1],
];

describe('a verdict in plain words', () => {
  test.each(cases)('%s', (_what, files, said, level, findings) => {
    const verdict = verdictOf(files, said, NOW);
    expect([verdict.level, verdict.findings.length]).toEqual([level, findings]);
    expect(verdict.title.zh).toMatch(/\p{Script=Han}/u);
  });

  test('a damaged bundle is told with every place', () => {
    const places = verdictOf([file('b.zip', damaged)], FINGERPRINT, NOW).findings.map(({ place }) => place?.zh ?? '');
    expect(places.some((place) => /第 \d+ 字节起/.test(place))).toBe(true);
  });

  test('papers that are withheld are told in one line, however many', () => {
    const { level, findings } = verdictOf([file('c.zip', built({ papers: new Map() }))], FINGERPRINT, NOW);
    expect([level, findings.map(({ message }) => message.zh)]).toEqual([
      'GOOD',
      [expect.stringMatching(/^2 份.*第 4、5 号/)],
    ]);
  });

  test.each([
    ['a fingerprint', FINGERPRINT, true],
    ['a key line', logKey, true],
    ['a policy', strict, true],
    ["a witness's key alone vouches for nothing", witness, false],
    ['any words', '公示栏上的指纹', false],
    ['nothing', '', false],
  ])('%s', (_what, text, known) => {
    expect(trustIn(text) !== null).toBe(known);
  });
});

describe('a key that cannot be read is said to be none, and why', () => {
  test.each([
    ['a character too few', FINGERPRINT.slice(1), '现在有 63 个，少了 1 个'],
    ['two too many', `${FINGERPRINT}ab`, '现在有 66 个，多了 2 个'],
    ['a letter o for a nought', `${FINGERPRINT.slice(0, 9)}o${FINGERPRINT.slice(10)}`, '第 10 个字“o”不对'],
    ['a key line that was cut', logKey.slice(0, -3), '日志公钥这一行读不懂'],
    ['the key of a witness', witness, '这是一位见证人的公钥'],
    ['a policy with a line that is none', `log ${logKey}\nquorum nobody\n`, '见证规则读不懂'],
    ['a policy without a log', 'quorum none\n', '没有日志的公钥'],
    ['the code of a paper', 'K7QF-93TD', '填进上面“验证码”那一格'],
    ['any words', '公示栏上那一行', '公钥一格里的字读不懂'],
  ])('%s', (_what, said, words) => {
    const open = verdictOf([ZIP], said, NOW);
    expect([open.level, open.title.zh]).toEqual(['OPEN', '公钥还没填对']);
    expect(open.next?.zh).toContain(words);
    const bad = verdictOf([file('b.zip', damaged)], said, NOW);
    expect([bad.level, bad.findings.at(-1)?.message.zh]).toEqual(['BAD', open.next?.zh]);
  });

  test.each([FINGERPRINT, FINGERPRINT.slice(3), logKey, `log ${logKey}\nquorum none\n`])(
    'in the field for codes it is known for a key: %j',
    (foot) => {
      const verdict = verdictOf([ZIP], '', NOW, foot);
      expect([verdict.level, verdict.title.zh]).toEqual(['OPEN', '这是公钥，不是验证码']);
      expect(verdict.next?.zh).toContain('“从别处得到的公钥”');
    },
  );
});

describe('the code in the foot of a paper', () => {
  const hashOf = (n: number): string => given(entryHash(chain.entries[n] ?? fail()));
  const code = verificationCode(hashOf(1));
  const of = (foot: string, files: readonly Dropped[] = [ZIP]) => verdictOf(files, FINGERPRINT, NOW, foot);

  test.each([
    ['as it is printed', code, [ZIP], 'GOOD'],
    ['as it is typed on a telephone', ` ${code.toLowerCase().replace('-', ' ')}`, [ZIP], 'GOOD'],
    ['of no entry', code.startsWith('2') ? `3${code.slice(1)}` : `2${code.slice(1)}`, [ZIP], 'BAD'],
    ['that was misread', 'K7QF-930O', [ZIP], 'OPEN'],
    ['without a bundle', code, [], 'OPEN'],
    ['beside a paper that does not bear it', code, [ZIP, PDF], 'BAD'],
    ['beside a damaged bundle', code, [file('b.zip', damaged)], 'BAD'],
    [
      "the square code, to this community's page",
      `https://x.cn/a/portal/${chain.entries[0]?.community}/notices.html`,
      [ZIP],
      'GOOD',
    ],
    ["to another community's", 'https://x.cn/portal/99.02/notices.html', [ZIP], 'BAD'],
    ['to somewhere else', 'https://x.cn/', [ZIP], 'OPEN'],
  ] as const)('%s', (_what, foot, files, level) => {
    const verdict = of(foot, files);
    expect([verdict.level, verdict.title.zh.length > 0]).toEqual([level, true]);
  });

  test('tells the entry, and is the code that papers print', () => {
    expect(of(code).facts[0]?.value.zh).toContain('第 2 号账目');
    for (const n of [0, 1, 2, 3]) expect(codeOf(hashOf(n))).toBe(verificationCode(hashOf(n)).replace('-', ''));
  });
});

describe('the page', () => {
  const target = path.resolve(import.meta.dirname, '../../portal/assets/verify.html');
  const page = readFileSync(target, 'utf8');
  let script = '';
  beforeAll(async () => {
    const { buildPage, buildScript } = (await import('../page/build.mjs')) as {
      readonly buildPage: () => Promise<string>;
      readonly buildScript: () => Promise<string>;
    };
    script = await buildScript();
    // Whoever changed the code that checks: node packages/ledger/page/build.mjs
    expect((await buildPage()) === page, 'verify.html is not what its sources make').toBe(true);
  });

  test('is one file of at most 300 KB that can reach nothing', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(300 * 1024);
    expect(page).toContain("default-src 'none'");
    const own = readFileSync(path.resolve(import.meta.dirname, '../page/page.js'), 'utf8');
    expect(own).not.toMatch(
      /innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp|WebSocket|import\(/,
    );
    expect(page).not.toMatch(/<(?:script|link|img|iframe)[^>]*\b(?:src|href)=/);
  });

  test('says the same as this program says, without anything of Node', () => {
    const context = vm.createContext({ TextEncoder, TextDecoder, atob, btoa, crypto: globalThis.crypto });
    vm.runInContext(script, context);
    // Bytes of the page's own world, as a browser would make them.
    const run = vm.runInContext(
      `(files, said, now) => JSON.stringify(mingxuanVerdict(files.map(({ name, data }) =>
         ({ name, bytes: Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) })), said, now))`,
      context,
    ) as (files: readonly { readonly name: string; readonly data: string }[], said: string, now: number) => string;
    for (const [what, files, said] of cases) {
      const given = files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes).toString('base64') }));
      expect(JSON.parse(run(given, said, NOW)), what).toEqual(verdictOf(files, said, NOW));
    }
  });
});

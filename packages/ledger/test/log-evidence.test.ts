import { describe, expect, test } from 'vitest';
import type { Fault, LogEvidence, Policy, VerifyOptions } from '../src/index.ts';
import {
  addCosignatures,
  canonicalize,
  checkPaper,
  cosign,
  cosignatureKey,
  ed25519Key,
  encodeLeaf,
  formatPaperProof,
  formatProof,
  formatVkey,
  leafOf,
  parsePolicy,
  proveInclusion,
  signTreeHead,
  sm2Key,
  verifierKeyOf,
  verifyBundle,
} from '../src/index.ts';
import { built, chain, edit, forged, PAPER, sha } from './bundle-sample.ts';
import { given, leaves, ORIGIN, publish, SIGNER, signerNamed } from './log-sample.ts';

// The chain of the sample bundle among leaves of others, in a log that one of two witnesses has cosigned.
const own = chain.entries.map((entry) => encodeLeaf(given(leafOf(entry))));
const all = [...leaves(300), ...own, ...leaves(9, 300)];
const log = publish([all]);
const [street, city] = [signerNamed('street.cn', 7), signerNamed('city.cn', 8)];
const lineOf = (key: typeof street): string => formatVkey(cosignatureKey(given(verifierKeyOf(key))));
const logKey = ed25519Key(given(verifierKeyOf(SIGNER.ed25519)));
const sm2Line = SIGNER.sm2 === null ? '' : formatVkey(sm2Key(ORIGIN, SIGNER.sm2.publicKey));
const bare = given(signTreeHead({ origin: ORIGIN, size: all.length, root: log.root }, SIGNER));
const note = given(
  addCosignatures(bare, [given(cosign(bare, street, 1_700_000_000))], [cosignatureKey(given(verifierKeyOf(street)))]),
);
const policyText = (quorum: string): string =>
  [
    `log ${formatVkey(logKey)}`,
    `witness street ${lineOf(street)}`,
    `witness city ${lineOf(city)}`,
    'group both all street city',
    `quorum ${quorum}`,
    '',
  ].join('\n');
const proofOf = (index: number) => ({
  index,
  path: given(proveInclusion(index, all.length, log.read)),
  checkpoint: note,
});
const evidence = (over: Partial<LogEvidence> = {}, index = 300 + own.length - 1): LogEvidence => ({
  proof: formatProof({ extra: null, ...proofOf(index) }),
  policy: policyText('street'),
  keys: `${formatVkey(logKey)}\n${sm2Line}\n`,
  ...over,
});

const look = (bytes: Uint8Array, options: VerifyOptions = {}) => verifyBundle(bytes, options);
const said = (faults: readonly Fault[]): readonly string[] =>
  faults
    .filter(({ code }) => !['KEY_UNCONFIRMED', 'PAPER_WITHHELD'].includes(code))
    .map(({ code, severity, place }) => `${severity} ${code} ${place.file ?? ''}`);

describe('a bundle with the proof of its log', () => {
  test('says who vouches for its last entry', () => {
    const { ok, faults, log: found } = look(built({ log: evidence() }));
    expect([ok, said(faults)]).toEqual([true, []]);
    expect(found?.standing?.cosigned).toEqual([{ name: 'street', time: 1_700_000_000 }]);
    expect([...(found?.standing?.signedWith ?? [])].sort()).toEqual(['ED25519', 'SM2']);
    expect([found?.head?.size, found?.confirmed]).toEqual([315, false]);
  });

  test('one from before there was a log holds as it did', () => {
    expect(look(built())).toMatchObject({ ok: true, log: null });
  });

  test('without witnesses it says so; with too few by its own list it warns', () => {
    expect(said(look(built({ log: evidence({ policy: policyText('none') }) })).faults)).toEqual([
      'warning LOG_UNWITNESSED log/policy.txt',
    ]);
    expect(said(look(built({ log: evidence({ policy: policyText('both') }) })).faults)).toEqual([
      'warning QUORUM_NOT_MET log/head.tlog-proof',
    ]);
  });

  test('by a policy from elsewhere too few are too few, and another log is another log', () => {
    const bundle = built({ log: evidence() });
    const strict = given(parsePolicy(policyText('both')));
    expect(said(look(bundle, { policy: strict }).faults)).toEqual(['error QUORUM_NOT_MET log/head.tlog-proof']);
    expect(look(bundle, { policy: given(parsePolicy(policyText('street'))) }).log?.confirmed).toBe(true);
    const other: Policy = { ...strict, logs: [{ key: logKeyOf('other.cn'), url: null }], quorum: 'none' };
    expect(said(look(bundle, { policy: other }).faults)).toEqual(['error UNKNOWN_LOG log/head.tlog-proof']);
    const early = { policy: given(parsePolicy(policyText('street'))), now: 1_600_000_000 };
    expect(said(look(bundle, early).faults)).toEqual(['error COSIGNED_IN_THE_FUTURE log/head.tlog-proof']);
  });

  // Whoever holds the manifest's key can list and sign anything anew; the log's key is another.
  const cases: readonly (readonly [string, (files: Map<string, Uint8Array>) => void, readonly string[]])[] = [
    [
      'the proof of an earlier entry',
      (files) => files.set('log/head.tlog-proof', Buffer.from(evidence({}, 301).proof)),
      ['error NOT_INCLUDED log/head.tlog-proof'],
    ],
    [
      'another index',
      (files) => edit(files, 'log/head.tlog-proof', 'index 305', 'index 304'),
      ['error NOT_INCLUDED log/head.tlog-proof'],
    ],
    [
      'another size: neither path nor signatures hold, and both are said',
      (files) => edit(files, 'log/head.tlog-proof', '\n315\n', '\n700\n'),
      ['error NOT_INCLUDED log/head.tlog-proof', 'error BAD_SIGNATURE log/head.tlog-proof'],
    ],
    ['no proof', (files) => files.delete('log/head.tlog-proof'), ['error FILE_MISSING log/head.tlog-proof']],
    ['no keys', (files) => files.delete('log/keys.txt'), ['error FILE_MISSING log/keys.txt']],
    [
      'a policy that is none',
      (files) => files.set('log/policy.txt', Buffer.from('quorum everybody\n')),
      ['error BAD_POLICY log/policy.txt'],
    ],
    [
      'a key that is none',
      (files) => files.set('log/keys.txt', Buffer.from('what\n')),
      ['error BAD_KEY_LINE log/keys.txt'],
    ],
    [
      'a proof that is none',
      (files) => files.set('log/head.tlog-proof', Buffer.from('what\n')),
      ['error BAD_PROOF log/head.tlog-proof'],
    ],
  ];
  test.each(cases)('%s', (_what, change, expected) => {
    const bundle = forged(built({ log: evidence() }), change);
    expect(said(look(bundle).faults).filter((line) => line.startsWith('error'))).toEqual(expected);
  });
});

const logKeyOf = (name: string) => ed25519Key(given(verifierKeyOf(signerNamed(name, 9))));

describe('a paper with its proof', () => {
  const at = chain.entries.findIndex((entry) => entry.type === 'PAPER_ISSUED');
  const entry = chain.entries[at];
  const text = given(canonicalize(entry));
  const proof = formatPaperProof(text, proofOf(300 + at));
  const policy = given(parsePolicy(policyText('street')));
  const codes = (sha256: string | null, proven: string, by: Policy | null = policy): readonly string[] =>
    checkPaper(sha256, proven, by, null).faults.map(({ code }) => code);

  test('is the one that was recorded', () => {
    const report = checkPaper(sha(PAPER), proof, policy, null);
    expect([report.faults, report.entry?.seq, report.standing?.cosigned.length]).toEqual([[], 4, 1]);
    expect(codes(null, proof)).toEqual([]);
  });

  test.each([
    ['another paper', sha('another'), proof, ['PAPER_DIFFERS']],
    ['no proof at all', sha(PAPER), 'nothing', ['BAD_PROOF']],
    ['a proof without its entry', sha(PAPER), formatProof({ extra: null, ...proofOf(300 + at) }), ['BAD_PROOF']],
    [
      'the entry of something else',
      sha(PAPER),
      formatPaperProof(given(canonicalize(chain.entries[5])), proofOf(305)),
      ['NOT_A_PAPER'],
    ],
    [
      'the entry rewritten for another paper',
      sha('another'),
      formatPaperProof(text.replace(sha(PAPER), sha('another')), proofOf(300 + at)),
      ['NOT_INCLUDED'],
    ],
    ['another place in the log', sha(PAPER), formatPaperProof(text, proofOf(299)), ['NOT_INCLUDED']],
    [
      'several things at once',
      sha('another'),
      formatPaperProof(text, { ...proofOf(299), checkpoint: note.replace('\n315\n', '\n314\n') }),
      ['PAPER_DIFFERS', 'NOT_INCLUDED', 'BAD_SIGNATURE'],
    ],
  ] as const)('%s: every fault is said', (_what, sha256, proven, expected) => {
    expect(codes(sha256, proven)).toEqual(expected);
  });

  test('is vouched for by nobody where nobody is trusted', () => {
    expect(checkPaper(sha(PAPER), proof, null, null)).toMatchObject({ faults: [], standing: null });
    expect(codes(sha(PAPER), proof, given(parsePolicy(policyText('both'))))).toEqual(['QUORUM_NOT_MET']);
  });
});

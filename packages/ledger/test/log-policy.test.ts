import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogProof, Policy } from '../src/index.ts';
import {
  addCosignatures,
  checkCheckpoint,
  checkProof,
  cosign,
  cosignatureKey,
  ed25519Key,
  formatProof,
  formatVkey,
  meetsQuorum,
  parsePolicy,
  parseProof,
  proveInclusion,
  signTreeHead,
  sm2Key,
  verifierKeyOf,
} from '../src/index.ts';
import { given, hex, leaves, ORIGIN, publish, SIGNER, signerNamed } from './log-sample.ts';
import { KEY } from './sample.ts';

const log = publish([leaves(300)]);
const note = given(signTreeHead({ origin: ORIGIN, size: 300, root: log.root }, SIGNER));
const LOG = formatVkey(ed25519Key(given(verifierKeyOf(KEY))));
const DOMESTIC = formatVkey(sm2Key(ORIGIN, SIGNER.sm2?.publicKey ?? { kind: 'SM2_PUBLIC', hex: '' }));

const NAMES = ['street', 'district', 'city', 'committee', 'university'] as const;
const signers = NAMES.map((name, i) => signerNamed(`${name}.example.cn/witness`, i + 1));
const keys = signers.map((signer) => cosignatureKey(given(verifierKeyOf(signer))));
const [street, district, city, committee, university] = keys.map(formatVkey);

/** “Two of street, district and city, and one of the supervision committee and an outside body.” */
const POLICY = `# who must have seen the log
log ${LOG}

witness street ${street}
witness district ${district} https://district.example.cn/
witness city\t${city}
  group government 2 street district city
witness committee ${committee}
witness university ${university}
group others any committee university
group both all government others
quorum both
`;
const policy = given(parsePolicy(POLICY));

const cosignedBy = (...names: readonly string[]): string => {
  const lines = signers.flatMap((signer, i) =>
    names.includes(NAMES[i] ?? '') ? [given(cosign(note, signer, 1000 + i))] : [],
  );
  return given(addCosignatures(note, lines, keys));
};

describe('a policy', () => {
  test('reads as it is meant', () => {
    expect(policy.logs.map((each) => formatVkey(each.key))).toEqual([LOG]);
    expect(policy.witnesses.map((each) => [each.name, each.url])).toEqual([
      ['street', null],
      ['district', 'https://district.example.cn/'],
      ['city', null],
      ['committee', null],
      ['university', null],
    ]);
    expect(policy.groups).toEqual([
      { name: 'government', least: 2, members: ['street', 'district', 'city'] },
      { name: 'others', least: 1, members: ['committee', 'university'] },
      { name: 'both', least: 2, members: ['government', 'others'] },
    ]);
    expect(policy.quorum).toBe('both');
  });

  test.each<[string, readonly string[], boolean]>([
    ['nobody', [], false],
    ['one and one', ['street', 'committee'], false],
    ['two and none', ['street', 'city'], false],
    ['none and two', ['committee', 'university'], false],
    ['two and one', ['district', 'city', 'university'], true],
    ['all', NAMES, true],
  ])('quorum: %s', (_, names, met) => {
    expect(meetsQuorum(policy, new Set(names))).toBe(met);
    const standing = checkCheckpoint(cosignedBy(...names), policy, 2000);
    expect(standing.ok ? 'met' : standing.error.code).toBe(met ? 'met' : 'QUORUM_NOT_MET');
  });

  test('more witnesses never lose a quorum', () => {
    const some = fc.subarray([...NAMES]);
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [few, more] = [new Set(a), new Set([...a, ...b])];
        if (meetsQuorum(policy, few)) expect(meetsQuorum(policy, more)).toBe(true);
      }),
    );
  });

  test('quorum none asks for nobody; a single witness can be one', () => {
    expect(given(checkCheckpoint(note, given(parsePolicy(`log ${LOG}\nquorum none\n`)), null)).cosigned).toEqual([]);
    const one = given(parsePolicy(`log ${LOG}\nwitness w ${street}\nquorum w\n`));
    expect(checkCheckpoint(note, one, null).ok).toBe(false);
    expect(given(checkCheckpoint(cosignedBy('street'), one, null)).cosigned).toEqual([{ name: 'w', time: 1000 }]);
  });

  test('a log’s SM2 key can be listed, alone or beside the other', () => {
    const both = given(parsePolicy(`log ${LOG}\nlog ${DOMESTIC}\nquorum none`));
    expect(given(checkCheckpoint(note, both, null)).signedWith).toEqual(['ED25519', 'SM2']);
    const alone = given(parsePolicy(`log ${DOMESTIC}\nquorum none`));
    expect(given(checkCheckpoint(note, alone, null)).signedWith).toEqual(['SM2']);
    const plain = given(signTreeHead({ origin: ORIGIN, size: 300, root: log.root }, { ...SIGNER, sm2: null }));
    expect(checkCheckpoint(plain, alone, null)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_LOG' } });
  });

  test('a log that is not listed, or signs under another’s name, is unknown', () => {
    const stranger = formatVkey(ed25519Key(given(verifierKeyOf(signerNamed(ORIGIN, 9)))));
    const strange = given(parsePolicy(`log ${stranger}\nquorum none`));
    expect(checkCheckpoint(note, strange, null)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_LOG' } });
    const named = given(
      parsePolicy(`log ${formatVkey(ed25519Key(given(verifierKeyOf(signerNamed('b', 9)))))}\nquorum none`),
    );
    expect(checkCheckpoint(note, named, null)).toMatchObject({ ok: false, error: { code: 'UNKNOWN_LOG' } });
  });

  test('a cosignature of the future counts for nothing, one of a clock a minute ahead does', () => {
    const whole = cosignedBy(...NAMES);
    const first = Math.min(...given(checkCheckpoint(whole, policy, null)).cosigned.map(({ time }) => time));
    expect(checkCheckpoint(whole, policy, first - 61)).toMatchObject({
      ok: false,
      error: { code: 'COSIGNED_IN_THE_FUTURE' },
    });
    // Those in time make up the quorum; the one that is not is left out, and spoils nothing.
    const last = Math.max(...given(checkCheckpoint(whole, policy, null)).cosigned.map(({ time }) => time));
    expect(given(checkCheckpoint(whole, policy, last - 61)).cosigned).toHaveLength(NAMES.length - 1);
    expect(given(checkCheckpoint(whole, policy, last - 60)).cosigned).toHaveLength(NAMES.length);
  });

  test.each<[string, number | undefined]>([
    [`log ${LOG}\n`, undefined],
    [`quorum none\nquorum none\n`, 2],
    [`quorum nobody\n`, 1],
    [`quorum\n`, 1],
    [`log ${LOG}\nlog ${LOG}\nquorum none`, 2],
    [`log ${street}\nquorum none`, 1],
    [`log ${LOG} url more\nquorum none`, 1],
    [`witness w ${LOG}\nquorum w`, 1],
    [`witness w ${street}\nwitness v ${street}\nquorum w`, 2],
    [`witness w ${street}\nwitness w ${city}\nquorum w`, 2],
    [`witness none ${street}\nquorum none`, 1],
    [`witness w ${street}\ngroup g any v\nquorum g`, 2],
    [`witness w ${street}\ngroup g any\nquorum g`, 2],
    [`witness w ${street}\ngroup g 2 w\nquorum g`, 2],
    [`witness w ${street}\ngroup g 0 w\nquorum g`, 2],
    [`witness w ${street}\ngroup g 01 w\nquorum g`, 2],
    [`witness w ${street}\ngroup g some w\nquorum g`, 2],
    [`witness w ${street}\ngroup g 1 w w\nquorum g`, 2],
    [`witness w ${street}\ngroup g any w\ngroup h any w\nquorum h`, 3],
    [`witness w ${street}\ngroup w any w\nquorum w`, 2],
    [`witness w ${street}\ngroup g any g\nquorum g`, 2],
    [`witness w ${street}\ngroup g any none\nquorum g`, 2],
    [`group g any w\nwitness w ${street}\nquorum g`, 1],
    [`what is this\nquorum none`, 1],
    [`quorum none\r\n`, undefined],
    [`quorum none \u0000`, undefined],
  ])('%j is refused, and the line named', (text, line) => {
    const read = parsePolicy(text);
    expect(read.ok ? 'read' : read.error.code).toBe('BAD_POLICY');
    if (!read.ok) expect(read.error.place.line).toBe(line);
  });

  test('thirty-two of each are read', () => {
    const many = Array.from({ length: 32 }, (_, i) => signerNamed(`w${i}`, i + 20));
    const lines = many.flatMap((signer, i) => [
      `witness w${i} ${formatVkey(cosignatureKey(given(verifierKeyOf(signer))))}`,
      `log ${formatVkey(ed25519Key(given(verifierKeyOf(signer))))}`,
      `group g${i} any w${i}${i > 0 ? ` g${i - 1}` : ''}`,
    ]);
    const read: Policy = given(parsePolicy([...lines, 'quorum g31'].join('\n')));
    expect(meetsQuorum(read, new Set(['w0']))).toBe(true);
  });
});

describe('a proof beside a paper', () => {
  const index = 123;
  const leaf = leaves(300)[index] ?? Buffer.of();
  const proof: LogProof = {
    extra: null,
    index,
    path: given(proveInclusion(index, 300, log.read)),
    checkpoint: cosignedBy(...NAMES),
  };

  test('is text, and reads back', () => {
    for (const extra of [null, Buffer.of(), Buffer.from('附言')]) {
      const text = formatProof({ ...proof, extra });
      const read = given(parseProof(text));
      expect(formatProof(read)).toBe(text);
      expect(read.extra === null ? null : hex(read.extra)).toBe(extra === null ? null : hex(extra));
    }
    const lines = formatProof(proof).split('\n');
    expect(lines.slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 123']);
    expect(lines[2 + proof.path.length]).toBe('');
    expect(lines[3 + proof.path.length]).toBe(ORIGIN);
  });

  test('holds for its leaf under its policy, and for no other', () => {
    expect(given(checkProof(proof, leaf, policy, 2000)).head.size).toBe(300);
    const other = leaves(300)[index + 1] ?? Buffer.of();
    expect(checkProof(proof, other, policy, 2000)).toMatchObject({ ok: false, error: { code: 'NOT_INCLUDED' } });
    expect(checkProof({ ...proof, index: index + 1 }, leaf, policy, 2000).ok).toBe(false);
    expect(checkProof({ ...proof, checkpoint: note }, leaf, policy, 2000)).toMatchObject({
      ok: false,
      error: { code: 'QUORUM_NOT_MET' },
    });
  });

  test('with any byte changed is either refused or says the same', () => {
    const bytes = Buffer.from(formatProof(proof));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        const read = parseProof(changed.toString('utf8'));
        const held = read.ok && checkProof(read.value, leaf, policy, 2000).ok;
        // What may change unseen is a line of a witness beyond the quorum, or of the log's second key.
        if (held)
          expect(
            changed
              .subarray(0, formatProof({ ...proof, checkpoint: '' }).length)
              .equals(bytes.subarray(0, formatProof({ ...proof, checkpoint: '' }).length)),
          ).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  const HASH = Buffer.alloc(32).toString('base64');
  test.each([
    '',
    'c2sp.org/tlog-proof@v1\nindex 0\n',
    'c2sp.org/tlog-proof@v2\nindex 0\n\nx',
    'c2sp.org/tlog-proof@v1\n\nx',
    'c2sp.org/tlog-proof@v1\nindex 00\n\nx',
    'c2sp.org/tlog-proof@v1\nindex -1\n\nx',
    'c2sp.org/tlog-proof@v1\nindex  0\n\nx',
    'c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\nx',
    'c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nx',
    `c2sp.org/tlog-proof@v1\nindex 0\n${HASH.slice(4)}\n\nx`,
    `c2sp.org/tlog-proof@v1\nindex 0\n${`${HASH}\n`.repeat(64)}\nx`,
  ])('%j is none', (text) => {
    expect(parseProof(text)).toMatchObject({ ok: false, error: { code: 'BAD_PROOF' } });
  });
});

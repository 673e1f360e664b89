import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCosignatures,
  cosign,
  cosignatureKey,
  ed25519Key,
  formatVkey,
  openNote,
  openTreeHead,
  parseTreeHead,
  parseVkey,
  parseVerifierKey,
  signTreeHead,
  sm2Key,
  treeHeadText,
  verifierKeyOf,
} from '../src/index.ts';
import { openNoteLines, readNote } from '../src/log/note-lines.ts';
import { cosignatureMessage, SM2_TYPE } from '../src/log/vkey.ts';
import { given, hex, ORIGIN, publish, leaves, SIGNER, signerNamed } from './log-sample.ts';
import { KEY } from './sample.ts';

const own = given(verifierKeyOf(KEY));
const LOG = ed25519Key(own);
const DOMESTIC = sm2Key(ORIGIN, SIGNER.sm2?.publicKey ?? { kind: 'SM2_PUBLIC', hex: '' });
const log = publish([leaves(300)]);
const head = { origin: ORIGIN, size: 300, root: log.root };
const note = given(signTreeHead(head, SIGNER));

const witness = signerNamed('jiedao.example.cn/witness', 1);
const other = signerNamed('jianwei.example.cn/witness', 2);
const WITNESS = cosignatureKey(given(verifierKeyOf(witness)));
const OTHER = cosignatureKey(given(verifierKeyOf(other)));

describe('signed notes of others', () => {
  // The example of the reference implementation of C2SP signed-note (Go's sumdb/note).
  const PETER = given(parseVkey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'));
  const ENOCH = given(parseVkey('EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'));
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const lines =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n' +
    '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

  test('two signers: each alone, both, and neither', () => {
    const whole = `${text}\n${lines}`;
    expect(given(openNoteLines(whole, [PETER])).held.map(({ key }) => key.name)).toEqual(['PeterNeumann']);
    expect(given(openNoteLines(whole, [PETER, ENOCH])).held.map(({ key }) => key.name)).toEqual([
      'PeterNeumann',
      'EnochRoot',
    ]);
    expect(given(openNoteLines(whole, [])).held).toEqual([]);
    expect(given(openNoteLines(whole, [PETER])).text).toBe(text);
  });

  test('one known line that fails condemns the note', () => {
    const forged = `${text}\n${lines.replace('+eBzm', '+eBzn')}`;
    expect(openNoteLines(forged, [PETER, ENOCH])).toMatchObject({ ok: false, error: { code: 'BAD_SIGNATURE' } });
    expect(openNoteLines(forged, [PETER]).ok).toBe(true);
  });

  // The checkpoint that C2SP tlog-checkpoint shows under a made-up origin is one of Go's checksum database; under its own
  // first line its signature holds, by the key that is built into the go command.
  test('a checkpoint of a public log', () => {
    const GO = given(parseVkey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'));
    const published =
      'go.sum database tree\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
      '— sum.golang.org Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
    const opened = given(openTreeHead(published, 'go.sum database tree', [GO]));
    expect(opened.head.size).toBe(20_852_163);
    expect(hex(opened.head.root)).toBe('0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62');
  });
});

describe('a checkpoint', () => {
  test('is three lines, a blank one, and our signatures', () => {
    const root = Buffer.from(log.root).toString('base64');
    expect(treeHeadText(head)).toBe(`example.cn/mingxuan\n300\n${root}\n`);
    expect(note.split('\n').slice(0, 4)).toEqual(['example.cn/mingxuan', '300', root, '']);
    expect(
      note
        .split('\n')
        .slice(4)
        .map((line) => line.slice(0, 22)),
    ).toEqual(['— example.cn/mingxuan ', '— example.cn/mingxuan ', '']);
  });

  test('opens with either key, with both, and with none of them not at all', () => {
    for (const keys of [[LOG], [DOMESTIC], [LOG, DOMESTIC]]) {
      const opened = given(openTreeHead(note, ORIGIN, keys));
      expect(opened.held.map(({ key }) => key.type)).toEqual(keys.map((key) => key.type));
      expect(opened.head).toMatchObject({ origin: ORIGIN, size: 300 });
    }
    expect(openTreeHead(note, ORIGIN, [WITNESS])).toMatchObject({ ok: false, error: { code: 'NOT_SIGNED' } });
    expect(openTreeHead(note, 'elsewhere', [LOG])).toMatchObject({ ok: false, error: { code: 'UNKNOWN_LOG' } });
  });

  test('is read by one who knows Ed25519 only: the SM2 line is passed over', () => {
    expect(given(openNote(note, own))).toBe(treeHeadText(head));
  });

  test('without an SM2 key has one line', () => {
    const plain = given(signTreeHead(head, { ...SIGNER, sm2: null }));
    expect(note.startsWith(plain)).toBe(true);
    expect(given(readNote(plain)).lines.length).toBe(1);
  });

  test('is signed under the log’s own name only', () => {
    const named = { ed25519: { ...KEY, name: 'other' }, sm2: null };
    expect(signTreeHead(head, named)).toMatchObject({ ok: false, error: { code: 'BAD_KEY_LINE' } });
    for (const origin of ['', 'a\nb', 'a b+']) expect(signTreeHead({ ...head, origin }, SIGNER).ok).toBe(false);
    expect(signTreeHead({ ...head, size: -1 }, SIGNER).ok).toBe(false);
    expect(signTreeHead({ ...head, root: Buffer.of(1) }, SIGNER).ok).toBe(false);
  });

  test('with any byte of text or signatures changed does not open', () => {
    const bytes = Buffer.from(note);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        const opened = openTreeHead(changed.toString('utf8'), ORIGIN, [LOG, DOMESTIC]);
        // A changed name or key id makes a line one of an unknown key, and the other line still stands for the text.
        if (opened.ok) expect(treeHeadText(opened.value.head)).toBe(treeHeadText(head));
        if (opened.ok) expect(opened.value.held.length).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  const ROOT = Buffer.alloc(32).toString('base64');
  test.each([
    [`o\n0\n${ROOT}\n`, true],
    [`o\n5\n${ROOT}\nextension\n`, true],
    [`o\n9007199254740991\n${ROOT}\n`, true],
    [`o\n9007199254740992\n${ROOT}\n`, false],
    [`o\n05\n${ROOT}\n`, false],
    [`o\n-1\n${ROOT}\n`, false],
    [`o\n1e3\n${ROOT}\n`, false],
    [`o\n\n${ROOT}\n`, false],
    [`\n5\n${ROOT}\n`, false],
    [`o\n5\n${ROOT}`, false],
    [`o\n5\n${ROOT}\n\n`, false],
    [`o\n5\n${ROOT}\n\nx\n`, false],
    [`o\n5\n${ROOT.slice(4)}\n`, false],
    [`o\n5\n${ROOT.replace('A', '-')}\n`, false],
    ['o\n5\n', false],
    ['', false],
  ])('text %j', (text, fits) => {
    expect(parseTreeHead(text).ok).toBe(fits);
  });
});

describe('key lines', () => {
  test('of each type read back, and have their own ids', () => {
    const lines = [LOG, cosignatureKey(own), DOMESTIC].map(formatVkey);
    for (const line of lines) expect(formatVkey(given(parseVkey(line)))).toBe(line);
    expect(new Set(lines.map((line) => line.split('+')[1])).size).toBe(3);
    // The Ed25519 form is the one that bundles have.
    expect(given(parseVerifierKey(lines[0] ?? '')).name).toBe(ORIGIN);
    expect(hex(SM2_TYPE)).toBe(`ff${hex(Buffer.from('mingxuan/sm2-sm3/v1'))}`);
  });

  // The reference implementation's own list of what must not pass.
  const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  test('cut anywhere or with any character changed are refused', () => {
    for (let i = 0; i <= PETER.length; i += 1) {
      for (let j = i + 1; j <= PETER.length; j += 1) {
        if (i !== 0 || j !== PETER.length) expect(parseVkey(PETER.slice(i, j)).ok).toBe(false);
      }
      const next = String.fromCharCode(PETER.charCodeAt(i) + 1);
      if (i < PETER.length) expect(parseVkey(PETER.slice(0, i) + next + PETER.slice(i + 1)).ok).toBe(false);
    }
    for (const line of [
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ]) {
      expect(parseVkey(line).ok).toBe(false);
    }
  });
});

describe('cosignatures', () => {
  const at = 1_679_315_147;

  // C2SP tlog-cosignature, section “Ed25519 signed message”.
  test('cover two lines and the checkpoint’s text', () => {
    expect(
      cosignatureMessage('example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n', at),
    ).toBe(
      'cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    );
  });

  test('say when, stand beside the log’s own lines, and are passed over by who does not know them', () => {
    const line = given(cosign(note, witness, at));
    const whole = given(addCosignatures(note, [line, given(cosign(note, other, at + 1))], [WITNESS, OTHER]));
    const opened = given(openTreeHead(whole, ORIGIN, [LOG, DOMESTIC, WITNESS, OTHER]));
    expect(opened.held.map(({ key, time }) => [key.name, time])).toEqual([
      [ORIGIN, null],
      [ORIGIN, null],
      [witness.name, at],
      [other.name, at + 1],
    ]);
    expect(given(openNote(whole, own))).toBe(treeHeadText(head));
    // A time is eight bytes, big-endian, before the signature.
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64');
    expect(bytes.length).toBe(4 + 8 + 64);
    expect(bytes.readBigUInt64BE(4)).toBe(BigInt(at));
  });

  test('with the time changed do not hold', () => {
    const bytes = Buffer.from(given(cosign(note, witness, at)).split(' ')[2] ?? '', 'base64');
    bytes[11] = (bytes[11] ?? 0) ^ 1;
    const forged = `${note}— ${witness.name} ${bytes.toString('base64')}\n`;
    expect(openTreeHead(forged, ORIGIN, [LOG, WITNESS])).toMatchObject({ ok: false, error: { code: 'BAD_SIGNATURE' } });
    expect(openTreeHead(forged, ORIGIN, [LOG]).ok).toBe(true);
  });

  test('are added once a witness, and only if they hold for this checkpoint', () => {
    const line = given(cosign(note, witness, at));
    const once = given(addCosignatures(note, [line], [WITNESS]));
    expect(given(addCosignatures(once, [line, given(cosign(note, witness, at + 9))], [WITNESS]))).toBe(once);
    const elsewhere = given(signTreeHead({ ...head, size: 299 }, SIGNER));
    for (const odd of [
      given(cosign(elsewhere, witness, at)),
      given(cosign(note, other, at)),
      `${line}${line}`,
      'x\n',
      '',
    ]) {
      expect(given(addCosignatures(note, [odd], [WITNESS]))).toBe(note);
    }
  });

  test('are made of checkpoints only, at a time that there is', () => {
    expect(cosign('text\n\n— a AAAAAAA=\n', witness, at).ok).toBe(false);
    expect(cosign(note, witness, -1).ok).toBe(false);
    expect(cosign(note, witness, 1.5).ok).toBe(false);
    expect(cosign(note, { name: witness.name, privateKeyPem: 'x' }, at).ok).toBe(false);
  });
});

describe('notes', () => {
  test.each([
    'no signatures\n',
    `text\n\n`,
    `text\n\n— a\n`,
    `text\n\n— a AAAA\n`,
    `text\n\n- a AAAAAAA=\n`,
    `text\n\n— a AAAAAAA= x\n`,
    `text\n\n— a AAAAAAA\n`,
    `text\n\n— a+b AAAAAAA=\n`,
    `text\n\n— a AAAAAAA=`,
    `te\u0001xt\n\n— a AAAAAAA=\n`,
    `te\ud800xt\n\n— a AAAAAAA=\n`,
    `text\n\n${'— a AAAAAAA=\n'.repeat(101)}`,
  ])('%j is none', (text) => {
    expect(readNote(text)).toMatchObject({ ok: false, error: { code: 'BAD_NOTE' } });
  });

  test('may have a hundred signatures, and empty lines in the text', () => {
    expect(given(readNote(`text\n\n${'— a AAAAAAA=\n'.repeat(100)}`)).lines.length).toBe(100);
    expect(given(readNote('one\n\ntwo\n\n— a AAAAAAA=\n')).text).toBe('one\n\ntwo\n');
  });

  test('anything at all is read without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(note.length), (noise, keep) => {
        const opened = openTreeHead(note.slice(0, keep) + noise, ORIGIN, [LOG, DOMESTIC, WITNESS]);
        expect(opened.ok ? treeHeadText(opened.value.head) : '').toMatch(opened.ok ? treeHeadText(head) : /^$/);
      }),
    );
  });
});

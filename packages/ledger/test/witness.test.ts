import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AddCheckpoint, Refused, WatchedLog, WitnessAnswer, WitnessRecord } from '../src/index.ts';
import {
  addCosignatures,
  cosignatureKey,
  decideCosignature,
  ed25519Key,
  formatAddCheckpoint,
  openTreeHead,
  parseAddCheckpoint,
  proveConsistency,
  readResponse,
  signTreeHead,
  sm2Key,
  toResponse,
  verifierKeyOf,
} from '../src/index.ts';
import type { Published } from './log-sample.ts';
import { given, hex, leaves, ORIGIN, publish, SIGNER, signerNamed } from './log-sample.ts';
import { KEY } from './sample.ts';

const witness = signerNamed('street.example.cn/witness', 1);
const WITNESS = cosignatureKey(given(verifierKeyOf(witness)));
const LOGS: readonly WatchedLog[] = [
  {
    origin: ORIGIN,
    keys: [
      ed25519Key(given(verifierKeyOf(KEY))),
      sm2Key(ORIGIN, SIGNER.sm2?.publicKey ?? { kind: 'SM2_PUBLIC', hex: '' }),
    ],
  },
];

/** Cheaper without SM2: properties sign thousands. */
const checkpointOf = (log: Published, sm2 = false): string =>
  given(
    signTreeHead({ origin: ORIGIN, size: log.state.size, root: log.root }, sm2 ? SIGNER : { ...SIGNER, sm2: null }),
  );

const requestFor = (log: Published, oldSize: number): AddCheckpoint => ({
  oldSize,
  proof: given(proveConsistency(Math.min(oldSize, log.state.size), log.state.size, log.read)),
  checkpoint: checkpointOf(log),
});

const ask = (request: AddCheckpoint, record: WitnessRecord | null, now = 1000): WitnessAnswer =>
  decideCosignature(request, LOGS, (origin) => (origin === ORIGIN ? record : null), witness, now);

const whyNot = (answer: WitnessAnswer): Refused['kind'] | 'COSIGNED' | 'BROKEN' =>
  answer.kind === 'REFUSED' ? answer.why.kind : answer.kind;

const recordOf = (log: Published): WitnessRecord => {
  const answer = ask(requestFor(log, 0), null);
  if (answer.kind !== 'COSIGNED') throw new Error('refused');
  return answer.record;
};

const five = publish([leaves(5)]);
const nine = publish([leaves(4, 5)], five);
const fork = publish([leaves(4, 5, 'b')], five);

describe('a witness', () => {
  test('cosigns the first checkpoint it sees, and each that continues it', () => {
    const first = ask(requestFor(five, 0), null, 1000);
    if (first.kind !== 'COSIGNED') throw new Error('refused');
    expect(first.record).toMatchObject({ origin: ORIGIN, size: 5 });
    const next = ask(requestFor(nine, 5), first.record, 2000);
    if (next.kind !== 'COSIGNED') throw new Error('refused');
    const whole = given(addCosignatures(checkpointOf(nine), [next.line], [WITNESS]));
    const opened = given(openTreeHead(whole, ORIGIN, [...(LOGS[0]?.keys ?? []), WITNESS]));
    expect(opened.held.map(({ time }) => time)).toEqual([null, 2000]);
  });

  test('cosigns the same tree again, so that the log can ask for what it lost', () => {
    expect(whyNot(ask(requestFor(nine, 9), recordOf(nine)))).toBe('COSIGNED');
    expect(whyNot(ask({ ...requestFor(nine, 9), checkpoint: checkpointOf(nine, true) }, recordOf(nine)))).toBe(
      'COSIGNED',
    );
  });

  test('a fork of the same size is refused with both statements as evidence', () => {
    for (const oldSize of [0, 5, 9]) {
      const answer = ask(requestFor(fork, oldSize), recordOf(nine));
      if (answer.kind !== 'REFUSED' || answer.why.kind !== 'FORK') throw new Error('not seen');
      const keys = LOGS[0]?.keys ?? [];
      const [held, shown] = [answer.why.held, answer.why.shown].map((r) =>
        given(openTreeHead(r.checkpoint, ORIGIN, keys)),
      );
      expect(held?.head.size).toBe(shown?.head.size);
      expect(hex(held?.head.root ?? Buffer.of())).not.toBe(hex(shown?.head.root ?? Buffer.of()));
    }
  });

  test('a fork that grew is refused, whatever it proves', () => {
    const grown = publish([leaves(3, 9)], fork);
    for (const proof of [requestFor(grown, 9).proof, [], [Buffer.alloc(32)]]) {
      expect(whyNot(ask({ ...requestFor(grown, 9), proof }, recordOf(nine)))).toBe('INCONSISTENT');
    }
  });

  test('a tree that shrank is a rollback, whether or not the log owns up to it', () => {
    for (const oldSize of [0, 5, 9]) expect(whyNot(ask(requestFor(five, oldSize), recordOf(nine)))).toBe('ROLLBACK');
  });

  test('a log that does not know what was cosigned last is told', () => {
    const grown = publish([leaves(3, 9)], nine);
    for (const oldSize of [0, 5, 12]) {
      expect(ask(requestFor(grown, oldSize), recordOf(nine))).toEqual({
        kind: 'REFUSED',
        why: { kind: 'STALE', size: 9 },
      });
    }
    expect(ask(requestFor(nine, 5), null)).toEqual({ kind: 'REFUSED', why: { kind: 'STALE', size: 0 } });
  });

  test('an unknown log, a stranger’s signature and a damaged one are refused', () => {
    const signed = (name: string, seed: number): AddCheckpoint => ({
      oldSize: 0,
      proof: [],
      checkpoint: given(
        signTreeHead({ origin: name, size: 5, root: five.root }, { ed25519: signerNamed(name, seed), sm2: null }),
      ),
    });
    expect(whyNot(ask(signed('elsewhere', 3), null))).toBe('UNKNOWN_LOG');
    expect(whyNot(ask(signed(ORIGIN, 3), null))).toBe('BAD_SIGNATURE');
    const good = requestFor(five, 0);
    expect(whyNot(ask({ ...good, checkpoint: good.checkpoint.replace('\n5\n', '\n6\n') }, null))).toBe('BAD_SIGNATURE');
    expect(whyNot(ask({ ...good, checkpoint: 'x' }, null))).toBe('MALFORMED');
    expect(whyNot(ask({ ...good, checkpoint: good.checkpoint.replace('\n5\n', '\nfive\n') }, null))).toBe('MALFORMED');
  });

  test('the first checkpoint needs no proof and may have none; an empty tree has one root', () => {
    expect(whyNot(ask({ ...requestFor(five, 0), proof: [Buffer.alloc(32)] }, null))).toBe('INCONSISTENT');
    const empty = (root: Uint8Array): AddCheckpoint => ({
      oldSize: 0,
      proof: [],
      checkpoint: given(signTreeHead({ origin: ORIGIN, size: 0, root }, SIGNER)),
    });
    const nothing = Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex');
    const first = ask(empty(nothing), null);
    if (first.kind !== 'COSIGNED') throw new Error('refused');
    expect(whyNot(ask(empty(five.root), null))).toBe('INCONSISTENT');
    expect(whyNot(ask(requestFor(five, 0), first.record))).toBe('COSIGNED');
  });

  test('with a key it cannot use says so', () => {
    const answer = decideCosignature(requestFor(five, 0), LOGS, () => null, { ...witness, privateKeyPem: '' }, 1000);
    expect(answer.kind).toBe('BROKEN');
    expect(toResponse(answer).status).toBe(500);
  });
});

describe('whatever logs do', () => {
  // A step of one of several histories of the same log: how many leaves it adds, on which history, and from which it asks.
  const step = fc.record({
    history: fc.nat(2),
    kind: fc.constantFrom('grow', 'fork', 'back', 'ask'),
    count: fc.integer({ min: 1, max: 300 }),
    claims: fc.constantFrom('truth', 'zero', 'own'),
    proof: fc.constantFrom('right', 'none', 'noise'),
  });

  test('a witness never cosigns two roots of one size, nor a tree that does not continue the last', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const histories: Published[] = [publish([]), publish([]), publish([])];
        const data: string[][] = [[], [], []];
        let record: WitnessRecord | null = null;
        let seen: readonly string[] = [];
        const roots = new Map<number, string>();
        for (const { history, kind, count, claims, proof } of steps) {
          const log = histories[history] ?? publish([]);
          const own = data[history] ?? [];
          if (kind === 'grow') {
            // Mostly the same leaves in every history: honest copies of one log.
            const more = leaves(count, own.length);
            histories[history] = publish([more], log);
            data[history] = [...own, ...more.map(hex)];
          } else if (kind === 'fork') {
            const more = leaves(1, own.length, String(history));
            histories[history] = publish([more], log);
            data[history] = [...own, ...more.map(hex)];
          } else if (kind === 'back') {
            const kept = own.slice(0, Math.max(0, own.length - count));
            histories[history] = publish([kept.map((text) => Buffer.from(text, 'hex'))]);
            data[history] = kept;
          }
          const now = histories[history] ?? log;
          const size: number = record?.size ?? 0;
          const oldSize = { truth: size, zero: 0, own: now.state.size }[claims];
          const root =
            now.state.size === 0
              ? Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex')
              : now.root;
          const right = given(proveConsistency(Math.min(oldSize, now.state.size), now.state.size, now.read));
          const request: AddCheckpoint = {
            oldSize,
            proof: { right, none: [], noise: [Buffer.alloc(32, count)] }[proof],
            checkpoint: given(signTreeHead({ origin: ORIGIN, size: now.state.size, root }, { ...SIGNER, sm2: null })),
          };
          const answer: WitnessAnswer = ask(request, record);
          const [mine, continues] = [data[history] ?? [], seen.every((leaf, i) => data[history]?.[i] === leaf)];
          if (answer.kind === 'COSIGNED') {
            expect(continues).toBe(true);
            expect(roots.get(answer.record.size) ?? hex(root)).toBe(hex(root));
            roots.set(answer.record.size, hex(root));
            record = answer.record;
            seen = mine;
          } else if (continues && claims === 'truth' && proof === 'right') {
            // An honest log that says what it should is never refused.
            throw new Error(`refused: ${whyNot(answer)}`);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('over HTTP', () => {
  // The example of C2SP tlog-witness, section “add-checkpoint”.
  const EXAMPLE = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`;

  test('a request reads back byte by byte', () => {
    const read = given(parseAddCheckpoint(EXAMPLE));
    expect(read.oldSize).toBe(20_852_014);
    expect(read.proof.length).toBe(4);
    expect(read.checkpoint.startsWith('example.com/behind-the-sofa\n20852163\n')).toBe(true);
    expect(formatAddCheckpoint(read)).toBe(EXAMPLE);
    const none = formatAddCheckpoint({ ...read, proof: [] });
    expect(given(parseAddCheckpoint(none)).proof).toEqual([]);
  });

  const HASH = Buffer.alloc(32).toString('base64');
  test.each([
    '',
    'old 1',
    'old 01\n\nx',
    'old -1\n\nx',
    'new 1\n\nx',
    'old 1\nAAAA\n\nx',
    `old 1\n${`${HASH}\n`.repeat(64)}\nx`,
  ])('a request %j is malformed', (body) => {
    expect(parseAddCheckpoint(body)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  });

  test('every answer has the status of C2SP tlog-witness', () => {
    const record = recordOf(nine);
    const grown = publish([leaves(3, 9)], nine);
    const status = (request: AddCheckpoint, held: WitnessRecord | null = record): number =>
      toResponse(ask(request, held)).status;
    expect(status(requestFor(grown, 9))).toBe(200);
    expect(status({ ...requestFor(grown, 9), checkpoint: 'x' })).toBe(400);
    expect(status(requestFor(grown, 13))).toBe(400);
    expect(status(requestFor(five, 9))).toBe(400);
    expect(status({ ...requestFor(grown, 9), checkpoint: checkpointOf(grown).replace('\n12\n', '\n13\n') })).toBe(403);
    expect(status(requestFor(grown, 5))).toBe(409);
    expect(status(requestFor(five, 5))).toBe(409);
    expect(status(requestFor(fork, 9))).toBe(409);
    expect(status({ ...requestFor(grown, 9), proof: [] })).toBe(422);
    const strange = given(
      signTreeHead(
        { origin: 'elsewhere', size: 5, root: five.root },
        { ed25519: signerNamed('elsewhere', 3), sm2: null },
      ),
    );
    expect(status({ oldSize: 0, proof: [], checkpoint: strange }, null)).toBe(404);
  });

  test('a conflict states the size cosigned last, and the log can read it', () => {
    const response = toResponse(ask(requestFor(nine, 5), recordOf(nine)));
    expect(response).toEqual({ status: 409, contentType: 'text/x.tlog.size', body: '9\n' });
    expect(given(readResponse(409, response.body))).toEqual({ kind: 'OTHER_SIZE', size: 9 });
  });

  test('an answer is read line by line, and not believed', () => {
    const answer = ask(requestFor(nine, 0), null);
    const { status, body } = toResponse(answer);
    const reply = given(readResponse(status, body));
    if (reply.kind !== 'COSIGNED') throw new Error('refused');
    expect(reply.lines).toEqual([body]);
    expect(given(readResponse(403, 'no\n'))).toEqual({ kind: 'REFUSED', status: 403 });
    for (const odd of ['', 'x\n', body.slice(0, -1)]) expect(readResponse(200, odd).ok).toBe(false);
    for (const odd of ['', '9', '09\n', 'x\n']) expect(readResponse(409, odd).ok).toBe(false);
  });
});

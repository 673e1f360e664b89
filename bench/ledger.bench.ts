import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Entry, Head, SealedRecord } from '@mingxuan/ledger';
import { buildBundle, GENESIS, seal, verifyBundle } from '@mingxuan/ledger';
import type { Bench, Figure } from './support/figure.ts';
import { ratio, timeOf } from './support/figure.ts';
import { logBench } from './support/log.ts';
import { logStoreBench } from './support/log-store.ts';

const ENTRIES = 4000;
/** A minute or two more. */
const DEEP = process.env['MINGXUAN_DEEP'] === '1';
const community = '9901.01.heping.xingfuli';

/** A history of check-ins, as election day writes it: small entries with one sealed record each. */
function history(): { readonly entries: readonly Entry[]; readonly sealed: Map<number, readonly SealedRecord[]> } {
  let head: Head = GENESIS;
  let salt = 0;
  const entries: Entry[] = [];
  const sealed = new Map<number, readonly SealedRecord[]>();
  for (let voterNo = 1; voterNo <= ENTRIES; voterNo += 1) {
    const sealedEntry = seal(
      {
        community,
        stream: 'RESIDENTS',
        type: 'VOTER_CHECKED_IN',
        at: '2026-12-20T01:00:00.000Z',
        on: '2026-12-20',
        actor: { account: 'issuer', role: 'BALLOT_ISSUER' },
        body: { poll: 'residents', channel: 'HALL', place: '会场', device: '会场一号台', deviceSeq: voterNo },
        records: [{ disclosure: 'RESTRICTED', value: { voterNo } }],
      },
      head,
      () => (salt += 1).toString(16).padStart(32, '0'),
    );
    if (!sealedEntry.ok) throw new Error(sealedEntry.error.message.en);
    const { entry, hash } = sealedEntry.value;
    head = { seq: entry.seq, hash };
    entries.push(entry);
    sealed.set(entry.seq, sealedEntry.value.sealed);
  }
  return { entries, sealed };
}

/** A bundle of that history, and its lines. */
function packed(): { readonly bundle: Uint8Array; readonly lines: readonly string[] } {
  const privateKeyPem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const built = buildBundle({
    kind: 'RESTRICTED',
    origin: 'bench',
    community,
    round: '7',
    ...history(),
    papers: new Map(),
    rules: new Map(),
    results: new Map(),
    key: { name: 'bench', privateKeyPem },
    program: { version: '0.1.0', domain: 'cycle-1' },
  });
  if (!built.ok) throw new Error(built.error[0]?.message.en ?? 'no bundle');
  const lines = [...verifyBundle(built.value).files]
    .filter(([name]) => name.endsWith('.jsonl'))
    .flatMap(([, bytes]) => Buffer.from(bytes).toString('utf8').split('\n'));
  return { bundle: built.value, lines };
}

/** Checking a bundle, beside hashing each of its lines once: what no check can do without. */
const bundleBench: Bench = async () => {
  const { bundle, lines } = packed();
  const verify = await timeOf(1, () => verifyBundle(bundle), 12);
  const hashing = await timeOf(1, () => {
    for (const line of lines) createHash('sha256').update(line).digest();
  });
  const [measured, baseline] = [
    { what: `verify ${ENTRIES} entries`, ms: verify },
    { what: 'hash their lines', ms: hashing },
  ];
  return [ratio('ledger', 'verify-vs-hashing', measured, baseline, 4), ...(DEEP ? [million()] : [])];
};

/** A million entries, as many bundles one after the other: nothing is measured twice, and all that is left behind is cleared away within it. */
function million(): Figure {
  const { bundle, lines } = packed();
  const bundles = 1_000_000 / ENTRIES;
  let [verify, hashing] = [0, 0];
  const timed = (act: () => void): number => {
    const began = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
  for (let i = 0; i < bundles; i += 1) {
    verify += timed(() => void verifyBundle(bundle));
    hashing += timed(() => {
      for (const line of lines) createHash('sha256').update(line).digest();
    });
  }
  return ratio(
    'ledger',
    'verify-million-vs-hashing',
    { what: 'verify 1000000 entries (processor time)', ms: verify },
    { what: 'hash their lines', ms: hashing },
    4,
  );
}

const bench: Bench = async () => [...(await bundleBench()), ...(await logBench()), ...(await logStoreBench())];
export default bench;

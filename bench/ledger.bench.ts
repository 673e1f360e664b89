import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Entry, Head, SealedRecord } from '@mingxuan/ledger';
import { buildBundle, GENESIS, seal, verifyBundle } from '@mingxuan/ledger';
import type { Bench } from './support/figure.ts';
import { ratio, timeOf } from './support/figure.ts';
import { logBench } from './support/log.ts';
import { logStoreBench } from './support/log-store.ts';

const ENTRIES = 4000;
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

/** Checking a bundle, beside hashing each of its lines once: what no check can do without. */
const bundleBench: Bench = async () => {
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
  });
  if (!built.ok) throw new Error(built.error[0]?.message.en ?? 'no bundle');
  const bundle = built.value;
  const lines = [...verifyBundle(bundle).files]
    .filter(([name]) => name.endsWith('.jsonl'))
    .flatMap(([, bytes]) => Buffer.from(bytes).toString('utf8').split('\n'));
  const verify = await timeOf(1, () => verifyBundle(bundle), 12);
  const hashing = await timeOf(1, () => {
    for (const line of lines) createHash('sha256').update(line).digest();
  });
  const [measured, baseline] = [
    { what: `verify ${ENTRIES} entries`, ms: verify },
    { what: 'hash their lines', ms: hashing },
  ];
  return [ratio('ledger', 'verify-vs-hashing', measured, baseline, 4)];
};

const bench: Bench = async () => [...(await bundleBench()), ...(await logBench()), ...(await logStoreBench())];
export default bench;

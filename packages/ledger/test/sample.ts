import type { Entry, EntryDraft, Head, RecordDraft, SealedRecord, SigningKey } from '../src/index.ts';
import { GENESIS, seal } from '../src/index.ts';

export interface Chain {
  readonly entries: readonly Entry[];
  readonly sealed: ReadonlyMap<number, readonly SealedRecord[]>;
  readonly head: Head;
}

export const draft = (over: Partial<EntryDraft> = {}): EntryDraft => ({
  community: 'xingfuli',
  stream: 'RESIDENTS',
  type: 'ROLL_PUBLISHED',
  at: '2026-03-02T01:30:00Z',
  on: '2026-03-02',
  actor: { account: 'acc-7', role: 'COMMUNITY_CLERK' },
  body: { electors: 2986 },
  records: [],
  ...over,
});

/** Salts 00…01, 00…02, …: fixed, so that expected digests can be written down. */
export function countingSalts(): () => string {
  let next = 0;
  return () => {
    next += 1;
    return next.toString(16).padStart(32, '0');
  };
}

/** Seals the drafts one after the other. */
export function chainOf(drafts: readonly EntryDraft[], salts: () => string = countingSalts()): Chain {
  const entries: Entry[] = [];
  const sealed = new Map<number, readonly SealedRecord[]>();
  let head = GENESIS;
  for (const each of drafts) {
    const made = seal(each, head, salts);
    if (!made.ok) throw new Error(made.error.message.en);
    entries.push(made.value.entry);
    sealed.set(made.value.entry.seq, made.value.sealed);
    head = { seq: made.value.entry.seq, hash: made.value.hash };
  }
  return { entries, sealed, head };
}

const elector = (name: string): RecordDraft => ({ disclosure: 'RESTRICTED', value: { name, door: '3-502' } });
const candidate = (name: string): RecordDraft => ({ disclosure: 'PUBLIC', value: { name, post: 'CHAIR' } });

/** Six entries, three of them with records. */
export const sampleChain = (): Chain =>
  chainOf([
    draft({
      stream: 'CYCLE',
      type: 'CYCLE_OPENED',
      at: '2026-03-01T01:00:00Z',
      on: '2026-03-01',
      body: { round: '2026' },
    }),
    draft({ records: [elector('王秀兰'), elector('李建国'), elector('张伟')] }),
    draft({ type: 'CANDIDATES_PUBLISHED', at: '2026-03-03T01:00:00Z', records: [candidate('赵敏'), elector('钱多')] }),
    draft({ stream: 'PARTY', type: 'MEETING_HELD', at: '2026-03-04T01:00:00Z', body: { present: 41, entitled: 52 } }),
    draft({ type: 'OBJECTION_RAISED', at: '2026-03-05T01:00:00Z', records: [elector('孙平')] }),
    draft({ type: 'ROLL_SETTLED', at: '2026-03-06T01:00:00Z' }),
  ]);

/** The private key of RFC 8032 section 7.1, test 1: public to all the world, for tests only. */
export const KEY: SigningKey = {
  name: 'example.cn/mingxuan',
  privateKeyPem: `-----BEGIN PRIVATE KEY-----
${Buffer.from('302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex').toString('base64')}
-----END PRIVATE KEY-----
`,
};

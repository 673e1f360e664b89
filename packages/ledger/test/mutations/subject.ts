import type { BundleInput, EntryDraft, Policy } from '../../src/index.ts';
import {
  addCosignatures,
  buildBundle,
  cosign,
  cosignatureKey,
  ed25519Key,
  encodeLeaf,
  formatProof,
  formatVkey,
  leafOf,
  parsePolicy,
  proveInclusion,
  signTreeHead,
  sm2Key,
  verifierKeyOf,
} from '../../src/index.ts';
import { PAPER, sha, WITHHELD } from '../bundle-sample.ts';
import { given, leaves, ORIGIN, publish, SIGNER, signerNamed } from '../log-sample.ts';
import { chainOf, draft, KEY } from '../sample.ts';

// What is mutated: a bundle of thirty entries with the proof of its log, and that log. All of it follows from this file.

const OTHER = Buffer.from('%PDF-1.7\n% another paper\n%%EOF\n');
const open = { disclosure: 'PUBLIC', value: { name: '赵敏', post: 'CHAIR' } } as const;
const secret = { disclosure: 'RESTRICTED', value: { name: '王秀兰', door: '3-502' } } as const;

const drafts: readonly EntryDraft[] = Array.from({ length: 30 }, (_, i) => {
  if (i === 11)
    return draft({ community: 'yongle', type: 'PAPER_ISSUED', body: { title: '公告', sha256: sha(PAPER) } });
  if (i === 20)
    return draft({ community: 'yongle', type: 'PAPER_ISSUED', body: { title: '另一份', sha256: sha(OTHER) } });
  if (i === 25)
    return draft({ community: 'yongle', type: 'PAPER_ISSUED', body: { title: '名单', sha256: sha(WITHHELD) } });
  const records = [[], [open], [secret, open, secret]][i % 3] ?? [];
  return draft({ community: 'yongle', type: 'STEP_RECORDED', body: { step: `S${i}`, count: 100 + i }, records });
});

export const chain = chainOf(drafts);

export interface LogUnder {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly size: number;
  readonly checkpoint: string;
}

const street = signerNamed('street.cn', 7);
const streetKey = cosignatureKey(given(verifierKeyOf(street)));
const own = [
  ed25519Key(given(verifierKeyOf(SIGNER.ed25519))),
  ...(SIGNER.sm2 === null ? [] : [sm2Key(ORIGIN, SIGNER.sm2.publicKey)]),
];
export const POLICY: Policy = given(
  parsePolicy(
    [...own.map((key) => `log ${formatVkey(key)}`), `witness s ${formatVkey(streetKey)}`, 'quorum s', ''].join('\n'),
  ),
);

/** The same without SM2, which takes most of the time wherever nothing of the log is touched. */
export const BRIEF_POLICY: Policy = { ...POLICY, logs: POLICY.logs.filter(({ key }) => key.type !== 'SM2') };

const before = leaves(500);
const mine = chain.entries.map((entry) => encodeLeaf(given(leafOf(entry))));
const after = leaves(70, 500);

/** The log as it stood after so many leaves; with another `mark`, another history from `from` on, as only the log itself could write it. */
export function logAt(size: number, { from = size, mark = 'b' } = {}): LogUnder {
  const all = [...before, ...mine, ...after].slice(0, from);
  const others = leaves(size - from, from, mark);
  const made = publish([[...all, ...others].slice(0, size)]);
  const bare = given(signTreeHead({ origin: ORIGIN, size, root: made.root }, SIGNER));
  const checkpoint = given(addCosignatures(bare, [given(cosign(bare, street, 1_700_000_000))], [streetKey]));
  const files = new Map(made.files);
  files.set('checkpoint', Buffer.from(checkpoint));
  return { files, size, checkpoint };
}

export const SIZE = before.length + mine.length + after.length;
export const log = logAt(SIZE);

const lastIndex = before.length + mine.length - 1;
const input: BundleInput = {
  kind: 'PUBLIC',
  origin: 'example.cn/mingxuan',
  community: 'yongle',
  round: '7',
  entries: chain.entries,
  sealed: chain.sealed,
  papers: new Map([
    ['001-notice', PAPER],
    ['002-other', OTHER],
  ]),
  rules: new Map(),
  results: new Map([['residents', { cast: 1530 }]]),
  log: {
    proof: formatProof({
      extra: null,
      index: lastIndex,
      path: given(proveInclusion(lastIndex, SIZE, (path) => log.files.get(path))),
      checkpoint: log.checkpoint,
    }),
    policy: `log ${formatVkey(own[0] ?? streetKey)}\nwitness s ${formatVkey(streetKey)}\nquorum s\n`,
    keys: own.map((key) => `${formatVkey(key)}\n`).join(''),
  },
  tables: new Map([['counts.csv', 'post,votes\r\nCHAIR,1530\r\n']]),
  key: KEY,
  program: { version: '0.1.0', domain: 'cycle-1' },
};

/** The same bundle over another chain, signed anew in every part that the bundle's own key can sign. */
export function bundleOf(entries: BundleInput['entries']): Uint8Array {
  const kept = new Map([...chain.sealed].filter(([seq]) => seq <= entries.length));
  const { log: _withoutLog, ...rest } = input;
  const made = buildBundle({ ...rest, entries, sealed: kept });
  if (!made.ok) throw new Error(made.error.map((fault) => fault.message.en).join('; '));
  return made.value;
}

export const logEvidence = input.log;
export const bundle = Buffer.from(given(buildBundle(input)));

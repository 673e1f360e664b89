import type { Poll, State } from '@mingxuan/election';
import { tableFiles } from '@mingxuan/election';
import type { DecidingProgram, JsonValue, SealedRecord } from '@mingxuan/ledger';
import { buildBundle, formatProof } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { describeRulebook, err, ok } from '@mingxuan/rulebook';
import { getFile, readLedger } from '@mingxuan/store';
import rootPackage from '../../../../package.json' with { type: 'json' };
import type { Services } from '../services.ts';
import { verifierPage } from '../verifier-page.ts';
import { cycleDomain } from './domain.ts';
import { isPersonalPaper } from './personal-papers.ts';
import { rulebooksOf } from './rulebooks.ts';

/** What decided the conclusions of a bundle: this version, and how it folds a ledger. */
export const thisProgram: DecidingProgram = { version: rootPackage.version, domain: cycleDomain.version };

export type Kind = 'PUBLIC' | 'RESTRICTED';

/** Packs one community's evidence. While a count is under way there is none: its first figures must stay unseen. */
export async function packBundle(
  services: Services,
  community: string,
  kind: Kind,
): Promise<Result<Uint8Array, Refusal>> {
  const { database, ledger, signingKey } = services;
  const current = await ledger.current(community);
  if (!current.ok) return current;
  const { state, head } = current.value;
  if (state.status === 'UNOPENED') return err(nothingYet);
  if (state.polls.some((p) => p.stage === 'COUNTING')) return err(stillCounting);
  const books = rulebooksOf(state);
  if (!books.ok) return books;
  const read = await readLedger(database, community, 1, head.seq);
  if (!read.ok) return read;
  const papers = await papersOf(services, community, state, kind);
  if (!papers.ok) return papers;
  // Without the log the evidence is still evidence; why it lacks the proof stands in the program's own log.
  const proof = await services.log.prove(community, head.seq, 'ASK_WITNESSES');
  const { policyText, keyLines } = services.log;
  const log = proof.ok
    ? { proof: formatProof({ extra: null, ...proof.value }), policy: await policyText(), keys: keyLines }
    : null;
  const bundle = buildBundle({
    kind,
    origin: signingKey.name,
    community,
    round: String(state.termNo),
    entries: read.value.map((e) => e.entry),
    sealed: new Map(read.value.map((e): [number, readonly SealedRecord[]] => [e.entry.seq, e.sealed])),
    papers: papers.value,
    rules: new Map([
      [state.packs.party.pack, asJson(describeRulebook(books.value.party))],
      [state.packs.residents.pack, asJson(describeRulebook(books.value.residents))],
    ]),
    results: new Map(state.polls.flatMap((poll): [string, JsonValue][] => resultOf(poll))),
    tables: tableFiles(state),
    key: signingKey,
    program: thisProgram,
    verifier: await verifierPage(),
    ...(log === null ? {} : { log }),
  });
  if (bundle.ok) return ok(bundle.value);
  const first = bundle.error[0];
  return err({
    code: 'BUNDLE_FAULTY',
    message: {
      zh: `账目没有通过自检：${first?.message.zh ?? ''}`,
      en: `The ledger does not pass its own check: ${first?.message.en ?? ''}`,
    },
    remedy: { zh: '请运行 mingxuan rebuild 找出被改动的地方。', en: 'Run mingxuan rebuild to find what was changed.' },
    sources: [],
  });
}

async function papersOf(
  services: Services,
  community: string,
  state: Exclude<State, { status: 'UNOPENED' }>,
  kind: Kind,
): Promise<Result<ReadonlyMap<string, Uint8Array>, Refusal>> {
  const papers = new Map<string, Uint8Array>();
  for (const paper of state.papers) {
    if (kind === 'PUBLIC' && isPersonalPaper(paper.paper)) continue;
    const file = await getFile(services.database, community, paper.sha256);
    if (!file.ok) return file;
    if (file.value !== null)
      papers.set(
        `${String(paper.no).padStart(3, '0')}-${paper.paper.replaceAll(':', '-').toLowerCase()}`,
        new Uint8Array(file.value.bytes),
      );
  }
  return ok(papers);
}

/** What a bundle shows of one vote, by the name of its file: nothing before the result is determined. Shared with whoever checks a bundle. */
export function resultOf(poll: Poll): [string, JsonValue][] {
  if (poll.stage !== 'DETERMINED' && poll.stage !== 'CERTIFIED') return [];
  const { id, kind, stage, determinedOn, contests, figures, outcome, named, digest, discrepancy } = poll;
  return [
    [
      id,
      asJson({
        poll: id,
        kind,
        stage,
        determinedOn,
        contests,
        figures,
        outcome,
        reasons: named.reasons,
        writeIns: named.writeIns,
        digest,
        discrepancy,
      }),
    ],
  ];
}

const asJson = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value)) as JsonValue;

const nothingYet: Refusal = {
  code: 'NOTHING_TO_EXPORT',
  message: { zh: '本社区还没有启动换届，没有可以导出的内容。', en: 'Nothing has happened here yet.' },
  remedy: { zh: '请先启动换届。', en: 'Open the cycle first.' },
  sources: [],
};

const stillCounting: Refusal = {
  code: 'STILL_COUNTING',
  message: {
    zh: '正在计票，结果确定以前不能导出证据包，以免泄露第一遍计票的数字。',
    en: 'A count is under way; the bundle would show its first figures.',
  },
  remedy: { zh: '请等结果确定后再导出。', en: 'Export once the result is determined.' },
  sources: [],
};

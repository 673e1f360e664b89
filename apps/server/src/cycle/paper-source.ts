import type { Cycle } from '@mingxuan/election';
import type { ListedVoter, PaperSource, PrintOptions } from '@mingxuan/documents';
import type { Actor } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import type { Head } from '@mingxuan/ledger';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import { err, ok } from '@mingxuan/rulebook';
import { searchVoters } from '@mingxuan/store';
import { shownHead } from '../log-publisher/shown-head.ts';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';
import { papers } from '@mingxuan/documents';
import { ledgerMoved } from './act.ts';
import { isPersonalPaper } from './personal-papers.ts';
import { rulebooksOf } from './rulebooks.ts';

const unopened: Refusal = {
  code: 'CYCLE_NOT_OPEN',
  message: { zh: '本社区还没有启动换届，没有文书可以出具。', en: 'No cycle is open here yet.' },
  remedy: { zh: '请先启动换届。', en: 'Open the cycle first.' },
  sources: [],
};

/** The open cycle of a community, folded, and the head of its ledger. */
export async function openCycle(
  services: Services,
  community: string,
): Promise<Result<{ readonly cycle: Cycle; readonly head: Head }, Refusal>> {
  const current = await services.ledger.current(community);
  if (!current.ok) return current;
  const { state, head } = current.value;
  return state.status === 'UNOPENED' ? err(unopened) : ok({ cycle: state, head });
}

/** What papers are made from, and the last entry that its facts came from: `head` is the last whose hash a paper may bear. */
export interface CommunitySource extends PaperSource {
  readonly basedOn: number;
}

/** How often cycle and roll are read anew while others record things. */
const TRIES = 5;

/**
 * What papers are made from: the ledger's facts alone, and of voters only what a public list may show. Cycle and roll are of
 * one moment: where something is recorded between reading the one and the other, both are read anew.
 */
export async function sourceOf(
  services: Services,
  community: string,
  on: IsoDate,
): Promise<Result<CommunitySource, Refusal>> {
  for (let left = TRIES; left > 0; left -= 1) {
    const source = await readSource(services, community, on);
    if (!source.ok) return source;
    const after = await services.ledger.current(community);
    if (!after.ok) return after;
    if (after.value.head.seq === source.value.basedOn) return source;
  }
  return err(ledgerMoved);
}

async function readSource(
  services: Services,
  community: string,
  on: IsoDate,
): Promise<Result<CommunitySource, Refusal>> {
  const opened = await openCycle(services, community);
  if (!opened.ok) return opened;
  const { cycle, head } = opened.value;
  const books = rulebooksOf(cycle);
  if (!books.ok) return books;
  const everybody = { query: '', pollId: null, limit: 200_000, open: false };
  const listed = await searchVoters(services.database, community, everybody);
  if (!listed.ok) return listed;
  const voters = listed.value.found.map(
    ({ voter }): ListedVoter => ({
      voterNo: voter.voterNo,
      name: voter.name ?? '',
      sex: voter.sex ?? 'M',
      group: voter.group ?? '',
    }),
  );
  const shown = await shownHead(services, community, head);
  if (!shown.ok) return shown;
  return ok({ cycle, community, head: shown.value, basedOn: head.seq, on, voters, ...books.value });
}

/** Papers of the Party election say why a member is left out and what was recommended: for those who prepare and approve it. */
const isPartyPaper = (paper: string): boolean =>
  Object.entries(papers).some(([id, { form }]) => id === paper.split(':')[0] && form.startsWith('P'));

/** A paper that names voters is a piece of the roll: it is made and read by those who work with the roll or its objections. */
export function barFor(actor: Actor, community: string, paper: string): Refusal | null {
  if (!isPersonalPaper(paper)) return null;
  const scope = scopeOf(community);
  if (isPartyPaper(paper)) {
    const mayRecord = can(actor, 'party.record', { scope });
    return mayRecord.ok || can(actor, 'party.approve', { scope, makers: [] }).ok ? null : mayRecord.error;
  }
  const mayRead = can(actor, 'roll.read', { scope });
  return mayRead.ok || can(actor, 'objection.file', { scope }).ok ? null : mayRead.error;
}

/** Papers lead to the community's own page, where every notice and its digest stand. */
export const qrOf = ({ publicUrl }: Services, community: string): PrintOptions =>
  publicUrl === null ? {} : { portalUrl: `${publicUrl}/portal/${community}/notices.html` };

/** A file that somebody takes home: nothing is recorded by it. */
export function download(c: Context, bytes: Uint8Array, mime: string, name: string): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': mime,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

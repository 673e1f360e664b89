import { randomUUID } from 'node:crypto';
import type { BundleFigures, Command, Marks, Poll } from '@mingxuan/election';
import { evenBundles } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import type { EntryDraft } from '@mingxuan/ledger';
import { isErased } from '@mingxuan/ledger';
import type { IsoDate } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Services } from '@mingxuan/server';
import { playStory, scopeOf, silent } from '@mingxuan/server';
import { readLedger } from '@mingxuan/store';
import { expectOk } from '@mingxuan/store/test-support';
import { act } from '../../apps/server/src/cycle/act.ts';
import type { Installation } from './installation.ts';

export type Stage = Awaited<ReturnType<typeof playStory>>['stage'];

/** The sample community, its residents' poll open and nobody checked in yet. */
export async function untilThePollIsOpen({ fetch, admin }: Pick<Installation, 'fetch' | 'admin'>): Promise<Stage> {
  const { stage } = await playStory({
    fetch,
    admin,
    teller: silent,
    ending: 'BEFORE_ELECTION_DAY',
    papers: false,
    suffix: '',
  });
  const { people, electionDay } = stage.sample;
  const staff = [
    { role: 'SCRUTINEER', name: people.scrutineer.displayName },
    { role: 'TELLER', name: people.tellerA.displayName },
    { role: 'TELLER', name: people.tellerB.displayName },
    { role: 'CALLER', name: people.issuer.displayName },
  ] as const;
  await stage.act('recChair', { type: 'PREPARE_POLL', poll: 'residents', printed: 3010 }, stage.day('D15'));
  await stage.act(
    'recChair',
    { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, booths: 2, staff },
    electionDay,
  );
  return stage;
}

/** Voters who may be handed a ballot in the hall: no mandate given, on no mobile box's list. */
export function inTheHall({ sample }: Stage): readonly number[] {
  const elsewhere = new Set([
    ...sample.proxies.map(([principal]) => principal),
    ...Array.from({ length: sample.mobileBox.voters }, (_, i) => sample.mobileBox.firstVoterNo + i),
  ]);
  return Array.from({ length: 3000 }, (_, i) => i + 1).filter((no) => !elsewhere.has(no));
}

/** More communities that stand where this one stands: the same acts, sealed anew for each. */
export async function likewise(
  { database, ledger }: Pick<Services, 'database' | 'ledger'>,
  { id }: Stage,
  others: readonly string[],
): Promise<void> {
  const entries = expectOk(await readLedger(database, id));
  for (const community of others) {
    const drafts = entries.map(
      ({ entry: { stream, type, at, on, actor, body }, sealed }): EntryDraft => ({
        community,
        stream,
        type,
        at,
        on,
        actor,
        body,
        records: sealed.flatMap((r) => (isErased(r) ? [] : [{ disclosure: r.disclosure, value: r.value }])),
      }),
    );
    await ledger.createCommunity(community, community, '2026-01-01T00:00:00Z');
    expectOk(
      await ledger.transact(community, { commandId: 'likewise', account: 'bench', digest: '' }, () => ok({ drafts })),
    );
  }
}

/** Somebody with these offices in all of these communities, as the server knows callers who have signed in. */
export const officer = (accountId: string, roles: readonly string[], communities: readonly string[]): Actor =>
  ({
    accountId,
    name: accountId,
    grants: communities.flatMap((community) => roles.map((role) => ({ role, scope: scopeOf(community) }))),
  }) as unknown as Actor;

export async function must(
  services: Services,
  actor: Actor,
  community: string,
  on: IsoDate,
  command: Command,
): Promise<void> {
  expectOk(await act(services, actor, { community, commandId: randomUUID(), on, command }));
}

/** Check-ins recorded in one go, to get to a later hour of the day; each voter's is undone again where `undone`. */
export async function alreadyCheckedIn(
  { ledger }: Pick<Services, 'ledger'>,
  community: string,
  on: IsoDate,
  voters: readonly number[],
  undone: boolean,
): Promise<void> {
  const { head, state } = expectOk(await ledger.current(community));
  const poll = state.status === 'UNOPENED' ? undefined : state.polls.find((p) => p.id === 'residents');
  const slips = poll === undefined || poll.stage === 'PREPARED' ? 0 : poll.slips;
  const where = { poll: 'residents', channel: 'HALL', place: '会场' };
  const fact = (type: string, body: EntryDraft['body'], voterNo: number): EntryDraft => ({
    community,
    stream: 'RESIDENTS',
    type,
    at: new Date().toISOString(),
    on,
    actor: { account: 'issuer', role: 'BALLOT_ISSUER' },
    body,
    records: [
      {
        disclosure: 'RESTRICTED',
        value: { voterNo, ...(undone && type === 'CHECK_IN_UNDONE' ? { reason: '试' } : {}) },
      },
    ],
  });
  const drafts = voters.flatMap((voterNo, i) => [
    fact('VOTER_CHECKED_IN', { ...where, device: '一号台', deviceSeq: head.seq + i + 1, slip: slips + i + 1 }, voterNo),
    ...(undone ? [fact('CHECK_IN_UNDONE', where, voterNo)] : []),
  ]);
  const sent = { commandId: randomUUID(), account: 'bench', digest: '' };
  expectOk(await ledger.transact(community, sent, () => ok({ drafts })));
}

/** The residents' poll closed with so many ballots in the box, laid out in bundles of this size. */
export async function readyToCount(
  services: Services,
  chair: Actor,
  community: string,
  on: IsoDate,
  ballots: number,
  size: number,
): Promise<Counting> {
  await must(services, chair, community, on, {
    type: 'CLOSE_POLL',
    openedAt: '15:05',
    poll: 'residents',
    spoiled: 0,
    unused: 3010 - ballots,
    boxes: [{ box: '会场', collected: ballots }],
  });
  await must(services, chair, community, on, {
    type: 'DECLARE_BUNDLES',
    poll: 'residents',
    bundles: evenBundles(ballots, size),
  });
  const { state } = expectOk(await services.ledger.current(community));
  const poll = state.status === 'UNOPENED' ? undefined : state.polls.find((p) => p.id === 'residents');
  if (poll?.stage !== 'COUNTING') throw new Error('the count has not begun');
  return poll;
}

export type Counting = Extract<Poll, { stage: 'COUNTING' }>;

/** Everybody votes for as many of each post as there are seats. */
export const figuresOf = ({ contests }: Counting, ballots: number): BundleFigures => ({
  valid: ballots,
  invalid: 0,
  partInvalid: {},
  marks: Object.fromEntries(
    contests.flatMap(({ candidates, seats }) =>
      candidates.map((id, i): [string, Marks] => [id, { for: i < seats ? ballots : 0, against: 0 }]),
    ),
  ),
});

import type { EntryDraft } from '@mingxuan/ledger';
import { isErased } from '@mingxuan/ledger';
import { ok } from '@mingxuan/rulebook';
import type { Services } from '@mingxuan/server';
import { playStory, silent } from '@mingxuan/server';
import { readLedger } from '@mingxuan/store';
import { expectOk } from '@mingxuan/store/test-support';
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
  await stage.act('recChair', { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, staff }, electionDay);
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

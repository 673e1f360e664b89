import { createHash, randomUUID } from 'node:crypto';
import type { Client, Fetch } from '@mingxuan/contract';
import type { Fact } from '@mingxuan/election';
import { ok } from '@mingxuan/rulebook';
import type { Route } from '@mingxuan/server';
import { draftOf } from '../../apps/server/src/cycle/domain.ts';
import type { TestServer } from '../../apps/server/test/support.ts';
import { taken } from '../../apps/server/test/support.ts';
import { adoptPlan, days, evidence, openCycle } from '../../packages/election/test/story.ts';
import { roll } from '../../packages/election/test/world.ts';

/** A community with a published roll, and a clerk; what is secret in it occurs nowhere else. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly clerk: Client;
  readonly clerkFetch: Fetch;
  /** The digest of a photograph that hangs on no wall. */
  readonly photo: string;
}

export const scopeOf = (community: string): string => community.replaceAll('.', '/');

export async function foundPlace(server: TestServer, id: string, name: string): Promise<Place> {
  taken(await server.admin.createCommunity({ id, name }));
  const clerk = await server.hire(`${name}的经办人`, ['CLERK'], scopeOf(id));
  taken(await clerk.act(id, openCycle, days.open));
  taken(await clerk.act(id, adoptPlan, days.open));
  await publishRoll(server, id);
  const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), createHash('sha256').update(id).digest()]);
  const photo = taken(await clerk.addEvidence(id, '照片.png', Uint8Array.from(picture)));
  return { id, name, clerk, clerkFetch: server.as(clerk), photo: photo.sha256 };
}

/** A roll as the ledger holds it once published: the way there is tested elsewhere. */
async function publishRoll({ services }: TestServer, community: string): Promise<void> {
  const facts: readonly Fact[] = [
    {
      type: 'ROLL_IMPORTED',
      stream: 'RESIDENTS',
      body: { file: { name: '名册.xlsx', sha256: 'a'.repeat(64) }, rows: 14, listed: 14, corrected: 0, setAside: 0 },
      sealed: roll().map((value) => ({ disclosure: 'RESTRICTED', value })),
    },
    {
      type: 'ROLL_PUBLISHED',
      stream: 'RESIDENTS',
      body: { listed: 14, objectionUntil: days.objected, acceptUntil: days.frozen, places: ['公告栏'], evidence },
      sealed: [],
    },
  ];
  const actor = { account: 'a', role: 'CLERK' };
  const about = { community, at: '2026-11-20T01:00:00.000Z', on: days.published, actor };
  const sent = { commandId: randomUUID(), account: 'a', digest: 'd' };
  const done = await services.ledger.transact(community, sent, () =>
    ok({ drafts: facts.map((fact) => draftOf(fact, about)) }),
  );
  if (!done.ok) throw new Error(done.error.message.en);
}

/** A route's address with its parameters filled in; what is not given is `X`. */
export const addressOf = ({ path }: Pick<Route, 'path'>, given: Readonly<Record<string, string>> = {}): string =>
  path
    .replace(/:file\{[^}]*\}/, '1.pdf')
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(given[name] ?? 'X'));

import type { Duplicate } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { AlsoRegistered } from '@mingxuan/store';
import { alsoRegistered } from '@mingxuan/store';
import type { Services } from '../services.ts';
import type { Request } from './act.ts';
import { act } from './act.ts';

export const isSameDouble = (found: AlsoRegistered, { match }: Duplicate): boolean =>
  match?.mark === found.mark && match.other.id === found.in.communityId;

/** The double registrations that a community has on record. */
export async function recordedDoubles(
  services: Services,
  community: string,
): Promise<Result<readonly Duplicate[], Refusal>> {
  const current = await services.ledger.current(community);
  if (!current.ok) return current;
  return ok(current.value.state.status === 'UNOPENED' ? [] : current.value.state.duplicates);
}

/** Compares a roll with all others of the installation and records who is new, so that a decision has something to refer to. */
export async function noteDuplicates(
  services: Services,
  actor: Actor,
  { community, commandId, on }: Pick<Request, 'community' | 'commandId' | 'on'>,
): Promise<Result<number, Refusal>> {
  const recorded = await recordedDoubles(services, community);
  if (!recorded.ok) return recorded;
  const found = await alsoRegistered(services.database.pool, community);
  const fresh = found.filter((one) => !recorded.value.some((known) => isSameDouble(one, known)));
  if (fresh.length === 0) return ok(0);
  const done = await act(services, actor, {
    community,
    commandId,
    on,
    asked: 'compare',
    command: {
      type: 'NOTE_DUPLICATES',
      matches: fresh.map(({ voterNo, mark, in: place }) => ({
        voterNo,
        mark,
        other: { id: place.communityId, name: place.name },
      })),
    },
  });
  return done.ok ? ok(fresh.length) : done;
}

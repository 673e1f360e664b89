import type { CommandOf } from '@mingxuan/election';
import { dayOf } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Acted } from '@mingxuan/contract';
import type { Services } from '../services.ts';
import { act } from './act.ts';

type Reveal = Omit<CommandOf<'REVEAL_NUMBERS'>, 'type'>;

/**
 * Records that somebody is about to be shown whole numbers. Call it before the answer goes out: what cannot be recorded is not shown.
 * A look does not move a rehearsal on: it counts on the day to which it was played.
 */
export async function recordReveal(
  services: Services,
  actor: Actor,
  community: string,
  reveal: Reveal,
): Promise<Result<Acted, Refusal>> {
  const current = await services.ledger.current(community);
  if (!current.ok) return current;
  const { state } = current.value;
  const today = services.clock.today();
  return act(services, actor, {
    community,
    commandId: services.newId(),
    on: state.status === 'UNOPENED' ? today : dayOf(state, today),
    command: { type: 'REVEAL_NUMBERS', ...reveal },
  });
}

import { standing } from '../poll/standing.ts';
import type { Cycle } from '../state.ts';

/** Supervisors are no committee members and none of their near relatives (JWH25-36). */
// People are compared by name, relatives as far as they were declared.
export function barredFromSupervision(state: Cycle, names: readonly string[]): readonly string[] {
  const seated = new Set(standing(state, 'residents').flatMap((s) => s.elected));
  const nameOf = (id: string): string | undefined =>
    id.startsWith('REC:')
      ? state.rec?.members.find((m) => `REC:${m.rank}` === id)?.name
      : state.candidates.find((c) => c.id === id)?.name;
  const related = (state.relatives?.pairs ?? []).flatMap(({ a, b }) => [
    ...(seated.has(a) ? [nameOf(b)] : []),
    ...(seated.has(b) ? [nameOf(a)] : []),
  ]);
  const barred = new Set([...[...seated].map(nameOf), ...related]);
  return names.filter((name) => barred.has(name));
}

import type { IsoDate, OverlayId, PackId, Plan, Refusal, Result } from '@mingxuan/rulebook';
import { err, NATIONAL_HOLIDAYS, ok, plan, resolveRulebook } from '@mingxuan/rulebook';

export interface Opening {
  readonly pack: PackId;
  readonly overlays: readonly OverlayId[];
  readonly electionDay: IsoDate;
  readonly partyDay: IsoDate;
  readonly termExpiry: IsoDate;
}

/** The plan a cycle would begin with, by the very law it is about to pin; refused where its local texts contradict the law. */
export function openingPlan({ pack, overlays, ...days }: Opening): Result<Plan, Refusal> {
  const party = resolveRulebook('party-2020');
  if (!party.ok) return party;
  const residents = resolveRulebook(pack, overlays);
  if (!residents.ok) return err(residents.error);
  const books = { party: party.value, residents: residents.value };
  return ok(plan({ ...books, ...days, mode: 'ALL_VOTERS', holidays: NATIONAL_HOLIDAYS }));
}

/** Whether nothing stands against a plan: it holds, its law is in force, and no confirmed text speaks against it. */
export const stands = (made: Plan): boolean =>
  made.feasible && !made.warnings.some((one) => one.verdict === 'violation' || one.rule === 'PACK');

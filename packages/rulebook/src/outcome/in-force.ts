import { checkSeats } from '../checks/committee.ts';
import type { Post, Rulebook } from '../law.ts';
import { OVERLAYS } from '../overlays/index.ts';
import { PACKS } from '../packs/index.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import type { OutcomeInput } from './input.ts';
import { regimeOf } from './rule-ids.ts';

/** The rules named decide elections of other days: said, and decided on all the same, for history is looked up too. */
function packReason(input: OutcomeInput, rulebook: Rulebook): Reason | undefined {
  const { title, from, to } = PACKS[rulebook.pack];
  if (input.heldOn >= from && (to === undefined || input.heldOn <= to)) return undefined;
  const until = to === undefined ? text('起', ' on') : text(`到${to}`, ` to ${to}`);
  return {
    rule: 'PACK',
    verdict: 'warning',
    text: text(
      `“${title.zh}”管${from}${until.zh}的选举，管不到${input.heldOn}这一天；请换用当时有效的规则再算。`,
      `“${title.en}” decides elections from ${from}${until.en}, not on ${input.heldOn}; use the rules in force then.`,
    ),
    sources: [rulebook.parameters.termYears?.source ?? 'PRACTICE'],
  };
}

/** Local texts from before the law of 2025, applied to an election under it. */
function staleReasons(input: OutcomeInput, rulebook: Rulebook): readonly Reason[] {
  if (input.heldOn < PACKS['residents-2026'].from) return [];
  return rulebook.staleOverlays.flatMap((id): Reason[] => {
    const overlay = OVERLAYS.get(id);
    if (overlay === undefined) return [];
    const said = text(
      `“${overlay.title.zh}”是2026年以前的文本，正式选举使用前要有法律审核签字。`,
      `“${overlay.title.en}” dates from before 2026: a real election needs a recorded legal sign-off.`,
    );
    return [{ rule: `OVERLAY-${id}`, verdict: 'warning', text: said, sources: overlay.rules[0]?.sources ?? [] }];
  });
}

/** More seats voted on than a committee may have (JWH25-8); fewer may be one part of it only. */
function sizeReason(input: OutcomeInput, rulebook: Rulebook): Reason | undefined {
  const most = rulebook.parameters.committeeSize?.value.max;
  if (regimeOf(rulebook.pack) === 'PARTY' || most === undefined) return undefined;
  const seats: Partial<Record<Post, number>> = {};
  for (const one of input.contests) seats[one.post] = one.seats;
  for (const one of input.seated ?? []) seats[one.post] = (seats[one.post] ?? 0) + 1;
  const total = Object.values(seats).reduce((sum, one) => sum + one, 0);
  return total > most ? checkSeats(seats, rulebook) : undefined;
}

/** What a person should know of the rules themselves before relying on the result. Decides nothing. */
export function inForceReasons(input: OutcomeInput, rulebook: Rulebook): readonly Reason[] {
  return [packReason(input, rulebook), ...staleReasons(input, rulebook), sizeReason(input, rulebook)].filter(
    (one) => one !== undefined,
  );
}

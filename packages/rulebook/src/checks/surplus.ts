import { neededWithSurplusPercent, shortBy } from '../comparators.ts';
import type { Parameter, Post, Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { type Citation, cite, citeParameter, judge, reason } from './citation.ts';

/** How many candidates a post needs for its seats, and at most. */
export interface CandidatesNeeded {
  readonly min: number;
  readonly max?: number;
  readonly citation: Citation;
}

function partyNeeded(rulebook: Rulebook, post: Post, seats: number): CandidatesNeeded {
  // Secretary and deputy are by custom elected without surplus, on the superior's approved list (PTY-NOM-5).
  if (post !== 'PARTY_MEMBER') return { min: seats, citation: cite(rulebook, 'PTY-NOM-5') };
  const percent = rulebook.parameters.surplusPercent;
  const citation = citeParameter(rulebook, 'PTY-NOM-2', percent);
  return { min: percent === undefined ? seats : neededWithSurplusPercent(seats, percent.value), citation };
}

type SurplusRange = { readonly min: number; readonly max?: number };

function residentsNeeded(rulebook: Rulebook, post: Post, seats: number): CandidatesNeeded {
  const parameter = rulebook.parameters.surplus;
  const range: SurplusRange | undefined = parameter?.value[post];
  // 多于应选名额 (JWH25-18): one more at the least, whatever an older local text allows.
  const law = { min: seats + 1, citation: cite(rulebook, 'CAND-5') };
  if (parameter === undefined || range === undefined) return law;
  const local = citeParameter(rulebook, 'CAND-5', parameter as Parameter<unknown>);
  return {
    min: seats + Math.max(1, range.min),
    ...(range.max === undefined ? {} : { max: seats + range.max }),
    citation: local,
  };
}

/** Residents: more than the seats (JWH25-18) and within the local range. Party members: 20 % more, rounded up (DXJ20-13). */
export function candidatesNeeded(rulebook: Rulebook, post: Post, seats: number): CandidatesNeeded {
  return rulebook.pack === 'party-2020' ? partyNeeded(rulebook, post, seats) : residentsNeeded(rulebook, post, seats);
}

/** Whether `candidates` people may stand for `seats` seats of a post (CAND-5, PTY-NOM-2). */
export function checkSurplus(rulebook: Rulebook, post: Post, seats: number, candidates: number): Reason {
  const { min, max, citation } = candidatesNeeded(rulebook, post, seats);
  const figures = { seats, candidates, needed: min, ...(max === undefined ? {} : { most: max }) };
  const short = shortBy(candidates, min);
  if (short > 0) {
    // Below the law's own floor the law speaks; between that and a local minimum, the local text does.
    const speaks = rulebook.pack !== 'party-2020' && candidates <= seats ? cite(rulebook, 'CAND-5') : citation;
    const said = text(
      `应选${seats}名，候选人${candidates}名，至少要${min}名，还差${short}名。`,
      `${seats} seat(s), ${candidates} candidate(s), at least ${min} needed: ${short} short.`,
    );
    return judge(speaks, false, said, { figures, short });
  }
  if (max !== undefined && candidates > max) {
    const said = text(
      `应选${seats}名，候选人${candidates}名，当地办法最多${max}名，多了${candidates - max}名。`,
      `${seats} seat(s), ${candidates} candidates, local rules allow ${max}: ${candidates - max} too many.`,
    );
    return judge(citation, false, said, { figures });
  }
  const said = text(
    `应选${seats}名，候选人${candidates}名，符合至少${min}名的要求。`,
    `${seats} seat(s), ${candidates} candidate(s), at least ${min} needed: met.`,
  );
  return reason(citation, 'ok', said, { figures });
}

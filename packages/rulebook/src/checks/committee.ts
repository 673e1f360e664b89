import { shortBy } from '../comparators.ts';
import type { Post, Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { citeParameter, judge, reason, speaking } from './citation.ts';

/** Seats planned per post; a post left out has none. */
export type SeatCounts = Readonly<Partial<Record<Post, number>>>;

/** Chair, vice-chairs and members together within the committee's size (RES-COMP-1, JWH25-8: five to nine). */
export function checkSeats(seats: SeatCounts, rulebook: Rulebook): Reason {
  const total = Object.values(seats).reduce((sum, one) => sum + one, 0);
  const size = rulebook.parameters.committeeSize;
  const parameter = size && speaking(size, ({ min, max }) => total >= min && total <= max);
  const citation = citeParameter(rulebook, rulebook.pack === 'party-2020' ? 'PTY-SEAT-1' : 'RES-COMP-1', parameter);
  if (parameter === undefined) {
    const said = text(`一共${total}人，所用规则没有写人数，以批复为准。`, `${total} in all; the rules set no size.`);
    return reason(citation, 'unknown', said, { figures: { total } });
  }
  const { min, max, odd } = parameter.value;
  const figures = { total, min, max };
  if (total < min) {
    const said = text(
      `主任、副主任、委员一共${total}人，至少${min}人，还差${min - total}人。`,
      `${total} in all, at least ${min}: ${min - total} short.`,
    );
    return judge(citation, false, said, { figures, short: shortBy(total, min) });
  }
  if (total > max) {
    const said = text(
      `主任、副主任、委员一共${total}人，最多${max}人，多了${total - max}人。`,
      `${total} in all, at most ${max}: ${total - max} too many.`,
    );
    return judge(citation, false, said, { figures });
  }
  if (odd === true && total % 2 === 0) {
    const said = text(`一共${total}人，当地办法要求单数。`, `${total} in all; local rules ask for an odd number.`);
    return judge(citation, false, said, { figures });
  }
  const said = text(`一共${total}人，在${min}至${max}人之间。`, `${total} in all, between ${min} and ${max}.`);
  return reason(citation, 'ok', said, { figures });
}

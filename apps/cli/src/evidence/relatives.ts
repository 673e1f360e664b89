import type { Cycle, PollId, RelativePair } from '@mingxuan/election';
import { baseOf, standing } from '@mingxuan/election';

/** More pairs than this on one ballot are not tried: the result is then compared as if there were none. */
const MOST_TRIED = 2;

/** Every way in which up to `hidden` pairs of near relatives could stand on a ballot or hold a seat; none comes first. */
export function* possiblePairs(state: Cycle, id: PollId, hidden: number): Generator<readonly RelativePair[]> {
  const poll = state.polls.find((one) => one.id === id);
  const people = [
    ...new Set([
      ...(poll?.contests ?? []).flatMap((contest) => contest.candidates),
      ...standing(state, baseOf(id)).flatMap((seat) => seat.elected),
    ]),
  ];
  const pairs = people.flatMap((a, index) =>
    people.slice(index + 1).map((b): RelativePair => ({ a, b, relation: '夫妻' })),
  );
  yield [];
  for (const pair of pairs) yield [pair];
  if (Math.min(hidden, MOST_TRIED) < 2) return;
  for (const [index, first] of pairs.entries()) for (const second of pairs.slice(index + 1)) yield [first, second];
}

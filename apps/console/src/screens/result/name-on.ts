import type { OpenCommunity } from '../../api.ts';
import type { DecidedPoll } from './decided-poll.ts';

/** A name on the result: a candidate, or a write-in by its number in the sealed list. */
export function nameOn(view: OpenCommunity, poll: DecidedPoll, id: string): string {
  const written = /^W(\d+)$/.exec(id);
  const writeIn = written === null ? undefined : poll.named.writeIns[Number(written[1]) - 1];
  return view.cycle.candidates.find((c) => c.id === id)?.name ?? writeIn?.name ?? id;
}

import type { CalledSums } from '@mingxuan/contract';
import { emptyTally, readTally, type Tally } from './tally.ts';

/** The tally of this machine's screens: which turn of calling it belongs to, how far it is, and whether it was called here. */
export interface Called {
  readonly turn: number;
  readonly caller: string;
  readonly seq: number;
  /** Called on this machine; a follower has no sums of its own and believes whatever the hall's caller says. */
  readonly own: boolean;
  readonly tally: Tally;
}

export const nothingCalled: Called = { turn: 0, caller: '', seq: 0, own: false, tally: emptyTally };

/** The next step of whoever calls on this machine. */
export const stepTo = (now: Called, tally: Tally): Called => ({ ...now, seq: now.seq + 1, own: true, tally });

/** This machine goes on calling from what its screen shows. */
export const takeTurn = (now: Called, caller: string): Called => ({
  turn: now.turn + 1,
  caller,
  seq: 0,
  own: true,
  tally: now.tally,
});

/** What leaves the machine: sums. Whom the ballot in hand has named stays here. */
export const sumsOf = ({ turn, caller, seq, tally }: Called): CalledSums => ({
  turn,
  caller,
  seq,
  done: tally.done,
  invalid: tally.invalid,
  partInvalid: tally.partInvalid,
  votes: tally.votes,
});

/** What a screen shows after it has heard from the server: never less than what was called on this very machine. */
export function heard(now: Called, sums: CalledSums | null): Called {
  if (sums === null) return now;
  const same = sums.turn === now.turn && sums.caller === now.caller;
  if (same && sums.seq <= now.seq) return now;
  if (!same && now.own && sums.turn < now.turn) return now;
  const { turn, caller, seq, done, invalid, partInvalid, votes } = sums;
  return { turn, caller, seq, own: same && now.own, tally: { done, invalid, partInvalid, votes, hand: [] } };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** As a browser kept it; nothing called for anything else. */
export function readCalled(text: string): Called {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null || !('tally' in kept)) return nothingCalled;
    const tally = readTally(kept.tally);
    if (tally === null || !('turn' in kept && 'caller' in kept && 'seq' in kept && 'own' in kept)) return nothingCalled;
    const { turn, caller, seq, own } = kept;
    return isCount(turn) && isCount(seq) && typeof caller === 'string'
      ? { turn, caller, seq, own: own === true, tally }
      : nothingCalled;
  } catch {
    return nothingCalled;
  }
}

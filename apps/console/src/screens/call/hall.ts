import type { CalledPage, CalledSums, Problem } from '@mingxuan/contract';
import type { Result } from '@mingxuan/rulebook';
import type { Called } from './called.ts';
import { heard, sumsOf } from './called.ts';

/** How this machine stands with the other screens of the hall. */
export type Link = 'TOGETHER' | 'LOST' | 'LOCAL_ONLY' | 'TAKEN_OVER';

interface Parts {
  readonly send: (sums: CalledSums) => Promise<Result<CalledPage, Problem>>;
  readonly ask: () => Promise<Result<CalledPage, Problem>>;
  readonly now: () => Called;
  readonly write: (to: Called) => void;
  readonly told: (link: Link) => void;
}

/** How often a follower asks: strokes are called about one a second. */
export const ASK_MS = 500;
/** How often the caller's sums are sent though nothing has changed: a server that was started anew learns them again. */
export const REMIND_MS = 5000;

/**
 * Sends the caller's sums, one request at a time and always the latest: after a lost connection the screens jump to where the
 * hall is, and no stroke is sent twice or out of order.
 */
export function createSpeaker({ send, now, told }: Pick<Parts, 'send' | 'now' | 'told'>): () => Promise<void> {
  let sending = false;
  let again = false;
  const once = async (): Promise<void> => {
    const answer = await send(sumsOf(now()));
    if (answer.ok) return told('TOGETHER');
    if (answer.error.code === 'CALL_TAKEN_OVER') return told('TAKEN_OVER');
    return told(answer.error.status === 0 || answer.error.status >= 500 ? 'LOST' : 'LOCAL_ONLY');
  };
  return async () => {
    again = true;
    if (sending) return;
    sending = true;
    while (again) {
      again = false;
      await once();
    }
    sending = false;
  };
}

/** Asks what is called out, and shows it where it is later than what this screen has. */
export function createListener({ ask, now, write, told }: Omit<Parts, 'send'>): () => Promise<void> {
  let asking = false;
  return async () => {
    if (asking) return;
    asking = true;
    const answer = await ask();
    asking = false;
    if (!answer.ok) return told('LOST');
    const before = now();
    const after = heard(before, answer.value.called);
    if (after !== before) write(after);
    return told('TOGETHER');
  };
}

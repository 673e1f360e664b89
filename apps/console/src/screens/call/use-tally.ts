import { useCallback, useEffect, useRef, useState } from 'react';
import { client, newId } from '../../api.ts';
import { stepTo, takeTurn } from './called.ts';
import { ASK_MS, createListener, createSpeaker, type Link, REMIND_MS } from './hall.ts';
import { useKept } from './kept.ts';
import { useSteps } from './steps.ts';
import type { Tally } from './tally.ts';

export interface LiveTally {
  readonly tally: Tally;
  readonly calling: boolean;
  readonly link: Link;
  /** Begins or ends calling on this machine. */
  readonly setCalling: (calling: boolean) => void;
  readonly change: (to: Tally) => void;
  /** Takes back the last change made in this window. */
  readonly undo: () => void;
  readonly canUndo: boolean;
}

/**
 * The tally of one poll. It is kept in this browser, so calling goes on while the network is down; the sums, and nothing of a
 * single ballot, are sent to the server for projectors on other machines. What can be taken back is remembered in this window
 * only, a reload included. `count`: which count of the ballots this is; another one begins with nothing.
 */
export function useTally(community: string, poll: string, count: string): LiveTally {
  const { called, now, write } = useKept(community, poll, count);
  const [calling, setCalling] = useState(false);
  const [link, setLink] = useState<Link>('TOGETHER');
  const [before, setBefore] = useSteps(community, poll, count);
  const speak = useRef<(() => Promise<void>) | null>(null);

  useEffect(() => {
    if (calling) {
      const told = (to: Link): void => {
        setLink(to);
        // Somebody else calls now: this screen follows.
        if (to === 'TAKEN_OVER') setCalling(false);
      };
      const speaker = createSpeaker({ send: (sums) => client.callOut(community, poll, count, sums), now, told });
      speak.current = speaker;
      void speaker();
      const timer = setInterval(() => void speaker(), REMIND_MS);
      return () => {
        speak.current = null;
        clearInterval(timer);
      };
    }
    const told = (to: Link): void => setLink((was) => (was === 'TAKEN_OVER' && to === 'TOGETHER' ? was : to));
    const listener = createListener({ ask: () => client.called(community, poll, count), now, write, told });
    void listener();
    const timer = setInterval(() => void listener(), ASK_MS);
    return () => clearInterval(timer);
  }, [calling, community, poll, count, now, write]);

  const begin = useCallback(
    (to: boolean): void => {
      // Steps back lead to what was called here; a board that was called elsewhere meanwhile has none.
      if (!now().own) setBefore([]);
      if (to) write(takeTurn(now(), newId()));
      setLink('TOGETHER');
      setCalling(to);
    },
    [now, write, setBefore],
  );
  const put = useCallback(
    (to: Tally): void => {
      write(stepTo(now(), to));
      void speak.current?.();
    },
    [now, write],
  );
  const change = useCallback(
    (to: Tally): void => {
      const { tally } = now();
      if (JSON.stringify(tally) === JSON.stringify(to)) return;
      setBefore([...before, tally]);
      put(to);
    },
    [before, now, put, setBefore],
  );
  const undo = useCallback((): void => {
    const last = before.at(-1);
    setBefore(before.slice(0, -1));
    if (last !== undefined) put(last);
  }, [before, put, setBefore]);
  return { tally: called.tally, calling, link, setCalling: begin, change, undo, canUndo: before.length > 0 };
}

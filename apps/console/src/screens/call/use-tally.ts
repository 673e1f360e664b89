import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import { emptyTally, readTally, type Tally } from './tally.ts';

const keyOf = (community: string, poll: string): string => `mingxuan.call.${community}.${poll}`;
const listeners = new Set<() => void>();
/** What this page wrote last, for browsers that keep nothing. */
const memory = new Map<string, string>();

function readText(key: string): string {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? '';
  } catch {
    return memory.get(key) ?? '';
  }
}

function writeText(key: string, text: string): void {
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // The screen goes on; only a reload would begin anew.
  }
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  // Other windows of this browser, a second projector among them, hear of every change.
  window.addEventListener('storage', tell);
  return () => {
    listeners.delete(tell);
    window.removeEventListener('storage', tell);
  };
}

function parsed(text: string): Tally {
  try {
    return readTally(JSON.parse(text)) ?? emptyTally;
  } catch {
    return emptyTally;
  }
}

export interface LiveTally {
  readonly tally: Tally;
  readonly change: (to: Tally) => void;
  /** Takes back the last change made in this window. */
  readonly undo: () => void;
  readonly canUndo: boolean;
}

/**
 * The tally of one poll, kept in this browser and shared by all its windows. No server is asked: it goes on while the network
 * is down, and no order of ballots ever leaves the hall. What can be taken back is remembered in this window only.
 */
export function useTally(community: string, poll: string): LiveTally {
  const key = keyOf(community, poll);
  const text = useSyncExternalStore(subscribe, () => readText(key));
  const tally = parsed(text);
  const before = useRef<Tally[]>([]);
  const [depth, setDepth] = useState(0);
  const change = useCallback(
    (to: Tally): void => {
      const now = parsed(readText(key));
      if (JSON.stringify(now) === JSON.stringify(to)) return;
      before.current.push(now);
      setDepth(before.current.length);
      writeText(key, JSON.stringify(to));
    },
    [key],
  );
  const undo = useCallback((): void => {
    const last = before.current.pop();
    setDepth(before.current.length);
    if (last !== undefined) writeText(key, JSON.stringify(last));
  }, [key]);
  return { tally, change, undo, canUndo: depth > 0 };
}

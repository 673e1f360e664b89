import { useCallback, useSyncExternalStore } from 'react';
import { type Called, readCalled } from './called.ts';

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

export interface Kept {
  readonly called: Called;
  /** As it stands at this moment, between two renderings too. */
  readonly now: () => Called;
  readonly write: (to: Called) => void;
}

/** What was called out in one count of a poll, kept in this browser and shared by all its windows: it outlives a lost connection and a reload. */
export function useKept(community: string, poll: string, count: string): Kept {
  const key = `mingxuan.call.${community}.${poll}.${count}`;
  const text = useSyncExternalStore(subscribe, () => readText(key));
  const now = useCallback(() => readCalled(readText(key)), [key]);
  const write = useCallback((to: Called) => writeText(key, JSON.stringify(to)), [key]);
  return { called: readCalled(text), now, write };
}

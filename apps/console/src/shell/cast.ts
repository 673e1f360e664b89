import type { SampleLoaded } from '@mingxuan/contract';
import { useSyncExternalStore } from 'react';

/** One person of a rehearsal: an account made with the sample, good for nothing but the sample. */
export type CastMember = SampleLoaded['accounts'][number];

const KEY = 'mingxuan.rehearsal-cast';
const listeners = new Set<() => void>();
let cached: readonly CastMember[] | null = null;

function isMember(value: unknown): value is CastMember {
  return (
    typeof value === 'object' &&
    value !== null &&
    'username' in value &&
    'password' in value &&
    'displayName' in value &&
    'role' in value
  );
}

function read(): readonly CastMember[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isMember) : [];
  } catch {
    return [];
  }
}

/** Keeps the sample's accounts in this tab, so that one person can play each duty in turn; closing the tab forgets them. */
export function keepCast(members: readonly CastMember[]): void {
  cached = members;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(members));
  } catch {
    // Without storage they are remembered until the page is reloaded.
  }
  for (const tell of listeners) tell();
}

/** The accounts this tab may switch between; empty unless the sample was loaded here. */
export function useCast(): readonly CastMember[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => (cached ??= read()),
  );
}

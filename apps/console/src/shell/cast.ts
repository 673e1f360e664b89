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

/** Whoever loaded the sample: their own account, to which they can come back. Its password is not kept. */
export interface FirstPerson {
  readonly accountId: string;
  readonly name: string;
}

const FIRST_KEY = 'mingxuan.rehearsal-first-person';

/** Remembers in this tab who was signed in when the sample was loaded. */
export function keepFirstPerson({ accountId, name }: FirstPerson): void {
  try {
    sessionStorage.setItem(FIRST_KEY, JSON.stringify({ accountId, name }));
  } catch {
    // Without storage they sign out and in again by themselves.
  }
}

/** Who loaded the sample in this tab; null when nobody did. */
export function firstPerson(): FirstPerson | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(FIRST_KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('accountId' in kept) || !('name' in kept)) return null;
    const { accountId, name } = kept;
    return typeof accountId === 'string' && typeof name === 'string' ? { accountId, name } : null;
  } catch {
    return null;
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

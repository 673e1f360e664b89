import { useParams } from '@tanstack/react-router';
import { type OpenCommunity, useCommunity } from './api.ts';

/** The community whose pages are on screen. */
export const useCommunityId = (): string => useParams({ from: '/signed-in/c/$id' }).id;

/** The open (or closed) cycle of the community on screen; null before a cycle is opened. The shell has already loaded it. */
export function useCycle(): { readonly id: string; readonly view: OpenCommunity | null } {
  const id = useCommunityId();
  const { data } = useCommunity(id);
  return { id, view: data === undefined || data.status === 'UNOPENED' ? null : data };
}

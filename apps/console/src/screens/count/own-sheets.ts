import { emptySheet, type Sheet } from './sheet.ts';

interface Place {
  readonly account: string;
  readonly community: string;
  readonly poll: string;
  readonly bundle: number;
}

const keyOf = ({ account, community, poll, bundle }: Place): string =>
  `mingxuan.sheet.${account}.${community}.${poll}.${bundle}`;

/**
 * A teller's own figures, kept in this tab only, so that after a difference just the differing fields are typed again.
 * The server never gives figures back, not even one's own; another account never finds them here.
 */
export function rememberSheet(place: Place, sheet: Sheet): void {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(sheet));
  } catch {
    // Without it the whole bundle is entered again.
  }
}

export function recallSheet(place: Place): Sheet | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null');
    if (typeof stored === 'object' && stored !== null && 'fields' in stored && 'writeIns' in stored)
      return { ...emptySheet, ...(stored as Sheet) };
  } catch {
    // As if nothing had been kept.
  }
  return null;
}

export function forgetSheet(place: Place): void {
  try {
    sessionStorage.removeItem(keyOf(place));
  } catch {
    // Nothing was kept.
  }
}

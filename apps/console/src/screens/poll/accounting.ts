/** The counts of one clearing of boxes. `null` is a field nobody has filled in yet. */
export interface Clearing {
  readonly printed: number;
  readonly issued: number | null;
  readonly spoiled: number | null;
  readonly unused: number | null;
  readonly boxes: readonly { readonly box: string; readonly collected: number | null }[];
}

/** How the two identities stand: printed = issued + spoiled + unused, and collected ≤ issued. */
export interface Balance {
  readonly complete: boolean;
  readonly accounted: number;
  readonly collected: number;
  /** Ballots printed but not accounted for; negative when more are accounted for than were printed. */
  readonly missing: number;
  /** Ballots collected beyond those issued; 0 when there are none. */
  readonly excess: number;
  readonly balanced: boolean;
}

export function balanceOf({ printed, issued, spoiled, unused, boxes }: Clearing): Balance {
  const collected = boxes.reduce((sum, box) => sum + (box.collected ?? 0), 0);
  const accounted = (issued ?? 0) + (spoiled ?? 0) + (unused ?? 0);
  const complete = [issued, spoiled, unused, ...boxes.map((box) => box.collected)].every((n) => n !== null);
  const missing = printed - accounted;
  const excess = Math.max(0, collected - (issued ?? 0));
  return { complete, accounted, collected, missing, excess, balanced: complete && missing === 0 && excess === 0 };
}

export const BUNDLE_SIZE = 50;

/** Splits collected ballots into numbered bundles of `size`; the last holds the rest. */
export function suggestBundles(
  collected: number,
  size: number = BUNDLE_SIZE,
): readonly { readonly no: number; readonly ballots: number }[] {
  const full = Math.floor(collected / size);
  const rest = collected % size;
  const sizes = [...Array.from({ length: full }, () => size), ...(rest > 0 ? [rest] : [])];
  return sizes.map((ballots, index) => ({ no: index + 1, ballots }));
}

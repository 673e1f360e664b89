import type { BoxesOnRecord, Identity } from '@mingxuan/election';
import { accountsOf, broken } from '@mingxuan/election';

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

/** Every link of the chain that this sheet would break, as the server will find it: each box for itself, and mobile boxes. */
export function brokenBy(
  record: BoxesOnRecord,
  poll: Parameters<typeof accountsOf>[1],
  { issued, spoiled, unused, boxes }: Clearing,
): readonly Identity[] {
  const counted = boxes.flatMap(({ box, collected }) => (collected === null ? [] : [{ box, collected }]));
  if (issued === null || spoiled === null || unused === null || counted.length < boxes.length) return [];
  return broken(accountsOf(record, poll, { issued, spoiled, unused, boxes: counted }));
}

/** What the sheet calls the box of the hall where the boxes are not recorded one by one: a name in the ledger, the same in every language. */
export const MAIN_BOX = '主票箱';
/** Where ballots are handed out when nobody has said where: a name in the ledger too. */
export const MAIN_PLACE = '主会场';
/** The box of the hall as it is proposed when boxes are recorded. */
export const HALL_BOX = '会场';

/** Names typed when a community was set up, proposed again when its cycle is opened. */
export interface PlaceNames {
  readonly city: string;
  readonly district: string;
  readonly subDistrict: string;
}

const KEY = 'mingxuan.place-names';

function all(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

/** Keeps them in this tab; without storage they are typed once more. */
export function keepPlaceNames(community: string, names: PlaceNames): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...all(), [community]: names }));
  } catch {
    // Nothing is lost but a little typing.
  }
}

/** What was typed for this community in this tab; nothing when it was set up elsewhere. */
export function keptPlaceNames(community: string): Partial<PlaceNames> {
  const kept = all()[community];
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter(([, name]) => typeof name === 'string' && name !== ''),
  ) as Partial<PlaceNames>;
}

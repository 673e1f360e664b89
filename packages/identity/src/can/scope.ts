/**
 * Where a grant holds, as a path of division codes: `city/district/street/community`, any prefix of it, or `*` for
 * every division of this installation (needed before the first city exists). Any other text, the empty one included,
 * is inside nothing and contains nothing: a forgotten scope must never open a door.
 */
export type Scope = string;

/** The whole installation. */
export const EVERYWHERE: Scope = '*';

const MAX_DEPTH = 4;
const SCOPE = new RegExp(`^[0-9A-Za-z]+(?:/[0-9A-Za-z]+){0,${MAX_DEPTH - 1}}$`);

/** A path of one to four codes of ASCII letters and digits, or `*`. */
export function isScope(value: string): boolean {
  return value === EVERYWHERE || SCOPE.test(value);
}

/**
 * Whether `place` lies in `scope`. The slash decides: `11/01010` is a neighbour of `11/0101`, not a part of it.
 * Nothing but `*` contains `*`.
 */
export function inScope(place: Scope, scope: Scope): boolean {
  if (!isScope(place) || !isScope(scope)) return false;
  return scope === EVERYWHERE || place === scope || place.startsWith(`${scope}/`);
}

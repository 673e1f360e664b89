type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether an object has just these fields, in this order. They are counted as they come: a list of the keys would be made for every
 * line of a ledger and thrown away again.
 */
export function standAs(value: Fields, names: readonly string[]): boolean {
  let at = 0;
  for (const key in value) {
    if (key !== names[at]) return false;
    at += 1;
  }
  return at === names.length;
}

/** Whether it has just these, in any order; `names` in that of canonical spelling, in which nearly all are read. */
export function hasExactly(value: Fields, names: readonly string[]): boolean {
  if (standAs(value, names)) return true;
  const keys = Object.keys(value).sort();
  return keys.length === names.length && keys.every((key, i) => key === names[i]);
}

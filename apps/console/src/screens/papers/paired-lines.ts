import type { LineChange } from '@mingxuan/contract';

/** Where as many lines came as went, each old one stands right above its new one: a table's rows are read in pairs. */
export function paired(changes: readonly LineChange[]): readonly LineChange[] {
  const told: LineChange[] = [];
  let at = 0;
  while (at < changes.length) {
    const old = run(changes, at, 'OLD');
    const now = run(changes, at + old.length, 'NEW');
    if (old.length === now.length) told.push(...old.flatMap((one, index) => [one, ...now.slice(index, index + 1)]));
    else told.push(...old, ...now);
    at += old.length + now.length;
  }
  return told;
}

function run(changes: readonly LineChange[], from: number, kind: LineChange['kind']): readonly LineChange[] {
  const end = changes.findIndex((one, index) => index >= from && one.kind !== kind);
  return changes.slice(from, end < 0 ? changes.length : end);
}

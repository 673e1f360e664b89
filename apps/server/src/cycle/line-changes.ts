import type { LineChange } from '@mingxuan/contract';

/** Beyond this many pairs of lines a list is not compared line by line: everything between first and last difference is told. */
const MOST_PAIRS = 4_000_000;

/** Lines that only one of two texts has, in their order: the least that was taken out and put in. */
export function lineChanges(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < Math.min(before.length, after.length) - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  if (old.length * now.length > MOST_PAIRS) return [...old.map(gone), ...now.map(come)];
  return leastChanges(old, now);
}

const gone = (line: string): LineChange => ({ kind: 'OLD', line });
const come = (line: string): LineChange => ({ kind: 'NEW', line });

/** By the longest run of lines that both have (longest common subsequence). */
function leastChanges(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  const width = now.length + 1;
  const kept = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => kept[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = now.length - 1; j >= 0; j -= 1)
      kept[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]];
    if (was !== undefined && was === is) {
      i += 1;
      j += 1;
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      changes.push(gone(was));
      i += 1;
    } else if (is !== undefined) {
      changes.push(come(is));
      j += 1;
    }
  }
  return changes;
}

import type { Fault } from '@mingxuan/ledger';
import type { Lang } from '@mingxuan/rulebook';

/** One thing that was found, as it is told: a line, and what kind of thing it is. */
export interface Told {
  /** What is alike is told a few times and then counted. */
  readonly kind: string;
  /** Causes come before what follows from them, and remarks after both. */
  readonly rank: 'CAUSE' | 'CONSEQUENCE' | 'REMARK';
  readonly line: string;
  /** Where, in few words: the first and the last that are only counted are named by it. */
  readonly where: string;
}

/** So many of one kind are told in words. */
const TOLD_EACH = 3;
const RANKS: readonly Told['rank'][] = ['CAUSE', 'CONSEQUENCE', 'REMARK'];

/**
 * Causes first; of what is alike a few, and how many more there are, from where to where. `all`: every single one, in the same order.
 */
export function causesFirst(told: readonly Told[], all: boolean, lang: Lang): readonly string[] {
  const kinds = new Map<string, Told[]>();
  for (const one of told) {
    const key = `${one.rank} ${one.kind}`;
    const alike = kinds.get(key);
    if (alike === undefined) kinds.set(key, [one]);
    else alike.push(one);
  }
  // Sorting is stable: within a rank they stay in the order in which they were found.
  const ordered = [...kinds.values()].sort((a, b) => rankOf(a) - rankOf(b));
  return ordered.flatMap((alike) => {
    // To count a single one would take as many words as to tell it.
    const some = all || alike.length <= TOLD_EACH + 1 ? alike : alike.slice(0, TOLD_EACH);
    const rest = alike.slice(some.length);
    return [...some.map(({ line }) => line), ...(rest.length === 0 ? [] : [countedLine(rest, lang)])];
  });
}

const rankOf = ([first]: readonly Told[]): number => RANKS.indexOf(first?.rank ?? 'REMARK');

function countedLine(rest: readonly Told[], lang: Lang): string {
  const [from, to] = [rest[0]?.where ?? '', rest.at(-1)?.where ?? ''];
  const span = from === '' || to === '' ? '' : lang === 'zh' ? `（${from} 至 ${to}）` : ` (${from} to ${to})`;
  // A remark has no cause; several faults of one kind may each be a change of their own.
  const cause =
    rest[0]?.rank !== 'CONSEQUENCE' ? ['', ''] : ['，多半是前面的引起的', ', most likely caused by those before'];
  return lang === 'zh'
    ? `    同样的还有 ${rest.length} 处${span}${cause[0]}；加 --all 逐条列出`
    : `    ${rest.length} more of the same${span}${cause[1]}; --all lists each`;
}

/** Faults that say only that something before them was changed, where anything before them was. */
const FOLLOWS: ReadonlySet<string> = new Set([
  'HEAD_MISMATCH',
  'CHECKPOINT_MISMATCH',
  'NOT_INCLUDED',
  'TILE_ALTERED',
  'SEALED_ORDER',
]);

/** Which of a bundle's or a log's faults are causes: what is left when those are taken away that follow from others. */
export function ranksOf(faults: readonly Fault[]): readonly Told['rank'][] {
  const caused = faults.some(({ severity, code }) => severity === 'error' && !FOLLOWS.has(code));
  return faults.map(({ severity, code }) =>
    severity === 'warning' ? 'REMARK' : caused && FOLLOWS.has(code) ? 'CONSEQUENCE' : 'CAUSE',
  );
}

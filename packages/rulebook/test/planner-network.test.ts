import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Closure, negativeCycle, UNBOUNDED } from '../src/planner/network.ts';
import type { Edge } from '../src/planner/network.ts';
import { propertyRuns } from './property-runs.ts';

const NODES = 4;
const REACH = 8;

/** A network as difference constraints: `min ≤ t(to) − t(from) ≤ max`. */
interface Between {
  readonly from: number;
  readonly to: number;
  readonly min: number;
  readonly max: number;
}

const between: fc.Arbitrary<Between> = fc
  .record({
    from: fc.integer({ min: 0, max: NODES - 1 }),
    step: fc.integer({ min: 1, max: NODES - 1 }),
    min: fc.integer({ min: -3, max: 3 }),
    width: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ from, step, min, width }) => ({ from, to: (from + step) % NODES, min, max: min + width }));

const edgesOf = (all: readonly Between[]): readonly Edge[] =>
  all.flatMap(({ from, to, min, max }, constraint) => [
    { from, to, weight: max, constraint },
    { from: to, to: from, weight: -min, constraint },
  ]);

/** Every assignment with t(0) = 0 and all others within reach, tried one by one. */
function solutions(all: readonly Between[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  const span = 2 * REACH + 1;
  for (let code = 0; code < span ** (NODES - 1); code += 1) {
    const days = [0];
    for (let rest = code, i = 1; i < NODES; i += 1, rest = Math.floor(rest / span)) days.push((rest % span) - REACH);
    const difference = (one: Between): number => (days[one.to] ?? 0) - (days[one.from] ?? 0);
    if (all.every((one) => difference(one) >= one.min && difference(one) <= one.max)) found.push(days);
  }
  return found;
}

/** Ties every node to node 0, so that brute force sees every solution. */
const bounded: readonly Between[] = Array.from({ length: NODES - 1 }, (_, i) => ({
  from: 0,
  to: i + 1,
  min: -REACH,
  max: REACH,
}));

describe('a temporal network', () => {
  it('has the windows that brute force finds', () => {
    fc.assert(
      fc.property(fc.array(between, { maxLength: 6 }), (drawn) => {
        const all = [...bounded, ...drawn];
        const edges = edgesOf(all);
        const found = solutions(all);
        expect(negativeCycle(NODES, edges) === undefined).toBe(found.length > 0);
        if (found.length === 0) return;
        const closure = new Closure(NODES, edges);
        for (let node = 1; node < NODES; node += 1) {
          const days = found.map((one) => one[node] ?? 0);
          expect(closure.window(0, node)).toEqual({ earliest: Math.min(...days), latest: Math.max(...days) });
        }
      }),
      { numRuns: propertyRuns(150) },
    );
  });

  it('is the same whether edges come at once or one by one', () => {
    fc.assert(
      fc.property(fc.array(between, { maxLength: 8 }), (drawn) => {
        const grown = new Closure(NODES, edgesOf(bounded));
        for (const edge of edgesOf(drawn)) {
          if (grown.excess(edge) > 0) return;
          grown.add(edge);
        }
        const whole = new Closure(NODES, edgesOf([...bounded, ...drawn]));
        for (let a = 0; a < NODES; a += 1) {
          for (let b = 0; b < NODES; b += 1) expect(grown.bound(a, b)).toBe(whole.bound(a, b));
        }
      }),
    );
  });

  it('names a contradiction from which nothing can be left out', () => {
    fc.assert(
      fc.property(fc.array(between, { minLength: 1, maxLength: 12 }), (all) => {
        const cycle = negativeCycle(NODES, edgesOf(all));
        if (cycle === undefined) return;
        const parts = [...new Set(cycle.map((edge) => edge.constraint))].flatMap((index) => all[index] ?? []);
        expect(negativeCycle(NODES, edgesOf(parts))).toBeDefined();
        for (const left of parts) {
          expect(negativeCycle(NODES, edgesOf(parts.filter((one) => one !== left)))).toBeUndefined();
        }
      }),
      { numRuns: propertyRuns(2000) },
    );
  });

  it('says by how many days an edge is impossible', () => {
    const closure = new Closure(2, [{ from: 0, to: 1, weight: 30, constraint: 0 }]);
    expect(closure.excess({ from: 1, to: 0, weight: -34 })).toBe(4);
    expect(closure.excess({ from: 1, to: 0, weight: -30 })).toBe(0);
    expect(closure.window(0, 1)).toEqual({ earliest: -UNBOUNDED, latest: 30 });
  });
});

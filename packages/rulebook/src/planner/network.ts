/**
 * A simple temporal network over days: nodes 0…n−1, edges `t(to) − t(from) ≤ weight`, whole days only.
 * It is consistent exactly when it has no negative cycle; a simple negative cycle is a minimal contradiction,
 * because without any one of its edges nothing of it closes any more.
 */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** Which constraint the edge belongs to. */
  readonly constraint: number;
}

/** Far beyond any plan, and far below where sums of weights lose exactness. */
export const UNBOUNDED = 1_000_000_000;

/** Bellman–Ford from a source that reaches every node: the edges of one simple negative cycle, or none. */
export function negativeCycle(nodes: number, edges: readonly Edge[]): readonly Edge[] | undefined {
  const distance = Array.from({ length: nodes }, () => 0);
  const through = Array.from({ length: nodes }, (): Edge | undefined => undefined);
  let last = -1;
  for (let round = 0; round < nodes; round += 1) {
    last = -1;
    for (const edge of edges) {
      const next = (distance[edge.from] ?? 0) + edge.weight;
      if (next < (distance[edge.to] ?? 0)) {
        distance[edge.to] = next;
        through[edge.to] = edge;
        last = edge.to;
      }
    }
    if (last === -1) return undefined;
  }
  return walkCycle(nodes, through, last);
}

/** Steps back far enough to stand on the cycle, then once around it. */
function walkCycle(nodes: number, through: readonly (Edge | undefined)[], start: number): readonly Edge[] {
  let node = start;
  for (let i = 0; i < nodes; i += 1) node = through[node]?.from ?? node;
  const cycle: Edge[] = [];
  const first = node;
  do {
    const edge = through[node];
    if (edge === undefined) break;
    cycle.push(edge);
    node = edge.from;
  } while (node !== first);
  return cycle.reverse();
}

/** All shortest paths of a consistent network, kept up to date as edges are added. */
export class Closure {
  readonly #nodes: number;
  readonly #d: Int32Array;

  constructor(nodes: number, edges: readonly Edge[]) {
    this.#nodes = nodes;
    this.#d = new Int32Array(nodes * nodes).fill(UNBOUNDED);
    for (let i = 0; i < nodes; i += 1) this.#set(i, i, 0);
    for (const edge of edges) {
      if (edge.weight < this.bound(edge.from, edge.to)) this.#set(edge.from, edge.to, edge.weight);
    }
    this.#close();
  }

  #set(from: number, to: number, days: number): void {
    this.#d[from * this.#nodes + to] = days;
  }

  /** Floyd–Warshall. */
  #close(): void {
    const n = this.#nodes;
    const d = this.#d;
    for (let k = 0; k < n; k += 1) {
      for (let i = 0; i < n; i += 1) {
        const ik = d[i * n + k] ?? UNBOUNDED;
        if (ik === UNBOUNDED) continue;
        for (let j = 0; j < n; j += 1) {
          const kj = d[k * n + j] ?? UNBOUNDED;
          if (kj !== UNBOUNDED && ik + kj < (d[i * n + j] ?? UNBOUNDED)) d[i * n + j] = ik + kj;
        }
      }
    }
  }

  /** The most that `t(to) − t(from)` can be; `UNBOUNDED` when nothing bounds it. */
  bound(from: number, to: number): number {
    return this.#d[from * this.#nodes + to] ?? UNBOUNDED;
  }

  /** Days, counted from `origin`, on which `node` may lie; ±`UNBOUNDED` where nothing bounds it. */
  window(origin: number, node: number): { readonly earliest: number; readonly latest: number } {
    return { earliest: 0 - this.bound(node, origin), latest: this.bound(origin, node) };
  }

  /** By how many days the edge is impossible; 0 when it can be met. */
  excess(edge: Pick<Edge, 'from' | 'to' | 'weight'>): number {
    const back = this.bound(edge.to, edge.from);
    return back === UNBOUNDED ? 0 : Math.max(0, -(back + edge.weight));
  }

  /** Adds an edge that can be met (`excess` = 0) and tightens every path through it. */
  add(edge: Pick<Edge, 'from' | 'to' | 'weight'>): void {
    if (edge.weight >= this.bound(edge.from, edge.to)) return;
    const n = this.#nodes;
    const d = this.#d;
    const tail = edge.to * n;
    for (let i = 0; i < n; i += 1) {
      const before = d[i * n + edge.from] ?? UNBOUNDED;
      if (before === UNBOUNDED) continue;
      const head = before + edge.weight;
      for (let j = 0; j < n; j += 1) {
        const after = d[tail + j] ?? UNBOUNDED;
        if (after !== UNBOUNDED && head + after < (d[i * n + j] ?? UNBOUNDED)) d[i * n + j] = head + after;
      }
    }
  }

  copy(): Closure {
    const twin = new Closure(this.#nodes, []);
    twin.#d.set(this.#d);
    return twin;
  }
}

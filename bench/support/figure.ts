/** One figure of a run: a value beside its target, and what it was measured against in the same run. */
export interface Figure {
  readonly room: string;
  readonly name: string;
  readonly value: number;
  /** `ratio`: times the baseline; `ms`: milliseconds for one; `KiB`: size of one file; `MB`: the most memory of a process. */
  readonly unit: 'ratio' | 'ms' | 'KiB' | 'MB';
  /** As `<=3`. */
  readonly target: string;
  readonly ok: boolean;
  /** For people: both sides as they were measured. */
  readonly detail: string;
}

/** A `*.bench.ts` file exports one of these as its default. */
export type Bench = () => Promise<readonly Figure[]>;

interface Side {
  readonly what: string;
  /** Milliseconds for one. */
  readonly ms: number;
}

const round = (value: number): number => Number(value.toPrecision(3));

/** How many times as long one takes as the baseline. */
export function ratio(room: string, name: string, measured: Side, baseline: Side, most: number): Figure {
  const value = round(measured.ms / baseline.ms);
  const detail = `${measured.what} ${shown(measured.ms)} / ${baseline.what} ${shown(baseline.ms)}`;
  return { room, name, value, unit: 'ratio', target: `<=${most}`, ok: value <= most, detail };
}

export function milliseconds(room: string, name: string, measured: Side, most: number): Figure {
  const value = round(measured.ms);
  return { room, name, value, unit: 'ms', target: `<=${most}`, ok: value <= most, detail: measured.what };
}

export function megabytes(room: string, name: string, what: string, most: number, allowed: number): Figure {
  return { room, name, value: most, unit: 'MB', target: `<=${allowed}`, ok: most <= allowed, detail: what };
}

/** Size of a file or of what is fetched, in whole KiB. */
export function kibibytes(room: string, name: string, what: string, bytes: number, most: number): Figure {
  const value = Math.ceil(bytes / 1024);
  return { room, name, value, unit: 'KiB', target: `<=${most}`, ok: value <= most, detail: what };
}

const shown = (ms: number): string => (ms >= 1 ? `${round(ms)} ms` : `${round(ms * 1000)} µs`);

/** Best of several rounds of `times` calls each: the machine's other work only ever adds. Milliseconds for one call. */
export async function timeOf(times: number, call: () => unknown, rounds = 5): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at <= rounds; at += 1) {
    const began = performance.now();
    for (let i = 0; i < times; i += 1) {
      const result = call();
      if (result instanceof Promise) await result;
    }
    // The first round only warms up.
    if (at > 0) best = Math.min(best, (performance.now() - began) / times);
  }
  return best;
}

/** Runs `times` calls, so many at once, and answers the milliseconds for one, all told. */
export async function timeAtOnce(
  times: number,
  atOnce: number,
  call: (index: number) => Promise<unknown>,
): Promise<number> {
  const indices = Array.from({ length: times }, (_, index) => index).values();
  const began = performance.now();
  const worker = async (): Promise<void> => {
    for (const index of indices) await call(index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - began) / times;
}

/** The value that this share of them does not exceed. */
export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;
}

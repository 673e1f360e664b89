/** A file of a bundle that is edited line by line, as whoever holds the bundle's key could. */
export const EDITED = ['ledger/entries.jsonl', 'ledger/sealed.jsonl', 'checkpoint.txt', 'log/head.tlog-proof'] as const;
export type EditedFile = (typeof EDITED)[number];

/**
 * One change, as plain data, so that it can be kept. Numbers are taken modulo what they choose from, so any number means something.
 * `BYTES`: of the bundle, by anybody. `FILES`: by anybody who packs it anew as a zip without a flaw. `LINES`, `PAPERS`, `LISTED`: by whoever can list
 * and sign the bundle's files anew. `CHAIN`: by whoever can also chain and sign the whole history anew. `TILES`: files of the published log. `HISTORY`: another history, signed by the log itself.
 */
export type Mutation =
  | { readonly on: 'BYTES'; readonly op: 'EDIT'; readonly at: number; readonly by: number }
  | { readonly on: 'BYTES'; readonly op: 'DELETE' | 'INSERT'; readonly at: number; readonly length: number }
  | { readonly on: 'BYTES'; readonly op: 'SWAP'; readonly at: number; readonly with: number }
  | { readonly on: 'BYTES'; readonly op: 'TRUNCATE'; readonly at: number }
  | { readonly on: 'BYTES'; readonly op: 'REPLAY'; readonly from: number; readonly length: number; readonly at: number }
  | {
      readonly on: 'LINES';
      readonly file: EditedFile;
      readonly op: 'EDIT' | 'DELETE' | 'SWAP' | 'REPLAY' | 'TRUNCATE';
      readonly line: number;
      readonly other: number;
    }
  | {
      readonly on: 'FILES';
      readonly op: 'EDIT' | 'DELETE' | 'INSERT' | 'SWAP' | 'TRUNCATE' | 'RENAME';
      readonly file: number;
      readonly at: number;
      readonly other: number;
    }
  /** Of the list itself: of one file in it, or of the program that it names. */
  | {
      readonly on: 'LISTED';
      readonly op: 'SHA256' | 'SM3' | 'NO_SM3' | 'SIZE' | 'UNLIST' | 'LIST' | 'NO_PROGRAM' | 'PROGRAM_CUT';
      readonly file: number;
      readonly at: number;
    }
  | { readonly on: 'PAPERS'; readonly op: 'EDIT' | 'DELETE' | 'SWAP' | 'INSERT'; readonly at: number }
  | { readonly on: 'CHAIN'; readonly op: 'TRUNCATE' | 'FORK'; readonly seq: number }
  | {
      readonly on: 'TILES';
      readonly op: 'EDIT' | 'DELETE' | 'INSERT' | 'TRUNCATE' | 'SWAP';
      readonly file: number;
      readonly at: number;
      readonly other: number;
    }
  | { readonly on: 'HISTORY'; readonly op: 'REPLAY' | 'FORK'; readonly size: number; readonly from: number };

/** Numbers that look random and are always the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const BYTES = ['EDIT', 'DELETE', 'INSERT', 'SWAP', 'TRUNCATE', 'REPLAY'] as const;
const LINES = ['EDIT', 'EDIT', 'DELETE', 'SWAP', 'REPLAY', 'TRUNCATE'] as const;
const FILES = ['EDIT', 'EDIT', 'DELETE', 'INSERT', 'SWAP', 'TRUNCATE', 'RENAME'] as const;
const LISTED = ['SHA256', 'SM3', 'NO_SM3', 'SIZE', 'UNLIST', 'LIST', 'NO_PROGRAM', 'PROGRAM_CUT'] as const;
const PAPERS = ['EDIT', 'DELETE', 'SWAP', 'INSERT'] as const;
const TILES = ['EDIT', 'DELETE', 'INSERT', 'TRUNCATE', 'SWAP'] as const;

/** The next mutation of a sequence of numbers. */
export function drawn(next: () => number): Mutation {
  const pick = <T>(from: readonly T[], fallback: T): T => from[next() % from.length] ?? fallback;
  switch (next() % 12) {
    case 0:
    case 1:
    case 2:
      return bytes(pick(BYTES, 'EDIT'), next);
    case 3:
    case 4:
    case 5:
      return {
        on: 'LINES',
        file: pick(EDITED, 'checkpoint.txt'),
        op: pick(LINES, 'EDIT'),
        line: next() % 1000,
        other: next() % 1000,
      };
    case 6:
      return { on: 'PAPERS', op: pick(PAPERS, 'EDIT'), at: next() % 1000 };
    case 7:
      return { on: 'CHAIN', op: next() % 2 === 0 ? 'TRUNCATE' : 'FORK', seq: next() % 1000 };
    case 8:
      return { on: 'TILES', op: pick(TILES, 'EDIT'), file: next() % 100, at: next() % 10_000, other: next() % 10_000 };
    case 9:
      return { on: 'FILES', op: pick(FILES, 'EDIT'), file: next() % 100, at: next() % 10_000, other: next() % 10_000 };
    case 10:
      return { on: 'LISTED', op: pick(LISTED, 'SM3'), file: next() % 100, at: next() % 10_000 };
    default:
      return { on: 'HISTORY', op: next() % 2 === 0 ? 'REPLAY' : 'FORK', size: next() % 10_000, from: next() % 10_000 };
  }
}

function bytes(op: (typeof BYTES)[number], next: () => number): Mutation {
  const at = next() % 1_000_000;
  switch (op) {
    case 'EDIT':
      return { on: 'BYTES', op, at, by: 1 + (next() % 255) };
    case 'DELETE':
    case 'INSERT':
      return { on: 'BYTES', op, at, length: 1 + (next() % 400) };
    case 'SWAP':
      return { on: 'BYTES', op, at, with: next() % 1_000_000 };
    case 'TRUNCATE':
      return { on: 'BYTES', op, at };
    case 'REPLAY':
      return { on: 'BYTES', op, from: next() % 1_000_000, length: 1 + (next() % 400), at };
  }
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { judge, nameOf, subjectFaults } from './mutations/judge.ts';
import type { Mutation } from './mutations/mutation.ts';
import { drawn, numbersFrom } from './mutations/mutation.ts';

// Every change is found, and what is said names its place. The same numbers every time: MINGXUAN_DEEP=1 draws twelve thousand of them.

const corpus = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'mutations/corpus.json'), 'utf8'),
) as readonly Mutation[];

const SEED = 20_261_124;
const DRAWN = process.env['MINGXUAN_DEEP'] === '1' ? 12_000 : 150;

describe('mutations of bundles and logs', () => {
  test('what is mutated is whole', () => {
    expect(subjectFaults()).toEqual([]);
  });

  test('the kept ones are found and located', () => {
    expect(corpus.length).toBeGreaterThan(30);
    const missed = corpus.filter((mutation) => {
      const judged = judge(mutation);
      return judged === null || !judged.found || !judged.located;
    });
    expect(missed.map(nameOf)).toEqual([]);
  });

  test(`so are ${DRAWN} drawn ones, of every kind`, { timeout: DRAWN * 500 }, () => {
    const next = numbersFrom(SEED);
    const counts = new Map<string, number>();
    const missed: string[] = [];
    for (let done = 0; done < DRAWN; ) {
      const mutation = drawn(next);
      const judged = judge(mutation);
      if (judged === null) continue;
      done += 1;
      counts.set(`${mutation.on} ${mutation.op}`, (counts.get(`${mutation.on} ${mutation.op}`) ?? 0) + 1);
      if (!judged.found || !judged.located) missed.push(`${nameOf(mutation)} → ${judged.found} ${judged.said}`);
    }
    expect(missed).toEqual([]);
    expect(new Set([...counts.keys()].map((kind) => kind.split(' ')[0]))).toEqual(
      new Set(['BYTES', 'FILES', 'LINES', 'LISTED', 'PAPERS', 'CHAIN', 'TILES', 'HISTORY']),
    );
    if (DRAWN > 1000) process.stderr.write(`${JSON.stringify(Object.fromEntries(counts))}\n`);
  });
});

import type { LineChange } from '@mingxuan/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paired } from '../src/screens/papers/paired-lines.ts';

const of = (...lines: readonly string[]): readonly LineChange[] =>
  lines.map((one) => ({ kind: one.startsWith('-') ? 'OLD' : 'NEW', line: one.slice(1) }));
const told = (changes: readonly LineChange[]): string =>
  paired(changes)
    .map(({ kind, line }) => `${kind === 'OLD' ? '-' : '+'}${line}`)
    .join(' ');

test.each([
  [of('-1旧', '-2旧', '+1新', '+2新'), '-1旧 +1新 -2旧 +2新'],
  [of('-1旧', '-2旧', '+1新'), '-1旧 -2旧 +1新'],
  [of('+1新', '-2旧', '+2新'), '+1新 -2旧 +2新'],
  [of('+1新', '+2新'), '+1新 +2新'],
  [of(), ''],
])('%#: an old row stands above its new one', (changes, wanted) => {
  expect(told(changes)).toBe(wanted);
});

test('no line is lost or changed', () => {
  const change = fc.record({ kind: fc.constantFrom('OLD' as const, 'NEW' as const), line: fc.string() });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const sorted = (all: readonly LineChange[], kind: string) =>
        all.filter((one) => one.kind === kind).map(({ line }) => line);
      for (const kind of ['OLD', 'NEW']) expect(sorted(paired(changes), kind)).toEqual(sorted(changes, kind));
    }),
  );
});

import type { RollPreview } from '@mingxuan/contract';
import { beforeEach, expect, test, vi } from 'vitest';
import { rememberedMapping, rememberMapping } from '../src/screens/roll/remembered-mapping.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

const previewOf = (headings: readonly string[]): RollPreview => [
  {
    sheet: 'CSV',
    hidden: false,
    headerRow: 1,
    columns: {},
    found: headings.map((heading, column) => ({ column, letters: 'A', heading, samples: ['闫婷敏'] })),
  },
];
const mapping = [{ sheet: 'CSV', headerRow: 1, columns: { name: 0, idNumber: 1 } }];

test('a form is known again by its headings, in its community alone', () => {
  const form = previewOf(['称呼', '号']);
  rememberMapping('c-1', form, mapping);
  expect(rememberedMapping('c-1', form)).toEqual(mapping);
  expect(rememberedMapping('c-2', form)).toBeNull();
  expect([...kept.values()].join('')).not.toContain('闫婷敏');
});

test('of a form without headings, which begins with a person, nothing is kept', () => {
  rememberMapping('c-1', previewOf(['闫婷敏', '990100********2980']), mapping);
  rememberMapping('c-1', previewOf(['闫婷敏', '1966-09-17']), mapping);
  expect([...kept.values()].join('')).not.toContain('闫婷敏');
});

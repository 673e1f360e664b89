import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { routes } from '@mingxuan/server';
import { describe, expect, it } from 'vitest';
import { matrixMarkdown } from '../../apps/server/src/matrix-page.ts';
import { root } from '../support/server-process.ts';

it('the published table of powers is the one that decides', () => {
  // node apps/server/tools/write-matrix.ts
  expect(readFileSync(path.join(root, 'docs/security/matrix.md'), 'utf8')).toBe(matrixMarkdown(routes));
});

describe('the checklist', () => {
  const text = readFileSync(path.join(root, 'docs/security/checklist.md'), 'utf8');
  const rows = text.split('\n').flatMap((line) => {
    const [, no, ...cells] = line
      .split(' | ')
      .join('|')
      .split('|')
      .map((cell) => cell.trim());
    return /^\d+$/.test(no ?? '') ? [{ no: Number(no), state: cells[3] ?? '', tests: cells[4] ?? '' }] : [];
  });

  it('has every item once, in order', () => {
    expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: 46 }, (_, i) => i + 1));
  });

  it.each(rows.map((row) => [row.no, row] as const))(
    'item %i says how it stands, and by which test',
    (_no, { state, tests }) => {
      expect(state).toMatch(/^(?:met|partly|open)\b/);
      const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
      if (!state.startsWith('open')) expect(named.length).toBeGreaterThan(0);
      for (const file of named) {
        expect(existsSync(path.join(root, file)), file).toBe(true);
        expect(file).toMatch(/^(?:apps|packages|tests)\/.+\.(?:test|spec)\.ts$/);
      }
    },
  );

  it('links only to what is there', () => {
    for (const [, to = ''] of text.matchAll(/\]\(([^)#]+)/g))
      expect(existsSync(path.join(root, 'docs/security', to)), to).toBe(true);
  });
});

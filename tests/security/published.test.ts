import { readFileSync } from 'node:fs';
import path from 'node:path';
import { routes } from '@mingxuan/server';
import { expect, it } from 'vitest';
import { matrixMarkdown } from '../../apps/server/src/matrix-page.ts';
import { root } from '../support/server-process.ts';

it('the published table of powers is the one that decides', () => {
  // node apps/server/tools/write-matrix.ts
  expect(readFileSync(path.join(root, 'docs/security/matrix.md'), 'utf8')).toBe(matrixMarkdown(routes));
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { APPROVED, difference, faultsOf, pagesOf } from '../pictures/compare.ts';
import { decodeGrey, encodeGrey } from '../pictures/png.ts';
import { variants } from '../pictures/variants.ts';
import { createRenderer, paperIds } from '../src/index.ts';

const hasPoppler = spawnSync('pdftoppm', ['-v']).error === undefined;
if (!hasPoppler) console.warn('pdftoppm is absent (Debian: poppler-utils): papers are not looked at as pictures');

const differences = mkdtempSync(join(tmpdir(), 'paper-differences-'));
const renderer = createRenderer({ workers: 1, fangSong: null });
afterAll(async () => {
  await renderer.close();
  // Pictures of differences stay for whoever has to look at them.
  if (readdirSync(differences).length === 0) rmSync(differences, { recursive: true });
});

const all = variants();

test('pictures keep their greys in sixteen steps', () => {
  const picture = { width: 3, height: 2, pixels: Uint8Array.of(0, 128, 255, 17, 200, 64) };
  expect(decodeGrey(encodeGrey(picture))).toEqual({
    width: 3,
    height: 2,
    pixels: Uint8Array.of(8, 136, 248, 24, 200, 72),
  });
});

test('modes and names make pictures of their own', () => {
  expect(all.length).toBeGreaterThan(paperIds.length * 1.5);
  const result = all.filter(({ id }) => id === 'RESULT').map(({ key }) => key);
  expect(result).toHaveLength(6);
});

test('the approved pictures are those of the papers there are, and stay small', () => {
  const files = readdirSync(APPROVED);
  const keys = new Set(all.map(({ key }) => key));
  expect(files.filter((name) => !keys.has(name.replace(/-\d+\.png$/, '')))).toEqual([]);
  expect(files.reduce((sum, name) => sum + statSync(join(APPROVED, name)).size, 0)).toBeLessThan(6_000_000);
});

describe.skipIf(!hasPoppler)('every paper looks as approved', () => {
  test.each(all.map((variant) => [variant.key, variant] as const))('%s', async (_, variant) => {
    expect(await faultsOf(renderer, variant, differences)).toEqual([]);
  });
});

test.skipIf(!hasPoppler)('a paper that says something else is seen to differ', async () => {
  const [one, other] = ['GROUP_LEADERS.ALL_VOTERS.easy', 'GROUP_LEADERS.ALL_VOTERS.hard'].map((key) =>
    all.find((variant) => variant.key === key),
  );
  if (one === undefined || other === undefined) throw new Error('no such variant');
  const now = (await pagesOf(renderer, other))[0];
  if (now === undefined) throw new Error('no page');
  expect(difference(decodeGrey(readFileSync(join(APPROVED, `${one.key}-1.png`))), now)).toBeGreaterThan(0.002);
});

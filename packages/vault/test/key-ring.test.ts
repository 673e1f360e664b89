import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadKeyRing, makeKey, parseKeyRing, printKeyRing, saveKeyRing, withNewMaster } from '../src/index.ts';
import { ringOf, sequence } from './rings.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-vault-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = '2026-03-01T00:00:00Z';
const ring = withNewMaster(ringOf('one'), makeKey(sequence('new'), NOW));

describe('a ring in words', () => {
  test('reads back as it was', () => {
    expect(parseKeyRing(printKeyRing(ring), 'f')).toEqual({ ok: true, value: ring });
  });

  const changed = (change: (json: Record<string, unknown>) => unknown): string =>
    JSON.stringify(change(JSON.parse(printKeyRing(ring)) as Record<string, unknown>));
  test.each([
    ['cut short', printKeyRing(ring).slice(0, 200)],
    ['empty', ''],
    ['of a later version', changed((j) => ({ ...j, 'mingxuan vault keys': 2 }))],
    ['without master keys', changed((j) => ({ ...j, masters: [] }))],
    ['without the look-up key', changed(({ lookup: _gone, ...j }) => j)],
    ['with a key of another id', printKeyRing(ring).replace(ring.lookup.id, '0123456789abcdef')],
    ['with an older key changed', printKeyRing(ring).replace(ring.masters[1]?.id ?? '', '0123456789abcdef')],
    ['null', 'null'],
  ])('%s is refused by name', (_what, text) => {
    expect(parseKeyRing(text, 'here/vault.keys')).toMatchObject({
      ok: false,
      error: { code: 'VAULT_KEYS_UNREADABLE', message: { zh: expect.stringContaining('here/vault.keys') as string } },
    });
  });
});

describe('the ring’s file', () => {
  test('is made once, for its owner alone, and then only read', async () => {
    const file = path.join(folder, 'keys', 'vault.keys');
    const both = await Promise.all([loadKeyRing(file, NOW), loadKeyRing(file, NOW)]);
    expect(both[0].ok).toBe(true);
    expect(both[1]).toEqual(both[0]);
    expect(await loadKeyRing(file, NOW)).toEqual(both[0]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(file))).toEqual(['vault.keys']);
  });

  test('is replaced whole', async () => {
    const file = path.join(folder, 'replaced.keys');
    const before = await loadKeyRing(file, NOW);
    expect(await saveKeyRing(file, ring)).toEqual({ ok: true, value: true });
    expect(before).not.toEqual(await loadKeyRing(file, NOW));
    expect(await loadKeyRing(file, NOW)).toEqual({ ok: true, value: ring });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('that is damaged is refused and left as it is', async () => {
    const file = path.join(folder, 'damaged.keys');
    writeFileSync(file, '');
    expect(await loadKeyRing(file, NOW)).toMatchObject({ ok: false, error: { code: 'VAULT_KEYS_UNREADABLE' } });
    expect(readFileSync(file, 'utf8')).toBe('');
    chmodSync(file, 0o600);
  });

  test('in a place that cannot be is refused', async () => {
    const beneathFile = path.join(folder, 'damaged.keys', 'vault.keys');
    expect((await loadKeyRing(beneathFile, NOW)).ok).toBe(false);
    expect(await saveKeyRing(beneathFile, ring)).toMatchObject({
      ok: false,
      error: { code: 'VAULT_KEYS_NOT_WRITABLE' },
    });
  });
});

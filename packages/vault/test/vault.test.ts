import { createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KeyRing, Place, Vault } from '../src/index.ts';
import { headOf, makeKey, openVault, textHeadOf, withNewMaster, withoutOldMasters } from '../src/index.ts';
import { ringOf, sequence } from './rings.ts';

const ring: KeyRing = ringOf('one');
const vault = openVault(ring);
const place: Place = { community: '9901.01.a', table: 'voter', column: 'id_number', row: '1203' };
const ID = '11010519491231002X';

const opened = (by: Vault, at: Place, sealed: Uint8Array): string | null => {
  const value = by.open(at, sealed);
  return value.ok ? value.value.toString('utf8') : null;
};

describe('a sealed value', () => {
  test('opens to what was put in, as bytes and as text, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
        const wellFormed = plain.toWellFormed();
        expect(opened(vault, place, vault.seal(place, wellFormed))).toBe(wellFormed);
        expect(vault.openText(place, vault.sealText(place, wellFormed))).toEqual({ ok: true, value: wellFormed });
      }),
    );
    const bytes = Buffer.from([0, 255, 128, 0]);
    expect(vault.open(place, vault.seal(place, bytes))).toEqual({ ok: true, value: bytes });
  });

  test('never looks the same twice and never shows its content', () => {
    const [one, other] = [vault.seal(place, ID), vault.seal(place, ID)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes(ID)).toBe(false);
  });

  test('names the key it needs', () => {
    expect(vault.seal(place, ID).subarray(0, 9)).toEqual(headOf(ring.masters[0].id));
    expect(vault.sealText(place, ID).startsWith(textHeadOf(ring.masters[0].id))).toBe(true);
    expect(vault.sealText(place, ID)).toMatch(/^v1\.[0-9a-f]{16}\.[A-Za-z0-9_-]{62}$/);
  });

  test.each<[string, Partial<Place>]>([
    ['another row', { row: '1204' }],
    ['another column', { column: 'phone' }],
    ['another table', { table: 'ledger_sealed' }],
    ['another community', { community: '9901.01.b' }],
    ['parts cut elsewhere', { column: 'id_number","1', row: '203' }],
  ])('moved to %s does not open', (_what, moved) => {
    const sealed = vault.seal(place, ID);
    expect(vault.open({ ...place, ...moved }, sealed)).toMatchObject({
      ok: false,
      error: { code: 'VAULT_VALUE_DAMAGED' },
    });
  });

  test('with any one bit changed does not open', () => {
    const sealed = vault.seal(place, ID);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sealed.length * 8 - 1 }), (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(vault.open(place, changed).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('cut short, or never sealed at all, is refused and not thrown', () => {
    const sealed = vault.seal(place, ID);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(vault.open(place, sealed.subarray(0, length)).ok).toBe(false);
    }
    for (const text of [
      '',
      ID,
      'v1..',
      'v2.0123456789abcdef.AAAA',
      `v1.${ring.masters[0].id}.`,
      'v1.0123456789abcdef.AA',
    ]) {
      expect(vault.openText(place, text).ok).toBe(false);
    }
  });

  test('under a key that is not there says which key', () => {
    const stranger = openVault(ringOf('two'));
    expect(stranger.open(place, vault.seal(place, ID))).toMatchObject({
      ok: false,
      error: { code: 'VAULT_KEY_MISSING', message: { en: expect.stringContaining(ring.masters[0].id) as string } },
    });
  });
});

describe('after a new master key', () => {
  const rotated = withNewMaster(ring, makeKey(sequence('new'), '2026-06-01T00:00:00Z'));
  const later = openVault(rotated);

  test('old values still open, new ones need the new key', () => {
    expect(opened(later, place, vault.seal(place, ID))).toBe(ID);
    expect(vault.open(place, later.seal(place, ID)).ok).toBe(false);
    expect(later.keyIds).toEqual([rotated.masters[0].id, ring.masters[0].id]);
  });

  test('old values stay closed once the old key is gone', () => {
    const alone = openVault(withoutOldMasters(rotated));
    expect(alone.open(place, vault.seal(place, ID)).ok).toBe(false);
    expect(opened(alone, place, later.seal(place, ID))).toBe(ID);
  });

  test('keyed hashes stay what they were', () => {
    expect(later.lookup('a', 'id', ID)).toEqual(vault.lookup('a', 'id', ID));
    expect(later.across('id', ID)).toEqual(vault.across('id', ID));
  });
});

describe('a keyed hash', () => {
  test('is HMAC-SHA256 under a key derived by HKDF, cut to 128 bits', () => {
    const derived = Buffer.from(
      hkdfSync('sha256', ring.lookup.key, Buffer.alloc(0), 'mingxuan 1\0look-up id\x009901.01.a', 32),
    );
    const expected = (value: string) => createHmac('sha256', derived).update(value).digest().subarray(0, 16);
    const values = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.nat(3000).map((length) => '名'.repeat(length)),
    );
    fc.assert(
      fc.property(values, (value) => {
        expect(vault.lookup('9901.01.a', 'id', value)).toEqual(expected(value));
      }),
    );
  });

  test('is the same for the same value, and differs by community, kind, value and ring', () => {
    const hashes = [
      vault.lookup('a', 'id', ID),
      vault.lookup('b', 'id', ID),
      vault.lookup('a', 'tail', ID),
      vault.lookup('a', 'id', '110105194912310038'),
      vault.across('id', ID),
      openVault(ringOf('two')).lookup('a', 'id', ID),
    ].map((hash) => hash.toString('hex'));
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(vault.lookup('a', 'id', ID)).toEqual(openVault(ring).lookup('a', 'id', ID));
  });
});

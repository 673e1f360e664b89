import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Node signs with a key on the SM2 curve without a word, by plain ECDSA or with an empty identifier, and no other program
 * accepts it. So the domestic algorithms are reached through this package only; a linter's rules cannot say so, as it
 * depends on what is passed, not on what is called.
 */
const FORBIDDEN: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'the library behind this package', pattern: /['"]sm-crypto(-v2)?['"]/ },
  {
    what: "Node's own SM2, SM3 or SM4",
    pattern:
      /\b(sign|verify|createSign|createVerify|createHash|hash|createHmac|create(C|Dec)ipheriv|hkdf\w*|pbkdf2\w*)\s*\([^)]{0,80}['"`](RSA-)?sm[234]\b/i,
  },
  { what: 'a key pair on the SM2 curve', pattern: /namedCurve\s*:\s*['"`]SM2['"`]/i },
  { what: "the SM2 curve's object identifier", pattern: /1\.2\.156\.10197\.1\.301|2a811ccf5501822d/i },
];

const offencesIn = (text: string): readonly string[] =>
  FORBIDDEN.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);

const root = path.resolve(import.meta.dirname, '../../..');
const SKIPPED = new Set(['node_modules', 'dist', 'data', '.git', 'target']);

function* sources(folder: string): Generator<string> {
  for (const each of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, each.name);
    if (each.isDirectory()) {
      if (!SKIPPED.has(each.name) && full !== path.join(root, 'packages/guomi')) yield* sources(full);
    } else if (/\.(ts|tsx|mts|js|mjs|cjs)$/.test(each.name)) {
      yield full;
    }
  }
}

describe('SM2, SM3 and SM4 are reached through this package only', () => {
  test.each([
    ["import { sm2 } from 'sm-crypto-v2';", true],
    ["const s = sign('sm3', bytes, key);", true],
    ["crypto.createVerify('RSA-SM3')", true],
    ["createHash('sm3').update(x)", true],
    ["createCipheriv(\n  'sm4-ctr', k, iv)", true],
    ["generateKeyPairSync('ec', { namedCurve: 'SM2' })", true],
    ["createHash('sha256').update(sm3Hex(x))", false],
    ["sign(null, bytes, key); const label = 'sm2';", false],
    ["import { sm2Sign } from '@mingxuan/guomi';", false],
  ])('%s', (text, forbidden) => {
    expect(offencesIn(text).length > 0).toBe(forbidden);
  });

  test('nowhere in the project', () => {
    const files = ['apps', 'packages', 'bench', 'scripts', 'tests'].flatMap((f) => [...sources(path.join(root, f))]);
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((f) =>
      offencesIn(readFileSync(f, 'utf8')).map((o) => `${path.relative(root, f)}: ${o}`),
    );
    expect(found).toEqual([]);
  });
});

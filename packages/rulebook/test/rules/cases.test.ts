import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The worked cases: Party, residents, scheduling. RC39 and RC40 are acts of an election and tested where those live. */
const numbered = (prefix: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, at) => `${prefix}${String(at + 1).padStart(2, '0')}`);
const CASES = [...numbered('PC', 19), ...numbered('RC', 40), 'RC15b', 'RC15c', 'RC15d', ...numbered('SC', 16)];

/** The tests, this one left out, for it names every case. */
function testsIn(folder: string): string {
  const at = new URL(folder, import.meta.url);
  return readdirSync(at)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, `${at.href}/`), 'utf8'))
    .join('\n');
}
const written = ['..', '../../../election/test'].map(testsIn).join('\n');

describe('every worked case is a named test', () => {
  test.each(CASES)('%s', (id) => {
    expect(written).toMatch(new RegExp(`['"\`]${id}[:'"\`]`));
  });
});

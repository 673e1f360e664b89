import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogFiles, Site } from './published-log.ts';
import { LOG_KEY, logOf, openSite } from './published-log.ts';
import { answerOf, mingxuan } from './run.ts';

interface Audited {
  readonly ok: boolean;
  readonly size: number;
  readonly communities: number;
  readonly faults: readonly { readonly code: string; readonly place: { readonly file?: string } }[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-verify-log-'));
const good = logOf(700);
let site: Site;
beforeAll(async () => {
  site = await openSite(good);
});
afterAll(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

async function audited(where: string, ...more: readonly string[]): Promise<readonly [number, Audited]> {
  const ran = await mingxuan(['verify', '--log', where, '--json', ...more]);
  return [ran.code, answerOf<Audited>(ran, 'verify-log')];
}

const changed = (change: (files: Map<string, Uint8Array>) => void): LogFiles => {
  const files = new Map(good);
  change(files);
  return files;
};
const flipped = (files: Map<string, Uint8Array>, name: string, at: number): void => {
  const bytes = Uint8Array.from(files.get(name) ?? []);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  files.set(name, bytes);
};

describe('mingxuan verify --log', () => {
  test('computes a whole log anew, from its address or from a copy', async () => {
    expect(await audited(site.url, '--log-key', LOG_KEY)).toMatchObject([
      0,
      { ok: true, size: 700, communities: 3, faults: [] },
    ]);
    for (const [name, bytes] of good) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), bytes);
    }
    expect(await audited(folder, '--log-key', LOG_KEY)).toMatchObject([0, { ok: true, size: 700 }]);
  });

  test('says that a key which only the log itself names is not confirmed', async () => {
    const [code, { faults }] = await audited(site.url);
    expect([code, faults.map((fault) => fault.code)]).toEqual([0, ['KEY_UNCONFIRMED']]);
  });

  test('names every file that was changed, not only the first', async () => {
    const files = changed((all) => {
      flipped(all, 'tile/0/001', 40);
      flipped(all, 'tile/entries/000', 70);
      all.delete('tile/1/000.p/2');
    });
    site.show(files);
    const [code, { faults }] = await audited(site.url, '--log-key', LOG_KEY);
    site.show(good);
    expect(code).toBe(2);
    expect(new Set(faults.map(({ place }) => place.file))).toEqual(
      new Set(['tile/0/001', 'tile/0/000', 'tile/entries/000', 'tile/1/000.p/2']),
    );
  });

  test.each([
    ['another history under the true checkpoint', { mark: 'b' }, 'ROOT_MISMATCH'],
    ['a checkpoint by nobody known', null, 'UNKNOWN_LOG'],
  ] as const)('%s', async (_what, other, code) => {
    const files = new Map(other === null ? good : logOf(700, other));
    files.set('checkpoint', other === null ? Buffer.from(checkpointBy(good)) : (good.get('checkpoint') ?? Buffer.of()));
    site.show(files);
    const [exit, { faults }] = await audited(site.url, '--log-key', LOG_KEY);
    site.show(good);
    expect([exit, faults.map((fault) => fault.code)]).toEqual([2, [code]]);
  });

  test('what is no log is said to be none; a command with nothing to check is used wrongly', async () => {
    expect((await mingxuan(['verify', '--log', path.join(folder, 'none'), '--json'])).code).toBe(2);
    expect((await mingxuan(['verify', '--json'])).code).toBe(1);
    expect((await mingxuan(['verify', '--log', folder, '--log-key', 'what', '--json'])).code).toBe(1);
  });
});

/** The same checkpoint with the signer's name changed. */
const checkpointBy = (files: LogFiles): string =>
  Buffer.from(files.get('checkpoint') ?? '')
    .toString('utf8')
    .replace('— mz.example.cn', '— xx.example.cn');

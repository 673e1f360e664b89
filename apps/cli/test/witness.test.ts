import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addCosignatures, formatAddCheckpoint, parseVkey, proveConsistency } from '@mingxuan/ledger';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDoor } from '../src/witness/witness-door.ts';
import { witnessKey } from '../src/witness/witness-key.ts';
import { readState } from '../src/witness/witness-state.ts';
import type { LogFiles, Site } from './published-log.ts';
import { given, keyNamed, LOG_KEY, logOf, openSite, ORIGIN } from './published-log.ts';
import { mingxuan } from './run.ts';

let folder = '';
let site: Site;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-witness-'));
  site = await openSite(logOf(300));
});
afterEach(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

const [keyFile, stateFile] = [() => path.join(folder, 'key'), () => path.join(folder, 'state.json')];
const note = (files: LogFiles): string => Buffer.from(files.get('checkpoint') ?? '').toString('utf8');

interface Said {
  readonly code: number;
  readonly json: {
    readonly size?: number;
    readonly cosignature?: string;
    readonly refusal?: { readonly code: string };
  };
  readonly err: string;
}

async function witness(...more: readonly string[]): Promise<Said> {
  const files = ['--key', keyFile(), '--state', stateFile()];
  const { code, out, err } = await mingxuan(['witness', '--log', site.url, ...files, '--json', ...more]);
  return { code, json: JSON.parse(out) as Said['json'], err };
}
const begin = (): Promise<Said> => witness('--name', 'street.cn/witness', '--log-key', LOG_KEY);
const refusedAs = (said: Said): readonly [number, string | undefined] => [said.code, said.json.refusal?.code];

describe('mingxuan witness', () => {
  test('begins only with a key of the log that came from elsewhere', async () => {
    expect(refusedAs(await witness())).toEqual([2, 'NO_WITNESS_KEY']);
    const said = await witness('--name', 'street.cn/witness');
    expect([refusedAs(said), JSON.stringify(said.json)]).toEqual([
      [2, 'LOG_KEY_NEEDED'],
      expect.stringContaining(LOG_KEY),
    ]);
    // The key that was made meanwhile is told now: the next time it is no news.
    expect(said.err).toMatch(/street\.cn\/witness\+[0-9a-f]{8}\+/);
    expect(readdirSync(folder)).toEqual(['key']);
  });

  test('cosigns what continues what it saw, and brings its line to the log', async () => {
    const first = await begin();
    const line = /street\.cn\/witness\+\S+/.exec(first.err)?.[0] ?? '';
    expect(first).toMatchObject({ code: 0, json: { size: 300, taken: true } });
    site.show(logOf(700));
    const out = path.join(folder, 'cosigned');
    const second = await witness('--out', out);
    expect(second).toMatchObject({ code: 0, json: { size: 700 } });
    expect(await witness()).toMatchObject({ code: 0, json: { size: 700 } });
    const bare = note(logOf(700));
    const held = given(addCosignatures(bare, [second.json.cosignature ?? ''], [given(parseVkey(line))]));
    expect(held).toBe(readFileSync(out, 'utf8'));
    expect(held).not.toBe(bare);
    expect(site.brought).toHaveLength(3);
    expect(site.brought[1]).toContain(second.json.cosignature);
  });

  test.each([
    ['FORK', logOf(300, { mark: 'b', from: 299 })],
    ['ROLLBACK', logOf(299)],
    ['INCONSISTENT', logOf(700, { mark: 'b', from: 12 })],
  ] as const)('%s: refuses, keeps both statements, and forgets nothing', async (code, other) => {
    await begin();
    const before = readFileSync(stateFile(), 'utf8');
    site.show(other);
    const said = await witness('--lang', 'zh');
    expect(refusedAs(said)).toEqual([2, code]);
    const kept = readdirSync(folder).find((name) => name.includes('evidence')) ?? '';
    const evidence = readFileSync(path.join(folder, kept), 'utf8');
    expect(evidence).toContain(note(logOf(300)));
    expect(evidence).toContain(note(other));
    expect([readFileSync(stateFile(), 'utf8'), site.brought.length]).toEqual([before, 1]);
    // The same again leaves one file, and the true log is cosigned as before.
    await witness();
    expect(readdirSync(folder).filter((name) => name.includes('evidence'))).toEqual([kept]);
    site.show(logOf(301));
    expect((await witness()).code).toBe(0);
  });

  test('does not take missing or altered files for a proof', async () => {
    await begin();
    const files = new Map(logOf(700));
    files.set('tile/0/000', Buffer.alloc(8192));
    files.delete('tile/1/000.p/2');
    site.show(files);
    expect(refusedAs(await witness())).toEqual([2, 'INCONSISTENT']);
  });

  test('believes no other key, and no other log', async () => {
    await begin();
    site.show(logOf(301, { key: keyNamed(ORIGIN, 9) }));
    expect(refusedAs(await witness())).toEqual([2, 'BAD_SIGNATURE']);
    expect(refusedAs(await witness('--log-key', LOG_KEY.replace(/.$/, 'x')))).toEqual([2, 'BAD_LOG_KEY']);
    expect(refusedAs(await witness('--name', 'city.cn/witness'))).toEqual([2, 'OTHER_WITNESS_NAME']);
  });

  test('takes a memory that was changed for no memory at all', async () => {
    await begin();
    const state = readFileSync(stateFile(), 'utf8');
    for (const spoilt of ['', '{}', state.replace('\\n300\\n', '\\n299\\n'), state.slice(0, -9)]) {
      writeFileSync(stateFile(), spoilt);
      expect(refusedAs(await witness())).toEqual([2, 'BAD_WITNESS_STATE']);
    }
  });

  test('is one program at a time; one that was killed is in nobody’s way', async () => {
    writeFileSync(`${stateFile()}.lock`, String(process.pid));
    expect(refusedAs(await begin())).toEqual([2, 'WITNESS_RUNNING']);
    // No process has this number: the kernel's largest is 2²².
    writeFileSync(`${stateFile()}.lock`, String(2 ** 22 + 1));
    expect((await begin()).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['key', 'state.json']);
  });

  test('a log that cannot be reached is said to be so', async () => {
    await begin();
    site.close();
    const { url } = site;
    site = await openSite(new Map());
    expect(refusedAs(await witness())).toEqual([2, 'LOG_UNREACHABLE']);
    expect(url).not.toBe(site.url);
  });
});

test('logs that come and ask are answered as C2SP tlog-witness says', async () => {
  await begin();
  const key = await witnessKey(keyFile(), undefined);
  const state = await readState(stateFile());
  if (!key.ok || !state.ok || state.value === null) throw new Error('no witness');
  let now = state.value;
  const told: string[] = [];
  const door = openDoor(
    {
      key: key.value,
      stateFile: stateFile(),
      state: () => now,
      remember: (next) => {
        now = next;
      },
      now: () => 1_700_000_000,
    },
    ({ code }) => told.push(code),
  );
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}/w/add-checkpoint`;
  const ask = async (oldSize: number, files: LogFiles, size: number): Promise<readonly [number, string]> => {
    const proof = given(proveConsistency(oldSize, size, (name) => files.get(name)));
    const body = formatAddCheckpoint({ oldSize, proof, checkpoint: note(files) });
    const response = await fetch(url, { method: 'POST', body });
    return [response.status, await response.text()];
  };
  const larger = logOf(700);
  expect(await ask(0, larger, 700)).toEqual([409, '300\n']);
  expect(await ask(300, larger, 700)).toEqual([200, expect.stringMatching(/^— street\.cn\/witness \S+\n$/)]);
  expect(await ask(700, logOf(700, { mark: 'b' }), 700)).toEqual([409, '700\n']);
  expect((await fetch(url, { method: 'POST', body: 'nonsense' })).status).toBe(400);
  expect((await fetch(url.replace('add-checkpoint', 'key'))).status).toBe(200);
  expect((await fetch(url)).status).toBe(404);
  expect(told).toEqual(['FORK']);
  const later = await readState(stateFile());
  expect(later.ok && later.value?.record?.size).toBe(700);
  door.close();
});

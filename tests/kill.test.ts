import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Acted, Fetch } from '@mingxuan/contract';
import { clientOf, playStory, silent } from '@mingxuan/server';
import { afterAll, describe, expect, it } from 'vitest';
import { mingxuan } from '../apps/cli/test/run.ts';
import type { Command } from '@mingxuan/election';
import { cycleDomain } from '@mingxuan/server';
import { openDatabase, rebuild } from '@mingxuan/store';
import { expectOk, testVault } from '@mingxuan/store/test-support';
import { certifiedWrong, doubled, missing } from './support/kill-checks.ts';
import { createJournal } from './support/kill-journal.ts';
import type { Victim } from './support/killed-run.ts';
import { runUntilKilled } from './support/killed-run.ts';
import { freePort, startServer } from './support/server-process.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const account = { username: '王管理', displayName: '王管理', password: 'Mx-9f2Kq7_Lw0z' };

/** Everything the server said it had recorded, as the callers heard it. */
type Acknowledged = Map<number, string>;

/** A fetch that remembers what was acknowledged and cuts the power after so many acts. */
function listening(url: string, heard: Acknowledged, after: number, kill: () => void): Fetch {
  return async (to, init) => {
    const response = await fetch(`${url}${to}`, init);
    if (init?.method === 'POST' && response.ok && /\/(commands|import)$/.test(to)) {
      const { facts } = (await response.clone().json()) as Acted;
      for (const { seq, type } of facts) heard.set(seq, type);
      if (heard.size >= after) kill();
    }
    return response;
  };
}

async function ledgerTypes(client: ReturnType<typeof clientOf>, community: string): Promise<Map<number, string>> {
  const types = new Map<number, string>();
  for (;;) {
    const page = await client.ledger(community, types.size + 1);
    if (!page.ok) throw new Error(page.error.refusal.message.en);
    for (const { seq, type } of page.value.entries) types.set(seq, type);
    if (page.value.entries.length === 0 || types.size >= page.value.head.seq) return types;
  }
}

describe('the power going out in the middle of election day', () => {
  it('loses nothing that was acknowledged, and the next start is not in its way', { timeout: 240_000 }, async () => {
    const data = path.join(folder, 'data');
    const first = await startServer(data, await freePort());
    const heard: Acknowledged = new Map();
    const dead = once(first.child, 'exit');
    // Eight tills are checking voters in by then; several acts are under way at the same moment.
    const fetchFirst = listening(first.url, heard, 700, () => first.child.kill('SIGKILL'));
    const admin = clientOf(fetchFirst);
    expect((await admin.claimFirstAccount({ code: first.firstCode ?? '', ...account })).ok).toBe(true);
    expect((await admin.signIn(account.username, account.password)).ok).toBe(true);
    const story = playStory({
      fetch: fetchFirst,
      admin,
      teller: silent,
      ending: 'ARCHIVED',
      papers: false,
      suffix: '',
    });
    await expect(story).rejects.toThrow();
    await dead;
    expect(heard.size).toBeGreaterThanOrEqual(700);

    const second = await startServer(data, await freePort());
    const again = clientOf((to, init) => fetch(`${second.url}${to}`, init));
    expect((await again.signIn(account.username, account.password)).ok).toBe(true);
    const [community] = await again.communities().then((all) => (all.ok ? all.value : []));
    const kept = await ledgerTypes(again, community?.id ?? '');
    const lost = [...heard].filter(([seq, type]) => kept.get(seq) !== type);
    expect(lost).toEqual([]);
    // Chain, sealed records and every derived row, of the running installation.
    const rebuilt = await mingxuan(['rebuild', '--data', data, '--json']);
    expect(JSON.parse(rebuilt.out)).toMatchObject({ ok: true, communities: 1, entries: kept.size, faults: [] });
    expect(rebuilt.code).toBe(0);
    expect(await second.stop()).toBe(0);
  });
});

/** So many fit into a normal run; two hundred take some minutes and are for whoever asks for depth. */
const POINTS = (process.env['MINGXUAN_DEEP'] ?? '') === '1' ? 201 : 3;
/** The three parts of the day, by the act at which the power goes. */
const PARTS: readonly (readonly Command['type'][])[] = [
  ['CHECK_IN'],
  ['ENTER_BUNDLE'],
  ['DETERMINE_RESULT', 'SIGN_RESULT'],
];
const VICTIMS: readonly Victim[] = ['SERVER', 'DATABASE', 'BOTH'];
/** Minimal standard generator (Park and Miller): the same points in every run, until somebody wants others. */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
};

describe('program and database killed at random points of check-in, entry and certification', () => {
  it('lose nothing acknowledged and record nothing twice', { timeout: 3_600_000 }, async () => {
    const data = path.join(folder, 'points');
    const journal = createJournal();
    const throwing = dice(Number(process.env['MINGXUAN_KILL_SEED'] ?? '20261220'));
    const cut = new Map<string, number>();
    for (let i = 0; i < POINTS; i += 1) {
      const point = {
        types: PARTS[i % 3] ?? [],
        // Every part with every victim in nine points, and every victim already in the first three.
        victim: VICTIMS[(i + Math.floor(i / 3)) % 3] ?? 'BOTH',
        word: throwing(2) === 0 ? ('ask' as const) : ('ack' as const),
        after: 1 + throwing(12),
      };
      for (const type of await runUntilKilled(data, i, point, journal)) cut.set(type, (cut.get(type) ?? 0) + 1);
    }
    const database = expectOk(await openDatabase({ dataDir: data, vault: testVault() }));
    try {
      expect(await missing(database, journal.acknowledged())).toEqual([]);
      expect(await doubled(database)).toEqual([]);
      // Chain, sealed records and every derived row of every community.
      const report = await rebuild(database, cycleDomain);
      expect(report.faults).toEqual([]);
      expect(await certifiedWrong(database)).toEqual([]);
    } finally {
      await database.close();
    }
    // Whoever started after a kill looked first: at the first start there was nothing to look at yet.
    expect(journal.found().map(({ faults }) => faults)).toEqual(Array.from({ length: POINTS }, () => []));
    // The kills did meet acts on their way; on a busy machine some come when everything has just been answered.
    expect([...cut.values()].reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(Math.ceil(POINTS / 3));
  });
});

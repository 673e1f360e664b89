import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Acted, Fetch } from '@mingxuan/contract';
import { clientOf, playStory, silent } from '@mingxuan/server';
import { afterAll, describe, expect, it } from 'vitest';
import { mingxuan } from '../apps/cli/test/run.ts';
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

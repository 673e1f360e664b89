import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acrossCommunities } from '@mingxuan/store';
import type { Fact } from '@mingxuan/election';
import type { EntryDraft, JsonObject, JsonValue } from '@mingxuan/ledger';
import { ok } from '@mingxuan/rulebook';
import { adoptPlan, days, openCycle } from '../packages/election/test/story.ts';
import { World } from '../packages/election/test/world.ts';
import type { Bench } from './support/figure.ts';
import { milliseconds, ratio } from './support/figure.ts';
import { openInstallation } from './support/installation.ts';

/** As many as a city has. */
const COMMUNITIES = 3000;

const AT = '2026-06-01T01:00:00.000Z';

/** Every community opens its cycle and adopts its plan, as decided once. */
const opened: readonly Fact[] = (() => {
  const world = new World();
  return [openCycle, adoptPlan].flatMap((command) => world.must({ account: 'street', on: days.open, command }));
})();

const draftOf = (community: string, fact: Fact): EntryDraft => ({
  community,
  stream: fact.stream,
  type: fact.type,
  at: AT,
  on: days.open,
  actor: { account: 'street', role: 'STREET_ADMIN' },
  body: fact.body as unknown as JsonObject,
  records: fact.sealed.map((s) => ({ disclosure: s.disclosure, value: s.value as unknown as JsonValue })),
});

/** What a city office sees first: every community, each with what is late there and which lawful day comes next. */
const bench: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-bench-offices-'));
  let house = await openInstallation(folder);
  try {
    const { services } = house;
    const ids = Array.from({ length: COMMUNITIES }, (_, i) => `9901.${10 + (i % 9)}.s${i % 90}.c${i}`);
    await eightAtOnce(ids, async (id) => {
      await services.ledger.createCommunity(id, `第${id.split('.').at(-1)}社区`, AT);
      const drafts = opened.map((fact) => draftOf(id, fact));
      const sent = { commandId: id, account: 'office', digest: id };
      const done = await services.ledger.transact(id, sent, async () => ok({ drafts, answer: {} }));
      if (!done.ok) throw new Error(done.error.message.en);
    });
    const look = async (): Promise<{ readonly ms: number; readonly reading: number }> => {
      const began = performance.now();
      const rows = await house.admin.communities();
      if (!rows.ok || rows.value.length !== COMMUNITIES) throw new Error('not every community is shown');
      return { ms: performance.now() - began, reading: rows.value.filter((row) => row.reading).length };
    };
    const began = performance.now();
    const cold = await look();
    if (cold.reading !== COMMUNITIES) throw new Error('nothing was read before');
    await services.standing.settled();
    const folding = performance.now() - began;
    // As after the start of another day: what was read is kept, and no ledger has gone on.
    await house.close();
    house = await openInstallation(folder);
    const opening = performance.now();
    const first = await look();
    await house.services.standing.settled();
    const read = performance.now() - opening;
    const whole = await look();
    if (whole.reading !== 0) throw new Error('what was read is not kept');
    const again = Math.min((await look()).ms, (await look()).ms, (await look()).ms);
    const bare = await timed(() =>
      acrossCommunities(house.services.database.pool).query(
        'SELECT c.*, h.seq FROM community c JOIN community_head h USING (community_id)',
      ),
    );
    return [
      milliseconds(
        'offices',
        `${COMMUNITIES} communities at a look`,
        { what: 'whole answer, as any look but the first', ms: again },
        1000,
      ),
      ratio(
        'offices',
        'a look beside its one query',
        { what: 'answer', ms: again },
        { what: 'bare query', ms: bare },
        40,
      ),
      milliseconds('offices', 'the first look after a start', { what: 'rows say so', ms: first.ms }, 1000),
      milliseconds('offices', 'what was kept, read after a start', { what: 'behind', ms: read }, 10_000),
      milliseconds('offices', 'a look before anything was read', { what: 'rows say so', ms: cold.ms }, 1000),
      milliseconds('offices', 'every ledger read behind', { what: 'once, 3,000 folds', ms: folding }, 120_000),
    ];
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
export default bench;

async function timed(call: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i += 1) {
    const began = performance.now();
    await call();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}

async function eightAtOnce(ids: readonly string[], each: (id: string) => Promise<void>): Promise<void> {
  const left = ids.values();
  const worker = async (): Promise<void> => {
    for (const id of left) await each(id);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fetch } from '@mingxuan/contract';
import { openPool, UNWALLED_TABLES } from '@mingxuan/store';
import { dumpTables, expectOk, filesIn, findWords } from '@mingxuan/store/test-support';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '../src/app.ts';
import { mapAgainst, unplaced } from '../src/data-protection/index.ts';
import { openLog } from '../src/log.ts';
import { clientOf } from '../src/sample/people.ts';
import { playStory } from '../src/sample/story.ts';
import { silent } from '../src/sample/teller.ts';
import { closeServices, openServices } from '../src/start.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-at-rest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Identity number and telephone of everybody in the sample roll: the columns are named in its first line. */
const people = readFileSync(new URL('../../../samples/roll.csv', import.meta.url), 'utf8')
  .split(/\r?\n/)
  .slice(1)
  .flatMap((line) => {
    const cells = line.split(',');
    return [cells[4] ?? '', cells[8] ?? ''].filter((cell) => cell.length >= 11);
  });
const PASSWORD = 'Mx-9f2Kq7_Lw0z';
/** Looked for in every spelling; all of them only as they are written, which is quick. */
const some = [...people.slice(0, 12), PASSWORD];

test('neither a dump nor the files of the database nor the log hold a voter’s number in any spelling', async () => {
  const dataDir = path.join(folder, 'data');
  const log = expectOk(await openLog(dataDir, 'info'));
  const services = expectOk(
    await openServices({ dataDir, databaseUrl: null, databaseOwnerUrl: null, baseUrl: 'http://127.0.0.1:8080' }),
  );
  const owner = openPool(services.database.ownerUrl, 1);
  try {
    const app = createApp(services, { consoleDir: folder, origins: [], log: log.log });
    const fetch: Fetch = async (to, init) => app.request(to, init);
    const admin = clientOf(fetch);
    const account = { username: '王管理', displayName: '王管理', password: PASSWORD };
    await admin.claimFirstAccount({ code: (await services.identity.firstCode()) ?? '', ...account });
    await admin.signIn(account.username, account.password);
    const { loaded } = await playStory({
      fetch,
      admin,
      teller: silent,
      ending: 'BEFORE_ELECTION_DAY',
      papers: false,
      suffix: '',
    });
    // Somebody looks for a person by number, which must not end up in the log either.
    const asked = await admin.voters(loaded.id, people[0] ?? '');
    expect(asked.ok ? asked.value.rows[0]?.maskedId : '').toMatch(/^990100\*{8}\d{3}[\dX]$/);
    log.close();

    // The data map, the proof of the ballot's secrecy and the wall between communities know every column there is.
    const columns = await owner.query<{ table: string; column: string }>(
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    expect(mapAgainst(columns.rows)).toEqual({ undeclared: [], gone: [] });
    expect(unplaced(columns.rows)).toEqual([]);
    const open = await owner.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'community_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND NOT (c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1`,
    );
    expect(open.rows.map(({ name }) => name)).toEqual([...UNWALLED_TABLES]);

    await owner.query('CHECKPOINT');
    expect(everythingOf(await dumpTables(owner))).toEqual([]);
    expect(everythingOf(filesIn(dataDir))).toEqual([]);

    await owner.query('CREATE TABLE planted AS SELECT $1::text AS number', [people.at(-1)]);
    await owner.query('CREATE TABLE planted_hex AS SELECT $1::text AS number', [
      Buffer.from(people[1] ?? '').toString('hex'),
    ]);
    await owner.query('CHECKPOINT');
    expect(everythingOf(await dumpTables(owner))).toEqual([
      `public.planted: ${people.at(-1)}`,
      `public.planted_hex: ${people[1]}`,
    ]);
    expect(everythingOf(filesIn(dataDir)).length).toBeGreaterThanOrEqual(2);
  } finally {
    await owner.end();
    await closeServices(services);
  }
});

/** Whatever of all people stands somewhere as it is written, and of some of them in any spelling. */
function everythingOf(haystacks: ReturnType<typeof filesIn>): readonly string[] {
  const wanted = new Set(people);
  const plain = haystacks.flatMap(({ where, bytes }) =>
    // A dump prints what is encrypted in hex: a run of digits inside of that is chance, and now and then somebody's telephone.
    [...bytes.toString('latin1').matchAll(/(?<![0-9a-f])[0-9]{11,}[0-9X]*(?![0-9a-f])/gi)].flatMap(([run]) =>
      [11, 18].flatMap((length) =>
        Array.from({ length: Math.max(0, run.length - length + 1) }, (_, i) => run.slice(i, i + length)).flatMap(
          (word) => (wanted.has(word) ? [`${where}: ${word}`] : []),
        ),
      ),
    ),
  );
  return [...new Set([...plain, ...findWords(haystacks, some)])].toSorted();
}

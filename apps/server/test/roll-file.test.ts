import { readFileSync } from 'node:fs';
import type { RollCheckNews } from '@mingxuan/contract';
import { ROLL_CHECK_LINES } from '@mingxuan/contract';
import { checkRollFile, readTables } from '@mingxuan/roll';
import type { IsoDate } from '@mingxuan/rulebook';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { days } from '../../../packages/election/test/story.ts';
import { fresh, taken, withServer } from './support.ts';
import { identityNumber, importRoll } from './town-roll.ts';
import type { Town } from './town.ts';
import { foundTown, person } from './town.ts';
import { acrossCommunities, putFile } from '@mingxuan/store';

const server = withServer();
const messy = readFileSync(new URL('../../../packages/roll/test/fixtures/roll-messy.xlsx', import.meta.url));
let town: Town;

beforeAll(async () => {
  town = await foundTown(server.current, 'file');
  await importRoll(town);
});

const post = (what: 'check' | 'report', query: Record<string, string>, body: Uint8Array, accept = '*/*') =>
  server.current.as(person(town, 'clerk'))(
    `/api/communities/${town.id}/roll/${what}?${new URLSearchParams(query).toString()}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', accept },
      body: new Uint8Array(body),
    },
  );

async function newsOf(response: Response): Promise<readonly RollCheckNews[]> {
  expect(response.headers.get('content-type')).toContain(ROLL_CHECK_LINES);
  const lines = (await response.text()).split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as RollCheckNews);
}

test('a check that is followed tells the columns, how far it is, and ends with what the plain one answers', async () => {
  const plain = taken(await person(town, 'clerk').checkRoll(town.id, '花名册.xlsx', new Uint8Array(messy)));
  // 604 people, as the table of expected results counts them: 98 rows with something to say, the others accepted.
  expect([plain.rows, plain.corrected, plain.needsHuman, plain.rejected]).toEqual([604, 25, 24, 49]);
  const news = await newsOf(await post('check', { name: '花名册.xlsx' }, messy, ROLL_CHECK_LINES));
  expect(news[0]).toMatchObject({ kind: 'PREVIEW', sheets: [{ sheet: '花名册' }, {}] });
  expect(JSON.stringify(news[0])).not.toMatch(/\d{15}/);
  const progress = news.filter((one) => one.kind === 'PROGRESS');
  expect(progress.length).toBeGreaterThan(0);
  expect(progress.at(-1)?.rows).toBe(604);
  expect(news.at(-1)).toEqual({ kind: 'CHECKED', check: plain });
});

test('a file that is refused ends the lines with the refusal, and nothing of it is kept', async () => {
  const before = await count();
  const news = await newsOf(await post('check', { name: '名册.xlsx' }, Buffer.from('姓名,年龄'), ROLL_CHECK_LINES));
  expect(news.map(({ kind }) => kind)).toEqual(['REFUSED']);
  expect(news[0]).toMatchObject({ problem: { code: 'FILE_WRONG_EXTENSION' } });
  expect(JSON.stringify(news[0])).toContain('名册.xlsx');
  expect(await count()).toBe(before);
});

const count = async (): Promise<number> => {
  const { rows } = await acrossCommunities(server.current.services.database.pool).query<{ n: number }>(
    'SELECT count(*)::int AS n FROM file WHERE community_id = $1',
    [town.id],
  );
  return rows[0]?.n ?? -1;
};

test('the file comes back with its problems marked, and is read like the one that was sent', async () => {
  const answer = await post('report', { name: '花名册.xlsx' }, messy);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('spreadsheetml');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const tables = await readTables(bytes, '检查结果.xlsx');
  const texts = tables.ok
    ? tables.value.flatMap(({ rows }) =>
        rows.flatMap(({ cells }) => cells.map((c) => (c.kind === 'text' ? c.text : ''))),
      )
    : [];
  expect(texts).toEqual(expect.arrayContaining(['处理结果', '原因和处理']));
  expect(texts.some((said) => said.startsWith('不能登记 D46：没有姓名'))).toBe(true);
  const again = await checkRollFile(bytes, '检查结果.xlsx', { electionDay: '2026-12-20' as IsoDate });
  expect(again.ok && [again.value.rows, again.value.rejected]).toEqual([604, 49]);
  const refused = await post('report', { name: '名册.xlsx' }, Buffer.from('姓名,年龄'));
  expect(refused.status).toBe(422);
  const observer = server.current.as(person(town, 'observer'));
  const path = `/api/communities/${town.id}/roll/report?name=a.xlsx`;
  expect((await observer(path, { method: 'POST', body: new Uint8Array(messy) })).status).toBe(403);
});

test('the same file again changes nothing; another one takes the place of the draft', async () => {
  const clerk = person(town, 'clerk');
  const head = async () => taken(await clerk.ledger(town.id, 1)).head;
  const before = await head();
  const view = taken(await clerk.community(town.id));
  const source = view.status === 'UNOPENED' || view.cycle.roll.stage !== 'DRAFT' ? null : view.cycle.roll.source;
  const sha256 = source?.file.sha256 ?? '';
  expect(taken(await clerk.importRoll(town.id, sha256, days.register))).toEqual({
    seq: before.seq,
    facts: [],
    warnings: [],
  });
  expect(await head()).toEqual(before);
  // Read another way, the same file says something else, and is taken.
  const columns = { name: 0, sex: 1, birth: 2, idNumber: 3, household: 5, ground: 6 };
  const mapping = [{ sheet: 'CSV', headerRow: 1, columns }];
  expect(taken(await clerk.importRoll(town.id, sha256, days.register, { mapping })).facts).toMatchObject([
    { type: 'ROLL_IMPORTED' },
  ]);
  expect((await head()).seq).toBe(before.seq + 1);
  // One id stands for one request: read a third way it is another, and must not be answered as if it had been done.
  const commandId = fresh();
  const importAs = async (household: number) => {
    const body = {
      commandId,
      on: days.register,
      sha256,
      mapping: [{ ...mapping[0], columns: { ...columns, household } }],
    };
    const answer = await server.current.as(clerk)(`/api/communities/${town.id}/roll/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.ok ? 'DONE' : ((await answer.json()) as { readonly code: string }).code;
  };
  expect([await importAs(4), await importAs(5)]).toEqual(['DONE', 'COMMAND_ID_REUSED']);
});

test('whoever takes the restricted bundle away is on record before it leaves', async () => {
  const chair = person(town, 'chair');
  const reveals = async () => taken(await chair.reveals(town.id)).reveals;
  taken(await chair.bytes(chair.bundleUrl(town.id, 'PUBLIC')));
  expect(await reveals()).toEqual([]);
  taken(await chair.bytes(chair.bundleUrl(town.id, 'RESTRICTED')));
  const me = taken(await chair.session()).actor?.accountId;
  expect(await reveals()).toMatchObject([{ kind: 'RESTRICTED_BUNDLE', voterNo: null, account: me }]);
});

const HEAD = '姓名,性别,出生日期,公民身份号码,居民小组,户号,登记类别,备注';
/** A man of his own name and number, born in one of thirty years. */
const line = (no: number, ground = '户籍', remark = '', name = `周${String.fromCodePoint(0x4e00 + no)}`): string => {
  const birth = `${1950 + (no % 30)}-01-01`;
  return `${name},男,${birth},${identityNumber(Math.floor(no / 30), 'M', birth)},一组,${no},${ground},${remark}`;
};
const file = (...lines: readonly string[]) => new TextEncoder().encode([HEAD, ...lines].join('\n'));
const lastImport = async () => {
  const { rows } = await acrossCommunities(server.current.services.database.pool).query<{
    seq: number;
    body: string;
    sealed: number;
  }>(
    `SELECT e.seq, e.body, (SELECT count(*)::int FROM ledger_sealed s WHERE s.community_id = $1 AND s.seq = e.seq) AS sealed
       FROM ledger_entry e WHERE community_id = $1 AND type = 'ROLL_IMPORTED' ORDER BY seq DESC LIMIT 1`,
    [town.id],
  );
  return rows[0];
};
const listed = async (): Promise<number> => taken(await person(town, 'clerk').voters(town.id, '')).total;

test('columns that somebody set right are read that way again in this community, and the table names nobody', async () => {
  const form = new TextEncoder().encode(`称呼,号\n闫婷敏,990100196609172980\n`);
  const mapping = [{ sheet: 'CSV', headerRow: 1, columns: { name: 0, idNumber: 1 } }];
  const first = await newsOf(await post('check', { name: 'a.csv' }, form, ROLL_CHECK_LINES));
  expect(first.map(({ kind }) => kind)).toEqual(['PREVIEW', 'REFUSED']);
  expect(first[0]).not.toHaveProperty('remembered');
  const set = await newsOf(
    await post('check', { name: 'a.csv', mapping: JSON.stringify(mapping) }, form, ROLL_CHECK_LINES),
  );
  expect(set.at(-1)?.kind).toBe('CHECKED');
  const other = new TextEncoder().encode(`称呼,号\n梁洋红,990100195909042374\n`);
  const again = await newsOf(await post('check', { name: 'b.csv' }, other, ROLL_CHECK_LINES));
  expect(again[0]).toMatchObject({ kind: 'PREVIEW', remembered: mapping });
  // A form without headings begins with a person: nothing of it is kept.
  const bare = new TextEncoder().encode(`闫婷敏,990100196609172980\n梁洋红,990100195909042374\n`);
  const headless = [{ ...mapping[0], headerRow: 0 }];
  await newsOf(await post('check', { name: 'c.csv', mapping: JSON.stringify(headless) }, bare, ROLL_CHECK_LINES));
  const { rows } = await acrossCommunities(server.current.services.database.pool).query('SELECT * FROM roll_mapping');
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/闫婷敏|称呼|9901001966/);
});

test('who needs a human is let in by one, and what was decided is kept with the file and not told to the public', async () => {
  const clerk = person(town, 'clerk');
  const bytes = file(
    line(1, '', '', '周甲子'),
    line(2, '', '', '吴乙'),
    line(3, '', '在押，未判决', '郑丙'),
    line(4, '', '已故', '冯丁'),
    // A name half in pinyin is looked up on the card.
    line(5, '', '', '王zhe'),
    '合计,,,5人',
  );
  const plain = taken(await clerk.checkRoll(town.id, '名册.csv', bytes));
  // No row names a ground: said once, for all of them; the line of totals is told too.
  expect(plain.problems.filter(({ code }) => code === 'GROUND_MISSING')).toMatchObject([{ row: 2 }, {}, {}, {}, {}]);
  expect(plain.skipped).toMatchObject([{ why: 'TOTALS', count: 1, rows: [7] }]);
  const checked = await newsOf(
    await post('check', { name: '名册.csv', ground: 'LOCAL_HUKOU' }, bytes, ROLL_CHECK_LINES),
  );
  expect(checked.at(-1)).toMatchObject({ kind: 'CHECKED', check: { accepted: 3, needsHuman: 2 } });
  const decisions = [
    { sheet: 'CSV', row: 5, decision: 'LEAVE_OUT' as const, reason: '看过死亡证明', codes: ['REMARK_DEAD'] },
    { sheet: 'CSV', row: 6, decision: 'REGISTER' as const, reason: '身份证上就是这样', codes: ['NAME_LATIN'] },
  ];
  const asked = { name: '名册.csv', ground: 'LOCAL_HUKOU' as const, decisions };
  const wrong = { ...asked, decisions: [{ ...decisions[1], row: 3, codes: [] }] } as typeof asked;
  expect(await clerk.importRoll(town.id, plain.file.sha256, days.register, wrong)).toMatchObject({
    ok: false,
    error: { code: 'ROLL_DECISION_UNFIT' },
  });
  taken(await clerk.importRoll(town.id, plain.file.sha256, days.register, asked));
  expect(await listed()).toBe(4);
  // Whoever works with the roll sees which household somebody belongs to.
  expect(taken(await clerk.voters(town.id, '郑丙')).rows).toMatchObject([{ name: '郑丙', household: '3' }]);
  const { body = '' } = (await lastImport()) ?? {};
  expect(JSON.parse(body)).toMatchObject({
    checkedFor: '2026-12-20',
    read: {
      ground: 'LOCAL_HUKOU',
      sheets: [{ sheet: 'CSV', headerRow: 1, columns: { name: 0, idNumber: 3, ground: 6 } }],
      decisions: { registered: 1, leftOut: 1, file: { name: '名册.csv-人工核对.json' } },
    },
  });
  expect(body).not.toMatch(/死亡|身份证上/);
  // The same again, decided the same way, changes nothing.
  expect(taken(await clerk.importRoll(town.id, plain.file.sha256, days.register, asked)).facts).toEqual([]);
});

test('a file is imported by the name it was checked under, whatever its bytes were called before', async () => {
  const clerk = person(town, 'clerk');
  const bytes = file(line(6), line(7));
  const earlier = { name: '名册.pdf', mime: 'application/pdf', bytes: Buffer.from(bytes) };
  await putFile(server.current.services.database, town.id, earlier);
  const { file: kept } = taken(await clerk.checkRoll(town.id, '名册.csv', bytes));
  const done = await clerk.importRoll(town.id, kept.sha256, days.register, { name: kept.name });
  expect([done.ok, await listed()]).toEqual([true, 2]);
});

test('a damaged file is imported whole as it was read, or not at all', async () => {
  const clerk = person(town, 'clerk');
  const sound = file(...Array.from({ length: 60 }, (_, i) => line(i + 20)));
  let damaged = 0;
  for (let run = 0; run < 8; run++) {
    const bytes = sound.slice(0, run % 2 === 0 ? sound.length : Math.floor((sound.length * (run + 1)) / 9));
    // Made-up damage, the same each time: every run hits other bytes.
    // Every second run leaves the file readable and puts digits in place of digits and commas.
    for (let at = 97 * (run + 1); at < bytes.length; at += 211 + 37 * run) {
      if (run % 2 === 1) bytes[at] = (at * 7 + run) % 256;
      else if ((bytes[at] ?? 0) < 128) bytes[at] = 48 + (at % 10);
    }
    const before = await lastImport();
    const checked = await clerk.checkRoll(town.id, `${run}.csv`, bytes);
    const done = checked.ok ? await clerk.importRoll(town.id, checked.value.file.sha256, days.register) : null;
    const after = await lastImport();
    if (checked.ok && done?.ok === true) {
      const { accepted, corrected } = checked.value;
      expect([await listed(), after?.sealed]).toEqual([accepted + corrected, accepted + corrected]);
    } else {
      damaged += 1;
      expect([after, await listed()]).toEqual([before, before?.sealed]);
    }
  }
  // Some were damaged beyond reading, others not: both ways were gone.
  expect(damaged).toBeGreaterThan(0);
  expect(damaged).toBeLessThan(8);
});

test('an import that breaks among its voters leaves neither records nor voters', async () => {
  const clerk = person(town, 'clerk');
  const owner = new pg.Pool({ connectionString: server.current.services.database.ownerUrl, max: 1 });
  try {
    const bytes = file(...Array.from({ length: 1100 }, (_, i) => line(i + 100)));
    const { file: kept } = taken(await clerk.checkRoll(town.id, 'big.csv', bytes));
    const before = [await lastImport(), await listed()];
    await owner.query(
      `CREATE FUNCTION break_there() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN IF NEW.voter_no = 1050 THEN RAISE EXCEPTION 'cable pulled'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER break_there BEFORE INSERT ON voter FOR EACH ROW EXECUTE FUNCTION break_there()`,
    );
    expect((await clerk.importRoll(town.id, kept.sha256, days.register)).ok).toBe(false);
    expect([await lastImport(), await listed()]).toEqual(before);
    await owner.query('DROP TRIGGER break_there ON voter');
    taken(await clerk.importRoll(town.id, kept.sha256, days.register));
    expect([(await lastImport())?.sealed, await listed()]).toEqual([1100, 1100]);
  } finally {
    await owner.end();
  }
});

import { readFileSync } from 'node:fs';
import type { RollCheckNews } from '@mingxuan/contract';
import { ROLL_CHECK_LINES } from '@mingxuan/contract';
import { checkRollFile, readTables } from '@mingxuan/roll';
import type { IsoDate } from '@mingxuan/rulebook';
import { beforeAll, expect, test } from 'vitest';
import { days } from '../../../packages/election/test/story.ts';
import { fresh, taken, withServer } from './support.ts';
import { importRoll } from './town-roll.ts';
import type { Town } from './town.ts';
import { foundTown, person } from './town.ts';

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
  const { rows } = await server.current.services.database.pool.query<{ n: number }>(
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
  expect(taken(await clerk.importRoll(town.id, sha256, days.register, mapping)).facts).toMatchObject([
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

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Client } from '@mingxuan/contract';
import { tableWorkbook } from '@mingxuan/documents';
import { readTables } from '@mingxuan/roll';
import type { IsoDate } from '@mingxuan/rulebook';
import type { OrganisationEntry } from '@mingxuan/store';
import { acrossCommunities, organisationOf, putOrganisation } from '@mingxuan/store';
import { expectOk } from '@mingxuan/store/test-support';
import { describe, expect, test } from 'vitest';
import { adoptPlan, openCycle } from '../../../packages/election/test/story.ts';
import { checkTree, idOf } from '../src/organisation/check-tree.ts';
import { treeTable } from '../src/organisation/tree-table.ts';
import { withServer } from './support.ts';

const file = new URL('fixtures/organisation.xlsx', import.meta.url);
const bytesOfFile = async (): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await readFile(file));
const nobody: ReadonlyMap<string, OrganisationEntry> = new Map();

/** As a spreadsheet program (LibreOffice) saves it. */
async function fixture() {
  const tables = await readTables(await bytesOfFile(), 'organisation.xlsx');
  if (!tables.ok) throw new Error(tables.error.message.zh);
  return tables.value;
}

describe('a tree in a spreadsheet', () => {
  test('every row is taken or told by sheet, row and sentence; none is lost', async () => {
    const { entries, report } = checkTree(await fixture(), nobody, () => true);
    expect([report.rows, report.accepted]).toEqual([8, 4]);
    expect(report.rows).toBe(report.accepted + new Set(report.problems.map((p) => p.row)).size);
    expect(report.problems.map(({ sheet, row, column }) => [sheet, row, column])).toEqual([
      ['组织架构', 9, 'regime'],
      ['组织架构', 10, 'code'],
      ['组织架构', 11, 'street'],
      ['组织架构', 12, 'person'],
    ]);
    expect(report.unreadSheets).toEqual(['说明']);
    expect(entries.map((e) => [e.communityId, e.name, e.regime, e.electedOn, e.termEnds])).toEqual([
      ['9901.01.001.001', '幸福里社区', 'RESIDENTS', '2021-03-10', '2026-03-10'],
      ['9901.01.001.002', '新村社区', 'VILLAGERS', '2021-03-12', '2026-03-12'],
      ['9901.01.002.001', '向阳社区', 'RESIDENTS', null, null],
    ]);
    expect(entries[0]?.people).toEqual([
      { duty: '书记', name: '唐金俊', phone: '075588880001' },
      { duty: '经办人', name: '李梅', phone: '13800000002' },
    ]);
  });

  test('again, it shows only what differs; what the file leaves out is told and stays', async () => {
    const { entries } = checkTree(await fixture(), nobody, () => true);
    const [first, ...rest] = entries;
    if (first === undefined) throw new Error('the fixture is empty');
    const gone: OrganisationEntry = { ...first, communityId: '9901.01.009.001', name: '旧社区' };
    const known = [{ ...first, name: '幸福社区', people: [] }, ...rest, gone].map((e) => [e.communityId, e] as const);
    const { report } = checkTree(await fixture(), new Map(known), () => true);
    expect([report.added, report.same]).toEqual([[], 2]);
    expect(report.changed[0]?.changes).toEqual([
      { field: 'name', before: '幸福社区', after: '幸福里社区' },
      { field: 'people', before: '', after: '书记 唐金俊；经办人 李梅' },
    ]);
    expect(report.notInFile).toEqual([{ id: '9901.01.009.001', name: '旧社区' }]);
  });

  test('what was exported is read back as it was', async () => {
    const { entries } = checkTree(await fixture(), nobody, () => true);
    const file = await tableWorkbook(treeTable(entries), 0);
    const tables = await readTables(file, 'tree.xlsx');
    if (!tables.ok) throw new Error(tables.error.message.zh);
    const again = checkTree(tables.value, nobody, () => true);
    expect([again.entries, again.report.problems]).toEqual([entries, []]);
  });

  test.each([
    ['990101001001', '9901.01.001.001'],
    ['4403.03.dongxiao.xingfuli', '4403.03.dongxiao.xingfuli'],
    ['99010100100', null],
    ['9.90101E+11', null],
    ['', null],
  ])('the code %s is %s', (code, id) => expect(idOf(code)).toBe(id));
});

describe('the tree of an installation', () => {
  const server = withServer();

  test('is checked, confirmed as it was shown, and seen again by its differences', async () => {
    const { admin } = server.current;
    const bytes = await bytesOfFile();
    const report = await admin.checkOrganisation('organisation.xlsx', bytes);
    if (!report.ok) throw new Error(report.error.title);
    expect(report.value.added).toHaveLength(3);
    const other = await admin.importOrganisation('organisation.xlsx', bytes, 'a'.repeat(64));
    expect(other.ok ? 'OK' : other.error.code).toBe('TREE_CHANGED');
    expect(await server.current.services.ledger.communities()).toEqual([]);
    // Two who confirm the same at once: one of them imports, the other is told.
    const both = await Promise.all(
      [1, 2].map(() => admin.importOrganisation('organisation.xlsx', bytes, report.value.digest)),
    );
    expect(both.map((done) => (done.ok ? 'OK' : `${done.error.status} ${done.error.code}`)).toSorted()).toEqual([
      '409 TREE_CHANGED',
      'OK',
    ]);
    const list = await admin.communities();
    const row = list.ok ? list.value.find(({ id }) => id === '9901.01.001.001') : undefined;
    expect([row?.district, row?.subDistrict, row?.term?.ends, row?.term?.state]).toEqual([
      '城东区',
      '和平街道',
      '2026-03-10',
      'OVERDUE',
    ]);
    const again = await admin.checkOrganisation('organisation.xlsx', bytes);
    expect(again.ok && [again.value.added, again.value.changed, again.value.same]).toEqual([[], [], 3]);
    const seen = await admin.organisation('9901.01.001.001');
    expect(seen.ok && seen.value?.people[1]).toEqual({ duty: '经办人', name: '李梅', phone: '13800000002' });
    // Telephones are encrypted where they lie.
    const { rows } = await acrossCommunities(server.current.services.database.pool).query<{
      all: number;
      plain: number;
    }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE position('13800000002'::bytea IN people) > 0)::int AS plain FROM organisation`,
    );
    expect(rows).toEqual([{ all: 3, plain: 0 }]);
  });

  test('imports at once of what two people saw alike, in whatever order: one is taken whole, the others not at all', async () => {
    const { database } = server.current.services;
    const kept = expectOk(await organisationOf(database, ['9901.01.001.001', '9901.01.001.002']));
    const seen = new Map(kept.map((entry) => [entry.communityId, entry.imports]));
    expect([...seen.values()]).toEqual([1, 1]);
    const asked = [1, 2, 3, 4, 5, 6].map((n) => {
      const mine = kept.map((entry) => ({ ...entry, name: `第${n}社区` }));
      const by = { at: `2026-01-01T00:00:0${n}Z`, account: `a${n}`, file: '' };
      return putOrganisation(database, n % 2 === 0 ? mine : mine.toReversed(), by, seen);
    });
    const answers = await Promise.all(asked);
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    expect(answers.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(Array(5).fill('TREE_CHANGED'));
    const now = expectOk(await organisationOf(database, [...seen.keys()]));
    expect(now.map(({ name, imports }) => [name, imports])).toEqual(
      Array(2).fill([`第${answers.findIndex((one) => one.ok) + 1}社区`, 2]),
    );
    // As it was, for whoever reads on.
    const by = { at: '2026-01-02T00:00:00Z', account: 'a', file: '' };
    expectOk(await putOrganisation(database, kept, by, new Map([...seen.keys()].map((id) => [id, 2]))));
  });

  test('belongs to whoever sets up communities, and of it only what lies in their reach', async () => {
    const { hire } = server.current;
    const bytes = await bytesOfFile();
    const clerk = await hire('clerk', ['CLERK'], '9901/01/001/001');
    const refused = await clerk.checkOrganisation('organisation.xlsx', bytes);
    expect(refused.ok ? 'OK' : refused.error.code).toBe('NOT_GRANTED');
    const seen = await clerk.organisation('9901.01.001.001');
    expect(seen.ok && seen.value?.people.map((p) => p.phone)).toEqual([null, null]);
    const elsewhere = await clerk.organisation('9901.01.001.002');
    expect(elsewhere.ok ? 'OK' : elsewhere.error.status).toBe(403);
    const street = await hire('street', ['STREET_ADMIN'], '9901/01/002');
    const own = await street.checkOrganisation('organisation.xlsx', bytes);
    if (!own.ok) throw new Error(own.error.title);
    expect([own.value.same, own.value.accepted]).toEqual([1, 1]);
    expect(own.value.problems.filter((p) => p.message.zh.includes('管辖范围')).map((p) => p.row)).toContain(4);
  });
});

describe('terms that were extended', () => {
  const server = withServer();
  const C = '9901.01.001.001';
  const decision = {
    until: '2026-12-31' as IsoDate,
    authority: '城东区委组织部',
    documentNo: '=东组〔2026〕3号',
    decidedOn: '2026-02-20' as IsoDate,
    reason: '区划调整',
  };
  const code = (answer: { readonly ok: boolean; readonly error?: { readonly code: string } }): string =>
    answer.ok ? 'OK' : (answer.error?.code ?? '');
  const term = async () => {
    const ledger = await server.current.admin.terms();
    if (!ledger.ok) throw new Error(ledger.error.title);
    const row = ledger.value.rows.find(({ id }) => id === C);
    if (row === undefined) throw new Error('the community is in the term ledger');
    return row;
  };

  test('count once a second person above the street has checked them, are only added, and are told in the list and the file', async () => {
    const { admin, hire, as, services } = server.current;
    const bytes = await bytesOfFile();
    const report = await admin.checkOrganisation('organisation.xlsx', bytes);
    if (!report.ok) throw new Error(report.error.title);
    await admin.importOrganisation('organisation.xlsx', bytes, report.value.digest);
    const street = await hire('street', ['STREET_ADMIN'], '9901/01/001');
    const other = await hire('other', ['STREET_ADMIN'], '9901/01/001');
    const district = await hire('district', ['DISTRICT_ADMIN'], '9901/01');

    expect(code(await street.askExtension(C, { ...decision, until: '2026-03-10' as IsoDate }))).toBe(
      'EXTENSION_NOT_LONGER',
    );
    const asked = await street.askExtension(C, decision);
    if (!asked.ok) throw new Error(asked.error.title);
    expect((await term()).term?.ends).toBe('2026-03-10');
    const yes = { no: asked.value.no, granted: true, ground: '' };
    expect(code(await other.answerExtension(C, yes))).toBe('NOT_GRANTED');
    expect(code(await district.answerExtension(C, { ...yes, granted: false }))).toBe('GROUND_MISSING');
    expect(code(await district.answerExtension(C, yes))).toBe('OK');
    expect(code(await district.answerExtension(C, yes))).toBe('NOT_FOUND');
    const { term: standing, stated, extensions } = await term();
    expect([standing?.ends, standing?.extended?.documentNo, stated]).toEqual([
      '2026-12-31',
      decision.documentNo,
      '2026-03-10',
    ]);
    expect(extensions).toHaveLength(1);

    // Whoever entered it does not check it, whatever else they hold.
    const again = await district.askExtension(C, { ...decision, until: '2026-10-31' as IsoDate });
    if (!again.ok) throw new Error(again.error.title);
    expect(code(await district.answerExtension(C, { ...yes, no: again.value.no }))).toBe('MAKER_IS_CHECKER');

    const file = await as(admin)('/api/terms.xlsx');
    const tables = await readTables(new Uint8Array(await file.arrayBuffer()), 'terms.xlsx');
    if (!tables.ok) throw new Error(tables.error.message.zh);
    const cells = tables.value.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(cells.filter((cell) => cell.kind === 'formula')).toEqual([]);
    expect(cells).toContainEqual({ kind: 'text', text: `'${decision.documentNo}` });

    // The application may add lines and change none.
    const all = acrossCommunities(services.database.pool);
    await expect(all.query(`UPDATE term_event SET body = '{}'`)).rejects.toThrow(/permission denied/);
  });

  test('what an import changed is kept with who imported it', async () => {
    const { admin } = server.current;
    const imports = await admin.organisationImports(C);
    if (!imports.ok) throw new Error(imports.error.title);
    expect(imports.value.map(({ no, by }) => [no, by])).toEqual([[1, '管理员']]);
    expect(imports.value[0]?.changes.map(({ field }) => field)).toContain('regime');

    // The same file by file, for whoever imports: only what lies in their reach.
    const bytes = await bytesOfFile();
    const digest = createHash('sha256').update(bytes).digest('hex');
    const seenBy = async (client: Client) => {
      const all = await client.treeImports();
      if (!all.ok) return all.error.code;
      const [row] = all.value;
      const changes = row === undefined ? null : await client.treeImportChanges(row.at, row.file);
      if (changes?.ok !== true) throw new Error(changes?.error.title ?? 'nothing was imported');
      const { at: _at, ...rest } = row ?? {};
      return [rest, changes.value.map(({ id, isNew }) => [id, isNew])];
    };
    const first = { by: '管理员', file: digest };
    expect(await seenBy(admin)).toEqual([
      { ...first, communities: 3, added: 3 },
      [
        [C, true],
        ['9901.01.001.002', true],
        ['9901.01.002.001', true],
      ],
    ]);
    const street = await server.current.hire('street-2', ['STREET_ADMIN'], '9901/01/002');
    const [of, which] = (await seenBy(street)) as [object, object];
    expect([of, which]).toEqual([{ by: '—', file: digest, communities: 1, added: 1 }, [['9901.01.002.001', true]]]);
    expect(await seenBy(await server.current.hire('nobody', ['CLERK'], '9901/01/001/001'))).toBe('NOT_GRANTED');
  });

  test('a round is opened by an office for its own place, and a cycle belongs to one that is for it', async () => {
    const { admin, hire } = server.current;
    const round = {
      place: '9901.01',
      name: '2026年社区两委换届',
      from: '2026-06-01' as IsoDate,
      until: '2027-03-31' as IsoDate,
      electionFrom: '2026-11-01' as IsoDate,
      electionUntil: '2026-12-31' as IsoDate,
      basis: '东委办〔2026〕1号',
      packs: { RESIDENTS: 'residents-2026', VILLAGERS: 'villagers-2025' },
    } as const;
    const elsewhere = await hire('elsewhere', ['STREET_ADMIN'], '9901/02/001');
    expect(code(await elsewhere.openRound(round))).toBe('OUT_OF_SCOPE');
    expect(code(await admin.openRound({ ...round, electionUntil: '2027-04-01' as IsoDate }))).toBe('ROUND_DISORDERED');
    const opened = await admin.openRound(round);
    if (!opened.ok) throw new Error(opened.error.title);
    const seen = await elsewhere.rounds();
    expect(seen.ok && seen.value).toEqual([]);
    const officer = await hire('officer', ['STREET_OFFICER'], '9901/01/001');
    const asOfficer = (electionDay: string) =>
      officer.act(
        C,
        { ...openCycle, electionDay: electionDay as IsoDate, round: opened.value.id },
        '2026-09-01' as IsoDate,
      );
    expect(code(await asOfficer('2027-01-15'))).toBe('OUTSIDE_ROUND');
    expect(code(await asOfficer('2026-12-20'))).toBe('OK');
    const list = await admin.communities();
    expect(list.ok && list.value.find(({ id }) => id === C)?.round).toBe(opened.value.id);

    // Moved out of the window later, the plan is warned and not refused, and its entry says what the round foresaw.
    const { partyDay, pins } = adoptPlan;
    const said = async (day: string) => {
      const preview = await officer.previewPlan(C, { electionDay: day as IsoDate, partyDay, pins });
      if (!preview.ok || !preview.value.feasible) throw new Error('the day is lawful');
      return preview.value.warnings.flatMap(({ rule, verdict }) => (rule === 'ROUND' ? [verdict] : []));
    };
    expect([await said('2026-12-20'), await said('2027-01-10')]).toEqual([[], ['warning']]);
    // Whatever the clerk says of the round, what the office said counts.
    const electionDay = '2027-01-10' as IsoDate;
    const wider = { name: '更宽', electionFrom: round.electionFrom, electionUntil: electionDay };
    const clerk = await hire('planner', ['CLERK'], '9901/01/001/001');
    const moved = await clerk.act(C, { ...adoptPlan, electionDay, round: wider }, '2026-09-01' as IsoDate);
    if (!moved.ok) throw new Error(moved.error.title);
    expect(moved.value.warnings.filter((said) => said.includes('2026-11-01至2026-12-31'))).toHaveLength(1);
  });
});

import type { JsonObject, JsonValue } from '@mingxuan/ledger';
import { verifyBundle } from '@mingxuan/ledger';
import { toldBoxes } from '@mingxuan/election';
import { describe, expect, it } from 'vitest';
import { numbersFrom } from '../../../packages/ledger/test/mutations/mutation.ts';
import { verification } from '../src/commands/verify.ts';
import { cycleInBundle } from '../src/evidence/cycle-in-bundle.ts';
import { findings } from '../src/evidence/findings.ts';
import { checkTableFiles } from '../src/evidence/table-files.ts';
import { bundleOf, smallLedger } from './small-ledger.ts';

const story = smallLedger();
const bundle = bundleOf({ kind: 'PUBLIC', drafts: story });
const files = verifyBundle(bundle).files;
const textOf = (name: string): string => Buffer.from(files.get(name) ?? '').toString('utf8');

/** Cells of a table without quotes: its rows after the header, by column. */
function rowsOf(name: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = textOf(`tables/${name}`).replace('\uFEFF', '').trimEnd().split('\r\n');
  const columns = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i] ?? '', cell])));
}

describe('tables of a bundle', () => {
  it('are the same in the public and the restricted one', () => {
    const restricted = verifyBundle(bundleOf({ kind: 'RESTRICTED', drafts: story })).files;
    for (const [name, bytes] of files) {
      if (name.startsWith('tables/')) expect(Buffer.from(restricted.get(name) ?? '').equals(bytes)).toBe(true);
    }
  });

  it('tell of every vote what its result file tells', () => {
    for (const row of rowsOf('votes.csv')) {
      const { figures } = JSON.parse(textOf(`results/${row['poll']}.json`)) as { figures: Record<string, number> };
      for (const name of ['entitled', 'issued', 'collected', 'valid', 'invalid'])
        expect(row[name]).toBe(String(figures[name]));
    }
    expect(rowsOf('votes.csv').map((row) => row['poll'])).toContain('residents');
  });

  it('name who was written in, with no mark against', () => {
    const written = rowsOf('counts.csv').filter((row) => row['how'] === 'WRITTEN_IN');
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({ poll: 'residents', post: 'MEMBER', person_id: '', votes_against: '' });
  });

  it('have every column of theirs described for programs', () => {
    const { tables } = JSON.parse(textOf('tables/metadata.json')) as {
      tables: { url: string; tableSchema: { columns: { name: string }[] } }[];
    };
    expect(tables).toHaveLength([...files.keys()].filter((name) => name.endsWith('.csv')).length);
    for (const { url, tableSchema } of tables) {
      const head = textOf(`tables/${url}`).replace('\uFEFF', '').split('\r\n')[0];
      expect(tableSchema.columns.map(({ name }) => name).join(',')).toBe(head);
    }
  });

  it.each([
    ['a cell changed', (text: string) => text.replace('ON_BALLOT', 'WRITTEN_IN'), 'TABLE_FILE_DIFFERS', 2],
    [
      'a row taken out',
      (text: string) => text.split('\r\n').slice(0, -2).join('\r\n').concat('\r\n'),
      'TABLE_FILE_DIFFERS',
      null,
    ],
    ['the file taken out', () => null, 'TABLE_FILE_MISSING', null],
  ] as const)('forged by whoever holds the key are found: %s', (_, change, code, line) => {
    const forged = bundleOf({
      drafts: story,
      tables: (tables) => {
        const made = change(tables.get('counts.csv') ?? '');
        if (made === null) tables.delete('counts.csv');
        else tables.set('counts.csv', made);
      },
    });
    const found = verification(forged).faults.filter((fault) => fault.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]?.place.file).toBe('tables/counts.csv');
    if (line !== null) expect(found[0]?.place.line).toBe(line);
  });
});

/** What somebody does to one of the tables, in bytes; null where the file is taken out. */
const CHANGES: readonly ((bytes: Buffer, at: number, other: number) => Buffer | null)[] = [
  (bytes, at, other) => Buffer.from(bytes).fill((bytes[at] ?? 0) ^ (1 + (other % 255)), at, at + 1),
  (bytes, at, other) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + (other % 200))]),
  (bytes, at, other) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.from('9'.repeat(1 + (other % 3))), bytes.subarray(at)]),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(0, 60), bytes.subarray(at)]),
  (bytes, at) => bytes.subarray(0, at),
  () => null,
];
/** So many lines of a file, with their ends. */
const firstLines = (bytes: Buffer, lines: number): string =>
  (bytes.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? []).slice(0, lines).join('');
const DRAWN = process.env['MINGXUAN_DEEP'] === '1' ? 3000 : 60;

it(`every one of ${DRAWN} drawn changes of any table is found, by file and line, though list and signature are made anew`, () => {
  const report = verifyBundle(bundle);
  const read = cycleInBundle(bundle);
  if (!read.ok) throw new Error(read.error.code);
  const told = (name: string, bytes: Buffer | null): readonly string[] => {
    const changed = new Map(files);
    if (bytes === null) changed.delete(name);
    else changed.set(name, bytes);
    const found = findings();
    checkTableFiles(read.value.cycle, { ...report, files: changed }, found);
    return found.all().map(({ code, place }) => `${code} ${place.file} ${place.line ?? ''}`);
  };
  const names = [...files.keys()].filter((name) => name.startsWith('tables/'));
  expect(names).toContain('tables/election-report.json');
  const next = numbersFrom(20_261_125);
  const missed: string[] = [];
  const seen = new Set<string>();
  for (let done = 0; done < DRAWN; ) {
    const name = names[next() % names.length] ?? '';
    const before = Buffer.from(files.get(name) ?? '');
    const [at, other] = [next() % before.length, next()];
    const after = (CHANGES[next() % CHANGES.length] ?? (() => null))(before, at, other);
    if (after?.equals(before) === true) continue;
    done += 1;
    seen.add(name);
    const said = told(name, after);
    const [one = ''] = said;
    const line = Number(one.split(' ')[2]);
    // The lines before it are as they should be, and with it they are not.
    const located =
      after === null
        ? one === `TABLE_FILE_MISSING ${name} `
        : one === `TABLE_FILE_DIFFERS ${name} ${line}` &&
          firstLines(before, line - 1) === firstLines(after, line - 1) &&
          firstLines(before, line) !== firstLines(after, line);
    if (said.length !== 1 || !located) missed.push(`${name} ${at} → ${said.join('; ')}`);
  }
  expect(missed).toEqual([]);
  expect([...seen].sort()).toEqual([...names].sort());
  expect(told('tables/more.csv', Buffer.from('a\r\n'))).toEqual(['TABLE_FILE_UNKNOWN tables/more.csv ']);
});

describe('the results in the common data format', () => {
  const report = JSON.parse(textOf('tables/election-report.json')) as JsonValue;

  it('refer only to what is in them, and give each id once', () => {
    const ids: string[] = [];
    const references: string[] = [];
    walk(report, (key, value) => {
      if (key === '@id') ids.push(String(value));
      else if (key.endsWith('Id') && key !== 'VendorApplicationId') references.push(String(value));
      else if (key.endsWith('Ids') && Array.isArray(value)) references.push(...value.map(String));
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(references.filter((one) => !ids.includes(one))).toEqual([]);
    expect(references.length).toBeGreaterThan(20);
  });

  it('have what the format asks of each class', () => {
    const asked: Readonly<Record<string, readonly string[]>> = {
      ElectionReport: [
        'Format',
        'GeneratedDate',
        'Issuer',
        'IssuerAbbreviation',
        'SequenceStart',
        'SequenceEnd',
        'Status',
        'VendorApplicationId',
      ],
      Election: ['ElectionScopeId', 'StartDate', 'EndDate', 'Name', 'Type'],
      CandidateContest: ['@id', 'ElectionDistrictId', 'Name', 'VotesAllowed'],
      CandidateSelection: ['@id', 'CandidateIds'],
      Candidate: ['@id', 'BallotName'],
      ReportingUnit: ['@id', 'Type'],
      VoteCounts: ['Count', 'GpUnitId', 'Type'],
      BallotCounts: ['GpUnitId', 'Type'],
      OtherCounts: ['GpUnitId'],
      LanguageString: ['Content', 'Language'],
      Office: ['@id', 'Name'],
    };
    /** What else each of them may have, as far as we use it: the schema allows no field that it does not name. */
    const allowed: Readonly<Record<string, readonly string[]>> = {
      ElectionReport: ['IsTest', 'GpUnit', 'Office', 'Election'],
      Election: ['BallotCounts', 'Candidate', 'Contest'],
      CandidateContest: [
        'OfficeIds',
        'NumberElected',
        'VoteVariation',
        'OtherVoteVariation',
        'CountStatus',
        'OtherCounts',
        'ContestSelection',
      ],
      CandidateSelection: ['IsWriteIn', 'VoteCounts'],
      Candidate: ['PostElectionStatus'],
      ReportingUnit: ['OtherType', 'Name', 'ComposingGpUnitIds'],
      BallotCounts: ['BallotsCast', 'BallotsRejected'],
      OtherCounts: ['Overvotes', 'WriteIns'],
      Office: ['ElectionDistrictId'],
    };
    const texts = ['ReportingUnit Name', 'Office Name', 'Election Name', 'Candidate BallotName'];
    const seen = new Set<string>();
    const each = (value: JsonValue): void => {
      if (typeof value !== 'object' || value === null) return;
      const { '@type': type = '' } = value as JsonObject;
      const kind = String(type).replace('ElectionResults.', '');
      if (kind !== '') seen.add(kind);
      for (const field of asked[kind] ?? []) expect(Object.keys(value), kind).toContain(field);
      const may = asked[kind] === undefined ? null : ['@type', ...asked[kind], ...(allowed[kind] ?? [])];
      if (may !== null) expect(Object.keys(value).filter((field) => !may.includes(field))).toEqual([]);
      for (const [field, inner] of Object.entries(value))
        if (texts.includes(`${kind} ${field}`))
          expect(inner).toMatchObject({ '@type': 'ElectionResults.InternationalizedText' });
      Object.values(value).forEach(each);
    };
    each(report);
    expect([...seen]).toEqual(expect.arrayContaining(Object.keys(asked)));
  });

  it('add up as the tables do', () => {
    const votes = rowsOf('counts.csv').reduce((sum, row) => sum + Number(row['votes_for']), 0);
    let told = 0;
    walk(report, (key, value) => {
      if (key === 'Count') told += Number(value);
    });
    expect(told).toBe(votes);
  });
});

function walk(value: JsonValue, visit: (key: string, value: JsonValue) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    visit(key, inner);
    walk(inner, visit);
  }
}

describe('boxes of a vote whose limit is ten', () => {
  const told = (...collected: number[]) => {
    const boxes = collected.map((n, i) => ({ box: `${i + 1}`, collected: n }));
    return toldBoxes(boxes, 10).map((one) => `${one.kind} ${one.collected}`);
  };
  it.each([
    [
      [10, 300],
      ['ALONE 10', 'ALONE 300'],
    ],
    [[9, 300], ['WITH_SMALL 309']],
    [
      [9, 20, 300],
      ['ALONE 300', 'WITH_SMALL 29'],
    ],
    [
      [5, 5, 300],
      ['ALONE 300', 'SMALL_TOGETHER 10'],
    ],
    [[4, 5, 300], ['WITH_SMALL 309']],
    [[9], ['ALL_TOGETHER 9']],
  ])('%j', (collected, shown) => {
    expect(told(...collected)).toEqual(shown);
  });
});

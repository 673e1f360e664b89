import type { DuplicateRow } from '@mingxuan/contract';
import type { Fact } from '@mingxuan/election';
import { ok } from '@mingxuan/rulebook';
import { rebuild } from '@mingxuan/store';
import { beforeAll, expect, test } from 'vitest';
import { openCycle } from '../../../packages/election/test/story.ts';
import { day, voterEntry } from '../../../packages/election/test/world.ts';
import { cycleDomain, draftOf } from '../src/cycle/domain.ts';
import { fresh, taken, withServer } from './support.ts';
import { identityNumber } from './town-roll.ts';
import type { Town } from './town.ts';
import { foundTown, person } from './town.ts';

const server = withServer();
const ON = day('2026-01-05');
const towns: Record<'east' | 'west' | 'played', Town> = {} as never;

/** A town as its ledger would hold it: the way there is told elsewhere. */
async function withFacts(name: string, mode: 'REAL' | 'REHEARSAL', more: readonly Fact[]): Promise<Town> {
  const town = await foundTown(server.current, name);
  const { type: _type, packs, ...opening } = openCycle;
  const digest = '0'.repeat(64);
  const facts: readonly Fact[] = [
    {
      type: 'CYCLE_OPENED',
      stream: 'CYCLE',
      body: {
        ...opening,
        mode,
        packs: { party: { ...packs.party, digest }, residents: { ...packs.residents, digest } },
      },
      sealed: [],
    },
    ...more,
  ];
  const about = { community: town.id, at: '2026-01-05T00:00:00Z', on: ON, actor: { account: 'a', role: 'CLERK' } };
  const sent = { commandId: fresh(), account: 'a', digest: 'd' };
  const done = await server.current.services.ledger.transact(town.id, sent, () =>
    ok({ drafts: facts.map((fact) => draftOf(fact, about)) }),
  );
  expect(done.ok).toBe(true);
  return town;
}

const withRoll = (
  name: string,
  mode: 'REAL' | 'REHEARSAL',
  voters: readonly [number, string, string?][],
): Promise<Town> =>
  withFacts(name, mode, [
    {
      type: 'ROLL_IMPORTED',
      stream: 'RESIDENTS',
      body: {
        file: { name: '名册.xlsx', sha256: 'a'.repeat(64) },
        rows: voters.length,
        corrected: 0,
        setAside: 0,
        listed: voters.length,
      },
      sealed: voters.map(([id, who, idNumber], i) => ({
        disclosure: 'RESTRICTED',
        value: { ...voterEntry(id, who), ...(idNumber === undefined ? {} : { idNumber }), voterNo: i + 1 },
      })),
    },
  ]);

beforeAll(async () => {
  towns.east = await withRoll('east', 'REAL', [
    [1, '甲东'],
    [2, '乙东'],
  ]);
  towns.west = await withRoll('west', 'REAL', [
    [3, '丙西'],
    [2, '乙西'],
    [4, '丁西', identityNumber(77, 'F')],
  ]);
  towns.played = await withRoll('played', 'REHEARSAL', [
    [2, '乙演'],
    [1, '甲演'],
  ]);
});

async function ask(town: Town, office: string, method: 'GET' | 'POST') {
  const fetchAs = server.current.as(person(town, office));
  const response = await fetchAs(`/api/communities/${town.id}/roll/duplicates`, {
    method,
    ...(method === 'GET'
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ commandId: fresh(), on: ON }) }),
  });
  const text = await response.text();
  return { status: response.status, text, rows: (JSON.parse(text) as { rows?: DuplicateRow[] }).rows ?? [] };
}

test('the same person on two rolls is seen from both, and of the other side only its name', async () => {
  for (const [here, there, names] of [
    ['east', 'west', /丙|乙西/],
    ['west', 'east', /甲|乙东/],
  ] as const) {
    const seen = await ask(towns[here], 'clerk', 'GET');
    expect(seen.rows).toMatchObject([{ no: null, voterNo: 2, alsoIn: `${there}社区`, standing: 'UNDECIDED' }]);
    expect(seen.text).not.toMatch(names);
    expect(seen.text).not.toMatch(/\d{11}/);
    expect(seen.text).not.toContain(towns[there].id);
  }
  // A rehearsal is nobody's second registration.
  expect((await ask(towns.played, 'clerk', 'GET')).rows).toEqual([]);
  expect((await ask(towns.east, 'observer', 'GET')).status).toBe(403);
  expect((await ask(towns.west, 'observer', 'POST')).status).toBe(403);
});

test('both sides record and decide for themselves, and each sees where the other stands', async () => {
  const { east, west } = towns;
  for (const town of [east, west]) {
    expect((await ask(town, 'clerk', 'POST')).rows).toMatchObject([{ no: 1, standing: 'UNDECIDED' }]);
    // Asking again records nothing twice.
    expect((await ask(town, 'clerk', 'POST')).rows).toHaveLength(1);
  }
  const decide = (town: Town, decision: 'STAYS_HERE' | 'LEAVES_HERE', office = 'chair') =>
    person(town, office).act(
      town.id,
      { type: 'RESOLVE_DUPLICATE', no: 1, decision, reason: '本人选择', evidence: [] },
      ON,
    );
  const standing = async (town: Town) => (await ask(town, 'clerk', 'GET')).rows[0]?.standing;
  const byClerk = await decide(east, 'STAYS_HERE', 'observer');
  expect(byClerk.ok ? 'OK' : byClerk.error.code).toBe('NOT_GRANTED');
  taken(await decide(east, 'STAYS_HERE'));
  expect([await standing(east), await standing(west)]).toEqual(['WAITING_FOR_OTHER', 'OTHER_DECIDED']);
  taken(await decide(west, 'STAYS_HERE'));
  expect([await standing(east), await standing(west)]).toEqual(['BOTH_STAY', 'BOTH_STAY']);
  const again = await decide(west, 'STAYS_HERE');
  expect(again.ok ? 'OK' : again.error.code).toBe('NO_OPEN_DUPLICATE');
  taken(await decide(west, 'LEAVES_HERE'));
  expect([await standing(east), await standing(west)]).toEqual(['TO_BE_STRUCK', 'TO_BE_STRUCK']);
  taken(
    await person(west, 'chair').act(
      west.id,
      {
        type: 'AMEND_ROLL',
        change: { kind: 'REMOVE', reason: 'REGISTERED_TWICE', voterNo: 2 },
        note: '在东社区登记',
        evidence: [{ name: '说明.jpg', sha256: 'b'.repeat(64) }],
        places: [],
      },
      ON,
    ),
  );
  expect([await standing(east), await standing(west)]).toEqual(['SETTLED', 'SETTLED']);
  const { services } = server.current;
  for (const town of [east, west]) {
    expect((await rebuild(services.database, cycleDomain, { communityId: town.id })).faults).toEqual([]);
  }
});

test('nobody composes a match by hand, and no reader without the roll sees one', async () => {
  const forged = await server.current.as(person(towns.east, 'clerk'))(`/api/communities/${towns.east.id}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commandId: fresh(), command: { type: 'NOTE_DUPLICATES', matches: [] } }),
  });
  expect(forged.status).toBe(404);
  const seen = taken(await person(towns.east, 'observer').community(towns.east.id));
  expect(JSON.stringify(seen)).not.toContain('west社区');
});

test('an import looks at once who stands on another roll, records it, and holds nobody up', async () => {
  const meeting = { kind: 'RESIDENTS_ASSEMBLY', heldOn: ON, expected: 1, present: 1, evidence: [] } as never;
  const committee: Fact = {
    type: 'REC_ELECTED',
    stream: 'RESIDENTS',
    body: { size: 1, meeting, votes: [1] },
    sealed: [{ disclosure: 'PUBLIC', value: { rank: 1, name: '主任' } }],
  };
  const north = await withFacts('north', 'REAL', [committee]);
  const clerk = person(north, 'clerk');
  const file = new TextEncoder().encode(`姓名,公民身份号码,登记类别\n丁北,${identityNumber(77, 'F')},户籍\n`);
  const checked = taken(await clerk.checkRoll(north.id, '名册.csv', file));
  taken(await clerk.importRoll(north.id, checked.file.sha256));
  const types = taken(await clerk.ledger(north.id, 1)).entries.map(({ type }) => type);
  expect(types.toSorted()).toEqual(['CYCLE_OPENED', 'DUPLICATE_FOUND', 'REC_ELECTED', 'ROLL_IMPORTED']);
  expect((await ask(north, 'clerk', 'GET')).rows).toMatchObject([{ no: 1, voterNo: 1, alsoIn: 'west社区' }]);
});

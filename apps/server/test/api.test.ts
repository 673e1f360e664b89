import type { Client } from '@mingxuan/contract';
import type { Command } from '@mingxuan/election';
import { rebuild } from '@mingxuan/store';
import { beforeAll, describe, expect, test } from 'vitest';
import { days, firstOfEachPost, openCycle, pollAt } from '../../../packages/election/test/story.ts';
import { routes } from '../src/app.ts';
import { cycleDomain } from '../src/cycle/domain.ts';
import { fresh, taken, withServer } from './support.ts';
import type { Town } from './town.ts';
import { foundTown, person } from './town.ts';

const server = withServer();
let town: Town;
beforeAll(async () => {
  town = await foundTown(server.current, 'yi');
  await town.tell(
    (w) =>
      pollAt('party-committee', 'COUNTING')(w) && w.cycle.polls.some((p) => 'bundles' in p && p.bundles.length > 0),
  );
}, 60_000);

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  server.current.fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const refusalOf = async (answer: ReturnType<Client['act']>): Promise<string> => {
  const told = await answer;
  return told.ok ? 'OK' : `${told.error.status} ${told.error.code}`;
};

const head = async (): Promise<number> => taken(await person(town, 'clerk').ledger(town.id, 1)).head.seq;

describe('who may come in', () => {
  test('every route says for whom it is, and only these are for everyone', () => {
    expect(routes.length).toBeGreaterThan(15);
    const open = routes.filter((r) => r.audience.kind === 'PUBLIC').map((r) => r.path);
    expect(new Set(open)).toEqual(
      new Set([
        '/api/session',
        '/api/first-account',
        '/api/rules',
        '/api/public/:community/roll-check',
        '/api/public/:community/complaint-status',
        '/api/public/:community/complaints',
        '/api/public/:community/objections',
        '/api/public/:community/objection-status',
      ]),
    );
  });

  test('nobody passes any other door without signing in', async () => {
    for (const route of routes.filter((r) => r.audience.kind !== 'PUBLIC')) {
      const path = route.path
        .replace(':community', town.id)
        .replace(/:file\{[^}]*\}/, '1.pdf')
        .replace(':paper', 'WALL_PLAN')
        .replace(':account', 'x');
      const answer = await server.current.fetch(path, {
        method: route.method,
        ...(route.method === 'POST' ? { body: '{}' } : {}),
      });
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  test('the session says who is there, and forgets on signing out', async () => {
    const guest = await server.current.fetch('/api/session').then((r) => r.json());
    expect(guest).toMatchObject({ actor: null, firstRun: false });
    const client = await server.current.hire('yi-passer', ['OBSERVER'], '7700/01/he/yi');
    expect(taken(await client.session()).actor).toMatchObject({ name: 'yi-passer', mustChangePassword: false });
    taken(await client.signOut());
    expect(taken(await client.session()).actor).toBe(null);
    expect((await client.signIn('yi-passer', 'wrong')).ok).toBe(false);
  });

  test('a request from another site is refused before anything happens', async () => {
    const before = await head();
    const foreign = await post(`/api/communities/${town.id}/commands`, {}, { origin: 'https://evil.example' });
    expect([foreign.status, ((await foreign.json()) as { code: string }).code]).toEqual([403, 'FOREIGN_ORIGIN']);
    const own = await post(`/api/communities/${town.id}/commands`, {}, { origin: 'http://localhost:8080' });
    expect(own.status).toBe(401);
    expect(await head()).toBe(before);
  });

  test('an office elsewhere opens nothing here', async () => {
    const stranger = await server.current.hire('yi-stranger', ['CLERK', 'REC_CHAIR', 'TELLER'], '7700/01/he/er');
    const answers = [
      await stranger.community(town.id),
      await stranger.ledger(town.id, 1),
      await stranger.voters(town.id, ''),
      await stranger.papers(town.id),
      await stranger.bytes(stranger.bundleUrl(town.id, 'PUBLIC')),
    ];
    expect(answers.map((a) => (a.ok ? 'OK' : `${a.error.status} ${a.error.code}`))).toEqual(
      answers.map(() => '403 OUT_OF_SCOPE'),
    );
    expect(await refusalOf(stranger.act(town.id, { type: 'REGISTER_RECTIFICATION', matter: '路灯' }))).toBe(
      '403 OUT_OF_SCOPE',
    );
    expect(taken(await stranger.communities())).toEqual([]);
  });

  test.each([
    ['teller', 'tellerA', { type: 'FREEZE_ROLL' }],
    ['an observer', 'observer', { type: 'REGISTER_RECTIFICATION', matter: '路灯' }],
    ['a clerk who fills gates', 'clerk', { type: 'RECORD_STEP', step: 'A04', note: '没有要整改的', evidence: [] }],
    [
      'a scrutineer',
      'scrutineer',
      {
        type: 'ENTER_BUNDLE',
        poll: 'party-committee',
        no: 1,
        figures: { valid: 5, invalid: 0, partInvalid: {}, marks: {} },
        writeIns: [],
      },
    ],
    ['a street officer of no street', 'party', { type: 'APPROVE_SECRETARY', replyNo: '1号' }],
  ] as const)('%s does only what the office gives', async (_who, office, command) => {
    expect(await refusalOf(person(town, office).act(town.id, command as Command, days.party))).toBe('403 NOT_GRANTED');
  });
});

describe('an act', () => {
  const register = { type: 'REGISTER_RECTIFICATION', matter: '二号楼路灯不亮' } as const;
  const clerkFetch = async (commandId: string, command: unknown): Promise<{ status: number; body: unknown }> => {
    const client = person(town, 'clerk');
    let seen = { status: 0, body: null as unknown };
    // The client makes its own ids; this sends one id again, as a browser does that never got the answer.
    const raw = await rawAs(client, `/api/communities/${town.id}/commands`, { commandId, on: days.gates, command });
    seen = { status: raw.status, body: await raw.json() };
    return seen;
  };

  test('sent again, or five times at once, is recorded once and answered alike', async () => {
    const before = await head();
    const commandId = fresh();
    const first = await clerkFetch(commandId, register);
    expect(first.status).toBe(200);
    const again = await Promise.all(Array.from({ length: 5 }, () => clerkFetch(commandId, register)));
    for (const answer of again) expect(answer).toEqual(first);
    const other = fresh();
    const five = await Promise.all(Array.from({ length: 5 }, () => clerkFetch(other, register)));
    expect(new Set(five.map((a) => JSON.stringify(a)))).toHaveLength(1);
    expect(await head()).toBe(before + 2);
  });

  test('that is refused leaves nothing behind, and says why in words with the law', async () => {
    const before = await head();
    const refused = await clerkFetch(fresh(), {
      type: 'SETTLE_MODE',
      votingMode: 'ALL_VOTERS',
      seats: { CHAIR: 1, VICE: 1, MEMBER: 3 },
      meeting: { kind: 'REP_MEETING', entitled: 60, present: 50, inFavour: 45 },
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'GATES_CLOSED',
      status: 422,
      refusal: { sources: expect.arrayContaining(['SEED']) as unknown },
    });
    expect(await head()).toBe(before);
  });

  test.each([
    ['no JSON', '{', 400, 'BAD_JSON'],
    ['no id', JSON.stringify({ command: register }), 400, 'BAD_REQUEST'],
    ['an unknown key', JSON.stringify({ commandId: fresh(), command: { ...register, by: 'me' } }), 400, 'BAD_REQUEST'],
    [
      'half a character',
      `{"commandId":"${fresh()}","command":{"type":"REGISTER_RECTIFICATION","matter":"\\ud83d"}}`,
      400,
      'BAD_REQUEST',
    ],
    [
      'a command that is none',
      JSON.stringify({ commandId: fresh(), command: { type: 'constructor' } }),
      404,
      'NOT_FOUND',
    ],
    [
      'a command that only the server composes',
      JSON.stringify({ commandId: fresh(), command: { type: 'IMPORT_ROLL' } }),
      404,
      'NOT_FOUND',
    ],
    [
      'three megabytes',
      JSON.stringify({ commandId: fresh(), command: { ...register, matter: '选'.repeat(1_000_001) } }),
      413,
      'TOO_LARGE',
    ],
  ])('with %s is refused in a sentence', async (_what, body, status, code) => {
    const before = await head();
    const answer = await rawAs(person(town, 'clerk'), `/api/communities/${town.id}/commands`, body);
    const told = (await answer.json()) as {
      code: string;
      refusal: { message: { zh: string }; remedy: { zh: string } };
    };
    expect([answer.status, told.code]).toEqual([status, code]);
    expect(told.refusal.message.zh).not.toBe('');
    expect(told.refusal.remedy.zh).not.toBe('');
    expect(await head()).toBe(before);
  });

  test('in a community that nobody has founded is refused', async () => {
    const everywhere = await server.current.hire('yi-city', ['STREET_ADMIN', 'CLERK'], '7700');
    expect(await refusalOf(everywhere.act('7700.01.he.nowhere', openCycle, days.open))).toBe('404 COMMUNITY_UNKNOWN');
  });
});

describe('a count is blind', () => {
  test('nobody can see the first figures: not in the view, the ledger, the bundle or a paper', async () => {
    const poll = town.world.cycle.polls.at(-1);
    if (poll?.stage !== 'COUNTING') throw new Error('the story should stand at the count');
    const enter = (forFirst: number): Command => {
      const figures = firstOfEachPost(poll, 1, poll.bundles[0]?.ballots ?? 0);
      const id = poll.contests[0]?.candidates[0] ?? '';
      return {
        type: 'ENTER_BUNDLE',
        poll: poll.id,
        no: 1,
        figures: { ...figures, marks: { ...figures.marks, [id]: { for: forFirst, against: 0 } } },
        writeIns: [],
      };
    };
    taken(await person(town, 'tellerA').act(town.id, enter(3), days.party));
    expect(await refusalOf(person(town, 'tellerA').act(town.id, enter(3), days.party))).toBe('422 MAKER_CANNOT_CHECK');
    for (const office of ['tellerB', 'party', 'clerk', 'street', 'observer', 'scrutineer']) {
      const view = taken(await person(town, office).community(town.id));
      const shown = view.status === 'UNOPENED' ? undefined : view.cycle.polls.at(-1);
      const bundle = shown !== undefined && 'bundles' in shown ? shown.bundles[0] : undefined;
      expect(Object.keys(bundle ?? {}).sort()).toEqual(['ballots', 'by', 'no', 'stage']);
    }
    const page = taken(await person(town, 'street').ledger(town.id, 1));
    expect(JSON.stringify(page.entries)).not.toContain('marks');
    expect(Object.keys(page.entries.at(-1) ?? {}).sort()).toEqual(['at', 'hash', 'on', 'role', 'seq', 'type']);
    // Nor tried: without the hash of the entry there is nothing to hold a guess against.
    expect([page.entries.at(-1)?.hash, page.head.hash]).toEqual([null, null]);
    const bundle = await person(town, 'street').bytes(person(town, 'street').bundleUrl(town.id, 'RESTRICTED'));
    expect(bundle.ok ? 'OK' : bundle.error.code).toBe('STILL_COUNTING');
    // The second count differs: both tellers hear in which fields, and still no figure.
    taken(await person(town, 'tellerB').act(town.id, enter(4), days.party));
    const after = taken(await person(town, 'tellerB').community(town.id));
    const differing = after.status === 'UNOPENED' ? undefined : after.cycle.polls.at(-1);
    const told = differing !== undefined && 'bundles' in differing ? differing.bundles[0] : undefined;
    expect(Object.keys(told ?? {}).sort()).toEqual(['ballots', 'by', 'fields', 'no', 'stage']);
    taken(await person(town, 'tellerB').act(town.id, enter(3), days.party));
  });

  test('whoever counted, and whoever holds another office, does not sign', async () => {
    await person(town, 'tellerA').act(town.id, entry(2), days.party);
    await person(town, 'tellerB').act(town.id, entry(2), days.party);
    taken(await person(town, 'party').act(town.id, { type: 'DETERMINE_RESULT', poll: 'party-committee' }, days.party));
    const view = taken(await person(town, 'party').community(town.id));
    const poll = view.status === 'UNOPENED' ? undefined : view.cycle.polls.at(-1);
    const digest = poll?.stage === 'DETERMINED' ? poll.digest : '';
    const sign = (as: 'SCRUTINEER' | 'CHAIR'): Command => ({
      type: 'SIGN_RESULT',
      poll: 'party-committee',
      as,
      name: as === 'SCRUTINEER' ? '监票员' : '主任',
      digest,
    });
    expect(await refusalOf(person(town, 'street').act(town.id, sign('SCRUTINEER'), days.party))).toBe(
      '403 NOT_GRANTED',
    );
    expect(await refusalOf(person(town, 'clerk').act(town.id, sign('CHAIR'), days.party))).toBe('403 NOT_GRANTED');
    expect(await refusalOf(person(town, 'tellerA').act(town.id, sign('CHAIR'), days.party))).toBe('403 NOT_GRANTED');
    const both = await server.current.hire('yi-both', ['TELLER', 'SCRUTINEER'], '7700/01/he/yi');
    expect(await refusalOf(both.act(town.id, entry(2), days.party))).toBe('403 CONFLICT_OF_DUTY');
    expect(
      await refusalOf(
        person(town, 'scrutineer').act(
          town.id,
          { ...sign('SCRUTINEER'), digest: 'f'.repeat(64) } as Command,
          days.party,
        ),
      ),
    ).toBe('422 FIGURES_CHANGED');
    taken(await person(town, 'scrutineer').act(town.id, sign('SCRUTINEER'), days.party));
    taken(await person(town, 'party').act(town.id, sign('CHAIR'), days.party));
  });

  test('what the screens search is what the ledger says, row for row', async () => {
    const report = await rebuild(server.current.services.database, cycleDomain, { communityId: town.id });
    expect(report.faults).toEqual([]);
    expect(report.entries).toBe(await head());
  });
});

function entry(no: number): Command {
  const poll = town.world.cycle.polls.at(-1);
  if (poll?.stage !== 'COUNTING') throw new Error('the story should stand at the count');
  return {
    type: 'ENTER_BUNDLE',
    poll: poll.id,
    no,
    figures: firstOfEachPost(poll, no, poll.bundles.find((b) => b.no === no)?.ballots ?? 0),
    writeIns: [],
  };
}

/** A request with a body of our own, as this person. */
async function rawAs(client: Client, path: string, body: unknown): Promise<Response> {
  return server.current.as(client)(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

import type { CalledSums } from '@mingxuan/contract';
import type { Command } from '@mingxuan/election';
import { proofDigest } from '@mingxuan/identity';
import { acrossCommunities, readLedger } from '@mingxuan/store';
import { expectOk } from '@mingxuan/store/test-support';
import { describe, expect, test } from 'vitest';
import { checkIn, days, pollAt } from '../../../packages/election/test/story.ts';
import { hotp, stepOf } from '../../../packages/identity/src/accounts/totp.ts';
import { Authenticator } from '../../../packages/identity/test/authenticator.ts';
import { createApp } from '../src/app.ts';
import { cookieOf, fresh, taken, withServer } from './support.ts';
import { importRoll } from './town-roll.ts';
import { foundTown, person, type Town } from './town.ts';

const server = withServer();

const PASSWORD = 'correct horse battery staple 42';

/** The poll as this person is shown it, and whoever signs sees the digest there. */
async function determined(town: Town) {
  const view = taken(await person(town, 'chair').community(town.id));
  const poll = view.status === 'UNOPENED' ? undefined : view.cycle.polls.find((one) => one.id === 'residents');
  if (poll?.stage !== 'DETERMINED' && poll?.stage !== 'CERTIFIED') throw new Error('the result is not determined');
  return poll;
}

describe('the desk', () => {
  test('is told the number of the slip, the same one however often it asks; the list on paper shows who has come', async () => {
    const town = await foundTown(server.current, 'desk');
    await importRoll(town);
    await town.tell(pollAt('residents', 'OPEN'));
    const issuer = person(town, 'issuer');
    const command = checkIn('residents', 1);
    const body = JSON.stringify({ commandId: fresh(), on: days.polls, command });
    const send = async (): Promise<unknown> => {
      const answer = await server.current.as(issuer)(`/api/communities/${town.id}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return answer.json();
    };
    expect(await send()).toMatchObject({ slip: 1 });
    expect(await send()).toMatchObject({ slip: 1 });
    town.world.must({ command, account: 'issuer', on: days.polls });

    const list = taken(await issuer.checklist(town.id, 'residents'));
    expect(list.rows.length).toBe(14);
    expect(list.rows.filter((row) => row.checkedIn !== null).map((row) => row.voterNo)).toEqual([1]);
    // Nothing in it that a list on a table should not show.
    expect(Object.keys(list.rows[0] ?? {}).sort()).toEqual(['checkedIn', 'group', 'name', 'voterNo']);
    const observer = await person(town, 'observer').checklist(town.id, 'residents');
    expect(observer.ok ? 'OK' : observer.error.status).toBe(403);
  }, 120_000);
});

/** Whoever has an authenticator signs with its code; the record says so, and which digest proves it. */
async function signWithAuthenticator(town: Town, digest: string): Promise<void> {
  const chair = person(town, 'chair');
  const view = taken(await chair.community(town.id));
  const name = view.status === 'UNOPENED' ? '' : (view.cycle.rec?.members.find((m) => m.rank === 1)?.name ?? '');
  const { secret, qr } = taken(await chair.beginEnrolment({ password: `${PASSWORD} sign-chair` }));
  expect(qr.path).toMatch(/^M/);
  const key = Buffer.from(fromBase32(secret));
  const step = stepOf(new Date());
  const { recoveryCodes } = taken(await chair.confirmEnrolment(hotp(key, step)));
  expect(recoveryCodes).toHaveLength(10);
  const commandId = fresh();
  const signature = { poll: 'residents', as: 'CHAIR', name, digest };
  const send = async (proof: object): Promise<unknown> => {
    const answer = await server.current.as(chair)(`/api/communities/${town.id}/results/sign`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ commandId, on: days.polls, ...signature, ...proof }),
    });
    return answer.json();
  };
  expect(await send({ password: `${PASSWORD} sign-chair` })).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' });
  // The code that set the authenticator up is used up; the next one is not.
  expect(await send({ code: hotp(key, step) })).toMatchObject({ code: 'SECOND_FACTOR_USED' });
  // A passkey signs as well, each time the very figures it was asked for; these are not the ones on the page.
  const passkey = new Authenticator();
  const made = taken(await chair.beginPasskey({ code: recoveryCodes[0] ?? '' })) as { challenge: string };
  expect(taken(await chair.confirmPasskey('钥匙', passkey.create(made))).recoveryCodes).toEqual([]);
  const other = 'e'.repeat(64);
  const asked = taken(await chair.askPasskey({ figures: other, act: commandId })) as { challenge: string };
  const answer = passkey.get(asked);
  expect(await send({ passkey: answer })).toMatchObject({ code: 'PASSKEY_CHALLENGE_GONE' });
  expect(await send({ passkey: answer, digest: other })).toMatchObject({ code: 'FIGURES_CHANGED' });
  expect(await send({ passkey: answer, digest: other })).toMatchObject({ code: 'PASSKEY_CHALLENGE_GONE' });
  const signed = await send({ code: hotp(key, step + 1) });
  expect(signed).toMatchObject({ facts: [{ type: 'RESULT_SIGNED' }] });
  // Whoever never got the answer asks again with the same code, and has signed once.
  expect(await send({ code: hotp(key, step + 1) })).toEqual(signed);
  const entries = expectOk(await readLedger(server.current.services.database, town.id));
  const bodies = entries.flatMap(({ entry }) => (entry.type === 'RESULT_SIGNED' ? [entry.body] : []));
  const actor = taken(await chair.session()).actor;
  const proof = proofDigest(actor?.accountId ?? '', step + 1, digest);
  expect(bodies.at(-1)).toMatchObject({ as: 'CHAIR', digest, secondFactor: 'TOTP', proof });
}

/** RFC 4648 §6, as an authenticator reads it. */
function fromBase32(text: string): readonly number[] {
  const bits = Array.from(text, (sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  ).join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}

describe('a signature', () => {
  test('asks for the password once more, is bound to the figures, and says with what it was proven', async () => {
    const town = await foundTown(server.current, 'sign');
    await importRoll(town);
    await town.tell(pollAt('residents', 'DETERMINED'));
    const { digest, staff } = await determined(town);
    const name = staff.find((one) => one.role === 'SCRUTINEER')?.name ?? '';
    const scrutineer = person(town, 'scrutineer');
    const sign = (change: { password?: string; digest?: string }) =>
      scrutineer.signResult(
        town.id,
        { poll: 'residents', as: 'SCRUTINEER', name, digest, password: `${PASSWORD} sign-scrutineer`, ...change },
        days.polls,
      );
    const codeOf = async (answer: ReturnType<typeof sign>): Promise<string> => {
      const settled = await answer;
      return settled.ok ? 'OK' : settled.error.code;
    };
    expect(await codeOf(sign({ password: 'not the password at all' }))).toBe('WRONG_PASSWORD');
    expect(await codeOf(sign({ digest: 'f'.repeat(64) }))).toBe('FIGURES_CHANGED');
    // Nobody says of themselves that they were asked.
    const claimed: Command = {
      type: 'SIGN_RESULT',
      poll: 'residents',
      as: 'SCRUTINEER',
      name,
      digest,
      secondFactor: 'PASSWORD',
    };
    expect(await codeOf(scrutineer.act(town.id, claimed, days.polls))).toBe('SIGNATURE_UNPROVEN');
    expect((await determined(town)).signatures).toEqual([]);
    expect(await codeOf(sign({}))).toBe('OK');
    expect((await determined(town)).signatures).toMatchObject([{ as: 'SCRUTINEER', name, secondFactor: 'PASSWORD' }]);

    await signWithAuthenticator(town, digest);

    const { rows } = taken(await person(town, 'street').statistics(town.id));
    expect(rows.find((row) => row.field === 'registeredTotal')?.value).toBe(14);
    const street = person(town, 'street');
    const workbook = taken(await street.bytes(street.statisticsUrl(town.id)));
    // An .xlsx is a ZIP file.
    expect(Array.from(workbook.subarray(0, 4))).toEqual([0x50, 0x4b, 0x03, 0x04]);
    // Of the street: from those communities that one may see, and of nothing beside them.
    const summary = taken(await street.bytes(street.placeStatisticsUrl('7700/01/he')));
    expect(Array.from(summary.subarray(0, 4))).toEqual([0x50, 0x4b, 0x03, 0x04]);
    expect((await street.bytes(street.placeStatisticsUrl('7700/02'))).ok).toBe(false);
    // The register as a table is for whoever may have it as a paper, and for nobody else.
    for (const [office, one] of Object.entries(town.people)) {
      const sheet = await one.bytes(one.rollSheetUrl(town.id));
      const paper = await one.bytes(one.paperCopyUrl(town.id, 'ROLL_REGISTER', 'sketch'));
      expect(sheet.ok ? 'OK' : sheet.error.code, office).toBe(paper.ok ? 'OK' : paper.error.code);
    }
  }, 120_000);

  test('what is called out reaches other screens as sums, from those who count, and leaves no trace', async () => {
    const town = await foundTown(server.current, 'call');
    await importRoll(town);
    await town.tell(pollAt('residents', 'COUNTING'));
    const sums: CalledSums = {
      turn: 1,
      caller: fresh(),
      seq: 1,
      done: 1,
      invalid: 0,
      partInvalid: {},
      votes: { 'R-CHAIR-1': 1, 'W.CHAIR': 1 },
    };
    // Ten ballots were collected, and nothing was counted anew.
    const codeOf = async (client: ReturnType<typeof person>, told: CalledSums, count = '0-10'): Promise<string> => {
      const answer = await client.callOut(town.id, 'residents', count, told);
      return answer.ok ? 'OK' : answer.error.code;
    };
    const teller = person(town, 'tellerA');
    expect(taken(await person(town, 'observer').called(town.id, 'residents', '0-10'))).toEqual({ called: null });
    expect(await codeOf(teller, sums)).toBe('OK');
    expect(taken(await person(town, 'observer').called(town.id, 'residents', '0-10'))).toEqual({ called: sums });
    // Strokes of a count that does not stand are nobody's.
    expect(await codeOf(teller, { ...sums, seq: 2 }, '1-10')).toBe('CALL_BEYOND_BALLOTS');
    expect(await codeOf(teller, { ...sums, seq: 2, partInvalid: { CHAIR: 2 } })).toBe('CALL_BEYOND_BALLOTS');
    // Ten ballots were collected; one has been read, another may be in hand.
    expect(await codeOf(teller, { ...sums, seq: 2, votes: { ...sums.votes, 'R-CHAIR-1': 3 } })).toBe(
      'CALL_BEYOND_BALLOTS',
    );
    expect(await codeOf(teller, { ...sums, seq: 2, done: 11 })).toBe('CALL_BEYOND_BALLOTS');
    expect(await codeOf(teller, { ...sums, seq: 2, votes: { ...sums.votes, nobody: 1 } })).toBe('CALL_BEYOND_BALLOTS');
    expect(await codeOf(person(town, 'scrutineer'), { ...sums, caller: fresh() })).toBe('CALL_TAKEN_OVER');
    expect(await codeOf(person(town, 'issuer'), { ...sums, seq: 3 })).toBe('NOT_A_CALLER');

    // Neither the log nor the database says when or what was called.
    const lines: unknown[] = [];
    const { services } = server.current;
    const app = createApp(services, { consoleDir: '/nowhere', origins: [], log: (line) => lines.push(line) });
    const cookie = await cookieOf(async (path, init) => app.request(path, init), 'call-tellerA');
    const before = await acrossCommunities(services.database.pool).query('SELECT count(*) AS n FROM ledger_entry');
    lines.length = 0;
    const answer = await app.request(`/api/communities/${town.id}/polls/residents/call?count=0-10`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ ...sums, seq: 5 }),
    });
    expect(answer.status).toBe(200);
    expect(lines).toEqual([]);
    expect(
      (await acrossCommunities(services.database.pool).query('SELECT count(*) AS n FROM ledger_entry')).rows,
    ).toEqual(before.rows);
  }, 120_000);
});

import type { Command } from '@mingxuan/election';
import { describe, expect, test } from 'vitest';
import { checkIn, days, pollAt } from '../../../packages/election/test/story.ts';
import { fresh, taken, withServer } from './support.ts';
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

    const { rows } = taken(await person(town, 'street').statistics(town.id));
    expect(rows.find((row) => row.field === 'registeredTotal')?.value).toBe(14);
    const street = person(town, 'street');
    const workbook = taken(await street.bytes(street.statisticsUrl(town.id)));
    // An .xlsx is a ZIP file.
    expect(Array.from(workbook.subarray(0, 4))).toEqual([0x50, 0x4b, 0x03, 0x04]);
  }, 120_000);
});

import { randomBytes, scrypt } from 'node:crypto';
import type { Actor } from '@mingxuan/identity';
import { can } from '@mingxuan/identity';
import { clientOf } from '@mingxuan/server';
import { hashPassword } from '../packages/identity/src/accounts/password.ts';
import type { Bench, Figure } from './support/figure.ts';
import { ratio, timeOf } from './support/figure.ts';
import type { Installation } from './support/installation.ts';
import { openInstallation } from './support/installation.ts';

const PASSWORD = 'Mx-9f2Kq7_Lw0z';
const AT_ONCE = 16;
const ROUNDS = 8;

const bench: Bench = async () => {
  const house = await openInstallation();
  try {
    return [await hashing(), await signingIn(house), await deciding()];
  } finally {
    await house.close();
  }
};
export default bench;

/** What a guess costs whoever holds the hashes, beside the function that most programs use (scrypt, 16 MiB). */
async function hashing(): Promise<Figure> {
  const salt = randomBytes(16);
  const other = await timeOf(4, () => new Promise((done) => scrypt(PASSWORD, salt, 32, done)));
  const ours = await timeOf(4, () => hashPassword(PASSWORD, randomBytes));
  return ratio(
    'identity',
    'argon2id-cost',
    { what: 'argon2id 19 MiB', ms: ours },
    { what: 'scrypt 16 MiB', ms: other },
    3,
  );
}

/** The slowest of a hundred sign-ins while sixteen people come in at the same time, beside all of them in a queue. */
async function signingIn({ fetch, admin }: Installation): Promise<Figure> {
  const people: { readonly username: string; readonly password: string }[] = [];
  for (let no = 0; no < AT_ONCE; no += 1) {
    const username = `经办${no}`;
    const grants = [{ role: 'CLERK', scope: '3503/0302/001/004' }];
    const made = await admin.createAccount({ username, displayName: username, grants });
    if (!made.ok) throw new Error(made.error.title);
    people.push({ username, password: made.value.oneTimePassword ?? '' });
  }
  const enter = async ({ username, password }: { username: string; password: string }): Promise<number> => {
    const began = performance.now();
    const answer = await clientOf(fetch).signIn(username, password);
    if (!answer.ok) throw new Error(answer.error.title);
    return performance.now() - began;
  };
  // The slowest of sixteen at once may wait for all the others: as long as they take one after another, and no longer.
  const queue = await timeOf(
    1,
    async () => {
      for (const person of people) await enter(person);
    },
    2,
  );
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) taken.push(...(await Promise.all(people.map(enter))));
  const p99 = taken.toSorted((one, other) => one - other)[Math.ceil(taken.length * 0.99) - 1] ?? 0;
  return ratio(
    'identity',
    'sign-in-p99',
    { what: `p99 of ${AT_ONCE} at once`, ms: p99 },
    { what: 'all of them in a queue', ms: queue },
    1.5,
  );
}

/** Deciding whether somebody may, beside reading who they are out of JSON, which every request does anyway. */
async function deciding(): Promise<Figure> {
  const roles = ['CLERK', 'REC_CHAIR', 'REGISTRAR', 'PARTY_ORG', 'STREET_OFFICER'] as const;
  const grants = roles.map((role) => ({ role, scope: '3503/0302/001/004' }));
  const actor: Actor = { accountId: 'a', name: '王芳', grants };
  const text = JSON.stringify(actor);
  const reading = await timeOf(20_000, () => JSON.parse(text) as unknown);
  const asked = { scope: '3503/0302/001/004', makers: ['b'] };
  const judged = await timeOf(20_000, () => can(actor, 'candidate.review', asked));
  return ratio('identity', 'can', { what: 'can()', ms: judged }, { what: 'JSON.parse of the actor', ms: reading }, 1);
}

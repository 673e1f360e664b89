import { randomBytes, randomUUID } from 'node:crypto';
import type { Client, Fetch, Grant, SampleLoaded } from '@mingxuan/contract';
import { createClient } from '@mingxuan/contract';
import type { Duty, Sample } from './data.ts';
import { must } from './stage.ts';

const rolesOf: Readonly<Record<Duty, readonly string[]>> = {
  streetAdmin: ['STREET_ADMIN', 'STREET_OFFICER'],
  clerk: ['CLERK'],
  party: ['PARTY_ORG'],
  recChair: ['REC_CHAIR'],
  reviewer: ['JOINT_REVIEWER'],
  issuer: ['REGISTRAR', 'BALLOT_ISSUER'],
  tellerA: ['TELLER'],
  tellerB: ['TELLER'],
  scrutineer: ['SCRUTINEER'],
};

/** A client that keeps its own cookies, as one person's browser does. */
export function clientOf(fetch: Fetch): Client {
  const jar = new Map<string, string>();
  return createClient(async (path, init) => {
    const headers = new Headers(init?.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([k, v]) => `${k}=${v}`).join('; '));
    const response = await fetch(path, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const cut = pair.indexOf('=');
      jar.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    return response;
  }, randomUUID);
}

export const freshPassword = (): string => `Mx-${randomBytes(9).toString('base64url')}`;

export interface Cast {
  readonly clients: Readonly<Record<Duty, Client>>;
  readonly accounts: SampleLoaded['accounts'];
}

/** One account a duty, each made by the administrator with a one-time password and at once given its own. */
export async function hire(admin: Client, fetch: Fetch, sample: Sample, community: string): Promise<Cast> {
  const scope = community.split('.');
  const accounts: SampleLoaded['accounts'][number][] = [];
  const hireOne = async (duty: Duty): Promise<Client> => {
    const person = sample.people[duty];
    const reach = duty === 'streetAdmin' ? scope.slice(0, 3) : scope;
    const grants: Grant[] = rolesOf[duty].map((role) => ({ role, scope: reach.join('/') }));
    const made = must(await admin.createAccount({ ...person, grants }));
    const password = freshPassword();
    const client = clientOf(fetch);
    must(await client.signIn(person.username, made.oneTimePassword ?? ''));
    must(await client.changePassword(made.oneTimePassword ?? '', password));
    must(await client.signIn(person.username, password));
    accounts.push({ ...person, role: rolesOf[duty].join('、'), password });
    return client;
  };
  const clients = {
    streetAdmin: await hireOne('streetAdmin'),
    clerk: await hireOne('clerk'),
    party: await hireOne('party'),
    recChair: await hireOne('recChair'),
    reviewer: await hireOne('reviewer'),
    issuer: await hireOne('issuer'),
    tellerA: await hireOne('tellerA'),
    tellerB: await hireOne('tellerB'),
    scrutineer: await hireOne('scrutineer'),
  };
  return { clients, accounts };
}

import type { Client } from '@mingxuan/contract';
import type { Command } from '@mingxuan/election';
import { nextDeed } from '../../../packages/election/test/story.ts';
import { World } from '../../../packages/election/test/world.ts';
import type { TestServer } from './support.ts';
import { taken } from './support.ts';

/** One person for each office, as `packages/election`'s story calls them. */
const offices: Readonly<Record<string, readonly string[]>> = {
  clerk: ['CLERK'],
  street: ['STREET_ADMIN'],
  party: ['PARTY_ORG'],
  chair: ['REC_CHAIR'],
  reviewer: ['JOINT_REVIEWER'],
  issuer: ['REGISTRAR', 'BALLOT_ISSUER'],
  tellerA: ['TELLER'],
  tellerB: ['TELLER'],
  scrutineer: ['SCRUTINEER'],
  observer: ['OBSERVER'],
};

export interface Town {
  readonly id: string;
  readonly people: Readonly<Record<string, Client>>;
  /** The same community in memory, one step ahead of nobody: what the API was told, it was told. */
  readonly world: World;
  /** Tells the API the deeds of the story until the twin in memory stands where it should. */
  readonly tell: (done: (world: World) => boolean) => Promise<void>;
}

export async function foundTown({ admin, hire }: TestServer, name: string): Promise<Town> {
  const id = `7700.01.he.${name}`;
  taken(await admin.createCommunity({ id, name: `${name}社区` }));
  const people: Record<string, Client> = {};
  for (const [office, roles] of Object.entries(offices))
    people[office] = await hire(`${name}-${office}`, roles, id.split('.').join('/'));
  const world = new World();
  const tell = async (done: (world: World) => boolean): Promise<void> => {
    while (!done(world)) {
      const deed = nextDeed(world);
      const client = people[deed?.account ?? ''];
      if (deed === null || client === undefined) throw new Error('the story ended too early');
      world.must(deed);
      taken(await client.act(id, await asSeen(client, id, deed.command), deed.on));
    }
  };
  return { id, people, world, tell };
}

export function person({ people }: Town, office: string): Client {
  const client = people[office];
  if (client === undefined) throw new Error(`nobody is ${office}`);
  return client;
}

/** Who signs, signs what the server shows: the twin in memory digests the same figures in a way of its own. */
async function asSeen(client: Client, id: string, command: Command): Promise<Command> {
  if (command.type !== 'SIGN_RESULT') return command;
  const view = taken(await client.community(id));
  const poll = view.status === 'UNOPENED' ? undefined : view.cycle.polls.find((one) => one.id === command.poll);
  return poll?.stage === 'DETERMINED' ? { ...command, digest: poll.digest } : command;
}

import type { Client, Fetch, SampleLoaded } from '@mingxuan/contract';
import { chooseCandidates } from './chapters/candidates.ts';
import { handOver } from './chapters/after.ts';
import { passTheGates } from './chapters/gates.ts';
import { electTheParty } from './chapters/party.ts';
import { planTheCycle } from './chapters/plan.ts';
import { registerVoters } from './chapters/registration.ts';
import { vote } from './chapters/vote.ts';
import { loadSample } from './data.ts';
import { hire } from './people.ts';
import { createStage, must, type Stage } from './stage.ts';
import type { Teller } from './teller.ts';

/** How far to play: the console's sample stops before election day, so that a person can run the day by hand. */
export type Ending = 'BEFORE_ELECTION_DAY' | 'ARCHIVED';

export interface StoryOptions {
  readonly fetch: Fetch;
  /** An administrator who may set up communities and accounts. */
  readonly admin: Client;
  readonly teller: Teller;
  readonly ending: Ending;
  /** Printed papers take most of the time; a sample load leaves them for the person to try. */
  readonly papers: boolean;
  /** Told apart from an earlier load of the same sample. */
  readonly suffix: string;
}

/** Plays the sample community's re-election over the same HTTP API that the console uses. */
export async function playStory(
  options: StoryOptions,
): Promise<{ readonly loaded: SampleLoaded; readonly stage: Stage }> {
  const { fetch, admin, teller, ending, papers, suffix } = options;
  const { sample, roll } = await loadSample();
  const id = `${sample.id}${suffix}`;
  must(await admin.createCommunity({ id, name: sample.community.name }));
  const { clients, accounts } = await hire(admin, fetch, named(sample, suffix), id);
  const stage = createStage({ id, sample, roll, clients, teller, papers });
  await planTheCycle(stage, clients.clerk);
  await passTheGates(stage);
  await electTheParty(stage);
  await registerVoters(stage);
  await chooseCandidates(stage);
  if (ending === 'ARCHIVED') {
    await vote(stage);
    await handOver(stage);
  }
  return { loaded: { id, accounts }, stage };
}

/** Account names are unique in an installation: a second load of the sample gets its own people. */
function named(sample: Stage['sample'], suffix: string): Stage['sample'] {
  const people = Object.fromEntries(
    Object.entries(sample.people).map(([duty, person]) => [
      duty,
      { ...person, username: `${person.username}${suffix === '' ? '' : `-${suffix}`}` },
    ]),
  );
  return { ...sample, people: people as Stage['sample']['people'] };
}

import type { Fetch } from '@mingxuan/contract';
import { evenBundles } from '@mingxuan/election';
import { firstOfEachPost, pollAt, days } from '../packages/election/test/story.ts';
import type { Counting } from '../packages/election/test/story.ts';
import { describe, expect, it } from 'vitest';
import { fresh, taken, withServer } from '../apps/server/test/support.ts';
import { importRoll } from '../apps/server/test/town-roll.ts';
import { foundTown, person } from '../apps/server/test/town.ts';

const server = withServer();
const CLERKS = 20;

describe('twenty clerks who enter bundles at the same moment', () => {
  it('each get an answer, never a fault of the server, and the sums are right', async () => {
    const { hire, as } = server.current;
    const town = await foundTown(server.current, 'load');
    await importRoll(town);
    await town.tell(pollAt('residents', 'COUNTING'));
    const { id } = town;
    const poll = town.world.cycle.polls.find((one) => one.id === 'residents') as Counting;
    const bundles = evenBundles(poll.collected, poll.smallCell);
    taken(await person(town, 'chair').act(id, { type: 'DECLARE_BUNDLES', poll: 'residents', bundles }, days.polls));
    const clerks: Fetch[] = [];
    for (let i = 0; i < CLERKS; i += 1)
      clerks.push(as(await hire(`load-clerk${i}`, ['TELLER'], id.split('.').join('/'))));

    // Everybody enters every bundle, all at once, each starting with another one.
    const statuses = await Promise.all(
      clerks.flatMap((clerk, i) =>
        bundles.map(async (_, k) => {
          const { no, ballots } = bundles[(i + k) % bundles.length] ?? { no: 0, ballots: 0 };
          const figures = firstOfEachPost(poll, no, ballots);
          const command = { type: 'ENTER_BUNDLE', poll: 'residents', no, figures, writeIns: [] };
          const answer = await clerk(`/api/communities/${id}/commands`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ commandId: fresh(), on: days.polls, command }),
          });
          return answer.status;
        }),
      ),
    );

    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    // Two of the twenty are heard for each bundle, the others are told that it is done.
    expect(statuses.filter((status) => status < 300).length).toBe(2 * bundles.length);
    taken(await person(town, 'chair').act(id, { type: 'DETERMINE_RESULT', poll: 'residents' }, days.polls));
    const view = taken(await person(town, 'chair').community(id));
    const counted = view.status === 'UNOPENED' ? undefined : view.cycle.polls.find((one) => one.id === 'residents');
    if (counted?.stage !== 'DETERMINED') throw new Error('the result is not determined');
    expect(counted.bundles.map((b) => (b.stage === 'AGREED' ? new Set(b.by).size : 0))).toEqual(bundles.map(() => 2));
    for (const { candidates, seats } of counted.contests)
      for (const [i, candidate] of candidates.entries())
        expect(counted.figures.marks[candidate]?.for).toBe(i < seats ? poll.collected : 0);
  });
});

import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Client } from '@mingxuan/contract';
import { createApp, clientOf, freshPassword, scopeOf } from '@mingxuan/server';
import { openPool } from '@mingxuan/store';
import type { Stage } from './support/election-day.ts';
import {
  alreadyCheckedIn,
  figuresOf,
  inTheHall,
  likewise,
  must,
  officer,
  readyToCount,
  untilThePollIsOpen,
} from './support/election-day.ts';
import type { Bench, Figure } from './support/figure.ts';
import { milliseconds, ratio, share, timeAtOnce } from './support/figure.ts';
import type { Installation } from './support/installation.ts';
import { openInstallation } from './support/installation.ts';

/** Communities that vote on the same day. */
const COMMUNITIES = 16;
const BALLOTS = 1000;
const CLERKS = 20;

const bench: Bench = async () => {
  const house = await openInstallation();
  const owner = openPool(house.services.database.ownerUrl, COMMUNITIES);
  try {
    const stage = await untilThePollIsOpen(house);
    const others = Array.from({ length: COMMUNITIES + 2 }, (_, i) => `${stage.id}${i}`);
    await likewise(house.services, stage, others);
    const [counted = '', entered = '', ...rest] = others;
    const day = dayIn(house, stage, [stage.id, ...rest].slice(0, COMMUNITIES));
    return [
      await besideRows(day, owner),
      await atAHundred(day),
      await whenLong(house, stage, rest.at(-1) ?? ''),
      await counting(house, stage, counted),
      await clerks(house, stage, entered),
    ];
  } finally {
    await owner.end();
    await house.close();
  }
};
export default bench;

interface Day {
  readonly communities: readonly string[];
  /** The next voter of a community is handed a ballot: permission, law, entry, chain, rows, on disk. */
  readonly checkIn: (community: string) => Promise<void>;
}

function dayIn({ services }: Installation, stage: Stage, communities: readonly string[]): Day {
  const voters = inTheHall(stage);
  const issuer = officer('issuer', ['BALLOT_ISSUER'], communities);
  const came = new Map<string, number>();
  return {
    communities,
    checkIn: async (community) => {
      const n = came.get(community) ?? 0;
      came.set(community, n + 1);
      const voterNo = voters[n];
      if (voterNo === undefined) throw new Error(`everybody of ${community} has come`);
      const at = {
        poll: 'residents',
        channel: 'HALL',
        place: '会场',
        device: '会场1号台',
        deviceSeq: n + 1,
      } as const;
      await must(services, issuer, community, stage.sample.electionDay, { type: 'CHECK_IN', voterNo, ...at });
    },
  };
}

/** Check-ins in all communities at the same moment, one desk each, beside rows put in by as many connections. Best of some rounds. */
async function besideRows({ communities, checkIn }: Day, owner: ReturnType<typeof openPool>): Promise<Figure> {
  const times = 100 * communities.length;
  await owner.query('CREATE TABLE bare (no int PRIMARY KEY, community text, place text, at timestamptz)');
  let row = 0;
  const insert = (): Promise<unknown> =>
    owner.query('INSERT INTO bare VALUES ($1, $2, $3, now())', [
      (row += 1),
      communities[row % communities.length],
      '会场',
    ]);
  const free = [...communities];
  const checkInAnywhere = async (): Promise<void> => {
    const community = free.shift();
    if (community === undefined) throw new Error('more people at work than desks');
    await checkIn(community);
    free.push(community);
  };
  let [acts, rows] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 5; round += 1) {
    rows = Math.min(rows, await timeAtOnce(times, communities.length, insert));
    acts = Math.min(acts, await timeAtOnce(times, communities.length, checkInAnywhere));
  }
  const measured = { what: `check-in, ${communities.length} communities`, ms: acts };
  return ratio(
    'store',
    'check-in-vs-insert',
    measured,
    { what: `bare INSERT, ${communities.length} connections`, ms: rows },
    2,
  );
}

/** A hundred voters a second, whoever is waiting: from the moment somebody comes to the moment it is on disk. */
async function atAHundred({ communities, checkIn }: Day): Promise<Figure> {
  const [people, everyMs] = [1000, 10];
  const waited: number[] = [];
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let i = 0; i < people; i += 1) {
    const comes = began + i * everyMs;
    const early = comes - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const community = communities[i % communities.length] ?? '';
    all.push(
      checkIn(community).then(() => {
        waited.push(performance.now() - comes);
      }),
    );
  }
  await Promise.all(all);
  const what = `${people} voters at 100/s, p50 ${share(waited, 0.5).toFixed(1)} ms`;
  return milliseconds('store', 'check-in-p99', { what, ms: share(waited, 0.99) }, 50);
}

/** In a chain of fifty thousand entries beside one of about a thousand, by turns. */
async function whenLong(house: Installation, stage: Stage, long: string): Promise<Figure> {
  const on = stage.sample.electionDay;
  const hall = inTheHall(stage);
  const [short] = [stage.id];
  for (let entries = 0; entries < 49_000; entries += 2 * 2000)
    await alreadyCheckedIn(house.services, long, on, hall.slice(0, 2000), true);
  await alreadyCheckedIn(house.services, short, on, hall.slice(-500), false);
  const issuer = officer('issuer', ['BALLOT_ISSUER'], [long, short]);
  let n = 0;
  const checkIn = (community: string) => (): Promise<void> => {
    n += 1;
    const at = {
      poll: 'residents',
      channel: 'HALL',
      place: '会场',
      device: '会场2号台',
      deviceSeq: n + 1,
    } as const;
    return must(house.services, issuer, community, on, { type: 'CHECK_IN', voterNo: hall[1000 + n] ?? 0, ...at });
  };
  let [after, before] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 6; round += 1) {
    before = Math.min(before, await timeAtOnce(60, 1, checkIn(short)));
    after = Math.min(after, await timeAtOnce(60, 1, checkIn(long)));
  }
  const measured = { what: 'check-in after 50000 entries', ms: after };
  return ratio('store', 'check-in-late-vs-early', measured, { what: 'after 1000', ms: before }, 1.2);
}

/** A thousand ballots in bundles of fifty: entered twice, compared, added up and decided. */
async function counting({ services }: Installation, stage: Stage, community: string): Promise<Figure> {
  const on = stage.sample.electionDay;
  const chair = officer('chair', ['REC_CHAIR'], [community]);
  const tellers = ['teller-a', 'teller-b'].map((name) => officer(name, ['TELLER'], [community]));
  await alreadyCheckedIn(services, community, on, inTheHall(stage).slice(0, BALLOTS), false);
  const poll = await readyToCount(services, chair, community, on, BALLOTS, 50);
  const candidates = poll.contests.reduce((sum, contest) => sum + contest.candidates.length, 0);
  const began = performance.now();
  for (const { no, ballots } of poll.bundles) {
    const figures = figuresOf(poll, ballots);
    for (const teller of tellers)
      await must(services, teller, community, on, {
        type: 'ENTER_BUNDLE',
        poll: 'residents',
        no,
        figures,
        writeIns: [],
      });
  }
  await must(services, chair, community, on, { type: 'DETERMINE_RESULT', poll: 'residents' });
  const what = `${BALLOTS} ballots, ${candidates} candidates, ${poll.bundles.length} bundles entered twice, decided`;
  return milliseconds('server', 'count', { what, ms: performance.now() - began }, 1000);
}

/** Twenty clerks at their own browsers, over the network of this machine, one bundle after another as fast as they are answered. */
async function clerks({ services, admin }: Installation, stage: Stage, community: string): Promise<Figure> {
  const on = stage.sample.electionDay;
  const chair = officer('chair', ['REC_CHAIR'], [community]);
  await alreadyCheckedIn(services, community, on, inTheHall(stage).slice(0, BALLOTS), false);
  const poll = await readyToCount(services, chair, community, on, BALLOTS, 10);
  const app = createApp(services, { consoleDir: '', origins: [], log: () => undefined });
  const listening = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(server));
  });
  const { port } = listening.address() as AddressInfo;
  let faults = 0;
  const browser = (): Client =>
    clientOf(async (to, init) => {
      const answer = await fetch(`http://127.0.0.1:${port}${to}`, init);
      if (answer.status >= 500) faults += 1;
      return answer;
    });
  try {
    const people: Client[] = [];
    for (let i = 0; i < CLERKS; i += 1) people.push(await hired(admin, browser(), `计票员${i}`, community));
    const times: number[] = [];
    const work = poll.bundles.values();
    // The bundles go from hand to hand: whoever enters one first gives it to the neighbour, who enters it second.
    const enter = async (clerk: number, no: number, ballots: number): Promise<void> => {
      const began = performance.now();
      const command = {
        type: 'ENTER_BUNDLE',
        poll: 'residents',
        no,
        figures: figuresOf(poll, ballots),
        writeIns: [],
      } as const;
      const done = await people[clerk % CLERKS]?.act(community, command, on);
      times.push(performance.now() - began);
      if (done?.ok !== true) throw new Error(`bundle ${no}: ${done?.error.code}`);
    };
    await Promise.all(
      people.map(async (_, clerk) => {
        for (const { no, ballots } of work) {
          await enter(clerk, no, ballots);
          await enter(clerk + 1, no, ballots);
        }
      }),
    );
    await must(services, chair, community, on, { type: 'DETERMINE_RESULT', poll: 'residents' });
    if (faults > 0) throw new Error(`${faults} answers were faults of the server`);
    const what = `${CLERKS} clerks at once, ${times.length} entries, p50 ${share(times, 0.5).toFixed(1)} ms`;
    return milliseconds('server', 'bundle-entry-p99', { what, ms: share(times, 0.99) }, 150);
  } finally {
    await new Promise((resolve) => listening.close(resolve));
  }
}

async function hired(admin: Client, client: Client, name: string, community: string): Promise<Client> {
  const username = `clerk-${randomUUID().slice(0, 8)}`;
  const grants = [{ role: 'TELLER', scope: scopeOf(community) }];
  const made = await admin.createAccount({ username, displayName: name, grants });
  if (!made.ok) throw new Error(made.error.refusal.message.en);
  const [first, own] = [made.value.oneTimePassword ?? '', freshPassword()];
  await client.signIn(username, first);
  await client.changePassword(first, own);
  await client.signIn(username, own);
  return client;
}

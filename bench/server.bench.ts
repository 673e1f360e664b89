import { readFileSync } from 'node:fs';
import { checkRollFile } from '@mingxuan/roll';
import type { IsoDate } from '@mingxuan/rulebook';
import { playStory, silent } from '@mingxuan/server';
import { openPool } from '@mingxuan/store';
import type { Bench, Figure } from './support/figure.ts';
import { ratio, timeAtOnce, timeOf } from './support/figure.ts';
import type { Installation } from './support/installation.ts';
import { openInstallation } from './support/installation.ts';

/** Tills that check voters in at the same moment, as in a large hall. */
const TILLS = 8;
const VOTERS = 1200;

const bench: Bench = async () => {
  const house = await openInstallation();
  const owner = openPool(house.services.database.ownerUrl, TILLS);
  try {
    return [await checkIns(house, owner), ...(await roll(owner))];
  } finally {
    await owner.end();
    await house.close();
  }
};
export default bench;

/** A ballot handed out (request, permission, law, entry, chain, row) beside one bare row into the same database. */
async function checkIns({ fetch, admin }: Installation, owner: ReturnType<typeof openPool>): Promise<Figure> {
  const { stage } = await playStory({
    fetch,
    admin,
    teller: silent,
    ending: 'BEFORE_ELECTION_DAY',
    papers: false,
    suffix: '',
  });
  const { sample, clients, id } = stage;
  const { people, electionDay, proxies } = sample;
  const staff = [
    { role: 'SCRUTINEER', name: people.scrutineer.displayName },
    { role: 'TELLER', name: people.tellerA.displayName },
    { role: 'CALLER', name: people.issuer.displayName },
  ] as const;
  await stage.act('recChair', { type: 'PREPARE_POLL', poll: 'residents', printed: 3010 }, stage.day('D15'));
  await stage.act('recChair', { type: 'OPEN_POLL', poll: 'residents', boxesShownEmpty: true, staff }, electionDay);
  const absent = new Set(proxies.map(([principal]) => principal));
  const inHall = Array.from({ length: 3000 }, (_, i) => i + 1).filter((no) => no > 400 && !absent.has(no));
  // A till does one thing after another: its own numbers reach the ledger in order.
  const tills = Array.from({ length: TILLS }, (_, i) => ({ device: `会场${i + 1}号台`, last: 0 }));
  const checkIn = async (index: number): Promise<void> => {
    const till = tills.shift();
    if (till === undefined) throw new Error('more people at work than tills');
    till.last += 1;
    const done = await clients.issuer.act(
      id,
      {
        type: 'CHECK_IN',
        poll: 'residents',
        voterNo: inHall[index] ?? 0,
        channel: 'HALL',
        place: '会场',
        device: till.device,
        deviceSeq: till.last,
      },
      electionDay,
    );
    tills.push(till);
    if (!done.ok) throw new Error(done.error.refusal.message.en);
  };
  const acts = await timeAtOnce(VOTERS, TILLS, checkIn);
  await owner.query('CREATE TABLE bare (voter_no int PRIMARY KEY, place text, at timestamptz)');
  const insert = (index: number) => owner.query('INSERT INTO bare VALUES ($1, $2, now())', [index, '会场']);
  // One after another: a community's chain has an order, so its acts cannot share a commit as strangers' rows do.
  const rows = await timeAtOnce(VOTERS, 1, insert);
  const [measured, baseline] = [
    { what: `check-in, ${TILLS} tills`, ms: acts },
    { what: 'bare INSERT', ms: rows },
  ];
  return ratio('store', 'check-in-vs-insert', measured, baseline, 8);
}

/** Checking a roll file row by row, beside putting the same rows into a bare table. */
async function roll(owner: ReturnType<typeof openPool>): Promise<readonly Figure[]> {
  const bytes = new Uint8Array(readFileSync(new URL('../samples/roll.csv', import.meta.url)));
  const options = { electionDay: '2026-12-20' as IsoDate };
  const checked = await checkRollFile(bytes, 'roll.csv', options);
  if (!checked.ok) throw new Error(checked.error.message.en);
  const { voters } = checked.value;
  const checking = await timeOf(1, () => checkRollFile(bytes, 'roll.csv', options));
  await owner.query('CREATE TABLE bare_roll (name text, sex text, birth date, id_number text PRIMARY KEY)');
  const columns = [
    voters.map((v) => v.name),
    voters.map((v) => v.sex),
    voters.map((v) => v.birth),
    voters.map((v) => v.idNumber),
  ];
  const insert = async (): Promise<void> => {
    await owner.query('TRUNCATE bare_roll');
    await owner.query(
      'INSERT INTO bare_roll SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::text[])',
      columns,
    );
  };
  const inserting = await timeOf(1, insert);
  const measured = { what: `check ${voters.length} rows`, ms: checking };
  return [ratio('roll', 'check-vs-insert', measured, { what: 'bare INSERT of them', ms: inserting }, 10)];
}

import { readFileSync } from 'node:fs';
import { checkRollFile } from '@mingxuan/roll';
import type { IsoDate } from '@mingxuan/rulebook';
import { openPool } from '@mingxuan/store';
import type { Bench, Figure } from './support/figure.ts';
import { ratio, timeOf } from './support/figure.ts';
import { openInstallation } from './support/installation.ts';

const bench: Bench = async () => {
  const house = await openInstallation();
  const owner = openPool(house.services.database.ownerUrl, 1);
  try {
    return await roll(owner);
  } finally {
    await owner.end();
    await house.close();
  }
};
export default bench;

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

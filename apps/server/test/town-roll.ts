import type { Command } from '@mingxuan/election';
import { days } from '../../../packages/election/test/story.ts';
import { roll } from '../../../packages/election/test/world.ts';
import { taken } from './support.ts';
import type { Town } from './town.ts';
import { person } from './town.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up identity number with the check digit of GB 11643: odd in its seventeenth place for men. */
export function identityNumber(no: number, sex: 'F' | 'M', birth = '1980-01-01'): string {
  const body = `990100${birth.replaceAll('-', '')}${String(no * 10 + (sex === 'M' ? 1 : 2)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}

/** Gives the town its roll the only way the server takes one: as a file that is checked first. */
export async function importRoll(town: Town): Promise<void> {
  await town.tell((w) => w.state.status !== 'UNOPENED' && w.cycle.rec !== null && w.cycle.rec.chairRank !== null);
  const voters = roll().map((voter) => ({ ...voter, idNumber: identityNumber(voter.voterNo, voter.sex) }));
  const csv = [
    '姓名,性别,出生日期,公民身份号码,居民小组,户号,登记类别',
    ...voters.map(({ name, sex, birth, idNumber, group, household }) =>
      [name, sex === 'F' ? '女' : '男', birth, idNumber, group, household, '户籍在本社区'].join(','),
    ),
  ].join('\n');
  const clerk = person(town, 'clerk');
  const checked = taken(await clerk.checkRoll(town.id, 'roll.csv', new TextEncoder().encode(csv)));
  taken(await clerk.importRoll(town.id, checked.file.sha256, days.register));
  const file = { name: 'roll.csv', sha256: checked.file.sha256 };
  const imported: Command = {
    type: 'IMPORT_ROLL',
    file,
    rows: voters.length,
    corrected: 0,
    setAside: 0,
    voters,
  };
  // The twin in memory takes the same roll.
  town.world.must({ command: imported, account: 'clerk', on: days.register });
}

import { expect, test } from 'vitest';
import { checkRollFile, collapsed } from '../src/index.ts';
import { csv, ELECTION_DAY, HEADINGS, MAN, person, WITH_X, WOMAN } from './people.ts';

test('what every row lacks because the sheet has no such column is told once, everything else row by row', async () => {
  const ground = HEADINGS.indexOf('登记类别');
  const rows = [HEADINGS, person({ 性别: '男' }), MAN, WITH_X].map((row) =>
    row.filter((_, column) => column !== ground),
  );
  const report = await checkRollFile(csv(rows), 'a.csv', { electionDay: ELECTION_DAY });
  if (!report.ok) throw new Error(report.error.message.zh);
  expect(report.value).toMatchObject({ rows: 3, needsHuman: 3 });
  expect(collapsed(report.value.problems)).toMatchObject([
    { code: 'SEX_DISAGREES', row: 2, who: '闫婷敏' },
    { code: 'GROUND_MISSING', row: 2, until: 4, rows: 3 },
  ]);
  const blanks = [HEADINGS, person({ 登记类别: '' }), person({ 登记类别: '' }, MAN), WOMAN];
  const apart = await checkRollFile(csv(blanks), 'a.csv', { electionDay: ELECTION_DAY });
  expect(apart.ok && collapsed(apart.value.problems).filter(({ code }) => code === 'GROUND_MISSING')).toHaveLength(2);
});

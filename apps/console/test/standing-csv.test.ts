import type { CommunitySummary } from '@mingxuan/contract';
import type { IsoDate } from '@mingxuan/rulebook';
import { expect, test } from 'vitest';
import { standingCsv } from '../src/screens/communities/standing-csv.ts';

const row: CommunitySummary = {
  id: '33.01.02.0001',
  name: '＝1+1,"幸福里"',
  status: 'OPEN',
  mode: 'REAL',
  electionDay: '2026-12-20' as IsoDate,
  today: '2026-12-01' as IsoDate,
  district: '城东区',
  subDistrict: '和平街道',
  round: null,
  gates: 2,
  term: { ends: '2026-11-30' as IsoDate, extended: null, daysLeft: -1, state: 'OVERDUE', sources: ['JWH25-14'] },
  late: 0,
  dueThisWeek: 3,
  reading: false,
  next: {
    step: 'C07',
    title: { zh: '公布选民名单', en: 'publish the roll' },
    person: '王会计',
    day: '2026-11-22' as IsoDate,
  },
  lawful: {
    step: 'C07',
    title: { zh: '公布选民名单', en: 'publish the roll' },
    day: '2026-11-30' as IsoDate,
    daysLeft: -1,
  },
};

test('every community is a line that a spreadsheet program reads as it was meant', () => {
  const [head, line, end] = standingCsv([row], 'zh').split('\r\n');
  expect(head?.startsWith('\uFEFF代码,区,街道,社区')).toBe(true);
  expect(line).toBe(
    '33.01.02.0001,城东区,和平街道,"\'＝1+1,""幸福里""",OPEN,2026-12-20,2,0,3,公布选民名单,王会计,2026-11-22,2026-11-30,公布选民名单,-1,2026-11-30,已超期',
  );
  expect(end).toBe('');
});

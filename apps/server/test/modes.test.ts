import type { Command, RepresentativeList } from '@mingxuan/election';
import { describe, expect, test } from 'vitest';
import { checkIn, days, evidence, pollAt, representatives } from '../../../packages/election/test/story.ts';
import { day, roll } from '../../../packages/election/test/world.ts';
import { taken, withServer } from './support.ts';
import { foundTown, person } from './town.ts';
import { samplePhoto } from '../src/sample/photo.ts';

const server = withServer();

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up identity number with the check digit of GB 11643: odd in its seventeenth place for men. */
function identityNumber(no: number, sex: 'F' | 'M'): string {
  const order = String(no * 10 + (sex === 'M' ? 1 : 2)).padStart(3, '0');
  const body = `99010019800101${order}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11] ?? ''}`;
}

const voters = roll().map((voter) => ({ ...voter, idNumber: identityNumber(voter.voterNo, voter.sex) }));

const csv = [
  '姓名,性别,出生日期,公民身份号码,居民小组,户号,登记类别',
  ...voters.map(({ name, sex, birth, idNumber, group, household }) =>
    [name, sex === 'F' ? '女' : '男', birth, idNumber, group, household, '户籍在本社区'].join(','),
  ),
].join('\n');

describe.each(['HOUSEHOLD_REP', 'RESIDENT_REP'] as const)('%s over the API', (mode) => {
  test('from the plan to the result: the list is published with the roll, and is the denominator', async () => {
    const town = await foundTown(server.current, mode === 'HOUSEHOLD_REP' ? 'hu' : 'dai');
    town.world.mode = mode;
    await town.tell((w) => w.state.status !== 'UNOPENED' && w.cycle.rec?.chairRank !== null && w.cycle.rec !== null);
    const clerk = person(town, 'clerk');
    const chair = person(town, 'chair');
    const checked = taken(await clerk.checkRoll(town.id, 'roll.csv', new TextEncoder().encode(csv)));
    expect([checked.rows, checked.rejected, checked.needsHuman]).toEqual([14, 0, 0]);
    taken(await clerk.importRoll(town.id, checked.file.sha256, days.register));
    // The twin in memory takes the same roll.
    const file = { name: 'roll.csv', sha256: checked.file.sha256 };
    const imported: Command = { type: 'IMPORT_ROLL', file, rows: 14, corrected: 0, setAside: 0, voters };
    town.world.must({ command: imported, account: 'clerk', on: days.register });

    const photo = [taken(await chair.addEvidence(town.id, '张贴.jpg', samplePhoto('张贴.jpg')))];
    const early = await chair.act(
      town.id,
      { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence: photo },
      days.published,
    );
    expect(early.ok ? 'OK' : early.error.code).toBe('REPRESENTATIVES_MISSING');
    const wrong: RepresentativeList =
      mode === 'HOUSEHOLD_REP' ? { kind: 'HOUSEHOLDS', members: [1, 1] } : representatives.HOUSEHOLD_REP;
    const refused = await chair.act(town.id, { type: 'LIST_REPRESENTATIVES', list: wrong, evidence }, days.register);
    expect(refused.ok ? 'OK' : refused.error.code).toBe(
      mode === 'HOUSEHOLD_REP' ? 'REPRESENTATIVE_TWICE' : 'WRONG_REPRESENTATIVES',
    );
    await town.tell((w) => w.cycle.roll.stage === 'PUBLISHED');

    // Somebody added by hand is found by pinyin like everyone else.
    const added = { ...voters[0], name: '欧阳修远', idNumber: identityNumber(60, 'F'), household: 'H60', voterNo: 0 };
    const amend = {
      type: 'AMEND_ROLL',
      change: { kind: 'ADD', reason: 'MOVED_IN', voter: { ...added, pinyin: '', initials: '' } },
      note: '迁入证明',
      evidence: photo,
      places: ['公告栏'],
    } as Command;
    taken(await chair.act(town.id, amend, days.objected));
    town.world.must({ command: amend, account: 'chair', on: days.objected });
    expect(taken(await clerk.voters(town.id, 'oyxy')).rows.map((row) => row.name)).toEqual(['欧阳修远']);

    await town.tell(pollAt('residents', 'OPEN'));
    const outsider = await person(town, 'issuer').act(town.id, checkIn('residents', 13), days.polls);
    expect(outsider.ok ? 'OK' : outsider.error.code).toBe('NOT_A_REPRESENTATIVE');
    await town.tell(pollAt('residents', 'DETERMINED'));
    const view = taken(await clerk.community(town.id));
    if (view.status === 'UNOPENED') throw new Error('not opened');
    const poll = view.cycle.polls.find((one) => one.id === 'residents');
    if (poll?.stage !== 'DETERMINED') throw new Error('not determined');
    expect([poll.figures.entitled, poll.figures.collected, poll.outcome.valid]).toEqual([12, 10, true]);
    const papers = taken(await clerk.papers(town.id));
    expect(papers.find((paper) => paper.paper === 'REPRESENTATIVE_LIST')).toBeDefined();
    expect(day(view.today) >= days.polls).toBe(true);
  }, 120_000);
});

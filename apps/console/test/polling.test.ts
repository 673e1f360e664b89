import { describe, expect, it } from 'vitest';
import { attendanceOf, readRegister } from '../src/screens/party/register.ts';
import { balanceOf, brokenBy } from '../src/screens/poll/accounting.ts';

describe('ballot accounting', () => {
  const boxes = [
    { box: '主票箱', collected: 1599 },
    { box: 'M1', collected: 1 },
  ];
  it.each([
    [1406, 0, true],
    [1405, 1, false],
    [1407, -1, false],
  ])('printed 3010, issued 1602, spoiled 2, unused %i: %i missing', (unused, missing, balanced) => {
    const balance = balanceOf({ printed: 3010, issued: 1602, spoiled: 2, unused, boxes });
    expect(balance).toMatchObject({ complete: true, collected: 1600, excess: 0, missing, balanced });
  });

  it('never balances with more collected than issued, or with a field left empty', () => {
    expect(
      balanceOf({ printed: 10, issued: 8, spoiled: 0, unused: 2, boxes: [{ box: 'A', collected: 9 }] }),
    ).toMatchObject({ excess: 1, balanced: false });
    expect(
      balanceOf({ printed: 10, issued: 8, spoiled: null, unused: 2, boxes: [{ box: 'A', collected: 8 }] }),
    ).toMatchObject({ complete: false, balanced: false });
  });
});

describe('the members’ register', () => {
  it('reads a spreadsheet’s lines and gives back what it does not know', () => {
    const read = readRegister(
      '序号\t姓名\t党籍\t权利\n1\t张建国\t正式\t正常\n2、李梅 预备\n\n王芳\n4\t赵某\t正式\t未知\n古丽·阿依 正式党员 留党察看',
    );
    expect(read.members).toEqual([
      { name: '张建国', status: 'FULL', rights: 'NORMAL' },
      { name: '李梅', status: 'PROBATIONARY', rights: 'NORMAL' },
      { name: '王芳', status: 'FULL', rights: 'NORMAL' },
      { name: '古丽·阿依', status: 'FULL', rights: 'ON_PROBATION' },
    ]);
    expect(read.unread).toEqual([{ line: 6, text: '4\t赵某\t正式\t未知' }]);
  });

  it('leaves a member out of 应到会 only with both approvals', () => {
    const one = { name: '甲', status: 'FULL', rights: 'NORMAL' } as const;
    const left = (superiorApproved: boolean, meetingPassed: boolean) =>
      ({ ...one, exclusion: { reason: 4, superiorApproved, meetingPassed } }) as const;
    expect(
      attendanceOf([one, left(true, true), left(true, false), left(false, true), { ...one, rights: 'SUSPENDED' }]),
    ).toEqual({
      full: 5,
      withoutRights: 1,
      excluded: 1,
      expected: 3,
    });
  });
});

describe('the sheet as the server will find it', () => {
  const fixed = ['会场', '北站'].map((box) => ({
    poll: 'residents' as const,
    box,
    kind: 'MAIN' as const,
    place: box,
    seals: [],
    witnesses: [],
  }));
  const record = { boxes: [], boxDay: { fixed, incidents: [], merged: [] } };
  const poll = {
    id: 'residents',
    stream: 'RESIDENTS',
    stage: 'OPEN',
    printed: 30,
    present: null,
    checkedIn: { HALL: 21, PROXY: 0, MOBILE: 0 },
    checkedInAt: { 会场: 11, 北站: 10 },
  } as const;
  const sheet = (hall: number | null, station: number) => ({
    printed: 30,
    issued: 21,
    spoiled: 0,
    unused: 9,
    boxes: [
      { box: '会场', collected: hall },
      { box: '北站', collected: station },
    ],
  });

  it('asks for a reason where one box holds more than were given out there, though the totals agree', () => {
    expect(balanceOf(sheet(12, 9)).balanced).toBe(true);
    expect(brokenBy(record, poll, sheet(12, 9)).map(({ code, box }) => [code, box])).toEqual([
      ['CHECKED_IN_COVERS_BOX', '会场'],
    ]);
    expect(brokenBy(record, poll, sheet(11, 10))).toEqual([]);
  });

  it('says nothing before every field is filled in', () => {
    expect(brokenBy(record, poll, sheet(null, 30))).toEqual([]);
  });
});

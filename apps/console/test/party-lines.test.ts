import { describe, expect, it } from 'vitest';
import { monthOf, readRecommended, readSlate } from '../src/screens/party/lines.ts';

describe('months', () => {
  it.each([
    ['1980-06', '1980-06'],
    ['1980.6', '1980-06'],
    ['1980年6月', '1980-06'],
    ['198006', '1980-06'],
    ['1980-13', null],
    ['1980', null],
    ['八零年', null],
  ])('%s', (written, month) => {
    expect(monthOf(written)).toBe(month);
  });
});

describe('recommended people', () => {
  it('are read with or without a heading and a serial number; what is not understood is given back', () => {
    const pasted =
      '序号\t姓名\t职务\t党员票\t群众票\n1\t王芳\t委员\t108\t49\n李建国，书记，9，0\n赵喆\t主任\t1\t1\n周敏\t委员\t一\t1';
    expect(readRecommended(pasted)).toEqual({
      rows: [
        { name: '王芳', post: 'PARTY_MEMBER', byMembers: 108, byResidents: 49 },
        { name: '李建国', post: 'SECRETARY', byMembers: 9, byResidents: 0 },
      ],
      unread: ['赵喆\t主任\t1\t1', '周敏\t委员\t一\t1'],
    });
  });
});

describe('people put forward', () => {
  it('for secretary are for the committee as well; a line that lacks something is given back', () => {
    const whole = '王芳\t女\t汉族\t1980-06\t大学\t2004.7\t社区党委书记\t书记';
    const { rows, unread } = readSlate(`${whole}\n李建国\t男\t\t1976-11\t大专\t2001-06\t副主任\t委员`);
    expect(rows).toEqual([
      {
        name: '王芳',
        sex: 'F',
        ethnicity: '汉族',
        birthMonth: '1980-06',
        education: '大学',
        joinedMonth: '2004-07',
        occupation: '社区党委书记',
        posts: ['PARTY_MEMBER', 'SECRETARY'],
      },
    ]);
    expect(unread).toHaveLength(1);
  });
});

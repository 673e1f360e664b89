import { expect, it } from 'vitest';
import { readCalls, readLeaders, readScribes } from '../src/screens/organisation/group-lines.ts';

it('groups that are called to choose: day and hour as they are, what is not understood is given back', () => {
  const pasted =
    '小组\t户数\t名额\t日期\t时间\t地点\n第一居民小组\t412\t11\t2026-11-26\t9:30\t活动室\n第二居民小组\t0\t10\t2026-11-27\t19:00\t凉亭\n第三居民小组\t46\t1\t2026-11-31\t19:00\t凉亭';
  const { rows, unread } = readCalls(pasted);
  expect(rows).toEqual([
    { group: '第一居民小组', households: 412, seats: 11, on: '2026-11-26', openAt: '09:30', place: '活动室' },
  ]);
  // No households; a day that does not exist.
  expect(unread).toHaveLength(2);
});

it('leaders by their numbers, with or without a deputy', () => {
  expect(readLeaders('第一居民小组,12,25\n第二居民小组,7\n第三居民小组,王芳')).toEqual({
    rows: [
      { group: '第一居民小组', leader: 12, deputy: 25 },
      { group: '第二居民小组', leader: 7 },
    ],
    unread: ['第三居民小组,王芳'],
  });
});

it('scribes by station', () => {
  expect(readScribes('中心会场\t韩梅\t冯雪\n第一投票站')).toEqual({
    rows: [{ station: '中心会场', people: ['韩梅', '冯雪'] }],
    unread: ['第一投票站'],
  });
});

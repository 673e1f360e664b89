import { describe, expect, it } from 'vitest';
import { mayWith } from '../src/parts/may.ts';

const community = '4403.03.dongxiao.xingfuli';

describe('what is offered to whom', () => {
  it.each([
    ['REC_CHAIR', '4403/03/dongxiao/xingfuli', 'poll.open', true],
    ['SCRUTINEER', '4403/03/dongxiao/xingfuli', 'poll.close', true],
    ['CLERK', '4403/03/dongxiao/xingfuli', 'poll.prepare', true],
    ['CLERK', '4403/03/dongxiao/xingfuli', 'poll.open', false],
    ['TELLER', '4403/03/dongxiao/xingfuli', 'poll.close', false],
    ['STREET_ADMIN', '4403/03', 'account.manage', true],
    ['STREET_ADMIN', '4403/0', 'account.manage', false],
    ['CITY_ADMIN', '*', 'community.manage', true],
    ['SYSTEM_ADMIN', '*', 'community.manage', false],
  ] as const)('%s in %s, %s: %s', (role, scope, action, offered) => {
    expect(mayWith([{ role, scope }], action, community)).toBe(offered);
  });

  it('asks for no place where there is none', () => {
    expect(mayWith([{ role: 'STREET_ADMIN', scope: '4403/03' }], 'community.manage')).toBe(true);
    expect(mayWith([], 'community.manage')).toBe(false);
  });
});

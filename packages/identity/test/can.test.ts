import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action, Actor, Grant, Resource, Role } from '../src/index.ts';
import {
  ACTIONS,
  can,
  canGrant,
  canHold,
  canManage,
  canStop,
  EVERYWHERE,
  inScope,
  isScope,
  matrix,
  ROLES,
} from '../src/index.ts';

const actor = (...grants: Grant[]): Actor => ({ accountId: 'a1', name: '王芳', grants });
const HERE = '3503/0302/001/004';

/** As a caller that forgot what the types ask for would do it. */
const judge = (who: Actor, action: Action, resource: Resource): string => {
  const full = { makers: [], conflictingAccounts: [], ...resource };
  const result = can(who, action, full);
  return result.ok ? 'ok' : result.error.code;
};

describe('inScope', () => {
  test.each([
    ['11/0101', '11/0101', true],
    ['11/0101/003', '11/0101', true],
    ['11/0101/003/005', '11', true],
    ['11/01010', '11/0101', false],
    ['11/0101', '11/01010', false],
    ['11', '11/0101', false],
    ['12/0101', '11/0101', false],
    [HERE, EVERYWHERE, true],
    [EVERYWHERE, EVERYWHERE, true],
    [EVERYWHERE, '11', false],
    ['', '', false],
    ['', EVERYWHERE, false],
    ['11', '', false],
    ['11/', '11', false],
    ['11/../12', '11', false],
    ['11/%', '11', false],
    ['1/2/3/4/5', '1', false],
  ])('%s in %s: %s', (place, scope, expected) => {
    expect(inScope(place, scope)).toBe(expected);
  });
});

const code = fc.stringMatching(/^[0-9A-Za-z]{1,5}$/);
const path = fc.array(code, { minLength: 1, maxLength: 4 }).map((codes) => codes.join('/'));
const grant: fc.Arbitrary<Grant> = fc.record({ role: fc.constantFrom(...ROLES), scope: path });
const action = fc.constantFrom(...ACTIONS);

describe('can', () => {
  test('no grant outside the place ever passes', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 6 }), action, path, (grants, act, place) => {
        const parts = place.split('/');
        const above = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
        const elsewhere = grants.filter((one) => !above.includes(one.scope));
        expect(judge(actor(...elsewhere), act, { scope: place })).not.toBe('ok');
      }),
    );
  });

  test('a grant on the place or above it passes exactly when the matrix has it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES), action, path, fc.nat(3), (role, act, place, cut) => {
        const scope = place
          .split('/')
          .slice(0, cut + 1)
          .join('/');
        const row = matrix().find((one) => one.action === act);
        expect(judge(actor({ role, scope }), act, { scope: place }) === 'ok').toBe(row?.roles.includes(role));
      }),
    );
  });

  test('whoever made it never checks it, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (others) => {
        const all = actor(...ROLES.map((role) => ({ role, scope: EVERYWHERE })));
        for (const row of matrix()) {
          const verdict = judge(all, row.action, { scope: HERE, makers: [...others, all.accountId] });
          expect(verdict).toBe(row.separation === 'NONE' ? 'ok' : 'MAKER_IS_CHECKER');
        }
      }),
    );
  });

  test('a scrutineer of the poll does not enter its count; a teller does not decide it', () => {
    const both = actor({ role: 'TELLER', scope: HERE }, { role: 'SCRUTINEER', scope: HERE });
    const closed = { scope: HERE, makers: [], conflictingAccounts: ['a1'] };
    expect(can(both, 'count.enter', closed)).toMatchObject({ ok: false, error: { code: 'CONFLICT_OF_DUTY' } });
    expect(can(both, 'count.decide', closed)).toMatchObject({ ok: false, error: { code: 'CONFLICT_OF_DUTY' } });
    expect(can(both, 'count.enter', { ...closed, conflictingAccounts: ['a2'] }).ok).toBe(true);
  });

  test('the second entry of a count is another person', () => {
    const teller = actor({ role: 'TELLER', scope: HERE });
    const verdict = (makers: string[]) => can(teller, 'count.enter', { scope: HERE, makers, conflictingAccounts: [] });
    expect(verdict([]).ok).toBe(true);
    expect(verdict(['a2']).ok).toBe(true);
    expect(verdict(['a1'])).toMatchObject({ ok: false, error: { code: 'MAKER_IS_CHECKER' } });
  });

  test('a checking act without its makers does not compile, and is refused all the same', () => {
    const officer = actor({ role: 'STREET_OFFICER', scope: '3503/0302/001' });
    // @ts-expect-error makers are required
    expect(can(officer, 'gate.review', { scope: HERE })).toMatchObject({ error: { code: 'SEPARATION_UNKNOWN' } });
    const teller = actor({ role: 'TELLER', scope: HERE });
    // @ts-expect-error conflictingAccounts are required
    expect(can(teller, 'count.enter', { scope: HERE, makers: [] })).toMatchObject({
      error: { code: 'SEPARATION_UNKNOWN' },
    });
  });

  test('a conflict closes any act, also a plain one', () => {
    const clerk = actor({ role: 'CLERK', scope: HERE });
    expect(judge(clerk, 'candidate.nominate', { scope: HERE, conflictingAccounts: ['a1'] })).toBe('CONFLICT_OF_DUTY');
  });

  test('says whether the role is missing or only the place', () => {
    expect(judge(actor(), 'roll.read', { scope: HERE })).toBe('NOT_GRANTED');
    expect(judge(actor({ role: 'CLERK', scope: '3503/0302/001/005' }), 'roll.read', { scope: HERE })).toBe(
      'OUT_OF_SCOPE',
    );
  });

  test('a refusal names who may do it, in Chinese first', () => {
    const result = can(actor(), 'count.enter', { scope: HERE, makers: [], conflictingAccounts: [] });
    expect(result).toMatchObject({ error: { remedy: { zh: expect.stringContaining('计票人') } } });
  });
});

describe('matrix', () => {
  test('has every action once, each with a role, a title and known roles only', () => {
    const rows = matrix();
    expect(new Set(rows.map((row) => row.action)).size).toBe(rows.length);
    expect(rows.map((row) => row.action)).toEqual([...ACTIONS]);
    for (const row of rows) {
      expect(row.roles.length, row.action).toBeGreaterThan(0);
      expect(new Set(row.roles).size, row.action).toBe(row.roles.length);
      expect(row.roles.every((role) => ROLES.includes(role))).toBe(true);
      expect(row.title.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  test('every role can do something', () => {
    const used = new Set(matrix().flatMap((row) => row.roles));
    expect(ROLES.filter((role) => !used.has(role))).toEqual([]);
  });

  // process.md §4: what each role must not do.
  test.each<[Role, readonly Action[]]>([
    ['OBSERVER', ['roll.read', 'paper.read', 'roll.import', 'archive.export']],
    [
      'SYSTEM_ADMIN',
      ['community.read', 'roll.read', 'result.determine', 'count.enter', 'policy.manage', 'account.audit'],
    ],
    ['SECURITY_ADMIN', ['community.read', 'roll.read', 'system.read', 'account.audit', 'count.enter']],
    ['AUDIT_ADMIN', ['community.read', 'roll.read', 'system.read', 'account.manage', 'policy.manage']],
    ['SCRUTINEER', ['count.enter']],
    ['TELLER', ['count.decide', 'roll.read']],
    ['STREET_ADMIN', ['count.enter', 'count.decide', 'roll.import', 'poll.checkIn']],
    ['CITY_ADMIN', ['roll.read', 'count.enter', 'system.read']],
  ])('%s does not hold %j', (role, actions) => {
    for (const act of actions)
      expect(judge(actor({ role, scope: EVERYWHERE }), act, { scope: HERE })).toBe('NOT_GRANTED');
  });
});

describe('giving roles', () => {
  const street = actor({ role: 'STREET_ADMIN', scope: '3503/0302/001' });

  test.each<[Grant, string]>([
    [{ role: 'CLERK', scope: HERE }, 'ok'],
    [{ role: 'STREET_ADMIN', scope: '3503/0302/001' }, 'ok'],
    [{ role: 'CLERK', scope: '3503/0302/0010' }, 'GRANT_TOO_HIGH'],
    [{ role: 'CLERK', scope: '3503/0302' }, 'GRANT_TOO_HIGH'],
    [{ role: 'CLERK', scope: EVERYWHERE }, 'GRANT_TOO_HIGH'],
    [{ role: 'DISTRICT_ADMIN', scope: HERE }, 'GRANT_TOO_HIGH'],
    [{ role: 'SYSTEM_ADMIN', scope: HERE }, 'GRANT_TOO_HIGH'],
    [{ role: 'CLERK', scope: '' }, 'BAD_SCOPE'],
    [{ role: 'CLERK', scope: '3503//001' }, 'BAD_SCOPE'],
  ])('a street administrator gives %j: %s', (given, expected) => {
    const result = canGrant(street, given);
    expect(result.ok ? 'ok' : result.error.code).toBe(expected);
  });

  test('nobody without an administering role gives anything or manages anyone', () => {
    for (const role of ROLES.filter((one) => !one.endsWith('_ADMIN'))) {
      expect(canGrant(actor({ role, scope: EVERYWHERE }), { role: 'OBSERVER', scope: HERE }).ok).toBe(false);
      expect(canManage(actor({ role, scope: EVERYWHERE }), []).ok).toBe(false);
    }
  });

  test('an account with one role out of reach cannot be managed', () => {
    expect(canManage(street, [{ role: 'CLERK', scope: HERE }]).ok).toBe(true);
    expect(
      canManage(street, [
        { role: 'CLERK', scope: HERE },
        { role: 'CITY_ADMIN', scope: '3503' },
      ]).ok,
    ).toBe(false);
  });

  test('an account without roles belongs to no place', () => {
    expect(canManage(street, []).ok).toBe(false);
    expect(canManage(actor({ role: 'CITY_ADMIN', scope: EVERYWHERE }), []).ok).toBe(true);
  });

  test('what one may give never reaches above or outside what one holds', () => {
    fc.assert(
      fc.property(grant, grant, (own, given) => {
        const result = canGrant(actor(own), given);
        if (result.ok) expect(isScope(given.scope) && inScope(given.scope, own.scope)).toBe(true);
        if (result.ok && own.role !== 'SYSTEM_ADMIN') expect(given.role).not.toBe('SYSTEM_ADMIN');
      }),
    );
  });
});

describe('system, security and audit administrators', () => {
  const system = actor({ role: 'SYSTEM_ADMIN', scope: EVERYWHERE });
  const security = actor({ role: 'SECURITY_ADMIN', scope: EVERYWHERE });
  const audit = actor({ role: 'AUDIT_ADMIN', scope: EVERYWHERE });
  const held = (...roles: Role[]) => roles.map((role) => ({ role, scope: EVERYWHERE }));

  test.each<readonly [readonly Role[], string]>([
    [['SYSTEM_ADMIN'], 'ok'],
    [['SECURITY_ADMIN'], 'ok'],
    [['AUDIT_ADMIN'], 'ok'],
    [['SYSTEM_ADMIN', 'CITY_ADMIN', 'CLERK'], 'ok'],
    [['SYSTEM_ADMIN', 'SECURITY_ADMIN'], 'ROLES_APART'],
    [['SYSTEM_ADMIN', 'AUDIT_ADMIN'], 'ROLES_APART'],
    [['SECURITY_ADMIN', 'AUDIT_ADMIN'], 'ROLES_APART'],
    [['SECURITY_ADMIN', 'CLERK'], 'ROLES_APART'],
    [['AUDIT_ADMIN', 'OBSERVER'], 'ROLES_APART'],
  ])('one account holds %j: %s', (roles, expected) => {
    const result = canHold(held(...roles));
    expect(result.ok ? 'ok' : result.error.code).toBe(expected);
  });

  // Who gives: system, security, audit; and a system administrator before there is a security administrator.
  test.each<readonly [Role, readonly boolean[]]>([
    ['SYSTEM_ADMIN', [true, false, false, true]],
    ['SECURITY_ADMIN', [false, true, false, true]],
    ['AUDIT_ADMIN', [false, true, false, true]],
    ['CITY_ADMIN', [true, false, false, true]],
    ['CLERK', [true, false, false, true]],
  ])('%s is given by system, security, audit, system at the beginning: %j', (role, expected) => {
    const grant = { role, scope: EVERYWHERE };
    const given = [
      ...[system, security, audit].map((who) => canGrant(who, grant).ok),
      canGrant(system, grant, 'NO_KEEPER_YET').ok,
    ];
    expect(given).toEqual(expected);
    // Whoever resets an account could sign in as its owner: it takes the same.
    expect([system, security, audit].map((who) => canManage(who, [grant]).ok)).toEqual(expected.slice(0, 3));
  });

  test('a lost security administrator can be stopped by the system administrator, and by nobody lower', () => {
    const lost = held('SECURITY_ADMIN');
    expect(canStop(system, lost).ok).toBe(true);
    expect(canStop(security, lost).ok).toBe(true);
    expect(canStop(actor({ role: 'CITY_ADMIN', scope: EVERYWHERE }), lost).ok).toBe(false);
    expect(canStop(audit, held('SYSTEM_ADMIN')).ok).toBe(false);
    expect(canStop(security, held('CLERK')).ok).toBe(false);
  });
});

import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import type { Actor, Grant } from './can.ts';
import { grantsOf } from './can.ts';
import type { Role } from './role.ts';
import { ROLE_TABLE } from './role.ts';
import { EVERYWHERE, inScope, isScope } from './scope.ts';

/**
 * 三员分立: who runs the system, who decides what security asks, and who reads what was done are three people (GB/T
 * 22239-2019 8.1.5.1–8.1.5.3).
 */
const THREE: readonly Role[] = ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'];
/** These two hold nothing else: whoever works with the accounts neither sets their rules nor reads what was done to them. */
const ALONE: readonly Role[] = ['SECURITY_ADMIN', 'AUDIT_ADMIN'];

/** Whether there is somebody already who keeps security and audit administrators. Until then a system administrator may. */
export type Keeper = 'KEPT' | 'NO_KEEPER_YET';

/** Whether one account may hold these together. Refusal: `ROLES_APART`. */
export function canHold(grants: readonly Grant[]): Result<true, Refusal> {
  const roles = new Set(grants.map((grant) => grant.role));
  const three = THREE.filter((role) => roles.has(role));
  const apart = three.length > 1 || (roles.size > 1 && ALONE.some((role) => roles.has(role)));
  return apart ? err(rolesApart(three)) : ok(true);
}

/**
 * Whether the actor may give this role in this scope: through a role of their own that manages such accounts, at least as
 * high, in a scope that contains it. Refusals: `BAD_SCOPE`, `GRANT_TOO_HIGH`, `GRANT_OF_SECURITY`.
 */
export function canGrant(actor: Actor, grant: Grant, keeper: Keeper = 'KEPT'): Result<true, Refusal> {
  if (!isScope(grant.scope)) return err(badScope(grant));
  if (reaches(actor, grant, keeper)) return ok(true);
  return err(ALONE.includes(grant.role) ? ofSecurity(grant) : grantTooHigh(grant));
}

/**
 * Whether the actor may change, stop or reset an account that holds these grants. Each of them must be one the actor
 * could give: whoever resets a password could sign in as its owner, so reaching upwards here would be a way to the top.
 * An account without any role belongs to no place, so only an administrator of every place may touch it.
 */
export function canManage(actor: Actor, held: readonly Grant[], keeper: Keeper = 'KEPT'): Result<true, Refusal> {
  if (grantsOf(actor, 'account.manage').length === 0) return err(notManager());
  const needed: readonly Grant[] = held.length > 0 ? held : [{ role: 'OBSERVER', scope: EVERYWHERE }];
  const beyond = needed.find((grant) => !reaches(actor, grant, keeper));
  if (beyond === undefined) return ok(true);
  return err(ALONE.includes(beyond.role) ? ofSecurity(beyond) : grantTooHigh(beyond));
}

/**
 * Whether the actor may stop the account of a security or audit administrator: a system administrator may, so that the loss
 * of the last one does not shut an installation out of its own rules. Stopping gives nobody their powers, and is written down.
 */
export function canStop(actor: Actor, held: readonly Grant[]): Result<true, Refusal> {
  const stopping = held.map((grant) =>
    ALONE.includes(grant.role) ? { ...grant, role: 'SYSTEM_ADMIN' as const } : grant,
  );
  return canManage(actor, stopping).ok ? ok(true) : canManage(actor, held);
}

function reaches(actor: Actor, grant: Grant, keeper: Keeper): boolean {
  const rank = ROLE_TABLE[grant.role].rank;
  return grantsOf(actor, 'account.manage').some(
    (own) =>
      keeps(own.role, grant.role, keeper) && ROLE_TABLE[own.role].rank >= rank && inScope(grant.scope, own.scope),
  );
}

/** Security administrators keep their own kind and the audit administrators, and nobody else; the others keep the rest. */
function keeps(own: Role, given: Role, keeper: Keeper): boolean {
  if (own === 'SECURITY_ADMIN') return ALONE.includes(given);
  return !ALONE.includes(given) || (own === 'SYSTEM_ADMIN' && keeper === 'NO_KEEPER_YET');
}

function rolesApart(three: readonly Role[]): Refusal {
  const names = three.map((role) => ROLE_TABLE[role].title);
  return {
    code: 'ROLES_APART',
    message: text(
      `“${names.map((one) => one.zh).join('”“')}”必须分开：系统、安全、审计三种管理员由不同的人担任，安全和审计管理员不能再兼别的职责。`,
      `${names.map((one) => one.en).join(', ')}: system, security and audit administrators are different people, and the latter two hold nothing else.`,
    ),
    remedy: text('请给另一个人另建账号。', 'Make another account for another person.'),
    sources: [],
  };
}

function ofSecurity(grant: Grant): Refusal {
  const title = ROLE_TABLE[grant.role].title;
  return {
    code: 'GRANT_OF_SECURITY',
    message: text(
      `“${title.zh}”的账号只由安全管理员办理。`,
      `Accounts of a ${title.en.toLowerCase()} are kept by security administrators alone.`,
    ),
    remedy: text(
      '请安全管理员办理；一个安全管理员都没有时，系统管理员可以先建一个。安全管理员的密码丢了、又没有第二个的，由系统管理员停用旧账号再建新的。',
      'Ask a security administrator. While there is none, a system administrator makes the first; the account of one who is lost is stopped, and another made.',
    ),
    sources: [],
  };
}

function badScope(grant: Grant): Refusal {
  return {
    code: 'BAD_SCOPE',
    message: text(`管辖范围“${grant.scope}”写法不对。`, `"${grant.scope}" is not a scope.`),
    remedy: text(
      '请按“市/区/街道/社区”的代码从列表中选择。',
      'Choose it from the list: codes of city/district/street/community.',
    ),
    sources: [],
  };
}

function grantTooHigh(grant: Grant): Refusal {
  const title = ROLE_TABLE[grant.role].title;
  return {
    code: 'GRANT_TOO_HIGH',
    message: text(
      `“${title.zh}”（范围 ${grant.scope}）超出您的级别或管辖范围。`,
      `"${title.en}" (scope ${grant.scope}) is above your level or outside your scope.`,
    ),
    remedy: text('请由同级或上级管理员办理。', 'An administrator of that level or above must do it.'),
    sources: [],
  };
}

/** For whoever has no role that manages accounts. */
export function notManager(): Refusal {
  return {
    code: 'NOT_GRANTED',
    message: text('您没有管理账号的权限。', 'You are not allowed to manage accounts.'),
    remedy: text('请联系上级管理员。', 'Ask an administrator above you.'),
    sources: [],
  };
}

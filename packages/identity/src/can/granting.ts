import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import type { Actor, Grant } from './can.ts';
import { grantsOf } from './can.ts';
import { ROLE_TABLE } from './role.ts';
import { EVERYWHERE, inScope, isScope } from './scope.ts';

/**
 * Whether the actor may give this role in this scope: through a role of their own that manages accounts, at least as
 * high, in a scope that contains it. Refusals: `BAD_SCOPE`, `GRANT_TOO_HIGH`.
 */
export function canGrant(actor: Actor, grant: Grant): Result<true, Refusal> {
  if (!isScope(grant.scope)) return err(badScope(grant));
  return reaches(actor, grant) ? ok(true) : err(grantTooHigh(grant));
}

/**
 * Whether the actor may change, stop or reset an account that holds these grants. Each of them must be one the actor
 * could give: whoever resets a password could sign in as its owner, so reaching upwards here would be a way to the top.
 * An account without any role belongs to no place, so only an administrator of every place may touch it.
 */
export function canManage(actor: Actor, held: readonly Grant[]): Result<true, Refusal> {
  if (grantsOf(actor, 'account.manage').length === 0) return err(notManager());
  const needed: readonly Grant[] = held.length > 0 ? held : [{ role: 'OBSERVER', scope: EVERYWHERE }];
  const beyond = needed.find((grant) => !reaches(actor, grant));
  return beyond === undefined ? ok(true) : err(grantTooHigh(beyond));
}

function reaches(actor: Actor, grant: Grant): boolean {
  const rank = ROLE_TABLE[grant.role].rank;
  return grantsOf(actor, 'account.manage').some(
    (own) => ROLE_TABLE[own.role].rank >= rank && inScope(grant.scope, own.scope),
  );
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

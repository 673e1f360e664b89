import type { Refusal, Result } from '@mingxuan/rulebook';
import { assertNever, err, ok, text } from '@mingxuan/rulebook';
import type { Action, ActionInfo, CheckingAction, CountingAction } from './action.ts';
import { ACTION_TABLE } from './action.ts';
import type { Role } from './role.ts';
import { ROLE_TABLE } from './role.ts';
import type { Scope } from './scope.ts';
import { inScope } from './scope.ts';

export type AccountId = string;

/** One role in one scope. */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
}

/**
 * Who is acting. While `mustChangePassword` or `mustEnrol` stands, `grants` is empty: the one-time password, or a password
 * without the second factor that is required here, opens no door but that one.
 */
export interface Actor {
  readonly accountId: AccountId;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly mustChangePassword?: true;
  /** It must be changed because it is older than the policy allows. */
  readonly passwordExpired?: true;
  readonly mustEnrol?: true;
  /** The account has a second factor. */
  readonly secondFactor?: true;
}

/** What is acted upon: where it lies, and the people the separation of duties must know. */
export interface Resource {
  readonly scope: Scope;
  /** Who made or entered the thing that is now checked, or took the first of two steps. Empty = nobody yet. */
  readonly makers?: readonly AccountId[];
  /** Accounts closed to this act on this resource: the other side of 监票/计票, candidates, their near relatives. */
  readonly conflictingAccounts?: readonly AccountId[];
}

/** What `can` needs to know for an action; a checking act without its makers does not compile. */
export type ResourceOf<A extends Action> = A extends CheckingAction
  ? Resource & Required<Pick<Resource, 'makers'>>
  : A extends CountingAction
    ? Resource & Required<Pick<Resource, 'makers' | 'conflictingAccounts'>>
    : Resource;

/**
 * Whether the actor may do this to that. Refusals: `MUST_CHANGE_PASSWORD`, `MUST_ENROL`, `NOT_GRANTED` (no role of the actor gives
 * it), `OUT_OF_SCOPE` (a role does, but elsewhere), `CONFLICT_OF_DUTY`, `MAKER_IS_CHECKER`, `SEPARATION_UNKNOWN` (the caller did not say who
 * made it; refused, because a guess would be a hole).
 */
export function can<A extends Action>(actor: Actor, action: A, resource: ResourceOf<A>): Result<true, Refusal> {
  const info: ActionInfo = ACTION_TABLE[action];
  if (actor.mustChangePassword) return err(actor.passwordExpired ? passwordExpired() : mustChangePassword());
  if (actor.mustEnrol) return err(mustEnrol());
  const granted = grantsOf(actor, action);
  if (granted.length === 0) return err(notGranted(info));
  if (!granted.some((grant) => inScope(resource.scope, grant.scope))) return err(outOfScope(info));
  return separated(actor, info, resource);
}

/** The grants of the actor that carry this action, wherever they hold: what lists and menus are filtered by. */
export function grantsOf(actor: Actor, action: Action): readonly Grant[] {
  const roles = ACTION_TABLE[action].roles;
  return actor.grants.filter((grant) => roles.includes(grant.role));
}

function separated(actor: Actor, info: ActionInfo, resource: Resource): Result<true, Refusal> {
  if (resource.conflictingAccounts?.includes(actor.accountId)) return err(conflictOfDuty(info));
  switch (info.separation) {
    case 'NONE':
      return ok(true);
    case 'TWO_PEOPLE_NO_CONFLICT':
      if (resource.conflictingAccounts === undefined) return err(separationUnknown(info));
      return madeByOthers(actor, info, resource);
    case 'MAKER_IS_NOT_CHECKER':
      return madeByOthers(actor, info, resource);
    default:
      return assertNever(info.separation);
  }
}

function madeByOthers(actor: Actor, info: ActionInfo, resource: Resource): Result<true, Refusal> {
  if (resource.makers === undefined) return err(separationUnknown(info));
  return resource.makers.includes(actor.accountId) ? err(makerIsChecker(info)) : ok(true);
}

function titles(roles: readonly Role[], lang: 'zh' | 'en'): string {
  return roles.map((role) => ROLE_TABLE[role].title[lang]).join(lang === 'zh' ? '、' : ', ');
}

function mustChangePassword(): Refusal {
  return {
    code: 'MUST_CHANGE_PASSWORD',
    message: text(
      '您用的是一次性密码，请先设置自己的密码。',
      'You signed in with a one-time password: set your own first.',
    ),
    remedy: text('请打开“修改密码”。', 'Open "Change password".'),
    sources: [],
  };
}

function passwordExpired(): Refusal {
  return {
    code: 'MUST_CHANGE_PASSWORD',
    message: text('您的密码到期了，请先换一个。', 'Your password is older than the policy allows: change it first.'),
    remedy: text('请打开“修改密码”。', 'Open "Change password".'),
    sources: [],
  };
}

function mustEnrol(): Refusal {
  return {
    code: 'MUST_ENROL',
    message: text(
      '本系统要求工作人员登录时除了密码还要手机验证器或通行密钥，请先绑定。',
      'Staff sign in with an authenticator here: set yours up first.',
    ),
    remedy: text('请打开“登录安全”，照提示扫码绑定。', 'Open "Sign-in security" and follow it.'),
    sources: [],
  };
}

function notGranted(info: ActionInfo): Refusal {
  return {
    code: 'NOT_GRANTED',
    message: text(`您没有“${info.title.zh}”的权限。`, `You are not allowed to: ${info.title.en}.`),
    remedy: text(
      `请由以下人员办理，或请上级管理员为您授权：${titles(info.roles, 'zh')}。`,
      `Ask one of these people, or ask your administrator for the role: ${titles(info.roles, 'en')}.`,
    ),
    sources: info.sources,
  };
}

function outOfScope(info: ActionInfo): Refusal {
  return {
    code: 'OUT_OF_SCOPE',
    message: text(
      `您在本社区（单位）没有“${info.title.zh}”的权限，您的授权在别处。`,
      `Your right to "${info.title.en}" holds elsewhere, not here.`,
    ),
    remedy: text(
      '请由本社区的人员办理，或请上级管理员调整您的管辖范围。',
      'Ask the people of this place, or ask your administrator to extend your scope.',
    ),
    sources: info.sources,
  };
}

function makerIsChecker(info: ActionInfo): Refusal {
  return {
    code: 'MAKER_IS_CHECKER',
    message: text(
      `这一项由您经手，不能再由您办理“${info.title.zh}”。`,
      `You made this yourself, so you cannot also do: ${info.title.en}.`,
    ),
    remedy: text('请换另一位有权限的人员办理。', 'Another person with the right must do it.'),
    sources: info.sources,
  };
}

function conflictOfDuty(info: ActionInfo): Refusal {
  return {
    code: 'CONFLICT_OF_DUTY',
    message: text(
      `您在本次选举中另有身份，须回避，不能办理“${info.title.zh}”。`,
      `You hold another part in this election and must stand aside from: ${info.title.en}.`,
    ),
    remedy: text(
      '请换一位不需要回避的人员办理；监票人和计票人不能是同一人。',
      'A person without such a part must do it; nobody is scrutineer and teller of one poll.',
    ),
    sources: info.sources,
  };
}

function separationUnknown(info: ActionInfo): Refusal {
  return {
    code: 'SEPARATION_UNKNOWN',
    message: text(
      `系统没有查到此项的经手人，无法确认您是否需要回避，因此不能办理“${info.title.zh}”。`,
      `It is not known who made this, so it cannot be told whether you may do: ${info.title.en}.`,
    ),
    remedy: text(
      '请刷新后再试；仍不行请告知系统管理员。',
      'Reload and try again; if it stays, tell the system administrator.',
    ),
    sources: info.sources,
  };
}

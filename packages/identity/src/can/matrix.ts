import type { SourceRef, Text } from '@mingxuan/rulebook';
import type { Action, ActionGroup, Separation } from './action.ts';
import { ACTIONS, ACTION_TABLE } from './action.ts';
import type { Role } from './role.ts';

/** One line of the published table of powers. */
export interface MatrixRow {
  readonly action: Action;
  readonly group: ActionGroup;
  readonly title: Text;
  /** The roles that carry the action, each within its scope. */
  readonly roles: readonly Role[];
  readonly separation: Separation;
  readonly sources: readonly SourceRef[];
}

/** The table of powers, read out of the very table that `can` decides by. */
export function matrix(): readonly MatrixRow[] {
  return ACTIONS.map((action) => {
    const { group, title, roles, separation, sources } = ACTION_TABLE[action];
    return { action, group, title, roles, separation, sources };
  });
}

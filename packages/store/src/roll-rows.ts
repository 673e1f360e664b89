import { SEEN_VOTER } from './scope.ts';

/** So many voters of a roll are found by reading their rows; the indexes hold who stands below (migration 0011). */
export const READ_THROUGH = 3000;

/** The rows of community `$1` that meet a condition: the first ones read through, those below by the condition's index. */
export const votersWhere = (columns: string, condition: string): string =>
  [`voter_no <= ${READ_THROUGH}`, `voter_no > ${READ_THROUGH}`]
    .map((part) => `SELECT ${columns} FROM ${SEEN_VOTER} WHERE community_id = $1 AND ${part} AND ${condition}`)
    .join(' UNION ALL ');

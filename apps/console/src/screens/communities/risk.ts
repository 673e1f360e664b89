import type { CommunitySummary } from '@mingxuan/contract';

/** A last lawful day this near is worth a call to the community. */
export const LAW_WITHIN = 3;

/** Whether a last lawful day has gone by there, or is as near. */
export const nearLaw = ({ lawful }: CommunitySummary): boolean => lawful !== null && lawful.daysLeft <= LAW_WITHIN;

/** Communities that need a call: broken or about to break a law first, then those with most that is late. */
export const toSupervise = (rows: readonly CommunitySummary[]): readonly CommunitySummary[] =>
  rows
    .filter((row) => row.mode !== 'REHEARSAL' && (nearLaw(row) || row.late > 0))
    .sort((a, b) => rank(a) - rank(b) || b.late - a.late);

const rank = (row: CommunitySummary): number => (nearLaw(row) ? (row.lawful?.daysLeft ?? 0) : LAW_WITHIN + 1);

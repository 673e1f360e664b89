import type { IsoDate } from '@mingxuan/rulebook';

/** JWH25-16: eighteen. */
const VOTING_AGE = 18;

/**
 * Whether somebody born on `birth` has turned 18 by election day, the eighteenth birthday itself counting (REG-2, REG-3).
 * Somebody born on 29 February turns 18 on 1 March where that year has no such day.
 */
export const ofVotingAge = (birth: IsoDate, electionDay: IsoDate): boolean =>
  birthdayOf(birth, VOTING_AGE) <= electionDay;

/** Completed years on a day. */
export function ageOn(birth: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return birthdayOf(birth, years) <= day ? years : years - 1;
}

/** Compared as text: a 29 February that does not exist sorts after the 28th and before 1 March, as the law wants. */
const birthdayOf = (birth: IsoDate, age: number): string =>
  `${String(Number(birth.slice(0, 4)) + age).padStart(4, '0')}${birth.slice(4)}`;

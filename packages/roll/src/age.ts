import type { IsoDate, Reason, Rulebook } from '@mingxuan/rulebook';
import { checkVotingAge } from '@mingxuan/rulebook';

/** Completed years on a day; good enough to notice that somebody is very old, the law's own age check is the rulebook's. */
export function ageOn(birth: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return birth.slice(5) <= day.slice(5) ? years : years - 1;
}

/** The rulebook's answer on voting age for each birth date, worked out once per date: a roll repeats its dates. */
export function votingAge(electionDay: IsoDate, rulebook: Rulebook): (birth: IsoDate) => Reason {
  const answers = new Map<IsoDate, Reason>();
  return (birth) => {
    const known = answers.get(birth);
    if (known) return known;
    const answer = checkVotingAge(birth, electionDay, rulebook);
    answers.set(birth, answer);
    return answer;
  };
}

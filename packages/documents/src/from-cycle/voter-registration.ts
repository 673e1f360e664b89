import { addYears } from '@mingxuan/rulebook';
import type { Draft } from '../papers/paper.ts';
import type { VoterRegistrationFacts } from '../papers/registration.ts';
import { basisOf } from './cite.ts';
import { dayOf, plannedDay } from './days.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';

/** The three ways onto the roll (REG-4); a village's or an older law has them in its own words, so there they stay open. */
function categories({ residents }: PaperSource): readonly string[] | undefined {
  const months = residents.parameters.workerMonths?.value;
  if (residents.pack !== 'residents-2026' || months === undefined) return undefined;
  return [
    '户籍在本社区，表示参加选举的',
    '户籍不在本社区，在本社区常住，表示参加选举的',
    `户籍不在本社区，在本社区工作满${months}个月的社区工作者，本人申请并经居民选举委员会确认的`,
  ];
}

/** N03. Registration runs from the day of its notice (C04) to the planned last day (C05). */
export function voterRegistration(source: PaperSource): Draft<VoterRegistrationFacts> {
  const { cycle, residents } = source;
  const { arrangements, electionDay } = cycle;
  const age = residents.parameters.votingAge?.value;
  return {
    head: headOf(source, 'VOTER_REGISTRATION', electionCommittee(source)),
    basis: basisOf(residents, ['REG-1', 'REG-4']),
    electionDay,
    bornOnOrBefore: age === undefined ? undefined : addYears(electionDay, -age),
    from: dayOf(source, 'C04'),
    to: plannedDay(source, 'C05'),
    hours: dailyHours(source),
    place: arrangements?.registrationPlace,
    categories: categories(source),
    documents: ['居民身份证', '户口簿、居住证明或者工作证明（按登记条件带其中一种）'],
    phone: arrangements?.phone,
  };
}

/** Hours as they follow 每日 on a notice. */
export const dailyHours = ({ cycle }: PaperSource): string | undefined =>
  cycle.arrangements?.registrationHours.replace(/^每[天日]/, '');

import type { StatutoryBar } from '@mingxuan/election';
import type { NominationCallFacts } from '../papers/candidates.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { dayOf, plannedDay } from './days.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';
import { dailyHours } from './voter-registration.ts';
import { postWord } from './words.ts';

/** CAND-2: what the law asks of those put forward. */
const CONDITIONS = '拥护党的领导，奉公守法，品行良好，公道正派，热心公益，有一定的文化水平和工作能力。';

/** CAND-3: what the law itself bars; nothing else belongs on the notice. */
const bars: Readonly<Record<StatutoryBar, string>> = {
  EXPELLED_FROM_PARTY: '被开除党籍的',
  CRIMINAL_PENALTY: '因犯罪受过刑事处罚的',
  ORGANISED_CRIME: '利用黑恶势力从事非法活动的',
  ILLEGAL_RELIGION_OR_CULT: '组织、参加非法宗教活动或者邪教活动的',
};

/** N07. Names are taken from the day of the notice (D01) to the planned last day of nomination (D02). */
export function nominationCall(source: PaperSource): Draft<NominationCallFacts> {
  const { cycle, residents } = source;
  const { mandate, arrangements } = cycle;
  const joint = residents.parameters.jointNominators?.value;
  const posts = (['CHAIR', 'VICE', 'MEMBER'] as const)
    .map((post) => ({ post: postWord(post), seats: mandate?.seats[post] }))
    .filter(({ seats }) => seats !== undefined && seats > 0);
  return {
    head: headOf(source, 'NOMINATION_CALL', electionCommittee(source)),
    basis: basisOf(residents, ['CAND-1', 'CAND-5']),
    electionDay: cycle.electionDay,
    posts,
    ...(residents.parameters.womenRequired?.value === true ? { womenNote: '居民委员会成员中应当有妇女。' } : {}),
    ways: joint === undefined ? undefined : ['社区党组织提名推荐', `${joint}名以上选民联合提名推荐`],
    conditions: CONDITIONS,
    bars: Object.values(bars),
    from: dayOf(source, 'D01'),
    to: plannedDay(source, 'D02'),
    hours: dailyHours(source),
    place: arrangements?.registrationPlace,
    contact: { name: cycle.plan?.people.D01, phone: arrangements?.phone },
  };
}

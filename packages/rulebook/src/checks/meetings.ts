import {
  atLeastFourFifths,
  atLeastTwoThirds,
  moreThanHalf,
  neededAtLeastFourFifths,
  neededAtLeastTwoThirds,
  neededMoreThanHalf,
  shortBy,
} from '../comparators.ts';
import type { Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { cite, judge } from './citation.ts';

/** Which meeting: all adult residents or households (居民会议), or their representatives (居民代表会议). */
export type MeetingKind = 'RESIDENTS' | 'REPRESENTATIVES';

/**
 * Whether the representatives' meeting may open: two thirds of its members or more (MEET-2, JWH25-29). An election of the
 * committee by residents' representatives asks for more than two thirds, which is another question (CNT-1).
 */
export function checkRepMeetingQuorum(present: number, members: number, rulebook: Rulebook): Reason {
  const met = atLeastTwoThirds(present, members);
  const needed = neededAtLeastTwoThirds(members);
  const short = shortBy(present, needed);
  const said = text(
    `居民代表会议组成人员${members}人，到会${present}人，至少要${needed}人${met ? '，可以召开' : `，还差${short}人，不能召开`}。`,
    `${members} members, ${present} present, at least ${needed} needed: ${met ? 'met' : `${short} short`}.`,
  );
  return judge(cite(rulebook, 'MEET-2'), met, said, { figures: { members, present, needed }, short });
}

/** Whether the residents' meeting may decide: more than half of the adult residents, or of the households (MEET-4, JWH25-27). */
export function checkResidentsMeetingQuorum(present: number, entitled: number, rulebook: Rulebook): Reason {
  const met = moreThanHalf(present, entitled);
  const needed = neededMoreThanHalf(entitled);
  const short = shortBy(present, needed);
  const said = text(
    `十八周岁以上居民或者户代表${entitled}人，到会${present}人，至少要${needed}人${met ? '，可以召开' : `，还差${short}人，不能召开`}。`,
    `${entitled} adult residents or households, ${present} present, at least ${needed} needed: ${met ? 'met' : `${short} short`}.`,
  );
  return judge(cite(rulebook, 'MEET-4'), met, said, { figures: { entitled, present, needed }, short });
}

/** Whether either meeting decided: more than half of those present agreed (MEET-2, MEET-4). */
export function checkMeetingDecision(kind: MeetingKind, agreed: number, present: number, rulebook: Rulebook): Reason {
  const met = moreThanHalf(agreed, present);
  const needed = neededMoreThanHalf(present);
  const short = shortBy(agreed, needed);
  const said = text(
    `到会${present}人，同意${agreed}人，至少要${needed}人${met ? '，通过' : `，还差${short}人，不通过`}。`,
    `${present} present, ${agreed} agreed, at least ${needed} needed: ${met ? 'passed' : `${short} short`}.`,
  );
  const rule = kind === 'RESIDENTS' ? 'MEET-4' : 'MEET-2';
  return judge(cite(rulebook, rule), met, said, { figures: { present, agreed, needed }, short });
}

/** Whether residents' representatives are at least four fifths of those who make up their meeting (MEET-1, JWH25-28). */
export function checkMeetingComposition(representatives: number, members: number, rulebook: Rulebook): Reason {
  const met = atLeastFourFifths(representatives, members);
  const needed = neededAtLeastFourFifths(members);
  const short = shortBy(representatives, needed);
  const said = text(
    `居民代表会议组成人员${members}人，其中居民代表${representatives}人，至少要${needed}人${met ? '，符合' : `，还差${short}人`}。`,
    `${members} members, ${representatives} of them representatives, at least ${needed} needed: ${met ? 'met' : `${short} short`}.`,
  );
  return judge(cite(rulebook, 'MEET-1'), met, said, { figures: { members, representatives, needed }, short });
}

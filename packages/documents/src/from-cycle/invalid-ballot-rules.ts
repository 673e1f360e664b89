import type { Draft } from '../papers/paper.ts';
import type { InvalidBallotRulesFacts } from '../papers/polling.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';
import { markingRules } from './words.ts';

/** N15: the rules by which the tellers' figures are taken here, a part at a time (CNT-4, CNT-6), and dual choice where a local text settles it (CNT-5). */
export function invalidBallotRules(source: PaperSource): Draft<InvalidBallotRulesFacts> {
  const { cycle, residents } = source;
  const twice = residents.parameters.dualPost?.value;
  return {
    head: headOf(source, 'INVALID_BALLOT_RULES', electionCommittee(source)),
    basis: basisOf(residents, ['VOTE-1', 'CNT-4']),
    electionDay: cycle.electionDay,
    marking: markingRules,
    whollyInvalid: [
      '每一职务所选的人数都多于应选名额的选票。',
      '整张都无法辨认的选票。',
      ...(twice === 'BALLOT_INVALID' ? ['同一人在两个职务里都被选的选票。'] : []),
    ],
    partlyInvalid: [
      '某一职务所选的人数多于应选名额的，该职务的票无效，其他职务的票有效。',
      '某一部分无法辨认的，该部分无效，能够辨认的部分有效。',
      ...(twice === 'COUNT_HIGHER' ? ['同一人在两个职务里都被选的，只计较高的职务。'] : []),
    ],
  };
}

import { shortBy } from '../comparators.ts';
import type { Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { cite, citeParameter, judge, reason } from './citation.ts';

/** A signature under a joint nomination: who, and whether the roll has that person. */
export interface Signature {
  readonly person: string;
  readonly isVoter: boolean;
}

/** Joint nomination by ten voters or more (CAND-1, JWH25-18): only voters count, and each of them once. */
export function checkJointNomination(signatures: readonly Signature[], rulebook: Rulebook): Reason {
  const parameter = rulebook.parameters.jointNominators;
  const citation = citeParameter(rulebook, 'CAND-1', parameter);
  const voters = new Set(signatures.filter((one) => one.isVoter).map((one) => one.person)).size;
  const uncounted = signatures.length - voters;
  if (parameter === undefined) {
    const said = text(
      '所用规则没有写联名要多少人，请报街道定。',
      'The rules in force set no number of joint nominators.',
    );
    return reason(citation, 'unknown', said, { figures: { voters } });
  }
  const needed = parameter.value;
  const short = shortBy(voters, needed);
  const left =
    uncounted > 0
      ? text(`（另有${uncounted}个签名不是选民或重复，不算）`, ` (${uncounted} not counted)`)
      : text('', '');
  const said = text(
    `联名选民${voters}人${left.zh}，至少要${needed}人${short > 0 ? `，还差${short}人，提名不成立` : '，提名成立'}。`,
    `${voters} voters signed${left.en}, at least ${needed} needed${short > 0 ? `: ${short} short` : ': met'}.`,
  );
  return judge(citation, short === 0, said, { figures: { voters, uncounted, needed }, short });
}

/** What is known of a person put forward; `undefined` = not yet established. */
export interface StandingFacts {
  readonly isVoter?: boolean | undefined;
  readonly expelledFromParty?: boolean | undefined;
  readonly criminalPunishment?: boolean | undefined;
  readonly gangActivities?: boolean | undefined;
  readonly illegalReligionOrCult?: boolean | undefined;
  /** Villages only: unlawful acts through clans (CWH25-18). */
  readonly clanActivities?: boolean | undefined;
}

const EXCLUSIONS = [
  ['expelledFromParty', text('被开除党籍', 'expelled from the Party')],
  ['criminalPunishment', text('因犯罪受过刑事处罚', 'criminally punished')],
  ['gangActivities', text('利用黑恶势力从事非法活动', 'unlawful acts through criminal gangs')],
  ['illegalReligionOrCult', text('组织或者参加非法宗教活动、邪教活动', 'unlawful religious or cult activities')],
] as const;

const CLAN = ['clanActivities', text('利用宗族从事非法活动', 'unlawful acts through clans')] as const;

/**
 * Whether someone may stand: a voter (CAND-8) to whom none of the exclusions of the law applies (CAND-3, JWH25-18).
 * Nothing else excludes here: debts, petitions, credit and the like are no statutory ground (CAND-4).
 */
export function checkEligibilityToStand(facts: StandingFacts, rulebook: Rulebook): Reason {
  const list = rulebook.pack === 'villagers-2025' ? [...EXCLUSIONS, CLAN] : EXCLUSIONS;
  const excluded = list.filter(([key]) => facts[key] === true).map(([, said]) => said);
  const open = list.filter(([key]) => facts[key] === undefined).map(([, said]) => said);
  if (facts.isVoter === false) {
    const said = text('不是本社区登记的选民，不能作候选人。', 'Not a registered voter here, so cannot stand.');
    return judge(cite(rulebook, 'CAND-8'), false, said);
  }
  const citation = cite(rulebook, 'CAND-3');
  if (excluded.length > 0) {
    const said = text(
      `有法律写明不得作候选人的情形：${excluded.map((one) => one.zh).join('；')}。`,
      `The law bars from standing: ${excluded.map((one) => one.en).join('; ')}.`,
    );
    return judge(citation, false, said);
  }
  if (open.length > 0 || facts.isVoter === undefined) {
    const zh = [...(facts.isVoter === undefined ? ['是否登记选民'] : []), ...open.map((one) => one.zh)];
    const en = [...(facts.isVoter === undefined ? ['registered voter'] : []), ...open.map((one) => one.en)];
    const said = text(`还没有查明：${zh.join('；')}。`, `Not yet established: ${en.join('; ')}.`);
    return reason(citation, 'unknown', said);
  }
  const said = text(
    '是登记选民，没有法律写明不得作候选人的情形。',
    'A voter, and nothing in the law bars from standing.',
  );
  return reason(citation, 'ok', said);
}

import { addYears, compareDates, daysBetween } from '../calendar/iso-date.ts';
import { shortBy } from '../comparators.ts';
import type { IsoDate } from '../date.ts';
import type { Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { assertNever } from '../result.ts';
import { text } from '../text.ts';
import { against, type Citation, cite, citeParameter, judge, reason } from './citation.ts';

/**
 * Voting age on election day (REG-1). Someone whose birthday is that very day is counted as of age by default, which is
 * not confirmed (REG-3): a warning, never a bar. A birthday of 29 February falls on 28 February in common years.
 */
export function checkVotingAge(birth: IsoDate, electionDay: IsoDate, rulebook: Rulebook): Reason {
  const parameter = rulebook.parameters.votingAge;
  const citation = citeParameter(rulebook, 'REG-1', parameter);
  if (parameter === undefined) {
    return reason(citation, 'unknown', text('所用规则没有写选民年龄。', 'The rules in force set no voting age.'));
  }
  const age = parameter.value;
  const ofAge = addYears(birth, age);
  const order = compareDates(ofAge, electionDay);
  if (order > 0) {
    const days = daysBetween(electionDay, ofAge);
    const said = text(
      `${birth}出生，到选举日${electionDay}不满${age}周岁，差${days}天，不能登记。`,
      `Born ${birth}: not yet ${age} on ${electionDay}, ${days} day(s) short.`,
    );
    return judge(citation, false, said, { figures: { age }, short: days });
  }
  if (order === 0) {
    const said = text(
      `${birth}出生，选举日${electionDay}当天满${age}周岁，按已满登记。`,
      `Born ${birth}: turns ${age} on election day ${electionDay} itself, counted as of age.`,
    );
    return reason(cite(rulebook, 'REG-3'), 'warning', said, { figures: { age } });
  }
  const said = text(`${birth}出生，到选举日${electionDay}已满${age}周岁。`, `Born ${birth}: ${age} by ${electionDay}.`);
  return reason(citation, 'ok', said, { figures: { age } });
}

/** The three ways onto the roll (REG-4, JWH25-16); there is no fourth condition. */
export const REGISTRATION_GROUNDS = ['LOCAL_HUKOU', 'HABITUAL_RESIDENT', 'COMMUNITY_WORKER'] as const;
export type RegistrationGround = (typeof REGISTRATION_GROUNDS)[number];

export const isRegistrationGround = (written: string): written is RegistrationGround =>
  REGISTRATION_GROUNDS.some((ground) => ground === written);

/** Why someone may be registered, with what the ground asks for. Months are whole months up to election day. */
export type GroundFacts =
  | { readonly ground: 'LOCAL_HUKOU' }
  | { readonly ground: 'HABITUAL_RESIDENT'; readonly months?: number }
  | {
      readonly ground: 'COMMUNITY_WORKER';
      readonly months: number;
      readonly applied: boolean;
      readonly confirmedByCommittee: boolean;
    };

export interface RegistrationFacts {
  readonly ground: GroundFacts;
  /** 表示参加选举. */
  readonly wishesToTakePart: boolean;
  /** By judgment of a court; nothing less takes the vote away. */
  readonly deprivedOfPoliticalRights: boolean;
  readonly registeredElsewhere: boolean;
}

/** Nobody fixed nationally how long 常住 takes (REG-6): an overlay's figure speaks as firmly as its own mark. */
function judgeResidence(months: number | undefined, rulebook: Rulebook): Reason {
  const parameter = rulebook.parameters.habitualResidenceMonths;
  // The village law itself says how long (CWH25-16); the residents' law leaves it open.
  const citation = citeParameter(rulebook, rulebook.rules.has('REG-6') ? 'REG-6' : 'REG-4', parameter);
  if (parameter === undefined) {
    const said = text(
      '户籍不在本社区但常住的可以登记；常住多久才算，国家法没有写，当地也没有定，请选举委员会认定。',
      'Living here permits registration; how long that takes is set neither nationally nor locally: the election committee decides.',
    );
    return reason(citation, 'unknown', said, months === undefined ? {} : { figures: { months } });
  }
  const needed = parameter.value;
  if (months === undefined) {
    const said = text(
      `没有填常住了几个月，当地要求满${needed}个月。`,
      `Months lived here not given; ${needed} needed.`,
    );
    return reason(citation, 'unknown', said, { figures: { needed } });
  }
  const short = shortBy(months, needed);
  const said = text(
    `常住${months}个月，当地要求满${needed}个月${short > 0 ? `，还差${short}个月` : '，符合'}。`,
    `Lived here ${months} month(s), ${needed} needed${short > 0 ? `: ${short} short` : ': met'}.`,
  );
  return judge(citation, short === 0, said, { figures: { months, needed }, short });
}

type WorkerGround = Extract<GroundFacts, { ground: 'COMMUNITY_WORKER' }>;

function judgeWorker(worker: WorkerGround, rulebook: Rulebook): Reason {
  const parameter = rulebook.parameters.workerMonths;
  const citation = citeParameter(rulebook, 'REG-4', parameter);
  if (parameter === undefined) {
    const said = text('所用规则没有写社区工作者怎样登记。', 'The rules in force do not say how workers register.');
    return reason(citation, 'unknown', said);
  }
  const needed = parameter.value;
  const short = shortBy(worker.months, needed);
  const figures = { months: worker.months, needed };
  if (short > 0) {
    const said = text(
      `在本社区工作${worker.months}个月，要满${needed}个月，还差${short}个月。`,
      `Worked here ${worker.months} month(s), ${needed} needed: ${short} short.`,
    );
    return judge(citation, false, said, { figures, short });
  }
  if (!worker.applied || !worker.confirmedByCommittee) {
    const missing = worker.applied
      ? text('选举委员会确认', "the election committee's confirmation")
      : text('本人申请', 'an application');
    const said = text(`社区工作者登记还缺${missing.zh}。`, `Still missing: ${missing.en}.`);
    return judge(citation, false, said, { figures });
  }
  const said = text(
    `在本社区工作${worker.months}个月，本人申请，选举委员会已确认，可以登记。`,
    `Worked here ${worker.months} month(s), applied and confirmed: registered.`,
  );
  return reason(citation, 'ok', said, { figures });
}

function judgeGround(ground: GroundFacts, rulebook: Rulebook): Reason {
  switch (ground.ground) {
    case 'LOCAL_HUKOU':
      return reason(
        cite(rulebook, 'REG-4'),
        'ok',
        text('户籍在本社区，可以登记。', 'Household register here: registered.'),
      );
    case 'HABITUAL_RESIDENT':
      return judgeResidence(ground.months, rulebook);
    case 'COMMUNITY_WORKER':
      return judgeWorker(ground, rulebook);
    default:
      return assertNever(ground);
  }
}

/** Whether someone of age may be registered as a voter here (REG-1, REG-4, REG-7). Age is `checkVotingAge`'s question. */
export function checkRegistrationGround(facts: RegistrationFacts, rulebook: Rulebook): Reason {
  const no = (citation: Citation, zh: string, en: string): Reason => reason(citation, against(citation), text(zh, en));
  if (facts.deprivedOfPoliticalRights) {
    return no(
      cite(rulebook, 'REG-1'),
      '依法被剥夺政治权利的，不能登记。',
      'Deprived of political rights: not registered.',
    );
  }
  if (!facts.wishesToTakePart) {
    return no(cite(rulebook, 'REG-4'), '本人没有表示参加选举，不登记。', 'Did not ask to take part: not registered.');
  }
  if (facts.registeredElsewhere) {
    return no(
      cite(rulebook, 'REG-7'),
      '已在别的社区登记，一人只登记一处；请先撤销那边的登记，双方签字。',
      'Registered elsewhere; one person, one place: withdraw there first, signed by both.',
    );
  }
  return judgeGround(facts.ground, rulebook);
}

import {
  checkMeetingNotice,
  NATIONAL_HOLIDAYS,
  objectionWindow,
  recallVoteDeadline,
  rulingDeadline,
} from '../calendar/index.ts';
import { checkHandover } from '../checks/index.ts';
import type { IsoDate } from '../date.ts';
import type { OverlayId, Rulebook } from '../law.ts';
import { plan } from '../planner/plan.ts';
import type { Plan, PlanInput } from '../planner/plan-types.ts';
import type { StepCode } from '../planner/step.ts';
import type { Reason, RuleId } from '../reason.ts';
import { resolveRulebook } from '../resolve.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { Answer, Example } from './example.ts';
import { DAYS, LAWFUL, onDay, verdict, verdictOf, worded } from './example.ts';
import { act } from './residents-acts.ts';

const WORDING = worded(LAWFUL, DAYS);

function planned(residents: Rulebook, electionDay: string, wish: Partial<PlanInput> = {}): Plan | undefined {
  const party = resolveRulebook('party-2020');
  return party.ok
    ? plan({ party: party.value, residents, electionDay: electionDay as IsoDate, holidays: NATIONAL_HOLIDAYS, ...wish })
    : undefined;
}

const where: Readonly<Record<string, Text>> = {
  zhejiang: text('浙江', 'Zhejiang'),
  shanghai: text('上海', 'Shanghai'),
  beijing: text('北京', 'Beijing'),
};

interface Asked {
  readonly rule: RuleId;
  readonly what: Text;
  readonly electionDay: string;
  readonly overlays?: readonly OverlayId[];
  readonly pins?: PlanInput['pins'];
}

const titled = ({ overlays = [], electionDay, what, pins = {} }: Asked): Text => {
  const [overlay] = overlays;
  const local = overlay === undefined ? undefined : where[overlay];
  const pinned = Object.entries(pins).map(([code, day]) => `${code} ${day}`);
  const fixed = pinned.length === 0 ? '' : `（${pinned.join('、')}）`;
  return text(
    `${local === undefined ? '' : `${local.zh}，`}选举日 ${electionDay}${fixed}，${what.zh}`,
    `${local === undefined ? '' : `${local.en}, `}election ${electionDay}${pinned.length === 0 ? '' : ` (${pinned.join(', ')})`}, ${what.en}`,
  );
};

function dated(id: string, asked: Asked, day: string, find: (made: Plan) => IsoDate | undefined): Example {
  return {
    case: id,
    rules: [asked.rule],
    pack: 'residents-2026',
    overlays: asked.overlays ?? [],
    given: titled(asked),
    expected: onDay(day),
    wording: WORDING,
    ask: (book): Answer => {
      const made = planned(book, asked.electionDay, asked.pins === undefined ? {} : { pins: asked.pins });
      const found = made === undefined ? undefined : find(made);
      return found === undefined ? verdict('unknown') : { kind: 'DAY', day: found };
    },
  };
}

/** The latest lawful day of a step. */
const latest = (id: string, code: StepCode, asked: Asked, day: string): Example =>
  dated(id, asked, day, (made) => (made.feasible ? made.steps.find((step) => step.code === code)?.latest : undefined));

/** A legal day that is no step of its own, by its name. */
const deadline = (id: string, asked: Asked, day: string): Example =>
  dated(id, asked, day, (made) =>
    made.feasible ? made.deadlines.find((one) => one.name.zh === asked.what.zh)?.day : undefined,
  );

const objections = (id: string, published: string, day: string): Example => ({
  case: id,
  rules: ['ROLL-3'],
  pack: 'residents-2026',
  overlays: [],
  given: text(`${published} 公布名单，申诉最后一天`, `Roll published ${published}, last day to object`),
  expected: onDay(day),
  wording: WORDING,
  ask: (book) => ({
    kind: 'DAY',
    day: objectionWindow(published as IsoDate, book.parameters, NATIONAL_HOLIDAYS).lastDay,
  }),
});

const ruling = (id: string, received: string, day: string): Example => ({
  case: id,
  rules: ['ROLL-4'],
  pack: 'residents-2026',
  overlays: [],
  given: text(`${received} 收到申诉，最迟作出决定`, `Objection received ${received}, ruled by`),
  expected: onDay(day),
  wording: WORDING,
  ask: (book) => ({ kind: 'DAY', day: rulingDeadline(received as IsoDate, book.parameters).day }),
});

const handover = (on: string, short?: number): Example =>
  act(
    'SC06',
    ['RSLT-3'],
    text(`2026-12-20 产生，${on} 完成移交`, `Elected 2026-12-20, handed over ${on}`),
    (book) => checkHandover('2026-12-20' as IsoDate, on as IsoDate, book),
    short === undefined ? verdict('ok') : verdict('violation', short),
    WORDING,
  );

/** The notice of a meeting is judged as it is refused: what is missing is told in days. */
const notice = (noticed: string, special: boolean, expected: Answer): Example =>
  act(
    'SC15',
    ['MEET-3'],
    text(
      `2026-11-16 开居民会议，${noticed} 通知${special ? '，有特殊情况' : ''}`,
      `A residents’ meeting on 2026-11-16, announced ${noticed}${special ? ', in special circumstances' : ''}`,
    ),
    () => noticeReason(noticed as IsoDate, special),
    expected,
    WORDING,
  );

function noticeReason(noticed: IsoDate, special: boolean): Reason {
  const checked = checkMeetingNotice(noticed, '2026-11-16' as IsoDate, special);
  if (checked.ok) return checked.value;
  const { message, sources } = checked.error;
  return { rule: 'MEET-3', verdict: 'violation', text: message, sources };
}

/** Whether a plan holds, and which rule speaks against it. */
function lawful(
  id: string,
  rule: RuleId,
  asked: Asked & { readonly wish?: Partial<PlanInput> },
  expected: Answer,
): Example {
  return {
    case: id,
    rules: [rule],
    pack: 'residents-2026',
    overlays: asked.overlays ?? [],
    given: titled(asked),
    expected,
    wording: WORDING,
    ask: (book) => {
      const made = planned(book, asked.electionDay, {
        ...(asked.pins === undefined ? {} : { pins: asked.pins }),
        ...asked.wish,
      });
      if (made === undefined) return verdict('unknown');
      if (!made.feasible) return verdict(made.conflict.some((part) => part.rule === rule) ? 'violation' : 'unknown');
      const warned = made.warnings.find((one) => one.rule === rule);
      return warned === undefined ? verdict('ok') : verdictOf(warned);
    },
  };
}

const D = '2026-12-20';
const day = (written: string): IsoDate => written as IsoDate;
const candidates = text('正式候选人最迟公布', 'formal candidates published by');
const withdrawal = text('退出提名截止', 'withdrawal of a nomination by');
const proxies = text('委托办理截止', 'proxies arranged by');
const again = text('另行选举最迟', 'another election by');

/** Days and periods: cases SC01–SC16. */
export const DATES: readonly Example[] = [
  latest(
    'SC01',
    'C07',
    { rule: 'ROLL-1', what: text('名单最迟公布', 'the roll is published by'), electionDay: D },
    '2026-11-30',
  ),
  objections('SC01', '2026-11-30', '2026-12-05'),
  ruling('SC01', '2026-12-05', '2026-12-08'),
  dated(
    'SC02',
    {
      rule: 'ROLL-5',
      what: text('申诉和决定都在二十日线以前办完，建议公布日', 'recommended so that rulings end before the line'),
      electionDay: D,
    },
    '2026-11-22',
    (made) => (made.feasible ? made.steps.find((step) => step.code === 'C07')?.planned : undefined),
  ),
  deadline('SC03', { rule: 'CAND-7', what: candidates, electionDay: D, overlays: ['zhejiang'] }, '2026-12-15'),
  deadline(
    'SC03',
    { rule: 'CAND-1', what: text('自荐报名截止', 'self-nomination by'), electionDay: D, overlays: ['zhejiang'] },
    '2026-12-10',
  ),
  deadline('SC03', { rule: 'CAND-10', what: withdrawal, electionDay: D, overlays: ['zhejiang'] }, '2026-12-17'),
  deadline('SC03', { rule: 'VOTE-2b', what: proxies, electionDay: D, overlays: ['zhejiang'] }, '2026-12-17'),
  deadline('SC04', { rule: 'CAND-7', what: candidates, electionDay: D, overlays: ['shanghai'] }, '2026-12-15'),
  deadline('SC04', { rule: 'VOTE-2b', what: proxies, electionDay: D, overlays: ['shanghai'] }, '2026-12-15'),
  deadline(
    'SC04',
    { rule: 'VOTE-2b', what: text('委托名单公布', 'proxies published by'), electionDay: D, overlays: ['shanghai'] },
    '2026-12-18',
  ),
  deadline(
    'SC05',
    { rule: 'ROLL-6', what: text('选民资格案件起诉', 'a voter case is brought by'), electionDay: D },
    '2026-12-15',
  ),
  deadline(
    'SC05',
    { rule: 'ROLL-6', what: text('选民资格案件判决', 'a voter case is judged by'), electionDay: D },
    '2026-12-19',
  ),
  latest('SC06', 'F04', { rule: 'RSLT-3', what: text('移交最迟', 'handed over by'), electionDay: D }, '2026-12-30'),
  handover('2026-12-29'),
  handover('2026-12-30'),
  handover('2026-12-31', 1),
  latest('SC07', 'E11', { rule: 'CNT-9a', what: again, electionDay: D, overlays: ['zhejiang'] }, '2027-01-19'),
  latest('SC07', 'E11', { rule: 'CNT-9a', what: again, electionDay: D, overlays: ['beijing'] }, '2027-01-04'),
  latest('SC07', 'E11', { rule: 'CNT-9a', what: again, electionDay: D, overlays: ['shanghai'] }, '2027-01-19'),
  objections('SC08', '2026-09-28', '2026-10-08'),
  ruling('SC08', '2026-10-08', '2026-10-11'),
  latest(
    'SC08',
    'C07',
    {
      rule: 'STEP-4',
      what: text('名单最迟公布（不因国庆假期后移）', 'the roll is published by (not moved by the holiday)'),
      electionDay: '2026-10-18',
    },
    '2026-09-28',
  ),
  objections('SC09', '2026-09-20', '2026-09-28'),
  latest(
    'SC10',
    'C07',
    {
      rule: 'STEP-4',
      what: text('名单最迟公布（春节在选举日前二十天里）', 'the roll is published by (Spring Festival lies before it)'),
      electionDay: '2027-02-14',
    },
    '2027-01-25',
  ),
  lawful(
    'SC11',
    'GATE-1',
    {
      rule: 'GATE-1',
      what: text('党员大会 2026-11-20 才开，结果还没有批复', 'the Party meets only on 2026-11-20'),
      electionDay: D,
      pins: { C01: day('2026-11-16') },
      wish: { partyDay: day('2026-11-20') },
    },
    verdict('violation'),
  ),
  lawful(
    'SC12',
    'GATE-3',
    {
      rule: 'GATE-3',
      what: text('审计结果在推选选委会以后才公布', 'the audit is published after the election committee is chosen'),
      electionDay: D,
      pins: { A05: day('2026-12-10'), C01: day('2026-11-16') },
    },
    verdict('warning', 24),
  ),
  lawful(
    'SC12',
    'AUDIT-1',
    {
      rule: 'AUDIT-1',
      what: text('审计结果在选举日当天公布', 'the audit is published on election day'),
      electionDay: D,
      pins: { A05: day('2026-12-20') },
    },
    verdict('violation'),
  ),
  lawful(
    'SC13',
    'TERM-1',
    {
      rule: 'TERM-1',
      what: text('任期 2027-01-10 届满', 'the term ends 2027-01-10'),
      electionDay: '2027-02-20',
      wish: { termExpiry: day('2027-01-10') },
    },
    verdict('warning', 41),
  ),
  notice('2026-11-06', false, verdict('ok')),
  notice('2026-11-07', false, verdict('violation')),
  notice('2026-11-09', false, verdict('violation')),
  notice('2026-11-09', true, verdict('warning', 3)),
  {
    case: 'SC16',
    rules: ['RECALL-3'],
    pack: 'residents-2026',
    overlays: ['zhejiang'],
    given: text('浙江，2026-03-01 提交罢免要求，最迟组织投票', 'Zhejiang, a recall asked for on 2026-03-01, voted by'),
    expected: onDay('2026-03-31'),
    wording: WORDING,
    ask: () => ({ kind: 'DAY', day: recallVoteDeadline(day('2026-03-01'), 30, 'ZJ20V-35').day }),
  },
];

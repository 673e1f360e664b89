import type {
  ElectionWindow,
  IsoDate,
  Lang,
  OverlayId,
  PackId,
  Plan,
  PlanInput,
  Pins,
  StepCode,
  VotingMode,
  WindowPlan,
} from '@mingxuan/rulebook';
import { NATIONAL_HOLIDAYS, plan, planWindow, resolveRulebook } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { faulty, fine, refused } from '../answer.ts';
import { windowJson, windowText } from './plan-window.ts';
import { changesAgainst, changesJson, changesText } from './plan-against.ts';
import { reasonJson, reasonLines, sourceNames, table } from '../words.ts';

export interface PlanWish {
  readonly pack: PackId;
  readonly overlays: readonly OverlayId[];
  /** One day, or a window in which the recommended one is planned. */
  readonly electionDay: IsoDate | ElectionWindow;
  readonly partyDay?: IsoDate;
  readonly pins: readonly (readonly [StepCode, IsoDate])[];
  readonly termExpiry?: IsoDate;
  readonly mode?: VotingMode;
  /** An earlier plan, or a bundle, to compare with. */
  readonly against?: string;
}

/** `mingxuan plan`: the two elections of one community, every step with its lawful window; or a contradiction from which nothing can be left out. */
export async function planCommand(wish: PlanWish, lang: Lang, today?: IsoDate): Promise<Answer> {
  const party = resolveRulebook('party-2020');
  if (!party.ok) return refused(party.error, lang);
  const residents = resolveRulebook(wish.pack, wish.overlays);
  if (!residents.ok) return refused(residents.error, lang);
  const pins: Pins = Object.fromEntries(wish.pins);
  const input: Omit<PlanInput, 'electionDay'> = {
    party: party.value,
    residents: residents.value,
    ...(wish.partyDay === undefined ? {} : { partyDay: wish.partyDay }),
    pins,
    ...(wish.termExpiry === undefined ? {} : { termExpiry: wish.termExpiry }),
    ...(wish.mode === undefined ? {} : { mode: wish.mode }),
    holidays: NATIONAL_HOLIDAYS,
  };
  const { electionDay } = wish;
  if (typeof electionDay === 'string') return answered(plan({ ...input, electionDay }), wish.against, lang, today);
  const found = planWindow(input, electionDay);
  if (!found.ok) return refused(found.error, lang);
  return answered(found.value.plan, wish.against, lang, today, found.value);
}

/** The plan, in a window that of the day recommended, with what changes against an earlier one. */
async function answered(
  made: Plan,
  against: string | undefined,
  lang: Lang,
  today: IsoDate | undefined,
  found?: WindowPlan,
): Promise<Answer> {
  const json = { ...planJson(made, lang), ...(found === undefined ? {} : { window: windowJson(found, lang) }) };
  const head = found === undefined ? [] : windowText(found, lang);
  if (!made.feasible) return faulty(json, [...head, conflictText(made, lang)].join('\n'));
  const words = [...head, ...daysGone(made, lang, today), planText(made, lang)];
  if (against === undefined) return fine(json, words.join('\n'));
  const changes = await changesAgainst(against, made, lang);
  if (!changes.ok) return changes.error;
  const said = [...words, ...changesText(changes.value, lang)].join('\n');
  return fine({ ...json, changes: changesJson(changes.value, lang) }, said);
}

/** The plan as the contract gives it (docs/schemas/plan.schema.json). */
export function planJson(made: Plan, lang: Lang): Readonly<Record<string, unknown>> {
  if (!made.feasible) {
    const { conflict, suggestion, suggestedPins, suggestedElectionDay, suggestedPartyDay, together } = made;
    return {
      feasible: false,
      conflict: conflict.map(({ rule, text, sources }) => ({ rule, text: text[lang], sources })),
      suggestion: suggestion[lang],
      ...(suggestedPins === undefined ? {} : { suggestedPins }),
      ...(suggestedElectionDay === undefined ? {} : { suggestedElectionDay }),
      ...(suggestedPartyDay === undefined ? {} : { suggestedPartyDay }),
      ...(together === undefined ? {} : { together }),
    };
  }
  return {
    feasible: true,
    electionDay: made.electionDay,
    partyDay: made.partyDay,
    steps: made.steps.map(({ name, responsible, papers, why, ...step }) => ({
      ...step,
      name: name[lang],
      responsible: responsible[lang],
      papers: papers.map((paper) => paper[lang]),
      why: why[lang],
    })),
    deadlines: made.deadlines.map(({ name, ...deadline }) => ({ ...deadline, name: name[lang] })),
    warnings: made.warnings.map((warning) => reasonJson(warning, lang)),
  };
}

/** A lawful plan may lie in the past; whoever still has to carry it out must hear so first. For people only: the JSON knows no clock. */
function daysGone(made: Extract<Plan, { feasible: true }>, lang: Lang, today: IsoDate | undefined): readonly string[] {
  if (today === undefined) return [];
  const gone = made.steps.filter((step) => step.planned < today);
  if (gone.length === 0) return [];
  const over = gone.filter((step) => step.latestOpen !== true && step.latest < today);
  const codes = over.map((step) => step.code).join(lang === 'zh' ? '、' : ', ');
  if (lang === 'zh')
    return [
      `今天是${today}：有${gone.length}步的建议日期已经过去${over.length === 0 ? '，法定最迟日都还没到，可以用 --pin 另定' : `，其中${over.length}步连法定最迟日也过了（${codes}）；没有办的，这个选举日就来不及`}。`,
    ];
  return [
    `Today is ${today}: the planned days of ${gone.length} steps are gone${over.length === 0 ? '; their last lawful days are not, so fix others with --pin' : `, and for ${over.length} the last lawful day too (${codes}): unless they are done, this election day is too near`}.`,
  ];
}

type Feasible = Extract<Plan, { feasible: true }>;

function planText(made: Feasible, lang: Lang): string {
  const zh = lang === 'zh';
  const head = zh
    ? ['步骤', '名称', '建议日期', '最早', '最迟', '负责', '依据']
    : ['step', 'name', 'planned', 'earliest', 'latest', 'responsible', 'law'];
  const rows = made.steps.map((step) => [
    step.code,
    step.name[lang],
    step.planned,
    step.earliestOpen === true ? '—' : step.earliest,
    step.latestOpen === true ? '—' : step.latest,
    step.responsible[lang],
    sourceNames(step.sources, lang),
  ]);
  const inForce = !made.warnings.some((one) => one.rule === 'PACK');
  const deadlines = made.deadlines.map((d) => [d.day, d.name[lang], sourceNames(d.sources, lang)]);
  return [
    zh
      ? `选举日 ${made.electionDay}，党员大会 ${made.partyDay}，共 ${made.steps.length} 步，${inForce ? '日程合法。' : '日子排得开，但所用规则管不到这一天，见提醒。'}`
      : `Election day ${made.electionDay}, Party meeting ${made.partyDay}, ${made.steps.length} steps: ${inForce ? 'lawful.' : 'they fit, but the rules used do not decide that day; see the warnings.'}`,
    '',
    ...table([head, ...rows]),
    ...(deadlines.length === 0 ? [] : ['', zh ? '其他期限：' : 'Other deadlines:', ...table(deadlines)]),
    ...(made.warnings.length === 0 ? [] : ['', zh ? '提醒：' : 'Warnings:', ...reasonLines(made.warnings, lang)]),
  ].join('\n');
}

function conflictText(made: Extract<Plan, { feasible: false }>, lang: Lang): string {
  const zh = lang === 'zh';
  return [
    zh ? '✗ 这些日期凑不到一起：' : '✗ These days contradict each other:',
    ...made.conflict.map(({ text, sources }) => {
      const law = sources.length === 0 ? '' : ` —— ${sourceNames(sources, lang)}`;
      return `  · ${text[lang]}${law}`;
    }),
    `  ${zh ? '怎么办：' : 'What to do: '}${made.suggestion[lang]}`,
  ].join('\n');
}

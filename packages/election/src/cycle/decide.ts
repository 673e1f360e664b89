import type { IsoDate, PlanInput, Refusal, Result, StepCode } from '@mingxuan/rulebook';
import {
  checkRollPublication,
  checkVotingAge,
  describeRulebook,
  ok,
  packOutOfForce,
  plan,
  stepTable,
} from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfFuture, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Fact } from '../fact.ts';
import { publicly } from '../fact-of.ts';
import { gateItemTitle, itemSources, mustBePublished } from '../gates.ts';
import { removeVoter } from '../roll/changes.ts';
import type { Cycle, State } from '../state.ts';
import { unnamedPerson } from './named-person.ts';
import { requiredItems } from './evolve.ts';
import type { GateItemId } from './facts.ts';
import { outsideRound } from './round-window.ts';

export function openCycle(state: State, command: CommandOf<'OPEN_CYCLE'>, ctx: Context): Decision {
  if (state.status !== 'UNOPENED') {
    return refuse(
      'CYCLE_ALREADY_OPEN',
      { zh: '本社区这一届的换届已经启动，不能重复启动。', en: 'This community has already opened its cycle.' },
      { zh: '请继续办理已启动的换届。', en: 'Go on with the one that is open.' },
    );
  }
  const future = refuseIfFuture(command.mode, ctx, {
    zh: '要试走流程，请建“演练”。',
    en: 'Use a rehearsal to try things out.',
  });
  if (future !== null) return future;
  const stale = [...ctx.party.staleOverlays, ...ctx.residents.staleOverlays];
  if (command.mode === 'REAL' && stale.length > 0 && command.legalSignOff === undefined) {
    return refuse(
      'STALE_OVERLAY',
      {
        zh: `所选地方办法制定于2026年1月1日新法施行之前（${stale.join('、')}），正式换届不能直接使用。`,
        en: `The local texts chosen are older than the law in force since 2026-01-01 (${stale.join(', ')}).`,
      },
      {
        zh: '请填写法制机构同意使用的文件号，或改用只按国家法的规则。',
        en: 'Record the legal office’s sign-off, or use the national pack alone.',
      },
      { sources: ['JWH25-50'] },
    );
  }
  const outOfForce = packOutOfForce(ctx.residents, command.electionDay) ?? packOutOfForce(ctx.party, command.partyDay);
  if (command.mode === 'REAL' && outOfForce !== undefined) {
    return refuse(
      'PACK_NOT_IN_FORCE',
      outOfForce.text,
      {
        zh: '请改选选举日当时有效的规则，或者核对选举日。',
        en: 'Choose the rules in force on that day, or check the day.',
      },
      { sources: outOfForce.sources, reasons: [outOfForce] },
    );
  }
  const { party, residents } = command.packs;
  return ok([
    {
      type: 'CYCLE_OPENED',
      stream: 'CYCLE',
      body: {
        mode: command.mode,
        community: command.community,
        termNo: command.termNo,
        termExpiry: command.termExpiry,
        electionDay: command.electionDay,
        partyDay: command.partyDay,
        packs: {
          party: { ...party, digest: ctx.digest(describeRulebook(ctx.party)) },
          residents: { ...residents, digest: ctx.digest(describeRulebook(ctx.residents)) },
        },
        ...(command.legalSignOff === undefined ? {} : { legalSignOff: command.legalSignOff }),
        ...(command.round === undefined ? {} : { round: command.round }),
      },
      sealed: [],
    },
  ]);
}

/** A plan is adopted only when every step has a lawful day and a named person (时间精准到每一天，责任落实到每个人). */
export function adoptPlan(state: Cycle, command: CommandOf<'ADOPT_PLAN'>, ctx: Context): Decision {
  const moved = movedDayRefusal(state, command, ctx);
  if (moved !== null) return moved;
  const planned = plan(planInput(state, command, ctx));
  if (!planned.feasible) {
    const lines = planned.conflict.map((c) => c.text);
    return refuse(
      'PLAN_NOT_LAWFUL',
      {
        zh: `这样的日程没有合法的排法：${lines.map((l) => l.zh).join('；')}。`,
        en: `No lawful schedule exists: ${lines.map((l) => l.en).join('; ')}.`,
      },
      planned.suggestion,
      { sources: [...new Set(planned.conflict.flatMap((c) => c.sources))] },
    );
  }
  const people = planned.steps.map(({ code, responsibleCode }) => ({
    step: code,
    person: (command.people[code] ?? command.bodies[responsibleCode] ?? '').trim(),
  }));
  const unnamed = people.filter((p) => p.person === '');
  if (unnamed.length > 0) {
    const codes = unnamed.map((p) => p.step).join('、');
    return refuse(
      'STEP_WITHOUT_PERSON',
      { zh: `这些步骤还没有落实到人：${codes}。`, en: `No person is named for: ${codes}.` },
      {
        zh: '每一步都要写明一位负责人的姓名，不能只写单位。',
        en: 'Name one person for every step, not only an office.',
      },
      { sources: ['SEED'] },
    );
  }
  const office = unnamedPerson(people);
  if (office !== null) return office;
  const young = tooYoung(state, planned.electionDay, ctx);
  if (!young.ok) return young;
  const { round } = command;
  const outside = round === undefined ? null : outsideRound(round, planned.electionDay);
  const warnings = [
    ...ageWarnings(state, planned.electionDay, young.value.length),
    ...(outside === null ? [] : [outside.text.zh]),
  ];
  return ok([
    {
      type: 'PLAN_ADOPTED',
      stream: 'CYCLE',
      body: {
        electionDay: planned.electionDay,
        partyDay: planned.partyDay,
        steps: planned.steps,
        ...(round === undefined || outside === null ? {} : { outsideRound: round }),
        ...(warnings.length === 0 ? {} : { warnings }),
      },
      sealed: people.map(publicly),
    },
    ...young.value.flatMap(({ facts }) => facts),
  ]);
}

interface TooYoung {
  readonly voterNo: number;
  readonly facts: readonly Fact[];
}

/**
 * Who is eighteen is counted to election day (JWH25-16): whoever would not be by an earlier one leaves the roll with the
 * new plan. From a frozen roll nobody is struck, so there the day must be one by which everybody listed is of age.
 */
function tooYoung(state: Cycle, electionDay: IsoDate, ctx: Context): Result<readonly TooYoung[], Refusal> {
  if (electionDay >= state.electionDay) return ok([]);
  const young = [...ctx.voters.values()].filter(
    (v) => !v.removed && checkVotingAge(v.birth, electionDay, ctx.residents).verdict === 'violation',
  );
  if (young.length > 0 && state.roll.stage === 'FROZEN') {
    const nos = young
      .slice(0, 20)
      .map((v) => v.voterNo)
      .join('、');
    return refuse(
      'UNDER_AGE_ON_NEW_DAY',
      {
        zh: `名单已经封册，其中第${nos}号选民到${electionDay}还不满十八周岁。`,
        en: `The roll is frozen, and voters ${nos} would be under age on ${electionDay}.`,
      },
      { zh: '请把选举日定在他们都满十八周岁以后。', en: 'Choose a day by which all of them are of age.' },
      { rule: 'REG-1', sources: ['JWH25-16'] },
    );
  }
  const found: TooYoung[] = [];
  for (const { voterNo } of young) {
    const removed = removeVoter(state, voterNo, { by: 'ELECTION_DAY', reason: 'UNDER_AGE' }, ctx);
    if (!removed.ok) return removed;
    found.push({ voterNo, facts: removed.value });
  }
  return ok(found);
}

/** A new election day may not break what has already happened: the poll itself, and the twenty days of the roll (JWH25-17). */
function movedDayRefusal(state: Cycle, { electionDay }: CommandOf<'ADOPT_PLAN'>, ctx: Context): Decision | null {
  if (electionDay === state.electionDay) return null;
  if (state.polls.some((p) => p.stream === 'RESIDENTS' && p.stage !== 'PREPARED')) {
    return refuse(
      'ELECTION_DAY_PAST',
      { zh: `投票已经在${state.electionDay}开始，选举日不能再改。`, en: `The poll began on ${state.electionDay}.` },
      { zh: '其他步骤的日期仍可调整。', en: 'The days of other steps may still be changed.' },
    );
  }
  if (state.roll.stage !== 'PUBLISHED' && state.roll.stage !== 'FROZEN') return null;
  const kept = refuseIfViolated(
    'ROLL_TOO_LATE',
    checkRollPublication({ publishedOn: state.roll.publishedOn, electionDay }, ctx.residents),
    { zh: '请把选举日定得更晚一些。', en: 'Choose a later election day.' },
  );
  return kept.ok ? null : kept;
}

/** A roll made for another day lists too many, who are struck; or leaves some out, who must be looked for (JWH25-16). */
function ageWarnings(state: Cycle, electionDay: IsoDate, struck: number): readonly string[] {
  if (state.roll.stage === 'EMPTY' || electionDay === state.electionDay) return [];
  if (electionDay < state.electionDay) {
    return struck === 0
      ? []
      : [
          `选举日从${state.electionDay}提前到${electionDay}：名单上有${struck}人到新选举日还未满十八周岁，已随日程变动除名（JWH25-16）；名单已公布的，请张贴补正公告。`,
        ];
  }
  return [
    `选举日从${state.electionDay}推迟到${electionDay}：在此期间年满十八周岁的应当补登，请按新选举日重新检查登记册，把原来因未满十八周岁没有登上名单的人用“补正”逐人补登${state.roll.stage === 'FROZEN' ? '；名单已经封册，请报街道研究' : ''}（JWH25-16）。`,
  ];
}

/** What the planner is asked; also used by screens to try a day before adopting it. */
export function planInput(
  state: Pick<Cycle, 'termExpiry' | 'mandate' | 'roll'>,
  wish: { readonly electionDay: IsoDate; readonly partyDay: IsoDate; readonly pins: PlanInput['pins'] },
  ctx: Pick<Context, 'party' | 'residents' | 'holidays'>,
): PlanInput {
  return {
    party: ctx.party,
    residents: ctx.residents,
    electionDay: wish.electionDay,
    partyDay: wish.partyDay,
    // What has been published stays where it is: a new election day must fit it.
    pins: { ...wish.pins, ...('publishedOn' in state.roll ? { C07: state.roll.publishedOn } : {}) },
    termExpiry: state.termExpiry,
    // Until the meeting settles the way to elect (C00), the plan assumes all voters.
    mode: state.mandate?.votingMode ?? 'ALL_VOTERS',
    holidays: ctx.holidays,
  };
}

export function registerRectification(state: Cycle, command: CommandOf<'REGISTER_RECTIFICATION'>): Decision {
  if (command.matter.trim() === '') {
    return refuse(
      'MATTER_EMPTY',
      { zh: '请写明要整改的事项。', en: 'Say what is to be rectified.' },
      { zh: '只写事项，不写居民姓名。', en: 'Matters only, never names of residents.' },
    );
  }
  const person = refusePersonIn(command.matter);
  if (person !== null) return person;
  if (state.rec !== null) {
    return refuse(
      'RECTIFICATION_TOO_LATE',
      {
        zh: '选举委员会已经产生，整改门已过，不能再登记整改事项。',
        en: 'The election committee exists already; this gate is behind us.',
      },
      { zh: '新发现的问题请作为投诉或工作记录处理。', en: 'Treat new findings as a complaint.' },
    );
  }
  const no = state.rectifications.length + 1;
  return ok([
    { type: 'RECTIFICATION_REGISTERED', stream: 'CYCLE', body: { no, matter: command.matter.trim() }, sealed: [] },
  ]);
}

/** Identity cards and mobile telephones, with whatever digits they are typed. */
const NUMBER_OF_A_PERSON = /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/;

/** What is put right are matters, never people: these words stand in public for ever. */
function refusePersonIn(said: string): Decision | null {
  if (!NUMBER_OF_A_PERSON.test(said.normalize('NFKC').replaceAll(/[\s-]/g, ''))) return null;
  return refuse(
    'MATTER_NAMES_PERSON',
    {
      zh: '里面写有身份证号或者手机号。整改只登记事项，不登记人；写入以后会一直公开。',
      en: 'It holds an identity or mobile number. Matters are recorded, not people; what is written stays public.',
    },
    { zh: '请删去号码和姓名，只写要整改的事项和结果。', en: 'Leave numbers and names out; write the matter alone.' },
    { sources: ['SEED'] },
  );
}

function knownItem(state: Cycle, item: GateItemId): boolean {
  return (['A04', 'A05', 'A06', 'A07'] as const).some((step) => requiredItems(state, step).includes(item));
}

export function submitGateItem(state: Cycle, command: CommandOf<'SUBMIT_GATE_ITEM'>): Decision {
  if (!knownItem(state, command.item)) {
    return refuse(
      'UNKNOWN_GATE_ITEM',
      { zh: '没有这一项材料。', en: 'There is no such item.' },
      { zh: '请从清单中选择。', en: 'Choose one from the list.' },
    );
  }
  const title = gateItemTitle(state, command.item);
  if (state.gateItems[command.item]?.status === 'ACCEPTED') {
    return refuse(
      'GATE_ITEM_ACCEPTED',
      { zh: `${title.zh}已经复核通过。`, en: `${title.en} is already accepted.` },
      { zh: '无需再次提交。', en: 'Nothing to do.' },
    );
  }
  if (command.summary.trim() === '' || command.evidence.length === 0) {
    return refuse(
      'GATE_ITEM_WITHOUT_EVIDENCE',
      { zh: `${title.zh}缺少结论或证据文件。`, en: `${title.en} lacks its conclusion or its evidence.` },
      {
        zh: '请写明结论，并附上至少一份文件或照片。',
        en: 'State the conclusion and attach at least one file or photo.',
      },
      { sources: itemSources(state, command.item) },
    );
  }
  const person = refusePersonIn(command.summary);
  if (person !== null) return person;
  if (mustBePublished(command.item) && (command.publishedAt ?? '').trim() === '') {
    return refuse(
      'GATE_ITEM_NOT_PUBLISHED',
      { zh: `${title.zh}的结果还没有公布。`, en: `The result of ${title.en} has not been made public.` },
      { zh: '请先张贴公布，再填写公布地点。', en: 'Post it first, then say where.' },
      { sources: itemSources(state, command.item) },
    );
  }
  return ok([
    {
      type: 'GATE_ITEM_SUBMITTED',
      stream: 'CYCLE',
      body: {
        item: command.item,
        summary: command.summary.trim(),
        evidence: command.evidence,
        ...(command.publishedAt === undefined ? {} : { publishedAt: command.publishedAt.trim() }),
        ...(command.details === undefined ? {} : { details: command.details }),
      },
      sealed: (command.grades ?? []).map(publicly),
    },
  ]);
}

export function reviewGateItem(state: Cycle, command: CommandOf<'REVIEW_GATE_ITEM'>, ctx: Context): Decision {
  const item = state.gateItems[command.item];
  if (item === undefined || item.status !== 'SUBMITTED') {
    return refuse(
      'NOTHING_TO_REVIEW',
      { zh: '没有等待复核的材料。', en: 'Nothing is waiting for review.' },
      { zh: '请先由经办人提交。', en: 'Let the maker submit first.' },
    );
  }
  if (item.maker === ctx.actor.account) {
    return refuse(
      'MAKER_CANNOT_REVIEW',
      { zh: '提交材料的人不能自己复核。', en: 'Whoever submitted it cannot review it.' },
      { zh: '请由另一人（通常是街道指导组）复核。', en: 'Another person, usually from the street, must review it.' },
      { sources: ['SEED'] },
    );
  }
  if (command.verdict === 'RETURNED' && command.note.trim() === '') {
    return refuse(
      'RETURNED_WITHOUT_REASON',
      { zh: '退回没有写原因，经办人不知道要补什么。', en: 'It is sent back without saying what is missing.' },
      { zh: '请写明缺什么、错在哪里。', en: 'Say what is missing or wrong.' },
      { sources: itemSources(state, command.item) },
    );
  }
  const person = refusePersonIn(command.note);
  if (person !== null) return person;
  const sources = itemSources(state, command.item);
  return ok([
    {
      type: 'GATE_ITEM_REVIEWED',
      stream: 'CYCLE',
      body: { item: command.item, verdict: command.verdict, note: command.note.trim(), sources },
      sealed: [],
    },
  ]);
}

export function stepLabel(code: StepCode): string {
  const step = stepTable.find((s) => s.code === code);
  return step === undefined ? code : `${code} ${step.name.zh}`;
}

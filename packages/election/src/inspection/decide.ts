import { addDays, dayStatus, type IsoDate, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import { isStanding } from '../candidates/standing.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { InspectedStream } from './facts.ts';
import type { Publicity } from './state.ts';

/** Five working days are the custom for cadres; no text read here sets them for a community, so fewer only warn. */
const CUSTOMARY_WORKDAYS = 5;

type Inspectable = Pick<Cycle, 'party' | 'candidates'>;

/** Who is inspected and published: the people first put forward (B04), or those who stand for the residents’ committee. */
export function inspectedPeople(
  state: Inspectable,
  stream: InspectedStream,
): readonly { readonly about: string; readonly name: string }[] {
  return stream === 'PARTY'
    ? (state.party.slate?.people ?? []).map(({ no, name }) => ({ about: no, name }))
    : state.candidates.filter(isStanding).map(({ id, name }) => ({ about: id, name }));
}

const nobody = (): Decision =>
  refuse(
    'NOBODY_TO_INSPECT',
    { zh: '还没有登记人选，或者写了名单以外的人。', en: 'Nobody is put forward yet, or somebody else is named.' },
    { zh: '请先登记初步人选或者提名，再从名单里选择。', en: 'Record the people first, then choose among them.' },
  );

export function recordInspection(state: Cycle, command: CommandOf<'RECORD_INSPECTION'>, ctx: Context): Decision {
  const { stream, by, from, to, findings } = command;
  const known = new Map(inspectedPeople(state, stream).map((p) => [p.about, p.name]));
  const about = findings.map((f) => f.about);
  if (about.length === 0 || new Set(about).size !== about.length || about.some((who) => !known.has(who))) {
    return nobody();
  }
  if (from > to || to > ctx.on) {
    return refuse(
      'INSPECTION_DAYS_WRONG',
      {
        zh: `考察从${from}到${to}，登记日是${ctx.on}，前后颠倒。`,
        en: `An inspection from ${from} to ${to}, recorded on ${ctx.on}, cannot be.`,
      },
      { zh: '请核对考察的起止日期。', en: 'Check its first and last day.' },
    );
  }
  const empty = findings.find((f) => f.summary.trim() === '');
  if (by.trim() === '' || empty !== undefined) {
    return refuse(
      'INSPECTION_WITHOUT_CONCLUSION',
      {
        zh: empty === undefined ? '没有写明由谁考察。' : `对${known.get(empty.about) ?? empty.about}没有写考察结论。`,
        en: 'The inspecting body or a conclusion is missing.',
      },
      {
        zh: '请写考察组织和它的结论；谈话人说了什么不登记。',
        en: 'Name the body and what it concludes; what people told it is not recorded.',
      },
      { sources: ['SEED'] },
    );
  }
  const unreviewed = stream === 'PARTY' ? state.party.slate?.people.find((p) => p.reviews.length === 0) : undefined;
  if (unreviewed !== undefined) {
    return refuse(
      'NOT_REVIEWED',
      {
        zh: `${unreviewed.name}还没有资格联审意见（B04），不能先考察。`,
        en: `${unreviewed.name} is not reviewed yet (B04).`,
      },
      { zh: '请先登记联审意见。', en: 'Record the joint review first.' },
      { sources: ['SEED'] },
    );
  }
  return ok([
    {
      type: 'INSPECTION_RECORDED',
      stream,
      body: { by: by.trim(), from, to, people: about },
      sealed: findings.map((f) => restricted({ ...f, summary: f.summary.trim() })),
    },
  ]);
}

/** Working days from the first day to the last, both included. */
function workdays(from: IsoDate, until: IsoDate, { holidays }: Context): number {
  let days = 0;
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (dayStatus(day, holidays).kind === 'WORKDAY') days += 1;
  }
  return days;
}

export function openPublicity(state: Cycle, command: CommandOf<'OPEN_PUBLICITY'>, ctx: Context): Decision {
  const { stream, until, places, phone } = command;
  const { reports, publicity } = state.inspections[stream];
  if (publicity !== null && publicity.closedOn === null) {
    return refuse(
      'PUBLICITY_RUNNING',
      { zh: `公示正在进行，到${publicity.until}结束。`, en: `A publicity runs until ${publicity.until}.` },
      { zh: '请先办结这一次公示。', en: 'Close it first.' },
    );
  }
  const people = inspectedPeople(state, stream).map((p) => p.about);
  if (people.length === 0) return nobody();
  const inspected = new Set(reports.flatMap((r) => r.people));
  if (people.some((who) => !inspected.has(who)) && stream === 'PARTY') {
    return refuse(
      'NOT_INSPECTED',
      { zh: '还有人选没有考察，不能公示。', en: 'Somebody is not inspected yet.' },
      { zh: '请先登记全部人选的考察结论。', en: 'Record the inspection of everybody first.' },
      { sources: ['SEED'] },
    );
  }
  // A publicity of years is a slip of the pen.
  if (until <= ctx.on || until > addDays(ctx.on, 60) || places.every((p) => p.trim() === '') || phone.trim() === '') {
    return refuse(
      'PUBLICITY_INCOMPLETE',
      {
        zh: '公示要写明截止日（在今天以后、60天以内）、地点和受理电话。',
        en: 'A publicity needs its last day (after today, within 60 days), a place and a telephone.',
      },
      { zh: '请补齐。', en: 'Fill them in.' },
      { sources: ['DXJ20-10'] },
    );
  }
  const days = workdays(ctx.on, until, ctx);
  const warnings =
    days < CUSTOMARY_WORKDAYS
      ? [`公示期只有${days}个工作日，通行做法是${CUSTOMARY_WORKDAYS}个工作日（惯例，待核）。`]
      : [];
  return ok([
    {
      type: 'PUBLICITY_OPENED',
      stream,
      body: {
        until,
        places: places.map((p) => p.trim()).filter((p) => p !== ''),
        phone: phone.trim(),
        people,
        warnings,
      },
      sealed: [],
    },
  ]);
}

function running(state: Cycle, stream: InspectedStream): Publicity | null {
  const { publicity } = state.inspections[stream];
  return publicity === null || publicity.closedOn !== null ? null : publicity;
}

const noPublicity = (): Decision =>
  refuse(
    'NO_PUBLICITY',
    { zh: '现在没有正在进行的公示。', en: 'No publicity is running.' },
    { zh: '公示以外的反映，请按投诉、举报登记。', en: 'Take other matters as complaints.' },
  );

export function receiveFeedback(state: Cycle, command: CommandOf<'RECEIVE_FEEDBACK'>): Decision {
  const { stream, about, matter } = command;
  const publicity = running(state, stream);
  if (publicity === null) return noPublicity();
  if (!publicity.people.includes(about)) return nobody();
  if (matter.trim() === '') {
    return refuse(
      'FEEDBACK_WITHOUT_MATTER',
      { zh: '没有写反映的事项。', en: 'What was raised is not said.' },
      { zh: '只写事项，不写反映人。', en: 'Write the matter, not who raised it.' },
    );
  }
  return ok([
    {
      type: 'FEEDBACK_RECEIVED',
      stream,
      body: { no: publicity.feedback.length + 1 },
      sealed: [restricted({ about, matter: matter.trim() })],
    },
  ]);
}

export function answerFeedback(state: Cycle, command: CommandOf<'ANSWER_FEEDBACK'>): Decision {
  const { stream, no, outcome, finding } = command;
  const publicity = running(state, stream);
  if (publicity === null) return noPublicity();
  const one = publicity.feedback.find((f) => f.no === no);
  if (one === undefined || one.answer !== null || finding.trim() === '') {
    return refuse(
      'FEEDBACK_NOT_ANSWERABLE',
      {
        zh: one === undefined ? `没有第${no}号反映。` : one.answer === null ? '没有写核实情况。' : '这一条已经答复。',
        en: 'There is no such open point, or no finding is given.',
      },
      { zh: '请写明核实了什么、结论是什么。', en: 'Say what was looked into and what was found.' },
      { sources: ['SEED'] },
    );
  }
  return ok([
    {
      type: 'FEEDBACK_ANSWERED',
      stream,
      body: { no, outcome },
      sealed: [restricted({ finding: finding.trim() })],
    },
  ]);
}

/** A publicity ends after its last day, with every point answered: 公示期不足、未处理反馈 are the two common failings (B05). */
export function closePublicity(state: Cycle, { stream }: CommandOf<'CLOSE_PUBLICITY'>, ctx: Context): Decision {
  const publicity = running(state, stream);
  if (publicity === null) return noPublicity();
  if (ctx.on <= publicity.until) {
    return refuse(
      'PUBLICITY_NOT_OVER',
      { zh: `公示到${publicity.until}为止，今天还不能办结。`, en: `It runs until and including ${publicity.until}.` },
      { zh: '请在公示期满以后办结。', en: 'Close it after its last day.' },
      { sources: ['SEED'] },
    );
  }
  const open = publicity.feedback.filter((f) => f.answer === null);
  if (open.length > 0) {
    const numbers = open.map((f) => f.no).join('、');
    return refuse(
      'FEEDBACK_OPEN',
      { zh: `第${numbers}号反映还没有答复。`, en: `Points ${numbers} are not answered.` },
      { zh: '每一条反映都要核实、答复。', en: 'Look into each and answer it.' },
      { sources: ['SEED'] },
    );
  }
  const confirmed = publicity.feedback.filter((f) => f.answer?.outcome === 'CONFIRMED').length;
  return ok([
    {
      type: 'PUBLICITY_CLOSED',
      stream,
      body: { received: publicity.feedback.length, confirmed },
      sealed: [],
    },
  ]);
}

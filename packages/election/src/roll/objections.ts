import { ok, rulingDeadline } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Fact } from '../fact.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import { addVoter, correctVoter, removeVoter } from './changes.ts';
import { changeRepresentatives, withoutRepresentative } from './representatives.ts';

export function fileObjection(state: Cycle, command: CommandOf<'FILE_OBJECTION'>, ctx: Context): Decision {
  const { roll } = state;
  if (roll.stage !== 'PUBLISHED') {
    return refuse(
      'ROLL_NOT_OPEN_TO_OBJECTION',
      {
        zh: roll.stage === 'FROZEN' ? '名单已经封册。' : '选民名单还没有公布。',
        en: roll.stage === 'FROZEN' ? 'The roll is frozen.' : 'The roll is not published.',
      },
      {
        zh: '对结果或程序有意见，可以向街道办事处投诉。',
        en: 'Complain to the street office about procedure or result.',
      },
      { sources: ['JWH25-17'] },
    );
  }
  if (ctx.on > roll.acceptUntil) {
    return refuse(
      'OBJECTION_TOO_LATE',
      {
        zh: `申诉应在${roll.objectionUntil}以前提出，今天是${ctx.on}。`,
        en: `Objections were due by ${roll.objectionUntil}; this is ${ctx.on}.`,
      },
      { zh: '可以向街道办事处反映，或依民事诉讼法的规定咨询法院。', en: 'Turn to the street office or ask the court.' },
      { sources: ['JWH25-17'] },
    );
  }
  if (ctx.on < roll.publishedOn) {
    return refuse(
      'OBJECTION_BEFORE_PUBLICATION',
      { zh: '申诉日期早于名单公布日。', en: 'The objection is dated before publication.' },
      { zh: '请核对日期。', en: 'Check the date.' },
    );
  }
  const no = state.objections.length + 1;
  const until = rulingDeadline(ctx.on, ctx.residents.parameters).day;
  const { petitioner, about, grounds, voterNo } = command;
  return ok([
    {
      type: 'OBJECTION_FILED',
      stream: 'RESIDENTS',
      body: { no, kind: command.kind, rulingUntil: until },
      sealed: [restricted({ petitioner, about, grounds, ...(voterNo === undefined ? {} : { voterNo }) })],
    },
  ]);
}

/** A ruling that comes late is still recorded, and says so: what happened may not vanish because it was wrong. */
export function decideObjection(state: Cycle, command: CommandOf<'DECIDE_OBJECTION'>, ctx: Context): Decision {
  const objection = state.objections.find((o) => o.no === command.no);
  if (objection === undefined || objection.ruling !== null) {
    return refuse(
      'NO_OPEN_OBJECTION',
      { zh: '没有这一件未处理的申诉。', en: 'There is no such open objection.' },
      { zh: '请核对编号。', en: 'Check its number.' },
    );
  }
  if (command.basis.trim() === '') {
    return refuse(
      'RULING_WITHOUT_BASIS',
      { zh: '处理决定必须写明依据。', en: 'A ruling must cite its ground.' },
      { zh: '请写明依据的条款和事实，不写他人隐私。', en: 'Name article and facts.' },
      { sources: ['JWH25-17'] },
    );
  }
  const { add, removeVoterNo, correct, representatives, places = [] } = command;
  const changes = [add, removeVoterNo, correct, representatives].some((c) => c !== undefined);
  if (command.decision === 'UPHELD' && !changes) {
    return refuse(
      'RULING_CHANGES_NOTHING',
      { zh: '申诉成立，但没有写明怎样更正名单。', en: 'Upheld, yet no correction of the roll is given.' },
      { zh: '请填写补登、除名或更正的人员。', en: 'Say who is added, removed or corrected.' },
    );
  }
  if (command.decision === 'REJECTED' && changes) {
    return refuse(
      'REJECTED_BUT_CHANGED',
      { zh: '申诉不成立时不能更正名单。', en: 'A rejected objection changes nothing on the roll.' },
      { zh: '请核对决定。', en: 'Check the ruling.' },
    );
  }
  if (correct !== undefined && (removeVoterNo !== undefined || add !== undefined)) {
    // An entry struck and put right at once would be neither; what a second entry needs is an objection of its own.
    return refuse(
      'RULING_CHANGES_TOO_MUCH',
      {
        zh: '更正内容的，不能同时除名或补登别的选民。',
        en: 'A ruling that corrects an entry neither strikes nor adds another.',
      },
      {
        zh: '请只选一种；对别人有异议的，另行登记一件申诉。',
        en: 'Choose one; doubts about someone else are an objection of their own.',
      },
      { sources: ['JWH25-17'] },
    );
  }
  const touched = removeVoterNo ?? correct?.voterNo;
  if (touched !== undefined && objection.voterNo !== null && touched !== objection.voterNo) {
    return refuse(
      'RULING_ABOUT_ANOTHER',
      {
        zh: `第${command.no}号申诉针对第${objection.voterNo}号选民，不能据此改动第${touched}号。`,
        en: `Objection ${command.no} is about voter ${objection.voterNo}; it cannot change voter ${touched}.`,
      },
      {
        zh: '请核对序号；对其他人有异议的，另行登记一件申诉。',
        en: 'Check the number; doubts about someone else are an objection of their own.',
      },
      { sources: ['JWH25-17'] },
    );
  }
  const facts: Fact[] = [
    {
      type: 'OBJECTION_DECIDED',
      stream: 'RESIDENTS',
      body: {
        no: command.no,
        decision: command.decision,
        late: ctx.on > objection.rulingUntil,
        ...(places.length === 0 ? {} : { places }),
      },
      // A ruling speaks of a person: it is told to whom it concerns, and can be erased one day.
      sealed: [restricted({ basis: command.basis.trim() })],
    },
  ];
  const changed = rulingChanges(state, command, ctx);
  return changed.ok ? ok([...facts, ...changed.value]) : changed;
}

/** Everything an upheld objection changes, or the first reason why it cannot. */
function rulingChanges(state: Cycle, command: CommandOf<'DECIDE_OBJECTION'>, ctx: Context): Decision {
  const { add, removeVoterNo, correct, representatives } = command;
  const why = { reason: 'OBJECTION', objectionNo: command.no } as const;
  const after = withoutVoter(state, removeVoterNo);
  const parts = [
    removeVoterNo === undefined ? ok([]) : removeVoter(state, removeVoterNo, why, ctx),
    correct === undefined ? ok([]) : correctVoter(state, correct.voterNo, correct.voter, why, ctx),
    add === undefined ? ok([]) : addVoter(state, add, why, ctx, removeVoterNo),
    representatives === undefined ? ok([]) : changeRepresentatives(after, representatives, why, ctx),
  ];
  const facts: Fact[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    facts.push(...part.value);
  }
  return ok(facts);
}

/** The list of representatives as it stands once this voter has left the roll. */
function withoutVoter(state: Cycle, voterNo: number | undefined): Cycle {
  const { representatives } = state;
  if (representatives === null || voterNo === undefined) return state;
  return {
    ...state,
    representatives: { ...representatives, list: withoutRepresentative(representatives.list, voterNo) },
  };
}

/** A ruling that was not posted with its decision is posted later: the law asks for both (JWH25-17). */
export function publishRuling(state: Cycle, { no, places }: CommandOf<'PUBLISH_RULING'>): Decision {
  const ruling = state.objections.find((o) => o.no === no)?.ruling ?? null;
  if (ruling === null || ruling.publishedOn !== null) {
    return refuse(
      'NO_RULING_TO_PUBLISH',
      { zh: '这一件申诉还没有决定，或决定已经公布。', en: 'It is not ruled on, or the ruling is published already.' },
      { zh: '请核对编号。', en: 'Check its number.' },
      { sources: ['JWH25-17'] },
    );
  }
  if (places.length === 0) {
    return refuse(
      'NO_PLACE',
      { zh: '请写明张贴地点。', en: 'Say where it is posted.' },
      { zh: '处理结果和名单贴在一起。', en: 'Post it beside the list.' },
      { sources: ['JWH25-17'] },
    );
  }
  return ok([{ type: 'RULING_PUBLISHED', stream: 'RESIDENTS', body: { no, places }, sealed: [] }]);
}

import { ok, rulingDeadline } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Fact } from '../fact.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import { addVoter, correctVoter, removeVoter } from './changes.ts';
import { changeRepresentatives, withoutRepresentative } from './representatives.ts';
import { rulingRefusal } from './ruling-refusal.ts';

type Filed = CommandOf<'FILE_OBJECTION'> | CommandOf<'SEND_OBJECTION'>;

/** Taken up whoever brings it, at the desk or from the residents' pages: the law asks for no proof of who one is. */
export function fileObjection(state: Cycle, command: Filed, ctx: Context): Decision {
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
  const { kind, petitioner, about, grounds, evidence = [] } = command;
  const told = { petitioner, about, grounds, ...(evidence.length === 0 ? {} : { evidence }) };
  const body = { no, kind, rulingUntil: until };
  const type = 'OBJECTION_FILED';
  const stream = 'RESIDENTS';
  if (command.type === 'SEND_OBJECTION') {
    const { codeDigest, contact } = command;
    return ok([{ type, stream, body: { ...body, sent: { codeDigest } }, sealed: [restricted({ ...told, contact })] }]);
  }
  const { voterNo } = command;
  return ok([{ type, stream, body, sealed: [restricted({ ...told, ...(voterNo === undefined ? {} : { voterNo }) })] }]);
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
  const refused = rulingRefusal(objection, command, ctx);
  if (refused !== null) return refused;
  const changed = rulingChanges(state, command, ctx);
  if (!changed.ok) return changed;
  const { evidence = [], places = [], remove } = command;
  const decided: Fact = {
    type: 'OBJECTION_DECIDED',
    stream: 'RESIDENTS',
    body: {
      no: command.no,
      decision: command.decision,
      late: ctx.on > objection.rulingUntil,
      ...(places.length === 0 ? {} : { places }),
    },
    // A ruling speaks of a person: it is told to whom it concerns, and can be erased one day.
    sealed: [
      restricted({
        basis: command.basis.trim(),
        ...(evidence.length === 0 ? {} : { evidence }),
        ...(remove?.reason === 'DEPRIVED' ? { judgment: remove.judgment } : {}),
      }),
    ],
  };
  return ok([decided, ...changed.value]);
}

/** Everything an upheld objection changes, or the first reason why it cannot. */
function rulingChanges(state: Cycle, command: CommandOf<'DECIDE_OBJECTION'>, ctx: Context): Decision {
  const { add, remove, correct, representatives } = command;
  const ruled = { by: 'RULING', objectionNo: command.no } as const;
  const why = { ...ruled, reason: 'OBJECTION' } as const;
  const after = withoutVoter(state, remove?.voterNo);
  const parts = [
    remove === undefined ? ok([]) : removeVoter(state, remove.voterNo, { ...ruled, reason: remove.reason }, ctx),
    correct === undefined ? ok([]) : correctVoter(state, correct.voterNo, correct.voter, why, ctx),
    add === undefined ? ok([]) : addVoter(state, add, why, ctx, remove?.voterNo),
    representatives === undefined
      ? ok([])
      : changeRepresentatives(after, representatives, { reason: 'OBJECTION', objectionNo: command.no }, ctx),
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
export function publishRuling(state: Cycle, { no, places }: CommandOf<'PUBLISH_RULING'>, ctx: Context): Decision {
  const objection = state.objections.find((o) => o.no === no);
  if (objection?.ruling?.publishedOn !== null) {
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
  return ok([
    {
      type: 'RULING_PUBLISHED',
      stream: 'RESIDENTS',
      body: { no, places, late: ctx.on > objection.rulingUntil },
      sealed: [],
    },
  ]);
}

import { checkRollPublication, checkVotingAge, objectionWindow, ok, rulingDeadline } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Fact } from '../fact.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import { representativeNos } from './electors.ts';
import { changeRepresentatives, leavesList, representativesMissing, withoutRepresentative } from './representatives.ts';

export function importRoll(state: Cycle, command: CommandOf<'IMPORT_ROLL'>): Decision {
  if (state.rec === null) {
    return refuse(
      'NO_REC',
      { zh: '居民选举委员会还没有产生，不能登记选民。', en: 'No election committee exists yet to register voters.' },
      { zh: '请先完成选举委员会推选（C01）。', en: 'Elect it first (C01).' },
      { sources: ['JWH25-15', 'JWH25-16'] },
    );
  }
  if (state.roll.stage === 'PUBLISHED' || state.roll.stage === 'FROZEN') {
    return refuse(
      'ROLL_ALREADY_PUBLISHED',
      { zh: '选民名单已经公布，不能整册替换。', en: 'The roll is published and cannot be replaced as a whole.' },
      { zh: '请通过异议处理或补正公告逐条更正。', en: 'Correct single entries through objections.' },
      { sources: ['JWH25-17'] },
    );
  }
  if (command.voters.length === 0) {
    return refuse(
      'ROLL_EMPTY',
      { zh: '文件里没有可以登记的选民。', en: 'The file holds no voter to register.' },
      { zh: '请核对文件后重新导入。', en: 'Check the file and import again.' },
    );
  }
  return ok([
    {
      type: 'ROLL_IMPORTED',
      stream: 'RESIDENTS',
      body: {
        file: command.file,
        rows: command.rows,
        listed: command.voters.length,
        corrected: command.corrected,
        setAside: command.setAside,
      },
      sealed: command.voters.map(restricted),
    },
  ]);
}

export function publishRoll(state: Cycle, command: CommandOf<'PUBLISH_ROLL'>, ctx: Context): Decision {
  if (state.roll.stage !== 'DRAFT') {
    return refuse(
      'NO_DRAFT_ROLL',
      { zh: '没有待公布的选民名单。', en: 'There is no draft roll to publish.' },
      { zh: '请先导入登记册。', en: 'Import the register first.' },
      { sources: ['JWH25-17'] },
    );
  }
  if (command.places.length === 0) {
    return refuse(
      'NO_PLACE',
      { zh: '请写明张贴地点。', en: 'Say where it is posted.' },
      { zh: '每个居民小组的公告栏都要张贴。', en: 'Every group’s board should carry it.' },
    );
  }
  const listMissing = representativesMissing(state);
  if (listMissing !== null) return listMissing;
  const inTime = refuseIfViolated(
    'ROLL_TOO_LATE',
    checkRollPublication({ publishedOn: ctx.on, electionDay: state.electionDay }, ctx.residents),
    {
      zh: '请把选举日往后调整，重新确定并公告日程。',
      en: 'Move election day back and adopt the plan anew.',
    },
  );
  if (!inTime.ok) return inTime;
  const window = objectionWindow(ctx.on, ctx.residents.parameters, ctx.holidays);
  return ok([
    {
      type: 'ROLL_PUBLISHED',
      stream: 'RESIDENTS',
      body: {
        listed: state.roll.listed,
        ...representativesOf(state),
        objectionUntil: window.lastDay,
        acceptUntil: window.acceptUntil,
        places: command.places,
        evidence: command.evidence,
      },
      sealed: [],
    },
  ]);
}

/** Both lists are published together, and frozen together (JWH25-17). */
function representativesOf(state: Cycle): { readonly representatives?: number } {
  const numbers = representativeNos(state);
  return numbers === null ? {} : { representatives: numbers.length };
}

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
  const changes = [command.add, command.removeVoterNo, command.representatives].some((c) => c !== undefined);
  if (command.decision === 'UPHELD' && !changes) {
    return refuse(
      'RULING_CHANGES_NOTHING',
      { zh: '申诉成立，但没有写明怎样更正名单。', en: 'Upheld, yet no correction of the roll is given.' },
      { zh: '请填写补登或除名的人员。', en: 'Say who is added or removed.' },
    );
  }
  if (command.decision === 'REJECTED' && changes) {
    return refuse(
      'REJECTED_BUT_CHANGED',
      { zh: '申诉不成立时不能更正名单。', en: 'A rejected objection changes nothing on the roll.' },
      { zh: '请核对决定。', en: 'Check the ruling.' },
    );
  }
  const { removeVoterNo } = command;
  if (removeVoterNo !== undefined && objection.voterNo !== null && removeVoterNo !== objection.voterNo) {
    return refuse(
      'RULING_ABOUT_ANOTHER',
      {
        zh: `第${command.no}号申诉针对第${objection.voterNo}号选民，不能据此除去第${removeVoterNo}号。`,
        en: `Objection ${command.no} is about voter ${objection.voterNo}; it cannot remove voter ${removeVoterNo}.`,
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
      },
      // A ruling speaks of a person: it is told to whom it concerns, and can be erased one day.
      sealed: [restricted({ basis: command.basis.trim() })],
    },
  ];
  const removal =
    command.removeVoterNo === undefined ? ok([]) : removeVoter(state, command.removeVoterNo, command, ctx);
  if (!removal.ok) return removal;
  const addition = command.add === undefined ? ok([]) : addVoter(state, command.add, command, ctx);
  if (!addition.ok) return addition;
  const listed =
    command.representatives === undefined
      ? ok([])
      : changeRepresentatives(
          withoutVoter(state, command.removeVoterNo),
          command.representatives,
          { reason: 'OBJECTION', objectionNo: command.no },
          ctx,
        );
  if (!listed.ok) return listed;
  return ok([...facts, ...removal.value, ...addition.value, ...listed.value]);
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

function removeVoter(state: Cycle, voterNo: number, command: CommandOf<'DECIDE_OBJECTION'>, ctx: Context): Decision {
  const voter = ctx.voters.get(voterNo);
  if (voter === undefined || voter.removed) {
    return refuse(
      'NO_SUCH_VOTER',
      { zh: `名单上没有第${voterNo}号选民。`, en: `No voter ${voterNo} is on the roll.` },
      { zh: '请核对序号。', en: 'Check the number.' },
    );
  }
  // Only a registered voter may stand (JWH25-16): whoever leaves the roll leaves the list of candidates with it.
  const standing = state.candidates.filter(
    (c) => c.stream === 'RESIDENTS' && c.voterNo === voterNo && c.status !== 'BARRED' && c.status !== 'WITHDRAWN',
  );
  return ok([
    { type: 'VOTER_REMOVED', stream: 'RESIDENTS', body: { voterNo, objectionNo: command.no }, sealed: [] },
    ...leavesList(state, voterNo),
    ...standing.map(
      ({ id }): Fact => ({
        type: 'CANDIDATE_WITHDREW',
        stream: 'RESIDENTS',
        body: { id },
        sealed: [restricted({ reason: `依第${command.no}号申诉的决定除名` })],
      }),
    ),
  ]);
}

function addVoter(
  state: Cycle,
  voter: NonNullable<CommandOf<'DECIDE_OBJECTION'>['add']>,
  command: CommandOf<'DECIDE_OBJECTION'>,
  ctx: Context,
): Decision {
  const age = refuseIfViolated('UNDER_AGE', checkVotingAge(voter.birth, state.electionDay, ctx.residents), {
    zh: '未满十八周岁的不能登记。',
    en: 'Under-age persons cannot be registered.',
  });
  if (!age.ok) return age;
  const listed = [...ctx.voters.values()].find((v) => !v.removed && v.idNumber === voter.idNumber)?.voterNo;
  if (listed !== undefined && listed !== command.removeVoterNo) {
    return refuse(
      'ALREADY_LISTED',
      {
        zh: `这个身份证号已经登记在名单上，是第${listed}号选民，不能重复登记。`,
        en: `This identity number is on the roll already, as voter ${listed}.`,
      },
      {
        zh: '姓名等内容有误的，请同时写明除去原来的序号，再按正确内容补登。',
        en: 'To correct an entry, remove the old number in the same ruling.',
      },
      { sources: ['JWH25-17'] },
    );
  }
  const voterNo = state.roll.lastNo + 1;
  return ok([
    {
      type: 'VOTER_ADDED',
      stream: 'RESIDENTS',
      body: { voterNo, objectionNo: command.no },
      sealed: [restricted({ ...voter, voterNo })],
    },
  ]);
}

export function freezeRoll(state: Cycle, ctx: Context): Decision {
  const { roll } = state;
  if (roll.stage !== 'PUBLISHED') {
    return refuse(
      'ROLL_NOT_PUBLISHED',
      { zh: '只有已公布的名单才能封册。', en: 'Only a published roll can be frozen.' },
      { zh: '请先公布名单。', en: 'Publish it first.' },
      { sources: ['JWH25-17'] },
    );
  }
  if (ctx.on <= roll.acceptUntil) {
    return refuse(
      'OBJECTION_WINDOW_OPEN',
      {
        zh: `申诉期到${roll.objectionUntil}为止，今天还不能封册。`,
        en: `Objections may come until ${roll.objectionUntil}; it is too early to freeze.`,
      },
      { zh: '请在申诉期满、全部作出决定以后封册。', en: 'Freeze after the window closes and every ruling is made.' },
      { sources: ['JWH25-17'] },
    );
  }
  const open = state.objections.filter((o) => o.ruling === null);
  if (open.length > 0) {
    const nos = open.map((o) => o.no).join('、');
    return refuse(
      'OBJECTIONS_OPEN',
      { zh: `还有未处理的申诉：第${nos}号。`, en: `Objections still open: ${nos}.` },
      { zh: '请先作出处理决定并公布。', en: 'Decide and publish them first.' },
      { sources: ['JWH25-17'] },
    );
  }
  return ok([
    {
      type: 'ROLL_FROZEN',
      stream: 'RESIDENTS',
      body: { listed: roll.listed, ...representativesOf(state) },
      sealed: [],
    },
  ]);
}

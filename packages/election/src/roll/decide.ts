import type { IsoDate } from '@mingxuan/rulebook';
import { checkRollPublication, checkVotingAge, objectionWindow, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { isListOfElectors } from '../notices/post.ts';
import { takenDownEarly } from '../notices/standing.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { VoterEntry } from './facts.ts';
import { representativeNos } from './electors.ts';
import { representativesMissing } from './representatives.ts';
import { unconfirmedRefusal } from './workers.ts';

export function importRoll(state: Cycle, command: CommandOf<'IMPORT_ROLL'>, ctx: Context): Decision {
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
  const unfit =
    checkedForAnother(state, command) ?? listedTwice(command.voters) ?? underAge(state, command.voters, ctx);
  if (unfit !== null) return unfit;
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
        ...(command.read === undefined ? {} : { read: command.read }),
        ...(command.checkedFor === undefined ? {} : { checkedFor: command.checkedFor }),
      },
      // The number is the place on the list, whoever gave it.
      sealed: command.voters.map((voter, i) =>
        restricted(voter.voterNo === i + 1 ? voter : { ...voter, voterNo: i + 1 }),
      ),
    },
  ]);
}

/** Who is of age was asked for one day: by another one too many would stand on the list, or too few. */
function checkedForAnother({ electionDay }: Cycle, { checkedFor }: CommandOf<'IMPORT_ROLL'>): Decision | null {
  if (checkedFor === undefined || checkedFor === electionDay) return null;
  return refuse(
    'CHECKED_FOR_ANOTHER_DAY',
    {
      zh: `登记册是按选举日${checkedFor}检查年龄的，选举日现在是${electionDay}。`,
      en: `The register was checked for ${checkedFor}; election day is ${electionDay} now.`,
    },
    { zh: '请重新检查文件，再导入。', en: 'Check the file again, then import it.' },
    { rule: 'REG-2', sources: ['JWH25-16'] },
  );
}

/** One identity number, one entry (JWH25-17). The file was checked for it; the roll does not rest on that alone. */
function listedTwice(voters: readonly VoterEntry[]): Decision | null {
  const rowOf = new Map<string, number>();
  for (const [index, { idNumber }] of voters.entries()) {
    const first = rowOf.get(idNumber);
    if (first !== undefined) {
      return refuse(
        'LISTED_TWICE',
        {
          zh: `名单第${first}条和第${index + 1}条是同一个身份证号，不能重复登记。`,
          en: `Entries ${first} and ${index + 1} have one identity number.`,
        },
        { zh: '请在文件里只留一条，再检查、导入。', en: 'Keep one of them in the file and check it again.' },
        { sources: ['JWH25-17'] },
      );
    }
    rowOf.set(idNumber, index + 1);
  }
  return null;
}

/** The youngest tells for all: ages are compared as days, and one sentence is made. */
function underAge(state: Cycle, voters: readonly VoterEntry[], ctx: Context): Decision | null {
  let youngest = 0;
  for (const [index, { birth }] of voters.entries()) if (birth > (voters[youngest]?.birth ?? birth)) youngest = index;
  const voter = voters[youngest];
  if (voter === undefined) return null;
  const age = refuseIfViolated('UNDER_AGE', checkVotingAge(voter.birth, state.electionDay, ctx.residents), {
    zh: `名单第${youngest + 1}条未满十八周岁，不能登记；请重新检查文件。`,
    en: `Entry ${youngest + 1} is under age; check the file again.`,
  });
  return age.ok ? null : age;
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
  if (command.evidence.length === 0) {
    return refuse(
      'PUBLICATION_NOT_SHOWN',
      {
        zh: '没有附上张贴的照片，以后说不清名单哪天贴出来过。',
        en: 'Without a photo nobody can show when it was posted.',
      },
      { zh: '请拍下张贴好的名单（看得清地点），附上照片。', en: 'Photograph the posted list and attach the picture.' },
      { sources: ['JWH25-17'] },
    );
  }
  const unready = representativesMissing(state) ?? unconfirmedRefusal(state);
  if (unready !== null) return unready;
  const inTime = refuseIfViolated(
    'ROLL_TOO_LATE',
    checkRollPublication({ publishedOn: ctx.on, electionDay: state.electionDay }, ctx.residents),
    {
      zh: '请把选举日往后调整，重新确定并公告日程。',
      en: 'Move election day back and adopt the plan anew.',
    },
  );
  if (!inTime.ok) return inTime;
  const notice = otherDayOnTheWall(state, ctx.on);
  if (notice !== null) return notice;
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
        ...(command.postedAt === undefined ? {} : { postedAt: command.postedAt }),
      },
      sealed: [],
    },
  ]);
}

/** The notice that hangs with the roll names the last day for objections, reckoned from the day printed on it. */
function otherDayOnTheWall(state: Cycle, on: IsoDate): Decision | null {
  const paper = state.papers.find(
    (one) => one.paper === 'VOTER_ROLL' && one.draft !== null && one.fate.kind === 'VALID',
  );
  const stale = paper !== undefined && (paper.dated !== on || state.rollChanges.some(({ seq }) => seq > paper.basedOn));
  if (!stale) return null;
  return refuse(
    'ROLL_NOTICE_DIFFERS',
    {
      zh: `第${paper.no}号选民名单公告落款${paper.dated}，和${on}张贴的名单对不上：异议截止日从张贴那天算起，名单上的人也要一致。`,
      en: `Notice ${paper.no} is dated ${paper.dated} and does not fit the roll posted on ${on}: objections are counted from that day.`,
    },
    {
      zh: '请重新起草、审批、出具名单公告，再张贴公布。',
      en: 'Draft, approve and issue the notice anew, then publish.',
    },
    { sources: ['JWH25-17'] },
  );
}

/** Both lists are published together, and frozen together (JWH25-17). */
function representativesOf(state: Cycle): { readonly representatives?: number } {
  const numbers = representativeNos(state);
  return numbers === null ? {} : { representatives: numbers.length };
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
  if (ctx.on <= roll.objectionUntil) {
    return refuse(
      'OBJECTION_WINDOW_OPEN',
      {
        zh: `申诉期到${roll.objectionUntil}为止，今天还不能封册。`,
        en: `Objections are taken until ${roll.objectionUntil}; it is too early to freeze.`,
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
  const unready = unpublishedRulings(state) ?? unconfirmedRefusal(state);
  if (unready !== null) return unready;
  return ok([
    {
      type: 'ROLL_FROZEN',
      stream: 'RESIDENTS',
      body: { listed: roll.listed, ...representativesOf(state), ...freezeWarnings(state, roll, ctx) },
      sealed: [],
    },
  ]);
}

/**
 * Whether a weekend moves the end of the five days is not settled (decision 0009): the roll may be frozen after them, and it is said
 * that objections were promised to be taken a little longer.
 */
function weekendWarnings(
  { objectionUntil, acceptUntil }: { readonly objectionUntil: IsoDate; readonly acceptUntil: IsoDate },
  { on }: Context,
): readonly string[] {
  if (on > acceptUntil) return [];
  return [
    `申诉期最后一天${objectionUntil}是周末，是否顺延没有定论；公布名单时写的是收到${acceptUntil}。封册以后到那天还有人申诉的，请记下来并报街道研究；能等到${acceptUntil}以后封册更稳妥（JWH25-17，待核）。`,
  ];
}

type Posted = Extract<Cycle['roll'], { readonly stage: 'PUBLISHED' }>;

function freezeWarnings(state: Cycle, roll: Posted, ctx: Context): { readonly warnings?: readonly string[] } {
  const early = state.papers.filter((paper) => isListOfElectors(paper.paper) && takenDownEarly(state, paper));
  const warnings = [
    ...weekendWarnings(roll, ctx),
    // No text says in so many words that the list hangs through the five days: it is said, and does not stand in the way.
    ...early.map(
      ({ no, title }) =>
        `第${no}号《${title}》在异议期（到${roll.objectionUntil}）结束以前就全部取下了，居民没有看满五天。请报街道研究是否补足（JWH25-17）。`,
    ),
  ];
  return warnings.length === 0 ? {} : { warnings };
}

/** A ruling is made and published (JWH25-17); the roll is not closed over one that nobody could read. */
function unpublishedRulings(state: Cycle): Decision | null {
  const unpublished = state.objections.filter((o) => o.ruling?.publishedOn === null);
  if (unpublished.length === 0) return null;
  const nos = unpublished.map((o) => o.no).join('、');
  return refuse(
    'RULINGS_NOT_PUBLISHED',
    { zh: `处理结果还没有公布：第${nos}号申诉。`, en: `Rulings not published yet: ${nos}.` },
    { zh: '请张贴处理结果公告，登记张贴地点后再封册。', en: 'Post them and say where, then freeze.' },
    { sources: ['JWH25-17'] },
  );
}

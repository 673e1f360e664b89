import { checkRollPublication, objectionWindow, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import { representativeNos } from './electors.ts';
import { representativesMissing } from './representatives.ts';
import { unconfirmedRefusal } from './workers.ts';

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
        ...(command.read === undefined ? {} : { read: command.read }),
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
  if (ctx.on <= roll.acceptUntil) {
    return refuse(
      'OBJECTION_WINDOW_OPEN',
      // Whether a weekend moves the end is not settled: what arrives until the workday after it is still taken.
      {
        zh:
          ctx.on > roll.objectionUntil
            ? `申诉期最后一天${roll.objectionUntil}是周末，是否顺延没有定论，到${roll.acceptUntil}送来的申诉都要收，今天还不能封册。`
            : `申诉期到${roll.objectionUntil}为止，今天还不能封册。`,
        en: `Objections are taken until ${roll.acceptUntil}; it is too early to freeze.`,
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
      body: { listed: roll.listed, ...representativesOf(state) },
      sealed: [],
    },
  ]);
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

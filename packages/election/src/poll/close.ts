import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import type { Cycle, Poll } from '../state.ts';
import { fixedBoxesOf, isLost, isUndecided } from '../voting/box-questions.ts';
import { openedTooEarly } from '../voting/opening-hour.ts';
import { accountsAskedBy, accountsOf, boxesToOpen, broken, checkedInAt, hallPeople } from './accounting.ts';
import type { Refused } from './stage.ts';
import { pollAt } from './stage.ts';

type Closing = Extract<Poll, { stage: 'OPEN' | 'COUNTING' }>;
type Command = CommandOf<'CLOSE_POLL'>;

/** A poll is closed once; until its result is determined the sheet may be replaced, with the reason for it. */
function pollToClose(state: Cycle, command: Command): { readonly ok: true; readonly value: Closing } | Refused {
  const counting = pollAt(state, command.poll, 'COUNTING');
  if (!counting.ok) return pollAt(state, command.poll, 'OPEN');
  if ((command.correction ?? '').trim() !== '') return counting;
  return refuse(
    'CORRECTION_WITHOUT_REASON',
    {
      zh: '清点单已经登记。要更正，必须写明原因，原单和新单都会保留。',
      en: 'The sheet is in; replacing it needs a reason.',
    },
    { zh: '请写明更正原因，再重新分扎、计票。', en: 'Give the reason, then bundle and count again.' },
  );
}

export function closePoll(state: Cycle, command: Command, ctx: Context): Decision {
  const found = pollToClose(state, command);
  if (!found.ok) return found;
  const poll = found.value;
  const { stream, checkedIn } = poll;
  const issued = stream === 'PARTY' ? (command.issued ?? 0) : checkedIn.HALL + checkedIn.PROXY + checkedIn.MOBILE;
  const refused =
    (stream === 'PARTY' ? partyRefusal(poll, command) : null) ??
    numbersRefusal(command, issued) ??
    (stream === 'RESIDENTS'
      ? (boxesRefusal(state, poll, command) ??
        openedTooEarly(state, poll, { boxes: boxesToOpen(state, poll), at: command.openedAt, ctx }))
      : null) ??
    neverPrinted(poll, issued);
  if (refused !== null) return refused;
  const { spoiled, unused, boxes, openedAt } = command;
  const wrong = broken(accountsOf(state, poll, { issued, spoiled, unused, boxes }));
  const discrepancy = command.discrepancy?.trim() ?? '';
  if (wrong.length > 0 && discrepancy === '') {
    return refuse(
      'BALLOTS_DO_NOT_BALANCE',
      {
        zh: `选票对不上：${wrong.map((i) => i.text.zh).join('')}`,
        en: `Ballots do not balance: ${wrong.map((i) => i.text.en).join(' ')}`,
      },
      {
        zh: '请重新清点。确实对不上的，写明原因；核定结果时监票人和主持人都要签字认可，原因会印在结果公告和结果报告上。',
        en: 'Count again; if it still differs, give the reason: both signatories sign it, and it appears on the result.',
      },
      { sources: accountsAskedBy(poll, ctx.residents, wrong) },
    );
  }
  // A reason for nothing would be printed as ballots that do not add up.
  const said = wrong.length === 0 ? '' : discrepancy;
  const correction = poll.stage === 'COUNTING';
  return ok([
    {
      type: 'POLL_CLOSED',
      stream,
      body: {
        poll: command.poll,
        issued,
        spoiled,
        unused,
        boxes,
        ...(openedAt === undefined ? {} : { openedAt }),
        ...(said === '' ? {} : { discrepancy: true }),
        ...(correction ? { correction: true } : {}),
      },
      sealed: [
        ...(said === '' ? [] : [publicly({ kind: 'DISCREPANCY' as const, text: said })]),
        ...(correction ? [publicly({ kind: 'CORRECTION' as const, text: command.correction?.trim() ?? '' })] : []),
      ],
    },
  ]);
}

function partyRefusal(poll: Closing, command: Command): Refused | null {
  if (poll.present === null) {
    return refuse(
      'ATTENDANCE_MISSING',
      { zh: '还没有登记实到会人数。', en: 'Attendance is not recorded.' },
      { zh: '请先清点到会的有选举权党员。', en: 'Count those present first.' },
      { sources: ['DXJ20-18'] },
    );
  }
  if (command.issued !== undefined) return null;
  return refuse(
    'ISSUED_MISSING',
    { zh: '请填写发出选票的张数。', en: 'Say how many ballots were issued.' },
    {
      zh: '印制、发出、作废、未用、收回各数都要清点。',
      en: 'Printed, issued, spoiled, unused and collected are all counted.',
    },
    { sources: ['DXJ20-26'] },
  );
}

function numbersRefusal(command: Command, issued: number): Refused | null {
  const numbers = [issued, command.spoiled, command.unused, ...command.boxes.map((b) => b.collected)];
  if (numbers.some((n) => !Number.isSafeInteger(n) || n < 0)) {
    return refuse(
      'NOT_A_COUNT',
      { zh: '清点数字必须是零或正整数。', en: 'Counts must be whole numbers, zero or more.' },
      { zh: '请核对清点单。', en: 'Check the sheet.' },
    );
  }
  if (new Set(command.boxes.map((b) => b.box.trim())).size === command.boxes.length) return null;
  return refuse(
    'BOX_TWICE',
    { zh: '同一个票箱填了两次。', en: 'One box is listed twice.' },
    { zh: '每个票箱只填一行。', en: 'Give each box one line.' },
  );
}

/** Every box is accounted for before any is opened: back, decided on, merged where it is small, and on the sheet. */
function boxesRefusal(state: Cycle, poll: Closing, { boxes }: Command): Refused | null {
  const out = state.boxes.find((b) => b.trip.stage === 'OUT' && !isLost(state, poll.id, b.box));
  if (out !== undefined) {
    return refuse(
      'BOX_STILL_OUT',
      { zh: `${out.box}号流动票箱还没有返回，不能闭箱。`, en: `Box ${out.box} is still out.` },
      {
        zh: '请等流动票箱返回并登记封条；确实遗失的，登记票箱异常，由选举委员会作出决定。',
        en: 'Wait for it and record its seal; if it is lost, report that and let the election committee decide.',
      },
    );
  }
  const undecided = state.boxDay.incidents.find((i) => i.poll === poll.id && isUndecided(state, poll.id, i.box));
  if (undecided !== undefined) {
    return refuse(
      'BOX_UNDECIDED',
      { zh: `${undecided.box}号票箱有异常，还没有作出决定。`, en: `Box ${undecided.box} waits for a decision.` },
      { zh: '请选举委员会决定计票还是不计票，写明理由。', en: 'Let the election committee decide, with its reason.' },
    );
  }
  const due = boxesToOpen(state, poll);
  const told = boxes.map((b) => b.box.trim());
  const missing = due.filter((box) => !told.includes(box));
  const known = [...due, ...state.boxDay.merged.filter((m) => m.poll === poll.id).map((m) => m.into)];
  const hallOpen = fixedBoxesOf(state, poll.id).length === 0;
  const aside = [...state.boxDay.incidents, ...state.boxDay.merged].filter((b) => b.poll === poll.id).map((b) => b.box);
  const surplus = told.filter((box) => !known.includes(box) && (!hallOpen || aside.includes(box)));
  if (missing.length > 0 || surplus.length > 0) {
    return refuse(
      'BOXES_DO_NOT_MATCH',
      {
        zh: `清点单上的票箱与登记的不一致。${missing.length > 0 ? `缺少：${missing.join('、')}。` : ''}${surplus.length > 0 ? `不应单独开箱：${surplus.join('、')}。` : ''}`,
        en: `The boxes on the sheet are not those on record.${missing.length > 0 ? ` Missing: ${missing.join(', ')}.` : ''}${surplus.length > 0 ? ` Not to be opened by itself: ${surplus.join(', ')}.` : ''}`,
      },
      {
        zh: '每个要开的票箱填一行；已合并的、决定不计票的、遗失的不填。',
        en: 'One line for each box that is opened; none for one merged, lost, or not to be counted.',
      },
    );
  }
  return smallRefusal(state, poll, boxes);
}

/** Ballots that nobody printed were not given out: this is no slip that a reason explains. */
function neverPrinted({ printed }: Closing, issued: number): Refused | null {
  if (issued <= printed) return null;
  return refuse(
    'MORE_ISSUED_THAN_PRINTED',
    {
      zh: `发出选票${issued}张，印制只有${printed}张，多出${issued - printed}张。`,
      en: `${issued} ballots were issued and ${printed} printed: ${issued - printed} too many.`,
    },
    {
      zh: '请先查明：印制数登记错了的，更正印制数；补印过的，登记补印。查清以前不能闭箱清点。',
      en: 'Find out first: put the number printed right, or record what was printed besides. Until then the poll is not closed.',
    },
  );
}

/** Who voted at a line of the sheet; where the hall's boxes share its check-ins, the fewest that can have. */
function votersAt(state: Cycle, poll: Closing, lines: Command['boxes'], line: Command['boxes'][number]): number {
  const recorded = checkedInAt(state, poll, line.box.trim());
  if (recorded !== null) return recorded;
  const hall = hallPeople(state, poll, lines);
  const shared = lines.filter(({ box }) => checkedInAt(state, poll, box.trim()) === null).length;
  return shared === 1 ? hall : Math.min(hall, line.collected);
}

function smallRefusal(state: Cycle, poll: Closing, lines: Command['boxes']): Refused | null {
  const small = lines
    .map((line) => ({ box: line.box.trim(), people: votersAt(state, poll, lines, line) }))
    .find(({ people }) => people < poll.smallCell);
  if (lines.length < 2 || small === undefined) return null;
  return refuse(
    'BOX_TOO_SMALL',
    {
      zh: `${small.box}号票箱只有${small.people}人领票，少于${poll.smallCell}人，单独开箱会看出这几个人怎么投的。`,
      en: `Only ${small.people} people voted at box ${small.box}, fewer than ${poll.smallCell}: opened alone it would show how they voted.`,
    },
    {
      zh: '开箱前请当着见证人把它并入另一个票箱，并登记合并；清点单上只填合并后的票箱。',
      en: 'Before opening, empty it into another box before witnesses and record that; the sheet lists the other box only.',
    },
  );
}

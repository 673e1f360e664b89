import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import { committeeRefusal } from '../poll/committee.ts';
import type { PollId } from '../poll/facts.ts';
import type { Refused } from '../poll/stage.ts';
import { pollAt } from '../poll/stage.ts';
import type { Cycle } from '../state.ts';
import { deviceRefusal } from './device.ts';
import { heardOf } from './heard.ts';
import { openedTooEarly } from './opening-hour.ts';
import { fixedBoxesOf, incidentsOf, isSetAside, mergedInto, mobileBoxesOf, usedSeals } from './box-questions.ts';

const clean = (lines: readonly string[]): readonly string[] => [
  ...new Set(lines.map((line) => line.trim()).filter((line) => line !== '')),
];

function witnessRefusal(witnesses: readonly string[]): Refused | null {
  if (witnesses.length >= 2) return null;
  return refuse(
    'TOO_FEW_WITNESSES',
    { zh: '见证人不足两名。本系统要求至少两人当场见证。', en: 'Fewer than two people witnessed it.' },
    { zh: '请由至少两名监票人或居民当场见证并签字。', en: 'Let two or more scrutineers or residents watch and sign.' },
  );
}

/** Seals are numbers that were never used: on this box, on another, on any day of this cycle. */
function sealRefusal(state: Cycle, seals: readonly string[]): Refused | null {
  const used = usedSeals(state).filter((seal) => seals.includes(seal));
  if (seals.length > 0 && used.length === 0) return null;
  return refuse(
    'SEAL_WRONG',
    used.length > 0
      ? { zh: `封条号${used.join('、')}已经用过。`, en: `Seal ${used.join(', ')} was used before.` }
      : { zh: '没有填写封条号。', en: 'No seal number is given.' },
    { zh: '请换一枚新封条并登记编号。', en: 'Use a new seal and record its number.' },
  );
}

/** A box in the hall or at a station: shown empty before witnesses, sealed, before anybody votes (E01). */
export function sealFixedBox(state: Cycle, command: CommandOf<'SEAL_FIXED_BOX'>): Decision {
  const poll = state.polls.find((p) => p.id === command.poll);
  if (poll === undefined || poll.stream !== 'RESIDENTS' || poll.stage !== 'PREPARED') {
    return refuse(
      'POLL_NOT_PREPARED',
      {
        zh: '固定票箱要在选票备好以后、投票开始以前当众检查、封箱。',
        en: 'Fixed boxes are shown empty and sealed after the ballots are prepared and before the poll opens.',
      },
      { zh: '投票已经开始的，不能再增加固定票箱。', en: 'Once the poll is open no fixed box can be added.' },
    );
  }
  const box = command.box.trim();
  if (fixedBoxesOf(state, command.poll).some((b) => b.box === box) || state.boxes.some((b) => b.box === box)) {
    return refuse(
      'BOX_EXISTS',
      { zh: `${box}号票箱已经登记。`, en: `Box ${box} exists.` },
      { zh: '请换一个编号。', en: 'Choose another number.' },
    );
  }
  if (!command.shownEmpty) {
    return refuse(
      'BOX_NOT_SHOWN_EMPTY',
      { zh: `${box}号票箱还没有当众检查空箱。`, en: `Box ${box} was not shown empty.` },
      { zh: '请由监票人当众检查后再封箱。', en: 'Let the scrutineers show it empty, then seal it.' },
    );
  }
  const seals = clean(command.seals);
  const witnesses = clean(command.witnesses);
  const refused = witnessRefusal(witnesses) ?? sealRefusal(state, seals);
  if (refused !== null) return refused;
  return ok([
    {
      type: 'FIXED_BOX_SEALED',
      stream: 'RESIDENTS',
      body: { poll: command.poll, box, kind: command.kind, place: command.place.trim(), seals },
      sealed: witnesses.map((witness) => publicly({ witness })),
    },
  ]);
}

const isBoxOf = (state: Cycle, poll: PollId, box: string): boolean =>
  fixedBoxesOf(state, poll).some((b) => b.box === box) || mobileBoxesOf(state, poll).some((b) => b.box === box);

function unknownBox(state: Cycle, poll: PollId, box: string): Refused | null {
  if (isBoxOf(state, poll, box)) return null;
  return refuse(
    'NO_SUCH_BOX',
    {
      zh: `这次投票没有登记${box}号票箱，或它还没有出发。`,
      en: `Box ${box} does not serve this poll, or has not left.`,
    },
    { zh: '请核对票箱编号。', en: 'Check the number of the box.' },
  );
}

/** What lies in another box cannot be set aside by itself: a decision not to count it would be counted all the same. */
function emptiedAlready(state: Cycle, poll: PollId, box: string): Refused | null {
  const into = mergedInto(state, poll, box);
  if (into === null) return null;
  return refuse(
    'BOX_MERGED_ALREADY',
    {
      zh: `${box}号票箱的选票已经并入${into}号票箱，不能再单独封存。`,
      en: `The ballots of box ${box} are in box ${into} already; it cannot be set aside by itself.`,
    },
    { zh: `请对${into}号票箱登记异常。`, en: `Report it for box ${into}.` },
  );
}

/** Something went wrong with a box: it is sealed aside unopened, before witnesses, until the election committee has decided. */
export function reportBoxIncident(state: Cycle, command: CommandOf<'REPORT_BOX_INCIDENT'>): Decision {
  const poll = pollAt(state, command.poll, 'OPEN');
  if (!poll.ok) return poll;
  const box = command.box.trim();
  const unknown = unknownBox(state, command.poll, box) ?? emptiedAlready(state, command.poll, box);
  if (unknown !== null) return unknown;
  const witnesses = clean(command.witnesses);
  const seals = clean(command.seals);
  const lost = command.cause === 'LOST';
  const refused = witnessRefusal(witnesses) ?? (lost ? null : sealRefusal(state, seals));
  if (refused !== null) return refused;
  if (command.account.trim() === '') {
    return refuse(
      'INCIDENT_WITHOUT_ACCOUNT',
      {
        zh: '请写明发生了什么、什么时候发现、现在票箱放在哪里。',
        en: 'Say what happened, when, and where the box is now.',
      },
      { zh: '选举委员会要凭这份记录决定是否计票。', en: 'The election committee decides by this record.' },
    );
  }
  return ok([
    {
      type: 'BOX_INCIDENT_REPORTED',
      stream: 'RESIDENTS',
      body: {
        no: state.boxDay.incidents.length + 1,
        poll: command.poll,
        box,
        cause: command.cause,
        seals: lost ? [] : seals,
      },
      sealed: [
        ...witnesses.map((name) => publicly({ kind: 'WITNESS' as const, name })),
        publicly({ kind: 'ACCOUNT' as const, text: command.account.trim() }),
      ],
    },
  ]);
}

/** Counted or not counted: the election committee decides, with its reason, and the reason is public. */
export function decideBox(state: Cycle, command: CommandOf<'DECIDE_BOX'>): Decision {
  const poll = pollAt(state, command.poll, 'OPEN');
  if (!poll.ok) return poll;
  const box = command.box.trim();
  const open = incidentsOf(state, command.poll, box).filter((i) => i.decision === null);
  if (open.length === 0) {
    return refuse(
      'NOTHING_TO_DECIDE',
      { zh: `${box}号票箱没有等待决定的异常。`, en: `Nothing about box ${box} waits for a decision.` },
      { zh: '请先登记异常，再作决定。', en: 'Report what happened first.' },
    );
  }
  if (command.reason.trim() === '') {
    return refuse(
      'DECISION_WITHOUT_REASON',
      { zh: '决定要写明理由，理由会随结果公开。', en: 'The decision needs its reason; it is made public.' },
      {
        zh: '例如“封条完好、两名监票人全程在场，予以计票”。',
        en: 'For example: seal whole, two scrutineers present throughout.',
      },
    );
  }
  if (command.counted && open.some((i) => i.cause === 'LOST')) {
    return refuse(
      'LOST_BOX_NOT_COUNTED',
      { zh: `${box}号票箱已经遗失，没有选票可计。`, en: `Box ${box} is lost; there is nothing to count.` },
      {
        zh: '只能决定不计票，并把遗失情况报街道办事处。',
        en: 'Decide not to count it, and report the loss to the street office.',
      },
    );
  }
  const majority = committeeRefusal(state, command.poll, command.committee);
  if (majority !== null) return majority;
  return ok([
    {
      type: 'BOX_DECIDED',
      stream: 'RESIDENTS',
      body: { poll: command.poll, box, counted: command.counted, committee: command.committee },
      sealed: [publicly({ reason: command.reason.trim() })],
    },
  ]);
}

/** Before the boxes are opened, one that holds few ballots is emptied into another, so that nobody's vote stands alone. */
export function mergeBox(state: Cycle, command: CommandOf<'MERGE_BOX'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'OPEN');
  if (!poll.ok) return poll;
  const box = command.box.trim();
  const into = command.into.trim();
  const fixed = fixedBoxesOf(state, command.poll);
  // Where no fixed box was recorded, the hall's box is known by the name that the sheet gives it.
  const unknown =
    unknownBox(state, command.poll, box) ?? (fixed.length === 0 ? null : unknownBox(state, command.poll, into));
  if (unknown !== null) return unknown;
  if (
    box === into ||
    into === '' ||
    mergedInto(state, command.poll, box) !== null ||
    mergedInto(state, command.poll, into) !== null
  ) {
    return refuse(
      'BOX_MERGED_ALREADY',
      {
        zh: '不能并入自己，也不能并入或再并已经合并的票箱。',
        en: 'A box is merged once, and into a box that is not merged itself.',
      },
      { zh: '请选另一个票箱。', en: 'Choose another box.' },
    );
  }
  const out = mobileBoxesOf(state, command.poll).some(
    (b) => (b.box === box || b.box === into) && b.trip.stage === 'OUT',
  );
  if (out || isSetAside(state, command.poll, box) || isSetAside(state, command.poll, into)) {
    return refuse(
      'BOX_NOT_READY',
      { zh: '票箱还没有返回，或已经封存待决定，不能合并。', en: 'A box is still out or set aside.' },
      {
        zh: '请等票箱返回；封存的，先由选举委员会作出决定。',
        en: 'Wait for it, or let the election committee decide first.',
      },
    );
  }
  const witnesses = clean(command.witnesses);
  const { mergedAt } = command;
  const refused =
    witnessRefusal(witnesses) ??
    openedTooEarly(state, poll.value, { boxes: [box], at: mergedAt, ctx }) ??
    deviceRefusal(poll.value.devices, command);
  if (refused !== null) return refused;
  return ok([
    {
      type: 'BOX_MERGED',
      stream: 'RESIDENTS',
      body: {
        poll: command.poll,
        box,
        into,
        ...(mergedAt === undefined ? {} : { mergedAt }),
        ...heardOf(command),
      },
      sealed: witnesses.map((witness) => publicly({ witness })),
    },
  ]);
}

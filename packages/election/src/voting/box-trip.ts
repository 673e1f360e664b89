import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import type { PollId } from '../poll/facts.ts';
import type { Refused } from '../poll/stage.ts';
import type { Cycle, MobileBox, Poll } from '../state.ts';
import { ballotsLeft } from './ballots-left.ts';
import { incidentsOf, usedSeals } from './box-questions.ts';
import { boxOf } from './boxes.ts';
import { deviceRefusal } from './device.ts';
import { heardOf } from './heard.ts';

const openPoll = (state: Cycle): Extract<Poll, { stage: 'OPEN' }> | undefined =>
  state.polls.find((p): p is Extract<Poll, { stage: 'OPEN' }> => p.stream === 'RESIDENTS' && p.stage === 'OPEN');

const sealWrong = (): Decision =>
  refuse(
    'SEAL_WRONG',
    { zh: '封条号缺失或已经用过。', en: 'The seal number is missing or was used before.' },
    { zh: '请换一枚新封条并登记编号。', en: 'Use a new seal.' },
  );

export function dispatchBox(state: Cycle, command: CommandOf<'DISPATCH_BOX'>, ctx: Context): Decision {
  const box = boxOf(state, command.box);
  if (box?.trip.stage !== 'APPROVED') {
    return refuse(
      'BOX_NOT_READY',
      { zh: '这个流动票箱没有批准，或已经出发。', en: 'This box is not approved or has already left.' },
      { zh: '请核对编号。', en: 'Check its number.' },
    );
  }
  const poll = openPoll(state);
  if (poll === undefined) {
    return refuse(
      'POLL_NOT_OPEN',
      { zh: '投票还没有开始，流动票箱不能出发。', en: 'The poll is not open.' },
      { zh: '请先开箱检查并宣布投票开始。', en: 'Open the poll first.' },
    );
  }
  const seal = command.sealOut.trim();
  if (seal === '' || usedSeals(state).includes(seal)) return sealWrong();
  const unlisted = box.listedOn === null ? listMissing(box, ctx) : [];
  if ('ok' in unlisted) return unlisted;
  const refused =
    outsideHours(state, poll.id, command.leftAt) ??
    tooManyTaken(ballotsLeft(state, poll), command.ballotsTaken) ??
    deviceRefusal(poll.devices, command);
  if (refused !== null) return refused;
  return ok([
    {
      type: 'MOBILE_BOX_DISPATCHED',
      stream: 'RESIDENTS',
      body: {
        box: command.box,
        poll: poll.id,
        sealOut: seal,
        ballotsTaken: command.ballotsTaken,
        leftAt: command.leftAt,
        ...(unlisted.length === 0 ? {} : { warnings: unlisted }),
        ...heardOf(command),
      },
      sealed: [],
    },
  ]);
}

/** Where a confirmed local text has the list posted, no box leaves without; elsewhere that it was not is kept with the fact. */
function listMissing({ box }: MobileBox, ctx: Context): readonly string[] | Refused {
  const zh = `${box}号流动票箱的选民名单还没有公布。`;
  const local = ctx.residents.parameters.mobileBox;
  if (local?.mark !== 'CONFIRMED' || !local.value.publishVoters) return [zh];
  return refuse(
    'BOX_LIST_NOT_PUBLISHED',
    { zh, en: `The list of box ${box} is not published.` },
    { zh: '请先公布名单，再登记出发。', en: 'Publish it first.' },
    { rule: 'VOTE-4', sources: [local.source] },
  );
}

/** Between the hours that were posted: the hours of the hall are those of its mobile boxes (the notice names one time for the vote). */
function outsideHours(state: Cycle, poll: PollId, leftAt: string): Refused | null {
  const hours = poll === 'residents' ? state.arrangements : null;
  if (hours === null) return null;
  const { opensAt, closesAt } = hours;
  if (leftAt >= closesAt) {
    return refuse(
      'BOX_LEAVES_TOO_LATE',
      {
        zh: `公告的投票时间${closesAt}结束，流动票箱不能在${leftAt}出发（本系统的控制要求）。`,
        en: `The poll ends at ${closesAt}; a box cannot leave at ${leftAt} (this system’s own control).`,
      },
      { zh: '请核对出发时间。', en: 'Check the time.' },
    );
  }
  if (leftAt >= opensAt) return null;
  return refuse(
    'BOX_LEAVES_TOO_EARLY',
    {
      zh: `公告的投票时间${opensAt}开始，流动票箱不能在${leftAt}出发（本系统的控制要求）。`,
      en: `The poll begins at ${opensAt}; a box cannot leave at ${leftAt} (this system’s own control).`,
    },
    { zh: '请核对出发时间。', en: 'Check the time.' },
  );
}

function tooManyTaken(left: number, taken: number): Refused | null {
  if (taken <= left) return null;
  return refuse(
    'MORE_TAKEN_THAN_LEFT',
    {
      zh: `带出选票${taken}张，但印制的选票只剩${Math.max(0, left)}张没有发出。`,
      en: `${taken} ballots would go along; of those printed ${Math.max(0, left)} are left.`,
    },
    {
      zh: '请核对张数；选票确实不够的，先登记补印。',
      en: 'Check the number; where ballots ran out, record what was printed besides.',
    },
  );
}

export function returnBox(state: Cycle, command: CommandOf<'RETURN_BOX'>): Decision {
  const box = boxOf(state, command.box);
  if (box?.trip.stage !== 'OUT') {
    return refuse(
      'BOX_NOT_OUT',
      { zh: '这个流动票箱没有在外。', en: 'This box is not out.' },
      { zh: '请核对编号。', en: 'Check its number.' },
    );
  }
  const { poll } = box.trip;
  const wrong = foundTooLate(state, poll) ?? unreported(state, box, box.trip, command);
  if (wrong !== null) return wrong;
  const short = command.ballotsBroughtBack + box.issued > box.trip.ballotsTaken;
  if (short && !incidentsOf(state, poll, box.box).some((i) => i.cause === 'BALLOTS_SHORT')) {
    return refuse(
      'BOX_RETURN_WRONG',
      {
        zh: `带出选票${box.trip.ballotsTaken}张，在该箱领票${box.issued}人，带回${command.ballotsBroughtBack}张，对不上。`,
        en: `${box.trip.ballotsTaken} ballots went out, ${box.issued} people received one, ${command.ballotsBroughtBack} came back unused.`,
      },
      {
        zh: '请由同行监票人当场重新清点；确实对不上的，票箱封存，登记票箱异常，由选举委员会决定是否计票。',
        en: 'Count again with the scrutineers; if it still differs, seal the box aside, report it and let the election committee decide.',
      },
    );
  }
  if (command.returnedAt < box.trip.leftAt) {
    return refuse(
      'BOX_BACK_BEFORE_IT_LEFT',
      {
        zh: `返回时间${command.returnedAt}早于出发时间${box.trip.leftAt}。`,
        en: `It would be back at ${command.returnedAt}, having left at ${box.trip.leftAt}.`,
      },
      { zh: '请核对登记表上的时间。', en: 'Check the times on the form.' },
    );
  }
  const note = command.note?.trim() ?? '';
  const missing = box.trip.ballotsTaken - box.issued - command.ballotsBroughtBack;
  const refused =
    (missing > 0 && note === '' ? ballotsUnexplained(box, missing) : null) ??
    deviceRefusal(devicesOf(state, poll), command);
  if (refused !== null) return refused;
  return ok([
    {
      type: 'MOBILE_BOX_RETURNED',
      stream: 'RESIDENTS',
      body: {
        box: command.box,
        ...(command.sealFound === undefined ? {} : { sealFound: command.sealFound.trim() }),
        sealIn: command.sealIn.trim(),
        ballotsBroughtBack: command.ballotsBroughtBack,
        returnedAt: command.returnedAt,
        ...heardOf(command),
      },
      sealed: note === '' ? [] : [publicly({ note })],
    },
  ]);
}

const devicesOf = (state: Cycle, id: PollId): Readonly<Record<string, number>> => {
  const poll = state.polls.find((p) => p.id === id);
  return poll === undefined || poll.stage === 'PREPARED' ? {} : poll.devices;
};

/** What went along and was neither given out nor brought back is accounted for while those who carried it are there. */
function ballotsUnexplained({ box, issued }: MobileBox, missing: number): Refused {
  return refuse(
    'BOX_RETURN_UNEXPLAINED',
    {
      zh: `${box}号流动票箱少${missing}张选票：带出的不等于在该箱领票的${issued}人加带回的。`,
      en: `${missing} ballots of box ${box} are missing: those taken are not the ${issued} given out and those brought back.`,
    },
    {
      zh: '请先补登记在票箱领票的选民；补完还少的，写明原因（说明会公开）。',
      en: 'Enter those who voted at the box first; if it still differs, say why (the note is public).',
    },
  );
}

/** A lost box that turns up once the sheet is in changes no account that was made without it. */
function foundTooLate(state: Cycle, poll: PollId): Decision | null {
  if (state.polls.some((p) => p.id === poll && p.stage === 'OPEN')) return null;
  return refuse(
    'POLL_NOT_OPEN',
    {
      zh: '这次投票已经闭箱清点，流动票箱不能再登记返回。',
      en: 'The sheet of this poll is in; a mobile box is no longer taken back.',
    },
    {
      zh: '找到的票箱不要打开，当着见证人封存，封存选票时作为“未计票”登记，并报街道办事处。',
      en: 'Do not open it: seal it before witnesses, register it with the sealed ballots as not counted, and report it to the street.',
    },
  );
}

/** A late box, or one whose seal did not come back whole, is not taken back as if nothing had happened. */
function unreported(
  state: Cycle,
  { box }: MobileBox,
  { poll, sealOut }: Extract<MobileBox['trip'], { stage: 'OUT' }>,
  command: CommandOf<'RETURN_BOX'>,
): Decision | null {
  const incidents = incidentsOf(state, poll, box);
  const reported = new Set(incidents.map((i) => i.cause));
  // A box that was set aside wears the seals it was set aside with.
  const ours = incidents.flatMap((i) => i.seals);
  const found = command.sealFound?.trim() ?? '';
  if (found === '' && !reported.has('SEAL_MISSING'))
    return refuse(
      'SEAL_MISSING',
      {
        zh: `${box}号流动票箱返回时没有封条，或没有登记看到的封条号（出发封条号是${sealOut}）。`,
        en: `Box ${box} came back without a seal, or the number on it was not read (it left with ${sealOut}).`,
      },
      setAside,
    );
  if (found !== '' && found !== sealOut && !ours.includes(found) && !reported.has('SEAL_REUSED'))
    return refuse(
      'SEAL_CHANGED',
      {
        zh: `${box}号流动票箱出发时封条号是${sealOut}，返回时是${found}，封条被换过。`,
        en: `Box ${box} left with seal ${sealOut} and came back with ${found}: it was changed.`,
      },
      setAside,
    );
  const seal = command.sealIn.trim();
  const closed = ours.length > 0 && (seal === '' || ours.includes(seal));
  if (!closed && (seal === '' || usedSeals(state).includes(seal)))
    return refuse(
      'SEAL_WRONG',
      seal === ''
        ? { zh: `${box}号流动票箱返回后还没有加新封条。`, en: `Box ${box} has no new seal yet.` }
        : {
            zh: `新封条号${seal}已经用过。`,
            en: `Seal ${seal} was used before; it cannot be the new one.`,
          },
      {
        zh: '核对出发封条完好后，换一枚新封条封好，登记它的编号。',
        en: 'Once the outgoing seal is found whole, close the box with a new one and record its number.',
      },
    );
  const closes = poll === 'residents' ? state.arrangements?.closesAt : undefined;
  if (closes === undefined || command.returnedAt <= closes || reported.has('LATE')) return null;
  return refuse(
    'BOX_BACK_LATE',
    {
      zh: `投票${closes}结束，${box}号流动票箱${command.returnedAt}才返回。`,
      en: `The poll ended at ${closes}; box ${box} came back at ${command.returnedAt}.`,
    },
    setAside,
  );
}

const setAside = {
  zh: '票箱不要打开：当着两名以上见证人另加封条封存，登记票箱异常，写明情况；由选举委员会决定是否计票，再登记返回。',
  en: 'Do not open it: seal it aside before two witnesses, report the incident, let the election committee decide whether it is counted, then record its return.',
};

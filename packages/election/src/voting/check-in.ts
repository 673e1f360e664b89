import { ok } from '@mingxuan/rulebook';
import type { CheckInFact, Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import { isCandidate } from '../candidates/standing.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { PollId } from '../poll/facts.ts';
import type { Cycle, Poll } from '../state.ts';
import { electorRefusal } from '../roll/elector-refusal.ts';
import { ballotsLeft } from './ballots-left.ts';
import { fixedBoxesOf, isSetAside, mergedInto } from './box-questions.ts';
import { ballotsOf, boxOf } from './boxes.ts';
import type { Channel } from './channel.ts';
import { deviceRefusal } from './device.ts';
import { heardOf } from './heard.ts';
import { own } from './own.ts';

import { endedByComing, proxiesOf, restoredByUndoing } from './proxies.ts';

type OpenPoll = Extract<Poll, { stage: 'OPEN' }>;

const channelNames = { HALL: '会场', PROXY: '委托', MOBILE: '流动票箱' } as const;

/** The wall clock in China, as the people at the desk read it. */
const wallClock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'short',
});

function alreadyVoted(used: CheckInFact): Decision {
  const at = wallClock.format(new Date(used.at));
  return refuse(
    'ALREADY_CHECKED_IN',
    {
      zh: `第${used.voterNo}号选民已经领票：${at}，${used.place}，方式为${channelNames[used.channel]}。`,
      en: `Voter ${used.voterNo} has already received a ballot: ${at}, ${used.place}, ${used.channel}.`,
    },
    {
      zh: '每位选民只有一次投票权。如是登记错误，请由工作人员撤销原登记并说明原因。',
      en: 'One voter, one ballot. If it was a mistake, undo it with a reason.',
    },
    { sources: ['JWH25-19'] },
  );
}

/** One entitlement: whatever comes first — hall, trustee, mobile box — uses it up. */
export function checkIn(state: Cycle, command: CommandOf<'CHECK_IN'>, ctx: Context): Decision {
  const poll = state.polls.find((p) => p.id === command.poll);
  if (poll === undefined || poll.stage !== 'OPEN' || poll.stream !== 'RESIDENTS') {
    return refuse(
      'POLL_NOT_OPEN',
      { zh: '现在不在投票时间，不能发票。', en: 'The poll is not open.' },
      { zh: '请等选举委员会宣布投票开始。', en: 'Wait until the poll is opened.' },
    );
  }
  if (ctx.on !== poll.openedOn) {
    return refuse(
      'NOT_POLLING_DAY',
      {
        zh: `这次投票在${poll.openedOn}进行，不能登记${ctx.on}领票。`,
        en: `This poll is held on ${poll.openedOn}; nobody receives a ballot on ${ctx.on}.`,
      },
      {
        zh: '当天在纸上登记、事后补录的，日期填投票那一天。',
        en: 'What was kept on paper that day is entered under the day of the poll.',
      },
    );
  }
  const { voterNo, channel, place, device, deviceSeq, heardAt } = command;
  const voter = ctx.voters.get(voterNo);
  if (voter === undefined || voter.removed) {
    return refuse(
      'NO_SUCH_VOTER',
      { zh: `名单上没有第${voterNo}号选民。`, en: `No voter ${voterNo} is on the roll.` },
      { zh: '请核对选民证和身份证。', en: 'Check the card.' },
      { sources: ['JWH25-17'] },
    );
  }
  const notElector = electorRefusal(state, voterNo, ctx);
  if (notElector !== null) return notElector;
  const used = ctx.checkIns.get(voterNo);
  if (used !== undefined) return alreadyVoted(used);
  const refused =
    deviceRefusal(poll.devices, command) ??
    placeRefusal(state, poll.id, channel, place) ??
    noneLeft(state, poll, channel);
  if (refused !== null) return refused;
  const proxy = proxiesOf(state, poll.id).find((p) => p.principal === voterNo);
  if (channel === 'PROXY' && (proxy === undefined || !state.proxyListsPublished.includes(poll.id))) {
    return refuse(
      'NO_PROXY',
      {
        zh: `第${voterNo}号选民在这次投票没有已公布的委托。`,
        en: `Voter ${voterNo} has no published proxy in this poll.`,
      },
      {
        zh: '没有办理并公布的委托不能代投，本人可以到场投票。',
        en: 'Without a published mandate only the voter may vote.',
      },
      { sources: ['JWH25-19'] },
    );
  }
  if (channel === 'PROXY' && proxy !== undefined && isCandidate(state, proxy.trustee)) {
    return refuse(
      'TRUSTEE_IS_CANDIDATE',
      { zh: '受托人是候选人，不能代为投票。', en: 'The trustee stands for election and may not vote for others.' },
      { zh: '委托人可以本人到场投票。', en: 'The principal may vote in person.' },
      { sources: ['JWH25-19'] },
    );
  }
  const box = boxOf(state, place);
  if (
    channel === 'MOBILE' &&
    (box === undefined ||
      box.trip.stage === 'APPROVED' ||
      box.trip.poll !== poll.id ||
      !box.voters.some((v) => v.voterNo === voterNo))
  ) {
    return refuse(
      'NOT_ON_BOX_LIST',
      {
        zh: `第${voterNo}号选民不在${place}号流动票箱的名单上，或票箱还没有出发。`,
        en: `Voter ${voterNo} is not on the list of box ${place}, or it has not left.`,
      },
      { zh: '请核对公布的名单。', en: 'Check the published list.' },
    );
  }
  if (channel === 'MOBILE' && box !== undefined && box.issued >= ballotsOf(box)) {
    return refuse(
      'BOX_OUT_OF_BALLOTS',
      {
        zh: `${place}号流动票箱可用的选票只有${ballotsOf(box)}张，已全部登记发出。`,
        en: `Box ${place} had ${ballotsOf(box)} ballots to give; all are issued.`,
      },
      { zh: '请核对领票登记和带出、带回的张数。', en: 'Check the register and the ballots taken and brought back.' },
    );
  }
  return ok([
    {
      type: 'VOTER_CHECKED_IN',
      stream: 'RESIDENTS',
      body: {
        poll: poll.id,
        channel,
        place,
        device,
        deviceSeq,
        slip: poll.slips + 1,
        ...(heardAt === undefined ? {} : { heardAt }),
      },
      sealed: [
        restricted({
          voterNo,
          ...(channel === 'PROXY' && proxy !== undefined ? { trustee: proxy.trustee } : {}),
        }),
      ],
    },
    ...(channel === 'PROXY' ? [] : endedByComing(state, poll.id, voterNo)),
  ]);
}

/** No ballot is handed out that was not printed: what a person holds then came from somewhere else. */
function noneLeft(state: Cycle, poll: OpenPoll, channel: Channel): Decision | null {
  if (channel === 'MOBILE' || ballotsLeft(state, poll) > 0) return null;
  return refuse(
    'BALLOTS_ALL_ISSUED',
    {
      zh: `印制的${poll.printed}张选票已经全部发出或由流动票箱带出，不能再领票。`,
      en: `All ${poll.printed} ballots printed are given out or gone along with mobile boxes.`,
    },
    {
      zh: '印制数登记错了的，请选举委员会更正；选票确实用完的，先登记补印，再发票。',
      en: 'Where the number printed is wrong, have it put right; where ballots ran out, record what was printed besides.',
    },
  );
}

/** Where the boxes of the hall and its stations are recorded, a ballot is handed out at one of them. */
function placeRefusal(state: Cycle, poll: PollId, channel: Channel, place: string): Decision | null {
  const fixed = channel === 'MOBILE' ? [] : fixedBoxesOf(state, poll);
  if (fixed.length > 0 && !fixed.some((b) => b.box === place)) {
    return refuse(
      'NO_SUCH_BOX',
      { zh: `这次投票没有登记“${place}”这个票箱。`, en: `No box called ${place} serves this poll.` },
      {
        zh: `请在已登记的票箱处领票：${fixed.map((b) => b.box).join('、')}。`,
        en: `Hand out ballots at one of: ${fixed.map((b) => b.box).join(', ')}.`,
      },
    );
  }
  if (!isSetAside(state, poll, place) && mergedInto(state, poll, place) === null) return null;
  return refuse(
    'BOX_SET_ASIDE',
    {
      zh: `${place}号票箱已经封存或并入别的票箱，不能再领票投入。`,
      en: `Box ${place} is set aside or emptied into another.`,
    },
    { zh: '请到另一个票箱处领票。', en: 'Hand out ballots at another box.' },
  );
}

export function undoCheckIn(state: Cycle, command: CommandOf<'UNDO_CHECK_IN'>, ctx: Context): Decision {
  const used = ctx.checkIns.get(command.voterNo);
  const poll = state.polls.find((p) => p.id === command.poll);
  if (used === undefined || poll?.stage !== 'OPEN') {
    return refuse(
      'NOTHING_TO_UNDO',
      { zh: '没有可以撤销的领票登记。', en: 'There is no check-in to undo.' },
      { zh: '闭箱以后不能撤销。', en: 'Nothing can be undone once the poll is closed.' },
    );
  }
  if (command.reason.trim() === '') {
    return refuse(
      'UNDO_WITHOUT_REASON',
      { zh: '撤销领票登记必须写明原因。', en: 'Say why the check-in is undone.' },
      { zh: '例如“同名误登，选票已收回”。', en: 'For example: namesake, ballot taken back.' },
    );
  }
  const refused = boxIsShut(state, poll.id, used) ?? deviceRefusal(poll.devices, command);
  if (refused !== null) return refused;
  return ok([
    {
      type: 'CHECK_IN_UNDONE',
      stream: 'RESIDENTS',
      body: { poll: poll.id, channel: used.channel, place: used.place, ...heardOf(command) },
      sealed: [restricted({ voterNo: command.voterNo, reason: command.reason.trim() })],
    },
    ...restoredByUndoing(state, poll.id, command.voterNo),
  ]);
}

/** What lies in a box that is back, emptied into another or set aside is not taken back out: the ballot stays, and so does its check-in. */
function boxIsShut(state: Cycle, poll: PollId, { channel, place }: CheckInFact): Decision | null {
  const back = channel === 'MOBILE' && boxOf(state, place)?.trip.stage === 'BACK';
  if (!back && !isSetAside(state, poll, place) && mergedInto(state, poll, place) === null) return null;
  return refuse(
    'BOX_SHUT',
    {
      zh: `${place}号票箱已经返回、封存或并入别的票箱，里面的选票取不出来，领票登记不能再撤销。`,
      en: `Box ${place} is back, set aside or emptied into another: its ballots stay in, and so do their check-ins.`,
    },
    {
      zh: '确实登记错的，闭箱清点时写明原因。',
      en: 'If it was a mistake, say so on the clearing sheet.',
    },
  );
}

/** The last number this device has used in this poll; 0 when it has used none. */
export function lastDeviceSeq(state: Cycle, id: PollId, device: string): number {
  const poll = state.polls.find((p) => p.id === id);
  return poll === undefined || poll.stage === 'PREPARED' ? 0 : (own(poll.devices, device) ?? 0);
}

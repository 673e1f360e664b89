import { checkProxy, checkScrutineers, ok } from '@mingxuan/rulebook';
import type { CheckInFact, Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly, restricted } from '../fact-of.ts';
import type { Cycle, MobileBox, Poll } from '../state.ts';

export function recordArrangements(command: CommandOf<'RECORD_ARRANGEMENTS'>): Decision {
  const { arrangements } = command;
  if (arrangements.opensAt >= arrangements.closesAt) {
    return refuse(
      'POLLING_HOURS_WRONG',
      {
        zh: `投票开始时间${arrangements.opensAt}不早于结束时间${arrangements.closesAt}。`,
        en: `The poll would open at ${arrangements.opensAt} and close at ${arrangements.closesAt}.`,
      },
      { zh: '请更正投票时间。', en: 'Correct the hours.' },
    );
  }
  return ok([{ type: 'ARRANGEMENTS_RECORDED', stream: 'RESIDENTS', body: arrangements, sealed: [] }]);
}

/** Numbers of a draft roll may still change hands with a second import. */
function rollNotOut(state: Cycle): Decision | null {
  if (state.roll.stage === 'PUBLISHED' || state.roll.stage === 'FROZEN') return null;
  return refuse(
    'ROLL_NOT_PUBLISHED',
    { zh: '选民名单还没有公布，不能按序号办理。', en: 'The roll is not published; its numbers do not stand yet.' },
    { zh: '请先公布选民名单（C07）。', en: 'Publish it first (C07).' },
    { sources: ['JWH25-17'] },
  );
}

const standing = (state: Cycle) =>
  state.candidates.filter((c) => c.stream === 'RESIDENTS' && c.status !== 'BARRED' && c.status !== 'WITHDRAWN');

const isCandidate = (state: Cycle, voterNo: number): boolean => standing(state).some((c) => c.voterNo === voterNo);

export function authoriseProxy(state: Cycle, command: CommandOf<'AUTHORISE_PROXY'>, ctx: Context): Decision {
  if (state.proxiesPublished) {
    return refuse(
      'PROXIES_PUBLISHED',
      { zh: '委托名单已经公布，不能再办理委托。', en: 'The list of proxies is published.' },
      { zh: '本人可以到场投票。', en: 'The principal may vote in person.' },
      { sources: ['JWH25-19'] },
    );
  }
  const unlisted = rollNotOut(state);
  if (unlisted !== null) return unlisted;
  const { principal, trustee } = command;
  if (principal === trustee || state.proxies.some((p) => p.principal === principal || p.trustee === principal)) {
    return refuse(
      'PROXY_TWICE',
      {
        zh: `第${principal}号选民已经委托过别人、正受别人委托，或委托给了自己。`,
        en: `Voter ${principal} has given or holds a mandate already, or names themselves.`,
      },
      { zh: '每位选民只能委托一人，受托人不得再委托。', en: 'One mandate a voter; a trustee hands none on.' },
      { sources: ['JWH25-19'] },
    );
  }
  const listed = (no: number): boolean => ctx.voters.get(no)?.removed === false;
  const verdict = checkProxy(
    {
      mode: state.mandate?.votingMode ?? 'ALL_VOTERS',
      written: true,
      principalIsVoter: listed(principal),
      trusteeIsVoter: listed(trustee),
      trusteeIsCandidate: isCandidate(state, trustee),
      trusteePassesOn: state.proxies.some((p) => p.principal === trustee),
      alreadyAccepted: state.proxies.filter((p) => p.trustee === trustee).length,
    },
    ctx.residents,
  );
  const allowed = refuseIfViolated('PROXY_NOT_ALLOWED', verdict, {
    zh: '请另找一位受托人，或由本人投票。',
    en: 'Choose another trustee, or vote in person.',
  });
  if (!allowed.ok) return allowed;
  return ok([
    {
      type: 'PROXY_AUTHORISED',
      stream: 'RESIDENTS',
      body: { no: state.proxies.length + 1 },
      sealed: [restricted({ principal, trustee })],
    },
  ]);
}

export function publishProxies(state: Cycle): Decision {
  return ok([{ type: 'PROXIES_PUBLISHED', stream: 'RESIDENTS', body: { count: state.proxies.length }, sealed: [] }]);
}

export function approveMobileBox(state: Cycle, command: CommandOf<'APPROVE_MOBILE_BOX'>, ctx: Context): Decision {
  const unlisted = rollNotOut(state);
  if (unlisted !== null) return unlisted;
  const least = ctx.residents.parameters.mobileBox?.value.minScrutineers ?? 3;
  const staff = [...new Set(command.staff.map((name) => name.trim()))];
  if (staff.length < least) {
    return refuse(
      'TOO_FEW_STAFF',
      {
        zh: `流动票箱至少要有${least}名监票人同行，现在只有${staff.length}名。`,
        en: `A mobile box needs ${least} scrutineers; ${staff.length} given.`,
      },
      { zh: '请补足监票人。', en: 'Add scrutineers.' },
      { sources: ['ZJ20V-24', 'BJ12V-23'] },
    );
  }
  const standingNames = standing(state).map((c) => c.name);
  const impartial = refuseIfViolated(
    'STAFF_IS_CANDIDATE',
    checkScrutineers({ staff, candidates: standingNames, relatives: [] }, ctx.residents),
    { zh: '请换一位不是候选人的工作人员。', en: 'Choose someone who does not stand.' },
  );
  if (!impartial.ok) return impartial;
  if (command.basis.trim() === '') {
    return refuse(
      'NO_BASIS',
      { zh: '请写明使用流动票箱的依据（本地办法或选举办法的条款）。', en: 'Say which text allows a mobile box here.' },
      { zh: '国家法没有规定流动票箱，须有地方依据。', en: 'National law is silent; a local text is needed.' },
    );
  }
  if (state.boxes.some((b) => b.box === command.box)) {
    return refuse(
      'BOX_EXISTS',
      { zh: `${command.box}号流动票箱已经登记。`, en: `Box ${command.box} exists.` },
      { zh: '请换一个编号。', en: 'Choose another number.' },
    );
  }
  const missing = command.voters.filter((v) => ctx.voters.get(v.voterNo)?.removed !== false);
  if (command.voters.length === 0 || missing.length > 0) {
    const nos = missing.map((v) => v.voterNo).join('、');
    return refuse(
      'BOX_LIST_WRONG',
      {
        zh: command.voters.length === 0 ? '没有列出使用流动票箱的选民。' : `不在选民名单上：第${nos}号。`,
        en: 'The list names nobody, or people who are not on the roll.',
      },
      { zh: '请核对名单。', en: 'Check the list.' },
    );
  }
  return ok([
    {
      type: 'MOBILE_BOX_APPROVED',
      stream: 'RESIDENTS',
      body: {
        box: command.box,
        basis: command.basis.trim(),
        route: command.route.trim(),
        voters: command.voters.length,
      },
      sealed: [
        ...staff.map((name) => publicly({ kind: 'STAFF' as const, name })),
        ...command.voters.map((v) => restricted({ kind: 'VOTER' as const, ...v })),
      ],
    },
  ]);
}

function boxOf(state: Cycle, box: string): MobileBox | undefined {
  return state.boxes.find((b) => b.box === box);
}

const openPoll = (state: Cycle): Poll | undefined =>
  state.polls.find((p) => p.stream === 'RESIDENTS' && p.stage === 'OPEN');

function sealIsFresh(state: Cycle, seal: string): boolean {
  const used = state.boxes.flatMap((b) =>
    b.trip.stage === 'APPROVED' ? [] : [b.trip.sealOut, ...(b.trip.stage === 'BACK' ? [b.trip.sealIn] : [])],
  );
  return seal.trim() !== '' && !used.includes(seal.trim());
}

const sealWrong = (): Decision =>
  refuse(
    'SEAL_WRONG',
    { zh: '封条号缺失或已经用过。', en: 'The seal number is missing or was used before.' },
    { zh: '请换一枚新封条并登记编号。', en: 'Use a new seal.' },
  );

export function dispatchBox(state: Cycle, command: CommandOf<'DISPATCH_BOX'>): Decision {
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
  if (!sealIsFresh(state, command.sealOut)) return sealWrong();
  return ok([
    {
      type: 'MOBILE_BOX_DISPATCHED',
      stream: 'RESIDENTS',
      body: {
        box: command.box,
        poll: poll.id,
        sealOut: command.sealOut.trim(),
        ballotsTaken: command.ballotsTaken,
        leftAt: command.leftAt,
      },
      sealed: [],
    },
  ]);
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
  if (!sealIsFresh(state, command.sealIn)) return sealWrong();
  if (command.ballotsBroughtBack + box.issued > box.trip.ballotsTaken) {
    return refuse(
      'BOX_RETURN_WRONG',
      {
        zh: `带出选票${box.trip.ballotsTaken}张，在该箱领票${box.issued}人，带回${command.ballotsBroughtBack}张，对不上。`,
        en: `${box.trip.ballotsTaken} ballots went out, ${box.issued} people received one, ${command.ballotsBroughtBack} came back unused.`,
      },
      { zh: '请由同行监票人当场重新清点。', en: 'Count again with the scrutineers.' },
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
  return ok([
    {
      type: 'MOBILE_BOX_RETURNED',
      stream: 'RESIDENTS',
      body: {
        box: command.box,
        sealIn: command.sealIn.trim(),
        ballotsBroughtBack: command.ballotsBroughtBack,
        returnedAt: command.returnedAt,
      },
      sealed: [],
    },
  ]);
}

/** Ballots a box had to give: those taken, less those brought back unused. */
function ballotsOf({ trip }: MobileBox): number {
  switch (trip.stage) {
    case 'APPROVED':
      return 0;
    case 'OUT':
      return trip.ballotsTaken;
    case 'BACK':
      return trip.ballotsTaken - trip.ballotsBroughtBack;
    default:
      return trip satisfies never;
  }
}

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
  const { voterNo, channel, place, device, deviceSeq } = command;
  const voter = ctx.voters.get(voterNo);
  if (voter === undefined || voter.removed) {
    return refuse(
      'NO_SUCH_VOTER',
      { zh: `名单上没有第${voterNo}号选民。`, en: `No voter ${voterNo} is on the roll.` },
      { zh: '请核对选民证和身份证。', en: 'Check the card.' },
      { sources: ['JWH25-17'] },
    );
  }
  const used = ctx.checkIns.get(voterNo);
  if (used !== undefined) return alreadyVoted(used);
  const proxy = state.proxies.find((p) => p.principal === voterNo);
  if (channel === 'PROXY' && (proxy === undefined || !state.proxiesPublished)) {
    return refuse(
      'NO_PROXY',
      { zh: `第${voterNo}号选民没有已公布的委托。`, en: `Voter ${voterNo} has no published proxy.` },
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
      body: { poll: poll.id, channel, place, device, deviceSeq },
      sealed: [
        restricted({ voterNo, ...(channel === 'PROXY' && proxy !== undefined ? { trustee: proxy.trustee } : {}) }),
      ],
    },
  ]);
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
  return ok([
    {
      type: 'CHECK_IN_UNDONE',
      stream: 'RESIDENTS',
      body: { poll: poll.id, channel: used.channel, place: used.place },
      sealed: [restricted({ voterNo: command.voterNo, reason: command.reason.trim() })],
    },
  ]);
}

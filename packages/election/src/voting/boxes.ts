import type { Refusal, Result } from '@mingxuan/rulebook';
import { checkScrutineers, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import { standingResidents } from '../candidates/standing.ts';
import type { CommandOf } from '../commands.ts';
import { publicly, restricted } from '../fact-of.ts';
import type { PollId } from '../poll/facts.ts';
import type { Cycle, MobileBox, Poll } from '../state.ts';
import { incidentsOf, usedSeals } from './box-questions.ts';
import { rollNotOut } from './roll-out.ts';

export function approveMobileBox(state: Cycle, command: CommandOf<'APPROVE_MOBILE_BOX'>, ctx: Context): Decision {
  const unlisted = rollNotOut(state);
  if (unlisted !== null) return unlisted;
  const staff = [...new Set(command.staff.map((name) => name.trim()))].filter((name) => name !== '');
  const few = tooFewStaff(staff.length, ctx);
  if (!few.ok) return few;
  const standingNames = standingResidents(state).map((c) => c.name);
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
  const approvalNo = command.approvalNo?.trim() ?? '';
  const unapproved = approvalMissing(approvalNo, ctx);
  if (unapproved !== null) return unapproved;
  if (state.boxes.some((b) => b.box === command.box) || state.boxDay.fixed.some((b) => b.box === command.box)) {
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
        ...(approvalNo === '' ? {} : { approvalNo }),
        warnings: few.value,
      },
      sealed: [
        ...staff.map((name) => publicly({ kind: 'STAFF' as const, name })),
        ...command.voters.map((v) => restricted({ kind: 'VOTER' as const, ...v })),
      ],
    },
  ]);
}

/** Where a confirmed local text has the town or street approve the box, the approval has a number. */
function approvalMissing(approvalNo: string, ctx: Context): Decision | null {
  const local = ctx.residents.parameters.mobileBox;
  if (approvalNo !== '' || local?.mark !== 'CONFIRMED' || local.value.approval !== 'TOWN') return null;
  return refuse(
    'BOX_NOT_APPROVED',
    {
      zh: '所用的地方规定要求流动票箱经乡镇（街道）批准，还没有填写批准文号。',
      en: 'The local text asks for the approval of the town or street; its number is missing.',
    },
    { zh: '请报街道批准，填写批准文号。', en: 'Ask the street to approve it and give the number.' },
    { sources: [local.source] },
  );
}

/** How many go along is for local texts to say: a confirmed one blocks, what others ask is a warning kept in the fact. */
function tooFewStaff(staff: number, ctx: Context): Result<readonly string[], Refusal> {
  const local = ctx.residents.parameters.mobileBox;
  const confirmed = local?.mark === 'CONFIRMED';
  const least = local?.value.minScrutineers ?? 3;
  if (staff >= least) return ok([]);
  const zh = `流动票箱要有${least}名监票人同行，现在只有${staff}名。`;
  if (staff > 0 && !confirmed) return ok([`有的地方规定${zh}所用规则没有确认的人数要求，请按选举办法核对。`]);
  return refuse(
    'TOO_FEW_STAFF',
    staff === 0
      ? { zh: '流动票箱没有写明同行的监票人，本系统不登记无人负责的票箱。', en: 'Nobody is named to go along.' }
      : { zh, en: `A mobile box needs ${least} scrutineers; ${staff} given.` },
    { zh: '请补足监票人。', en: 'Add scrutineers.' },
    { sources: confirmed && staff > 0 ? [local.source] : [] },
  );
}

export function boxOf(state: Cycle, box: string): MobileBox | undefined {
  return state.boxes.find((b) => b.box === box);
}

const openPoll = (state: Cycle): Poll | undefined =>
  state.polls.find((p) => p.stream === 'RESIDENTS' && p.stage === 'OPEN');

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
  const seal = command.sealOut.trim();
  if (seal === '' || usedSeals(state).includes(seal)) return sealWrong();
  const closes = poll.id === 'residents' ? state.arrangements?.closesAt : undefined;
  if (closes !== undefined && command.leftAt >= closes) {
    return refuse(
      'BOX_LEAVES_TOO_LATE',
      {
        zh: `投票${closes}结束，流动票箱不能在${command.leftAt}出发。`,
        en: `The poll ends at ${closes}; a box cannot leave at ${command.leftAt}.`,
      },
      { zh: '请核对出发时间。', en: 'Check the time.' },
      { sources: ['JWH25-19'] },
    );
  }
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
  const wrong = foundTooLate(state, box.trip.poll) ?? unreported(state, box, box.trip.poll, command);
  if (wrong !== null) return wrong;
  const short = command.ballotsBroughtBack + box.issued > box.trip.ballotsTaken;
  if (short && !incidentsOf(state, box.trip.poll, box.box).some((i) => i.cause === 'BALLOTS_SHORT')) {
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

/** A late box, or one whose seal is missing or not new, is not taken back as if nothing had happened. */
function unreported(state: Cycle, { box }: MobileBox, poll: PollId, command: CommandOf<'RETURN_BOX'>): Decision | null {
  const reported = new Set(incidentsOf(state, poll, box).map((i) => i.cause));
  const setAside = {
    zh: '票箱不要打开：当着两名以上见证人另加封条封存，登记票箱异常，写明情况；由选举委员会决定是否计票，再登记返回。',
    en: 'Do not open it: seal it aside before two witnesses, report the incident, let the election committee decide whether it is counted, then record its return.',
  };
  const seal = command.sealIn.trim();
  if (seal === '' && !reported.has('SEAL_MISSING'))
    return refuse(
      'SEAL_WRONG',
      { zh: `${box}号流动票箱返回时没有封条。`, en: `Box ${box} came back without a seal.` },
      setAside,
    );
  if (usedSeals(state).includes(seal) && !reported.has('SEAL_REUSED'))
    return refuse(
      'SEAL_WRONG',
      {
        zh: `${box}号流动票箱返回时的封条号${seal}已经用过。`,
        en: `Box ${box} came back with seal ${seal}, used before.`,
      },
      setAside,
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

/** Ballots a box had to give: those taken, less those brought back unused. */
export function ballotsOf({ trip }: MobileBox): number {
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

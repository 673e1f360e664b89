import type { Refusal, Result } from '@mingxuan/rulebook';
import { checkScrutineers, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import { standingResidents } from '../candidates/standing.ts';
import type { CommandOf } from '../commands.ts';
import { publicly, restricted } from '../fact-of.ts';
import type { Cycle, MobileBox } from '../state.ts';
import { proxiesOf } from './proxies.ts';
import type { PollId } from '../poll/facts.ts';
import { rollNotOut } from './roll-out.ts';

export function approveMobileBox(state: Cycle, command: CommandOf<'APPROVE_MOBILE_BOX'>, ctx: Context): Decision {
  const unlisted = rollNotOut(state);
  if (unlisted !== null) return unlisted;
  const staff = [...new Set(command.staff.map((name) => name.trim()))].filter((name) => name !== '');
  const few = tooFewStaff(staff.length, ctx);
  if (!few.ok) return few;
  const standingNames = standingResidents(state).map((c) => c.name);
  const among = staff.filter((name) => standingNames.includes(name));
  const impartial = refuseIfViolated(
    'STAFF_IS_CANDIDATE',
    checkScrutineers({ staff, candidates: standingNames, relatives: [] }, ctx.residents),
    { zh: '请换一位不是候选人的工作人员。', en: 'Choose someone who does not stand.' },
  );
  if (!impartial.ok) return impartial;
  if (among.length > 0) {
    return refuse(
      'STAFF_IS_CANDIDATE',
      {
        zh: `${among.join('、')}是候选人，不能随流动票箱（本系统的职责分离要求；同名同姓的请换一位）。`,
        en: `${among.join(', ')} stands for election and cannot go along with a box (our own separation of duties).`,
      },
      { zh: '请换一位不是候选人的工作人员。', en: 'Choose someone who does not stand.' },
    );
  }
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
  const elsewhere = votersElsewhere(state, command);
  if (elsewhere !== null) return elsewhere;
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

/** One voter, one way to vote: not twice on a list, on no other box that may still take votes, and with no mandate in force. */
function votersElsewhere(state: Cycle, { voters }: CommandOf<'APPROVE_MOBILE_BOX'>): Decision | null {
  const numbers = voters.map((v) => v.voterNo);
  const twice = numbers.filter((no, i) => numbers.indexOf(no) !== i);
  const open = new Set<string>(state.polls.flatMap((p) => (p.stage === 'OPEN' ? [p.id] : [])));
  const others = state.boxes.filter(
    ({ trip }) => trip.stage === 'APPROVED' || (trip.stage === 'OUT' && open.has(trip.poll)),
  );
  const onBox = others.flatMap((b) =>
    b.voters.flatMap(({ voterNo }) => (numbers.includes(voterNo) ? [`第${voterNo}号（${b.box}号票箱）`] : [])),
  );
  const mandates = proxiesOf(state, comingPoll(state)).flatMap(({ principal }) =>
    numbers.includes(principal) ? [`第${principal}号（已办委托）`] : [],
  );
  const found = [...new Set(twice)].map((no) => `第${no}号（名单上两次）`).concat(onBox, mandates);
  if (found.length === 0) return null;
  return refuse(
    'BOX_LIST_WRONG',
    {
      zh: `一名选民只能有一种投票方式：${found.join('、')}。`,
      en: `One voter, one way to vote: ${found.join(', ')} (twice on the list, on another box, or with a mandate).`,
    },
    {
      zh: '请从名单上去掉；要改用流动票箱的，先撤销委托。',
      en: 'Take them off the list; whoever gave a mandate takes it back first.',
    },
  );
}

/** The residents’ vote that a box approved now is for: the one at hand, or the first. */
const comingPoll = (state: Cycle): PollId =>
  state.polls.findLast((p) => p.stream === 'RESIDENTS' && (p.stage === 'PREPARED' || p.stage === 'OPEN'))?.id ??
  'residents';

/** Posted before the box leaves, so that neighbours can object to who is on it. */
export function publishBoxList(state: Cycle, command: CommandOf<'PUBLISH_BOX_LIST'>): Decision {
  const box = boxOf(state, command.box);
  if (box === undefined || box.trip.stage !== 'APPROVED' || box.listedOn !== null) {
    return refuse(
      'BOX_LIST_NOT_OPEN',
      {
        zh: `${command.box}号流动票箱没有登记、已经出发，或名单已经公布。`,
        en: `Box ${command.box} is unknown, has left, or its list is published.`,
      },
      { zh: '请核对票箱编号。', en: 'Check the number of the box.' },
    );
  }
  return ok([
    {
      type: 'MOBILE_BOX_LIST_PUBLISHED',
      stream: 'RESIDENTS',
      body: { box: box.box, voters: box.voters.length },
      sealed: [],
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

import { checkPartyQuorum, checkScrutineers, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import { formalResidents, gateStatus } from '../gates.ts';
import type { Cycle, Poll } from '../state.ts';
import { entitledResidents } from '../roll/electors.ts';
import { proxiesOf } from '../voting/proxies.ts';
import { LEAST_SMALL_CELL, SMALL_CELL } from '../voting/small-cell.ts';
import type { PollId } from './facts.ts';
import type { Refused } from './stage.ts';
import { pollAt } from './stage.ts';
import { separationOf } from './separation.ts';
import { baseOf, standing } from './standing.ts';

export function openPoll(state: Cycle, command: CommandOf<'OPEN_POLL'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'PREPARED');
  if (!poll.ok) return poll;
  if (command.poll === 'residents' && !ballotsStand(state, poll.value)) {
    return refuse(
      'BALLOTS_OUTDATED',
      {
        zh: '选票印好以后，正式候选人名单有变动，这批选票不能用。',
        en: 'The formal list has changed since the ballots were printed.',
      },
      { zh: '请重新公布正式候选人名单，重新印制选票。', en: 'Publish the list anew and print again.' },
      { sources: ['JWH25-18'] },
    );
  }
  if (poll.value.stream === 'RESIDENTS') {
    const gate = gateStatus(state, 'G5');
    if (!gate.passed) {
      return refuse(
        'GATES_CLOSED',
        {
          zh: `先承诺再选举：${gate.missing.map((m) => m.zh).join('；')}。`,
          en: `Pledges first: ${gate.missing.map((m) => m.en).join('; ')}.`,
        },
        { zh: '请补齐并公示承诺后再投票。', en: 'Publish the pledges first.' },
        { sources: gate.sources },
      );
    }
    if (command.poll === 'residents' && ctx.on !== state.electionDay) {
      return refuse(
        'NOT_ELECTION_DAY',
        {
          zh: `公告的选举日是${state.electionDay}，不能在${ctx.on}投票。`,
          en: `Election day is ${state.electionDay}, not ${ctx.on}.`,
        },
        { zh: '如需改期，请先重新确定日程并公告。', en: 'Change the plan and publish it first.' },
        { sources: ['JWH25-17'] },
      );
    }
    if (proxiesOf(state, command.poll).length > 0 && !state.proxyListsPublished.includes(command.poll)) {
      return refuse(
        'PROXIES_NOT_PUBLISHED',
        { zh: '委托投票名单还没有公布。', en: 'The list of proxies is not published.' },
        { zh: '请先公布委托人和受托人名单。', en: 'Publish it first.' },
        { sources: ['JWH25-19'] },
      );
    }
  }
  if (!command.boxesShownEmpty) {
    return refuse(
      'BOX_NOT_SHOWN_EMPTY',
      {
        zh: '还没有当众检查空箱并封箱。本系统要求检查后才能开始投票。',
        en: 'The boxes were not shown empty and sealed; this system opens no poll before that.',
      },
      { zh: '请由监票人当众检查后再开始。', en: 'Let the scrutineers show them empty.' },
    );
  }
  const wrong = smallCellRefusal(command) ?? staffRefusal(state, command, ctx);
  if (wrong !== null) return wrong;
  return ok([
    {
      type: 'POLL_OPENED',
      stream: poll.value.stream,
      body: {
        poll: command.poll,
        entitled: entitledTo(state, command.poll),
        ...placeOf(state, command),
        ...(command.smallCell === undefined || poll.value.stream === 'PARTY' ? {} : { smallCell: command.smallCell }),
      },
      sealed: command.staff.map((s) => publicly(s)),
    },
  ]);
}

function smallCellRefusal({ smallCell = SMALL_CELL }: CommandOf<'OPEN_POLL'>): Refused | null {
  if (Number.isSafeInteger(smallCell) && smallCell >= LEAST_SMALL_CELL) return null;
  return refuse(
    'SMALL_CELL_TOO_LOW',
    {
      zh: `合并开箱的人数线定为${smallCell}人太低：少于${LEAST_SMALL_CELL}人的票箱单独打开，就知道谁投了什么。`,
      en: `A limit of ${smallCell} is too low: a box of fewer than ${LEAST_SMALL_CELL}, opened by itself, tells who voted how.`,
    },
    {
      zh: `请定在${LEAST_SMALL_CELL}人以上，一般用${SMALL_CELL}人。`,
      en: `Choose ${LEAST_SMALL_CELL} or more; ${SMALL_CELL} is usual.`,
    },
  );
}

function placeOf(state: Cycle, { poll, place }: CommandOf<'OPEN_POLL'>): { readonly place?: string } {
  const where = place?.trim() ?? (poll.startsWith('party') ? undefined : state.arrangements?.pollingPlace);
  return where === undefined || where === '' ? {} : { place: where };
}

function ballotsStand(state: Cycle, poll: Extract<Poll, { stage: 'PREPARED' }>): boolean {
  const printed = poll.contests.flatMap((c) => c.candidates);
  const formal = formalResidents(state).map((c) => c.id);
  return state.published.formal && printed.length === formal.length && formal.every((id) => printed.includes(id));
}

function staffRefusal(state: Cycle, command: CommandOf<'OPEN_POLL'>, ctx: Context): Refused | null {
  const demanded = separationOf(command.poll);
  const named = (role: string): string[] => command.staff.filter((s) => s.role === role).map((s) => s.name);
  if (named('SCRUTINEER').length === 0 || named('TELLER').length === 0) {
    return refuse(
      'NO_SCRUTINEER',
      { zh: `还没有确定监票人或计票人。${demanded.zh}`, en: `Scrutineers or tellers are missing. ${demanded.en}` },
      { zh: '请按选举办法推选监票人、计票人。', en: 'Name them first.' },
      demanded.by,
    );
  }
  const both = named('SCRUTINEER').filter((name) => named('TELLER').includes(name));
  if (both.length > 0) {
    return refuse(
      'SCRUTINEER_IS_TELLER',
      {
        zh: `${both.join('、')}既是监票人又是计票人。${demanded.zh}`,
        en: `${both.join(', ')} would both scrutinise and count. ${demanded.en}`,
      },
      {
        zh: '计票在监票人监督下进行，请各用不同的人。',
        en: 'Tellers work under the scrutineers; name different people.',
      },
      demanded.by,
    );
  }
  const shared = accountRefusal(command.staff) ?? lonelyTeller(command.staff);
  if (shared !== null) return shared;
  const candidates = state.polls.find((p) => p.id === command.poll)?.contests.flatMap((c) => c.candidates) ?? [];
  const names = candidates.flatMap((id) => state.candidates.find((c) => c.id === id)?.name ?? []);
  const book = command.poll.startsWith('party') ? ctx.party : ctx.residents;
  const verdict = checkScrutineers({ staff: command.staff.map((s) => s.name), candidates: names, relatives: [] }, book);
  const allowed = refuseIfViolated('STAFF_IS_CANDIDATE', verdict, {
    zh: '请换一位不是候选人的工作人员。',
    en: 'Choose someone who does not stand.',
  });
  if (!allowed.ok) return allowed;
  // National law is silent on residents' poll staff; that nobody works at an election they stand in is our own wall.
  const standingToo = command.staff.map((s) => s.name).filter((name) => names.includes(name));
  return standingToo.length === 0
    ? null
    : refuse(
        'STAFF_IS_CANDIDATE',
        {
          zh: `${standingToo.join('、')}是候选人，不能做监票、计票、唱票工作（本系统的职责分离要求；同名同姓的请换一位）。`,
          en: `${standingToo.join(', ')} stands for election and cannot work at this poll (our own separation of duties).`,
        },
        { zh: '请换一位不是候选人的工作人员。', en: 'Choose someone who does not stand.' },
        { sources: verdict.sources },
      );
}

/** Once one teller has a declared account nobody else counts: alone, that teller could never be checked, and the poll not be counted. */
function lonelyTeller(staff: CommandOf<'OPEN_POLL'>['staff']): Refused | null {
  const declared = staff.filter((s) => s.role === 'TELLER' && s.account !== undefined);
  if (declared.length !== 1) return null;
  return refuse(
    'ONE_TELLER_ALONE',
    {
      zh: `计票人中只有${declared.map((s) => s.name).join('')}登记了账号，每扎选票要由两个不同的人录入，这样永远核对不了。`,
      en: `Only ${declared.map((s) => s.name).join('')} is declared with an account; every bundle is entered by two people, so no count could ever be checked.`,
    },
    {
      zh: '请给至少两名计票人登记账号，或都不登记。',
      en: 'Declare the accounts of two tellers or more, or of none.',
    },
  );
}

/** One account is one person's, and one person has one: else the two counts of a bundle could be one person's. */
function accountRefusal(staff: CommandOf<'OPEN_POLL'>['staff']): Refused | null {
  const declared = staff.filter((s) => s.account !== undefined);
  const clash = declared.find((a) =>
    declared.some((b) => (a.account === b.account) !== (a.name.trim() === b.name.trim())),
  );
  if (clash === undefined) return null;
  return refuse(
    'ACCOUNT_NOT_ONE_PERSON',
    {
      zh: `${clash.name}的账号与另一名工作人员的相同，或一个人登记了两个账号。`,
      en: `${clash.name} shares an account with somebody else, or has two.`,
    },
    { zh: '一人一个账号，请更正。', en: 'One account for each person; correct it.' },
  );
}

function entitledTo(state: Cycle, id: PollId): number {
  switch (baseOf(id)) {
    case 'party-committee':
      return state.party.attendance?.expected ?? 0;
    case 'party-secretaries':
      return standing(state, 'party-committee').reduce((sum, s) => sum + s.elected.length, 0);
    case 'residents':
      return entitledResidents(state);
    default:
      return baseOf(id) as never;
  }
}

export function recordAttendance(state: Cycle, command: CommandOf<'RECORD_ATTENDANCE'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'OPEN');
  if (!poll.ok) return poll;
  if (poll.value.stream !== 'PARTY' || command.present > poll.value.entitled || command.present < 0) {
    return refuse(
      'ATTENDANCE_WRONG',
      {
        zh: `实到${command.present}人，超出应到${poll.value.entitled}人，或这次投票不按到会人数计算。`,
        en: `${command.present} present of ${poll.value.entitled} expected cannot be.`,
      },
      { zh: '请核对签到册。', en: 'Check the register.' },
      { sources: ['DXJ20-18'] },
    );
  }
  const quorum = checkPartyQuorum(command.present, poll.value.entitled, ctx.party);
  const allowed = refuseIfViolated('NO_QUORUM', quorum, { zh: '请改期召开会议。', en: 'Call the meeting again.' });
  if (!allowed.ok) return allowed;
  const warnings = quorum.verdict === 'ok' ? [] : [quorum.text.zh];
  return ok([
    {
      type: 'ATTENDANCE_RECORDED',
      stream: 'PARTY',
      body: { poll: command.poll, present: command.present, warnings },
      sealed: [],
    },
  ]);
}

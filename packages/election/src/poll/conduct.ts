import { checkPartyQuorum, ok } from '@mingxuan/rulebook';
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
import { staffRefusal, undeclared } from './staff.ts';
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
  const staffed = staffRefusal(state, command.poll, command.staff, ctx);
  const wrong = smallCellRefusal(command) ?? boothRefusal(poll.value.stream, command) ?? staffed;
  if (wrong !== null) return wrong;
  const warnings = undeclared(command.staff);
  return ok([
    {
      type: 'POLL_OPENED',
      stream: poll.value.stream,
      body: {
        poll: command.poll,
        entitled: entitledTo(state, command.poll),
        ...placeOf(state, command),
        ...(command.smallCell === undefined || poll.value.stream === 'PARTY' ? {} : { smallCell: command.smallCell }),
        ...(command.booths === undefined || poll.value.stream === 'PARTY' ? {} : { booths: command.booths }),
        ...(warnings.length === 0 ? {} : { warnings }),
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

/** VOTE-1: a secret booth is a must (JWH25-19). */
function boothRefusal(stream: Poll['stream'], { booths }: CommandOf<'OPEN_POLL'>): Refused | null {
  if (stream === 'PARTY' || (booths !== undefined && Number.isSafeInteger(booths) && booths >= 1)) return null;
  return refuse(
    'NO_SECRET_BOOTH',
    {
      zh: '还没有登记秘密写票处。投票现场应当设立秘密写票处。',
      en: 'No secret booth is recorded; there must be one.',
    },
    { zh: '请设好秘密写票处，填写处数。', en: 'Set up secret booths and say how many.' },
    { rule: 'VOTE-1', sources: ['JWH25-19'] },
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

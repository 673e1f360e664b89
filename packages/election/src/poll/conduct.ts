import { checkPartyQuorum, checkScrutineers, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import { gateStatus } from '../gates.ts';
import type { Cycle } from '../state.ts';
import type { PollId } from './facts.ts';
import type { Refused } from './stage.ts';
import { pollAt } from './stage.ts';
import { baseOf, standing } from './standing.ts';

export function openPoll(state: Cycle, command: CommandOf<'OPEN_POLL'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'PREPARED');
  if (!poll.ok) return poll;
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
    if (state.proxies.length > 0 && !state.proxiesPublished) {
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
      { zh: '投票前应当众检查空箱并封箱。', en: 'The boxes must be shown empty and sealed first.' },
      { zh: '请由监票人当众检查后再开始。', en: 'Let the scrutineers show them empty.' },
      { sources: ['ZJ20V-24'] },
    );
  }
  const staff = staffRefusal(state, command, ctx);
  if (staff !== null) return staff;
  return ok([
    {
      type: 'POLL_OPENED',
      stream: poll.value.stream,
      body: { poll: command.poll, entitled: entitledTo(state, command.poll) },
      sealed: command.staff.map(publicly),
    },
  ]);
}

function staffRefusal(state: Cycle, command: CommandOf<'OPEN_POLL'>, ctx: Context): Refused | null {
  const named = (role: string): string[] => command.staff.filter((s) => s.role === role).map((s) => s.name);
  if (named('SCRUTINEER').length === 0 || named('TELLER').length === 0) {
    return refuse(
      'NO_SCRUTINEER',
      { zh: '还没有确定监票人或计票人。', en: 'Scrutineers or tellers are missing.' },
      { zh: '请按选举办法推选监票人、计票人。', en: 'Name them first.' },
      { sources: ['DXJ20-22', 'DXJ20-23'] },
    );
  }
  const candidates = state.polls.find((p) => p.id === command.poll)?.contests.flatMap((c) => c.candidates) ?? [];
  const names = candidates.flatMap((id) => state.candidates.find((c) => c.id === id)?.name ?? []);
  const book = command.poll.startsWith('party') ? ctx.party : ctx.residents;
  const verdict = checkScrutineers({ staff: command.staff.map((s) => s.name), candidates: names, relatives: [] }, book);
  const allowed = refuseIfViolated('STAFF_IS_CANDIDATE', verdict, {
    zh: '请换一位不是候选人的工作人员。',
    en: 'Choose someone who does not stand.',
  });
  return allowed.ok ? null : allowed;
}

function entitledTo(state: Cycle, id: PollId): number {
  switch (baseOf(id)) {
    case 'party-committee':
      return state.party.attendance?.expected ?? 0;
    case 'party-secretaries':
      return standing(state, 'party-committee').reduce((sum, s) => sum + s.elected.length, 0);
    case 'residents':
      return state.roll.listed;
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

export function closePoll(state: Cycle, command: CommandOf<'CLOSE_POLL'>): Decision {
  const poll = pollAt(state, command.poll, 'OPEN');
  if (!poll.ok) return poll;
  const { stream, printed, present, checkedIn } = poll.value;
  if (stream === 'PARTY' && present === null) {
    return refuse(
      'ATTENDANCE_MISSING',
      { zh: '还没有登记实到会人数。', en: 'Attendance is not recorded.' },
      { zh: '请先清点到会的有选举权党员。', en: 'Count those present first.' },
      { sources: ['DXJ20-18'] },
    );
  }
  if (stream === 'RESIDENTS') {
    const out = state.boxes.find((b) => b.trip.stage === 'OUT');
    if (out !== undefined) {
      return refuse(
        'BOX_STILL_OUT',
        { zh: `${out.box}号流动票箱还没有返回，不能闭箱。`, en: `Box ${out.box} is still out.` },
        { zh: '请等流动票箱返回并登记封条。', en: 'Wait for it and record its seal.' },
      );
    }
  }
  const issued = stream === 'PARTY' ? (command.issued ?? 0) : checkedIn.HALL + checkedIn.PROXY + checkedIn.MOBILE;
  const numbers = [issued, command.spoiled, command.unused, ...command.boxes.map((b) => b.collected)];
  if (numbers.some((n) => !Number.isSafeInteger(n) || n < 0)) {
    return refuse(
      'NOT_A_COUNT',
      { zh: '清点数字必须是零或正整数。', en: 'Counts must be whole numbers, zero or more.' },
      { zh: '请核对清点单。', en: 'Check the sheet.' },
    );
  }
  const collected = command.boxes.reduce((sum, b) => sum + b.collected, 0);
  const accounted = issued + command.spoiled + command.unused;
  const balanced = accounted === printed && collected <= issued;
  const discrepancy = command.discrepancy?.trim() ?? '';
  if (!balanced && discrepancy === '') {
    return refuse(
      'BALLOTS_DO_NOT_BALANCE',
      {
        zh: `选票对不上：印制${printed}张，发出${issued}＋作废重领${command.spoiled}＋未用${command.unused}＝${accounted}张；收回${collected}张，发出${issued}张。`,
        en: `Ballots do not balance: printed ${printed}; issued ${issued} + spoiled ${command.spoiled} + unused ${command.unused} = ${accounted}; collected ${collected}.`,
      },
      {
        zh: '请重新清点。确实对不上的，写明原因并由监票人签字，原因会印在结果报告上。',
        en: 'Count again; if it still differs, give the signed reason, which will appear on the result.',
      },
      { sources: ['ZJ20V-27', 'JWH25-19'] },
    );
  }
  return ok([
    {
      type: 'POLL_CLOSED',
      stream,
      body: {
        poll: command.poll,
        issued,
        spoiled: command.spoiled,
        unused: command.unused,
        boxes: command.boxes,
        ...(discrepancy === '' ? {} : { discrepancy }),
      },
      sealed: [],
    },
  ]);
}

import { checkSeats, moreThanHalf, ok, atLeastTwoThirds, type SourceRef } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import { gateStatus } from '../gates.ts';
import type { Meeting } from '../organisation.ts';
import { standingResidents } from '../candidates/standing.ts';
import type { Cycle, Rec } from '../state.ts';
import { openSeats } from './evolve.ts';

/** A meeting that came together lawfully and agreed: JWH25-27 residents' meeting, JWH25-29 representatives' meeting. */
export function meetingRefusal(meeting: Meeting): Decision | null {
  if (meeting.kind === 'MEMBERS_MEETING') {
    return refuse(
      'WRONG_MEETING',
      {
        zh: '党员大会不能代替居民会议或者居民代表会议作出决定。',
        en: 'A Party members’ meeting cannot decide this for the residents.',
      },
      { zh: '请提请居民会议或者居民代表会议决定。', en: 'Put it to the residents’ or the representatives’ meeting.' },
      { sources: ['JWH25-14', 'JWH25-15'] },
    );
  }
  if (meeting.present > meeting.entitled || meeting.inFavour > meeting.present) {
    return refuse(
      'MEETING_FIGURES_WRONG',
      {
        zh: `应到${meeting.entitled}人、实到${meeting.present}人、赞成${meeting.inFavour}人，数字前后矛盾。`,
        en: `${meeting.entitled} entitled, ${meeting.present} present, ${meeting.inFavour} in favour cannot be.`,
      },
      { zh: '请对照会议签到册和表决记录更正。', en: 'Check the register and the record of the vote.' },
    );
  }
  const rep = meeting.kind === 'REP_MEETING';
  const quorate = rep
    ? atLeastTwoThirds(meeting.present, meeting.entitled)
    : moreThanHalf(meeting.present, meeting.entitled);
  const sources: readonly SourceRef[] = rep ? ['JWH25-29'] : ['JWH25-27'];
  if (!quorate) {
    const line = rep ? '三分之二以上' : '过半数';
    return refuse(
      'MEETING_NOT_QUORATE',
      {
        zh: `应到${meeting.entitled}人，实到${meeting.present}人，不足${line}，会议不能作出决定。`,
        en: `${meeting.present} of ${meeting.entitled} came: too few for the meeting to decide.`,
      },
      { zh: '请重新召集会议。', en: 'Call the meeting again.' },
      { sources },
    );
  }
  if (!moreThanHalf(meeting.inFavour, meeting.present)) {
    return refuse(
      'MEETING_DID_NOT_AGREE',
      {
        zh: `到会${meeting.present}人，赞成${meeting.inFavour}人，没有过半数，未通过。`,
        en: `${meeting.inFavour} of ${meeting.present} agreed: not more than half.`,
      },
      { zh: '请修改方案后再次提请会议表决。', en: 'Change the proposal and vote again.' },
      { sources },
    );
  }
  return null;
}

function gatesRefusal(state: Cycle): Decision | null {
  const closed = (['G1', 'G2', 'G3', 'G4'] as const).map((g) => gateStatus(state, g)).filter((g) => !g.passed);
  if (closed.length === 0) return null;
  const zh = closed.map((g) => `${g.title.zh}（${g.missing.map((m) => m.zh).join('；')}）`).join('；');
  const en = closed.map((g) => `${g.title.en} (${g.missing.map((m) => m.en).join('; ')})`).join('; ');
  return refuse(
    'GATES_CLOSED',
    { zh: `前置门控没有全部通过，居委会选举还不能启动：${zh}。`, en: `The gates are not all passed: ${en}.` },
    { zh: '请逐项补齐后再办。', en: 'Complete each of them first.' },
    { sources: [...new Set(closed.flatMap((g) => g.sources))] },
  );
}

const modeWords = {
  ALL_VOTERS: { zh: '全体有选举权的居民选举', en: 'election by all voters' },
  HOUSEHOLD_REP: { zh: '每户派代表选举', en: 'election by household representatives' },
  RESIDENT_REP: { zh: '居民代表选举', en: "election by residents' representatives" },
} as const;

/** Whether the law in force knows this way of voting, and whether the residents were heard where it asks for that (JWH25-14). */
function modeRefusal({ votingMode, opinion }: CommandOf<'SETTLE_MODE'>, ctx: Context): Decision | null {
  const { zh, en } = modeWords[votingMode];
  const known = ctx.residents.parameters.votingModes;
  if (known?.mark === 'CONFIRMED' && !known.value.includes(votingMode)) {
    return refuse(
      'MODE_NOT_ALLOWED',
      { zh: `所用规则没有“${zh}”这种方式。`, en: `The rules in force know no ${en}.` },
      { zh: '请改选法律规定的方式。', en: 'Choose a way that the law allows.' },
      { sources: [known.source] },
    );
  }
  const heard = opinion !== undefined && opinion.summary.trim() !== '' && opinion.evidence.length > 0;
  if (votingMode !== 'RESIDENT_REP' || heard) return null;
  return refuse(
    'RESIDENTS_NOT_HEARD',
    {
      zh: '由居民代表选举要“根据居民意见”，现在没有征求居民意见的情况和凭据。',
      en: 'A vote by representatives rests on the residents’ opinion; no record of it is given.',
    },
    {
      zh: '请写明怎样征求、结果如何，并附上记录（例如征求意见统计表）；没有征求的，请先征求意见或改选其他方式。',
      en: 'Say how they were asked and what they said, and attach the record; or choose another way.',
    },
    { rule: 'UNIT-3', sources: ['JWH25-14'] },
  );
}

export function settleMode(state: Cycle, command: CommandOf<'SETTLE_MODE'>, ctx: Context): Decision {
  if (state.plan === null) {
    return refuse(
      'PLAN_MISSING',
      {
        zh: '还没有确定日程：每一步的日期和负责人都要先定下来。',
        en: 'There is no plan yet: every step needs its day and its person first.',
      },
      { zh: '请先在“日程”页面确定日程。', en: 'Adopt a plan first.' },
      { sources: ['SEED'] },
    );
  }
  const gates = gatesRefusal(state);
  if (gates !== null) return gates;
  if (state.rec !== null) {
    return refuse(
      'MODE_ALREADY_SETTLED',
      {
        zh: '选举委员会已经产生，选举方式和职数不能再改。',
        en: 'The election committee exists; mode and seats stand.',
      },
      { zh: '如确需变更，须重新履行程序。', en: 'Start the procedure again.' },
    );
  }
  const mode = modeRefusal(command, ctx);
  if (mode !== null) return mode;
  const seats = checkSeats(command.seats, ctx.residents);
  if (command.seats.CHAIR !== 1) {
    return refuse(
      'ONE_CHAIR',
      {
        zh: `主任只能有1名，现在填了${command.seats.CHAIR}名。`,
        en: `There is one chair, not ${command.seats.CHAIR}.`,
      },
      { zh: '主任是居民委员会的法定代表人，请填1。', en: 'The chair represents the committee in law: enter 1.' },
      { sources: ['JWH25-8', 'JWH25-12'] },
    );
  }
  const allowed = refuseIfViolated('SEATS_OUT_OF_RANGE', seats, {
    zh: '请把主任、副主任、委员的总数调整到法定范围内。',
    en: 'Bring the total within the lawful range.',
  });
  if (!allowed.ok) return allowed;
  return (
    meetingRefusal(command.meeting) ??
    ok([
      {
        type: 'MODE_SETTLED',
        stream: 'RESIDENTS',
        body: {
          votingMode: command.votingMode,
          seats: command.seats,
          meeting: command.meeting,
          ...(command.opinion === undefined ? {} : { opinion: command.opinion }),
        },
        sealed: [],
      },
    ])
  );
}

const notRanked = (): Decision =>
  refuse(
    'REC_NOT_RANKED',
    {
      zh: '推选结果没有按得票从多到少排列，以后无法依次递补。',
      en: 'The list is not in order of votes, so vacancies could not be filled in order.',
    },
    { zh: '请按得票排序后再提交。', en: 'Sort by votes.' },
    { sources: ['JWH25-15'] },
  );

export function electRec(state: Cycle, command: CommandOf<'ELECT_REC'>, ctx: Context): Decision {
  const gates = gatesRefusal(state);
  if (gates !== null) return gates;
  if (state.mandate === null) {
    return refuse(
      'MODE_NOT_SETTLED',
      { zh: '还没有确定选举方式和职数（C00）。', en: 'Mode and seats are not settled (C00).' },
      { zh: '请先记录会议决定。', en: 'Record the meeting’s decision first.' },
      { sources: ['JWH25-14'] },
    );
  }
  if (state.rec !== null) {
    return refuse(
      'REC_EXISTS',
      { zh: '居民选举委员会已经产生。', en: 'The election committee is already elected.' },
      { zh: '成员变动请用“退出与递补”。', en: 'Use withdrawal and substitution.' },
    );
  }
  const size = ctx.residents.parameters.recSize;
  const least = size?.value.min ?? 3;
  if (command.size < least || command.ranked.length < command.size) {
    return refuse(
      'REC_TOO_SMALL',
      {
        zh: `选举委员会应有${Math.max(least, command.size)}人以上，推选结果只有${command.ranked.length}人。`,
        en: `The committee needs ${Math.max(least, command.size)}; ${command.ranked.length} were elected.`,
      },
      { zh: '请按得票多少列出全部被推选人，含候补。', en: 'List everyone by votes, reserves included.' },
      { sources: ['JWH25-15'] },
    );
  }
  const sorted = command.ranked.every((p, i) => i === 0 || (command.ranked[i - 1]?.votes ?? 0) >= p.votes);
  if (!sorted) return notRanked();
  return (
    meetingRefusal(command.meeting) ??
    ok([
      {
        type: 'REC_ELECTED',
        stream: 'RESIDENTS',
        body: { size: command.size, meeting: command.meeting, votes: command.ranked.map((p) => p.votes) },
        sealed: command.ranked.map((p, i) =>
          publicly({ rank: i + 1, name: p.name, ...(p.sex === undefined ? {} : { sex: p.sex }) }),
        ),
      },
    ])
  );
}

export function chooseRecChair(state: Cycle, command: CommandOf<'CHOOSE_REC_CHAIR'>): Decision {
  const member = state.rec?.members.find((m) => m.rank === command.rank);
  if (member?.seat !== 'MEMBER') {
    return refuse(
      'NOT_REC_MEMBER',
      { zh: '选举委员会主任只能从现任成员中推选。', en: 'The chair must be a sitting member.' },
      { zh: '请选择一位现任成员。', en: 'Choose a sitting member.' },
      { sources: ['JWH25-15'] },
    );
  }
  return ok([{ type: 'REC_CHAIR_CHOSEN', stream: 'RESIDENTS', body: { rank: command.rank }, sealed: [] }]);
}

/** A member who (or whose near relative) is nominated leaves; the next in the recorded order takes the seat (JWH25-15). */
export function withdrawRecMember(state: Cycle, command: CommandOf<'WITHDRAW_REC_MEMBER'>): Decision {
  const member = state.rec?.members.find((m) => m.rank === command.rank);
  if (state.rec === null || member?.seat !== 'MEMBER') {
    return refuse(
      'NOT_REC_MEMBER',
      { zh: '此人不是现任选举委员会成员。', en: 'Not a sitting member.' },
      { zh: '请核对名单。', en: 'Check the list.' },
    );
  }
  const next = state.rec.members.find((m) => m.seat === 'RESERVE');
  return ok([
    {
      type: 'REC_MEMBER_WITHDREW',
      stream: 'RESIDENTS',
      body: { rank: command.rank, reason: command.reason, substituteRank: next?.rank ?? null },
      sealed: [],
    },
  ]);
}

/** 另行推选 (JWH25-15): the meeting that chose the committee fills what no reserve is left for; further people become reserves. */
export function supplementRec(state: Cycle, command: CommandOf<'SUPPLEMENT_REC'>): Decision {
  const { rec } = state;
  const open = rec === null ? [] : openSeats(rec);
  if (rec === null || open.length === 0) {
    return refuse(
      'NO_SEAT_OPEN',
      { zh: '选举委员会没有空缺，不用另行推选。', en: 'No seat of the election committee stands open.' },
      { zh: '有成员退出、又没有候补人时，才另行推选。', en: 'It is for seats that no reserve can fill.' },
      { sources: ['JWH25-15'] },
    );
  }
  if (command.ranked.length === 0) {
    return refuse(
      'REC_TOO_SMALL',
      { zh: '没有写推选出的人。', en: 'Nobody is named.' },
      { zh: '请按得票多少列出被推选人。', en: 'List who was chosen, by votes.' },
      { sources: ['JWH25-15'] },
    );
  }
  const unsorted = command.ranked.some((p, i) => i > 0 && (command.ranked[i - 1]?.votes ?? 0) < p.votes);
  if (unsorted) return notRanked();
  const barred = unfitForRec(state, rec, command);
  if (barred !== null) return barred;
  const first = rec.members.length + 1;
  return (
    meetingRefusal(command.meeting) ??
    ok([
      {
        type: 'REC_SUPPLEMENTED',
        stream: 'RESIDENTS',
        body: {
          seats: Math.min(open.length, command.ranked.length),
          meeting: command.meeting,
          votes: command.ranked.map((p) => p.votes),
        },
        sealed: command.ranked.map(({ name, sex }, i) =>
          publicly({ rank: first + i, name, ...(sex === undefined ? {} : { sex }) }),
        ),
      },
    ])
  );
}

/** Whoever stands would have to leave at once (JWH25-15); whoever left over it cannot come back; nobody sits twice. */
function unfitForRec(state: Cycle, rec: Rec, { ranked }: CommandOf<'SUPPLEMENT_REC'>): Decision | null {
  const standing = new Set(standingResidents(state).map((c) => c.name));
  const candidate = ranked.find((p) => standing.has(p.name));
  if (candidate !== undefined) {
    return refuse(
      'REC_MEMBER_IS_CANDIDATE',
      {
        zh: `${candidate.name}是居民委员会成员候选人，不能进入选举委员会。`,
        en: `${candidate.name} stands and cannot sit on the election committee.`,
      },
      { zh: '请另推他人；同名不同人的，请在姓名后加注区分。', en: 'Choose somebody else; tell namesakes apart.' },
      { sources: ['JWH25-15'] },
    );
  }
  const sitting = new Set(rec.members.flatMap((m) => (m.seat === 'MEMBER' ? [m.name] : [])));
  const twice = ranked.find((p, i) => sitting.has(p.name) || ranked.findIndex((q) => q.name === p.name) !== i);
  if (twice === undefined) return null;
  return refuse(
    'REC_MEMBER_TWICE',
    { zh: `${twice.name}已经是成员，或者写了两次。`, en: `${twice.name} sits already, or is named twice.` },
    { zh: '请核对名单；同名不同人的，请在姓名后加注区分。', en: 'Check the list; tell namesakes apart.' },
  );
}

import { checkPartyQuorum, checkScrutineers, ok, outcome } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import { seatsOf } from '../candidates/decide.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact.ts';
import { gateStatus } from '../gates.ts';
import { postNames } from '../organisation.ts';
import type { Cycle, Poll } from '../state.ts';
import { type BundleFault, bundleFault } from './bundle.ts';
import type { ContestOnBallot, PollId, PollKind, ResultFigures } from './facts.ts';
import { outcomeInput, publicOutcome, sumBundles } from './result.ts';
import { baseOf, neededPoll, settled, standing } from './standing.ts';

type Refused = ReturnType<typeof refuse>;

function pollAt<S extends Poll['stage']>(
  state: Cycle,
  id: PollId,
  stage: S,
): { readonly ok: true; readonly value: Extract<Poll, { stage: S }> } | Refused {
  const poll = state.polls.find((p) => p.id === id);
  if (poll?.stage === stage) return ok(poll as Extract<Poll, { stage: S }>);
  const now = poll === undefined ? { zh: '还没有准备', en: 'not prepared' } : stageNames[poll.stage];
  return refuse(
    'POLL_NOT_AT_STAGE',
    {
      zh: `这次投票现在的状态是“${now.zh}”，不能办理这一步（应为“${stageNames[stage].zh}”）。`,
      en: `This poll is ${now.en}; the act needs it to be ${stageNames[stage].en}.`,
    },
    { zh: '请按顺序办理：准备、投票、清点、计票、核定。', en: 'Go in order: prepare, open, close, count, certify.' },
  );
}

const stageNames: Readonly<Record<Poll['stage'], { zh: string; en: string }>> = {
  PREPARED: { zh: '选票已备', en: 'prepared' },
  OPEN: { zh: '正在投票', en: 'open' },
  COUNTING: { zh: '正在计票', en: 'being counted' },
  DETERMINED: { zh: '结果待签字', en: 'awaiting signatures' },
  CERTIFIED: { zh: '结果已核定', en: 'certified' },
};

export function preparePoll(state: Cycle, command: CommandOf<'PREPARE_POLL'>): Decision {
  if (state.polls.some((p) => p.id === command.poll)) {
    return refuse(
      'POLL_EXISTS',
      { zh: '这次投票的选票已经准备。', en: 'This poll is already prepared.' },
      { zh: '请继续下一步。', en: 'Go on.' },
    );
  }
  const ballot = ballotFor(state, command.poll);
  if (!ballot.ok) return ballot;
  if (!Number.isSafeInteger(command.printed) || command.printed <= 0) {
    return refuse(
      'NOTHING_PRINTED',
      { zh: '请填写选票印制数量。', en: 'Say how many ballots were printed.' },
      { zh: '数量应为正整数。', en: 'A positive whole number.' },
      { sources: ['ZJ20V-7'] },
    );
  }
  const stream = command.poll.startsWith('party') ? 'PARTY' : 'RESIDENTS';
  return ok([
    {
      type: 'POLL_PREPARED',
      stream,
      body: { poll: command.poll, kind: ballot.value.kind, contests: ballot.value.contests, printed: command.printed },
      sealed: [],
    },
  ]);
}

interface BallotPlan {
  readonly kind: PollKind;
  readonly contests: readonly ContestOnBallot[];
}

function ballotFor(state: Cycle, id: PollId): { readonly ok: true; readonly value: BallotPlan } | Refused {
  if (id !== baseOf(id)) {
    const needed = neededPoll(state, baseOf(id));
    if (needed !== null && needed.id === id) return ok(needed);
    return refuse(
      'POLL_NOT_NEEDED',
      { zh: '按已核定的结果，现在不需要这次投票。', en: 'The certified results do not call for this poll.' },
      { zh: '请先核定上一次投票的结果。', en: 'Certify the previous poll first.' },
      { sources: ['JWH25-19'] },
    );
  }
  switch (baseOf(id)) {
    case 'party-committee':
      if (!state.published.partyFormal || state.party.attendance === null || state.party.approval === null)
        return notReady(
          '党员名册、候选人批复还不齐全（B02、B06）。',
          'The members’ register or the approved candidates are missing (B02, B06).',
        );
      return ok({ kind: 'FIRST', contests: [contest(state, 'PARTY_MEMBER', state.party.approval.seats.PARTY_MEMBER)] });
    case 'party-secretaries': {
      if (!settled(state, 'party-committee'))
        return notReady(
          '新一届委员会还没有选齐并核定（B07）。',
          'The new committee is not fully elected and certified (B07).',
        );
      const seats = state.party.approval?.seats;
      const contests = [
        contest(state, 'SECRETARY', seats?.SECRETARY ?? 0),
        contest(state, 'DEPUTY_SECRETARY', seats?.DEPUTY_SECRETARY ?? 0),
      ].filter((c) => c.seats > 0);
      if (contests.some((c) => c.candidates.length === 0))
        return notReady('书记、副书记候选人还没有登记。', 'Candidates for secretary and deputy are not recorded.');
      return ok({ kind: 'FIRST', contests });
    }
    case 'residents':
      if (!state.published.formal)
        return notReady('正式候选人名单还没有公布（D08）。', 'The formal list is not published (D08).');
      if (state.roll.stage !== 'FROZEN')
        return notReady('选民名册还没有封册（C09）。', 'The roll is not frozen (C09).');
      return ok({
        kind: 'FIRST',
        contests: (['CHAIR', 'VICE', 'MEMBER'] as const)
          .map((post) => contest(state, post, seatsOf(state, post)))
          .filter((c) => c.seats > 0),
      });
    default:
      return baseOf(id) as never;
  }
}

const notReady = (zh: string, en: string): Refused =>
  refuse(
    'POLL_NOT_READY',
    { zh, en },
    { zh: '请先完成前面的步骤，再印制选票。', en: 'Complete the earlier steps before printing ballots.' },
    { sources: ['JWH25-17', 'JWH25-18'] },
  );

const contest = (state: Cycle, post: ContestOnBallot['post'], seats: number): ContestOnBallot => ({
  post,
  seats,
  candidates: state.candidates.filter((c) => c.post === post && c.status === 'FORMAL').map((c) => c.id),
});

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

export function declareBundles(state: Cycle, command: CommandOf<'DECLARE_BUNDLES'>): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  if (poll.value.bundles.some((b) => b.stage !== 'WAITING')) {
    return refuse(
      'COUNT_BEGUN',
      { zh: '已经开始计票，不能重新分扎。', en: 'Counting has begun.' },
      { zh: '请按现有分扎继续。', en: 'Go on with the bundles as they are.' },
    );
  }
  const numbers = new Set(command.bundles.map((b) => b.no));
  const sum = command.bundles.reduce((total, b) => total + b.ballots, 0);
  if (
    sum !== poll.value.collected ||
    numbers.size !== command.bundles.length ||
    command.bundles.some((b) => b.ballots <= 0)
  ) {
    return refuse(
      'BUNDLES_DO_NOT_ADD_UP',
      {
        zh: `各扎合计${sum}张，收回选票${poll.value.collected}张，对不上。`,
        en: `The bundles hold ${sum}; ${poll.value.collected} ballots were collected.`,
      },
      { zh: '请重新清点分扎。', en: 'Count the bundles again.' },
    );
  }
  return ok([
    {
      type: 'BUNDLES_DECLARED',
      stream: poll.value.stream,
      body: { poll: command.poll, bundles: command.bundles },
      sealed: [],
    },
  ]);
}

export function enterBundle(state: Cycle, command: CommandOf<'ENTER_BUNDLE'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  const bundle = poll.value.bundles.find((b) => b.no === command.no);
  if (bundle === undefined || bundle.stage === 'AGREED') {
    return refuse(
      'BUNDLE_NOT_OPEN',
      { zh: `第${command.no}扎不存在，或两人录入已经一致。`, en: `Bundle ${command.no} does not exist or is agreed.` },
      { zh: '请换下一扎。', en: 'Take the next bundle.' },
    );
  }
  const me = ctx.actor.account;
  if (bundle.stage === 'FIRST' && bundle.first.account === me) {
    return refuse(
      'MAKER_CANNOT_CHECK',
      {
        zh: `第${command.no}扎第一遍是您录入的，第二遍必须由另一人录入。`,
        en: `You entered bundle ${command.no} first; another person must enter it second.`,
      },
      { zh: '请换一扎，或请另一位计票人录入。', en: 'Take another bundle or ask another teller.' },
      { sources: ['SEED'] },
    );
  }
  if (bundle.stage === 'DIFFERENT' && bundle.first.account !== me && bundle.second.account !== me) {
    return refuse(
      'NOT_YOUR_BUNDLE',
      {
        zh: `第${command.no}扎两人录入不一致，要由原来的两位计票人重新清点。`,
        en: `Bundle ${command.no} differs; its two tellers count it again.`,
      },
      { zh: '请交回原计票人。', en: 'Give it back to them.' },
    );
  }
  const fault = bundleFault(bundle.ballots, poll.value.contests, command.figures, command.writeIns);
  if (fault !== null) return faultRefusal(state, command.no, fault);
  return ok([
    {
      type: 'BUNDLE_ENTERED',
      stream: poll.value.stream,
      body: { poll: command.poll, no: command.no, figures: command.figures },
      sealed: command.writeIns.map(publicly),
    },
  ]);
}

function faultRefusal(state: Cycle, no: number, fault: BundleFault): Refused {
  const name = (id: string): string => state.candidates.find((c) => c.id === id)?.name ?? id;
  const post = (key: string): string => postNames[key]?.zh ?? key;
  const say = (zh: string, en: string): Refused =>
    refuse(
      fault.code,
      { zh: `第${no}扎：${zh}`, en: `Bundle ${no}: ${en}` },
      { zh: '请对照选票重新清点这一扎。', en: 'Count this bundle again.' },
    );
  switch (fault.code) {
    case 'NOT_A_COUNT':
      return say('票数必须是零或正整数。', 'counts must be whole numbers.');
    case 'BALLOTS_DO_NOT_ADD_UP':
      return say(
        `有效票加无效票是${fault.counted}张，这一扎有${fault.ballots}张。`,
        `valid and invalid make ${fault.counted}, the bundle holds ${fault.ballots}.`,
      );
    case 'UNKNOWN_CANDIDATE':
      return say(`${fault.id}不在选票上。`, `${fault.id} is not on the ballot.`);
    case 'MISSING_CANDIDATE':
      return say(
        `缺少${name(fault.id)}的票数，没有票请填0。`,
        `figures for ${name(fault.id)} are missing; enter 0 for none.`,
      );
    case 'PART_INVALID_EXCEEDS_VALID':
      return say(
        `${post(fault.post)}一栏的无效数超过有效票数。`,
        `more invalid parts for ${fault.post} than valid ballots.`,
      );
    case 'MARKS_EXCEED_VALID':
      return say(
        `${name(fault.id)}的赞成加反对是${fault.marks}张，超过有效票${fault.valid}张。`,
        `${name(fault.id)} has ${fault.marks} marks on ${fault.valid} valid ballots.`,
      );
    case 'TOO_MANY_VOTES':
      return say(
        `${post(fault.post)}一栏合计${fault.votes}票，最多只能有${fault.most}票。`,
        `${fault.votes} votes for ${fault.post}; at most ${fault.most} are possible.`,
      );
    default:
      return fault satisfies never;
  }
}

export function determineResult(state: Cycle, command: CommandOf<'DETERMINE_RESULT'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  const sums = sumBundles(poll.value);
  if (sums === null || (poll.value.bundles.length === 0 && poll.value.collected > 0)) {
    const open = poll.value.bundles.filter((b) => b.stage !== 'AGREED').map((b) => b.no);
    return refuse(
      'COUNT_NOT_AGREED',
      { zh: `还有没有核对一致的选票：第${open.join('、')}扎。`, en: `Bundles not yet agreed: ${open.join(', ')}.` },
      { zh: '每一扎都要由两人录入并一致。', en: 'Each bundle is entered by two people and must agree.' },
    );
  }
  const { valid, invalid, marks } = sums.figures;
  const { entitled, issued, collected } = poll.value;
  const present = poll.value.stream === 'PARTY' ? poll.value.present : issued;
  const figures: ResultFigures = { entitled, present, issued, collected, valid, invalid, marks };
  const book = poll.value.stream === 'PARTY' ? ctx.party : ctx.residents;
  const result = outcome(outcomeInput(state, poll.value, figures, sums.writeIns), book);
  const decided = publicOutcome(result);
  const digest = ctx.digest({ poll: command.poll, figures, outcome: decided });
  return ok([
    {
      type: 'RESULT_DETERMINED',
      stream: poll.value.stream,
      body: { poll: command.poll, figures, outcome: decided, digest },
      sealed: [publicly({ writeIns: sums.writeIns, reasons: result.reasons })],
    },
  ]);
}

/** Two people in two roles sign exactly the figures they were shown; whoever counted cannot sign as scrutineer. */
export function signResult(state: Cycle, command: CommandOf<'SIGN_RESULT'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'DETERMINED');
  if (!poll.ok) return poll;
  const { digest, signatures, bundles } = poll.value;
  if (command.digest !== digest) {
    return refuse(
      'FIGURES_CHANGED',
      { zh: '您看到的数字和现在的结果不一致，签字已停止。', en: 'The figures you saw are not the ones on record.' },
      { zh: '请刷新页面，重新核对后再签字。', en: 'Reload, check again, then sign.' },
    );
  }
  const me = ctx.actor.account;
  if (signatures.some((s) => s.as === command.as || s.account === me)) {
    return refuse(
      'ALREADY_SIGNED',
      {
        zh: '这一身份已经签过字，或您本人已经签过。两个签字必须由两个人作出。',
        en: 'This capacity is already signed, or you have signed; two people must sign.',
      },
      { zh: '请由另一人签字。', en: 'Let another person sign.' },
      { sources: ['SEED'] },
    );
  }
  const counted = bundles.some((b) => b.stage === 'AGREED' && b.by.includes(me));
  if (command.as === 'SCRUTINEER' && counted) {
    return refuse(
      'TELLER_CANNOT_SCRUTINISE',
      { zh: '您参加了计票录入，不能作为监票人签字。', en: 'You entered counts and cannot sign as scrutineer.' },
      { zh: '请由没有参加计票的监票人签字。', en: 'A scrutineer who did not count must sign.' },
      { sources: ['DXJ20-22', 'DXJ20-23'] },
    );
  }
  return ok([
    {
      type: 'RESULT_SIGNED',
      stream: poll.value.stream,
      body: { poll: command.poll, digest, as: command.as },
      sealed: [publicly({ name: command.name })],
    },
  ]);
}

import type { Refusal, Result } from '@mingxuan/rulebook';
import { addDays, checkProxy, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import { isCandidate } from '../candidates/standing.ts';
import type { CommandOf } from '../commands.ts';
import type { Fact } from '../fact.ts';
import { restricted } from '../fact-of.ts';
import type { PollId } from '../poll/facts.ts';
import { baseOf, neededPoll } from '../poll/standing.ts';
import { electorRefusal } from '../roll/elector-refusal.ts';
import { isElector } from '../roll/electors.ts';
import type { Cycle } from '../state.ts';
import type { ProxyEnd } from './facts.ts';
import { rollNotOut } from './roll-out.ts';

/** Mandates that stand for one poll: a mandate for the first vote says nothing about a later one. */
export const proxiesOf = (state: Cycle, poll: PollId): Cycle['proxies'] =>
  state.proxies.filter((p) => p.poll === poll && p.ended === null);

function noSuchPoll(state: Cycle, poll: PollId): Decision | null {
  if (baseOf(poll) !== 'residents') {
    return refuse(
      'PROXY_NOT_ALLOWED',
      { zh: '党内选举不能委托别人代投。', en: 'Party elections know no proxy.' },
      { zh: '请由本人到会投票。', en: 'Members vote in person.' },
      { rule: 'PTY-EL-6', sources: ['DXJ20-24'] },
    );
  }
  const known = poll === 'residents' || state.polls.some((p) => p.id === poll);
  if (known || neededPoll(state, 'residents')?.id === poll) return null;
  return refuse(
    'POLL_NOT_NEEDED',
    { zh: '按已核定的结果，现在不需要这次投票。', en: 'The certified results do not call for this poll.' },
    { zh: '请先核定上一次投票的结果。', en: 'Certify the previous poll first.' },
    { sources: ['JWH25-19'] },
  );
}

function listClosed(state: Cycle, poll: PollId): Decision | null {
  if (state.proxyListsPublished.includes(poll)) {
    return refuse(
      'PROXIES_PUBLISHED',
      { zh: '这次投票的委托名单已经公布，不能再办理委托。', en: 'The list of proxies for this poll is published.' },
      { zh: '本人可以到场投票。', en: 'The principal may vote in person.' },
      { sources: ['JWH25-19'] },
    );
  }
  if (state.polls.every((p) => p.id !== poll || p.stage === 'PREPARED')) return null;
  return refuse(
    'PROXIES_TOO_LATE',
    { zh: '这次投票已经开始，不能再办理委托。', en: 'This poll has begun; no more mandates are taken.' },
    { zh: '本人可以到场投票。', en: 'The principal may vote in person.' },
    { sources: ['JWH25-19'] },
  );
}

export function authoriseProxy(state: Cycle, command: CommandOf<'AUTHORISE_PROXY'>, ctx: Context): Decision {
  const { principal, trustee, poll = 'residents' } = command;
  const refused =
    noSuchPoll(state, poll) ??
    listClosed(state, poll) ??
    rollNotOut(state) ??
    // Who has no vote of their own has none to give away.
    (state.mandate?.votingMode === 'HOUSEHOLD_REP' ? electorRefusal(state, principal, ctx) : null);
  if (refused !== null) return refused;
  const late = deadlinePassed(state, poll, 'APPLY', ctx);
  if (!late.ok) return late;
  const given = proxiesOf(state, poll);
  if (principal === trustee || given.some((p) => p.principal === principal)) {
    return refuse(
      'PROXY_TWICE',
      {
        zh: `第${principal}号选民已经委托过别人，或委托给了自己。`,
        en: `Voter ${principal} has given a mandate already, or names themselves.`,
      },
      { zh: '每位选民只能委托一人。', en: 'One mandate a voter.' },
      { sources: ['JWH25-19'] },
    );
  }
  const listed = (no: number): boolean => ctx.voters.get(no)?.removed === false;
  const verdict = checkProxy(
    {
      mode: state.mandate?.votingMode ?? 'ALL_VOTERS',
      written: command.evidence.length > 0,
      principalIsVoter: listed(principal),
      trusteeIsVoter: listed(trustee),
      trusteeIsCandidate: isCandidate(state, trustee),
      // Either end of a chain of mandates: local texts alone speak of it (VOTE-2b).
      trusteePassesOn: given.some((p) => p.principal === trustee || p.trustee === principal),
      alreadyAccepted: given.filter((p) => p.trustee === trustee).length,
    },
    ctx.residents,
  );
  const allowed = refuseIfViolated('PROXY_NOT_ALLOWED', verdict, {
    zh: '请另找一位受托人，或由本人投票。',
    en: 'Choose another trustee, or vote in person.',
  });
  if (!allowed.ok) return allowed;
  const warnings = [
    ...(verdict.verdict === 'ok' ? [] : [verdict.text.zh]),
    ...late.value,
    ...outsideHouseholds(state, trustee),
  ];
  return ok([
    {
      type: 'PROXY_AUTHORISED',
      stream: 'RESIDENTS',
      body: { no: state.proxies.length + 1, poll, warnings },
      sealed: [restricted({ principal, trustee, evidence: command.evidence })],
    },
  ]);
}

/** The local text's day for giving mandates, and for posting their list (VOTE-2b): a confirmed one blocks, others warn. */
function deadlinePassed(
  state: Cycle,
  poll: PollId,
  what: 'APPLY' | 'PUBLISH',
  ctx: Context,
): Result<readonly string[], Refusal> {
  const { proxyApplyDaysBefore, proxyPublishDaysBefore } = ctx.residents.parameters;
  const days = what === 'APPLY' ? proxyApplyDaysBefore : proxyPublishDaysBefore;
  // The day of a later vote is announced by its own notice; only the first is counted from election day.
  if (days === undefined || poll !== 'residents') return ok([]);
  const last = addDays(state.electionDay, -days.value);
  if (ctx.on <= last) return ok([]);
  const zh =
    what === 'APPLY'
      ? `当地办法要求委托在选举日${days.value}日以前（${last}）办理，办理日期是${ctx.on}。`
      : `当地办法要求委托名单在选举日${days.value}日以前（${last}）公布，公布日期是${ctx.on}。`;
  if (days.mark !== 'CONFIRMED') return ok([`${zh}这一期限尚未确认，请按选举办法核对。`]);
  return refuse(
    what === 'APPLY' ? 'PROXY_TOO_LATE' : 'PROXY_LIST_TOO_LATE',
    { zh, en: `Local rules set ${last} (${days.value} days before election day) as the last day; this is ${ctx.on}.` },
    { zh: '本人可以到场投票。', en: 'The principal may vote in person.' },
    { rule: 'VOTE-2b', sources: [days.source] },
  );
}

/** Whether another household's voter may hold a household's mandate is not settled by any text: it is said, not refused. */
function outsideHouseholds(state: Cycle, trustee: number): readonly string[] {
  if (state.mandate?.votingMode !== 'HOUSEHOLD_REP' || isElector(state, trustee)) return [];
  return [`第${trustee}号不是户代表。户代表方式下受托人是否也须是户代表，法律没有写明（待核），请按选举办法核对。`];
}

/** A mandate is taken back in writing, until it is used. */
export function revokeProxy(state: Cycle, { no, reason }: CommandOf<'REVOKE_PROXY'>): Decision {
  const mandate = state.proxies.find((p) => p.no === no && p.ended === null);
  const over = state.polls.some((p) => p.id === mandate?.poll && p.stage !== 'PREPARED' && p.stage !== 'OPEN');
  if (mandate === undefined || over) {
    return refuse(
      'NO_PROXY',
      { zh: '没有这一份有效的委托，或投票已经结束。', en: 'There is no such mandate in force.' },
      { zh: '请核对编号。', en: 'Check its number.' },
      { sources: ['JWH25-19'] },
    );
  }
  if (reason.trim() === '') {
    return refuse(
      'REVOCATION_WITHOUT_REASON',
      { zh: '请写明撤销委托的原因。', en: 'Say why the mandate is taken back.' },
      { zh: '例如“委托人已经回来，本人投票”。', en: 'For example: the principal is back.' },
    );
  }
  return ok([proxyEnded(no, 'REVOKED', reason.trim())]);
}

const proxyEnded = (no: number, why: ProxyEnd, reason: string): Fact => ({
  type: 'PROXY_ENDED',
  stream: 'RESIDENTS',
  body: { no, why },
  sealed: [restricted({ reason })],
});

/** The principal who comes in person ends the mandate: it is recorded with the check-in, and nobody can use it after. */
export const endedByComing = (state: Cycle, poll: PollId, voterNo: number): readonly Fact[] =>
  proxiesOf(state, poll)
    .filter((p) => p.principal === voterNo)
    .map((p) => proxyEnded(p.no, 'PRINCIPAL_CAME', '委托人本人到场投票'));

/** A check-in undone means that the principal had not come: the mandate stands again. */
export const restoredByUndoing = (state: Cycle, poll: PollId, voterNo: number): readonly Fact[] =>
  state.proxies
    .filter((p) => p.poll === poll && p.principal === voterNo && p.ended === 'PRINCIPAL_CAME')
    .map(({ no }): Fact => ({ type: 'PROXY_RESTORED', stream: 'RESIDENTS', body: { no }, sealed: [] }));

export function publishProxies(
  state: Cycle,
  { poll = 'residents' }: CommandOf<'PUBLISH_PROXIES'>,
  ctx: Context,
): Decision {
  const unknown = noSuchPoll(state, poll);
  if (unknown !== null) return unknown;
  const pairs = proxiesOf(state, poll);
  const late = pairs.length === 0 ? ok<readonly string[]>([]) : deadlinePassed(state, poll, 'PUBLISH', ctx);
  if (!late.ok) return late;
  return ok([
    {
      type: 'PROXIES_PUBLISHED',
      stream: 'RESIDENTS',
      body: { poll, count: pairs.length, ...(late.value.length === 0 ? {} : { warnings: late.value }) },
      sealed: [],
    },
  ]);
}

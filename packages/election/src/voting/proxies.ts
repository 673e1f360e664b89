import { checkProxy, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import { isCandidate } from '../candidates/standing.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { PollId } from '../poll/facts.ts';
import { baseOf, neededPoll } from '../poll/standing.ts';
import type { Cycle } from '../state.ts';
import { rollNotOut } from './roll-out.ts';

/** Mandates given for one poll: a mandate for the first vote says nothing about a later one. */
export const proxiesOf = (state: Cycle, poll: PollId): Cycle['proxies'] => state.proxies.filter((p) => p.poll === poll);

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
  const refused = noSuchPoll(state, poll) ?? listClosed(state, poll) ?? rollNotOut(state);
  if (refused !== null) return refused;
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
      written: true,
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
  const warnings = verdict.verdict === 'ok' ? [] : [verdict.text.zh];
  return ok([
    {
      type: 'PROXY_AUTHORISED',
      stream: 'RESIDENTS',
      body: { no: state.proxies.length + 1, poll, warnings },
      sealed: [restricted({ principal, trustee })],
    },
  ]);
}

export function publishProxies(state: Cycle, { poll = 'residents' }: CommandOf<'PUBLISH_PROXIES'>): Decision {
  return (
    noSuchPoll(state, poll) ??
    ok([
      {
        type: 'PROXIES_PUBLISHED',
        stream: 'RESIDENTS',
        body: { poll, count: proxiesOf(state, poll).length },
        sealed: [],
      },
    ])
  );
}

import type { Rulebook } from '../law.ts';
import type { ElectorateMode } from '../outcome/input.ts';
import type { Reason, RuleId } from '../reason.ts';
import { text, type Text } from '../text.ts';
import { type Citation, cite, citeParameter, judge, reason, speaking, worst } from './citation.ts';

/** One authorisation: the absent voter (principal) and who is to vote for them (trustee). */
export interface ProxyFacts {
  readonly mode: ElectorateMode;
  readonly written: boolean;
  readonly principalIsVoter: boolean;
  readonly trusteeIsVoter: boolean;
  readonly trusteeIsCandidate: boolean;
  /** The trustee has already authorised someone else, or would hand this authorisation on. */
  readonly trusteePassesOn: boolean;
  /** Authorisations the trustee has accepted so far, this one not counted. */
  readonly alreadyAccepted: number;
  /** Whether principal and trustee are on the published list; `undefined` before it is published. */
  readonly published?: boolean;
  /** Whether they are near relatives, where a local text asks for it. */
  readonly nearRelative?: boolean;
}

interface Demand {
  readonly citation: Citation;
  readonly met: boolean;
  readonly said: Text;
  readonly figures?: Readonly<Record<string, number>>;
}

function demandsOfLaw(facts: ProxyFacts, rulebook: Rulebook): Demand[] {
  const law = cite(rulebook, 'VOTE-2');
  const demand = (met: boolean, zh: string, en: string): Demand => ({ citation: law, met, said: text(zh, en) });
  return [
    demand(
      facts.mode !== 'RESIDENT_REP',
      '居民代表方式不实行委托投票。',
      "No proxies in a vote by residents' representatives.",
    ),
    demand(facts.written, '委托必须是书面的。', 'The authorisation must be in writing.'),
    demand(facts.principalIsVoter, '委托人不是登记选民。', 'The principal is not a registered voter.'),
    demand(facts.trusteeIsVoter, '受托人不是本社区登记选民。', 'The trustee is not a registered voter here.'),
    demand(!facts.trusteeIsCandidate, '候选人不能接受委托。', 'A candidate may not accept an authorisation.'),
  ];
}

function limitDemand(facts: ProxyFacts, rulebook: Rulebook): Demand | undefined {
  const limit = rulebook.parameters.proxyMaxPerTrustee;
  if (limit === undefined) return undefined;
  const accepted = facts.alreadyAccepted + 1;
  const parameter = speaking(limit, (most) => accepted <= most);
  const most = parameter.value;
  return {
    citation: citeParameter(rulebook, 'VOTE-2', parameter),
    met: accepted <= most,
    said: text(
      `受托人已接受${facts.alreadyAccepted}份委托，最多${most}份，这一份不能再接受；已接受的仍然有效。`,
      `The trustee holds ${facts.alreadyAccepted} of at most ${most}: this one cannot be accepted, the others stand.`,
    ),
    figures: { accepted, most },
  };
}

function localDemands(facts: ProxyFacts, rulebook: Rulebook): Demand[] {
  const found: Demand[] = [
    {
      citation: cite(rulebook, 'VOTE-2b'),
      met: !facts.trusteePassesOn,
      said: text('受托人不能再把委托转给别人。', 'A trustee may not pass the authorisation on.'),
    },
  ];
  if (facts.published !== undefined) {
    // The local article that sets when proxies are arranged is also the one that voids those not published (ZJ20V-25, SH20V-16).
    const { proxyPublishDaysBefore, proxyApplyDaysBefore } = rulebook.parameters;
    const parameter = proxyPublishDaysBefore ?? proxyApplyDaysBefore;
    found.push({
      citation: citeParameter(rulebook, 'VOTE-2b', parameter),
      met: facts.published,
      said: text(
        '委托没有经选举委员会公布；委托人仍可以自己来投票。',
        'The authorisation was not published; the principal may still vote in person.',
      ),
    });
  }
  const trustee = rulebook.parameters.proxyTrustee;
  if (trustee?.value === 'NEAR_RELATIVE' && facts.nearRelative !== undefined) {
    found.push({
      citation: citeParameter(rulebook, 'VOTE-2a', trustee),
      met: facts.nearRelative,
      said: text('当地办法要求委托给近亲属。', 'Local rules ask for a near relative.'),
    });
  }
  return found;
}

function refused(rulebook: Rulebook, rule: RuleId, zh: string, en: string): Reason {
  return judge(cite(rulebook, rule), false, text(zh, en));
}

/**
 * Whether one authorisation to vote by proxy stands (VOTE-2, JWH25-19; passing on and publication by local text, VOTE-2b).
 * Party elections know no proxy (PTY-EL-6).
 */
export function checkProxy(facts: ProxyFacts, rulebook: Rulebook): Reason {
  if (rulebook.pack === 'party-2020' || facts.mode === 'PARTY_MEMBERS') {
    return refused(rulebook, 'PTY-EL-6', '党内选举不能委托别人代投。', 'Party elections know no proxy.');
  }
  const forbidden = rulebook.parameters.proxyAllowed;
  if (forbidden?.value === false) {
    const said = text('所用规则不实行委托投票。', 'The rules in force know no proxy.');
    return judge(citeParameter(rulebook, 'VOTE-2', forbidden), false, said);
  }
  const demands = [...demandsOfLaw(facts, rulebook), limitDemand(facts, rulebook), ...localDemands(facts, rulebook)];
  const children = demands
    .filter((one) => one !== undefined)
    .filter((one) => !one.met)
    .map((one) => judge(one.citation, false, one.said, one.figures === undefined ? {} : { figures: one.figures }));
  const citation = cite(rulebook, 'VOTE-2');
  const only = children.length === 1 ? children[0] : undefined;
  if (only !== undefined) return only;
  if (children.length > 0) {
    const zh = children.map((one) => one.text.zh).join('');
    const en = children.map((one) => one.text.en).join(' ');
    return reason({ ...citation, mark: 'CONFIRMED' }, worst(children), text(zh, en), { children });
  }
  return reason(citation, 'ok', text('委托符合规定。', 'The authorisation stands.'));
}

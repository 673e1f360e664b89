import { against, type Citation, cite, citeBoth, citeParameter, judge, reason, worst } from '../checks/citation.ts';
import {
  atLeastFourFifths,
  moreThanHalf,
  moreThanTwoThirds,
  neededAtLeastFourFifths,
  neededMoreThanHalf,
  neededMoreThanTwoThirds,
  shortBy,
} from '../comparators.ts';
import type { PackId, Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { assertNever } from '../result.ts';
import { text, type Text } from '../text.ts';
import type { Ballots, ElectorateMode, OutcomeInput } from './input.ts';
import { COMMITTEE_RULES, regimeOf, ruleIds } from './rule-ids.ts';
import { electorName } from './wording.ts';

export interface Validity {
  readonly valid: boolean;
  /** Not valid only by readings that no confirmed text settles: whether the vote counts, a person decides. */
  readonly unsettled: boolean;
  readonly reason: Reason;
}

interface Turnout {
  readonly took: number;
  readonly needed: number;
  readonly met: boolean;
}

/**
 * 选民、户代表 more than half, Party at least four fifths of 应到会. 居民代表 more than two thirds under JWH25-19 alone: before
 * it the provinces asked every way of electing for more than half (CNT-1 of the pack of 2018).
 */
export function turnoutOf(mode: ElectorateMode, took: number, entitled: number, pack: PackId): Turnout {
  const half = (): Turnout => ({ took, needed: neededMoreThanHalf(entitled), met: moreThanHalf(took, entitled) });
  switch (mode) {
    case 'ALL_VOTERS':
    case 'HOUSEHOLD_REP':
      return half();
    case 'RESIDENT_REP':
      return pack === 'residents-2026'
        ? { took, needed: neededMoreThanTwoThirds(entitled), met: moreThanTwoThirds(took, entitled) }
        : half();
    case 'PARTY_MEMBERS':
      return { took, needed: neededAtLeastFourFifths(entitled), met: atLeastFourFifths(took, entitled) };
    default:
      return assertNever(mode);
  }
}

function turnoutText(mode: ElectorateMode, entitled: number, turnout: Turnout): Text {
  const who = electorName(mode);
  const short = shortBy(turnout.took, turnout.needed);
  const verb = mode === 'PARTY_MEMBERS' ? text('实到会', 'present') : text('参加投票', 'voted');
  return text(
    `${who.zh}${entitled}人，${verb.zh}${turnout.took}人，至少要${turnout.needed}人${short > 0 ? `，还差${short}人，不够法定人数` : '，达到法定人数'}。`,
    `${entitled} ${who.en}, ${turnout.took} ${verb.en}, at least ${turnout.needed} needed${short > 0 ? `: ${short} short` : ': met'}.`,
  );
}

interface Finding {
  readonly reason: Reason;
  readonly holds: boolean;
  readonly settled: boolean;
}

/** A residents' vote falls by a confirmed text only; the Party's counting rules (◐) void a meeting as they stand (PC02, PC10). */
const settles = (citation: Citation, rulebook: Rulebook): boolean =>
  regimeOf(rulebook.pack) === 'PARTY' || against(citation) === 'violation';

interface TurnoutSaid {
  readonly turnout: Turnout;
  readonly said: Text;
  readonly detail: { readonly figures: Readonly<Record<string, number>>; readonly short: number };
}

/** Residents take part by the ballots found in the box (CNT-2); Party members by being present. */
function judgeTurnout(input: OutcomeInput, ballots: Ballots, rulebook: Rulebook, runoff: boolean): Finding {
  const { mode, entitled, present } = input.electorate;
  const took = mode === 'PARTY_MEMBERS' ? (present ?? 0) : ballots.collected;
  const turnout = turnoutOf(mode, took, entitled, rulebook.pack);
  const detail = { figures: { entitled, took, needed: turnout.needed }, short: shortBy(took, turnout.needed) };
  const answer = { turnout, said: turnoutText(mode, entitled, turnout), detail };
  if (mode !== 'PARTY_MEMBERS' && runoff) return judgeRunoffTurnout(rulebook, answer);
  if (mode !== 'PARTY_MEMBERS' && input.round === 2) return judgeReElectionTurnout(rulebook, answer);
  const citation = cite(rulebook, ruleIds(regimeOf(rulebook.pack)).turnout);
  const bySignature =
    mode !== 'PARTY_MEMBERS' && present !== null && turnoutOf(mode, present, entitled, rulebook.pack).met;
  if (!turnout.met && bySignature) return twoReadings(present, rulebook, answer, citation);
  const settled = turnout.met || settles(citation, rulebook);
  return { reason: judge(citation, turnout.met, answer.said, detail), holds: turnout.met, settled };
}

/** JWH25-19 counts 参加投票 and does not say how; the ballots collected are only the usual reading of it (CNT-2, 待核). */
function twoReadings(present: number, rulebook: Rulebook, { said, detail }: TurnoutSaid, line: Citation): Finding {
  const both = text(
    `${said.zh}领票签名${present}人是够的，收回选票却不够；按哪个数算参加投票的人没有核实的条文，请报街道定。`,
    `${said.en} The ${present} who signed for ballots would do, the ballots collected do not; no confirmed text says which counts, ask the sub-district.`,
  );
  const citation = citeBoth(cite(rulebook, COMMITTEE_RULES.tookPart), line);
  const stated = text(
    `${said.zh}领票签名${present}人。按哪个数算参加投票的人，由街道（乡镇）依法决定。`,
    `${said.en} ${present} signed for ballots. Which of the two counts, the sub-district or town decides.`,
  );
  const figures = { ...detail.figures, present };
  return { reason: reason(citation, 'unknown', both, { ...detail, figures, stated }), holds: false, settled: false };
}

/** No text read asks a 再次投票 for a turnout of its own: it settles a vote that was already valid. */
function judgeRunoffTurnout(rulebook: Rulebook, { turnout, said, detail }: TurnoutSaid): Finding {
  const citation = cite(rulebook, ruleIds('RESIDENTS').tie);
  if (turnout.met) return { reason: reason(citation, 'ok', said, detail), holds: true, settled: true };
  const open = text(
    `再次投票，${said.zh}没有条文写再次投票是否也要达到法定人数，请报街道定。`,
    `Runoff: ${said.en} No text says whether a runoff needs the turnout again; ask the sub-district.`,
  );
  const stated = text(
    `再次投票，${said.zh}再次投票是否也要达到法定人数，由街道（乡镇）依法决定。`,
    `Runoff: ${said.en} Whether it needs the turnout again, the sub-district or town decides.`,
  );
  return { reason: reason(citation, 'unknown', open, { ...detail, stated }), holds: false, settled: false };
}

/** JWH25-19 does not say whether a 另行选举 needs the turnout again; Henan does (HA11V-38). Silence is shown as silence. */
function judgeReElectionTurnout(rulebook: Rulebook, { turnout, said, detail }: TurnoutSaid): Finding {
  const parameter = rulebook.parameters.reElectionQuorum;
  const citation = citeParameter(rulebook, COMMITTEE_RULES.reElectionQuorum, parameter);
  if (turnout.met) return { reason: reason(citation, 'ok', said, detail), holds: true, settled: true };
  if (parameter?.value === false) {
    const free = text(
      `另行选举，${said.zh}本地办法不要求另行选举再达到法定人数。`,
      `Re-election: ${said.en} Local rules do not ask for the turnout again.`,
    );
    return { reason: reason(citation, 'ok', free, { figures: detail.figures }), holds: true, settled: true };
  }
  if (parameter !== undefined && parameter.mark === 'CONFIRMED') {
    return { reason: reason(citation, 'violation', said, detail), holds: false, settled: true };
  }
  const open = text(
    `另行选举，${said.zh}国家法没有写另行选举是否也要达到法定人数，暂按要达到处理，请报街道定。`,
    `Re-election: ${said.en} National law does not say whether the turnout is needed again; taken as needed until the sub-district decides.`,
  );
  const stated = text(
    `另行选举，${said.zh}另行选举是否也要达到法定人数，由街道（乡镇）依法决定。`,
    `Re-election: ${said.en} Whether it needs the turnout again, the sub-district or town decides.`,
  );
  return { reason: reason(citation, 'unknown', open, { ...detail, stated }), holds: false, settled: false };
}

interface Limit {
  readonly limit: number;
  readonly citation: Citation;
  readonly said: Text;
}

/**
 * What the collected ballots are held against. The texts name the voters who took part, the ballots issued, or both
 * (CNT-3, PTY-CNT-2); more ballots than either cannot be, so both are looked at, and the one that the text in force does
 * not name speaks only as a warning (CNT-16, 待核): whether the vote then counts, a person decides.
 */
function limitsFor(input: OutcomeInput, ballots: Ballots, rulebook: Rulebook): readonly Limit[] {
  const ids = ruleIds(regimeOf(rulebook.pack));
  const base = rulebook.parameters.overCollectedBase;
  const named = citeParameter(rulebook, ids.overCollected, base);
  const unnamed = cite(rulebook, ids.allInvalid);
  const present = input.electorate.present;
  const issued: Limit = {
    limit: ballots.issued,
    citation: base?.value === 'VOTERS' && present !== null ? unnamed : named,
    said: text('发出票', 'ballots issued'),
  };
  const byVoters = base?.value === 'ISSUED' ? unnamed : named;
  // Nobody votes twice: where those who took part were not recorded, they are no more than those entitled.
  if (present === null) {
    return [issued, { limit: input.electorate.entitled, citation: byVoters, said: electorName(input.electorate.mode) }];
  }
  const voters: Limit = { limit: present, citation: byVoters, said: text('投票人数', 'people who took part') };
  return base?.value === 'ISSUED' ? [issued, voters] : [voters, issued];
}

/**
 * The same for papers, on which those who took part are counted by the ballots collected: whoever signed for a ballot is called
 * so there, and named only where that is another number than the ballots handed out.
 */
function notMoreText({ electorate: { mode, present } }: OutcomeInput, { collected, issued }: Ballots): Text {
  const members = mode === 'PARTY_MEMBERS';
  const others = present === null || present === issued ? undefined : present;
  const zh = others === undefined ? '' : `，也没有多于${members ? '实到会' : '领票'}的${others}人`;
  const en = others === undefined ? '' : ` nor than the ${others} who ${members ? 'were present' : 'signed for one'}`;
  return text(
    `收回选票${collected}张，没有多于发出的${issued}张${zh}。`,
    `${collected} ballots collected: not more than the ${issued} handed out${en}.`,
  );
}

function judgeOverCollected(input: OutcomeInput, ballots: Ballots, rulebook: Rulebook): Finding {
  const limits = limitsFor(input, ballots, rulebook);
  const { collected } = ballots;
  const exceeded = limits.find((one) => collected > one.limit);
  const figures = {
    issued: ballots.issued,
    collected,
    ...(input.electorate.present === null ? {} : { present: input.electorate.present }),
  };
  if (exceeded === undefined) {
    const rule = ruleIds(regimeOf(rulebook.pack)).overCollected;
    const citation = citeParameter(rulebook, rule, rulebook.parameters.overCollectedBase);
    const zh = limits.map((one) => `${one.said.zh}${one.limit}`).join('、');
    const en = limits.map((one) => `${one.limit} ${one.said.en}`).join(', ');
    const said = text(`收回${collected}张，没有多于${zh}。`, `${collected} ballots collected: not more than ${en}.`);
    return {
      reason: reason(citation, 'ok', said, { figures, stated: notMoreText(input, ballots) }),
      holds: true,
      settled: true,
    };
  }
  const { said: than, limit, citation } = exceeded;
  const settled = settles(citation, rulebook);
  const then = settled
    ? text('这次选举无效', 'this vote is void')
    : text('这次选举是否有效，请报街道定', 'whether this vote counts, ask the sub-district');
  const saying = (what: Text): Text =>
    text(
      `收回${collected}张，比${than.zh}${limit}多${collected - limit}张，${what.zh}。`,
      `${collected} ballots collected, ${collected - limit} more than the ${limit} ${than.en}: ${what.en}.`,
    );
  const left = text(
    '这次选举是否有效，由街道（乡镇）依法决定',
    'whether this vote counts, the sub-district or town decides',
  );
  const detail = settled ? { figures } : { figures, stated: saying(left) };
  return { reason: judge(citation, false, saying(then), detail), holds: false, settled };
}

function judgeMode(input: OutcomeInput, rulebook: Rulebook): Finding | undefined {
  const allowed = rulebook.parameters.votingModes;
  const mode = input.electorate.mode;
  if (allowed === undefined || mode === 'PARTY_MEMBERS' || allowed.value.includes(mode)) return undefined;
  const citation = citeParameter(rulebook, ruleIds('RESIDENTS').turnout, allowed);
  const who = electorName(mode);
  const said = text(`所用规则不允许由${who.zh}投票的方式。`, `The rules in force do not allow a vote by ${who.en}.`);
  return { reason: judge(citation, false, said), holds: against(citation) !== 'violation', settled: true };
}

function headText(valid: boolean, unsettled: boolean): Text {
  if (valid) return text('选举有效。', 'The vote is valid.');
  return unsettled
    ? text('选举是否有效，要由人定。', 'Whether the vote is valid, a person must decide.')
    : text('选举无效。', 'The vote is not valid.');
}

/**
 * Whether a vote counts at all: the mode, the turnout or quorum, and the ballots against those handed out. `runoff`: the
 * papers are those of a 再次投票.
 */
export function assessValidity(input: OutcomeInput, ballots: Ballots, rulebook: Rulebook, runoff: boolean): Validity {
  const findings = [
    judgeMode(input, rulebook),
    judgeTurnout(input, ballots, rulebook, runoff),
    judgeOverCollected(input, ballots, rulebook),
  ].filter((one) => one !== undefined);
  const failed = findings.filter((one) => !one.holds);
  const valid = failed.length === 0;
  const citation = cite(rulebook, ruleIds(regimeOf(rulebook.pack)).turnout);
  const children = findings.map((one) => one.reason);
  const unsettled = !valid && failed.every((one) => !one.settled);
  const sources = [...new Set(children.flatMap((one) => one.sources))];
  const found = worst(children);
  const verdict = unsettled && found === 'warning' ? 'unknown' : found;
  const head = { ...citation, sources, mark: 'CONFIRMED' as const };
  const left = text(
    '选举是否有效，由街道（乡镇）依法决定。',
    'Whether the vote is valid, the sub-district or town decides.',
  );
  const detail = unsettled ? { children, stated: left } : { children };
  return { valid, unsettled, reason: reason(head, verdict, headText(valid, unsettled), detail) };
}

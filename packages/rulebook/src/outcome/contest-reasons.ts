import { cite, citeParameter, judge, reason, worst } from '../checks/citation.ts';
import { checkSurplus } from '../checks/surplus.ts';
import { shortBy } from '../comparators.ts';
import type { Rulebook } from '../law.ts';
import type { Reason, Verdict } from '../reason.ts';
import { assertNever } from '../result.ts';
import { text, type Text } from '../text.ts';
import { personKey } from './input.ts';
import type { ContestOutcome, NextStep } from './result.ts';
import { COMMITTEE_RULES, regimeOf, ruleIds } from './rule-ids.ts';
import type { Standing } from './seating.ts';
import type { Draft } from './settle.ts';
import { countsDown } from './standings.ts';
import { decider, nameList, postName } from './wording.ts';

function votesReason(draft: Draft, one: Standing): Reason {
  const { citation, needed, base, baseName } = draft.threshold;
  const met = one.votes >= needed;
  const short = shortBy(one.votes, needed);
  const said = text(
    `${one.name}得${one.votes}票，${baseName.zh}${base}，至少要${needed}票${met ? '，达到' : `，还差${short}票`}。`,
    `${one.name}: ${one.votes} votes of ${base} ${baseName.en}, at least ${needed} needed${met ? ': reached' : `: ${short} short`}.`,
  );
  return judge(citation, met, said, { figures: { votes: one.votes, base, needed }, short });
}

function countDownReason(draft: Draft, rulebook: Rulebook): Reason | undefined {
  if (!countsDown(draft.contest, rulebook)) return undefined;
  const citation = citeParameter(rulebook, COMMITTEE_RULES.countDown, rulebook.parameters.countDown);
  const said = text(
    '按下加计票：没有当选高职的人，高职得票并入本职计算。',
    'Votes count down: votes for a higher post not won are added here.',
  );
  if (citation.mark === 'CONFIRMED') return reason(citation, 'ok', said);
  const stated = text(
    '没有当选高职的人，高职得票并入本职计算；这样计算由街道（乡镇）依法确认。',
    'Votes for a higher post not won are added here; the sub-district or town confirms it.',
  );
  return reason(citation, 'warning', said, { stated });
}

function pendingReason(draft: Draft, one: Standing, rulebook: Rulebook): Reason {
  const ids = ruleIds(regimeOf(rulebook.pack));
  const by = decider(rulebook.pack);
  // Why somebody may not be fit is nobody's to read on a wall before it is decided.
  const stated = text(
    `${one.name}得票达到当选票数，是否当选由${by.zh}依法决定。`,
    `${one.name} has the votes; whether that elects, ${by.en} decides.`,
  );
  if (draft.waiting.has(one.key)) {
    const said = text(
      `${one.name}在更高职务或近亲属回避上还没有结果，这里的席位先留着。`,
      `${one.name} still awaits a higher post or a decision on relatives; the seat here is kept free.`,
    );
    return reason(cite(rulebook, ids.onePost), 'unknown', said, { stated });
  }
  const people = [...draft.contest.nominees, ...draft.contest.writeIns];
  const unqualified = people.some((person) => personKey(person) === one.key && person.qualified === false);
  if (unqualified) {
    const said = text(
      `${one.name}达到当选票数，但不符合任职条件；选后如何处理没有确定的条文，请报街道定。`,
      `${one.name} has the votes but does not meet the conditions; no confirmed text says what follows after the vote.`,
    );
    return reason(cite(rulebook, COMMITTEE_RULES.barred), 'unknown', said, { stated });
  }
  const said = text(
    `${one.name}是另选的人，要先查明是否有选举权、是否符合条件，再宣布。`,
    `${one.name} was written in: establish the right to stand before declaring.`,
  );
  return reason(cite(rulebook, ids.standing), 'unknown', said, { stated });
}

function voidReason(one: Standing, rulebook: Rulebook): Reason {
  const citation = citeParameter(rulebook, COMMITTEE_RULES.recheck, rulebook.parameters.qualificationRecheck);
  const said = text(
    `${one.name}达到当选票数，但资格复核不合格，当选无效，名额另行选举。`,
    `${one.name} has the votes but failed the review: the election is void and the seat open.`,
  );
  return judge(citation, false, said);
}

function tieReason(tied: readonly Standing[], open: number, rulebook: Rulebook): Reason {
  const names = nameList(tied);
  const votes = tied[0]?.votes ?? 0;
  const said = text(
    `${names.zh}都是${votes}票，余下${open}个名额分不出先后，就这几人再次投票，得票多的当选。`,
    `${names.en} have ${votes} votes each for ${open} seat(s): vote again among them, most votes win.`,
  );
  return reason(cite(rulebook, ruleIds(regimeOf(rulebook.pack)).tie), 'warning', said, {
    figures: { votes, seats: open },
  });
}

function elsewhereReason(one: Standing, rulebook: Rulebook): Reason {
  const said = text(
    `${one.name}已任别的职务，一人不兼两职，这里不再计算。`,
    `${one.name} holds another post; nobody holds two, so the votes here no longer count.`,
  );
  return reason(cite(rulebook, ruleIds(regimeOf(rulebook.pack)).onePost), 'warning', said);
}

function unregisteredReasons(draft: Draft, rulebook: Rulebook): Reason[] {
  const citation = cite(rulebook, ruleIds(regimeOf(rulebook.pack)).standing);
  return draft.contest.writeIns
    .filter((one) => one.registered === false && one.votes >= draft.threshold.needed)
    .map((one) =>
      judge(
        citation,
        false,
        text(
          `另选的${one.name}没有被选举权，得${one.votes}票也不能当选。`,
          `${one.name}, written in, has no right to stand and cannot be elected with ${one.votes} votes.`,
        ),
        { figures: { votes: one.votes } },
      ),
    );
}

/** JWH25-18 and DXJ20-13 want more candidates than seats, local texts at most so many; after the vote this is said, not decided on. */
function surplusReason({ contest }: Draft, rulebook: Rulebook): Reason | undefined {
  if (contest.runoff === true || contest.post === 'SECRETARY' || contest.post === 'DEPUTY_SECRETARY') return undefined;
  const found = checkSurplus(rulebook, contest.post, contest.seats, contest.nominees.length);
  if (found.verdict === 'ok') return undefined;
  const said = text(
    `${found.text.zh}不合差额要求，请核对候选人是否填全。`,
    `${found.text.en} This is not the surplus asked for; check that all candidates are entered.`,
  );
  return { ...found, verdict: 'warning', text: said, stated: null };
}

/** PTY-MARK-3: an abstention may not name someone else, so write-ins cannot outnumber the votes against. */
function writeInsOverAgainst(draft: Draft, rulebook: Rulebook): Reason | undefined {
  const { contest } = draft;
  if (regimeOf(rulebook.pack) !== 'PARTY' || contest.nominees.some((one) => one.against === undefined))
    return undefined;
  const against = contest.nominees.reduce((sum, one) => sum + (one.against ?? 0), 0);
  const writeIns = contest.writeIns.reduce((sum, one) => sum + one.votes, 0);
  if (writeIns <= against) return undefined;
  const said = text(
    `另选他人共${writeIns}票，多于不赞成${against}票：弃权不能另选他人，请复核。`,
    `${writeIns} write-in votes exceed ${against} votes against: an abstention may not name someone else.`,
  );
  const stated = text(
    `另选他人共${writeIns}票，多于不赞成${against}票。`,
    `${writeIns} write-in votes exceed ${against} votes against.`,
  );
  return reason(cite(rulebook, 'PTY-MARK-3'), 'warning', said, { figures: { writeIns, against }, stated });
}

function nextText(next: NextStep, vacant: number): Text {
  switch (next) {
    case 'NONE':
      return vacant > 0
        ? text(`余下${vacant}个名额空缺。`, `${vacant} seat(s) stay vacant.`)
        : text('名额选足。', 'All seats are filled.');
    case 'RUNOFF':
      return text('票数相等的人再次投票。', 'A runoff among the tied follows.');
    case 'RE_ELECTION':
      return text(`还缺${vacant}名，另行选举。`, `${vacant} short: a re-election follows.`);
    case 'RERUN':
      return text('须重新选举。', 'The vote must be held anew.');
    case 'PENDING_REVIEW':
      return text('有的席位要等人定。', 'Some seats await a decision.');
    default:
      return assertNever(next);
  }
}

/** The sentence that heads a contest: seats, who is elected, what follows. */
export const contestText = (outcome: ContestOutcome, seats: number): Text =>
  headedBy(outcome, seats, nextText(outcome.next, outcome.vacant));

function headedBy(outcome: ContestOutcome, seats: number, then: Text): Text {
  const post = postName(outcome.post);
  const names = outcome.elected;
  const who = names.length > 0 ? text(`（${names.join('、')}）`, ` (${names.join(', ')})`) : text('', '');
  return text(
    `${post.zh}：应选${seats}名，当选${names.length}名${who.zh}。${then.zh}`,
    `${post.en}: ${seats} seat(s), ${names.length} elected${who.en}. ${then.en}`,
  );
}

function headVerdict(next: NextStep, children: readonly Reason[]): Verdict {
  if (next === 'PENDING_REVIEW') return worst(children) === 'conflict' ? 'conflict' : 'unknown';
  return next === 'NONE' ? 'ok' : 'warning';
}

/** The reasons of one contest, under the sentence that states its result. */
export function contestReason(
  draft: Draft,
  outcome: ContestOutcome,
  extra: readonly Reason[],
  rulebook: Rulebook,
): Reason {
  const { seating, standings } = draft;
  const open = draft.seats - draft.lostSeats - seating.elected.length - seating.held.length - seating.voided.length;
  const undecided = [...seating.held, ...seating.tied.filter((one) => one.review !== 'CLEAR')];
  const children: readonly Reason[] = [
    countDownReason(draft, rulebook),
    ...standings.map((one) => votesReason(draft, one)),
    ...draft.elsewhere.map((one) => elsewhereReason(one, rulebook)),
    ...unregisteredReasons(draft, rulebook),
    seating.tied.length > 0 ? tieReason(seating.tied, open, rulebook) : undefined,
    ...undecided.map((one) => pendingReason(draft, one, rulebook)),
    ...seating.voided.map((one) => voidReason(one, rulebook)),
    surplusReason(draft, rulebook),
    writeInsOverAgainst(draft, rulebook),
    ...extra,
  ].filter((one) => one !== undefined);
  const ids = ruleIds(regimeOf(rulebook.pack));
  const head = outcome.next === 'RE_ELECTION' ? cite(rulebook, ids.shortage) : draft.threshold.citation;
  const by = decider(rulebook.pack);
  const left = text(`待定的席位由${by.zh}依法决定。`, `Seats left open are for ${by.en} to decide.`);
  const stated = outcome.next === 'PENDING_REVIEW' ? { stated: headedBy(outcome, draft.seats, left) } : {};
  return reason(head, headVerdict(outcome.next, children), contestText(outcome, draft.seats), {
    ...stated,
    figures: { seats: draft.seats, elected: outcome.elected.length, vacant: outcome.vacant },
    short: outcome.next === 'NONE' ? 0 : outcome.vacant,
    children,
  });
}

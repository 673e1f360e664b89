import { cite, citeParameter, reason } from '../checks/citation.ts';
import type { Post, Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { contestReason, contestText } from './contest-reasons.ts';
import { inForceReasons } from './in-force.ts';
import type { Ballots, ContestInput, OutcomeInput } from './input.ts';
import { avoidNextClash, kinshipOf, lawWithoutAvoidance, strangerReason } from './relatives.ts';
import type { ContestOutcome, NextStep, OutcomeResult } from './result.ts';
import { COMMITTEE_RULES, regimeOf, ruleIds } from './rule-ids.ts';
import type { Standing } from './seating.ts';
import { type Avoidance, type Draft, NO_AVOIDANCE, settle } from './settle.ts';
import { seatsAfterReduction, vacancyAfterReElection } from './vacancy.ts';
import { assessValidity, type Validity } from './validity.ts';
import { type WomensSeat, womensSeat } from './women.ts';

/** A contest that could not be settled by votes at all. */
function unsettledContest(contest: ContestInput, next: NextStep): ContestOutcome {
  return { post: contest.post, elected: [], tied: [], vacant: contest.seats, next };
}

function allInvalid(ballots: Ballots): boolean {
  return ballots.collected > 0 && ballots.invalid === ballots.collected;
}

/**
 * Every ballot spoilt: the turnout stands (JWH25-19 counts who took part), but nobody received a vote, so there is no
 * one to hold a 另行选举 among; practice votes anew.
 */
function allInvalidReason(contest: ContestInput, ballots: Ballots, rulebook: Rulebook): Reason {
  const outcome = unsettledContest(contest, 'RERUN');
  const head = contestText(outcome, contest.seats);
  const said = text(
    `${head.zh}收回的${ballots.collected}张全是无效票。`,
    `${head.en} All ${ballots.collected} ballots collected are invalid.`,
  );
  return reason(cite(rulebook, ruleIds(regimeOf(rulebook.pack)).allInvalid), 'warning', said, {
    figures: { collected: ballots.collected, invalid: ballots.invalid },
    short: contest.seats,
  });
}

function noAvoidance(rulebook: Rulebook): Reason {
  const said = text(
    '所用规则没有写近亲属回避，这里不作处理；当地办法有规定的，请报街道定。',
    'The rules in force know no avoidance between relatives, so none is applied; if a local text does, ask the sub-district.',
  );
  return reason(cite(rulebook, COMMITTEE_RULES.relatives), 'unknown', said, { stated: null });
}

interface Settled {
  readonly drafts: readonly Draft[];
  readonly avoidance: Avoidance;
  readonly reasons: readonly Reason[];
}

const knowsAvoidance = (rulebook: Rulebook): boolean =>
  !lawWithoutAvoidance(rulebook.pack) || rulebook.parameters.relativesKeep !== undefined;

/** Settles the contests, then lets near relatives step aside one by one; each step bars or holds someone, so it ends. */
function settleWithAvoidance(input: OutcomeInput, rulebook: Rulebook): Settled {
  let avoidance = NO_AVOIDANCE;
  let drafts = settle(input, rulebook, avoidance);
  if (regimeOf(rulebook.pack) === 'PARTY' || input.relatives.length === 0) return { drafts, avoidance, reasons: [] };
  // The law before 2026 knew no avoidance between relatives: nobody steps aside under it unless a local text says so.
  if (!knowsAvoidance(rulebook)) return { drafts, avoidance, reasons: [noAvoidance(rulebook)] };
  const kinship = kinshipOf(input, rulebook);
  const stranger = strangerReason(kinship, rulebook);
  const reasons: Reason[] = stranger === undefined ? [] : [stranger];
  for (;;) {
    const step = avoidNextClash(input, drafts, kinship, avoidance, rulebook);
    if (step === undefined) return { drafts, avoidance, reasons };
    avoidance = step.avoidance;
    reasons.push(step.reason);
    drafts = settle(input, rulebook, avoidance);
  }
}

const names = (people: readonly Standing[]): readonly string[] => people.map((one) => one.name);
const keys = (people: readonly Standing[]): readonly string[] => people.map((one) => one.key);

interface Seats {
  readonly elected: readonly Standing[];
  readonly tied: readonly Standing[];
  readonly pending: readonly Standing[];
  readonly contestedTwice: boolean;
}

/** Brings together what votes, relatives and the women's seat leave of a contest. */
function seatsOfDraft(draft: Draft, avoidance: Avoidance, women: WomensSeat | undefined): Seats {
  const again = avoidance.runoffs.get(draft.contest.post) ?? [];
  const mine = draft.contest.post === 'MEMBER' && women?.state === 'HELD';
  const heldKeys = new Set(mine ? keys(women.held) : []);
  const woman = mine && women.woman !== undefined ? [women.woman] : [];
  const elected = draft.seating.elected.filter((one) => !heldKeys.has(one.key));
  const heldNow = draft.seating.elected.filter((one) => heldKeys.has(one.key));
  return {
    elected,
    tied: [...again, ...draft.seating.tied],
    pending: [...draft.seating.held, ...heldNow, ...woman],
    contestedTwice: (again.length > 0 && draft.seating.tied.length > 0) || again.length > 2,
  };
}

function nextStep(seats: Seats, draft: Draft, women: WomensSeat | undefined, shortage: NextStep): NextStep {
  const heldForWoman = draft.contest.post === 'MEMBER' && women?.state === 'HELD';
  const unclear = seats.tied.some((one) => one.review !== 'CLEAR');
  if (seats.pending.length > 0 || unclear || heldForWoman || seats.contestedTwice) return 'PENDING_REVIEW';
  if (seats.tied.length > 0) return 'RUNOFF';
  return seats.elected.length < draft.seats ? shortage : 'NONE';
}

/** Seats open to the tied; a seat lost by a relative is not theirs but goes to re-election afterwards. */
function runoffSeats(draft: Draft, seats: Seats): number {
  if (draft.seating.tied.length === 0) return 1;
  const lostOrVoid = draft.lostSeats + draft.seating.voided.length;
  return draft.seats - seats.elected.length - lostOrVoid;
}

function outcomeOfDraft(draft: Draft, seats: Seats, next: NextStep): ContestOutcome {
  const hasIds = [...draft.contest.nominees, ...draft.contest.writeIns].some((one) => one.id !== undefined);
  const vacant = draft.seats - seats.elected.length;
  const forTied = next === 'RUNOFF' ? runoffSeats(draft, seats) : vacant;
  return {
    post: draft.contest.post,
    elected: names(seats.elected),
    tied: names(seats.tied),
    ...(seats.pending.length > 0 ? { pending: names(seats.pending) } : {}),
    vacant,
    next,
    ...(forTied < vacant ? { runoffSeats: forTied } : {}),
    ...(hasIds ? { electedIds: keys(seats.elected), tiedIds: keys(seats.tied) } : {}),
  };
}

interface Answer {
  readonly outcome: ContestOutcome;
  readonly reason: Reason;
}

/** Boxes with more ballots than people: whole-vote figures stay as they are, but the box needs a decision (CNT-3a). */
function boxesReason(input: OutcomeInput, rulebook: Rulebook): { reason: Reason; pending: boolean } | undefined {
  const over = (input.boxes ?? []).filter((box) => box.collected > box.voters);
  if (over.length === 0) return undefined;
  const scope = rulebook.parameters.overCollectedScope;
  const citation = citeParameter(rulebook, COMMITTEE_RULES.boxes, scope);
  const list = over.map((box) => `${box.box}收${box.collected}张、投票${box.voters}人`).join('；');
  const listEn = over.map((box) => `${box.box}: ${box.collected} ballots, ${box.voters} voters`).join('; ');
  const byBox = scope?.value === 'BOX';
  const said = byBox
    ? text(
        `${list}：当地办法只作废该箱选票，是否影响结果、要不要补投，请报街道定。`,
        `${listEn}. Local rules void that box only; whether it changes the result is for the sub-district to decide.`,
      )
    : text(
        `${list}：票数多于投票人数，请当众复核该箱。`,
        `${listEn}: more ballots than voters; recount that box in public.`,
      );
  const stated = byBox
    ? text(
        `${list}：是否影响结果、要不要补投，由街道（乡镇）依法决定。`,
        `${listEn}. Whether it changes the result, the sub-district or town decides.`,
      )
    : text(`${list}：票数多于投票人数。`, `${listEn}: more ballots than voters.`);
  return { reason: reason(citation, byBox ? 'unknown' : 'warning', said, { stated }), pending: byBox };
}

/** The boxes together hold fewer ballots than were collected: a box is left out, or its count is wrong (more is refused). */
function boxTotalReason({ boxes = [], ballots, contests }: OutcomeInput, rulebook: Rulebook): Reason | undefined {
  const total = boxes.reduce((sum, box) => sum + box.collected, 0);
  const missing = ballots.collected - total;
  // Where each post has papers of its own, a box holds several kinds and there is no one total to compare with.
  if (boxes.length === 0 || missing <= 0 || contests.some((one) => one.ballots !== undefined)) return undefined;
  const said = text(
    `各票箱一共${total}张，比收回的${ballots.collected}张少${missing}张；请核对是不是有票箱没有填。`,
    `The boxes hold ${total} ballots in all, ${missing} fewer than the ${ballots.collected} collected; check whether a box is left out.`,
  );
  const stated = text(
    `各票箱一共${total}张，比收回的${ballots.collected}张少${missing}张。`,
    `The boxes hold ${total} ballots in all, ${missing} fewer than the ${ballots.collected} collected.`,
  );
  return reason(cite(rulebook, ruleIds(regimeOf(rulebook.pack)).overCollected), 'warning', said, {
    figures: { boxes: total, collected: ballots.collected },
    stated,
  });
}

/** Answers the contests whose vote counts; contests on separate ballot papers may each count or not. */
function answerContests(
  input: OutcomeInput,
  rulebook: Rulebook,
  boxPending: boolean,
): { answers: Answer[]; committee: Reason[] } {
  const settled = settleWithAvoidance(input, rulebook);
  const women = regimeOf(rulebook.pack) === 'RESIDENTS' ? womensSeat(input, settled.drafts, rulebook) : undefined;
  const parts = settled.drafts.map((draft) => {
    const reduced = seatsAfterReduction(draft, input, rulebook);
    return {
      draft: { ...draft, seats: reduced.seats },
      seats: seatsOfDraft(draft, settled.avoidance, women),
      reduced,
    };
  });
  const electedNow = parts.map(({ draft, seats }) => ({ post: draft.contest.post, elected: names(seats.elected) }));
  // A seat may stay empty only when no woman is still needed for it.
  const vacancy =
    women?.state === 'OPEN' ? { next: 'RE_ELECTION' as const } : vacancyAfterReElection(input, electedNow, rulebook);
  const answers = parts.map(({ draft, seats, reduced }): Answer => {
    const next = boxPending ? 'PENDING_REVIEW' : nextStep(seats, draft, women, reduced.shortage ?? vacancy.next);
    const outcome = outcomeOfDraft(draft, seats, next);
    const usesVacancy = seats.tied.length === 0 && seats.pending.length === 0 && outcome.vacant > 0;
    const extra = [reduced.reason, usesVacancy ? vacancy.reason : undefined].filter((one) => one !== undefined);
    return { outcome, reason: contestReason(draft, outcome, extra, rulebook) };
  });
  const committee = [...settled.reasons, women?.reason].filter((one) => one !== undefined);
  return { answers, committee };
}

interface Checked {
  readonly contest: ContestInput;
  readonly ballots: Ballots;
  readonly validity: Validity;
}

/** Contests on one paper share one verdict on it; a 再次投票 is judged as one, whatever else is voted on that day. */
function checkContests(input: OutcomeInput, rulebook: Rulebook): readonly Checked[] {
  const shared = new Map<boolean, Validity>();
  const validityOf = ({ ballots, runoff = false }: ContestInput): Validity => {
    if (ballots !== undefined) return assessValidity(input, ballots, rulebook, runoff);
    const known = shared.get(runoff) ?? assessValidity(input, input.ballots, rulebook, runoff);
    shared.set(runoff, known);
    return known;
  };
  return input.contests.map((contest) => ({
    contest,
    ballots: contest.ballots ?? input.ballots,
    validity: validityOf(contest),
  }));
}

/**
 * Decides a vote from its totals: whether it counts, who is elected to each post, what must happen next, and why.
 * Total and pure; the figures are taken as consistent, which `parseOutcomeInput` sees to. Contests come back in the order
 * they were given.
 */
export function outcome(input: OutcomeInput, rulebook: Rulebook): OutcomeResult {
  const checked = checkContests(input, rulebook);
  const validities = [...new Set(checked.map((one) => one.validity))];
  const counted = checked.filter((one) => one.validity.valid && !allInvalid(one.ballots)).map((one) => one.contest);
  const boxes = boxesReason(input, rulebook);
  const { answers, committee } = answerContests({ ...input, contests: counted }, rulebook, boxes?.pending === true);
  const byPost = new Map<Post, Answer>(answers.map((one) => [one.outcome.post, one]));
  const contests: ContestOutcome[] = [];
  const reasons: Reason[] = [...inForceReasons(input, rulebook), ...validities.map((one) => one.reason)];
  if (boxes !== undefined) reasons.push(boxes.reason);
  const uncounted = boxTotalReason(input, rulebook);
  if (uncounted !== undefined) reasons.push(uncounted);
  for (const { contest, ballots, validity } of checked) {
    const answer = byPost.get(contest.post);
    if (answer !== undefined) {
      contests.push(answer.outcome);
      reasons.push(answer.reason);
    } else if (!validity.valid) {
      contests.push(unsettledContest(contest, validity.unsettled ? 'PENDING_REVIEW' : 'RERUN'));
    } else {
      contests.push(unsettledContest(contest, 'RERUN'));
      reasons.push(allInvalidReason(contest, ballots, rulebook));
    }
  }
  return { valid: validities.every((one) => one.valid), contests, reasons: [...reasons, ...committee] };
}

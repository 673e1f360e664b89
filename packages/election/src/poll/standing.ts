import type { Post, Text } from '@mingxuan/rulebook';
import type { Cycle, Poll } from '../state.ts';
import type { PollId, PollKind, WriteIn } from './facts.ts';
import { unfitIn } from './unfit.ts';
import { writeInId } from './write-in-id.ts';

/** The three votes of a cycle; each may need later votes of its own. */
export type PollBase = 'party-committee' | 'party-secretaries' | 'residents';

/** Where one post stands after all certified votes: who is elected, and what vote it still needs. */
export interface PostStanding {
  readonly post: Post;
  readonly seats: number;
  readonly elected: readonly string[];
  readonly need:
    | { readonly kind: 'NONE' }
    /** `reason` where the votes themselves are clear, but not who stands next. */
    | { readonly kind: 'REVIEW'; readonly reason?: Text }
    | { readonly kind: PollKind; readonly seats: number; readonly candidates: readonly string[] };
}

export const baseOf = (id: PollId): PollBase =>
  id.startsWith('party-committee')
    ? 'party-committee'
    : id.startsWith('party-secretaries')
      ? 'party-secretaries'
      : 'residents';

export const pollsOf = (state: Cycle, base: PollBase): readonly Poll[] =>
  state.polls.filter((p) => baseOf(p.id) === base);

/** What follows a 另行选举 (its own runoff, its repetition) belongs to that round, of this base alone (JWH25-19). */
export const roundOf = (polls: readonly Pick<Poll, 'id' | 'kind'>[], base: PollBase): 1 | 2 =>
  polls.some((p) => baseOf(p.id) === base && p.kind === 'RE_ELECTION') ? 2 : 1;

type Certified = Extract<Poll, { stage: 'CERTIFIED' }>;

/** Folds the certified votes of one base; uncertified ones count for nothing yet. */
export function standing(state: Cycle, base: PollBase): readonly PostStanding[] {
  const posts = new Map<Post, PostStanding>();
  for (const poll of pollsOf(state, base)) {
    if (poll.stage !== 'CERTIFIED') continue;
    for (const contest of poll.outcome.contests) posts.set(contest.post, after(posts.get(contest.post), poll, contest));
  }
  return [...posts.values()];
}

function after(
  before: PostStanding | undefined,
  poll: Certified,
  contest: Certified['outcome']['contests'][number],
): PostStanding {
  const onBallot = poll.contests.find((c) => c.post === contest.post);
  const seats = before?.seats ?? onBallot?.seats ?? 0;
  const elected = [...(before?.elected ?? []), ...contest.elected];
  const open = seats - elected.length;
  const core = { post: contest.post, seats, elected };
  const candidates = fit(poll, onBallot?.candidates ?? []);
  switch (contest.next) {
    case 'NONE':
      return { ...core, need: { kind: 'NONE' } };
    case 'PENDING_REVIEW':
      return afterReview(core, poll, candidates);
    case 'RUNOFF':
      return { ...core, need: { kind: 'RUNOFF', seats: open, candidates: fit(poll, contest.tied) } };
    case 'RERUN':
      // A void 另行选举 or runoff is repeated as what it was: its own threshold stands (JWH25-19).
      return {
        ...core,
        need: {
          kind: poll.kind === 'FIRST' ? 'RERUN' : poll.kind,
          seats: onBallot?.seats ?? open,
          candidates,
        },
      };
    case 'RE_ELECTION': {
      // Whoever was written in and comes next in votes stands too, but only a person can: who it is, the street finds out.
      if (nextWrittenIn(poll, contest.post, candidates, elected, open).length > 0 && !decided(poll, contest.post)) {
        return { ...core, need: { kind: 'REVIEW', reason: writtenInNext } };
      }
      return decided(poll, contest.post)
        ? afterReview(core, poll, candidates)
        : {
            ...core,
            need: { kind: 'RE_ELECTION', seats: open, candidates: nextInVotes(poll, candidates, elected, open) },
          };
    }
    default:
      return contest.next satisfies never;
  }
}

/** Nobody found unfit stands again in this election. */
const fit = (poll: Certified, ids: readonly string[]): readonly string[] => {
  const unfit = unfitIn(poll);
  return ids.filter((id) => !unfit.has(id));
};

const decided = (poll: Certified, post: Post): boolean => poll.settledReviews.some((s) => s.post === post);

const writtenInNext: Text = {
  zh: '另选人的得票排在可以参加另行选举的名次之内，要先核实是不是登记选民、是否愿意参选，由街道书面决定。',
  en: 'Someone written in comes next in votes: whether that is a registered voter who will stand, the street settles in writing.',
};

/** What the street's written decision makes of a post that no text settles; until it comes, the post waits. */
function afterReview(
  before: Pick<PostStanding, 'post' | 'seats' | 'elected'>,
  poll: Certified,
  candidates: readonly string[],
): PostStanding {
  const settled = poll.settledReviews.find((s) => s.post === before.post);
  if (settled === undefined) return { ...before, need: { kind: 'REVIEW' } };
  const elected = [...before.elected, ...settled.elected];
  const core = { ...before, elected };
  const open = before.seats - elected.length;
  if (settled.followUp === 'NONE' || open <= 0) return { ...core, need: { kind: 'NONE' } };
  return settled.followUp === 'RERUN'
    ? { ...core, need: { kind: poll.kind === 'FIRST' ? 'RERUN' : poll.kind, seats: open, candidates } }
    : {
        ...core,
        need: {
          kind: 'RE_ELECTION',
          seats: open,
          candidates: [
            ...nextInVotes(poll, candidates, elected, open - settled.alsoStand.length),
            ...settled.alsoStand,
          ],
        },
      };
}

/**
 * JWH25-19: those not elected in the first vote, in order of votes, stand again; more of them than seats (JWH25-18).
 * People with equal votes at the edge all stand: leaving one out would be a choice the law does not make.
 */
function nextInVotes(
  poll: Certified,
  candidates: readonly string[],
  elected: readonly string[],
  seats: number,
): readonly string[] {
  const votes = (id: string): number => poll.figures.marks[id]?.for ?? 0;
  const left = candidates.filter((id) => !elected.includes(id)).sort((a, b) => votes(b) - votes(a));
  if (seats < 0) return [];
  const edge = left[seats];
  return edge === undefined ? left : left.filter((id) => votes(id) >= votes(edge));
}

/** Names written in whose votes put them among those who stand in a 另行选举: in order of votes with the candidates not elected (JWH25-19). */
export function nextWrittenIn(
  poll: Certified,
  post: Post,
  candidates: readonly string[],
  elected: readonly string[],
  seats: number,
): readonly WriteIn[] {
  const unfit = unfitIn(poll);
  const writeIns = poll.named.writeIns.filter((w, at) => w.post === post && !unfit.has(writeInId(at)));
  const votes = [
    ...fit(poll, candidates)
      .filter((id) => !elected.includes(id))
      .map((id) => poll.figures.marks[id]?.for ?? 0),
    ...writeIns.map((w) => w.votes),
  ].sort((a, b) => b - a);
  const edge = votes[seats] ?? 0;
  return writeIns.filter((w) => w.votes >= edge);
}

/** The next vote a base needs, if its certified votes leave seats open: runoffs first, then what is left. */
export function neededPoll(
  state: Cycle,
  base: PollBase,
): {
  readonly id: PollId;
  readonly kind: PollKind;
  readonly contests: readonly { readonly post: Post; readonly seats: number; readonly candidates: readonly string[] }[];
} | null {
  const polls = pollsOf(state, base);
  if (polls.length === 0 || polls.some((p) => p.stage !== 'CERTIFIED')) return null;
  const needs = standing(state, base).flatMap((s) =>
    s.need.kind === 'NONE' || s.need.kind === 'REVIEW' ? [] : [{ post: s.post, ...s.need }],
  );
  const first = (['RERUN', 'RUNOFF', 'RE_ELECTION'] as const).find((kind) => needs.some((n) => n.kind === kind));
  if (first === undefined) return null;
  const contests = needs
    .filter((n) => n.kind === first)
    .map(({ post, seats, candidates }) => ({ post, seats, candidates }));
  return { id: `${base}-${polls.length + 1}`, kind: first, contests };
}

/** All seats filled (or nothing more to vote on), every vote certified. */
export function settled(state: Cycle, base: PollBase): boolean {
  const polls = pollsOf(state, base);
  return (
    polls.length > 0 &&
    polls.every((p) => p.stage === 'CERTIFIED') &&
    standing(state, base).every((s) => s.need.kind === 'NONE')
  );
}

import type { OutcomeInput, OutcomeResult, Post } from '@mingxuan/rulebook';
import type { Cycle, Poll } from '../state.ts';
import type { BundleFigures, Marks, PublicOutcome, ResultFigures, WriteIn } from './facts.ts';
import type { Identity } from './accounting.ts';
import { boxCounts } from './accounting.ts';
import { baseOf, roundOf, standing } from './standing.ts';
import { unfitIn } from './unfit.ts';
import { writeInId } from './write-in-id.ts';

export type CountingPoll = Extract<Poll, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>;

/** Sums of all agreed bundles; `null` while a bundle is still open. */
export function sumBundles(
  poll: CountingPoll,
): { readonly figures: BundleFigures; readonly writeIns: readonly WriteIn[] } | null {
  const marks: Record<string, Marks> = {};
  const partInvalid: Partial<Record<Post, number>> = {};
  const writeIns = new Map<string, WriteIn>();
  let valid = 0;
  let invalid = 0;
  for (const bundle of poll.bundles) {
    if (bundle.stage !== 'AGREED') return null;
    valid += bundle.figures.valid;
    invalid += bundle.figures.invalid;
    for (const [id, m] of Object.entries(bundle.figures.marks)) {
      const before = marks[id] ?? { for: 0, against: 0 };
      marks[id] = { for: before.for + m.for, against: before.against + m.against };
    }
    for (const { post } of poll.contests)
      partInvalid[post] = (partInvalid[post] ?? 0) + (bundle.figures.partInvalid[post] ?? 0);
    for (const w of bundle.writeIns) {
      const name = w.name.trim();
      const key = `${w.post} ${name}`;
      writeIns.set(key, { ...w, name, votes: w.votes + (writeIns.get(key)?.votes ?? 0) });
    }
  }
  return { figures: { valid, invalid, partInvalid, marks }, writeIns: [...writeIns.values()] };
}

/** What the rulebook decides from, built of the ledger's figures alone, so that a stranger can rebuild it. */
export function outcomeInput(
  state: Cycle,
  poll: CountingPoll,
  figures: ResultFigures,
  writeIns: readonly WriteIn[],
): OutcomeInput {
  const base = baseOf(poll.id);
  const unfit = unfitIn(poll);
  const fitness = (id: string): { qualified?: false } => (unfit.has(id) ? { qualified: false } : {});
  const pin = poll.stream === 'PARTY' ? state.packs.party : state.packs.residents;
  const seated = standing(state, base).flatMap((s) =>
    s.elected.map((id) => ({ post: s.post, id, ...personOf(state, id) })),
  );
  const boxes = boxCounts(state, poll, poll.boxes);
  return {
    rules: pin.pack,
    overlays: pin.overlays,
    heldOn: poll.openedOn,
    electorate: {
      mode: poll.stream === 'PARTY' ? 'PARTY_MEMBERS' : (state.mandate?.votingMode ?? 'ALL_VOTERS'),
      entitled: figures.entitled,
      present: figures.present,
    },
    ballots: { issued: figures.issued, collected: figures.collected, invalid: figures.invalid },
    contests: poll.contests.map((contest) => ({
      post: contest.post,
      seats: contest.seats,
      nominees: contest.candidates.map((id) => {
        const m = figures.marks[id] ?? { for: 0, against: 0 };
        return {
          id,
          ...personOf(state, id),
          ...fitness(id),
          votes: m.for,
          against: m.against,
          // Whose part for this post is invalid neither chose nor abstained.
          abstain: figures.valid - (figures.partInvalid[contest.post] ?? 0) - m.for - m.against,
        };
      }),
      writeIns: writeIns.flatMap((w, i) =>
        w.post === contest.post ? [{ id: writeInId(i), name: w.name, votes: w.votes, ...fitness(writeInId(i)) }] : [],
      ),
      ...(poll.kind === 'RUNOFF' ? { runoff: true } : {}),
    })),
    relatives: relativesIn(state, poll, seated),
    ...(boxes.length === 0 ? {} : { boxes }),
    round: roundOf(state.polls, base),
    ...(poll.kind === 'FIRST' ? {} : { seated }),
  };
}

/** Declared pairs of whom both are on this ballot or already hold a seat; anyone else has no part in the outcome. */
function relativesIn(
  state: Cycle,
  poll: CountingPoll,
  seated: readonly { readonly id: string }[],
): OutcomeInput['relatives'] {
  if (poll.stream === 'PARTY') return [];
  const here = new Set([...poll.contests.flatMap((c) => c.candidates), ...seated.map((s) => s.id)]);
  return (state.relatives?.pairs ?? []).filter(({ a, b }) => here.has(a) && here.has(b));
}

function personOf(state: Cycle, id: string): { name: string; sex?: 'F' | 'M' } {
  const candidate = state.candidates.find((c) => c.id === id);
  return candidate === undefined ? { name: id } : { name: candidate.name, sex: candidate.sex };
}

/** The outcome by ids, fit for the public body of a fact. */
export function publicOutcome(result: OutcomeResult): PublicOutcome {
  return {
    valid: result.valid,
    contests: result.contests.map((c) => ({
      post: c.post,
      elected: c.electedIds ?? [],
      tied: c.tiedIds ?? [],
      vacant: c.vacant,
      next: c.next,
    })),
  };
}

/**
 * What both signatures are over, as the value that is digested. The names written in stay out of the public body,
 * but not out of the digest: a change of them or of their votes is seen. Where the ballots do not add up, the whole sheet is
 * signed with the result: every link of the chain with its two numbers, and the entry of the ledger that holds the reason
 * under a salted commitment, so that "accepted" is said of that reason and no other, and it can still be erased.
 */
export const signedResult = (
  poll: Pick<CountingPoll, 'id' | 'printed' | 'issued' | 'spoiled' | 'unused' | 'boxes' | 'discrepancy' | 'sheetSeq'>,
  decided: {
    readonly figures: ResultFigures;
    readonly outcome: PublicOutcome;
    readonly writeIns: readonly WriteIn[];
    readonly links: readonly Identity[];
  },
) => {
  const { id, printed, issued, spoiled, unused, boxes, discrepancy, sheetSeq } = poll;
  const { figures, outcome, writeIns, links } = decided;
  const signed = { poll: id, figures, outcome, writeIns };
  if (discrepancy === null) return signed;
  const chain = links.map(({ code, box, left, right, holds }) => ({ code, box, left, right, holds }));
  return { ...signed, sheet: { entry: sheetSeq, printed, issued, spoiled, unused, boxes, chain } };
};

import type { ResidentsPost, Rulebook } from '../law.ts';
import { postRank } from '../outcome/standings.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { citeParameter, reason } from './citation.ts';

/** What was nominated for a post: how many candidates it takes, and how many nominated each person. */
export interface Nominations {
  readonly post: ResidentsPost;
  readonly places: number;
  readonly received: readonly { readonly person: string; readonly votes: number }[];
}

/** Who becomes a candidate for a post, most nominations first; those level at the last place are in neither but in `tied`. */
export interface RankedCandidates {
  readonly post: ResidentsPost;
  readonly candidates: readonly { readonly person: string; readonly votes: number }[];
  readonly tied: readonly string[];
  readonly reason: Reason;
}

type Count = { readonly person: string; readonly votes: number };

function cut(ranked: readonly Count[], places: number): { candidates: readonly Count[]; tied: readonly string[] } {
  const last = ranked[places - 1];
  const next = ranked[places];
  if (last === undefined || next === undefined || next.votes < last.votes) {
    return { candidates: ranked.slice(0, places), tied: [] };
  }
  return {
    candidates: ranked.filter((one) => one.votes > last.votes),
    tied: ranked.filter((one) => one.votes === last.votes).map((one) => one.person),
  };
}

function rankedReason(
  places: number,
  cutOff: ReturnType<typeof cut>,
  twice: readonly string[],
  added: boolean,
  rulebook: Rulebook,
): Reason {
  const { candidates, tied } = cutOff;
  const notes = [
    added ? text('高职没有进入的提名票并入本职。', ' Nominations for a higher post not reached are added.') : undefined,
    tied.length > 0
      ? text(`${tied.join('、')}票数相等，再投一次。`, ` ${tied.join(', ')} are level: vote again.`)
      : undefined,
    twice.length > 0
      ? text(
          `${twice.join('、')}被提名两个职务，须本人书面选一个。`,
          ` ${twice.join(', ')} must choose one post in writing.`,
        )
      : undefined,
  ].filter((one) => one !== undefined);
  const listed =
    candidates.length > 0
      ? text(
          `：${candidates.map((one) => `${one.person}${one.votes}票`).join('、')}`,
          `: ${candidates.map((one) => `${one.person} ${one.votes}`).join(', ')}`,
        )
      : text('', '');
  const said = text(
    `按提名票取前${places}名${listed.zh}。${notes.map((one) => one.zh).join('')}`,
    `The first ${places} by nominations${listed.en}.${notes.map((one) => one.en).join('')}`,
  );
  const citation = citeParameter(rulebook, 'CAND-9', rulebook.parameters.nominationsCountDown);
  const open = tied.length > 0 || twice.length > 0;
  return reason(citation, open ? 'unknown' : 'ok', said, { figures: { places } });
}

/**
 * Ranks nominations, high posts first. Where the local text adds nominations for a post that was not reached to those for
 * a lower one (CAND-9; Henan, HA11V-25), they count there, never the other way round, and nobody is a candidate twice;
 * elsewhere each post counts its own, and someone who reaches two must choose in writing.
 */
export function rankNominations(posts: readonly Nominations[], rulebook: Rulebook): readonly RankedCandidates[] {
  const down = rulebook.parameters.nominationsCountDown?.value === true;
  const placed = new Set<string>();
  const missed = new Map<string, number>();
  const highFirst = posts.toSorted((a, b) => postRank(a.post) - postRank(b.post));
  return highFirst.map(({ post, places, received }) => {
    const votes = new Map(received.map((one) => [one.person, one.votes]));
    if (down) for (const [person, carried] of missed) votes.set(person, (votes.get(person) ?? 0) + carried);
    const counts = [...votes]
      .map(([person, n]) => ({ person, votes: n }))
      .filter((one) => !(down && placed.has(one.person)))
      .toSorted((a, b) => b.votes - a.votes);
    const cutOff = cut(counts, places);
    const here = [...cutOff.candidates.map((one) => one.person), ...cutOff.tied];
    const twice = here.filter((person) => placed.has(person));
    const added = down && missed.size > 0;
    // Someone level at the last place of a higher post is voted on again there first.
    for (const person of here) placed.add(person);
    for (const one of counts) if (!placed.has(one.person)) missed.set(one.person, one.votes);
    return { post, ...cutOff, reason: rankedReason(places, cutOff, twice, added, rulebook) };
  });
}

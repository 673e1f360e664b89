import type { PostStanding } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';

export interface Seated {
  readonly id: string;
  readonly post: PostStanding['post'];
  readonly name: string;
}

/** Everybody whom certified votes have put on the new residents' committee. */
export function seatedResidents(view: OpenCommunity): readonly Seated[] {
  return view.standing.residents.flatMap(({ post, elected }) =>
    elected.map((id) => ({ id, post, name: nameIn(view, post, id) })),
  );
}

/** A candidate's name, or that of somebody written in, whose id says which of the list it is. */
export function nameIn(view: OpenCommunity, post: PostStanding['post'], id: string): string {
  const candidate = view.cycle.candidates.find((one) => one.id === id);
  if (candidate !== undefined) return candidate.name;
  const match = /^W(\d+)$/.exec(id);
  if (match === null) return id;
  const names = view.cycle.polls.flatMap((poll) =>
    poll.stage === 'CERTIFIED' && poll.contests.some((one) => one.post === post)
      ? [poll.named.writeIns[Number(match[1]) - 1]?.name]
      : [],
  );
  return names.find((one) => one !== undefined) ?? id;
}

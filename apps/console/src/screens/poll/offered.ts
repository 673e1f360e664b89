import type { PollId, PollKind, PollView } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';

/** A vote as the list shows it: held, called for, or still waiting for earlier steps. */
export type ListedPoll =
  | { readonly id: PollId; readonly kind: PollKind; readonly status: 'HELD'; readonly poll: PollView }
  | { readonly id: PollId; readonly kind: PollKind; readonly status: 'READY' }
  | { readonly id: PollId; readonly kind: PollKind; readonly status: 'WAITING'; readonly missing: readonly Text[] };

type Base = 'party-committee' | 'party-secretaries' | 'residents';

const bases: readonly Base[] = ['party-committee', 'party-secretaries', 'residents'];

/** All votes of a cycle in the order in which they are held. */
export function listedPolls(view: OpenCommunity): readonly ListedPoll[] {
  const { polls } = view.cycle;
  return bases.flatMap((base): ListedPoll[] => {
    const held = polls
      .filter((poll) => poll.id === base || poll.id.startsWith(`${base}-`))
      .map((poll): ListedPoll => ({ id: poll.id, kind: poll.kind, status: 'HELD', poll }));
    const called = view.neededPolls
      .filter((poll) => poll.id.startsWith(`${base}-`))
      .map((poll): ListedPoll => ({ id: poll.id, kind: poll.kind, status: 'READY' }));
    if (held.length > 0) return [...held, ...called];
    const missing = missingFor(view, base);
    return [
      missing.length === 0
        ? { id: base, kind: 'FIRST', status: 'READY' }
        : { id: base, kind: 'FIRST', status: 'WAITING', missing },
    ];
  });
}

/** What still stands before the first vote of a body; the server decides, this only says it beforehand. */
function missingFor({ cycle, standing }: OpenCommunity, base: Base): readonly Text[] {
  switch (base) {
    case 'party-committee':
      return [
        ...(cycle.party.approval === null ? [text('换届请示还没有批复', 'the request is not yet approved')] : []),
        ...(cycle.party.attendance === null
          ? [text('党员名册还没有核定', 'the members’ register is not settled')]
          : []),
        ...(cycle.published.partyFormal ? [] : [text('委员候选人还没有登记', 'the candidates are not recorded')]),
      ];
    case 'party-secretaries': {
      const settled = standing.party.length > 0 && standing.party.every((post) => post.need.kind === 'NONE');
      if (!settled)
        return [text('新一届委员会还没有选齐并核定', 'the new committee is not fully elected and certified')];
      const named = cycle.candidates.some((c) => c.post === 'SECRETARY');
      return named ? [] : [text('书记候选人还没有登记', 'the candidate for secretary is not recorded')];
    }
    case 'residents':
      return [
        ...(cycle.roll.stage === 'FROZEN' ? [] : [text('选民名册还没有封册', 'the roll is not frozen')]),
        ...(cycle.published.formal ? [] : [text('正式候选人名单还没有公布', 'the formal list is not published')]),
      ];
    default:
      return base satisfies never;
  }
}

/** The vote a person most likely came for: the first that is under way, else the first that can begin. */
export function currentPoll(listed: readonly ListedPoll[]): ListedPoll | undefined {
  return (
    listed.find((one) => one.status === 'HELD' && one.poll.stage !== 'CERTIFIED') ??
    listed.find((one) => one.status === 'READY') ??
    listed.find((one) => one.status === 'WAITING') ??
    listed.at(-1)
  );
}

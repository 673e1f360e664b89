import type { Draft } from '../papers/paper.ts';
import type {
  GroupLeaderFacts,
  RepresentativeElectionFacts,
  RepresentativeListFacts,
  SupervisionResultFacts,
} from '../papers/representatives.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';

/** N05: the ledger holds who was chosen, not how and where it was announced. */
export function representativeElection(source: PaperSource): Draft<RepresentativeElectionFacts> {
  return {
    head: headOf(source, 'REPRESENTATIVE_ELECTION', electionCommittee(source)),
    basis: basisOf(source.residents, ['MODE-1']),
    phone: source.cycle.arrangements?.phone,
  };
}

/** N06: those who vote where not every voter does, by residents’ group, published with the roll (JWH25-17). */
export function representativeList(source: PaperSource): Draft<RepresentativeListFacts> {
  const { cycle, residents, voters } = source;
  const list = cycle.representatives?.list;
  const members = list?.kind === 'HOUSEHOLDS' ? list.members : list?.groups.flatMap((group) => group.members);
  const chosen = new Set(members);
  const groups = new Map<string, { readonly name: string; readonly sex: 'F' | 'M' }[]>();
  for (const { voterNo, name, sex, group } of voters) {
    if (!chosen.has(voterNo)) continue;
    groups.set(group, [...(groups.get(group) ?? []), { name, sex }]);
  }
  return {
    head: headOf(source, 'REPRESENTATIVE_LIST', electionCommittee(source)),
    basis: basisOf(residents, ['MODE-1', 'ROLL-1']),
    electorUnit: list === undefined ? undefined : list.kind === 'HOUSEHOLDS' ? '户代表' : '居民代表',
    groups: list === undefined ? undefined : [...groups].map(([name, people]) => ({ name, people })),
    phone: cycle.arrangements?.phone,
  };
}

/** N06-1: leaders of groups are in no ledger yet. */
export function groupLeaders(source: PaperSource): Draft<GroupLeaderFacts> {
  return {
    head: headOf(source, 'GROUP_LEADERS', electionCommittee(source)),
    basis: basisOf(source.residents, ['MODE-1']),
    phone: source.cycle.arrangements?.phone,
  };
}

/** N17: who was chosen into the supervision committee is in no ledger yet. */
export function supervisionResult(source: PaperSource): Draft<SupervisionResultFacts> {
  return {
    head: headOf(source, 'SUPERVISION_RESULT', electionCommittee(source)),
    basis: basisOf(source.residents, ['SUP-1']),
    phone: source.cycle.arrangements?.phone,
  };
}

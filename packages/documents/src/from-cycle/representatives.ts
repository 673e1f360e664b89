import type { RepresentativeList } from '@mingxuan/election';
import type { Draft } from '../papers/paper.ts';
import type {
  GroupLeaderFacts,
  RepresentativeElectionFacts,
  RepresentativeListFacts,
  SupervisionResultFacts,
} from '../papers/representatives.ts';
import { basisOf } from './cite.ts';
import { groupName } from './group-name.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { type ListedVoter, onlyOne, type PaperSource, type Subject } from './source.ts';
import { electorWord } from './words.ts';

/** N05: the ledger holds who was chosen, not how and where it was announced. */
export function representativeElection(source: PaperSource): Draft<RepresentativeElectionFacts> {
  return {
    head: headOf(source, 'REPRESENTATIVE_ELECTION', electionCommittee(source)),
    basis: basisOf(source.residents, ['MODE-1']),
    phone: source.cycle.arrangements?.phone,
  };
}

/** Whether there is a list of representatives at all: where all voters vote there is none. */
export const whereTheyVote = ({ cycle }: PaperSource): readonly Subject[] =>
  cycle.mandate === null || cycle.mandate.votingMode === 'ALL_VOTERS' ? [] : onlyOne();

/** N06: those who vote where not every voter does, by residents’ group, published with the roll (JWH25-17). */
export function representativeList(source: PaperSource): Draft<RepresentativeListFacts> {
  const { cycle, residents } = source;
  const list = cycle.representatives?.list;
  return {
    head: headOf(source, 'REPRESENTATIVE_LIST', electionCommittee(source)),
    basis: basisOf(residents, ['MODE-1', 'ROLL-1']),
    electorUnit: cycle.mandate === null ? undefined : electorWord[cycle.mandate.votingMode],
    groups: list === undefined ? undefined : groupsOf(list, source.voters),
    ...('objectionUntil' in cycle.roll ? { objectionUntil: cycle.roll.objectionUntil } : {}),
    phone: cycle.arrangements?.phone,
  };
}

/** By the groups that chose them; households by the group they live in, in the order of the roll. */
function groupsOf(list: RepresentativeList, voters: readonly ListedVoter[]): RepresentativeListFacts['groups'] {
  const byNo = new Map(voters.map((voter) => [voter.voterNo, voter]));
  const groups = new Map<string, { readonly name: string; readonly sex: 'F' | 'M' }[]>();
  const put = (group: string, no: number): void => {
    const voter = byNo.get(no);
    if (voter === undefined) return;
    groups.set(group, [...(groups.get(group) ?? []), { name: voter.name, sex: voter.sex }]);
  };
  if (list.kind === 'GROUPS') for (const { group, members } of list.groups) for (const no of members) put(group, no);
  else for (const no of list.members) put(byNo.get(no)?.group ?? '', no);
  return [...groups].map(([group, people]) => ({ name: groupName(group), people }));
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

import type { ChoosingMethod, Meeting, RepresentativeList } from '@mingxuan/election';
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

const meetingWord: Readonly<Record<Meeting['kind'], string>> = {
  RESIDENTS_MEETING: '居民会议',
  REP_MEETING: '居民代表会议',
  MEMBERS_MEETING: '党员大会',
};

const methodWords: Readonly<Record<ChoosingMethod, string>> = {
  BY_HOUSEHOLD: '由居民小组按户发放推选表，每户推荐，得票多的当选；组长从本组选出的居民代表中推选。',
  GROUP_MEETING: '由居民小组召集本组居民开会推选，得票多的当选；组长从本组选出的居民代表中推选。',
};

/** They come from the roll (JWH25-17); nothing is added to what the law asks of a voter. */
const conditions: readonly string[] = ['本社区登记的选民'];

/** N05: how, when and where each group chooses, as it was called. */
export function representativeElection(source: PaperSource): Draft<RepresentativeElectionFacts> {
  const call = source.cycle.representativesCall;
  return {
    head: headOf(source, 'REPRESENTATIVE_ELECTION', electionCommittee(source)),
    basis: basisOf(source.residents, ['GROUP-1']),
    method: call === null ? undefined : methodWords[call.method],
    conditions: call === null ? undefined : conditions,
    groups: call?.groups.map(({ group, ...rest }) => ({ name: groupName(group), ...rest })),
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

/** N06-1, by their numbers on the roll. */
export function groupLeaders(source: PaperSource): Draft<GroupLeaderFacts> {
  const names = new Map(source.voters.map(({ voterNo, name }) => [voterNo, name]));
  return {
    head: headOf(source, 'GROUP_LEADERS', electionCommittee(source)),
    basis: basisOf(source.residents, ['GROUP-1']),
    groups: source.cycle.groupLeaders?.groups.map(({ group, leader, deputy }) => ({
      name: groupName(group),
      leader: names.get(leader),
      ...(deputy === undefined ? {} : { deputy: names.get(deputy) }),
    })),
    phone: source.cycle.arrangements?.phone,
  };
}

/** N17: the committee that supervises now; one whose choice fell with an earlier result is not announced. */
export function supervisionResult(source: PaperSource): Draft<SupervisionResultFacts> {
  const { supporting } = source.cycle.aftermath;
  const body = supporting.findLast((one) => one.body === 'SUPERVISION' && one.voidedOn === null);
  return {
    head: headOf(source, 'SUPERVISION_RESULT', electionCommittee(source)),
    basis: basisOf(source.residents, ['SUP-1']),
    electedOn: body?.on,
    electedBy: body === undefined ? undefined : meetingWord[body.meeting.kind],
    expected: body?.meeting.entitled,
    present: body?.meeting.present,
    members: body?.members,
    phone: source.cycle.arrangements?.phone,
  };
}

import type { Draft } from '../papers/paper.ts';
import type { VoterRollFacts } from '../papers/voter-roll.ts';
import { basisOf } from './cite.ts';
import { groupName } from './group-name.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { ListedVoter, PaperSource } from './source.ts';

/** Voters by their residents' group; groups in the order of their first voter, voters by their number, those without a group last. */
function byGroup(voters: readonly ListedVoter[]): VoterRollFacts['groups'] {
  const groups = new Map<string, ListedVoter[]>();
  for (const voter of [...voters].sort((a, b) => a.voterNo - b.voterNo)) {
    const group = groups.get(voter.group);
    if (group === undefined) groups.set(voter.group, [voter]);
    else group.push(voter);
  }
  const sorted = [...groups].sort(([a], [b]) => Number(a.trim() === '') - Number(b.trim() === ''));
  return sorted.map(([group, people]) => ({
    name: groupName(group),
    voters: people.map((voter) => ({ serial: voter.voterNo, name: voter.name, sex: voter.sex })),
  }));
}

/** Residents' groups that have voters, in the order of the roll. */
export const groupNames = ({ voters }: PaperSource): readonly string[] => byGroup(voters).map(({ name }) => name);

/**
 * N04. The last day for objections is only set when the roll is published (JWH25-17). A list with more or fewer people than
 * the ledger counts is not the roll, and is held back.
 */
export function voterRoll(source: PaperSource): Draft<VoterRollFacts> {
  const { cycle, residents } = source;
  const { roll, arrangements } = cycle;
  const posted = roll.stage === 'PUBLISHED' || roll.stage === 'FROZEN';
  return {
    head: headOf(source, 'VOTER_ROLL', electionCommittee(source)),
    basis: basisOf(residents, ['REG-4', 'ROLL-1']),
    electionDay: cycle.electionDay,
    objectionUntil: posted ? roll.objectionUntil : undefined,
    rulingDays: residents.parameters.rulingDays?.value,
    place: arrangements?.registrationPlace,
    phone: arrangements?.phone,
    groups: source.voters.length === roll.listed ? byGroup(source.voters) : undefined,
  };
}

import type { IsoDate } from '@mingxuan/rulebook';
import { NATIONAL_HOLIDAYS, objectionWindow } from '@mingxuan/rulebook';
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

function objectionsUntil({ cycle, residents, on }: PaperSource): IsoDate | undefined {
  const { roll } = cycle;
  if (roll.stage === 'EMPTY') return undefined;
  if (roll.stage !== 'DRAFT') return roll.objectionUntil;
  return objectionWindow(on, residents.parameters, NATIONAL_HOLIDAYS).lastDay;
}

/** Residents' groups that have voters, in the order of the roll. */
export const groupNames = ({ voters }: PaperSource): readonly string[] => byGroup(voters).map(({ name }) => name);

/**
 * N04. The last day for objections is set when the roll is published (JWH25-17); before that it is reckoned as if the roll were
 * published on the day printed on the paper, and it may be published on no other. A list that was changed after its publication says
 * up to which day. A list with more or fewer people than the ledger counts is not the roll, and is held back.
 */
export function voterRoll(source: PaperSource): Draft<VoterRollFacts> {
  const { cycle, residents } = source;
  const { roll, arrangements } = cycle;
  const posted = roll.stage === 'PUBLISHED' || roll.stage === 'FROZEN';
  // A paper of the first day does not tell of what was changed on a later one.
  const supplemented = cycle.rollChanges.some(({ afterPublication, on }) => afterPublication && on <= source.on);
  return {
    head: headOf(source, 'VOTER_ROLL', electionCommittee(source)),
    basis: basisOf(residents, ['REG-4', 'ROLL-1']),
    electionDay: cycle.electionDay,
    objectionUntil: objectionsUntil(source),
    ...(posted && supplemented ? { asOf: source.on } : {}),
    rulingDays: residents.parameters.rulingDays?.value,
    place: arrangements?.registrationPlace,
    phone: arrangements?.phone,
    groups: source.voters.length === roll.listed ? byGroup(source.voters) : undefined,
  };
}

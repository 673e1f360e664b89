import type { VotingMode } from '@mingxuan/rulebook';
import type {
  ObjectionDecisionFacts,
  ObjectionFormFacts,
  RegistrationFormFacts,
  RepresentativeFormFacts,
  RollRegisterFacts,
  VoterCardsFacts,
} from '../papers/forms-roll.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { ListedVoter, PaperSource, Subject } from './source.ts';
import { voterRoll } from './voter-roll.ts';

/** F06: blank, one for each voter. */
export const registrationForm = (source: PaperSource): Draft<RegistrationFormFacts> => ({
  head: headOf(source, 'REGISTRATION_FORM', electionCommittee(source)),
  entry: { electionDay: source.cycle.electionDay },
});

/** F07: the roll as the office works with it; held back like the roll itself while it is not the ledger’s. */
export function rollRegister(source: PaperSource): Draft<RollRegisterFacts> {
  const { groups } = voterRoll(source);
  return {
    head: headOf(source, 'ROLL_REGISTER', electionCommittee(source)),
    electionDay: source.cycle.electionDay,
    groups: groups?.map(({ name, voters }) => ({
      name,
      voters: voters?.map((v) => ({ voterNo: v.serial, name: v.name, sex: v.sex })),
    })),
  };
}

const cardNames: Readonly<Record<VotingMode, string>> = {
  ALL_VOTERS: '选民证',
  HOUSEHOLD_REP: '户代表证',
  RESIDENT_REP: '居民代表证',
};

/** Who may vote: everybody on the published roll, or those listed where not every voter does. */
function electors({ cycle, voters }: PaperSource): readonly ListedVoter[] | undefined {
  if (cycle.roll.stage !== 'PUBLISHED' && cycle.roll.stage !== 'FROZEN') return undefined;
  if (cycle.mandate?.votingMode === 'ALL_VOTERS') return voters;
  const list = cycle.representatives?.list;
  if (list === undefined) return undefined;
  const members = new Set(list.kind === 'HOUSEHOLDS' ? list.members : list.groups.flatMap((g) => g.members));
  return voters.filter(({ voterNo }) => members.has(voterNo));
}

/** F08: the number on the card is the number on the roll; no ballot ever bears it. */
export function voterCards(source: PaperSource): Draft<VoterCardsFacts> {
  const { cycle } = source;
  const mode = cycle.mandate?.votingMode;
  const sorted = electors(source)?.toSorted((a, b) => a.voterNo - b.voterNo);
  return {
    head: headOf(source, 'VOTER_CARDS', electionCommittee(source)),
    electionDay: cycle.electionDay,
    cardName: mode === undefined ? undefined : cardNames[mode],
    openAt: cycle.arrangements?.opensAt,
    closeAt: cycle.arrangements?.closesAt,
    cards: sorted?.map(({ voterNo, name }) => ({
      cardNo: String(voterNo).padStart(5, '0'),
      name,
      station: cycle.arrangements?.pollingPlace,
    })),
  };
}

/** F09: blank, one for each residents’ group. */
export const representativeForm = (source: PaperSource): Draft<RepresentativeFormFacts> => ({
  head: headOf(source, 'REPRESENTATIVE_FORM', electionCommittee(source)),
});

/** F10 申诉书: blank. */
export const objectionForm = (source: PaperSource): Draft<ObjectionFormFacts> => ({
  head: headOf(source, 'OBJECTION_FORM', electionCommittee(source)),
});

/** F10 处理决定书, for the petitioner and the file. */
export function objectionDecision(source: PaperSource, { key }: Subject): Draft<ObjectionDecisionFacts> {
  const objection = source.cycle.objections.find(({ no }) => String(no) === key);
  const ruling = objection?.ruling ?? undefined;
  return {
    head: headOf(source, 'OBJECTION_DECISION', electionCommittee(source)),
    petitioner: objection?.petitioner,
    item: objection?.about,
    receivedOn: objection?.filedOn,
    decidedOn: ruling?.on,
    decision: ruling && (ruling.decision === 'UPHELD' ? '申诉成立。' : '申诉不成立。'),
    reason: ruling?.basis,
    law: basisOf(source.residents, ['ROLL-2', 'ROLL-1']),
  };
}

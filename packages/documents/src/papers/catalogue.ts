import { formalCandidates, type FormalCandidatesFacts } from './candidates.ts';
import { certificate, type CertificateFacts } from './certificate.ts';
import type { Paper } from './paper.ts';
import { partyResult, type PartyResultFacts } from './party-result.ts';
import { result, type ResultFacts } from './result.ts';
import { voterRoll, type VoterRollFacts } from './voter-roll.ts';

/** The facts of each paper, by its stable id. The id never changes; the number printed on the paper is `head.displayNo`. */
export interface PaperFactsById {
  readonly VOTER_ROLL: VoterRollFacts;
  readonly CANDIDATES_FORMAL: FormalCandidatesFacts;
  readonly RESULT: ResultFacts;
  readonly PARTY_RESULT: PartyResultFacts;
  readonly CERTIFICATE: CertificateFacts;
}

export type PaperId = keyof PaperFactsById;

/** Every paper the project can print. */
export const papers: { readonly [K in PaperId]: Paper<PaperFactsById[K]> } = {
  VOTER_ROLL: voterRoll,
  CANDIDATES_FORMAL: formalCandidates,
  RESULT: result,
  PARTY_RESULT: partyResult,
  CERTIFICATE: certificate,
};

/** All ids, in the order of the catalogue. */
export const paperIds: readonly PaperId[] = Object.keys(papers).filter((id): id is PaperId =>
  Object.hasOwn(papers, id),
);

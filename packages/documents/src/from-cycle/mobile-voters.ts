import type { MobileReason } from '@mingxuan/election';
import type { Draft } from '../papers/paper.ts';
import type { MobileVotersFacts } from '../papers/polling.ts';
import { headOf } from './head.ts';
import { electionCommittee, streetOffice } from './issuers.ts';
import type { PaperSource } from './source.ts';

const reasons: Readonly<Record<MobileReason, 'MOBILITY' | 'REMOTE'>> = { IMMOBILE: 'MOBILITY', SCATTERED: 'REMOTE' };

/** N12. National law is silent on mobile boxes: the basis is the local text recorded with each box. */
export function mobileVoters(source: PaperSource): Draft<MobileVotersFacts> {
  const { cycle, residents } = source;
  const { boxes } = cycle;
  const names = new Map(source.voters.map(({ voterNo, name }) => [voterNo, name]));
  const byTown = residents.parameters.mobileBox?.value.approval === 'TOWN';
  return {
    head: headOf(source, 'MOBILE_VOTERS', electionCommittee(source)),
    basis: [...new Set(boxes.map(({ basis }) => basis))],
    electionDay: cycle.electionDay,
    ...(byTown ? { approvedBy: streetOffice(source) } : {}),
    voters: boxes.flatMap((box) =>
      box.voters.map(({ voterNo, reason }) => ({ name: names.get(voterNo), reason: reasons[reason] })),
    ),
    scrutineers: [...new Set(boxes.flatMap((box) => box.staff))].map((name) => ({ name })),
  };
}

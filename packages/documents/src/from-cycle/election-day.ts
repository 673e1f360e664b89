import type { ElectionDayFacts } from '../papers/schedule.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { dayOf } from './days.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';
import { methodWord } from './words.ts';

/** N01. The committee that runs the election opens it: its work begins on the day it is chosen (C01). */
export function electionDay(source: PaperSource): Draft<ElectionDayFacts> {
  const { cycle, residents } = source;
  const { mandate } = cycle;
  return {
    head: headOf(source, 'ELECTION_DAY', electionCommittee(source)),
    basis: basisOf(residents, ['MODE-1', 'REC-1']),
    electionDay: cycle.electionDay,
    startDate: cycle.rec?.electedOn ?? dayOf(source, 'C01'),
    method: mandate === null ? undefined : methodWord[mandate.votingMode],
    seats:
      mandate === null
        ? undefined
        : { chair: mandate.seats.CHAIR, vice: mandate.seats.VICE, members: mandate.seats.MEMBER },
    phone: cycle.arrangements?.phone,
  };
}

import type { Draft } from '../papers/paper.ts';
import type { ScribesFacts } from '../papers/polling.ts';
import type { PreSelectionMethodFacts, PreSelectionResultFacts } from '../papers/pre-selection.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';

/** N18: the ledger holds no pre-selection; only how many preliminary candidates there are and how many seats. */
export function preSelectionMethod(source: PaperSource): Draft<PreSelectionMethodFacts> {
  return {
    head: headOf(source, 'PRE_SELECTION_METHOD', electionCommittee(source)),
    basis: basisOf(source.residents, ['CAND-5']),
    phone: source.cycle.arrangements?.phone,
  };
}

/** N19, likewise. */
export function preSelectionResult(source: PaperSource): Draft<PreSelectionResultFacts> {
  return {
    head: headOf(source, 'PRE_SELECTION_RESULT', electionCommittee(source)),
    basis: basisOf(source.residents, ['CAND-5']),
    phone: source.cycle.arrangements?.phone,
  };
}

/** N14. That candidates keep away is said where the local rule says it (CAND-11). */
export function scribes(source: PaperSource): Draft<ScribesFacts> {
  const { cycle, residents } = source;
  return {
    head: headOf(source, 'SCRIBES', electionCommittee(source)),
    basis: basisOf(residents, ['VOTE-1', 'VOTE-3']),
    electionDay: cycle.electionDay,
    stations: cycle.scribes?.stations.map(({ station, people }) => ({
      name: station,
      people: people.map((name) => ({ name })),
    })),
    ...(residents.overlays.length > 0 && residents.rules.has('CAND-11')
      ? { avoidanceNote: '候选人及其近亲属不担任这项工作。' }
      : {}),
    phone: cycle.arrangements?.phone,
  };
}

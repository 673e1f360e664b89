import { factSteps } from '@mingxuan/election';
import type { StepCode } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../api.ts';

/**
 * How a step comes on record. `BY_FACT`: by the act itself, on the page that carries it out. `BY_COUNT`: worked out
 * from the count, once the result is determined. `NOT_CALLED`: no result called for a further vote. `EARLY`: there is no
 * result yet to announce. `BY_HAND`: by a sentence and evidence.
 */
export type RecordedHow = 'BY_FACT' | 'BY_COUNT' | 'NOT_CALLED' | 'EARLY' | 'BY_HAND';

export function recordedHow(view: Pick<OpenCommunity, 'cycle' | 'neededPolls'>, step: StepCode): RecordedHow {
  const residents = view.cycle.polls.filter((poll) => poll.stream === 'RESIDENTS');
  const determined = residents.some((poll) => poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED');
  if (step === 'E08' || step === 'E09') return determined && !factSteps.has(step) ? 'BY_HAND' : 'BY_COUNT';
  if (step === 'E11') {
    const further = (poll: { readonly id: string }): boolean => poll.id.startsWith('residents-');
    return residents.some(further) || view.neededPolls.some(further) ? 'BY_HAND' : 'NOT_CALLED';
  }
  if (step === 'E12' && !determined) return 'EARLY';
  return factSteps.has(step) ? 'BY_FACT' : 'BY_HAND';
}

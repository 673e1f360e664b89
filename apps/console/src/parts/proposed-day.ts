import type { PollView } from '@mingxuan/election';
import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../api.ts';

/** The latest of some days; undefined when there is none. */
export const latestDay = (...days: readonly (IsoDate | null | undefined)[]): IsoDate | undefined =>
  days.reduce<IsoDate | undefined>(
    (latest, day) => (day === null || day === undefined || (latest !== undefined && latest >= day) ? latest : day),
    undefined,
  );

/** The latest day on which something is on record for a vote. */
export function lastDayOf(poll: PollView): IsoDate {
  const { preparedOn } = poll;
  switch (poll.stage) {
    case 'PREPARED':
      return preparedOn;
    case 'OPEN':
    case 'COUNTING':
      return latestDay(preparedOn, poll.openedOn) ?? preparedOn;
    case 'DETERMINED':
    case 'CERTIFIED':
      return latestDay(preparedOn, poll.determinedOn, ...poll.signatures.map((one) => one.on)) ?? preparedOn;
    default:
      return poll satisfies never;
  }
}

/** The last day of the votes of one stream: a further vote rests on the result before it. */
export const lastPollDay = ({ cycle }: Pick<OpenCommunity, 'cycle'>, stream: PollView['stream']): IsoDate | undefined =>
  latestDay(...cycle.polls.filter((poll) => poll.stream === stream).map((poll) => lastDayOf(poll)));

/** What comes after the vote rests on the vote; otherwise a step rests on those of its own phase. */
const basisOf = (step: StepCode): readonly string[] => (step.startsWith('F') ? ['E', 'F'] : [step.slice(0, 1)]);

/** The latest day on which a step that comes before this one, in its phase, was done. */
function groundFor({ cycle }: Pick<OpenCommunity, 'cycle'>, step: StepCode): IsoDate | undefined {
  const phases = basisOf(step);
  return latestDay(
    ...Object.entries(cycle.steps).flatMap(([code, done]) =>
      done !== undefined && code < step && phases.includes(code.slice(0, 1)) ? [done.on] : [],
    ),
  );
}

/** The day proposed in a rehearsal: the planned one, or that of the latest fact the act rests on, whichever is later. */
export function proposedDay(
  view: Pick<OpenCommunity, 'cycle' | 'today'>,
  step?: StepCode,
  notBefore?: IsoDate,
): IsoDate {
  if (step === undefined) return latestDay(view.today, notBefore) ?? view.today;
  const planned = view.cycle.plan?.steps.find((one) => one.code === step)?.planned;
  return latestDay(planned ?? view.today, groundFor(view, step), notBefore) ?? view.today;
}

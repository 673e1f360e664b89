import type { IsoDate } from '@mingxuan/rulebook';
import type { GateStatus } from './gates.ts';
import { allGates } from './gates.ts';
import type { Identity } from './poll/accounting.ts';
import { accountsOf, boxesToOpen } from './poll/accounting.ts';
import type { PollId } from './poll/facts.ts';
import type { PostStanding } from './poll/standing.ts';
import { neededPoll, standing } from './poll/standing.ts';
import type { Bundle, Cycle, Objection, Poll, State } from './state.ts';
import type { Task } from './tasks.ts';
import { tasks } from './tasks.ts';

/** A bundle as its tellers may see it: never another person's figures before both agree. */
export type BundleView =
  | { readonly no: number; readonly ballots: number; readonly stage: 'WAITING' }
  | { readonly no: number; readonly ballots: number; readonly stage: 'FIRST'; readonly by: string }
  | {
      readonly no: number;
      readonly ballots: number;
      readonly stage: 'DIFFERENT';
      readonly by: readonly [string, string];
      readonly fields: readonly string[];
    }
  | Extract<Bundle, { stage: 'AGREED' }>;

type WithBundleViews<P> = P extends { readonly bundles: readonly Bundle[] }
  ? Omit<P, 'bundles'> & { readonly bundles: readonly BundleView[] }
  : P;
export type PollView = WithBundleViews<Poll>;

/** The cycle as screens show it: counting stays blind; proxies and box lists are shown by number only where needed. */
export type CycleView = Omit<Cycle, 'polls' | 'objections'> & {
  readonly polls: readonly PollView[];
  readonly objections: readonly Objection[];
};

export type CommunityView =
  | { readonly status: 'UNOPENED'; readonly today: IsoDate }
  | {
      readonly status: 'OPEN' | 'CLOSED';
      readonly today: IsoDate;
      readonly cycle: CycleView;
      readonly gates: readonly GateStatus[];
      readonly tasks: readonly Task[];
      readonly standing: {
        readonly party: readonly PostStanding[];
        readonly secretaries: readonly PostStanding[];
        readonly residents: readonly PostStanding[];
      };
      /** The chain of ballots of each poll whose sheet is in. */
      readonly accounts: readonly { readonly poll: PollId; readonly identities: readonly Identity[] }[];
      /** The boxes that are opened, one line of the sheet each, of each open poll. */
      readonly boxesToOpen: readonly { readonly poll: PollId; readonly boxes: readonly string[] }[];
      /** Votes that certified results call for. */
      readonly neededPolls: readonly NonNullable<ReturnType<typeof neededPoll>>[];
    };

/** `clockDay` is today by the clock; a rehearsal lives on the day of its latest act instead. */
export function view(state: State, clockDay: IsoDate): CommunityView {
  if (state.status === 'UNOPENED') return { status: 'UNOPENED', today: clockDay };
  const today = dayOf(state, clockDay);
  const needed = (['party-committee', 'party-secretaries', 'residents'] as const).flatMap(
    (base) => neededPoll(state, base) ?? [],
  );
  return {
    status: state.status,
    today,
    cycle: { ...state, polls: state.polls.map(pollView) },
    gates: allGates(state),
    tasks: tasks(state, today),
    standing: {
      party: standing(state, 'party-committee'),
      secretaries: standing(state, 'party-secretaries'),
      residents: standing(state, 'residents'),
    },
    accounts: state.polls.flatMap((poll) =>
      poll.stage === 'PREPARED' || poll.stage === 'OPEN'
        ? []
        : [{ poll: poll.id, identities: accountsOf(state, poll, poll) }],
    ),
    boxesToOpen: state.polls.flatMap((poll) =>
      poll.stage === 'OPEN' ? [{ poll: poll.id, boxes: boxesToOpen(state, poll) }] : [],
    ),
    neededPolls: needed,
  };
}

function pollView(poll: Poll): PollView {
  switch (poll.stage) {
    case 'PREPARED':
    case 'OPEN':
      return poll;
    case 'COUNTING':
      return { ...poll, bundles: poll.bundles.map(bundleView) };
    case 'DETERMINED':
      return { ...poll, bundles: poll.bundles.map(bundleView) };
    case 'CERTIFIED':
      return { ...poll, bundles: poll.bundles.map(bundleView) };
    default:
      return poll satisfies never;
  }
}

function bundleView(bundle: Bundle): BundleView {
  const { no, ballots } = bundle;
  switch (bundle.stage) {
    case 'WAITING':
    case 'AGREED':
      return bundle;
    case 'FIRST':
      return { no, ballots, stage: 'FIRST', by: bundle.first.account };
    case 'DIFFERENT':
      return {
        no,
        ballots,
        stage: 'DIFFERENT',
        by: [bundle.first.account, bundle.second.account],
        fields: withoutNames(bundle.fields),
      };
    default:
      return bundle satisfies never;
  }
}

/** A name written in would tell one teller what the other has read: it comes back by its post only. */
const withoutNames = (fields: readonly string[]): readonly string[] => [
  ...new Set(fields.map((field) => (field.startsWith('writeIn.') ? field.split('.', 2).join('.') : field))),
];

/** Today as this cycle lives it: the clock's day, or in a rehearsal the day it has been played up to. */
export const dayOf = (state: Cycle, clockDay: IsoDate): IsoDate =>
  state.mode === 'REHEARSAL' ? state.lastOn : clockDay;

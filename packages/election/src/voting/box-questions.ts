import type { PollId } from '../poll/facts.ts';
import type { Cycle, MobileBox } from '../state.ts';
import type { BoxIncident, FixedBox } from './box-state.ts';

/** What is on record of boxes; screens have it as well. */
export type BoxesOnRecord = Pick<Cycle, 'boxes' | 'boxDay'>;

export const fixedBoxesOf = (state: BoxesOnRecord, poll: PollId): readonly FixedBox[] =>
  state.boxDay.fixed.filter((b) => b.poll === poll);

/** Mobile boxes that left during this poll. */
export const mobileBoxesOf = (state: BoxesOnRecord, poll: PollId): readonly MobileBox[] =>
  state.boxes.filter((b) => b.trip.stage !== 'APPROVED' && b.trip.poll === poll);

export const incidentsOf = (state: BoxesOnRecord, poll: PollId, box: string): readonly BoxIncident[] =>
  state.boxDay.incidents.filter((i) => i.poll === poll && i.box === box);

/** Waiting for the committee's decision, or decided not to be counted: in neither case is it opened. */
export const isSetAside = (state: BoxesOnRecord, poll: PollId, box: string): boolean =>
  incidentsOf(state, poll, box).some((i) => i.decision === null || !i.decision.counted);

export const isUndecided = (state: BoxesOnRecord, poll: PollId, box: string): boolean =>
  incidentsOf(state, poll, box).some((i) => i.decision === null);

export const isNotCounted = (state: BoxesOnRecord, poll: PollId, box: string): boolean =>
  incidentsOf(state, poll, box).some((i) => i.decision?.counted === false);

export const isLost = (state: BoxesOnRecord, poll: PollId, box: string): boolean =>
  incidentsOf(state, poll, box).some((i) => i.cause === 'LOST');

/** The box that this one was emptied into before the boxes were opened. */
export const mergedInto = (state: BoxesOnRecord, poll: PollId, box: string): string | null =>
  state.boxDay.merged.find((m) => m.poll === poll && m.box === box)?.into ?? null;

/** Every seal number of this cycle, wherever it was put; a box that came back without one adds none. */
export const usedSeals = (state: Cycle): readonly string[] =>
  [
    ...state.boxes.flatMap(({ trip }) =>
      trip.stage === 'APPROVED' ? [] : [trip.sealOut, ...(trip.stage === 'BACK' ? [trip.sealIn] : [])],
    ),
    ...state.boxDay.fixed.flatMap((b) => b.seals),
    ...state.boxDay.incidents.flatMap((i) => i.seals),
  ].filter((seal) => seal !== '');

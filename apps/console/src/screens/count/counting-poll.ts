import type { PollView } from '@mingxuan/election';

/** A poll whose boxes are open and whose bundles are being counted. */
export type CountingPoll = Extract<PollView, { stage: 'COUNTING' }>;

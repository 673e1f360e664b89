import type { PollView } from '@mingxuan/election';

export type CountedPoll = Extract<PollView, { stage: 'COUNTING' | 'DETERMINED' | 'CERTIFIED' }>;
export type DecidedPoll = Extract<PollView, { stage: 'DETERMINED' | 'CERTIFIED' }>;

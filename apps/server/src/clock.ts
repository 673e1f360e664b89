import type { IsoDate } from '@mingxuan/rulebook';
import { chinaTime } from '@mingxuan/rulebook';

/** The only clock of the server. Legal days are days in China, wherever the machine stands. */
export interface Clock {
  readonly now: () => Date;
  readonly today: () => IsoDate;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => chinaTime(new Date().toISOString()).day,
};

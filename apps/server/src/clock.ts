import type { IsoDate } from '@mingxuan/rulebook';

/** The only clock of the server. Legal days are days in China, wherever the machine stands. */
export interface Clock {
  readonly now: () => Date;
  readonly today: () => IsoDate;
}

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => shanghai.format(new Date()) as IsoDate,
};

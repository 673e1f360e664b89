import type { IsoDate } from '@mingxuan/rulebook';

const china = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** The calendar day in China at an instant: legal days are days there, wherever the machine stands. */
export const dayInChina = (at: Date): IsoDate => china.format(at) as IsoDate;

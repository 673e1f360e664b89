import type { Text } from '@mingxuan/rulebook';

const ENGLISH: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明: 'Qingming',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat',
  中秋: 'Mid-Autumn',
  国庆节: 'National Day',
};

/** A holiday as the calendar file names it, in both languages. */
export const holidayName = (zh: string): Text => ({ zh, en: ENGLISH[zh] ?? 'Holiday' });

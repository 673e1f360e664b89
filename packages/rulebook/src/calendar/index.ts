export * from './china-time.ts';
export * from './holiday-calendar.ts';
export * from './iso-date.ts';
export * from './periods.ts';

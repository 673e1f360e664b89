export * from './api.ts';
export * from './client.ts';
export * from './commands.ts';
export * from './complaints.ts';
export * from './election-day.ts';
export * from './notices.ts';
export * from './roll-file.ts';
export * from './roll-mapping.ts';

export { createApp, routes } from './app.ts';
export { readConfig } from './config.ts';
export { cycleDomain, recordedFact } from './cycle/domain.ts';
export { closeServices, openServices, start, VERSION } from './start.ts';

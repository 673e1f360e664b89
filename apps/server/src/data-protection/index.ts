export { dataMapPage } from './page.ts';
export type { Sort } from './secrecy.ts';
export { joinPaths, sorts, unexplained, unplaced } from './secrecy.ts';
export { ballotSecrecyPage } from './secrecy-page.ts';
export { FACT_SIDES } from './sides.ts';
export type { CatalogueColumn } from './tables.ts';
export { mapAgainst, TABLES } from './tables.ts';
export { TERMS, TREATMENTS } from './treatments.ts';

/** What a file and what a hand-typed entry must hold is one rule, kept below both. */
export type { IdFault, IdReading } from '@mingxuan/rulebook';
export { checkCharacter, readIdNumber } from '@mingxuan/rulebook';

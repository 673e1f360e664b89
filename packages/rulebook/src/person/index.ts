export type { FoldedId, IdFault, IdReading } from './identity-number.ts';
export { checkCharacter, dateOf, foldIdNumber, readIdNumber } from './identity-number.ts';
export type { NameFault } from './name.ts';
export { NAME_MAX, nameFaults } from './name.ts';
export { compact, tidy, tidyName } from './tidy.ts';

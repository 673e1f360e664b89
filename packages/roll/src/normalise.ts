/** A name tidied from a file and one typed by hand are the same name: the rule is kept below both. */
export { compact, tidy, tidyName } from '@mingxuan/rulebook';

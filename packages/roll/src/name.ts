/** What is odd about a name is so in a file as in a form: the rule is kept below both. */
export type { NameFault } from '@mingxuan/rulebook';
export { NAME_MAX, nameFaults } from '@mingxuan/rulebook';

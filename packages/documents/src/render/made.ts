import type { Made } from './protocol.ts';

/**
 * With what a paper was made beyond the program's own, as its file and the ledger say it: `template=11/0101/N16-result.typ@…`,
 * `font=…`, `by-hand=2`. Empty for nearly every paper.
 */
export const madeWith = ({ fonts, byHand, template }: Made): readonly string[] => [
  ...fonts.map((font) => `font=${font}`),
  ...(byHand.length === 0 ? [] : [`by-hand=${byHand.length}`]),
  ...(template === null ? [] : [`template=${template.name}@${template.sha256}`]),
];

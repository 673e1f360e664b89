/** What is odd about a tidied name. `DOT` is only pointed out; the others need a person to look at the document. */
export type NameFault = 'NAME_TOO_SHORT' | 'NAME_TOO_LONG' | 'NAME_CHARACTERS' | 'NAME_DOT';

/** Identity cards carry up to 25 characters. */
export const NAME_MAX = 25;

/** Letters and marks of any script, ideographs of planes 2 and 3 even where Unicode is newer than this machine, dots, inner spaces. */
const ALLOWED = /^[\p{L}\p{M}\p{Script=Han}\u{20000}-\u{3FFFF}·•・‧∙⋅．' ]+$/u;

/** Looks at a name; counts characters as people see them (graphemes), never UTF-16 units. */
export function nameFaults(name: string): readonly NameFault[] {
  const length = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name)].length;
  const faults: NameFault[] = [];
  if (length > NAME_MAX) faults.push('NAME_TOO_LONG');
  if (length < 2) faults.push('NAME_TOO_SHORT');
  if (!ALLOWED.test(name)) faults.push('NAME_CHARACTERS');
  if (/[•・‧∙⋅．]/u.test(name)) faults.push('NAME_DOT');
  return faults;
}

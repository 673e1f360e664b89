/** What is odd about a tidied name. `DOT` is only pointed out; the others need a person to look at the document. */
export type NameFault = 'NAME_TOO_SHORT' | 'NAME_TOO_LONG' | 'NAME_CHARACTERS' | 'NAME_LATIN' | 'NAME_DOT';

/** Identity cards carry up to 25 characters. */
export const NAME_MAX = 25;

/** Letters and marks of any script, ideographs of planes 2 and 3 even where Unicode is newer than this machine, dots, inner spaces. */
const ALLOWED = /^[\p{L}\p{M}\p{Script=Han}\u{20000}-\u{3FFFF}·•・‧∙⋅．' ]+$/u;

const HAN = /[\p{Script=Han}\u{20000}-\u{3FFFF}]/u;

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Characters as people see them. Without combining marks these are the code points, which are cheap to count. */
function lengthOf(name: string): number {
  return /\p{M}/u.test(name) ? Array.from(GRAPHEMES.segment(name)).length : Array.from(name).length;
}

/** Looks at a tidied name. */
export function nameFaults(name: string): readonly NameFault[] {
  const length = lengthOf(name);
  const faults: NameFault[] = [];
  if (length > NAME_MAX) faults.push('NAME_TOO_LONG');
  if (length < 2) faults.push('NAME_TOO_SHORT');
  if (!ALLOWED.test(name)) faults.push('NAME_CHARACTERS');
  // 王zhe: the machine lacked the character. A foreign name has letters throughout.
  else if (/\p{Script=Latin}/u.test(name) && HAN.test(name)) faults.push('NAME_LATIN');
  if (/[•・‧∙⋅．]/u.test(name)) faults.push('NAME_DOT');
  return faults;
}

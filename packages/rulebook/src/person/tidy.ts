/** Characters that nobody can see but that make two equal values differ: zero-width marks, direction marks, soft hyphens. */
const INVISIBLE = /\p{Cf}/gu;

/** Tidies a value in which spaces carry no meaning at all, as a number or a household code: width, spaces, invisible marks. */
export const compact = (value: string): string => value.normalize('NFKC').replace(INVISIBLE, '').replace(/\s/gu, '');

/** Tidies free text: outer spaces and invisible marks go, inner runs of spaces become one; nothing else changes. */
export const tidy = (value: string): string => value.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();

const IDEOGRAPH = '[\\p{Script=Han}\\u{20000}-\\u{3FFFF}\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]';
const BETWEEN_IDEOGRAPHS = new RegExp(`(?<=${IDEOGRAPH})[\\s]+(?=${IDEOGRAPH})`, 'gu');
const AROUND_DOT = /\s*([·•・‧∙⋅．])\s*/gu;

/**
 * Tidies a name without touching any character of it: only spaces and invisible marks are removed.
 * The dot of a minority name, extension characters and variation selectors stay byte for byte.
 */
export const tidyName = (name: string): string => tidy(name).replace(BETWEEN_IDEOGRAPHS, '').replace(AROUND_DOT, '$1');

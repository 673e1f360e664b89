import type { Text } from '@mingxuan/rulebook';

/** Choices of a form from a table of words. */
export const optionsOf = <K extends string>(words: Readonly<Record<K, Text>>, say: (text: Text) => string) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: say(words[value]) }));

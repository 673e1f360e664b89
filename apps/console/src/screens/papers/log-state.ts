import type { Text } from '@mingxuan/rulebook';

/** The public log as `/log/status.json` tells it to everybody: sentences that are shown as they are. */
export interface ToldLog {
  readonly trouble: Text | null;
  readonly words: readonly Text[];
  readonly witnesses: readonly { readonly name: string; readonly words: Text; readonly refused: boolean }[];
}

/** Reads the answer; null where it is none. */
export function toldLog(answer: unknown): ToldLog | null {
  if (!isRecord(answer)) return null;
  const { trouble, words, witnesses } = answer;
  if (!(trouble === null || isText(trouble)) || !Array.isArray(words) || !Array.isArray(witnesses)) return null;
  const sentences = words.filter(isText);
  const told = witnesses.flatMap((one: unknown) =>
    isRecord(one) && typeof one['name'] === 'string' && isText(one['words'])
      ? [{ name: one['name'], words: one['words'], refused: one['refused'] !== null }]
      : [],
  );
  return sentences.length === words.length && told.length === witnesses.length
    ? { trouble, words: sentences, witnesses: told }
    : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is Text =>
  isRecord(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string';

import type { Lang, Refusal, Text } from '@mingxuan/rulebook';
import { plainJson, plainText } from './plain-text.ts';
import { sourceNames } from './words.ts';

/** 0 fine · 1 used wrongly, or broken · 2 a refusal, or a fault found. */
export type Exit = 0 | 1 | 2;

/** What a command has to say: the same thing for programs and for people. */
export interface Answer {
  readonly exit: Exit;
  readonly json: unknown;
  /** For people. Sentences about what is wrong go to stderr, results to stdout. */
  readonly text: string;
}

/** Where an answer goes; tests read it instead of a terminal. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

export const fine = (json: unknown, text: string): Answer => ({ exit: 0, json, text });
export const faulty = (json: unknown, text: string): Answer => ({ exit: 2, json, text });

/** An expected "no", with its law and what would help. */
export function refused(refusal: Refusal, lang: Lang): Answer {
  const { code, message, remedy, sources } = refusal;
  const law = sources.length === 0 ? '' : `\n  ${sourceNames(sources, lang)}`;
  const todo = lang === 'zh' ? '怎么办：' : 'What to do: ';
  return {
    exit: 2,
    json: { refusal: { code, message: message[lang], remedy: remedy[lang], sources } },
    text: `✗ ${message[lang]}${law}\n  ${todo}${remedy[lang]}`,
  };
}

/** The command was not used as it is meant. */
export const misused = (message: Text, lang: Lang): Answer => ({
  exit: 1,
  json: { error: { code: 'USAGE', message: message[lang] } },
  text: message[lang],
});

/** The border to the terminal: whatever files and ledgers say passes here, and only as text. */
export function print(answer: Answer, asJson: boolean, { out, err }: Output): Exit {
  if (asJson) out(`${plainJson(answer.json)}\n`);
  else if (answer.exit === 1 || isRefusal(answer.json)) err(`${plainText(answer.text)}\n`);
  else out(`${plainText(answer.text)}\n`);
  return answer.exit;
}

const isRefusal = (json: unknown): boolean => typeof json === 'object' && json !== null && 'refusal' in json;

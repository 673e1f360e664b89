import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// Writes `words.json`: every sentence of the pages that a further language may translate, as an empty file of that language.

const SRC = path.join(import.meta.dirname, '..', 'src');
export const WORDS_FILE = path.join(import.meta.dirname, '..', 'words.json');

/** The Chinese half of `t('…', '…')` and `text('…', '…')`; what differs from page to page is a gap. */
const WORDS = /\b(?:t|text)\(\s*(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)\s*,/gu;

export function wordsOfPages(): string {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = new Set<string>();
  for (const name of files.sort()) {
    for (const [, plain, template] of readFileSync(path.join(SRC, name), 'utf8').matchAll(WORDS)) {
      const words = (plain ?? template ?? '').replaceAll(/\$\{[^}]*\}|\d+/g, '{}');
      if (/\p{Script=Han}/u.test(words)) found.add(words);
    }
  }
  const words = Object.fromEntries([...found].sort().map((zh) => [zh, '']));
  return `${JSON.stringify({ tag: '', direction: 'ltr', name: '', words }, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(WORDS_FILE, wordsOfPages());

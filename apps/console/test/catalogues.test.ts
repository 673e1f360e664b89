import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const locales = new URL('../src/locales/', import.meta.url);
const ENTRY = /^msgid "(?<id>(?:[^"\\]|\\.)+)"\nmsgstr "(?<text>(?:[^"\\]|\\.)*)"$/gm;
const PLACE = /\{(?<name>\w+)[},]/g;

async function entries(locale: string, file: string): Promise<readonly (readonly [id: string, text: string])[]> {
  const written = await readFile(new URL(`${locale}/${file}`, locales), 'utf8');
  return [...written.matchAll(ENTRY)].map((found) => [found.groups?.id ?? '', found.groups?.text ?? '']);
}

const places = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(PLACE)].map((found) => found.groups?.name ?? ''))].sort();

describe.each(await readdir(new URL('en/', locales)))('%s', (file) => {
  it('says every sentence in English too', async () => {
    const english = await entries('en', file);
    expect(english.length).toBeGreaterThan(0);
    expect(english.filter(([, text]) => text === '').map(([id]) => id)).toEqual([]);
  });

  it('has the same sentences and the same values in them', async () => {
    const english = await entries('en', file);
    const chinese = await entries('zh-CN', file);
    expect(english.map(([id]) => id)).toEqual(chinese.map(([id]) => id));
    expect(english.filter(([id, text]) => places(id).join() !== places(text).join()).map(([id]) => id)).toEqual([]);
  });
});

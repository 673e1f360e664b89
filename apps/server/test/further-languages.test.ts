import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { furtherLanguages } from '../src/portal/further-languages.ts';

const file = (tag: string): string => JSON.stringify({ tag, direction: 'ltr', name: tag, words: { 日程: 'X' } });

test('languages are read in the order of their files; one that cannot be read, or comes twice, is named and left out', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'mingxuan-languages-'));
  try {
    const files = { 'b.json': file('bo'), 'a.json': file('mn-Mong'), 'c.json': file('bo'), 'd.json': '{', 'e.txt': '' };
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
    const said: string[] = [];
    const languages = await furtherLanguages(folder, (cause) => said.push(cause.message));
    expect(languages.map(({ tag }) => tag)).toEqual(['mn-Mong', 'bo']);
    expect(said).toEqual([expect.stringMatching(/^c\.json：/), expect.stringMatching(/^d\.json：.*JSON/)]);
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(await furtherLanguages(folder, () => undefined)).toEqual([]);
});

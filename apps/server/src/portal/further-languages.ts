import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language, LanguageFault } from '@mingxuan/portal';
import { readLanguage } from '@mingxuan/portal';

const SAID: Readonly<Record<LanguageFault, string>> = {
  NOT_JSON: '不是 JSON 格式 / not JSON',
  NOT_A_LANGUAGE:
    '应有 tag、direction、name、words 四项，词条都是文字 / needs tag, direction, name and words, all of them text',
  TAG_TAKEN: '这个语言页面本来就有 / the pages have that language already',
  NUMBERS_LOST: '译文里 {} 的个数和原文不一样 / not as many {} as in the Chinese',
};

/** The languages in a folder, in the order of their files' names; a file that is none is left out, and said to be. */
export async function furtherLanguages(folder: string, failed: (cause: Error) => void): Promise<readonly Language[]> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const languages: Language[] = [];
  for (const name of files) {
    const read = readLanguage(await readFile(path.join(folder, name), 'utf8'));
    if (!read.ok) {
      failed(new Error(`${name}：${SAID[read.fault]}${read.at === null ? '' : `：${read.at}`}`));
    } else if (languages.some(({ tag }) => tag === read.value.tag)) {
      failed(new Error(`${name}：${SAID.TAG_TAKEN}`));
    } else {
      languages.push(read.value);
    }
  }
  return languages;
}

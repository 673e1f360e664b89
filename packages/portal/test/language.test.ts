import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../src/index.ts';
import { readLanguage } from '../src/index.ts';
import { wordsIn } from '../src/language.ts';
import { WORDS_FILE, wordsOfPages } from '../tools/words.ts';
import { ID, toldSite } from './told-site.ts';

const file = (more: object = {}): string =>
  JSON.stringify({ tag: 'ug', direction: 'rtl', name: 'ئۇيغۇرچە', words: { 日程: 'X', '还有{}天': '{} Y' }, ...more });

function read(source: string): Language {
  const made = readLanguage(source);
  if (!made.ok) throw new Error(made.fault);
  return made.value;
}

describe('a further language of the pages', () => {
  test.each([
    ['日程', 'X'],
    ['还有12天', '12 Y'],
    ['别的话', '别的话'],
  ])('%s', (zh, own) => expect(wordsIn(read(file()), zh)).toBe(own));

  test.each([
    ['{', 'NOT_JSON'],
    ['[]', 'NOT_A_LANGUAGE'],
    [file({ tag: '../x' }), 'NOT_A_LANGUAGE'],
    [file({ direction: 'up' }), 'NOT_A_LANGUAGE'],
    [file({ words: { 日程: 1 } }), 'NOT_A_LANGUAGE'],
    [file({ tag: 'en' }), 'TAG_TAKEN'],
    [file({ words: { '还有{}天': 'Y' } }), 'NUMBERS_LOST'],
  ])('%s is refused', (source, fault) => expect(readLanguage(source)).toMatchObject({ ok: false, fault }));

  test('has pages of its own, in its direction, and is offered on all others', () => {
    const frame = { header: '', footer: '', api: null, languages: [read(file({ words: { 日程: '⟦日程⟧' } }))] };
    const site = new Map(toldSite('HANDED_OVER', frame).map(({ path, text }) => [path, text]));
    const own = site.get(`ug/${ID}/index.html`) ?? '';
    expect(own).toContain('<html lang="ug" dir="rtl" class="zh">');
    expect(own).toContain('<h1>⟦日程⟧</h1>');
    expect(own).toContain(`href="../../ug/${ID}/notices.html"`);
    // What is not translated is there in Chinese.
    expect(own).toContain('公告');
    expect(site.get(`${ID}/index.html`)).toContain(
      `<a href="../ug/${ID}/index.html" lang="ug" hreflang="ug">ئۇيغۇرچە</a>`,
    );
    expect(site.get(`${ID}/index.html`)).not.toContain('⟦');
  });

  test('the empty file of words that translators begin with is the one of these pages', () => {
    expect(readFileSync(WORDS_FILE, 'utf8')).toBe(wordsOfPages());
  });

  test('every sentence in that file is found on the pages where it is translated', () => {
    const { words } = JSON.parse(wordsOfPages()) as { readonly words: Record<string, string> };
    const marked = Object.fromEntries(Object.keys(words).map((zh) => [zh, `⟦${zh}⟧`]));
    const frame = { header: '', footer: '', api: null, languages: [read(file({ words: marked }))] };
    const own = toldSite('HANDED_OVER', frame).find(({ path }) => path === `ug/${ID}/protect.html`)?.text ?? '';
    const main = own.slice(own.indexOf('<main'), own.indexOf('</main>')).replaceAll(/⟦[^⟧]*⟧/g, '');
    expect(main.replaceAll(/<[^>]*>/g, '')).not.toMatch(/\p{Script=Han}/u);
  });
});

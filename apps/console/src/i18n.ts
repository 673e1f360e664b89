import { i18n } from '@lingui/core';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

export type Lang = 'zh' | 'en';

const KEY = 'mingxuan.lang';

const catalogues = {
  zh: () => Promise.all([import('./locales/zh-CN/polling.po'), import('./locales/zh-CN/shell.po')]),
  en: () => Promise.all([import('./locales/en/polling.po'), import('./locales/en/shell.po')]),
} as const;

const locales: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' };

/** The language chosen last on this machine; Chinese until someone chooses. */
export function storedLang(): Lang {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

/** Loads the catalogues of a language, switches every sentence on the page to it and remembers the choice. */
export async function activate(lang: Lang): Promise<void> {
  const parts = await catalogues[lang]();
  i18n.loadAndActivate({ locale: locales[lang], messages: Object.assign({}, ...parts.map((part) => part.messages)) });
  dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  document.documentElement.lang = locales[lang];
  try {
    localStorage.setItem(KEY, lang);
  } catch {
    // A browser that keeps nothing still shows the chosen language until it is closed.
  }
}

/** The language on screen now. */
export const currentLang = (): Lang => (i18n.locale === 'en' ? 'en' : 'zh');

import { useLingui } from '@lingui/react';
import type { Text } from '@mingxuan/rulebook';
import type { Lang } from './i18n.ts';

/** Picks the sentence of a domain text in the language on screen. */
export function useText(): (text: Text) => string {
  const lang = useLang();
  return (text) => text[lang];
}

/** The language on screen; re-renders when it is switched. */
export function useLang(): Lang {
  const { i18n } = useLingui();
  return i18n.locale === 'en' ? 'en' : 'zh';
}

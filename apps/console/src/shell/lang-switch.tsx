import { useLingui } from '@lingui/react/macro';
import { activate, type Lang } from '../i18n.ts';
import { useLang } from '../text.ts';
import css from './shell.module.css';

const other: Readonly<Record<Lang, { readonly lang: Lang; readonly label: string; readonly code: string }>> = {
  zh: { lang: 'en', label: 'English', code: 'en' },
  en: { lang: 'zh', label: '中文', code: 'zh-CN' },
};

/** One button that names the other language in that language. */
export function LangSwitch({ dark = true }: { readonly dark?: boolean }) {
  const { t } = useLingui();
  const lang = useLang();
  const next = other[lang];
  return (
    <button
      type="button"
      className={dark ? css.tool : css.toolLight}
      lang={next.code}
      title={t`切换语言`}
      onClick={() => void activate(next.lang)}
    >
      {next.label}
    </button>
  );
}

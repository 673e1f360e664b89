import { useLingui } from '@lingui/react/macro';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useLang } from '../text.ts';
import { fontFamily, theme } from './theme.ts';

/** The nonce of this very page, which antd's styles must carry to be allowed in (Content-Security-Policy). */
const pageNonce = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce || undefined;

/** antd moves things by script as well, which no style sheet stops for whoever asked their system for stillness. */
const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** antd as this console uses it: our theme, the language on screen, and the page's nonce. */
export function Look({ children }: { readonly children: ReactNode }) {
  const lang = useLang();
  const nonce = pageNonce();
  const { t } = useLingui();
  return (
    <ConfigProvider
      locale={lang === 'zh' ? zhCN : enUS}
      theme={{ ...theme, token: { ...theme.token, fontFamily: fontFamily[lang], motion: !still } }}
      // Otherwise antd writes a space between the two characters of 取消 and 确定.
      button={{ autoInsertSpace: false }}
      // The message stands under its field, and its label is no plain text: antd would write the program's own name of it.
      form={{ validateMessages: { required: t`请填写这一栏` } }}
      {...(nonce === undefined ? {} : { csp: { nonce } })}
    >
      {/* Below the top bar, so that it never covers the community's name. */}
      <App message={{ top: 60 }}>{children}</App>
    </ConfigProvider>
  );
}

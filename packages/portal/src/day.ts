import type { IsoDate, Lang } from '@mingxuan/rulebook';
import type { Html } from './html.ts';
import { html } from './html.ts';

const WEEKDAYS: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** A day in words, with its weekday: 2026年12月20日（周日）. */
export function dayInWords(day: IsoDate, lang: Lang): string {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const weekday = WEEKDAYS[lang][new Date(Date.UTC(y, m - 1, d)).getUTCDay()] ?? '';
  return lang === 'zh' ? `${y}年${m}月${d}日（${weekday}）` : `${weekday} ${day}`;
}

/**
 * A day on a page. Pages are written once and read on other days: how many days are left is added by the reader's own
 * browser (`data-left`), and without script the day itself is enough.
 */
export const dayMark = (day: IsoDate, lang: Lang, countDown = false): Html =>
  html`<time datetime="${day}"${countDown ? html` data-left` : null}>${dayInWords(day, lang)}</time>`;

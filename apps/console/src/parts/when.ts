import { useLang } from '../text.ts';

const shown = (locale: string) =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });

/** Writes an instant (ISO 8601) as day and time in China, in the language on screen. */
export function useWhen(): (at: string) => string {
  const format = shown(useLang() === 'zh' ? 'zh-CN' : 'en-GB');
  return (at) => format.format(new Date(at));
}

import { useLingui } from '@lingui/react/macro';
import type { IsoDate } from '@mingxuan/rulebook';
import { daysFromTo, weekday } from '../day.ts';
import css from './day-text.module.css';

/** 周日 … 周六 */
export function useWeekday(): (day: IsoDate) => string {
  const { t } = useLingui();
  const names = [t`周日`, t`周一`, t`周二`, t`周三`, t`周四`, t`周五`, t`周六`];
  return (day) => names[weekday(day)] ?? '';
}

/** 还有 26 天 · 今天 · 已过 3 天 */
export function useDaysLeft(): (today: IsoDate, day: IsoDate) => string {
  const { t } = useLingui();
  return (today, day) => {
    const days = daysFromTo(today, day);
    const past = -days;
    if (days === 0) return t`今天`;
    if (days === 1) return t`明天`;
    return days > 0 ? t`还有 ${days} 天` : t`已过 ${past} 天`;
  };
}

interface Props {
  readonly day: IsoDate;
  /** The server's day; when given, the distance is written too. */
  readonly today?: IsoDate;
  /** Colours the distance: red when past, amber within a week. */
  readonly urgent?: boolean;
}

/** `2026-12-20 周日 · 还有 26 天`: a legal day as offices write it. */
export function DayText({ day, today, urgent = false }: Props) {
  const weekdayName = useWeekday();
  const daysLeft = useDaysLeft();
  const days = today === undefined ? 0 : daysFromTo(today, day);
  const tone = !urgent || today === undefined || days > 7 ? css.plain : days < 0 ? css.late : css.soon;
  return (
    <time className={css.day} dateTime={day}>
      {day} <span className={css.weekday}>{weekdayName(day)}</span>
      {today === undefined ? null : <span className={tone}> · {daysLeft(today, day)}</span>}
    </time>
  );
}

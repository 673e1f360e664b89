import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { dayStatus, type IsoDate, NATIONAL_HOLIDAYS, type PlannedStep, type StepCode } from '@mingxuan/rulebook';
import { Button } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { weekday } from '../../day.ts';
import { useWeekday } from '../../parts/day-text.tsx';
import { useLang, useText } from '../../text.ts';
import { holidayName } from './holiday-names.ts';
import css from './plan-calendar.module.css';
import { dayOfStep, useStepLook } from './step-state.ts';
import { monthOf, nextMonth, previousMonth, weeksOf } from './weeks.ts';

interface Props {
  readonly view: OpenCommunity;
  readonly steps: readonly PlannedStep[];
  readonly onChoose: (step: StepCode) => void;
}

/** One month of the plan at a time; each step is a button on its planned day. */
export function PlanCalendar({ view, steps, onChoose }: Props) {
  const { t } = useLingui();
  const lang = useLang();
  const text = useText();
  const days = steps.map((step) => dayOfStep(view, step)).sort();
  const first = monthOf(days[0] ?? view.today);
  const last = monthOf(days.at(-1) ?? view.today);
  const now = monthOf(view.today);
  const [month, setMonth] = useState(now < first ? first : now > last ? last : now);
  const title = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
  const names = [t`周一`, t`周二`, t`周三`, t`周四`, t`周五`, t`周六`, t`周日`];
  const here = steps.filter((step) => monthOf(dayOfStep(view, step)) === month).length;
  return (
    <section className={css.calendar} aria-label={t`日程日历`}>
      <div className={css.head}>
        <Button
          icon={<LeftOutlined />}
          aria-label={t`上个月`}
          disabled={month <= first}
          onClick={() => setMonth(previousMonth(month))}
        />
        <h2 className={css.month} aria-live="polite">
          {title}
        </h2>
        <Button
          icon={<RightOutlined />}
          aria-label={t`下个月`}
          disabled={month >= last}
          onClick={() => setMonth(nextMonth(month))}
        />
        <Button
          type="text"
          onClick={() => setMonth(monthOf(view.today))}
          disabled={now < first || now > last || month === now}
        >
          <Trans>回到本月</Trans>
        </Button>
        <Button
          type="text"
          onClick={() => setMonth(monthOf(view.cycle.electionDay))}
          disabled={month === monthOf(view.cycle.electionDay)}
        >
          <Trans>看选举日</Trans>
        </Button>
        <span className={css.count}>{t`本月 ${here} 步`}</span>
      </div>
      <table className={css.grid}>
        <caption className="visually-hidden">{text({ zh: `${title}日程`, en: `Plan for ${title}` })}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} day={day} month={month} view={view} steps={steps} onChoose={onChoose} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {dayStatus(`${month}-15` as IsoDate, NATIONAL_HOLIDAYS).provisional ? (
        <p
          className={css.provisional}
        >{t`${month.slice(0, 4)} 年的放假安排还没有公布，这里只标了法定节日，调休以国务院通知为准。`}</p>
      ) : null}
    </section>
  );
}

function Day({ day, month, view, steps, onChoose }: Props & { readonly day: IsoDate; readonly month: string }) {
  const { t } = useLingui();
  const text = useText();
  const look = useStepLook(view);
  const weekdayName = useWeekday();
  const outside = monthOf(day) !== month;
  const status = dayStatus(day, NATIONAL_HOLIDAYS);
  const swapped = status.kind === 'WORKDAY' && (weekday(day) === 0 || weekday(day) === 6);
  const rest = outside
    ? null
    : status.kind === 'HOLIDAY'
      ? text(holidayName(status.name ?? ''))
      : swapped
        ? t`调休上班`
        : null;
  const here = outside ? [] : steps.filter((step) => dayOfStep(view, step) === day);
  const mark =
    day === view.cycle.electionDay
      ? t`选举日`
      : day === view.cycle.partyDay
        ? t`党员大会`
        : day === view.cycle.termExpiry
          ? t`任期届满`
          : null;
  const classes = [
    css.day,
    outside ? css.outside : '',
    status.kind === 'WEEKEND' ? css.weekend : status.kind === 'HOLIDAY' ? css.holiday : '',
    day === view.today ? css.today : '',
    mark !== null && !outside ? css.marked : '',
  ];
  return (
    <td className={classes.join(' ')}>
      <div className={css.dayHead}>
        <time dateTime={day}>{Number(day.slice(8))}</time>
        <span className={css.weekday}>{weekdayName(day)}</span>
        {day === view.today && !outside ? <span className={css.todayWord}>{t`今天`}</span> : null}
        {rest === null ? null : <span className={swapped ? css.swapped : css.rest}>{rest}</span>}
        {mark === null || outside ? null : <span className={css.mark}>{mark}</span>}
      </div>
      {here.length === 0 ? null : (
        <ul className={css.steps}>
          {here.map((step) => {
            const { tone, words, done } = look(step);
            return (
              <li key={step.code}>
                <button
                  type="button"
                  className={`${css.step} ${css[tone]} ${done ? css.done : ''}`}
                  title={words}
                  onClick={() => onChoose(step.code)}
                >
                  <span className={css.code}>{done ? '✓' : step.code}</span>
                  <span>{text(step.name)}</span>
                  <span className="visually-hidden">，{words}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </td>
  );
}

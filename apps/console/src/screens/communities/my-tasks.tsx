import { Trans, useLingui } from '@lingui/react/macro';
import type { CommunitySummary, MyTask, MyTasks } from '@mingxuan/contract';
import type { Urgency } from '@mingxuan/election';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client, myTasksQuery } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useLang, useText } from '../../text.ts';
import list from '../overview/overview.module.css';
import { StepLink } from '../overview/step-link.tsx';
import css from './my-tasks.module.css';
import { toSupervise } from './risk.ts';

const order: readonly Urgency[] = ['LATE', 'TODAY', 'THIS_WEEK', 'BLOCKED', 'LATER'];

interface Props {
  readonly communities: readonly CommunitySummary[];
  /** Offices above a community look after many: which of them need a call. */
  readonly oversees: boolean;
}

/** What the person at the screen has to do today, in all communities together; before anything else is shown. */
export function MyTaskPanel({ communities, oversees }: Props) {
  const query = useQuery(myTasksQuery);
  return (
    <Loaded query={query}>
      {(mine) => (
        <div className={css.desk}>
          <Panel flush title={<Trans>我的事</Trans>} aside={<Counts mine={mine} />}>
            <Groups mine={mine} />
          </Panel>
          {oversees ? <Supervise rows={communities} /> : null}
          {mine.watch.length === 0 ? null : (
            <Panel flush title={<Trans>七天内可以到场看的</Trans>}>
              <ul className={list.tasks}>
                {mine.watch.map((task) => (
                  <Row key={`${task.community.id} ${task.key}`} task={task} watching />
                ))}
              </ul>
            </Panel>
          )}
        </div>
      )}
    </Loaded>
  );
}

function Counts({ mine: { counts } }: { readonly mine: MyTasks }) {
  const lang = useLang();
  const { LATE, TODAY, THIS_WEEK, BLOCKED } = counts;
  return (
    <p className={css.counts}>
      <span className={LATE > 0 ? css.late : undefined}>
        <Trans>逾期 {LATE}</Trans>
      </span>
      <span className={TODAY > 0 ? css.due : undefined}>
        <Trans>今天 {TODAY}</Trans>
      </span>
      <span>
        <Trans>七天内 {THIS_WEEK}</Trans>
      </span>
      <span>
        <Trans>等待前面的事 {BLOCKED}</Trans>
      </span>
      <a href={client.myCalendarUrl(lang)} download>
        <Trans>导出到日历</Trans>
      </a>
    </p>
  );
}

function Groups({ mine }: { readonly mine: MyTasks }) {
  const { t } = useLingui();
  const titles: Record<Urgency, string> = {
    LATE: t`已逾期`,
    TODAY: t`今天`,
    THIS_WEEK: t`七天内`,
    BLOCKED: t`等待前面的事`,
    LATER: t`以后`,
  };
  const { LATE, TODAY, THIS_WEEK, BLOCKED, LATER } = mine.counts;
  if (LATE + TODAY + THIS_WEEK + BLOCKED + LATER === 0)
    return (
      <p className={css.none}>
        <Trans>今天没有要您办的事，以后也没有落到您名下或您职责里的步骤。</Trans>
      </p>
    );
  return (
    <>
      {LATE + TODAY + THIS_WEEK > 0 ? null : (
        <p className={css.none}>
          <Trans>今天没有要您办的事，七天内也没有。</Trans>
        </p>
      )}
      {order.map((urgency) => {
        const rows = mine.rows.filter((task) => task.urgency === urgency);
        if (rows.length === 0) return null;
        return (
          <details
            key={urgency}
            className={list.taskGroup}
            open={urgency === 'LATE' || urgency === 'TODAY' || urgency === 'THIS_WEEK'}
          >
            <summary className={`${list.taskHead} ${list[urgency]}`}>
              <span>{titles[urgency]}</span> <span className={list.taskCount}>{mine.counts[urgency]}</span>
            </summary>
            <ul className={list.tasks}>
              {rows.map((task) => (
                <Row key={`${task.community.id} ${task.key}`} task={task} />
              ))}
            </ul>
          </details>
        );
      })}
      {mine.more === 0 ? null : (
        <p className={css.none}>
          <Trans>还有 {mine.more} 件没有列出；请在下面的表里按街道看。</Trans>
        </p>
      )}
    </>
  );
}

function Row({ task, watching = false }: { readonly task: MyTask; readonly watching?: boolean }) {
  const { t } = useLingui();
  const text = useText();
  const title = text(task.title);
  const { waitsForMany: many } = task;
  return (
    <li className={list.task}>
      <span className={list.code}>{task.step}</span>
      <div className={list.taskBody}>
        <p className={list.taskTitle}>{title}</p>
        {task.waitsFor === null ? null : (
          <p className={list.blocked}>
            <Trans>先要：</Trans>
            {text(task.waitsFor)}
            {many < 2 ? null : t`……等 ${many} 件`}
          </p>
        )}
        <Sources refs={task.sources} />
      </div>
      <div className={list.taskWho}>
        <Link to="/c/$id/overview" params={{ id: task.community.id }}>
          {task.community.name}
        </Link>
        <span className={list.faint}>
          {watching ? null : task.mine === 'NAMED' ? (
            <Trans>日程上写的是您</Trans>
          ) : (
            <Trans>您的职责；负责人 {task.person ?? t`未落实到人`}</Trans>
          )}
        </span>
      </div>
      <div className={list.taskWhen}>
        <DayText day={task.planned} today={task.today} urgent />
        <Window task={task} />
      </div>
      {watching ? <span /> : <Act task={task} title={title} />}
    </li>
  );
}

function Act({ task, title }: { readonly task: MyTask; readonly title: string }) {
  const { t } = useLingui();
  return task.waitsFor === null ? (
    <StepLink step={task.step} id={task.community.id} label={t`去办理：${title}`}>
      <Trans>去办理</Trans>
    </StepLink>
  ) : (
    <StepLink step={task.step} id={task.community.id} label={t`去看看：${title}`}>
      <Trans>去看看</Trans>
    </StepLink>
  );
}

/** From when to when the law allows it. */
function Window({ task: { earliest, latest, unlawful } }: { readonly task: MyTask }) {
  const { t } = useLingui();
  if (earliest === null && latest === null) return null;
  return (
    <span className={unlawful ? css.late : list.faint}>
      {unlawful ? <Trans>已过法定期限：</Trans> : <Trans>法定：</Trans>}
      {earliest === null ? '' : t`${earliest} 起`} {latest === null ? '' : t`${latest} 止`}
    </span>
  );
}

/** Communities that need a call today, each with the reason. */
function Supervise({ rows }: { readonly rows: readonly CommunitySummary[] }) {
  const { t } = useLingui();
  const text = useText();
  const found = toSupervise(rows);
  const first = found.slice(0, 5);
  return (
    <Panel flush title={<Trans>要督办的社区</Trans>} aside={t`共 ${found.length} 个`}>
      {first.length === 0 ? (
        <p className={css.none}>
          <Trans>没有社区逾期，三天内也没有法定期限到期。</Trans>
        </p>
      ) : (
        <ul className={list.tasks}>
          {first.map((row) => (
            <li key={row.id} className={css.supervise}>
              <span>
                <Link to="/c/$id/overview" params={{ id: row.id }}>
                  {row.name}
                </Link>
                <span className={css.where}>
                  {row.district} {row.subDistrict}
                </span>
              </span>
              <span>
                {row.lawful === null || row.lawful.daysLeft > 3 ? null : (
                  <span className={css.late}>
                    <Link to="/c/$id/plan" params={{ id: row.id }} search={{ step: row.lawful.step }}>
                      {text(row.lawful.title)}
                    </Link>{' '}
                    · {t`法定期限`} <DayText day={row.lawful.day} today={row.today} urgent />
                  </span>
                )}
                {row.late === 0 ? null : <span className={css.lateCount}>{t`逾期 ${row.late} 件`}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

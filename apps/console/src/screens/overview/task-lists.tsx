import { Trans, useLingui } from '@lingui/react/macro';
import type { Level, Task, Urgency } from '@mingxuan/election';
import { tasksOfLevel } from '@mingxuan/election';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import css from './overview.module.css';
import { StepLink } from './step-link.tsx';

type Whose = 'MINE' | 'ALL' | Level;

const order: readonly Urgency[] = ['LATE', 'TODAY', 'THIS_WEEK', 'BLOCKED', 'LATER'];

/** Late, today, this week, waiting, later: each with its person, its day and the way there. */
export function TaskLists({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const [person, setPerson] = useState('');
  const own = view.tasks.filter((task) => task.mine !== null && task.mine !== undefined);
  // Whoever has something to do here sees that first; who has nothing sees everything.
  const [whose, setWhose] = useState<Whose>(own.length > 0 ? 'MINE' : 'ALL');
  const people = [...new Set(view.tasks.flatMap((task) => task.person ?? []))].sort((a, b) =>
    a.localeCompare(b, 'zh-CN'),
  );
  const shown = (whose === 'MINE' ? own : whose === 'ALL' ? view.tasks : tasksOfLevel(view.tasks, whose)).filter(
    (task) => person === '' || task.person === person,
  );
  const titles: Record<Urgency, string> = {
    LATE: t`已逾期`,
    TODAY: t`今天`,
    THIS_WEEK: t`七天内`,
    BLOCKED: t`等待前面的事`,
    LATER: t`以后`,
  };
  if (view.tasks.length === 0) {
    return (
      <Panel title={<Trans>要办的事</Trans>}>
        <EmptyState title={<Trans>全部办完了</Trans>}>
          <Trans>每一步都有记录。可以到“文书与归档”导出证据包。</Trans>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel
      flush
      title={<Trans>要办的事</Trans>}
      aside={
        <span className={css.filters}>
          <Segmented<Whose>
            aria-label={t`谁的事`}
            value={whose}
            onChange={setWhose}
            options={[
              { value: 'MINE', label: t`我的 ${own.length}` },
              { value: 'COMMUNITY', label: t`社区` },
              { value: 'STREET', label: t`街道` },
              { value: 'DISTRICT', label: t`区` },
              { value: 'ALL', label: t`全部 ${view.tasks.length}` },
            ]}
          />
          <Select<string>
            style={{ width: 160 }}
            aria-label={t`按负责人筛选`}
            value={person}
            onChange={setPerson}
            showSearch
            optionFilterProp="label"
            options={[{ value: '', label: t`所有人` }, ...people.map((name) => ({ value: name, label: name }))]}
          />
        </span>
      }
    >
      {shown.length > 0 ? null : (
        <p className={css.noTasks}>
          <Trans>这一栏里没有要办的事。</Trans>
        </p>
      )}
      {order.map((urgency) => (
        <TaskGroup
          key={urgency}
          urgency={urgency}
          title={titles[urgency]}
          tasks={shown.filter((task) => task.urgency === urgency)}
          view={view}
          id={id}
        />
      ))}
    </Panel>
  );
}

interface GroupProps {
  readonly urgency: Urgency;
  readonly title: string;
  readonly tasks: readonly Task[];
  readonly view: OpenCommunity;
  readonly id: string;
}

function TaskGroup({ urgency, title, tasks, view, id }: GroupProps) {
  if (tasks.length === 0) return null;
  // What cannot be done yet, or lies further off, is folded away, unless it is all there is.
  const near = (one: Urgency): boolean => one !== 'LATER' && one !== 'BLOCKED';
  const open = near(urgency) || !view.tasks.some((task) => near(task.urgency));
  return (
    <details className={css.taskGroup} open={open}>
      <summary className={`${css.taskHead} ${css[urgency]}`}>
        <span>{title}</span> <span className={css.taskCount}>{tasks.length}</span>
      </summary>
      <ul className={css.tasks}>
        {tasks.map((task) => (
          <TaskRow key={task.key} task={task} view={view} id={id} />
        ))}
      </ul>
    </details>
  );
}

function TaskRow({ task, view, id }: { readonly task: Task; readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const text = useText();
  const title = text(task.title);
  const waiting = task.blockedBy.length;
  return (
    <li className={css.task}>
      <span className={css.code}>{task.step}</span>
      <div className={css.taskBody}>
        <p className={css.taskTitle}>{title}</p>
        {task.blockedBy.length === 0 ? null : (
          <p className={css.blocked}>
            <Trans>先要：</Trans>
            {task.blockedBy
              .slice(0, 2)
              .map((one) => text(one))
              .join('；')}
            {waiting <= 2 ? null : t`……等 ${waiting} 件`}
          </p>
        )}
        {task.lacking.length === 0 ? null : (
          <p className={css.lacking}>
            <Trans>还缺：</Trans>
            {task.lacking.map((one) => text(one)).join('；')}
          </p>
        )}
        <Sources refs={task.sources} />
      </div>
      <div className={css.taskWho}>
        <span>{task.person ?? t`未落实到人`}</span>
        <span className={css.faint}>{text(task.body)}</span>
      </div>
      <div className={css.taskWhen}>
        <DayText day={task.planned} today={view.today} urgent />
        <LawfulWindow task={task} />
      </div>
      <StepLink step={task.step} task={task.key} id={id} label={t`去办理：${title}`}>
        <Trans>去办理</Trans>
      </StepLink>
    </li>
  );
}

/** From when to when the law allows it. */
function LawfulWindow({ task }: { readonly task: Task }) {
  const { t } = useLingui();
  const { earliest, latest, latestOpen, unlawful } = task;
  if (unlawful)
    return (
      <span className={css.late}>
        <Trans>已过法定最迟</Trans> {latest}
      </span>
    );
  if (latestOpen || latest === null)
    return (
      <span className={css.faint}>
        {earliest === null ? '' : t`法定 ${earliest} 起，`}
        <Trans>法定最迟：不限</Trans>
      </span>
    );
  return (
    <span className={css.faint}>{earliest === null ? t`法定最迟 ${latest}` : t`法定 ${earliest} 至 ${latest}`}</span>
  );
}

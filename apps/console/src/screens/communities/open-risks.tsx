import { Trans, useLingui } from '@lingui/react/macro';
import type { Task } from '@mingxuan/election';
import { daysBetween, type IsoDate } from '@mingxuan/rulebook';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { communityQuery } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import css from './communities.module.css';
import { LAW_WITHIN } from './risk.ts';

/** What is late in one community or near its last lawful day, each leading to its step and from there to its entry in the ledger. */
export function OpenRisks({ id }: { readonly id: string }) {
  const query = useQuery(communityQuery(id));
  return (
    <Loaded query={query}>
      {(view) => (view.status === 'UNOPENED' ? <NotOpened /> : <Risks id={id} tasks={view.tasks} today={view.today} />)}
    </Loaded>
  );
}

const NotOpened = () => (
  <p className={css.quiet}>
    <Trans>换届还没有启动，台账里没有账目。</Trans>
  </p>
);

const atRisk = ({ urgency, latest, latestOpen }: Task, today: IsoDate): boolean =>
  urgency === 'LATE' || (!latestOpen && latest !== null && daysBetween(today, latest) <= LAW_WITHIN);

function Risks({
  id,
  tasks,
  today,
}: {
  readonly id: string;
  readonly tasks: readonly Task[];
  readonly today: IsoDate;
}) {
  const { t } = useLingui();
  const text = useText();
  // Broken law first, then what is planned first.
  const found = tasks
    .filter((task) => atRisk(task, today))
    .toSorted((a, b) => Number(b.unlawful) - Number(a.unlawful) || a.daysLeft - b.daysLeft);
  if (found.length === 0)
    return (
      <p className={css.quiet}>
        <Trans>没有逾期的事，三天内也没有法定期限到期。</Trans>
      </p>
    );
  return (
    <ul className={css.risks} aria-label={t`逾期和快到法定期限的事`}>
      {found.map((task) => (
        <li key={task.key}>
          <Link to="/c/$id/plan" params={{ id }} search={{ step: task.step }}>
            {task.step} {text(task.title)}
          </Link>
          <span>
            {task.person ?? t`未落实到人`}（{text(task.body)}）
          </span>
          <span className={task.unlawful ? css.law : css.id}>
            {task.unlawful ? (
              <Trans>
                法定 {task.latest} 止，已过 · 计划 {task.planned}
              </Trans>
            ) : task.latest === null || task.latestOpen ? (
              <Trans>
                计划 <DayText day={task.planned} />
              </Trans>
            ) : (
              <Trans>
                计划 {task.planned} · 法定 {task.latest} 止
              </Trans>
            )}
          </span>
          <Sources refs={task.sources} />
        </li>
      ))}
    </ul>
  );
}

import { ArrowRightOutlined } from '@ant-design/icons';
import { Trans } from '@lingui/react/macro';
import type { Task } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Sources } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import css from './overview.module.css';
import { StepLink } from './step-link.tsx';

/** What can be done right now and comes first: never something that still waits for something else. */
const firstDoable = (tasks: readonly Task[]): Task | undefined => tasks.find((task) => task.blockedBy.length === 0);

export function NextStep({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const text = useText();
  // One's own comes first; whoever has nothing to do here sees what the community waits for.
  const own = view.tasks.filter((task) => task.mine !== null && task.mine !== undefined);
  const next = firstDoable(own) ?? firstDoable(view.tasks);
  if (next === undefined) return null;
  return (
    <section className={css.next} aria-labelledby="next-step">
      <div className={css.nextBody}>
        <h2 id="next-step" className={css.nextLabel}>
          <Trans>下一步</Trans>
        </h2>
        <p className={css.nextTitle}>
          <span className={css.code}>{next.step}</span>
          {text(next.title)}
        </p>
        <p className={css.nextMeta}>
          {next.person ?? text(next.body)} · <DayText day={next.planned} today={view.today} urgent />
        </p>
        <Sources refs={next.sources} />
      </div>
      <StepLink step={next.step} task={next.key} id={id} primary>
        <Trans>去办理</Trans> <ArrowRightOutlined aria-hidden="true" />
      </StepLink>
    </section>
  );
}

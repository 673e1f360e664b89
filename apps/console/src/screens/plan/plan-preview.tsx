import { Trans, useLingui } from '@lingui/react/macro';
import type { FeasiblePlan, Plan } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { useText } from '../../text.ts';
import css from './adopt-plan.module.css';
import type { WayOut } from './before-today.ts';
import type { Pins } from './people.ts';
import { PlanChanges } from './plan-changes.tsx';
import { PlanConflict } from './plan-conflict.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly plan: Plan;
  /** The answer belongs to the wish before; the next one is on its way. */
  readonly stale: boolean;
  readonly pins: Pins;
  readonly onTake: (way: WayOut) => void;
}

/** What the law makes of the days chosen: a whole plan, or the few rules that contradict each other. */
export function PlanPreview({ view, plan, stale, pins, onTake }: Props) {
  const notBefore = view.cycle.mode === 'REAL' ? view.today : null;
  return (
    <div className={stale ? css.stale : css.preview}>
      {plan.feasible ? (
        <Feasible view={view} plan={plan} />
      ) : (
        <PlanConflict plan={plan} pins={pins} notBefore={notBefore} onTake={onTake} />
      )}
    </div>
  );
}

function Feasible({ view, plan }: { readonly view: OpenCommunity; readonly plan: FeasiblePlan }) {
  const text = useText();
  return (
    <>
      <PlanVerdict plan={plan} />
      {plan.warnings.length === 0 ? null : (
        <section className={css.block}>
          <h2>
            <Trans>请留意</Trans>
          </h2>
          <ReasonTree reasons={plan.warnings} />
        </section>
      )}
      {view.cycle.plan === null ? <KeyDays plan={plan} /> : <PlanChanges view={view} plan={plan} />}
      {plan.deadlines.length === 0 ? null : (
        <section className={css.block}>
          <h2>
            <Trans>另外要记住的日子</Trans>
          </h2>
          <ul className={css.keyDays}>
            {plan.deadlines.map((deadline) => (
              <li key={deadline.rule + deadline.name.zh}>
                <DayText day={deadline.day} /> <span>{text(deadline.name)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Green only when nothing speaks against the plan; amber with warnings, red when a confirmed text is against it. */
export function PlanVerdict({ plan }: { readonly plan: FeasiblePlan }) {
  const { t } = useLingui();
  const count = plan.steps.length;
  const warned = plan.warnings.length;
  const broken = plan.warnings.filter((one) => one.verdict === 'violation').length;
  if (broken > 0)
    return (
      <p className={css.past} role="alert">
        <span aria-hidden="true">✕</span> {t`有 ${broken} 处不合规定，确认以前先处理，见下面。`}
      </p>
    );
  if (warned > 0)
    return (
      <p className={css.attend}>
        <span aria-hidden="true">!</span> {t`${count} 步都排上了日期，还有 ${warned} 处请留意，见下面。`}
      </p>
    );
  return (
    <p className={css.ok}>
      <span aria-hidden="true">✓</span> {t`排得开：${count} 步都有合法的日期。`}
    </p>
  );
}

/** The days that everybody will ask for, when nothing was planned before. */
const KEY_STEPS: ReadonlySet<string> = new Set([
  'A05',
  'B07',
  'B09',
  'C01',
  'C05',
  'C07',
  'C09',
  'D02',
  'D06',
  'D08',
  'D09',
  'E03',
  'F04',
]);

function KeyDays({ plan }: { readonly plan: FeasiblePlan }) {
  const text = useText();
  return (
    <section className={css.block}>
      <h2>
        <Trans>关键的日子</Trans>
      </h2>
      <ul className={css.keyDays}>
        {plan.steps
          .filter((step) => KEY_STEPS.has(step.code))
          .map((step) => (
            <li key={step.code}>
              <DayText day={step.planned} />
              <span>
                {step.code} {text(step.name)}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

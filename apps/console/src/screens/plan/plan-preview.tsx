import { Trans, useLingui } from '@lingui/react/macro';
import {
  diffPlans,
  type FeasiblePlan,
  type InfeasiblePlan,
  type IsoDate,
  type MovedStep,
  type Plan,
} from '@mingxuan/rulebook';
import { Button } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { Sources } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import css from './adopt-plan.module.css';
import type { Pins } from './people.ts';

export interface Suggested {
  readonly electionDay?: IsoDate;
  readonly partyDay?: IsoDate;
  readonly pins?: Pins;
}

interface Props {
  readonly view: OpenCommunity;
  readonly plan: Plan;
  /** The answer belongs to the wish before; the next one is on its way. */
  readonly stale: boolean;
  readonly onTake: (suggested: Suggested) => void;
}

/** What the law makes of the days chosen: a whole plan, or the few rules that contradict each other. */
export function PlanPreview({ view, plan, stale, onTake }: Props) {
  return (
    <div className={stale ? css.stale : css.preview}>
      {plan.feasible ? <Feasible view={view} plan={plan} /> : <Conflict plan={plan} onTake={onTake} />}
    </div>
  );
}

function Conflict({
  plan,
  onTake,
}: {
  readonly plan: InfeasiblePlan;
  readonly onTake: (suggested: Suggested) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const { suggestedElectionDay, suggestedPartyDay, suggestedPins } = plan;
  const suggested: Suggested = {
    ...(suggestedElectionDay === undefined ? {} : { electionDay: suggestedElectionDay }),
    ...(suggestedPartyDay === undefined ? {} : { partyDay: suggestedPartyDay }),
    ...(suggestedElectionDay === undefined && suggestedPins !== undefined ? { pins: suggestedPins } : {}),
  };
  return (
    <section className={css.conflict} aria-label={t`没有合法的排法`}>
      <h2>
        <Trans>这样排不合法</Trans>
      </h2>
      <p className={css.suggestion}>
        <strong>
          <Trans>怎么办</Trans>
        </strong>{' '}
        {text(plan.suggestion)}
      </p>
      {Object.keys(suggested).length === 0 ? null : (
        <Button type="primary" onClick={() => onTake(suggested)}>
          <Trans>按建议调整</Trans>
        </Button>
      )}
      <p>
        <Trans>下面几条不能同时满足，去掉其中任何一条，其余就排得开：</Trans>
      </p>
      <ol>
        {plan.conflict.map((part) => (
          <li key={`${part.rule}-${part.text.zh}`}>
            {text(part.text)}
            <Sources refs={part.sources} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Feasible({ view, plan }: { readonly view: OpenCommunity; readonly plan: FeasiblePlan }) {
  const { t } = useLingui();
  const text = useText();
  const before = view.cycle.plan;
  const count = plan.steps.length;
  const moved =
    before === null
      ? null
      : diffPlans(
          {
            feasible: true,
            electionDay: view.cycle.electionDay,
            partyDay: view.cycle.partyDay,
            steps: before.steps,
            deadlines: [],
            warnings: [],
          },
          plan,
        );
  return (
    <>
      <p className={css.ok}>
        <span aria-hidden="true">✓</span> {t`排得开：${count} 步都有合法的日期。`}
      </p>
      {plan.warnings.length === 0 ? null : (
        <section className={css.block}>
          <h2>
            <Trans>请留意</Trans>
          </h2>
          <ReasonTree reasons={plan.warnings} />
        </section>
      )}
      {moved === null ? <KeyDays plan={plan} /> : <Moved view={view} moved={moved} />}
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

function Moved({ view, moved }: { readonly view: OpenCommunity; readonly moved: readonly MovedStep[] }) {
  const { t } = useLingui();
  const text = useText();
  const open = moved.filter((step) => view.cycle.steps[step.code] === undefined);
  const count = open.length;
  const done = moved.length - count;
  if (count === 0) {
    return (
      <p className={css.faint}>
        <Trans>没有要办的步骤改变日期。</Trans>
      </p>
    );
  }
  const shift = ({ before, after, days }: MovedStep): string => {
    const earlier = -days;
    if (before === undefined) return t`新增`;
    if (after === undefined) return t`不再需要`;
    return days > 0 ? t`推后 ${days} 天` : t`提前 ${earlier} 天`;
  };
  return (
    <section className={css.block}>
      <h2>{t`会有 ${count} 步改变日期`}</h2>
      <table className={css.moved}>
        <thead>
          <tr>
            <th scope="col">{t`步骤`}</th>
            <th scope="col">{t`现在`}</th>
            <th scope="col">{t`改为`}</th>
            <th scope="col">{t`变化`}</th>
          </tr>
        </thead>
        <tbody>
          {open.map((step) => (
            <tr key={step.code}>
              <td>
                {step.code} {text(step.name)}
                <div
                  className={css.faint}
                >{t`如已发出要重发：${step.papers.map((paper) => text(paper)).join('、')}`}</div>
              </td>
              <td>{step.before ?? '—'}</td>
              <td>{step.after ?? '—'}</td>
              <td className={step.days < 0 ? css.earlier : css.later}>{shift(step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {done === 0 ? null : <p className={css.faint}>{t`另有 ${done} 步已经办完，记录的日期不变。`}</p>}
    </section>
  );
}

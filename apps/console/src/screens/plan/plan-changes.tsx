import { Trans, useLingui } from '@lingui/react/macro';
import { noticesToReissue, planInForce } from '@mingxuan/election';
import { diffPlans, type FeasiblePlan, type MovedStep, type WrongNotice } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { useText } from '../../text.ts';
import css from './adopt-plan.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly plan: FeasiblePlan;
}

/** What a new plan changes: the notices that would be wrong first, because people read them, then the steps that move. */
export function PlanChanges({ view, plan }: Props) {
  const before = planInForce(view.cycle);
  if (before === null) return null;
  return (
    <>
      <Notices wrong={noticesToReissue(view.cycle, plan)} />
      <Moved view={view} moved={diffPlans(before, plan)} />
    </>
  );
}

function Notices({ wrong }: { readonly wrong: readonly WrongNotice[] }) {
  const { t } = useLingui();
  const text = useText();
  const count = wrong.length;
  if (count === 0)
    return (
      <p className={css.faint}>
        <Trans>已经发出的公告里，没有日子会因此写错。</Trans>
      </p>
    );
  return (
    <section className={css.reissue}>
      <h2>{t`有 ${count} 份已经发出的公告会写错日子，确认以后要更正重发`}</h2>
      <ul>
        {wrong.map((notice) => (
          <li key={notice.paper}>
            <strong>{text(notice.title)}</strong> <Issued notice={notice} />
            <Changes changes={notice.changes} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Issued({ notice: { issued, publishedOn } }: { readonly notice: WrongNotice }) {
  const { t } = useLingui();
  const words =
    issued !== null
      ? t`文书第 ${issued.no} 份，${issued.on} 发出`
      : publishedOn !== null
        ? t`${publishedOn} 已公布，不是本系统打印的`
        : '';
  return words === '' ? null : <span className={css.faint}>{words}</span>;
}

const MOST = 3;

function Changes({ changes }: Pick<WrongNotice, 'changes'>) {
  const { t } = useLingui();
  const text = useText();
  const more = changes.length - MOST;
  return (
    <ul className={css.changes}>
      {changes.slice(0, MOST).map(({ what, name, before, after }) => (
        <li key={what}>
          {text(name)} {before === undefined ? '—' : <DayText day={before} />} →{' '}
          {after === undefined ? '—' : <DayText day={after} />}
        </li>
      ))}
      {more > 0 ? <li className={css.faint}>{t`另有 ${more} 个日子`}</li> : null}
    </ul>
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
              </td>
              <td>{step.before === undefined ? '—' : <DayText day={step.before} />}</td>
              <td>{step.after === undefined ? '—' : <DayText day={step.after} />}</td>
              <td className={step.days < 0 ? css.earlier : css.later}>{shift(step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {done === 0 ? null : <p className={css.faint}>{t`另有 ${done} 步已经办完，记录的日期不变。`}</p>}
    </section>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { InfeasiblePlan, IsoDate } from '@mingxuan/rulebook';
import { Button } from 'antd';
import { Sources } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import css from './adopt-plan.module.css';
import { type WayOut, waysOut } from './before-today.ts';
import type { Pins } from './people.ts';

interface Props {
  readonly plan: InfeasiblePlan;
  readonly pins: Pins;
  /** Today in a real cycle, where no day before it can be offered; null in a rehearsal. */
  readonly notBefore: IsoDate | null;
  readonly onTake: (way: WayOut) => void;
}

/** The few rules that contradict each other, and one button for each change that would be enough alone. */
export function PlanConflict({ plan, pins, notBefore, onTake }: Props) {
  const { t } = useLingui();
  const text = useText();
  const ways = waysOut(plan, pins, notBefore);
  const known = waysOut(plan, pins, null).length;
  return (
    <section className={css.conflict} aria-label={t`没有合法的排法`}>
      <h2>
        <Trans>这样排不合法</Trans>
      </h2>
      <p className={css.suggestion}>
        <strong>
          <Trans>怎么办</Trans>
        </strong>{' '}
        {ways.length > 1 ? (
          <Trans>下面的改法，选一种就行：</Trans>
        ) : ways.length === 1 ? (
          <Trans>这样改就行：</Trans>
        ) : known > 0 ? (
          <Trans>算出来的改法都落在今天以前，已经来不及。请把选举日往后推，再看一次。</Trans>
        ) : (
          text(plan.suggestion)
        )}
      </p>
      {ways.length === 0 ? null : (
        <div className={css.ways}>
          {ways.map((way, index) => (
            <Button key={way.kind} type={index === 0 ? 'primary' : 'default'} onClick={() => onTake(way)}>
              <WayText way={way} />
            </Button>
          ))}
        </div>
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

function WayText({ way }: { readonly way: WayOut }) {
  switch (way.kind) {
    case 'ELECTION_DAY':
      return <Trans>选举日改到 {way.day}</Trans>;
    case 'PARTY_DAY':
      return <Trans>党员大会日改到 {way.day}</Trans>;
    case 'PINS':
      return <Trans>固定的日子改成：{way.changed.map(([code, day]) => `${code} ${day}`).join('、')}</Trans>;
    default:
      return way satisfies never;
  }
}

/** Said in red before anybody confirms: in a real cycle no step can be done on a day that is gone. */
export function PastDays({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <p className={css.past} role="alert">
      <span aria-hidden="true">✕</span>{' '}
      <Trans>有 {count} 步安排在今天以前，已经来不及按日程办。请把选举日往后推，或者先书面请示上级。</Trans>
    </p>
  );
}

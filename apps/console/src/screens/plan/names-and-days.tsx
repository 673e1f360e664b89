import { Trans, useLingui } from '@lingui/react/macro';
import type { IsoDate, PlannedStep } from '@mingxuan/rulebook';
import { Button, Input } from 'antd';
import { useId } from 'react';
import { useText } from '../../text.ts';

import css from './adopt-plan.module.css';
import type { Bodies, Pins, StepPeople } from './people.ts';
import { WindowText } from './window-text.tsx';

interface BodyProps {
  readonly steps: readonly PlannedStep[];
  readonly bodies: Bodies;
  readonly onChange: (bodies: Bodies) => void;
}

/** One name per responsible body: a person, not an office. */
export function BodyNames({ steps, bodies, onChange }: BodyProps) {
  const { t } = useLingui();
  const text = useText();
  const base = useId();
  const found = new Map(steps.map((step) => [step.responsibleCode, step.responsible]));
  if (found.size === 0) return null;
  return (
    <fieldset className={css.fieldset}>
      <legend>
        <Trans>谁负责</Trans>
      </legend>
      <p className={css.hint}>
        <Trans>每个责任主体写一位负责人的姓名，不能只写单位。</Trans>
      </p>
      {[...found].map(([code, name]) => {
        const count = steps.filter((step) => step.responsibleCode === code).length;
        return (
          <div key={code} className={css.body}>
            <label htmlFor={`${base}-${code}`}>
              {text(name)} <span className={css.faint}>{t`${count} 步`}</span>
            </label>
            <Input
              id={`${base}-${code}`}
              value={bodies[code] ?? ''}
              placeholder={t`姓名`}
              maxLength={50}
              status={(bodies[code] ?? '').trim() === '' ? 'warning' : ''}
              onChange={(event) => onChange({ ...bodies, [code]: event.target.value })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

interface DaysProps {
  readonly steps: readonly PlannedStep[];
  readonly pins: Pins;
  readonly onPins: (pins: Pins) => void;
  readonly people: StepPeople;
  readonly onPeople: (people: StepPeople) => void;
  readonly bodies: Bodies;
  readonly onUnpin: () => void;
}

/** For whoever wants a step on another day, or by another person than its body's. */
export function StepDays({ steps, pins, onPins, people, onPeople, bodies, onUnpin }: DaysProps) {
  const { t } = useLingui();
  const text = useText();
  const pinned = Object.keys(pins).length;
  if (steps.length === 0 && pinned === 0) return null;
  return (
    <details className={css.adjust}>
      <summary>
        <Trans>逐步调整日期和人</Trans>{' '}
        {pinned === 0 ? null : <span className={css.faint}>{t`已固定 ${pinned} 步`}</span>}
      </summary>
      {pinned === 0 ? null : (
        <Button size="small" onClick={onUnpin}>
          <Trans>全部恢复推荐日期</Trans>
        </Button>
      )}
      <ul className={css.steps}>
        {steps.map((step) => {
          const name = text(step.name);
          return (
            <li key={step.code}>
              <div className={css.stepName}>
                <span>
                  {step.code} {name}
                </span>
                <span className={css.faint}>
                  <WindowText step={step} />
                </span>
              </div>
              <input
                className={pins[step.code] === undefined ? css.date : css.datePinned}
                type="date"
                aria-label={t`${name}的计划日`}
                value={pins[step.code] ?? step.planned}
                onChange={(event) => {
                  if (event.target.value !== '') onPins({ ...pins, [step.code]: event.target.value as IsoDate });
                }}
              />
              <Input
                aria-label={t`${name}的负责人`}
                placeholder={bodies[step.responsibleCode] ?? ''}
                value={people[step.code] ?? ''}
                maxLength={50}
                onChange={(event) => {
                  const { [step.code]: _, ...others } = people;
                  onPeople(event.target.value === '' ? others : { ...people, [step.code]: event.target.value });
                }}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

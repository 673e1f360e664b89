import { useLingui } from '@lingui/react/macro';
import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import css from './poll.module.css';

interface CountProps {
  readonly id?: string;
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
  readonly label?: string;
  readonly unit?: ReactNode;
  readonly min?: number;
}

/** A whole number, typed, never changed by the wheel. */
export function CountInput({ id, value, onChange, label, unit, min = 0 }: CountProps) {
  return (
    <span className={css.count}>
      <InputNumber<number>
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        value={value ?? null}
        onChange={(next) => onChange?.(next)}
        min={min}
        max={10_000_000}
        precision={0}
        controls={false}
        inputMode="numeric"
      />
      {unit}
    </span>
  );
}

interface NamesProps {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (names: readonly string[]) => void;
  readonly placeholder?: string;
  /** Where no visible label names the field. */
  readonly label?: string;
}

/** Names or places typed one after the other; Enter, a comma or 、 ends each. */
export function NamesInput({ id, value = [], onChange, placeholder, label }: NamesProps) {
  const { t } = useLingui();
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      mode="tags"
      open={false}
      suffixIcon={null}
      value={[...value]}
      tokenSeparators={['、', '，', ',', '；', ';', '\n']}
      placeholder={placeholder ?? t`输入后按回车，可以填多个`}
      onChange={(names: string[]) => onChange?.(names.map((name) => name.trim()).filter((name) => name !== ''))}
    />
  );
}

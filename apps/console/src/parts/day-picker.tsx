import type { IsoDate } from '@mingxuan/rulebook';
import { DatePicker } from 'antd';
import { fromDayjs, toDayjs } from '../day.ts';

interface Props {
  /** Given by `Form.Item` where there is one. */
  readonly value?: IsoDate;
  readonly onChange?: (day: IsoDate) => void;
  readonly id?: string;
  readonly label?: string;
  /** Where a day may be left open again. */
  readonly onClear?: () => void;
}

/** A legal day, chosen or typed as 2026-12-20. Enter takes the day and does not send the form around it. */
export function DayPicker({ value, onChange, id, label, onClear }: Props) {
  return (
    <DatePicker
      style={{ width: '100%' }}
      format="YYYY-MM-DD"
      allowClear={onClear !== undefined}
      value={value === undefined ? null : toDayjs(value)}
      onChange={(day) => {
        if (day === null) onClear?.();
        else onChange?.(fromDayjs(day));
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    />
  );
}

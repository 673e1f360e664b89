import { useLingui } from '@lingui/react/macro';
import type { CommunitySummary } from '@mingxuan/contract';
import { Select } from 'antd';
import css from './communities.module.css';
import { districtsOf, streetsOf } from './places.ts';

interface Props {
  readonly rows: readonly Pick<CommunitySummary, 'id' | 'district' | 'subDistrict'>[];
  /** The beginning of the ids of what is shown; `null` for all. */
  readonly place: string | null;
  readonly onChange: (place: string | null) => void;
}

/** District first, then its streets; each only where there are several. */
export function PlaceFilter({ rows, place, onChange }: Props) {
  const { t } = useLingui();
  const districts = districtsOf(rows);
  const district = place === null ? null : place.split('.').slice(0, 2).join('.');
  const streets = streetsOf(rows, district);
  const street = place !== null && place.split('.').length > 2 ? place : null;
  return (
    <>
      {districts.length < 2 ? null : (
        <Select
          className={css.place ?? ''}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t`区`}
          placeholder={t`全部区`}
          value={district}
          onChange={(value) => onChange(value ?? null)}
          options={districts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {streets.length < 2 ? null : (
        <Select
          className={css.place ?? ''}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t`街道`}
          placeholder={t`全部街道`}
          value={street}
          onChange={(value) => onChange(value ?? (districts.length < 2 ? null : district))}
          options={streets.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}

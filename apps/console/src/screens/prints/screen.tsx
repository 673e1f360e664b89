import { Trans, useLingui } from '@lingui/react/macro';
import type { CommunitySummary } from '@mingxuan/contract';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { client, communitiesQuery } from '../../api.ts';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { Loaded } from '../../parts/states.tsx';
import { BatchForm } from './batch-form.tsx';
import { BatchList } from './batch-list.tsx';
import css from './prints.module.css';

/** Papers of one community, of a street or of more, printed at once. */
export default function PrintsScreen() {
  const list = useQuery(communitiesQuery);
  return (
    <>
      <PageHeader
        title={<Trans>打印一批</Trans>}
        lead={<Trans>一个社区的全部文书，或者一个街道的全部社区，一次打成一个压缩包，每个社区一个文件夹。</Trans>}
      />
      <Panel title={<Trans>打印什么</Trans>}>
        <Loaded query={list}>{(rows) => <Wanted rows={rows} />}</Loaded>
      </Panel>
      <Panel title={<Trans>我打印的</Trans>}>
        <BatchList />
      </Panel>
    </>
  );
}

function Wanted({ rows }: { readonly rows: readonly CommunitySummary[] }) {
  const { t } = useLingui();
  const label = useId();
  const places = placesOf(rows);
  const [place, setPlace] = useState<string | null>(places[0]?.place ?? null);
  return (
    <BatchForm where={place === null ? null : { place }}>
      <div className={css.question}>
        <label htmlFor={label} className={css.label}>
          <Trans>哪里的</Trans>
        </label>
        <Select
          id={label}
          className={css.where ?? ''}
          showSearch={{ optionFilterProp: 'label' }}
          {...(place === null ? {} : { value: place })}
          onChange={setPlace}
          options={places.map((one) => ({
            value: one.place,
            label: one.count === 1 ? one.name : t`${one.name} 的全部 ${one.count} 个社区`,
          }))}
        />
        {place === null ? null : (
          <a className={`${css.inText} ${css.beside}`} href={client.placeStatisticsUrl(place)} download>
            <Trans>下载这里的统计汇总表（Excel，只有数字）</Trans>
          </a>
        )}
      </div>
    </BatchForm>
  );
}

interface Place {
  readonly place: string;
  readonly name: string;
  readonly count: number;
}

/** Every community, and every street, district and city that has more than one. */
function placesOf(rows: readonly CommunitySummary[]): readonly Place[] {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  for (const { id, district, subDistrict } of rows) {
    const steps = id.split('.');
    if (district !== null) names.set(steps.slice(0, 2).join('/'), district);
    if (subDistrict !== null) names.set(steps.slice(0, 3).join('/'), subDistrict);
    for (let depth = 1; depth < steps.length; depth += 1) {
      const place = steps.slice(0, depth).join('/');
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  const above = [...counts]
    .filter(([, count]) => count > 1)
    .map(([place, count]) => ({ place, name: names.has(place) ? `${names.get(place)}（${place}）` : place, count }));
  const single = rows.map(({ id, name }) => ({ place: id.replaceAll('.', '/'), name, count: 1 }));
  return [...above.toSorted((a, b) => (a.place < b.place ? -1 : 1)), ...single];
}

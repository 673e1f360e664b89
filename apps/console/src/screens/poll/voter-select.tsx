import { Trans, useLingui } from '@lingui/react/macro';
import type { VoterRow } from '@mingxuan/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { client, communityKey, unwrap } from '../../api.ts';

/** Voters that answer a search by name, pinyin, initials or card number. */
export const votersQuery = (community: string, query: string, poll?: string) => ({
  queryKey: communityKey(community, 'voters', poll ?? '', query),
  queryFn: () => unwrap(client.voters(community, query, poll)),
});

export const voterLabel = (voter: Pick<VoterRow, 'voterNo' | 'name' | 'group'>): string =>
  `${voter.voterNo} ${voter.name} ${voter.group}`.trim();

interface Common {
  readonly community: string;
  readonly id?: string;
  readonly disabledNos?: ReadonlySet<number>;
}

interface One extends Common {
  readonly value?: number;
  readonly onChange?: (voterNo: number | undefined) => void;
}

interface Many extends Common {
  readonly value?: readonly number[];
  readonly onChange?: (voterNos: readonly number[]) => void;
}

function useFound(community: string) {
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed.trim());
  const found = useQuery({
    ...votersQuery(community, query),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const [known, setKnown] = useState<ReadonlyMap<number, string>>(new Map());
  const rows = query === '' ? [] : (found.data?.rows ?? []);
  /** Chosen voters keep their name when the search moves on. */
  const remember = (nos: readonly number[]): void => {
    setKnown((before) => {
      const next = new Map(before);
      for (const row of rows) if (nos.includes(row.voterNo)) next.set(row.voterNo, voterLabel(row));
      return next;
    });
  };
  const options = (chosen: readonly number[], disabled: ReadonlySet<number> | undefined) => {
    const listed = rows.map((row) => ({
      value: row.voterNo,
      label: voterLabel(row),
      disabled: disabled?.has(row.voterNo) ?? false,
    }));
    // The open list shows only what was searched for; the closed field still names whoever is chosen.
    const elsewhere = query === '' ? chosen : [];
    return [...listed, ...elsewhere.map((no) => ({ value: no, label: known.get(no) ?? String(no), disabled: false }))];
  };
  const shown = (no: number): boolean => rows.some((row) => row.voterNo === no);
  return { typed, setTyped, loading: found.isFetching, remember, options, shown };
}

/** Chooses one listed voter by name, pinyin or card number. */
export function VoterSelect({ community, id, value, onChange, disabledNos }: One) {
  const { t } = useLingui();
  const search = useFound(community);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      allowClear
      showSearch={{ filterOption: false, searchValue: search.typed, onSearch: search.setTyped }}
      open={search.typed !== ''}
      placeholder={t`输入姓名、拼音或选民证号`}
      notFoundContent={t`名单上没有找到`}
      loading={search.loading}
      options={search.options(value === undefined ? [] : [value], disabledNos)}
      onChange={(no: number | undefined) => {
        if (no !== undefined) search.remember([no]);
        search.setTyped('');
        onChange?.(no);
      }}
    />
  );
}

/** Chooses several listed voters, one after the other. */
export function VotersSelect({ community, id, value = [], onChange, disabledNos }: Many) {
  const { t } = useLingui();
  const search = useFound(community);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      value={[...value]}
      showSearch={{ filterOption: false, searchValue: search.typed, onSearch: search.setTyped }}
      open={search.typed !== ''}
      placeholder={t`逐个输入姓名、拼音或选民证号，回车加入`}
      notFoundContent={t`名单上没有找到`}
      loading={search.loading}
      options={search.options(value, disabledNos)}
      optionRender={({ value: no, label }) =>
        typeof no === 'number' && value.includes(no) ? (
          <>
            {label} <Trans>已经加入</Trans>
          </>
        ) : (
          label
        )
      }
      onChange={(nos: number[]) => {
        // Somebody found a second time stays in: to pick them again is no wish to take them out, the cross on the name is.
        const again = value.filter((no) => !nos.includes(no) && search.shown(no));
        search.remember(nos);
        search.setTyped('');
        onChange?.(again.length > 0 ? value : nos);
      }}
    />
  );
}

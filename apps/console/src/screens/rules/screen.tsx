import { SearchOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { RulePage } from '@mingxuan/contract';
import type { Mark } from '@mingxuan/rulebook';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { communityQuery, rulesQuery } from '../../api.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import { packNames } from './pack-names.ts';
import { RuleCard } from './rule-card.tsx';
import css from './rules.module.css';
import { SourceHead } from './source-head.tsx';

type RuleRow = RulePage['rules'][number];

const PAGE = 40;

/** Every rule the system decides by, with its articles, how well each is known, and worked cases. */
export default function RulesScreen() {
  const rules = useQuery(rulesQuery);
  return (
    <>
      <PageHeader
        title={<Trans>法规依据</Trans>}
        lead={
          <Trans>
            系统的每个结论都出自这里的规则。✔ 已核对原文的可以阻止办理；◐ 二手资料和“待核”的只提醒，不阻止。
          </Trans>
        }
      />
      <Loaded query={rules}>{(page) => <Rules page={page} />}</Loaded>
    </>
  );
}

function Rules({ page }: { readonly page: RulePage }) {
  const { t } = useLingui();
  const text = useText();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const [mark, setMark] = useState<Mark | 'ALL'>('ALL');
  const [pack, setPack] = usePack(page);
  const [shown, setShown] = useState(PAGE);
  const query = search.q ?? '';
  const wanted = useDeferredValue(query);
  const matches = matching(
    page.rules,
    wanted,
    (row) => (pack === 'ALL' || row.pack === pack) && (mark === 'ALL' || row.mark === mark),
  );
  const source = page.sources.find((one) => one.ref === wanted.trim());
  const setQuery = (q: string): void => {
    setShown(PAGE);
    void navigate({ to: '.', search: q === '' ? {} : { q }, replace: true });
  };
  const count = matches.length;
  const packs = [...new Set(page.rules.map((row) => row.pack))];
  return (
    <>
      <div className={css.filters}>
        <Input
          className={css.search ?? ''}
          size="large"
          allowClear
          prefix={<SearchOutlined aria-hidden="true" />}
          placeholder={t`搜索：过半数、流动票箱、JWH25-17……`}
          aria-label={t`搜索规则`}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Select<string>
          aria-label={t`规则包`}
          style={{ width: 260 }}
          size="large"
          value={pack}
          onChange={setPack}
          options={[
            { value: 'ALL', label: t`全部规则` },
            ...packs.map((id) => ({ value: id, label: text(packNames[id] ?? { zh: id, en: id }) })),
          ]}
        />
        <Segmented<Mark | 'ALL'>
          aria-label={t`核实程度`}
          size="large"
          value={mark}
          onChange={setMark}
          options={[
            { value: 'ALL', label: t`全部` },
            { value: 'CONFIRMED', label: t`✔ 已核实` },
            { value: 'SECONDARY', label: t`◐ 二手` },
            { value: 'UNCONFIRMED', label: t`待核` },
          ]}
        />
      </div>
      {source === undefined ? null : <SourceHead source={source} />}
      <p className={css.count} aria-live="polite">
        {t`${count} 条规则`}
      </p>
      {count === 0 ? (
        <EmptyState title={<Trans>没有找到</Trans>}>
          <Trans>换个说法试试，或者清除筛选条件。</Trans>
        </EmptyState>
      ) : (
        <ul className={css.rules}>
          {matches.slice(0, shown).map((row) => (
            <li key={`${row.pack} ${row.id}`}>
              <RuleCard rule={row} />
            </li>
          ))}
        </ul>
      )}
      {count <= shown ? null : (
        <Button block onClick={() => setShown(shown + PAGE)}>
          {t`再显示 ${Math.min(PAGE, count - shown)} 条`}
        </Button>
      )}
    </>
  );
}

/** Below a community the search starts with the pack its residents' election is decided by. */
function usePack(page: RulePage): readonly [string, (pack: string) => void] {
  const { id } = useParams({ strict: false });
  const community = useQuery({ ...communityQuery(id ?? ''), enabled: id !== undefined });
  const own =
    id === undefined || community.data === undefined || community.data.status === 'UNOPENED'
      ? undefined
      : community.data.cycle.packs.residents.pack;
  const search = useSearch({ strict: false });
  const [chosen, choose] = useState<string | null>(null);
  // A chip may cite the Party's rules: then every pack is searched.
  const fallback =
    search.q === undefined && own !== undefined && page.rules.some((row) => row.pack === own) ? own : 'ALL';
  return [chosen ?? fallback, choose];
}

function matching(rules: readonly RuleRow[], query: string, keep: (row: RuleRow) => boolean): readonly RuleRow[] {
  const words = query.trim().toLowerCase();
  return rules.filter((row) => {
    if (!keep(row)) return false;
    if (words === '') return true;
    if (row.sources.some((ref) => ref.toLowerCase() === words)) return true;
    const fields = [
      row.id,
      row.title.zh,
      row.title.en,
      row.provision.zh,
      row.provision.en,
      ...row.sources,
      ...row.examples.map((one) => one.zh),
    ];
    return fields.some((field) => field.toLowerCase().includes(words));
  });
}

import { SearchOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { RulePage } from '@mingxuan/contract';
import type { Wanted } from '@mingxuan/election';
import {
  type LawEntry,
  type LawFilter,
  type Mark,
  matchesLaw,
  OVERLAYS,
  type PackId,
  PACKS,
  type SourceRef,
} from '@mingxuan/rulebook';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { communityQuery, rulesQuery } from '../../api.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import { Decisions } from './decisions.tsx';
import { packNames } from './pack-names.ts';
import { RuleCard } from './rule-card.tsx';
import css from './rules.module.css';
import { SourceHead } from './source-head.tsx';

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

type Age = 'ALL' | 'NOW' | 'OLD';

function Rules({ page }: { readonly page: RulePage }) {
  const { t } = useLingui();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const [mark, setMark] = useState<Mark | 'ALL'>('ALL');
  const [age, setAge] = useState<Age>('ALL');
  const [pack, setPack] = usePack(page);
  const [shown, setShown] = useState(PAGE);
  const query = search.q ?? '';
  const wanted = useDeferredValue(query).trim();
  const named = page.rules.filter((rule) => rule.id.toLowerCase() === wanted.toLowerCase());
  const source = page.sources.find((one) => one.ref === wanted);
  const filter: LawFilter = {
    query: wanted,
    ...(isPack(pack) ? { pack } : pack === 'ALL' ? {} : { overlay: pack }),
    ...(mark === 'ALL' ? {} : { mark }),
    ...(age === 'ALL' ? {} : { stale: age === 'OLD' }),
  };
  const matches = named.length > 0 ? named : page.rules.filter((rule) => matchesLaw(rule, filter));
  const setQuery = (q: string): void => {
    setShown(PAGE);
    void navigate({ to: '.', search: q === '' ? {} : { q }, replace: true });
  };
  const count = matches.length;
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
        <PackSelect page={page} value={pack} onChange={setPack} />
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
        <Segmented<Age>
          aria-label={t`新旧`}
          size="large"
          value={age}
          onChange={setAge}
          options={[
            { value: 'ALL', label: t`新旧都看` },
            { value: 'NOW', label: t`现行` },
            { value: 'OLD', label: t`旧文本` },
          ]}
        />
      </div>
      {source === undefined ? null : <SourceHead source={source} />}
      <Asked rules={named} source={source?.ref} onBack={() => setQuery('')} />
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
              <RuleCard rule={row} whole={named.length > 0} />
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

/** Where one rule or one article was asked for: the way back to all, and what was decided under it. */
function Asked({
  rules,
  source,
  onBack,
}: {
  readonly rules: readonly LawEntry[];
  readonly source: SourceRef | undefined;
  readonly onBack: () => void;
}) {
  const law = useLaw();
  const [rule] = rules;
  if (rule === undefined && source === undefined) return null;
  // The same id stands in several packs; here it is that of the packs this election goes by.
  const own = rules.filter((one) => law === null || law.includes(one.pack));
  const wanted: Wanted =
    rule === undefined
      ? { sources: source === undefined ? [] : [source] }
      : { rule: rule.id, sources: [...new Set(own.flatMap((one) => one.sources))] };
  return (
    <>
      <Button type="link" className={css.back ?? ''} onClick={onBack}>
        <Trans>看全部规则</Trans>
      </Button>
      <Decisions wanted={wanted} />
    </>
  );
}

/** The packs and local texts the community on screen goes by; null outside one, and before it has chosen. */
function useLaw(): readonly string[] | null {
  const { id } = useParams({ strict: false });
  const { data } = useQuery({ ...communityQuery(id ?? ''), enabled: id !== undefined });
  if (id === undefined || data === undefined || data.status === 'UNOPENED') return null;
  const { party, residents } = data.cycle.packs;
  return [party.pack, residents.pack, ...residents.overlays];
}

function PackSelect({
  page,
  value,
  onChange,
}: {
  readonly page: RulePage;
  readonly value: string;
  readonly onChange: (pack: string) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const held = new Set(page.rules.map((row) => row.pack));
  const packs = Object.values(PACKS).filter(({ id }) => held.has(id));
  return (
    <Select<string>
      aria-label={t`规则包或地方规定`}
      className={css.pack ?? ''}
      size="large"
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChange}
      options={[
        { value: 'ALL', label: t`全部规则` },
        {
          label: t`规则包`,
          options: packs.map(({ id, title }) => ({ value: id, label: text(packNames[id] ?? title) })),
        },
        {
          label: t`地方规定`,
          options: [...OVERLAYS.values()].map(({ id, title }) => ({ value: id, label: text(title) })),
        },
      ]}
    />
  );
}

const isPack = (id: string): id is PackId => Object.hasOwn(PACKS, id);

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

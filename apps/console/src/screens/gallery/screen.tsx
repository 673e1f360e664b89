import { Trans, useLingui } from '@lingui/react/macro';
import type { CityTemplateView, GalleryEntry } from '@mingxuan/contract';
import { useQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { EmptyState, Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import { galleryQuery } from '../prints/queries.ts';
import { CityTemplates } from './city-templates.tsx';
import { PaperCard } from './paper-card.tsx';
import css from './gallery.module.css';

/** Every paper the program can print, with made-up facts. */
export default function GalleryScreen() {
  const gallery = useQuery(galleryQuery);
  return (
    <>
      <PageHeader
        title={<Trans>文书样张</Trans>}
        lead={<Trans>系统能出的每一种文书，用虚构的事实打印出来看；每张下面写着要用哪些事实、依据哪些条文。</Trans>}
      />
      <Loaded query={gallery}>
        {({ entries, templates }) => (
          <>
            {templates.length === 0 ? null : <CityTemplates templates={templates} entries={entries} />}
            <Entries entries={entries} templates={templates} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Entries({
  entries,
  templates,
}: {
  readonly entries: readonly GalleryEntry[];
  readonly templates: readonly CityTemplateView[];
}) {
  const { t } = useLingui();
  const text = useText();
  const groups = [...new Map(entries.map(({ group }) => [group.zh, group])).values()];
  const [group, setGroup] = useState('');
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const found = entries.filter(
    (entry) =>
      (group === '' || entry.group.zh === group) &&
      (words === '' ||
        [entry.form, entry.title.zh, entry.title.en, entry.template, ...entry.law, ...entry.needs.map(text)].some(
          (part) => part.toLowerCase().includes(words),
        )),
  );
  return (
    <Panel
      title={<Trans>样张（{found.length} 种）</Trans>}
      aside={
        <Input
          className={css.search ?? ''}
          allowClear
          aria-label={t`查找样张`}
          placeholder={t`名称、编号、事实或条文`}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      }
    >
      <Segmented
        className={css.groups ?? ''}
        aria-label={t`文书种类`}
        value={group}
        onChange={setGroup}
        options={[{ value: '', label: t`全部` }, ...groups.map((one) => ({ value: one.zh, label: text(one) }))]}
      />
      {found.length === 0 ? (
        <EmptyState title={<Trans>没有符合的样张</Trans>} />
      ) : (
        <ul className={css.cards}>
          {found.map((entry) => (
            <PaperCard
              key={entry.id}
              entry={entry}
              replaced={templates.filter(({ name }) => name.split('/').at(-1) === entry.template)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

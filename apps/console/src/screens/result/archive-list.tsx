import { Trans, useLingui } from '@lingui/react/macro';
import type { ArchiveEntry, Command } from '@mingxuan/election';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { CountInput } from '../poll/fields.tsx';
import css from './result.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

interface Values {
  readonly entries: readonly {
    readonly title: string;
    readonly pages: number;
    readonly keptBy: ArchiveEntry['keptBy'];
    readonly years?: number | null;
  }[];
}

/** F08: what goes into the archive, who keeps it and how long; begun with the papers that were issued. */
export function ArchiveListPanel({ view, id }: Props) {
  const [open, setOpen] = useState(false);
  const { archive } = view.cycle.aftermath;
  const issued = new Map(view.cycle.papers.map((one) => [one.paper, { title: one.title, pages: one.pages }]));
  const initial =
    archive === null
      ? [...issued.values()].map((one) => ({ ...one, keptBy: 'COMMUNITY' as const }))
      : archive.entries.map((one) => ({ ...one }));
  return (
    <Panel
      title={<Trans>案卷目录</Trans>}
      aside={
        <Button onClick={() => setOpen(true)}>
          {archive === null ? <Trans>登记案卷目录</Trans> : <Trans>换成新的目录</Trans>}
        </Button>
      }
    >
      {archive === null ? (
        <p className={css.soft}>
          <Trans>移交以前立卷归档。已经出具的文书会先列好，再补上签字原件、照片和登记表。选票不和名册放在一起。</Trans>
        </p>
      ) : (
        <ul className={css.list}>
          {archive.entries.map((one, index) => (
            <li key={index}>
              <span>{one.title}</span>
              <span className={css.soft}>
                <Trans>{one.pages} 页</Trans> ·{' '}
                {one.keptBy === 'COMMUNITY' ? <Trans>社区保管</Trans> : <Trans>街道保管</Trans>} ·{' '}
                {one.years === undefined ? <Trans>永久</Trans> : <Trans>{one.years} 年</Trans>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={760}
        title={<Trans>案卷目录</Trans>}
        lead={<Trans>年限留空是永久保管。新的目录代替旧的，旧的仍在台账里。</Trans>}
        submit={<Trans>登记目录</Trans>}
        step="F08"
        initial={{ entries: initial }}
        command={({ entries }): Command => ({
          type: 'LIST_ARCHIVE',
          entries: entries.map(({ title, pages, keptBy, years }) => ({
            title,
            pages,
            keptBy,
            ...(years === undefined || years === null || years === 0 ? {} : { years }),
          })),
        })}
      >
        <EntryFields />
      </ActDrawer>
    </Panel>
  );
}

function EntryFields() {
  const { t } = useLingui();
  return (
    <Form.List name="entries">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => {
            const no = field.name + 1;
            return (
              <div key={field.key} className={css.lineWide}>
                <Form.Item name={[field.name, 'title']} rules={[{ required: true, message: t`请填题名` }]}>
                  <Input aria-label={t`第 ${no} 件题名`} maxLength={200} />
                </Form.Item>
                <Form.Item name={[field.name, 'pages']} rules={[{ required: true, message: t`请填页数` }]}>
                  <CountInput label={t`第 ${no} 件页数`} />
                </Form.Item>
                <Form.Item name={[field.name, 'keptBy']}>
                  <Select
                    aria-label={t`第 ${no} 件保管单位`}
                    options={[
                      { value: 'COMMUNITY', label: t`社区` },
                      { value: 'STREET', label: t`街道` },
                    ]}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'years']}>
                  <CountInput label={t`第 ${no} 件保管年限`} />
                </Form.Item>
                <Button type="text" aria-label={t`去掉第 ${no} 件`} onClick={() => remove(field.name)}>
                  <Trans>去掉</Trans>
                </Button>
              </div>
            );
          })}
          <Button
            type="dashed"
            className={css.add ?? ''}
            onClick={() => add({ title: '', pages: 1, keptBy: 'COMMUNITY' })}
          >
            <Trans>＋ 加一件</Trans>
          </Button>
        </>
      )}
    </Form.List>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { RecordStep } from '../../parts/record-step.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { GateItems } from './gate-items.tsx';
import css from './gates.module.css';

type Open = 'SURVEY' | 'MATTER' | 'NONE_FOUND' | null;

/** G2: survey, then matters found, then each of them mended and reviewed. Matters only: no resident is ever listed here. */
export function Rectification({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Open>(null);
  const { cycle } = view;
  const surveyed = cycle.steps.A03;
  const nothingFound = cycle.rectifications.length === 0 && cycle.steps.A04 !== undefined;
  const canAdd = view.status === 'OPEN' && cycle.rec === null;
  const close = (): void => setOpen(null);
  return (
    <>
      <ul className={css.items}>
        <li className={css.item}>
          <div className={css.itemBody}>
            <p className={css.itemTitle}>
              {t`摸底排查（A03）`}{' '}
              {surveyed === undefined ? (
                <StatusTag tone="quiet">{t`未记录`}</StatusTag>
              ) : (
                <StatusTag tone="good">{t`${surveyed.on} 已记录`}</StatusTag>
              )}
            </p>
            {surveyed?.how === 'DONE' && surveyed.note !== '' ? <p className={css.meta}>{surveyed.note}</p> : null}
          </div>
          {surveyed === undefined && canAdd ? (
            <Button onClick={() => setOpen('SURVEY')}>
              <Trans>记录排查结论</Trans>
            </Button>
          ) : null}
        </li>
      </ul>
      <GateItems view={view} id={id} steps={['A04']} />
      {nothingFound ? (
        <p className={css.nothing}>
          <Trans>排查没有发现需要整改的事项，已记录复核结论。</Trans>
        </p>
      ) : null}
      {canAdd ? (
        <div className={css.foot}>
          <Button onClick={() => setOpen('MATTER')}>
            <Trans>登记整改事项</Trans>
          </Button>
          {cycle.rectifications.length === 0 && !nothingFound ? (
            <Button type="text" onClick={() => setOpen('NONE_FOUND')}>
              <Trans>没有要整改的，记录复核结论</Trans>
            </Button>
          ) : null}
          <span className={css.hint}>
            <Trans>只写事项，不写居民姓名。</Trans>
          </span>
        </div>
      ) : null}
      <RecordStep community={id} view={view} step="A03" name={t`摸底排查`} open={open === 'SURVEY'} onClose={close} />
      <RecordStep
        community={id}
        view={view}
        step="A04"
        name={t`整改和复核`}
        open={open === 'NONE_FOUND'}
        onClose={close}
      />
      <ActDrawer<{ readonly matter: string }>
        community={id}
        view={view}
        open={open === 'MATTER'}
        onClose={close}
        title={t`登记整改事项`}
        lead={<Trans>登记后，每一项都要提交整改证据、由另一人复核，选举委员会才能产生。</Trans>}
        submit={<Trans>登记</Trans>}
        step="A03"
        command={({ matter }) => ({ type: 'REGISTER_RECTIFICATION', matter })}
      >
        <Form.Item
          name="matter"
          label={t`要整改的事项`}
          rules={[{ required: true, whitespace: true, message: t`请写明事项` }]}
          extra={t`只写事项，不写居民姓名，不评价居民。`}
        >
          <Input.TextArea rows={3} maxLength={500} placeholder={t`例如：2025年第四季度财务公开栏未按时更新`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

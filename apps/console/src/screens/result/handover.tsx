import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, HandoverItem, HandoverKind } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text as both } from '@mingxuan/rulebook';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { CountInput } from '../poll/fields.tsx';
import css from './result.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const kindNames: Readonly<Record<HandoverKind, Text>> = {
  SEAL: both('公章', 'seal'),
  MONEY: both('资金', 'money'),
  ASSET: both('资产', 'asset'),
  DEBT: both('债权债务', 'debt or claim'),
  BOOK: both('账簿', 'account book'),
  ARCHIVE: both('档案', 'archive'),
};

/** F04: the handover within ten days of the day the new committee came about. */
export function HandoverPanel({ view, id }: Props) {
  const { handover } = view.cycle;
  return (
    <Panel
      title={<Trans>工作移交</Trans>}
      aside={
        handover === null ? (
          <RecordHandover view={view} id={id} />
        ) : (
          <StatusTag tone={handover.late ? 'bad' : 'good'}>
            {handover.late ? <Trans>超过十日才移交</Trans> : <Trans>按期移交</Trans>}
          </StatusTag>
        )
      }
    >
      {handover === null ? (
        <p className={css.soft}>
          <Trans>新一届居委会产生之日起十日内移交公章、资金、资产、账簿和档案，由选举委员会主持，街道监督。</Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>
              {handover.on} 移交，监督人 {handover.supervisedBy}
            </Trans>
          </p>
          <HandoverList items={handover.items} />
        </>
      )}
    </Panel>
  );
}

function HandoverList({ items }: { readonly items: readonly HandoverItem[] }) {
  const text = useText();
  return (
    <ul className={css.handover}>
      {items.map((item, index) => (
        <li key={index}>
          {text(kindNames[item.kind])} · {item.what} × {item.quantity}
        </li>
      ))}
    </ul>
  );
}

function RecordHandover({ view, id }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记移交清单</Trans>
      </Button>
      <ActDrawer<{ items: readonly HandoverItem[]; place?: string; supervisedBy: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={680}
        title={<Trans>移交清单</Trans>}
        lead={<Trans>逐项当面点清。公章必须在清单里。</Trans>}
        submit={<Trans>登记移交</Trans>}
        step="F04"
        initial={{ items: [{ kind: 'SEAL', what: '', quantity: 1 }] }}
        command={({ items, place, supervisedBy }): Command => ({
          type: 'RECORD_HANDOVER',
          items,
          ...(place === undefined || place.trim() === '' ? {} : { place }),
          supervisedBy,
        })}
      >
        <ItemFields />
        <Form.Item name="place" label={<Trans>移交地点</Trans>}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="supervisedBy" label={<Trans>街道监督人</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

function ItemFields() {
  const { t } = useLingui();
  const text = useText();
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => {
            const no = field.name + 1;
            return (
              <div key={field.key} className={css.item}>
                <Form.Item name={[field.name, 'kind']}>
                  <Select
                    aria-label={t`第 ${no} 项种类`}
                    options={(Object.keys(kindNames) as HandoverKind[]).map((kind) => ({
                      value: kind,
                      label: text(kindNames[kind]),
                    }))}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'what']} rules={[{ required: true, message: t`请写明是什么` }]}>
                  <Input aria-label={t`第 ${no} 项名称`} placeholder={t`名称，例如 居委会公章`} maxLength={200} />
                </Form.Item>
                <Form.Item name={[field.name, 'quantity']} rules={[{ required: true, message: t`请填数量` }]}>
                  <CountInput label={t`第 ${no} 项数量`} />
                </Form.Item>
                <Button type="text" aria-label={t`去掉第 ${no} 项`} onClick={() => remove(field.name)}>
                  <Trans>去掉</Trans>
                </Button>
              </div>
            );
          })}
          <Button type="dashed" className={css.add ?? ''} onClick={() => add({ kind: 'ASSET', what: '', quantity: 1 })}>
            <Trans>＋ 加一项</Trans>
          </Button>
        </>
      )}
    </Form.List>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { RelativePair } from '@mingxuan/election';
import { Button, Form, Select, Space } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { stillStanding } from './standing.ts';
import css from './candidates.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** The near relatives of the Civil Code (MFD-1045), in the words people use. */
const relations = ['配偶', '父母', '子女', '兄弟姐妹', '祖父母', '外祖父母', '孙子女', '外孙子女'] as const;

/**
 * Near relatives among candidates and election committee (JWH25-8, JWH25-15): looked into once, also when there are none.
 * Declared pairs are the only thing about families that is kept.
 */
export function Relatives({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const declared = view.cycle.relatives;
  const members = view.cycle.rec?.members.filter((m) => m.seat === 'MEMBER') ?? [];
  const people = [
    ...stillStanding(view.cycle.candidates).map((c) => ({ value: c.id, label: t`${c.name}（候选人）` })),
    ...members.map((m) => ({ value: `REC:${m.rank}`, label: t`${m.name}（选举委员会）` })),
  ];
  const count = declared?.pairs.length ?? 0;
  return (
    <Panel
      title={<Trans>近亲属回避</Trans>}
      aside={
        <Button onClick={() => setOpen(true)}>
          {declared === null ? <Trans>登记核对结果</Trans> : <Trans>重新登记</Trans>}
        </Button>
      }
    >
      <p className={css.soft}>
        {declared === null ? (
          <StatusTag tone="warn">
            <Trans>还没有核对</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="good">
            {count === 0 ? <Trans>已核对，没有近亲属关系</Trans> : <Trans>已核对，有 {count} 对近亲属关系</Trans>}
          </StatusTag>
        )}{' '}
        {declared === null ? null : <DayText day={declared.on} today={view.today} />}{' '}
        <Trans>公布正式名单以前，要核对候选人之间、候选人和选举委员会成员之间有没有近亲属关系。</Trans>
      </p>
      <Sources refs={['JWH25-8', 'JWH25-15']} />
      <ActDrawer<{ pairs?: readonly RelativePair[] }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>近亲属关系核对结果</Trans>}
        lead={<Trans>没有就直接提交；有就逐对登记。这里登记的内容不公开，只用来判断回避。</Trans>}
        submit={<Trans>登记</Trans>}
        step="D03"
        initial={{ pairs: declared?.pairs ?? [] }}
        command={({ pairs = [] }) => ({ type: 'DECLARE_RELATIVES', pairs })}
        onDone={() => setOpen(false)}
      >
        <Form.List name="pairs">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <Space key={key} wrap align="start">
                  <Form.Item name={[name, 'a']} rules={[{ required: true, message: t`请选人` }]}>
                    <Select aria-label={t`第一个人`} options={people} placeholder={t`选人`} style={{ width: 180 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'relation']} rules={[{ required: true, message: t`请选关系` }]}>
                    <Select
                      aria-label={t`关系`}
                      options={relations.map((value) => ({ value, label: value }))}
                      placeholder={t`关系`}
                      style={{ width: 120 }}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'b']} rules={[{ required: true, message: t`请选人` }]}>
                    <Select aria-label={t`第二个人`} options={people} placeholder={t`选人`} style={{ width: 180 }} />
                  </Form.Item>
                  <Button onClick={() => remove(name)}>
                    <Trans>去掉</Trans>
                  </Button>
                </Space>
              ))}
              <Button onClick={() => add()}>
                <Trans>加一对</Trans>
              </Button>
            </>
          )}
        </Form.List>
      </ActDrawer>
    </Panel>
  );
}

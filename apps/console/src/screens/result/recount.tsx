import { Trans, useLingui } from '@lingui/react/macro';
import type { Command } from '@mingxuan/election';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { determineStep } from './determine.tsx';
import type { CountedPoll } from './poll-result.tsx';
import css from './result.module.css';

interface Props {
  readonly poll: CountedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Sends bundles back to be counted by two people again; the earlier sheets and the result made of them stay on record. */
export function Recount({ poll, view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const all = poll.bundles.map((bundle) => bundle.no);
  if (all.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>重新清点（复核）</Trans>
      </Button>
      <ActDrawer<{ bundles: readonly number[]; reason: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>重新清点（复核）</Trans>}
        lead={
          <Trans>
            选中的扎退回由两人重新录入，原来的计票单和结果都保留，原因随结果公开。参加过计票的人不能下这个决定。
          </Trans>
        }
        submit={<Trans>决定重新清点</Trans>}
        step={determineStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{ bundles: all }}
        command={({ bundles, reason }): Command => ({ type: 'RECOUNT', poll: poll.id, bundles, reason })}
      >
        <Form.Item
          name="bundles"
          label={<Trans>要重新清点的扎</Trans>}
          extra={<Trans>整场复核就全部选上。</Trans>}
          rules={[{ required: true }]}
        >
          <Select mode="multiple" options={all.map((no) => ({ value: no, label: t`第 ${no} 扎` }))} />
        </Form.Item>
        <Form.Item name="reason" label={<Trans>原因</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={1000} placeholder={t`例如 监票人发现第 3 扎唱票有误`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

/** Recounts that were ordered, with their reasons. */
export function RecountList({ poll }: Pick<Props, 'poll'>) {
  if (poll.recounts.length === 0) return null;
  return (
    <ul className={css.notes}>
      {poll.recounts.map((one) => (
        <li key={one.seq}>
          <Trans>
            {one.on} 决定重新清点第 {one.bundles.join('、')} 扎：{one.reason}
          </Trans>
        </li>
      ))}
    </ul>
  );
}

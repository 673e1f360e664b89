import { Trans, useLingui } from '@lingui/react/macro';
import type { Arrangements, Command } from '@mingxuan/election';
import { Button, Descriptions, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Where and when, said once: every notice takes it from here. */
export function ArrangementsPanel({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { arrangements } = view.cycle;
  const labels: Readonly<Record<keyof Arrangements, string>> = {
    registrationPlace: t`选民登记地点`,
    registrationHours: t`登记时间`,
    phone: t`咨询电话`,
    pollingPlace: t`投票地点`,
    opensAt: t`投票开始`,
    closesAt: t`投票结束`,
    countingPlace: t`计票地点`,
  };
  const keys = Object.keys(labels) as (keyof Arrangements)[];
  const isTime = (key: keyof Arrangements): boolean => key === 'opensAt' || key === 'closesAt';
  return (
    <Panel
      title={<Trans>时间、地点和电话</Trans>}
      aside={
        <Button {...(arrangements === null ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
          {arrangements === null ? <Trans>填写安排</Trans> : <Trans>更正安排</Trans>}
        </Button>
      }
    >
      {arrangements === null ? (
        <p className={css.soft}>
          <Trans>登记公告、投票公告都从这里取时间和地点，只填一次，各处不会不一致。</Trans>
        </p>
      ) : (
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={keys.map((key) => ({ key, label: labels[key], children: arrangements[key] }))}
        />
      )}
      <ActDrawer<Arrangements>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>时间、地点和电话</Trans>}
        submit={<Trans>登记安排</Trans>}
        step="C04"
        {...(arrangements === null ? {} : { initial: arrangements })}
        command={(values): Command => ({ type: 'RECORD_ARRANGEMENTS', arrangements: values })}
      >
        {keys.map((key) => (
          <Form.Item key={key} name={key} label={labels[key]} rules={[{ required: true }]}>
            {isTime(key) ? <Input type="time" className={css.time ?? ''} /> : <Input maxLength={200} />}
          </Form.Item>
        ))}
      </ActDrawer>
    </Panel>
  );
}

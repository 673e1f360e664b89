import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PollView } from '@mingxuan/election';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { NamesInput } from './fields.tsx';
import css from './poll.module.css';
import { startStep } from './start-step.ts';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: Extract<PollView, { stage: 'OPEN' }>;
  readonly box: string;
  /** Boxes it may be emptied into. */
  readonly others: readonly string[];
}

/** Before the boxes are opened, one with few ballots is emptied into another: nobody's vote stands alone. */
export function MergeBox({ view, id, poll, box, others }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>并入另一个票箱</Trans>
        <span className="visually-hidden"> {box}</span>
      </Button>
      <ActDrawer<{ into: string; mergedAt?: string; witnesses?: readonly string[] }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>把 {box} 号票箱并入另一个票箱</Trans>}
        lead={
          <Trans>
            不到 {poll.smallCell}{' '}
            人的票箱单独打开，会看出这几个人怎么投的。开箱以前当着见证人把票倒进另一个票箱，不看、不数。
          </Trans>
        }
        submit={<Trans>登记合并</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={others.length === 1 && others[0] !== undefined ? { into: others[0] } : {}}
        command={({ into, mergedAt, witnesses }): Command => ({
          type: 'MERGE_BOX',
          poll: poll.id,
          box,
          into,
          witnesses: witnesses ?? [],
          ...(mergedAt === undefined || mergedAt === '' ? {} : { mergedAt }),
        })}
      >
        <Form.Item name="into" label={<Trans>并入</Trans>} rules={[{ required: true, message: t`请选择票箱` }]}>
          <Select options={others.map((one) => ({ value: one, label: one }))} />
        </Form.Item>
        {poll.id === 'residents' && view.cycle.arrangements !== null ? (
          <Form.Item name="mergedAt" label={<Trans>倒票合并的时间</Trans>} rules={[{ required: true }]}>
            <Input type="time" className={css.time ?? ''} />
          </Form.Item>
        ) : null}
        <Form.Item
          name="witnesses"
          label={<Trans>见证人（至少两名）</Trans>}
          rules={[{ required: true, message: t`请填见证人姓名` }]}
        >
          <NamesInput placeholder={t`输入姓名后按回车，可以填多人`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, FixedBoxKind, PollView } from '@mingxuan/election';
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { HALL_BOX } from './accounting.ts';
import { NamesInput } from './fields.tsx';
import { startStep } from './start-step.ts';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: PollView;
}

interface Values {
  readonly box: string;
  readonly kind: FixedBoxKind;
  readonly place: string;
  readonly seals?: readonly string[];
  readonly witnesses?: readonly string[];
  readonly shownEmpty?: boolean;
}

/** E01: a box of the hall or of a station is shown empty before witnesses and sealed, before anybody votes. */
export function SealBox({ view, id, poll }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const first = view.cycle.boxDay.fixed.every((box) => box.poll !== poll.id);
  return (
    <>
      <Button {...(first ? { type: 'primary' as const } : {})} onClick={() => setOpen(true)}>
        <Trans>验空一个票箱并封好</Trans>
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>验空票箱、贴封条</Trans>}
        lead={<Trans>先当众打开给大家看是空的，再锁好、贴封条。投票开始以后不能再加固定票箱。</Trans>}
        submit={<Trans>登记这个票箱</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{
          kind: first ? 'MAIN' : 'STATION',
          box: first ? HALL_BOX : '',
          place: first ? (view.cycle.arrangements?.pollingPlace ?? '') : '',
        }}
        command={(values): Command => ({
          type: 'SEAL_FIXED_BOX',
          poll: poll.id,
          box: values.box.trim(),
          kind: values.kind,
          place: values.place,
          shownEmpty: values.shownEmpty === true,
          seals: values.seals ?? [],
          witnesses: values.witnesses ?? [],
        })}
      >
        <Form.Item name="kind" label={<Trans>放在哪里</Trans>}>
          <Radio.Group
            options={[
              { value: 'MAIN', label: t`主会场` },
              { value: 'STATION', label: t`投票站` },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="box"
          label={<Trans>票箱编号</Trans>}
          extra={<Trans>领票台登记时用的就是这个编号，可以用汉字、字母、数字和短横。</Trans>}
          rules={[{ required: true }]}
        >
          <Input maxLength={20} placeholder={t`例如 会场 或 东区站`} />
        </Form.Item>
        <Form.Item name="place" label={<Trans>地点</Trans>} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="seals" label={<Trans>封条号</Trans>} rules={[{ required: true, message: t`请填封条号` }]}>
          <NamesInput placeholder={t`输入封条号后按回车，可以填多个`} />
        </Form.Item>
        <Form.Item
          name="witnesses"
          label={<Trans>见证人（至少两名）</Trans>}
          rules={[{ required: true, message: t`请填见证人姓名` }]}
        >
          <NamesInput placeholder={t`输入姓名后按回车，可以填多人`} />
        </Form.Item>
        <Form.Item name="shownEmpty" valuePropName="checked">
          <Checkbox>
            <Trans>已当众打开，确认是空箱</Trans>
          </Checkbox>
        </Form.Item>
      </ActDrawer>
    </>
  );
}

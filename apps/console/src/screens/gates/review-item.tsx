import { Trans, useLingui } from '@lingui/react/macro';
import type { GateItem } from '@mingxuan/election';
import { Form, Input, Radio } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { stepOf } from './details.ts';
import css from './gates.module.css';
import { ItemDetail } from './item-detail.tsx';

interface Values {
  readonly verdict: 'ACCEPTED' | 'RETURNED';
  readonly note: string;
}

interface Props {
  readonly community: string;
  readonly view: OpenCommunity;
  readonly item: GateItem;
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The second person's look at what the first handed in. */
export function ReviewItem({ community, view, item, title, open, onClose }: Props) {
  const { t } = useLingui();
  return (
    <ActDrawer<Values>
      community={community}
      view={view}
      open={open}
      onClose={onClose}
      title={t`复核：${title}`}
      submit={<Trans>记录复核意见</Trans>}
      step={stepOf(item.id)}
      command={({ verdict, note }) => ({ type: 'REVIEW_GATE_ITEM', item: item.id, verdict, note: note ?? '' })}
    >
      <div className={css.under}>
        <ItemDetail id={community} item={item} />
      </div>
      <Form.Item name="verdict" label={t`复核意见`} rules={[{ required: true, message: t`请选择通过或退回` }]}>
        <Radio.Group
          options={[
            { value: 'ACCEPTED', label: t`通过` },
            { value: 'RETURNED', label: t`退回补正` },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="note"
        label={t`说明`}
        dependencies={['verdict']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, note: unknown) =>
              getFieldValue('verdict') === 'RETURNED' && (typeof note !== 'string' || note.trim() === '')
                ? Promise.reject(new Error(t`退回时要写明缺什么`))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </ActDrawer>
  );
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Meeting } from '@mingxuan/election';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { MeetingFields } from './meeting-fields.tsx';
import css from './organisation.module.css';

interface Person {
  readonly name: string;
  readonly sex?: 'F' | 'M';
  readonly votes: number;
}

interface Values {
  readonly size: number;
  readonly ranked: readonly Person[];
  readonly meeting: Meeting;
}

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** C01: everybody who got votes, sorted here by votes, so that every later vacancy is filled in their order. */
export function ElectCommittee({ view, id, open, onClose }: Props) {
  const { t } = useLingui();
  const required = [{ required: true, message: t`请填写` }];
  return (
    <ActDrawer<Values>
      community={id}
      view={view}
      open={open}
      onClose={onClose}
      width={620}
      title={t`推选居民选举委员会`}
      lead={<Trans>把所有得票的人都写上，不用排序，系统按得票从多到少排。名额以内的是成员，其余是候补。</Trans>}
      submit={<Trans>记录推选结果</Trans>}
      step="C01"
      initial={{ size: 5, ranked: Array.from({ length: 6 }, () => ({}) as Person) }}
      command={({ size, ranked, meeting }) => ({
        type: 'ELECT_REC',
        size,
        meeting,
        ranked: ranked
          .map(({ name, votes, sex }) => ({ name: name.trim(), votes, ...(sex === undefined ? {} : { sex }) }))
          .sort((a, b) => b.votes - a.votes),
      })}
    >
      <Form.Item name="size" label={t`选举委员会名额`} rules={required}>
        <InputNumber min={3} max={15} precision={0} />
      </Form.Item>
      <Form.List name="ranked">
        {(fields, { add, remove }) => (
          <fieldset className={css.ranked}>
            <legend>{t`被推选人和得票`}</legend>
            {fields.map((field, index) => {
              const no = index + 1;
              return (
                <div key={field.key} className={css.person}>
                  <Form.Item
                    name={[field.name, 'name']}
                    rules={[{ required: true, whitespace: true, message: t`姓名` }]}
                  >
                    <Input placeholder={t`姓名`} aria-label={t`第 ${no} 人姓名`} maxLength={50} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'sex']}>
                    <Select
                      placeholder={t`性别`}
                      aria-label={t`第 ${no} 人性别`}
                      allowClear
                      options={[
                        { value: 'F', label: t`女` },
                        { value: 'M', label: t`男` },
                      ]}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, 'votes']} rules={[{ required: true, message: t`得票` }]}>
                    <InputNumber
                      placeholder={t`得票`}
                      aria-label={t`第 ${no} 人得票`}
                      min={0}
                      precision={0}
                      style={{ width: '100%' }}
                    />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t`删除第 ${no} 人`}
                    onClick={() => remove(field.name)}
                  />
                </div>
              );
            })}
            <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => add()}>
              <Trans>加一人</Trans>
            </Button>
          </fieldset>
        )}
      </Form.List>
      <MeetingFields />
    </ActDrawer>
  );
}

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import css from './organisation.module.css';

export interface RankedPerson {
  readonly name: string;
  readonly sex?: 'F' | 'M';
  readonly votes: number;
}

/** As the command wants them: the most votes first. */
export const byVotes = (people: readonly RankedPerson[]): RankedPerson[] =>
  people
    .map(({ name, votes, sex }) => ({ name: name.trim(), votes, ...(sex === undefined ? {} : { sex }) }))
    .sort((a, b) => b.votes - a.votes);

/** Who was chosen and with how many votes. Use inside a form with a `ranked` value. */
export function RankedPeople() {
  const { t } = useLingui();
  return (
    <Form.List name="ranked">
      {(fields, { add, remove }) => (
        <fieldset className={css.ranked}>
          <legend>{t`被推选人和得票`}</legend>
          {fields.map((field, index) => {
            const no = index + 1;
            return (
              <div key={field.key} className={css.person}>
                <Form.Item name={[field.name, 'name']} rules={[{ required: true, whitespace: true, message: t`姓名` }]}>
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
  );
}

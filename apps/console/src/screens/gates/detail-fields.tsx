import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form, Input } from 'antd';
import { DayPicker } from '../../parts/day-picker.tsx';
import type { DetailKind } from './details.ts';
import css from './gates.module.css';

/** The fields that the notice of an item needs. */
export function DetailFields({ kind }: { readonly kind: DetailKind }) {
  const { t } = useLingui();
  const columns = { name: t`姓名`, post: t`职务`, grade: t`等次`, item: t`任务`, due: t`完成时限`, lead: t`牵头人` };
  return (
    <fieldset className={css.details}>
      <legend>
        <Trans>公告里要写的内容</Trans>
      </legend>
      {kind === 'AUDIT' ? (
        <Form.Item name="auditor" label={t`审计单位`}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      {kind === 'REVIEW' ? (
        <Form.Item name="method" label={t`考评方式`}>
          <Input maxLength={200} placeholder={t`例如：述职后由居民代表无记名测评`} />
        </Form.Item>
      ) : null}
      {kind === 'REVIEW' ? null : (
        <div className={css.two}>
          <Form.Item name="from" label={kind === 'AUDIT' ? t`审计期间从` : t`规划期从`}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="to" label={t`到`}>
            <DayPicker />
          </Form.Item>
        </div>
      )}
      {kind === 'AUDIT' ? (
        <Form.Item name="scope" label={t`审计范围`}>
          <Input maxLength={500} placeholder={t`例如：任期内财务收支、集体资产、惠民资金`} />
        </Form.Item>
      ) : null}
      {kind === 'REVIEW' ? (
        <Rows
          name="grades"
          add={t`加一人`}
          fields={[
            ['name', columns.name],
            ['post', columns.post],
            ['grade', columns.grade],
          ]}
        />
      ) : null}
      {kind === 'PLAN' ? (
        <Rows
          name="tasks"
          add={t`加一项任务`}
          fields={[
            ['item', columns.item],
            ['due', columns.due],
            ['lead', columns.lead],
          ]}
        />
      ) : null}
    </fieldset>
  );
}

interface RowsProps {
  readonly name: 'grades' | 'tasks';
  readonly add: string;
  readonly fields: readonly (readonly [field: string, label: string])[];
}

/** A short table typed row by row; empty rows are left out. */
function Rows({ name, add, fields }: RowsProps) {
  const { t } = useLingui();
  return (
    <Form.List name={name} initialValue={[{}]}>
      {(rows, list) => (
        <>
          {rows.map((row, index) => {
            const no = index + 1;
            return (
              <div key={row.key} className={css.row}>
                {fields.map(([field, label]) => (
                  <Form.Item key={field} name={[row.name, field]}>
                    <Input placeholder={label} aria-label={t`第 ${no} 行${label}`} maxLength={200} />
                  </Form.Item>
                ))}
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t`删除第 ${no} 行`}
                  onClick={() => list.remove(row.name)}
                />
              </div>
            );
          })}
          <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => list.add({})}>
            {add}
          </Button>
        </>
      )}
    </Form.List>
  );
}

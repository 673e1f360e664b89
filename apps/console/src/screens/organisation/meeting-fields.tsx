import { useLingui } from '@lingui/react/macro';
import type { Meeting } from '@mingxuan/election';
import { Form, InputNumber, Select } from 'antd';
import css from './organisation.module.css';

/** A meeting as its minutes give it: which, how many were entitled, came and agreed. Use inside a form with a `meeting` value. */
export function MeetingFields() {
  const { t } = useLingui();
  const kinds: Record<Meeting['kind'], string> = {
    RESIDENTS_MEETING: t`居民会议`,
    REP_MEETING: t`居民代表会议`,
    MEMBERS_MEETING: t`党员大会`,
  };
  const required = [{ required: true, message: t`请填写` }];
  return (
    <fieldset className={css.meeting}>
      <legend>{t`作出决定的会议`}</legend>
      <Form.Item name={['meeting', 'kind']} label={t`会议`} rules={required}>
        <Select
          options={(['RESIDENTS_MEETING', 'REP_MEETING'] as const).map((value) => ({ value, label: kinds[value] }))}
        />
      </Form.Item>
      <div className={css.three}>
        <Form.Item name={['meeting', 'entitled']} label={t`应到`} rules={required}>
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={['meeting', 'present']} label={t`实到`} rules={required}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={['meeting', 'inFavour']} label={t`赞成`} rules={required}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </fieldset>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { Striking } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { Form, Input, Radio } from 'antd';
import css from './roll.module.css';

export interface JudgmentValues {
  readonly court: string;
  readonly decidedOn: string;
  readonly documentNo: string;
}

/** Who is struck and why, as it was typed. */
export const strikingOf = (voterNo: number, reason: Striking['reason'], judgment: JudgmentValues): Striking =>
  reason === 'DEPRIVED'
    ? { voterNo, reason, judgment: { ...judgment, decidedOn: judgment.decidedOn as IsoDate } }
    : { voterNo, reason };

/** Why somebody is struck by a ruling: the reason is kept with the committee, and decides what has to be shown for it. */
export function StrikingFields() {
  const { t } = useLingui();
  const reason: unknown = Form.useWatch('struckFor');
  return (
    <>
      <Form.Item
        name="struckFor"
        label={<Trans>为什么除名</Trans>}
        extra={<Trans>只给办理登记的人看，不会公布。</Trans>}
        rules={[{ required: true, message: t`请选择` }]}
      >
        <Radio.Group
          vertical
          options={[
            { value: 'MOVED_OUT', label: t`迁出，不再常住` },
            { value: 'DIED', label: t`去世` },
            { value: 'REGISTERED_TWICE', label: t`本人选择在别处登记` },
            { value: 'UNDER_AGE', label: t`到选举日未满十八周岁` },
            { value: 'NEVER_ENTITLED', label: t`登记时就不符合条件，或者登记重复、登错了人` },
            { value: 'DEPRIVED', label: t`法院判决剥夺政治权利` },
          ]}
        />
      </Form.Item>
      {reason === 'DEPRIVED' ? <JudgmentFields /> : null}
    </>
  );
}

/** Nothing but a judgment takes the vote away, so it is described before anybody is struck for it. */
export function JudgmentFields() {
  const { t } = useLingui();
  const need = [{ required: true, message: t`请填写` }];
  return (
    <fieldset className={css.added}>
      <legend>
        <Trans>判决书</Trans>
      </legend>
      <p className={css.note}>
        <Trans>只有法院判决剥夺政治权利的才不列入。被羁押、服刑但没有判决剥夺政治权利的，仍有选举权。</Trans>
      </p>
      <Form.Item name={['judgment', 'court']} label={<Trans>法院</Trans>} rules={need}>
        <Input maxLength={100} placeholder={t`例如 某某区人民法院`} />
      </Form.Item>
      <Form.Item name={['judgment', 'decidedOn']} label={<Trans>判决日期</Trans>} rules={need}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name={['judgment', 'documentNo']} label={<Trans>文书号</Trans>} rules={need}>
        <Input maxLength={100} />
      </Form.Item>
    </fieldset>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { VoterEntry } from '@mingxuan/election';
import type { IsoDate, RegistrationGround } from '@mingxuan/rulebook';
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import css from './roll.module.css';

/** One registration as it is typed. */
export interface PersonValues {
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly birth: string;
  readonly idNumber: string;
  readonly group?: string;
  readonly household?: string;
  readonly ground: RegistrationGround;
}

/** The entry for the ledger. Number and search keys are given there, not by the form. */
export const entryOf = (typed: PersonValues, voterNo = 0): VoterEntry => ({
  voterNo,
  name: typed.name.trim(),
  sex: typed.sex,
  birth: typed.birth as IsoDate,
  idNumber: typed.idNumber.trim().toUpperCase(),
  group: typed.group?.trim() ?? '',
  household: typed.household?.trim() ?? '',
  ground: typed.ground,
  pinyin: '',
  initials: '',
});

/** The registration of one person: the columns of the register, and no condition besides the three of the law. */
export function PersonFields({ name, legend }: { readonly name: string; readonly legend: ReactNode }) {
  const { t } = useLingui();
  const need = [{ required: true, message: t`请填写` }];
  return (
    <fieldset className={css.added}>
      <legend>{legend}</legend>
      <Form.Item name={[name, 'name']} label={<Trans>姓名</Trans>} rules={need}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name={[name, 'sex']} label={<Trans>性别</Trans>} rules={need}>
        <Radio.Group
          options={[
            { value: 'F', label: t`女` },
            { value: 'M', label: t`男` },
          ]}
        />
      </Form.Item>
      <Form.Item name={[name, 'birth']} label={<Trans>出生日期</Trans>} rules={need}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name={[name, 'idNumber']} label={<Trans>公民身份号码</Trans>} rules={need}>
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
      <Form.Item name={[name, 'group']} label={<Trans>居民小组</Trans>}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[name, 'household']} label={<Trans>户号</Trans>}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={[name, 'ground']} label={<Trans>登记条件（只有这三种）</Trans>} rules={need}>
        <Radio.Group
          vertical
          options={[
            { value: 'LOCAL_HUKOU', label: t`户籍在本社区` },
            { value: 'HABITUAL_RESIDENT', label: t`户籍不在，常住本社区` },
            { value: 'COMMUNITY_WORKER', label: t`社区工作者，在本社区工作满六个月，经选举委员会确认` },
          ]}
        />
      </Form.Item>
    </fieldset>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, Objection, RegistrationGround, VoterEntry } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { VoterSelect } from '../poll/voter-select.tsx';
import css from './roll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly objection: Objection;
}

interface Values {
  readonly decision: 'UPHELD' | 'REJECTED';
  readonly basis: string;
  readonly removeVoterNo?: number;
  readonly adds?: boolean;
  readonly add?: {
    readonly name: string;
    readonly sex: 'F' | 'M';
    readonly birth: string;
    readonly idNumber: string;
    readonly group?: string;
    readonly household?: string;
    readonly ground: RegistrationGround;
  };
}

/** The person an upheld objection adds. The number on the roll is given by the ledger, not by the form. */
const entryOf = (add: NonNullable<Values['add']>): VoterEntry => ({
  voterNo: 0,
  name: add.name.trim(),
  sex: add.sex,
  birth: add.birth as IsoDate,
  idNumber: add.idNumber.trim().toUpperCase(),
  group: add.group?.trim() ?? '',
  household: add.household?.trim() ?? '',
  ground: add.ground,
  pinyin: '',
  initials: '',
});

/** A ruling: upheld or not, on what ground, and what it changes on the roll. */
export function DecideObjection({ objection, view, id }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>作出决定</Trans>
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>决定第 {objection.no} 号申诉</Trans>}
        lead={objection.about}
        submit={<Trans>作出决定</Trans>}
        step="C07"
        notBefore={objection.filedOn}
        initial={{
          decision: 'UPHELD',
          ...(objection.kind !== 'OMITTED' && objection.voterNo !== null ? { removeVoterNo: objection.voterNo } : {}),
        }}
        command={({ decision, basis, removeVoterNo, add }): Command => ({
          type: 'DECIDE_OBJECTION',
          no: objection.no,
          decision,
          basis,
          ...(decision === 'REJECTED' || removeVoterNo === undefined ? {} : { removeVoterNo }),
          ...(decision === 'REJECTED' || add === undefined ? {} : { add: entryOf(add) }),
        })}
      >
        <DecisionFields objection={objection} id={id} />
      </ActDrawer>
    </>
  );
}

function DecisionFields({ objection, id }: { readonly objection: Objection; readonly id: string }) {
  const { t } = useLingui();
  const decision: unknown = Form.useWatch('decision');
  const changes = decision === 'UPHELD';
  return (
    <>
      <Form.Item name="decision" label={<Trans>决定</Trans>}>
        <Radio.Group
          options={[
            { value: 'UPHELD', label: t`申诉成立` },
            { value: 'REJECTED', label: t`申诉不成立` },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="basis"
        label={<Trans>依据的条款和事实</Trans>}
        extra={<Trans>会公布，请不要写他人隐私。</Trans>}
        rules={[{ required: true }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      {changes && objection.kind !== 'OMITTED' ? (
        <Form.Item name="removeVoterNo" label={<Trans>从名单上除名</Trans>}>
          <VoterSelect community={id} />
        </Form.Item>
      ) : null}
      {changes && objection.kind !== 'WRONGLY_LISTED' ? <AddedPerson /> : null}
    </>
  );
}

/** The registration of one person: the same columns as the register. */
function AddedPerson() {
  const { t } = useLingui();
  const need = [{ required: true }];
  return (
    <fieldset className={css.added}>
      <legend>
        <Trans>补登到名单</Trans>
      </legend>
      <Form.Item name={['add', 'name']} label={<Trans>姓名</Trans>} rules={need}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name={['add', 'sex']} label={<Trans>性别</Trans>} rules={need}>
        <Radio.Group
          options={[
            { value: 'F', label: t`女` },
            { value: 'M', label: t`男` },
          ]}
        />
      </Form.Item>
      <Form.Item name={['add', 'birth']} label={<Trans>出生日期</Trans>} rules={need}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name={['add', 'idNumber']} label={<Trans>公民身份号码</Trans>} rules={need}>
        <Input maxLength={18} autoComplete="off" />
      </Form.Item>
      <Form.Item name={['add', 'group']} label={<Trans>居民小组</Trans>}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['add', 'household']} label={<Trans>户号</Trans>}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={['add', 'ground']} label={<Trans>登记类别</Trans>} rules={need}>
        <Radio.Group
          vertical
          options={[
            { value: 'LOCAL_HUKOU', label: t`户籍在本社区` },
            { value: 'HABITUAL_RESIDENT', label: t`常住本社区` },
            { value: 'COMMUNITY_WORKER', label: t`在本社区工作满六个月` },
          ]}
        />
      </Form.Item>
    </fieldset>
  );
}

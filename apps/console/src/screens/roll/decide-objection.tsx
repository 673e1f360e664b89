import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, EvidenceRef, Objection, RepresentativeChange, Striking } from '@mingxuan/election';
import { Alert, Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { NamesInput } from '../poll/fields.tsx';
import { VoterSelect } from '../poll/voter-select.tsx';
import { CorrectionFields, correctionOf, entryOf, PersonFields, type PersonValues } from './person-fields.tsx';
import { type JudgmentValues, StrikingFields, strikingOf } from './striking.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly objection: Objection;
}

interface Values {
  readonly decision: 'UPHELD' | 'REJECTED';
  readonly basis: string;
  readonly places: readonly string[];
  readonly how?: 'CORRECT' | 'REMOVE';
  readonly voterNo?: number;
  readonly person?: PersonValues;
  readonly representatives?: RepresentativeChange;
  readonly struckFor?: Striking['reason'];
  readonly judgment?: JudgmentValues;
  readonly evidence?: readonly EvidenceRef[];
}

/** What an upheld objection of this kind changes. */
function changeOf(objection: Objection, values: Values): Partial<Extract<Command, { type: 'DECIDE_OBJECTION' }>> {
  const {
    person,
    representatives,
    voterNo,
    struckFor,
    judgment = { court: '', decidedOn: '', documentNo: '' },
  } = values;
  const struck =
    voterNo === undefined || struckFor === undefined ? {} : { remove: strikingOf(voterNo, struckFor, judgment) };
  switch (objection.kind) {
    case 'OMITTED':
      return person === undefined ? {} : { add: entryOf(person) };
    case 'WRONGLY_LISTED':
      return struck;
    case 'WRONG_ENTRY':
      if (values.how === 'REMOVE') return struck;
      return voterNo === undefined || person === undefined ? {} : { correct: { voterNo, voter: correctionOf(person) } };
    case 'REPRESENTATIVES':
      return { representatives: given(representatives) };
    default:
      return objection.kind satisfies never;
  }
}

/** Only what was filled in. */
export const given = ({ remove, add, group }: RepresentativeChange = {}): RepresentativeChange => ({
  ...(remove === undefined ? {} : { remove }),
  ...(add === undefined ? {} : { add }),
  ...(group === undefined ? {} : { group }),
});

/** A ruling: upheld or not, on what ground, what it changes, and where it is posted. */
export function DecideObjection({ objection, view, id }: Props) {
  const [open, setOpen] = useState(false);
  const { roll } = view.cycle;
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
          how: 'CORRECT',
          places: 'places' in roll ? roll.places : [],
          ...(objection.voterNo === null ? {} : { voterNo: objection.voterNo }),
        }}
        command={(values): Command => ({
          type: 'DECIDE_OBJECTION',
          no: objection.no,
          decision: values.decision,
          basis: values.basis,
          places: values.places,
          ...((values.evidence ?? []).length === 0 ? {} : { evidence: values.evidence ?? [] }),
          ...(values.decision === 'REJECTED' ? {} : changeOf(objection, values)),
        })}
      >
        <DecisionFields objection={objection} view={view} id={id} />
      </ActDrawer>
    </>
  );
}

function DecisionFields({ objection, view, id }: Props) {
  const { t } = useLingui();
  const decision: unknown = Form.useWatch('decision');
  const { rulingUntil } = objection;
  return (
    <>
      {view.today > rulingUntil ? (
        <Alert
          type="warning"
          showIcon
          title={<Trans>决定期限是 {rulingUntil}，已经过了。仍然要作出决定，记录里会写明超过期限。</Trans>}
        />
      ) : null}
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
        rules={[{ required: true, message: t`请填写` }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      {decision === 'UPHELD' ? <ChangeFields objection={objection} view={view} id={id} /> : null}
      <Form.Item
        name="evidence"
        label={<Trans>证明材料</Trans>}
        extra={<Trans>因判决除名的要附判决书；补登社区工作者的要附本人申请和确认记录。</Trans>}
      >
        <EvidenceUpload community={id} />
      </Form.Item>
      <Form.Item
        name="places"
        label={<Trans>处理结果张贴在哪里</Trans>}
        extra={<Trans>决定和公布都要在收到申诉之日起三日内。还没有张贴的可以先空着，封册以前再登记。</Trans>}
      >
        <NamesInput />
      </Form.Item>
    </>
  );
}

function ChangeFields({ objection, view, id }: Props) {
  const { t } = useLingui();
  const how: unknown = Form.useWatch('how');
  const voterNo: number | undefined = Form.useWatch('voterNo');
  const who = (
    <Form.Item
      name="voterNo"
      label={<Trans>名单上的人</Trans>}
      extra={objection.voterNo === null ? null : <Trans>申诉针对第 {objection.voterNo} 号</Trans>}
      rules={[{ required: true, message: t`请选择` }]}
    >
      <VoterSelect community={id} />
    </Form.Item>
  );
  switch (objection.kind) {
    case 'OMITTED':
      return <PersonFields name="person" legend={<Trans>补登到名单</Trans>} posted />;
    case 'WRONGLY_LISTED':
      return (
        <>
          {who}
          <StrikingFields />
        </>
      );
    case 'WRONG_ENTRY':
      return (
        <>
          {who}
          <Form.Item name="how" label={<Trans>怎样更正</Trans>}>
            <Radio.Group
              options={[
                { value: 'CORRECT', label: t`更正内容，序号不变` },
                { value: 'REMOVE', label: t`从名单上除名` },
              ]}
            />
          </Form.Item>
          {how === 'CORRECT' ? (
            <CorrectionFields name="person" community={id} voterNo={voterNo} posted />
          ) : (
            <StrikingFields />
          )}
        </>
      );
    case 'REPRESENTATIVES':
      return <RepresentativeChangeFields view={view} id={id} />;
    default:
      return objection.kind satisfies never;
  }
}

/** Who leaves the list of representatives and who comes onto it. */
export function RepresentativeChangeFields({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const list = view.cycle.representatives?.list;
  return (
    <>
      <Form.Item name={['representatives', 'remove']} label={<Trans>从代表名单上除去</Trans>}>
        <VoterSelect community={id} />
      </Form.Item>
      <Form.Item name={['representatives', 'add']} label={<Trans>补上</Trans>}>
        <VoterSelect community={id} />
      </Form.Item>
      {list?.kind === 'GROUPS' ? (
        <Form.Item
          name={['representatives', 'group']}
          label={<Trans>由哪个居民小组推选</Trans>}
          extra={<Trans>顶替别人的可以不填，仍算原来的小组。</Trans>}
        >
          <Select allowClear options={list.groups.map(({ group }) => ({ value: group, label: group }))} />
        </Form.Item>
      ) : null}
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, EvidenceRef, RepresentativeChange } from '@mingxuan/election';
import { representativeNos } from '@mingxuan/election';
import { Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DutyButton } from '../../parts/duty-button.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { NamesInput } from '../poll/fields.tsx';
import { VoterSelect } from '../poll/voter-select.tsx';
import { given, RepresentativeChangeFields } from './decide-objection.tsx';
import { CorrectionFields, correctionOf, entryOf, PersonFields, type PersonValues } from './person-fields.tsx';
import { JudgmentFields, type JudgmentValues, strikingOf } from './striking.tsx';

type Change = Extract<Command, { type: 'AMEND_ROLL' }>['change'];
type Reason = Change['reason'];

interface Values {
  readonly reason: Reason;
  readonly voterNo: number;
  readonly person: PersonValues;
  readonly judgment: JudgmentValues;
  readonly representatives?: RepresentativeChange;
  readonly note: string;
  readonly evidence?: readonly EvidenceRef[];
  readonly places?: readonly string[];
}

function changeOf({ reason, voterNo, person, judgment, representatives }: Values): Change {
  switch (reason) {
    case 'OMITTED':
    case 'TURNED_EIGHTEEN':
    case 'MOVED_IN':
      return { kind: 'ADD', reason, voter: entryOf(person) };
    case 'DIED':
    case 'MOVED_OUT':
    case 'REGISTERED_TWICE':
    case 'UNDER_AGE':
    case 'NEVER_ENTITLED':
    case 'DEPRIVED':
      return { kind: 'REMOVE', ...strikingOf(voterNo, reason, judgment) };
    case 'CLERICAL':
      return { kind: 'CORRECT', reason, voterNo, voter: correctionOf(person) };
    case 'CHOSEN_AGAIN':
      return { kind: 'REPRESENTATIVES', reason, representatives: given(representatives) };
    default:
      return reason satisfies never;
  }
}

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly label?: ReactNode;
  /** What is known from where the person comes. */
  readonly start?: Partial<Pick<Values, 'reason' | 'voterNo'>>;
}

/** 补正: one change of the roll, its reason, its proof, and where its notice is posted. */
export function AmendRoll({ view, id, label = <Trans>登记一项补正</Trans>, start = {} }: Props) {
  const [open, setOpen] = useState(false);
  const { roll } = view.cycle;
  const posted = 'places' in roll;
  return (
    <>
      <DutyButton community={id} duty="roll.publish" onClick={() => setOpen(true)}>
        {label}
      </DutyButton>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>登记一项补正</Trans>}
        lead={<Trans>没有人申诉、但名单确实要改的，在这里登记。有人申诉的，请在申诉里作出决定。</Trans>}
        submit={<Trans>登记补正</Trans>}
        step={posted ? 'C07' : 'C05'}
        notBefore={posted ? roll.publishedOn : undefined}
        initial={{ reason: 'TURNED_EIGHTEEN', places: posted ? roll.places : [], ...start }}
        command={(values): Command => ({
          type: 'AMEND_ROLL',
          change: changeOf(values),
          note: values.note,
          evidence: values.evidence ?? [],
          places: values.places ?? [],
        })}
      >
        <AmendFields view={view} id={id} posted={posted} />
      </ActDrawer>
    </>
  );
}

interface FieldsProps {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly posted: boolean;
}

function AmendFields({ view, id, posted }: FieldsProps) {
  const { t } = useLingui();
  const reason: Reason | undefined = Form.useWatch('reason');
  const voterNo: number | undefined = Form.useWatch('voterNo');
  const need = [{ required: true, message: t`请填写` }];
  const listed = representativeNos(view.cycle) !== null;
  const reasons: { readonly value: Reason; readonly label: string }[] = [
    { value: 'OMITTED', label: t`补登：登记时漏了` },
    { value: 'TURNED_EIGHTEEN', label: t`补登：到选举日年满十八周岁` },
    { value: 'MOVED_IN', label: t`补登：迁入，或者在本社区常住` },
    { value: 'CLERICAL', label: t`更正：姓名、性别、出生日期等写错了` },
    { value: 'DIED', label: t`除名：去世` },
    { value: 'MOVED_OUT', label: t`除名：迁出，不再常住` },
    { value: 'REGISTERED_TWICE', label: t`除名：本人选择在别处登记` },
    { value: 'UNDER_AGE', label: t`除名：到选举日未满十八周岁` },
    { value: 'NEVER_ENTITLED', label: t`除名：登记时就不符合条件，或者登记重复、登错了人` },
    { value: 'DEPRIVED', label: t`除名：法院判决剥夺政治权利` },
    ...(listed ? [{ value: 'CHOSEN_AGAIN' as const, label: t`代表名单：这一户或这一组另行推选` }] : []),
  ];
  const adds = reason === 'OMITTED' || reason === 'TURNED_EIGHTEEN' || reason === 'MOVED_IN';
  return (
    <>
      <Form.Item name="reason" label={<Trans>改什么、为什么</Trans>} rules={need}>
        <Radio.Group vertical options={reasons} />
      </Form.Item>
      {adds || reason === 'CHOSEN_AGAIN' ? null : (
        <Form.Item name="voterNo" label={<Trans>名单上的人</Trans>} rules={need}>
          <VoterSelect community={id} />
        </Form.Item>
      )}
      {adds ? <PersonFields name="person" legend={<Trans>补登到名单</Trans>} posted={posted} /> : null}
      {reason === 'CLERICAL' ? (
        <CorrectionFields name="person" community={id} voterNo={voterNo} posted={posted} />
      ) : null}
      {reason === 'DEPRIVED' ? <JudgmentFields /> : null}
      {reason === 'CHOSEN_AGAIN' ? <RepresentativeChangeFields view={view} id={id} /> : null}
      <Form.Item
        name="note"
        label={<Trans>事由</Trans>}
        extra={<Trans>只给办理登记的人看，不会公布。</Trans>}
        rules={need}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="evidence" label={<Trans>证明材料</Trans>} rules={[{ required: true, message: t`请附上证明` }]}>
        <EvidenceUpload community={id} />
      </Form.Item>
      {posted ? (
        <Form.Item name="places" label={<Trans>补正公告张贴在哪里</Trans>} rules={need}>
          <NamesInput />
        </Form.Item>
      ) : null}
    </>
  );
}

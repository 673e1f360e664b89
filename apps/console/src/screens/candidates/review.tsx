import { Trans, useLingui } from '@lingui/react/macro';
import type { Candidate, Command, CommandOf, StatutoryBar } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { Sources } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import { barNames } from './standing.ts';

interface Props {
  readonly candidate: Candidate;
  readonly view: OpenCommunity;
  readonly id: string;
}

interface ReviewValues {
  readonly unit: string;
  readonly opinion: 'NO_OBJECTION' | 'BARRED' | 'LOCAL_CONCERN';
  readonly localText?: string;
  readonly concern?: string;
  readonly bar?: StatutoryBar;
  readonly document?: string;
  readonly toldOn?: string;
}

/** One department's opinion. An adverse one names the law's own bar, its document, and the day the person was told. */
export function Review({ candidate, view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={t`登记 ${candidate.name} 的联审意见`}>
        <Trans>联审意见</Trans>
      </Button>
      <ActDrawer<ReviewValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{candidate.name} 的联审意见</Trans>}
        lead={<Trans>能排除的只有法律写明的情形，信访、欠费、征信等都不是；地方规定的情形只作提示。</Trans>}
        submit={<Trans>登记意见</Trans>}
        step="D03"
        initial={{ opinion: 'NO_OBJECTION' }}
        command={({ unit, ...values }): Command => ({
          type: 'REVIEW_CANDIDATE',
          id: candidate.id,
          unit,
          finding: findingOf(values, view.today),
        })}
      >
        <Form.Item name="unit" label={<Trans>联审单位</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} placeholder={t`例如 区公安分局`} />
        </Form.Item>
        <Form.Item name="opinion" label={<Trans>意见</Trans>}>
          <Radio.Group
            vertical
            options={[
              { value: 'NO_OBJECTION', label: t`没有法律写明不得作候选人的情形` },
              { value: 'BARRED', label: t`有法律写明不得作候选人的情形` },
              { value: 'LOCAL_CONCERN', label: t`有地方规定的情形（只作提示，不能排除）` },
            ]}
          />
        </Form.Item>
        <BarFields />
        <Sources refs={['JWH25-18']} />
      </ActDrawer>
    </>
  );
}

function findingOf(
  { opinion, bar, document, localText, concern, toldOn }: Omit<ReviewValues, 'unit'>,
  today: IsoDate,
): CommandOf<'REVIEW_CANDIDATE'>['finding'] {
  const told = (toldOn ?? today) as IsoDate;
  switch (opinion) {
    case 'NO_OBJECTION':
      return { opinion };
    case 'BARRED':
      return { opinion, bar: bar ?? 'CRIMINAL_PENALTY', document: document ?? '', toldOn: told };
    case 'LOCAL_CONCERN':
      return { opinion, localText: localText ?? '', concern: concern ?? '', toldOn: told };
    default:
      return opinion satisfies never;
  }
}

function BarFields() {
  const { t } = useLingui();
  const text = useText();
  const opinion: unknown = Form.useWatch('opinion');
  if (opinion === 'LOCAL_CONCERN') {
    return (
      <>
        <Form.Item name="localText" label={<Trans>哪一份地方规定第几条</Trans>} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="concern" label={<Trans>具体情形</Trans>} rules={[{ required: true }]}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="toldOn" label={<Trans>书面告知本人的日期</Trans>} rules={[{ required: true }]}>
          <DayPicker />
        </Form.Item>
      </>
    );
  }
  if (opinion !== 'BARRED') return null;
  return (
    <>
      <Form.Item name="bar" label={<Trans>哪一种情形</Trans>} rules={[{ required: true }]}>
        <Radio.Group
          vertical
          options={(Object.keys(barNames) as StatutoryBar[]).map((bar) => ({ value: bar, label: text(barNames[bar]) }))}
        />
      </Form.Item>
      <Form.Item name="document" label={<Trans>法律文书（判决书、处分决定文号）</Trans>} rules={[{ required: true }]}>
        <Input maxLength={200} placeholder={t`例如 （2021）××刑初 12 号判决书`} />
      </Form.Item>
      <Form.Item name="toldOn" label={<Trans>书面告知本人的日期</Trans>} rules={[{ required: true }]}>
        <DayPicker />
      </Form.Item>
    </>
  );
}

/** A person who no longer wants to stand. */
export function Withdraw({ candidate, view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)} aria-label={t`登记 ${candidate.name} 退出`}>
        <Trans>退出</Trans>
      </Button>
      <ActDrawer<{ reason: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{candidate.name} 退出</Trans>}
        lead={<Trans>须有本人书面声明。选票印制以后不能再退出。</Trans>}
        submit={<Trans>登记退出</Trans>}
        step="D03"
        command={({ reason }): Command => ({ type: 'WITHDRAW_CANDIDATE', id: candidate.id, reason })}
      >
        <Form.Item name="reason" label={<Trans>退出原因</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

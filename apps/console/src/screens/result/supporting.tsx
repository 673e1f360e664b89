import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, Meeting, SupportingBody } from '@mingxuan/election';
import { type Text, text as both } from '@mingxuan/rulebook';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import { MeetingFields } from '../organisation/meeting-fields.tsx';
import css from './result.module.css';
import { stands, VoidedTag } from './voided.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const bodyNames: Readonly<Record<SupportingBody, Text>> = {
  SUPERVISION: both('居务监督委员会', 'supervision committee'),
  GROUP_LEADERS: both('居民小组长、居民代表', 'group leaders and representatives'),
  SUB_COMMITTEE: both('下设委员会', 'sub-committee'),
};

interface Values {
  readonly body: SupportingBody;
  readonly title: string;
  readonly meeting: Meeting;
  readonly members: readonly { readonly name: string; readonly post: string; readonly sex?: 'F' | 'M' }[];
}

/** F03: who is chosen beside the committee. */
export function SupportingPanel({ view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const { supporting } = view.cycle.aftermath;
  const supervisors = supporting.filter((one) => one.body === 'SUPERVISION');
  const due = supervisors.length > 0 && !supervisors.some(stands);
  return (
    <Panel
      title={<Trans>配套组织</Trans>}
      aside={
        <Button {...(due ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
          <Trans>登记推选结果</Trans>
        </Button>
      }
    >
      {due ? (
        <p className={css.stopped}>
          <Trans>当选的人有变动，居务监督委员会里有人不能再担任，原来的推选已经作废，请重新推选并登记。</Trans>
        </p>
      ) : null}
      {supporting.length === 0 ? (
        <p className={css.soft}>
          <Trans>居务监督委员会、居民小组长、下设委员会推选以后登记在这里。</Trans>
        </p>
      ) : (
        <ul className={css.list}>
          {supporting.map((one) => (
            <li key={one.no}>
              <div>
                <strong>{one.title}</strong> <span className={css.soft}>{text(bodyNames[one.body])}</span>
                <p className={css.plain}>{one.members.map((each) => `${each.name}（${each.post}）`).join('、')}</p>
                <p className={css.soft}>
                  <Trans>
                    {one.on}，应到 {one.meeting.entitled} 人、到会 {one.meeting.present} 人、同意 {one.meeting.inFavour}{' '}
                    人
                  </Trans>
                </p>
              </div>
              <VoidedTag of={one} />
            </li>
          ))}
        </ul>
      )}
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={<Trans>登记配套组织</Trans>}
        lead={
          <>
            <Trans>居务监督委员会成员不能是居委会成员，也不能是他们的近亲属。</Trans> <Sources refs={['JWH25-36']} />
          </>
        }
        submit={<Trans>登记</Trans>}
        step="F03"
        initial={{ body: 'SUPERVISION', title: text(bodyNames.SUPERVISION), members: [{ name: '', post: t`主任` }] }}
        command={({ body, title, meeting, members }): Command => ({
          type: 'ELECT_SUPPORTING_BODY',
          body,
          title,
          meeting,
          members: members.map(({ name, post, sex }) => ({ name, post, ...(sex === undefined ? {} : { sex }) })),
        })}
      >
        <Form.Item name="body" label={<Trans>哪一种</Trans>} rules={[{ required: true }]}>
          <Select
            options={(Object.keys(bodyNames) as SupportingBody[]).map((body) => ({
              value: body,
              label: text(bodyNames[body]),
            }))}
          />
        </Form.Item>
        <Form.Item name="title" label={<Trans>名称</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <MeetingFields />
        <Form.List name="members">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => {
                const no = field.name + 1;
                return (
                  <div key={field.key} className={css.member}>
                    <Form.Item name={[field.name, 'post']} rules={[{ required: true, message: t`请填职务` }]}>
                      <Input aria-label={t`第 ${no} 人职务`} maxLength={50} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'name']} rules={[{ required: true, message: t`请填姓名` }]}>
                      <Input aria-label={t`第 ${no} 人姓名`} placeholder={t`姓名`} maxLength={50} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'sex']}>
                      <Radio.Group
                        aria-label={t`第 ${no} 人性别`}
                        options={[
                          { value: 'F', label: t`女` },
                          { value: 'M', label: t`男` },
                        ]}
                      />
                    </Form.Item>
                    <Button type="text" aria-label={t`去掉第 ${no} 人`} onClick={() => remove(field.name)}>
                      <Trans>去掉</Trans>
                    </Button>
                  </div>
                );
              })}
              <Button type="dashed" className={css.add ?? ''} onClick={() => add({ name: '', post: t`委员` })}>
                <Trans>＋ 加一人</Trans>
              </Button>
            </>
          )}
        </Form.List>
      </ActDrawer>
    </Panel>
  );
}

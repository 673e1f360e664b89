import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, EvidenceRef, RepresentativeGroup } from '@mingxuan/election';
import { representativeNos, usualRepresentatives } from '@mingxuan/election';
import { Button, Form, Input, InputNumber, Table } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DutyButton } from '../../parts/duty-button.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { VoterName } from '../poll/voter-name.tsx';
import { VotersSelect } from '../poll/voter-select.tsx';
import css from './roll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

interface Values {
  readonly numbers?: string;
  readonly groups?: readonly Partial<RepresentativeGroup>[];
  readonly evidence?: readonly EvidenceRef[];
}

/** Numbers as they are pasted from a sheet or typed: anything between them separates. */
export const numbersIn = (typed: string): readonly number[] => (typed.match(/\d+/g) ?? []).map(Number);

/** 户代表 or 居民代表: a list of their own, made from the roll and published with it the same day. */
export function RepresentativesPanel({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { cycle } = view;
  const numbers = representativeNos(cycle);
  if (numbers === null) return null;
  const household = cycle.mandate?.votingMode === 'HOUSEHOLD_REP';
  const draft = cycle.roll.stage === 'DRAFT';
  const empty = cycle.representatives === null;
  return (
    <Panel
      title={household ? <Trans>户代表名单</Trans> : <Trans>居民代表名单</Trans>}
      aside={
        draft ? (
          <DutyButton
            community={id}
            duty="roll.publish"
            type={empty ? 'primary' : 'default'}
            onClick={() => setOpen(true)}
          >
            {empty ? <Trans>列出名单</Trans> : <Trans>重新列</Trans>}
          </DutyButton>
        ) : (
          <StatusTag tone="good">
            <Trans>已和选民名单同时公布</Trans>
          </StatusTag>
        )
      }
    >
      {empty ? (
        <p className={css.soft}>
          {household ? (
            <Trans>每户确定一名户代表，填他在选民名单上的序号。名单列好以后才能公布选民名单。</Trans>
          ) : (
            <Trans>由各居民小组推选，一般每 20 至 50 户一名。名单列好以后才能公布选民名单。</Trans>
          )}
        </p>
      ) : (
        <Listed view={view} id={id} />
      )}
      <div className={css.below}>
        <Sources refs={household ? ['JWH25-14', 'JWH25-17'] : ['JWH25-13', 'JWH25-14', 'JWH25-17']} />
      </div>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={680}
        title={household ? <Trans>列出户代表名单</Trans> : <Trans>列出居民代表名单</Trans>}
        lead={
          household ? (
            <Trans>一户一人，必须是这一户登记的选民。重新导入登记册以后序号会变，要重新列。</Trans>
          ) : (
            <Trans>照各小组的推选表填写。每 20 至 50 户推选一名是一般做法，不在这个范围的会提示，不会阻止。</Trans>
          )
        }
        submit={<Trans>保存名单</Trans>}
        step="C05"
        initial={initialOf(view)}
        command={(values): Command => ({
          type: 'LIST_REPRESENTATIVES',
          list: household
            ? { kind: 'HOUSEHOLDS', members: numbersIn(values.numbers ?? '') }
            : { kind: 'GROUPS', groups: (values.groups ?? []).map(groupOf) },
          evidence: values.evidence ?? [],
        })}
      >
        {household ? <HouseholdFields /> : <GroupFields id={id} />}
        <Form.Item name="evidence" label={<Trans>推选表</Trans>} rules={[{ required: true, message: t`请附上推选表` }]}>
          <EvidenceUpload community={id} />
        </Form.Item>
      </ActDrawer>
    </Panel>
  );
}

const groupOf = ({ group = '', households = 0, members = [] }: Partial<RepresentativeGroup>): RepresentativeGroup => ({
  group: group.trim(),
  households,
  members,
});

function initialOf({ cycle }: OpenCommunity): Values {
  const list = cycle.representatives?.list;
  if (list === undefined) return { groups: [{}] };
  return list.kind === 'HOUSEHOLDS' ? { numbers: list.members.join('\n') } : { groups: list.groups };
}

function HouseholdFields() {
  const { t } = useLingui();
  const typed: unknown = Form.useWatch('numbers');
  const count = numbersIn(typeof typed === 'string' ? typed : '').length;
  return (
    <Form.Item
      name="numbers"
      label={<Trans>户代表在选民名单上的序号</Trans>}
      extra={t`共 ${count} 户。可以从表格里整列粘贴，一行一个。`}
      rules={[{ required: true, message: t`请填写序号` }]}
    >
      <Input.TextArea rows={14} placeholder={'12\n15\n18'} />
    </Form.Item>
  );
}

function GroupFields({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const need = [{ required: true, message: t`请填写` }];
  return (
    <Form.List name="groups">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => (
            <fieldset key={field.key} className={css.added}>
              <legend>{t`第 ${field.name + 1} 组`}</legend>
              <div className={css.pair}>
                <Form.Item name={[field.name, 'group']} label={<Trans>居民小组</Trans>} rules={need}>
                  <Input maxLength={60} placeholder={t`例如 第一居民小组`} />
                </Form.Item>
                <Form.Item name={[field.name, 'households']} label={<Trans>户数</Trans>} rules={need}>
                  <InputNumber min={1} max={100_000} precision={0} controls={false} inputMode="numeric" />
                </Form.Item>
              </div>
              <Form.Item name={[field.name, 'members']} label={<Trans>推选出的居民代表</Trans>} rules={need}>
                <VotersSelect community={id} />
              </Form.Item>
              <GroupBand at={field.name} />
              {fields.length > 1 ? (
                <Button size="small" type="link" danger onClick={() => remove(field.name)}>
                  <Trans>删去这一组</Trans>
                </Button>
              ) : null}
            </fieldset>
          ))}
          <Button type="dashed" block className={css.below ?? ''} onClick={() => add({})}>
            <Trans>再加一个小组</Trans>
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** How many a group of this size usually chooses, while it is being typed. */
function GroupBand({ at }: { readonly at: number }) {
  const households: unknown = Form.useWatch(['groups', at, 'households']);
  if (typeof households !== 'number' || households <= 0) return null;
  const { fewest, most } = usualRepresentatives(households);
  return (
    <p className={css.soft}>
      {fewest === most ? (
        <Trans>
          {households} 户一般推选 {fewest} 名
        </Trans>
      ) : (
        <Trans>
          {households} 户一般推选 {fewest} 至 {most} 名
        </Trans>
      )}
    </p>
  );
}

function Listed({ view, id }: Props) {
  const { t } = useLingui();
  const list = view.cycle.representatives?.list;
  if (list === undefined) return null;
  if (list.kind === 'HOUSEHOLDS') {
    return (
      <>
        <p className={css.draft}>
          <strong>{t`${list.members.length} 名户代表`}</strong>
          <span className={css.soft}>
            <Trans>这就是选举的应参加人数</Trans>
          </span>
        </p>
        <Table
          size="small"
          rowKey="no"
          dataSource={list.members.map((no) => ({ no }))}
          pagination={list.members.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          columns={[
            { title: t`序号`, dataIndex: 'no', width: 90 },
            { title: t`姓名`, render: (_, { no }: { no: number }) => <VoterName community={id} voterNo={no} /> },
          ]}
        />
      </>
    );
  }
  const total = list.groups.reduce((sum, group) => sum + group.members.length, 0);
  return (
    <>
      <p className={css.draft}>
        <strong>{t`${total} 名居民代表`}</strong>
        <span className={css.soft}>
          <Trans>这就是选举的应参加人数</Trans>
        </span>
      </p>
      <Table
        size="small"
        rowKey="group"
        dataSource={[...list.groups]}
        pagination={false}
        columns={[
          { title: t`居民小组`, dataIndex: 'group', width: 180 },
          { title: t`户数`, dataIndex: 'households', width: 80 },
          { title: t`名额`, width: 70, render: (_, { members }) => members.length },
          {
            title: t`居民代表`,
            render: (_, { members }) => (
              <span className={css.people}>
                {members.map((no) => (
                  <span key={no}>
                    <VoterName community={id} voterNo={no} />
                  </span>
                ))}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { DuplicateRow, Problem } from '@mingxuan/contract';
import type { Command, DuplicateDecision, EvidenceRef } from '@mingxuan/election';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio, Table } from 'antd';
import { useRef, useState } from 'react';
import { client, clientWith, communityKey, newId, type OpenCommunity, problemOf, unwrap } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { StatusTag, type Tone } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { VoterName } from '../poll/voter-name.tsx';
import { AmendRoll } from './amend.tsx';
import css from './roll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const tones: Readonly<Record<DuplicateRow['standing'], Tone>> = {
  UNDECIDED: 'warn',
  OTHER_DECIDED: 'warn',
  WAITING_FOR_OTHER: 'info',
  BOTH_STAY: 'bad',
  BOTH_LEAVE: 'bad',
  TO_BE_STRUCK: 'warn',
  SETTLED: 'good',
};

/** Who is on another community's roll as well, where each side stands, and what this side can do about it. */
export function DuplicatesPanel({ view, id }: Props) {
  const { t } = useLingui();
  const found = useQuery({
    queryKey: communityKey(id, 'duplicates'),
    queryFn: () => unwrap(client.duplicates(id)),
    retry: false,
  });
  const rows = found.data?.rows ?? [];
  const problem = problemOf(found.error);
  const rehearsal = view.cycle.mode === 'REHEARSAL';
  // Whoever may not read the roll is not offered this either.
  if (problem?.status === 403) return null;
  return (
    <Panel
      title={<Trans>重复登记</Trans>}
      aside={rehearsal ? null : <CompareNow id={id} frozen={view.cycle.roll.stage === 'FROZEN'} />}
      flush={rows.length > 0}
    >
      <RefusalAlert problem={problem} />
      {rows.length === 0 ? (
        <p className={css.soft}>
          {rehearsal ? (
            <Trans>这是演练，不和别的社区比对。正式换届里，同一个人登记在本系统两个社区的，会列在这里待核。</Trans>
          ) : (
            <Trans>
              没有发现有人同时登记在别的社区。每次导入以后、打开本页时都会比对；只和本系统里的社区比对身份证号，看不到对方的名单。
            </Trans>
          )}
        </p>
      ) : (
        <Table<DuplicateRow>
          size="small"
          rowKey={({ voterNo, alsoIn }) => `${voterNo}-${alsoIn}`}
          dataSource={[...rows]}
          scroll={{ x: 680 }}
          pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          columns={[
            {
              title: t`本社区的人`,
              width: 120,
              render: (_, { voterNo }) =>
                voterNo === null ? t`记录已删除` : <VoterName community={id} voterNo={voterNo} />,
            },
            { title: t`也登记在`, dataIndex: 'alsoIn', width: 130 },
            { title: t`两边的决定`, width: 130, render: (_, row) => <Decisions row={row} /> },
            { title: t`现在怎么办`, render: (_, row) => <Standing row={row} /> },
            { title: t`办理`, width: 140, render: (_, row) => <NextStep row={row} view={view} id={id} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function Decisions({ row }: { readonly row: DuplicateRow }) {
  const { t } = useLingui();
  const word = (decision: DuplicateDecision | null): string => {
    if (decision === null) return t`还没有`;
    return decision === 'STAYS_HERE' ? t`保留` : t`退出`;
  };
  return (
    <>
      <Trans>本社区：{word(row.own)}</Trans>
      <br />
      <Trans>对方：{word(row.other)}</Trans>
    </>
  );
}

function Standing({ row: { standing, message } }: { readonly row: DuplicateRow }) {
  const { t } = useLingui();
  const text = useText();
  const words: Readonly<Record<DuplicateRow['standing'], string>> = {
    UNDECIDED: t`都没有决定`,
    OTHER_DECIDED: t`等本社区决定`,
    WAITING_FOR_OTHER: t`等对方决定`,
    BOTH_STAY: t`两边都要保留`,
    BOTH_LEAVE: t`两边都要退出`,
    TO_BE_STRUCK: t`等退出的一边除名`,
    SETTLED: t`已处理完`,
  };
  return (
    <>
      <StatusTag tone={tones[standing]}>{words[standing]}</StatusTag>
      <p className={css.says}>{text(message)}</p>
    </>
  );
}

/** What this side does next: record the match, decide, or strike its own entry once both agree. */
function NextStep({ row, view, id }: Props & { readonly row: DuplicateRow }) {
  if (row.no === null) {
    return (
      <span className={css.soft}>
        <Trans>先点“和其他社区核对”</Trans>
      </span>
    );
  }
  if (row.standing === 'SETTLED') return null;
  if (row.standing !== 'TO_BE_STRUCK') return <Decide no={row.no} row={row} view={view} id={id} />;
  if (row.own !== 'LEAVES_HERE' || row.voterNo === null) return null;
  if (view.cycle.roll.stage === 'FROZEN') {
    return (
      <span className={css.soft}>
        <Trans>名册已封册，不能再除名</Trans>
      </span>
    );
  }
  return (
    <AmendRoll
      view={view}
      id={id}
      label={<Trans>办理除名</Trans>}
      start={{ reason: 'REGISTERED_TWICE', voterNo: row.voterNo }}
    />
  );
}

interface Values {
  readonly decision: DuplicateDecision;
  readonly reason: string;
  readonly evidence?: readonly EvidenceRef[];
}

function Decide({ no, row, view, id }: Props & { readonly no: number; readonly row: DuplicateRow }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { roll } = view.cycle;
  return (
    <>
      <Button size="small" type={row.own === null ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {row.own === null ? <Trans>作出决定</Trans> : <Trans>改变决定</Trans>}
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>第 {no} 号重复登记：本社区的决定</Trans>}
        lead={
          <Trans>
            这个人也在{row.alsoIn}
            登记。一个人只在一处登记；请先问本人选择在哪里，再作决定。对方只看得到这边保留还是退出，看不到理由。
          </Trans>
        }
        submit={<Trans>登记决定</Trans>}
        step={'places' in roll ? 'C07' : 'C05'}
        notBefore={'publishedOn' in roll ? roll.publishedOn : undefined}
        command={({ decision, reason, evidence }): Command => ({
          type: 'RESOLVE_DUPLICATE',
          no,
          decision,
          reason,
          evidence: evidence ?? [],
        })}
      >
        <Form.Item
          name="decision"
          label={<Trans>本社区的决定</Trans>}
          rules={[{ required: true, message: t`请选择一项` }]}
        >
          <Radio.Group
            vertical
            options={[
              { value: 'STAYS_HERE', label: t`保留：在本社区登记` },
              { value: 'LEAVES_HERE', label: t`退出：在${row.alsoIn}登记` },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={<Trans>理由</Trans>}
          extra={<Trans>只给办理登记的人看，不会公布。</Trans>}
          rules={[{ required: true, whitespace: true, message: t`请写明理由` }]}
        >
          <Input.TextArea rows={3} maxLength={2000} placeholder={t`例如 本人选择在户籍地登记，有签字的说明`} />
        </Form.Item>
        <Form.Item name="evidence" label={<Trans>证明材料（如有）</Trans>}>
          <EvidenceUpload community={id} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

function CompareNow({ id, frozen }: { readonly id: string; readonly frozen: boolean }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The same id until an answer came: a broken connection never records a match twice.
  const commandId = useRef(newId());
  const compare = async (): Promise<void> => {
    setBusy(true);
    const done = await clientWith(() => commandId.current).compareRolls(id);
    setBusy(false);
    if (!done.ok) {
      if (done.error.code !== 'UNREACHABLE') commandId.current = newId();
      return setProblem(done.error);
    }
    commandId.current = newId();
    setProblem(null);
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    const count = done.value.rows.filter(({ standing }) => standing !== 'SETTLED').length;
    void message.info(count === 0 ? t`核对完毕，没有重复登记` : t`核对完毕，${count} 人还要处理`);
  };
  return (
    <div className={css.compare}>
      <Button type={frozen ? 'default' : 'primary'} loading={busy} onClick={() => void compare()}>
        <Trans>和其他社区核对</Trans>
      </Button>
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
    </div>
  );
}

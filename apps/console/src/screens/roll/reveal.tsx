import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, RevealedVoter, RollReveal } from '@mingxuan/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { client, communityKey, unwrap } from '../../api.ts';
import { useAccountName } from '../../parts/account-name.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Loaded } from '../../parts/states.tsx';
import { wallClock } from '../poll/clock.ts';
import { VoterName } from '../poll/voter-name.tsx';
import css from './roll.module.css';

interface Props {
  readonly id: string;
  readonly voterNo: number;
  readonly name: string;
}

/** Shows one voter's numbers whole: the reason comes first, and that they were shown stays on record. */
export function RevealVoter({ id, voterNo, name }: Props) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [shown, setShown] = useState<RevealedVoter | null>(null);
  const [form] = Form.useForm<{ reason: string }>();
  const ask = async ({ reason }: { readonly reason: string }): Promise<void> => {
    setBusy(true);
    const answer = await client.reveal(id, voterNo, reason.trim());
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setShown(answer.value);
    await queries.invalidateQueries({ queryKey: revealsKey(id) });
  };
  // What was shown does not stay in the page once the window is closed.
  const close = (): void => {
    setOpen(false);
    setShown(null);
    setProblem(null);
  };
  return (
    <>
      <Button size="small" aria-label={t`查看 ${voterNo} 号 ${name} 的完整号码`} onClick={() => setOpen(true)}>
        <Trans>查看</Trans>
      </Button>
      <Modal
        open={open}
        title={
          <Trans>
            {voterNo} 号 {name} 的完整号码
          </Trans>
        }
        okText={shown === null ? t`记下理由并查看` : t`看完了，关闭`}
        cancelText={t`取消`}
        okButtonProps={{ loading: busy }}
        {...(shown === null ? {} : { footer: (_, { OkBtn }) => <OkBtn /> })}
        onOk={() => (shown === null ? form.submit() : close())}
        onCancel={close}
        destroyOnHidden
      >
        {shown === null ? (
          <Form form={form} layout="vertical" onFinish={(values) => void ask(values)}>
            <p>
              <Trans>谁、什么时候、为什么看，会永久记下，别的办理人员也能看到。</Trans>
            </p>
            <Form.Item
              name="reason"
              label={<Trans>为什么要看</Trans>}
              rules={[{ required: true, whitespace: true, message: t`请写明理由` }]}
            >
              <Input maxLength={200} placeholder={t`例如 核对本人带来的身份证`} />
            </Form.Item>
          </Form>
        ) : (
          <Numbers shown={shown} />
        )}
        <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      </Modal>
    </>
  );
}

function Numbers({ shown }: { readonly shown: RevealedVoter }) {
  const none = <Trans>没有登记</Trans>;
  return (
    <dl className={css.numbers} aria-live="polite">
      <dt>
        <Trans>身份证号</Trans>
      </dt>
      <dd>{shown.idNumber ?? none}</dd>
      <dt>
        <Trans>联系电话</Trans>
      </dt>
      <dd>{shown.phone ?? none}</dd>
      <dt>
        <Trans>住址</Trans>
      </dt>
      <dd>{shown.address ?? none}</dd>
    </dl>
  );
}

const revealsKey = (id: string) => communityKey(id, 'reveals');

/** Who looked at whole numbers, when, whose, and why; the newest first. */
export function RevealsList({ id }: { readonly id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>谁看过完整号码</Trans>
      </Button>
      <Modal
        open={open}
        width={760}
        title={<Trans>谁看过完整号码</Trans>}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Reveals id={id} />
      </Modal>
    </>
  );
}

function Reveals({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const nameOf = useAccountName();
  const query = useQuery({ queryKey: revealsKey(id), queryFn: () => unwrap(client.reveals(id)) });
  return (
    <Loaded query={query}>
      {({ reveals }) => (
        <Table<RollReveal>
          size="small"
          rowKey="id"
          dataSource={[...reveals]}
          scroll={{ x: 560 }}
          pagination={reveals.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          locale={{ emptyText: t`还没有人看过` }}
          columns={[
            { title: t`时间`, width: 140, render: (_, { at }) => wallClock(at) },
            { title: t`谁看的`, width: 120, render: (_, { account }) => nameOf(account) },
            {
              title: t`看了谁`,
              width: 140,
              render: (_, { kind, voterNo }) =>
                kind === 'VOTER' && voterNo !== null ? (
                  <VoterName community={id} voterNo={voterNo} />
                ) : (
                  t`整册（内部证据包）`
                ),
            },
            { title: t`理由`, dataIndex: 'reason' },
          ]}
        />
      )}
    </Loaded>
  );
}

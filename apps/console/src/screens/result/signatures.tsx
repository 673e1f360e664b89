import { Trans, useLingui } from '@lingui/react/macro';
import type { Command } from '@mingxuan/election';
import { Button, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { type OpenCommunity, useSession } from '../../api.ts';
import { useAccountName } from '../../parts/account-name.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { determineStep } from './determine.tsx';
import type { DecidedPoll } from './poll-result.tsx';
import css from './result.module.css';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

type As = 'SCRUTINEER' | 'CHAIR';
const both: readonly As[] = ['SCRUTINEER', 'CHAIR'];

/** The digest in groups of four, so that two people can read it to each other. */
export const grouped = (digest: string): string => digest.match(/.{1,4}/g)?.join(' ') ?? digest;

/** Two people in two roles sign exactly the figures on this page; their accounts must differ. */
export function Signatures({ poll, view, id, aside }: Props & { readonly aside: ReactNode }) {
  const accountName = useAccountName();
  const signed = (as: As) => poll.signatures.find((one) => one.as === as);
  return (
    <Panel
      title={<Trans>签字核定</Trans>}
      aside={
        <span className={css.row}>
          {aside}
          {poll.stage === 'DETERMINED' ? <Sign poll={poll} view={view} id={id} /> : null}
        </span>
      }
    >
      <p className={css.digest}>
        <span className={css.soft}>
          <Trans>这些数字的摘要</Trans>
        </span>
        <code>{grouped(poll.digest)}</code>
      </p>
      <ul className={css.signatures}>
        {both.map((as) => {
          const one = signed(as);
          return (
            <li key={as}>
              <strong>{as === 'SCRUTINEER' ? <Trans>监票人</Trans> : <Trans>主持人（选委会主任）</Trans>}</strong>
              {one === undefined ? (
                <StatusTag tone="warn">
                  <Trans>还没有签字</Trans>
                </StatusTag>
              ) : (
                <span>
                  <StatusTag tone="good">{one.name}</StatusTag>{' '}
                  <span className={css.soft}>
                    <Trans>
                      {one.on}，由{accountName(one.account)}签入
                    </Trans>
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Sign({ poll, view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const actor = useSession().data?.actor ?? null;
  const left = both.filter((as) => !poll.signatures.some((one) => one.as === as));
  const scrutineer = actor?.grants.some((grant) => grant.role === 'SCRUTINEER') ?? false;
  const proposed = left.find((as) => (as === 'SCRUTINEER') === scrutineer) ?? left[0];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>核对后签字</Trans>
      </Button>
      <ActDrawer<{ as: As; name: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>核对后签字</Trans>}
        lead={
          <Trans>
            您签的就是这一页上的数字。数字有任何变动，签字会自动停止。监票人不能是录入过计票的人，两个签字必须由两个账号作出。
          </Trans>
        }
        submit={<Trans>签字</Trans>}
        step={determineStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{ name: actor?.name ?? '', ...(proposed === undefined ? {} : { as: proposed }) }}
        command={({ as, name }): Command => ({ type: 'SIGN_RESULT', poll: poll.id, as, name, digest: poll.digest })}
      >
        <Form.Item name="as" label={<Trans>以什么身份签字</Trans>} rules={[{ required: true }]}>
          <Radio.Group
            options={left.map((as) => ({
              value: as,
              label: as === 'SCRUTINEER' ? t`监票人` : t`主持人（选委会主任）`,
            }))}
          />
        </Form.Item>
        <Form.Item name="name" label={<Trans>签字人姓名</Trans>} rules={[{ required: true }]}>
          <Input maxLength={50} />
        </Form.Item>
        <p className={css.digest}>
          <code>{grouped(poll.digest)}</code>
        </p>
      </ActDrawer>
    </>
  );
}

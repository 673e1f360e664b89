import { Trans, useLingui } from '@lingui/react/macro';
import type { Candidate, Command } from '@mingxuan/election';
import { listIsShort, waitingFor } from '@mingxuan/election';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import css from './candidates.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const posts = ['CHAIR', 'VICE', 'MEMBER'] as const;

/** 递补、另行提名: what is to be decided once somebody left the formal list, and what was decided. */
export function Substitution({ view, id }: Props) {
  const { formalList, published, mandate, substitutes } = view.cycle;
  if (formalList === null || (published.formal && substitutes.length === 0)) return null;
  return (
    <Panel
      title={<Trans>正式名单公布后的变动</Trans>}
      aside={
        published.formal ? (
          <StatusTag tone="good">
            <Trans>更正名单已公布</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="warn">
            <Trans>名单要重新公布</Trans>
          </StatusTag>
        )
      }
    >
      {published.formal ? null : (
        <>
          <p className={css.soft}>
            <Trans>
              有人退出或者被排除，原名单不再有效。候选人仍然多于应选名额的，直接重新公布；不再多于的，先由选举委员会决定由谁递补。递补的先后，国家法没有写（未定），村改居按当地办法。
            </Trans>{' '}
            <Sources refs={['JWH25-18']} />
          </p>
          {posts.map((post) =>
            (mandate?.seats[post] ?? 0) > 0 ? <PostVacancy key={post} post={post} view={view} id={id} /> : null,
          )}
        </>
      )}
      <Decided view={view} />
    </Panel>
  );
}

function PostVacancy({ post, view, id }: Props & { readonly post: (typeof posts)[number] }) {
  const text = useText();
  const waiting = waitingFor(view.cycle, post);
  const short = listIsShort(view.cycle, post);
  if (!short && waiting.length === 0) return null;
  return (
    <section className={css.order}>
      <h3>{text(postName(post))}</h3>
      {short && waiting.length === 0 ? (
        <p className={css.soft}>
          <Trans>候选人不再多于应选名额，也没有可以递补的人：请另行提名，完成联审以后再决定。</Trans>
        </p>
      ) : null}
      <ul className={css.people}>
        {waiting.map((candidate) => (
          <li key={candidate.id} className={css.candidate}>
            <p className={css.who}>
              <span className={css.name}>{candidate.name}</span>
              <StatusTag tone="quiet">
                {candidate.status === 'PRELIMINARY' ? <Trans>初步候选人名单上的</Trans> : <Trans>另行提名的</Trans>}
              </StatusTag>
              {candidate.reviews.length > 0 ? null : (
                <StatusTag tone="warn">
                  <Trans>还没有联审意见</Trans>
                </StatusTag>
              )}
            </p>
            {short ? <Decide candidate={candidate} view={view} id={id} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Values {
  readonly decisionNo: string;
  readonly ground: string;
  readonly consent?: boolean;
}

function Decide({ candidate, view, id }: Props & { readonly candidate: Candidate }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const required = [{ required: true, whitespace: true, message: t`请填写` }];
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={t`决定由 ${candidate.name} 递补`}>
        <Trans>决定递补</Trans>
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{candidate.name} 递补为正式候选人</Trans>}
        lead={<Trans>由选举委员会开会决定。登记以后重新公布正式名单，并出具更正公告。</Trans>}
        submit={<Trans>登记决定</Trans>}
        step="D08"
        command={({ decisionNo, ground, consent }): Command => ({
          type: 'DECIDE_SUBSTITUTE',
          id: candidate.id,
          consent: consent === true,
          decisionNo,
          ground,
        })}
      >
        <Form.Item name="decisionNo" label={<Trans>决定编号或者会议日期</Trans>} rules={required}>
          <Input maxLength={100} placeholder={t`例如 选委会决定第2号`} />
        </Form.Item>
        <Form.Item
          name="ground"
          label={<Trans>理由</Trans>}
          extra={<Trans>会公开；只写为什么由此人递补，不写退出人的情况。</Trans>}
          rules={required}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        <Form.Item name="consent" valuePropName="checked">
          <Checkbox>
            <Trans>本人已书面同意递补</Trans>
          </Checkbox>
        </Form.Item>
      </ActDrawer>
    </>
  );
}

function Decided({ view }: { readonly view: OpenCommunity }) {
  const { candidates, substitutes } = view.cycle;
  return (
    <ul className={css.people}>
      {substitutes.map((one) => (
        <li key={one.id} className={css.candidate}>
          <div>
            <p>
              <span className={css.name}>{candidates.find((c) => c.id === one.id)?.name}</span>{' '}
              <Trans>
                {one.on} 决定递补（{one.decisionNo}）：{one.ground}
              </Trans>
            </p>
            {one.warnings.map((warning) => (
              <p key={warning} className={css.soft}>
                {warning}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

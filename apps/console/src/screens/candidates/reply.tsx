import { Trans, useLingui } from '@lingui/react/macro';
import type { Candidate, Command, ReplyDecision, Review } from '@mingxuan/election';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import css from './candidates.module.css';

interface Props {
  readonly candidate: Candidate;
  readonly review: Review;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** What a person told of an adverse opinion replied (申辩), and what became of the opinion. */
export function Reply({ candidate, review, view, id }: Props) {
  const { t } = useLingui();
  const [replying, setReplying] = useState(false);
  const [deciding, setDeciding] = useState(false);
  if (review.opinion === 'NO_OBJECTION') return null;
  const { unit, reply, decided, toldOn } = review;
  return (
    <span className={css.soft}>
      {toldOn === '' ? null : <Trans> · {toldOn} 书面告知</Trans>}
      {reply === null ? null : (
        <Trans>
          {' '}
          · {reply.on} 申辩：{reply.summary}
        </Trans>
      )}
      {decided === null ? null : (
        <Trans>
          {' '}
          · {decided.on} {decided.decision === 'UPHELD' ? t`维持` : t`撤回`}：{decided.reason}
        </Trans>
      )}{' '}
      {reply === null ? (
        <Button size="small" onClick={() => setReplying(true)} aria-label={t`登记 ${candidate.name} 的申辩`}>
          <Trans>登记申辩</Trans>
        </Button>
      ) : decided === null ? (
        <Button size="small" onClick={() => setDeciding(true)} aria-label={t`登记对 ${candidate.name} 申辩的决定`}>
          <Trans>登记复核决定</Trans>
        </Button>
      ) : null}
      <ActDrawer<{ summary: string }>
        community={id}
        view={view}
        open={replying}
        onClose={() => setReplying(false)}
        title={<Trans>{candidate.name} 的申辩</Trans>}
        submit={<Trans>登记申辩</Trans>}
        step="D03"
        command={({ summary }): Command => ({ type: 'RECORD_REVIEW_REPLY', id: candidate.id, unit, summary })}
      >
        <Form.Item name="summary" label={<Trans>本人说了什么</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </ActDrawer>
      <ActDrawer<{ decision: ReplyDecision; reason: string }>
        community={id}
        view={view}
        open={deciding}
        onClose={() => setDeciding(false)}
        title={<Trans>对 {candidate.name} 申辩的决定</Trans>}
        lead={<Trans>撤回意见以后，此人恢复为被提名人，名单要重新公布。</Trans>}
        submit={<Trans>登记决定</Trans>}
        step="D03"
        initial={{ decision: 'UPHELD' }}
        command={({ decision, reason }): Command => ({
          type: 'DECIDE_REVIEW_REPLY',
          id: candidate.id,
          unit,
          decision,
          reason,
        })}
      >
        <Form.Item name="decision" label={<Trans>决定</Trans>}>
          <Radio.Group
            options={[
              { value: 'UPHELD', label: t`维持原意见` },
              { value: 'TAKEN_BACK', label: t`撤回原意见` },
            ]}
          />
        </Form.Item>
        <Form.Item name="reason" label={<Trans>理由</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </ActDrawer>
    </span>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, RecommendationFigures, Recommended } from '@mingxuan/election';
import { Button, Form, Table } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { useText } from '../../text.ts';
import { CountInput } from '../poll/fields.tsx';
import { postName } from '../poll/names.ts';
import { readRecommended } from './lines.ts';
import { PastedLines } from './pasted-lines.tsx';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** 两推 (B03): what members and residents recommended, in numbers of slips only. */
export function RecommendationsStep({ view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const [rows, setRows] = useState<readonly Recommended[]>([]);
  const { approval, attendance, recommendation } = view.cycle.party;
  const ready = approval !== null && attendance !== null && !view.cycle.published.partyFormal;
  return (
    <StepCard
      code="B03"
      title={<Trans>党员推荐和群众推荐</Trans>}
      state={recommendation !== null || view.cycle.steps.B03 !== undefined ? 'DONE' : ready ? 'NOW' : 'LATER'}
      action={
        ready ? (
          <Button {...(recommendation === null ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
            {recommendation === null ? <Trans>登记推荐情况</Trans> : <Trans>重新登记</Trans>}
          </Button>
        ) : null
      }
    >
      {recommendation === null ? (
        <p className={css.soft}>
          <Trans>推荐票不写名字，只登记各人得票；推荐的人要多于应选名额。</Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>
              {recommendation.on}：党员到会 {recommendation.members.present} 人、收回 {recommendation.members.collected}{' '}
              票；群众到会 {recommendation.residents.present} 人、收回 {recommendation.residents.collected} 票
            </Trans>
          </p>
          {recommendation.rows.length === 0 ? null : (
            <Table
              size="small"
              rowKey={(row) => `${row.post}/${row.name}`}
              dataSource={[...recommendation.rows]}
              pagination={false}
              columns={[
                { title: t`被推荐人`, render: (_, row) => row.name },
                { title: t`职务`, render: (_, row) => text(postName(row.post)) },
                { title: t`党员推荐票`, align: 'right', render: (_, row) => row.byMembers },
                { title: t`群众推荐票`, align: 'right', render: (_, row) => row.byResidents },
              ]}
            />
          )}
        </>
      )}
      <ActDrawer<RecommendationFigures>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={<Trans>党员推荐和群众推荐</Trans>}
        submit={<Trans>登记 {rows.length} 人的推荐情况</Trans>}
        step="B03"
        command={({ members, residents }): Command => ({ type: 'RECORD_RECOMMENDATIONS', members, residents, rows })}
      >
        <div className={css.pair}>
          <Form.Item name={['members', 'present']} label={<Trans>到会党员</Trans>} rules={[{ required: true }]}>
            <CountInput unit={<Trans>人</Trans>} />
          </Form.Item>
          <Form.Item name={['members', 'collected']} label={<Trans>收回党员推荐票</Trans>} rules={[{ required: true }]}>
            <CountInput unit={<Trans>张</Trans>} />
          </Form.Item>
          <Form.Item name={['residents', 'present']} label={<Trans>到会群众</Trans>} rules={[{ required: true }]}>
            <CountInput unit={<Trans>人</Trans>} />
          </Form.Item>
          <Form.Item
            name={['residents', 'collected']}
            label={<Trans>收回群众推荐票</Trans>}
            rules={[{ required: true }]}
          >
            <CountInput unit={<Trans>张</Trans>} />
          </Form.Item>
        </div>
        <PastedLines
          label={<Trans>从表格复制后粘贴，一行一人：姓名、职务（委员、书记、副书记）、党员推荐票、群众推荐票</Trans>}
          placeholder={t`王芳	委员	108	49`}
          read={readRecommended}
          onRead={setRows}
        />
      </ActDrawer>
    </StepCard>
  );
}

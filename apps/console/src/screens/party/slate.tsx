import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, CommandOf, SlatePerson } from '@mingxuan/election';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import { readSlate } from './lines.ts';
import { PastedLines } from './pasted-lines.tsx';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

type Drawn = CommandOf<'DRAW_PARTY_SLATE'>['people'];

/** 初步人选 and what the departments say of each (B04). */
export function SlateStep({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [people, setPeople] = useState<Drawn>([]);
  const { recommendation, slate } = view.cycle.party;
  const closed = view.cycle.published.partyFormal;
  const byHand = view.cycle.steps.B03 !== undefined;
  const ready = (recommendation !== null || byHand) && !closed;
  const reviewed = slate !== null && slate.people.every((one) => one.reviews.length > 0);
  return (
    <StepCard
      code="B04"
      title={<Trans>初步人选和资格联审</Trans>}
      state={reviewed || view.cycle.steps.B05 !== undefined ? 'DONE' : ready ? 'NOW' : 'LATER'}
      action={
        ready ? (
          <Button {...(slate === null ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
            {slate === null ? <Trans>登记初步人选</Trans> : <Trans>重新登记人选</Trans>}
          </Button>
        ) : null
      }
    >
      {slate === null ? (
        <p className={css.soft}>
          <Trans>从推荐的人里提出，人数要多于应选名额的百分之二十。</Trans>
        </p>
      ) : (
        <ul className={css.votes}>
          {slate.people.map((one) => (
            <Nominee key={one.no} one={one} open={!closed} view={view} id={id} />
          ))}
        </ul>
      )}
      <ActDrawer<object>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={760}
        title={<Trans>初步人选</Trans>}
        lead={<Trans>登记以后可以印出候选人预备人选名册、征求意见表和考察材料。</Trans>}
        submit={<Trans>登记 {people.length} 名人选</Trans>}
        step="B04"
        command={(): Command => ({ type: 'DRAW_PARTY_SLATE', people })}
      >
        <PastedLines
          label={
            <Trans>
              从表格复制后粘贴，一行一人：姓名、性别、民族、出生年月、文化程度、入党年月、现任职务、拟任职务（委员、书记）
            </Trans>
          }
          placeholder={t`王芳	女	汉族	1980-06	大学	2004-07	社区党委书记	委员、书记`}
          read={readSlate}
          onRead={setPeople}
        />
      </ActDrawer>
    </StepCard>
  );
}

interface ReviewValues {
  readonly unit: string;
  readonly opinion: 'NO_OBJECTION' | 'ADVERSE';
  readonly basis?: string;
}

function Nominee({ one, open, view, id }: Props & { readonly one: SlatePerson; readonly open: boolean }) {
  const { t } = useLingui();
  const text = useText();
  const [reviewing, setReviewing] = useState(false);
  return (
    <li className={css.nominee}>
      <span>
        <strong>{one.name}</strong> {one.posts.map((post) => text(postName(post))).join('、')}
        {one.reviews.map((review) => (
          <span key={review.unit} className={css.soft}>
            {' '}
            · {review.unit}：{review.opinion === 'NO_OBJECTION' ? t`无异议` : t`不合格（${review.basis}）`}
          </span>
        ))}
        {one.reviews.length === 0 ? (
          <StatusTag tone="warn">
            <Trans>还没有联审意见</Trans>
          </StatusTag>
        ) : null}
      </span>
      {open ? (
        <Button onClick={() => setReviewing(true)} aria-label={t`登记 ${one.name} 的联审意见`}>
          <Trans>联审意见</Trans>
        </Button>
      ) : null}
      <ActDrawer<ReviewValues>
        community={id}
        view={view}
        open={reviewing}
        onClose={() => setReviewing(false)}
        title={<Trans>{one.name} 的联审意见</Trans>}
        lead={<Trans>由登记人选以外的人登记；没有依据的，不得填“不合格”。</Trans>}
        submit={<Trans>登记意见</Trans>}
        step="B04"
        initial={{ opinion: 'NO_OBJECTION' }}
        command={({ unit, opinion, basis }): Command => ({
          type: 'REVIEW_PARTY_NOMINEE',
          no: one.no,
          unit,
          finding: opinion === 'ADVERSE' ? { opinion, basis: basis ?? '' } : { opinion },
        })}
      >
        <Form.Item name="unit" label={<Trans>联审单位</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="opinion" label={<Trans>意见</Trans>}>
          <Radio.Group
            options={[
              { value: 'NO_OBJECTION', label: t`无异议` },
              { value: 'ADVERSE', label: t`不合格` },
            ]}
          />
        </Form.Item>
        <Basis />
      </ActDrawer>
    </li>
  );
}

function Basis() {
  const opinion: unknown = Form.useWatch('opinion');
  if (opinion !== 'ADVERSE') return null;
  return (
    <Form.Item name="basis" label={<Trans>依据的规定和文书</Trans>} rules={[{ required: true }]}>
      <Input maxLength={500} />
    </Form.Item>
  );
}

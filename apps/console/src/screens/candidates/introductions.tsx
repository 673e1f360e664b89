import { Trans, useLingui } from '@lingui/react/macro';
import type { Candidate, Command, EvidenceRef, Introduction, IntroductionFault } from '@mingxuan/election';
import { charactersOf, INTRODUCTION_ROOM } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text as both } from '@mingxuan/rulebook';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { EvidenceList, EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import css from './candidates.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const faults: Readonly<Record<IntroductionFault, Text>> = {
  NOT_THE_PAPER: both('与签名的原件不一致', 'it is not what the signed paper says'),
  ABOUT_OTHERS: both('说到了别人', 'it speaks of other people'),
  OFFERS_GAIN: both('许诺给选民好处', 'it promises voters a gain'),
  UNLAWFUL: both('内容违法', 'it is unlawful'),
};

/** Everybody the same room; nothing is shown to residents until all go out together. */
export function IntroductionsPanel({ view, id }: Props) {
  const { candidates, introductions, formalList, published } = view.cycle;
  const formal = candidates.filter((c) => c.stream === 'RESIDENTS' && c.status === 'FORMAL');
  if (formal.length === 0)
    return (
      <EmptyState title={<Trans>正式候选人公布以后再登记自我介绍</Trans>}>
        <Trans>每位候选人同样的篇幅，全部核对以后一起公布。</Trans>
      </EmptyState>
    );
  const of = (who: string) => introductions.all.find((one) => one.id === who);
  const missing = formal.filter((c) => of(c.id) === undefined);
  const [inNow, all] = [formal.length - missing.length, formal.length];
  const names = missing.map((c) => c.name).join('、');
  const out = introductions.published !== null && published.formal && introductions.published.list === formalList?.no;
  return (
    <Panel
      title={<Trans>自我介绍</Trans>}
      aside={
        out ? (
          <StatusTag tone="good">
            <Trans>已一起公布</Trans>
          </StatusTag>
        ) : (
          <Publish view={view} id={id} />
        )
      }
    >
      <p>
        <Trans>
          {all} 人中已交 {inNow} 人。
        </Trans>{' '}
        {missing.length === 0 ? null : out ? (
          <Trans>没有交：{names}。网页上位置一样大，写明没有交。</Trans>
        ) : (
          <Trans>还没有交：{names}。不愿介绍的不用登记，网页上位置一样大，写明没有交。</Trans>
        )}
      </p>
      <ul className={css.people}>
        {formal.map((candidate) => (
          <One key={candidate.id} candidate={candidate} said={of(candidate.id)} fixed={out} view={view} id={id} />
        ))}
      </ul>
    </Panel>
  );
}

interface OneProps extends Props {
  readonly candidate: Candidate;
  readonly said: Introduction | undefined;
  readonly fixed: boolean;
}

function One({ candidate, said, fixed, view, id }: OneProps) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState<'record' | 'check' | null>(null);
  return (
    <li className={css.candidate}>
      <div>
        <p className={css.who}>
          <span className={css.name}>{candidate.name}</span>
          <span className={css.soft}>{text(postName(candidate.post))}</span>
          <Stage said={said} fixed={fixed} />
        </p>
        {said === undefined ? null : <Words said={said} />}
      </div>
      {fixed ? null : (
        <div className={css.acts}>
          {said?.stage.kind === 'WAITING' ? (
            <Button onClick={() => setOpen('check')} aria-label={t`核对自我介绍 ${candidate.name}`}>
              <Trans>核对</Trans>
            </Button>
          ) : null}
          <Button
            onClick={() => setOpen('record')}
            aria-label={said === undefined ? t`登记自我介绍 ${candidate.name}` : t`重新登记自我介绍 ${candidate.name}`}
          >
            {said === undefined ? <Trans>登记自我介绍</Trans> : <Trans>重新登记</Trans>}
          </Button>
        </div>
      )}
      <RecordDrawer
        candidate={candidate}
        said={said}
        open={open === 'record'}
        close={() => setOpen(null)}
        view={view}
        id={id}
      />
      {said === undefined ? null : (
        <CheckDrawer
          candidate={candidate}
          said={said}
          open={open === 'check'}
          close={() => setOpen(null)}
          view={view}
          id={id}
        />
      )}
    </li>
  );
}

/** Both under the headings that residents will read. */
function Words({ said: { words } }: { readonly said: Introduction }) {
  return (
    <dl className={css.words}>
      <dt>
        <Trans>自我介绍</Trans>
      </dt>
      <dd>{words.about}</dd>
      <dt>
        <Trans>履职设想</Trans>
      </dt>
      <dd>{words.plan}</dd>
    </dl>
  );
}

function Stage({ said, fixed }: Pick<OneProps, 'said' | 'fixed'>) {
  const text = useText();
  if (said === undefined)
    return (
      <StatusTag tone={fixed ? 'quiet' : 'warn'}>{fixed ? <Trans>没有交</Trans> : <Trans>还没有交</Trans>}</StatusTag>
    );
  if (said.stage.kind === 'CHECKED')
    return (
      <StatusTag tone="good">
        <Trans>已核对</Trans>
      </StatusTag>
    );
  if (said.stage.kind === 'WAITING')
    return (
      <StatusTag tone="warn">
        <Trans>等另一人核对</Trans>
      </StatusTag>
    );
  return (
    <StatusTag tone="bad">
      <Trans>退回：{text(faults[said.stage.fault])}</Trans>
    </StatusTag>
  );
}

interface DrawerProps extends Props {
  readonly candidate: Candidate;
  readonly open: boolean;
  readonly close: () => void;
}

interface Values {
  readonly about: string;
  readonly plan: string;
  readonly evidence?: readonly EvidenceRef[];
}

function RecordDrawer({ candidate, said, open, close, view, id }: DrawerProps & Pick<OneProps, 'said'>) {
  const { t } = useLingui();
  const { about, plan } = INTRODUCTION_ROOM;
  const required = [{ required: true, message: t`每位候选人都要写这一项` }];
  return (
    <ActDrawer<Values>
      community={id}
      view={view}
      open={open}
      onClose={close}
      title={<Trans>{candidate.name} 的自我介绍</Trans>}
      lead={<Trans>照本人签名的原件录入，不替本人修改。每位候选人同样的篇幅；不能写身份证号、电话、住址。</Trans>}
      submit={<Trans>登记自我介绍</Trans>}
      step="D10"
      initial={said === undefined ? {} : { ...said.words, evidence: said.evidence }}
      command={(values): Command => ({
        type: 'RECORD_INTRODUCTION',
        id: candidate.id,
        about: values.about,
        plan: values.plan,
        evidence: values.evidence ?? [],
      })}
    >
      <Form.Item name="about" label={<Trans>自我介绍（最多 {about} 字）</Trans>} rules={required}>
        <Input.TextArea rows={4} showCount={{ formatter: ({ value }) => `${charactersOf(value)}/${about}` }} />
      </Form.Item>
      <Form.Item name="plan" label={<Trans>履职设想（最多 {plan} 字）</Trans>} rules={required}>
        <Input.TextArea rows={6} showCount={{ formatter: ({ value }) => `${charactersOf(value)}/${plan}` }} />
      </Form.Item>
      <Form.Item name="evidence" label={<Trans>本人签名的原件（照片或扫描件）</Trans>}>
        <EvidenceUpload community={id} />
      </Form.Item>
    </ActDrawer>
  );
}

/** The words and the signed paper beside each other: nobody can check what is not in front of them. */
function CheckDrawer({ candidate, said, open, close, view, id }: DrawerProps & { readonly said: Introduction }) {
  const { t } = useLingui();
  const text = useText();
  return (
    <ActDrawer<{ readonly fault: IntroductionFault | 'NONE' }>
      community={id}
      view={view}
      open={open}
      onClose={close}
      title={<Trans>核对 {candidate.name} 的自我介绍</Trans>}
      lead={<Trans>对照签名的原件看一遍，只看下面几条，不评写得好不好。登记的人不能自己核对。</Trans>}
      submit={<Trans>登记核对结果</Trans>}
      step="D10"
      command={({ fault }): Command => ({
        type: 'CHECK_INTRODUCTION',
        id: candidate.id,
        fault: fault === 'NONE' ? null : fault,
      })}
    >
      <Words said={said} />
      <p className={css.soft}>
        <Trans>本人签名的原件（照片或扫描件）</Trans>
      </p>
      <EvidenceList community={id} files={said.evidence} />
      <Form.Item
        name="fault"
        label={<Trans>核对结果</Trans>}
        rules={[{ required: true, message: t`请选一项核对结果` }]}
      >
        <Radio.Group>
          <p>
            <Radio value="NONE">
              <Trans>与原件一致，可以公布</Trans>
            </Radio>
          </p>
          {(Object.keys(faults) as IntroductionFault[]).map((fault) => (
            <p key={fault}>
              <Radio value={fault}>
                <Trans>退回：{text(faults[fault])}</Trans>
              </Radio>
            </p>
          ))}
        </Radio.Group>
      </Form.Item>
    </ActDrawer>
  );
}

function Publish({ view, id }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>一起公布</Trans>
      </Button>
      <ActDrawer
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>一起公布自我介绍</Trans>}
        lead={<Trans>所有候选人的同时公布，次序同正式候选人名单；公布以后谁也不能再改。</Trans>}
        submit={<Trans>公布</Trans>}
        step="D10"
        command={(): Command => ({ type: 'PUBLISH_INTRODUCTIONS' })}
      >
        {null}
      </ActDrawer>
    </>
  );
}

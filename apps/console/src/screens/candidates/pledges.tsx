import { Trans, useLingui } from '@lingui/react/macro';
import type { Candidate, Command, PledgeKind } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text as both } from '@mingxuan/rulebook';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { NamesInput } from '../poll/fields.tsx';
import { postName } from '../poll/names.ts';
import css from './candidates.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const kinds: readonly { readonly kind: PledgeKind; readonly name: Text }[] = [
  { kind: 'CANDIDACY', name: both('竞职承诺（遵守选举纪律）', 'candidacy: keeps the rules of the election') },
  { kind: 'MANDATE', name: both('创业承诺（任期目标和举措）', 'mandate: aims and measures of the term') },
  { kind: 'RESIGNATION', name: both('辞职承诺（出现情形时主动辞职）', 'resignation: resigns when the cases arise') },
];

/** The fifth gate: each formal candidate gives three pledges, and all are published before anybody votes. */
export function PledgesPanel({ view, id }: Props) {
  const formal = view.cycle.candidates.filter((c) => c.stream === 'RESIDENTS' && c.status === 'FORMAL');
  const { pledges: published } = view.cycle.published;
  if (formal.length === 0)
    return (
      <EmptyState title={<Trans>正式候选人公布以后再作承诺</Trans>}>
        <Trans>先承诺再选举：每位正式候选人都要作出三项承诺，公示以后才能投票。</Trans>
      </EmptyState>
    );
  return (
    <Panel
      title={<Trans>三项承诺</Trans>}
      aside={
        published ? (
          <StatusTag tone="good">
            <Trans>已公示</Trans>
          </StatusTag>
        ) : (
          <PublishPledges view={view} id={id} />
        )
      }
    >
      <ul className={css.people}>
        {formal.map((candidate) => (
          <PledgesOf key={candidate.id} candidate={candidate} fixed={published} view={view} id={id} />
        ))}
      </ul>
    </Panel>
  );
}

interface PledgeValues {
  readonly kinds: readonly PledgeKind[];
  readonly texts?: Readonly<Partial<Record<PledgeKind, string>>>;
}

/** Only pledges that were given, and of their texts only those that say something. */
function textsOf({ kinds, texts }: PledgeValues): Readonly<Partial<Record<PledgeKind, string>>> {
  const said = kinds.flatMap((kind) => {
    const one = texts?.[kind]?.trim() ?? '';
    return one === '' ? [] : [[kind, one] as const];
  });
  return Object.fromEntries(said);
}

function PledgesOf({ candidate, fixed, view, id }: Props & { readonly candidate: Candidate; readonly fixed: boolean }) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const missing = kinds.length - candidate.pledges.length;
  return (
    <li className={css.candidate}>
      <div>
        <p className={css.who}>
          <span className={css.name}>{candidate.name}</span>
          <span className={css.soft}>{text(postName(candidate.post))}</span>
          <StatusTag tone={missing === 0 ? 'good' : 'warn'}>
            {missing === 0 ? <Trans>三项齐全</Trans> : <Trans>还差 {missing} 项</Trans>}
          </StatusTag>
        </p>
        <ul className={css.reviews}>
          {kinds.map(({ kind, name }) =>
            candidate.pledges.includes(kind) ? (
              <li key={kind}>
                {text(name)}
                <span className={css.soft}> {candidate.pledgeTexts[kind]}</span>
              </li>
            ) : null,
          )}
        </ul>
      </div>
      {fixed ? null : (
        <Button onClick={() => setOpen(true)} aria-label={t`登记承诺 ${candidate.name}`}>
          <Trans>登记承诺</Trans>
        </Button>
      )}
      <ActDrawer<PledgeValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>{candidate.name} 的三项承诺</Trans>}
        lead={<Trans>承诺书由本人签名，原件留存。辞职承诺只是记录，不会自动执行。</Trans>}
        submit={<Trans>登记承诺</Trans>}
        step="D09"
        initial={{ kinds: candidate.pledges, texts: candidate.pledgeTexts }}
        command={(values): Command => ({
          type: 'RECORD_PLEDGES',
          id: candidate.id,
          kinds: values.kinds,
          texts: textsOf(values),
        })}
      >
        <Form.Item name="kinds" label={<Trans>已经签名的承诺</Trans>}>
          <Checkbox.Group
            className={css.pledges ?? ''}
            options={kinds.map(({ kind, name }) => ({ value: kind, label: text(name) }))}
          />
        </Form.Item>
        {kinds.map(({ kind, name }) => (
          <Form.Item key={kind} name={['texts', kind]} label={<Trans>内容摘要（选填，会公示）：{text(name)}</Trans>}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        ))}
      </ActDrawer>
    </li>
  );
}

function PublishPledges({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>公示承诺书</Trans>
      </Button>
      <ActDrawer<{ places: readonly string[] }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>公示承诺书</Trans>}
        submit={<Trans>登记公示</Trans>}
        step="D09"
        command={({ places }): Command => ({ type: 'PUBLISH_PLEDGES', places })}
      >
        <Form.Item
          name="places"
          label={<Trans>公示地点</Trans>}
          rules={[{ required: true, message: t`请至少填写一处` }]}
        >
          <NamesInput placeholder={t`例如 社区公告栏，回车后再填下一处`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

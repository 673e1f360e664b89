import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PledgeKind } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text as both } from '@mingxuan/rulebook';
import { Button, Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useAct } from '../../act.ts';
import type { OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
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
  const text = useText();
  const act = useAct(id);
  const day = useActDay(view, 'D09');
  const formal = view.cycle.candidates.filter((c) => c.stream === 'RESIDENTS' && c.status === 'FORMAL');
  const { pledges: published } = view.cycle.published;
  if (formal.length === 0)
    return (
      <EmptyState title={<Trans>正式候选人公布以后再作承诺</Trans>}>
        <Trans>先承诺再选举：每位正式候选人都要作出三项承诺，公示以后才能投票。</Trans>
      </EmptyState>
    );
  const toggle = (candidate: (typeof formal)[number], kind: PledgeKind, given: boolean): void => {
    const next = given ? [...candidate.pledges, kind] : candidate.pledges.filter((one) => one !== kind);
    const command: Command = { type: 'RECORD_PLEDGES', id: candidate.id, kinds: next };
    void act.run(command, day.on);
  };
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
      <ActDate value={day} />
      <RefusalAlert problem={act.refusal} onClose={act.clear} />
      <ul className={css.people}>
        {formal.map((candidate) => (
          <li key={candidate.id} className={css.candidate}>
            <div>
              <span className={css.name}>{candidate.name}</span>{' '}
              <span className={css.soft}>{text(postName(candidate.post))}</span>
            </div>
            <fieldset className={css.pledges} aria-label={candidate.name}>
              {kinds.map(({ kind, name }) => (
                <Checkbox
                  key={kind}
                  checked={candidate.pledges.includes(kind)}
                  disabled={published || act.pending}
                  onChange={(event) => toggle(candidate, kind, event.target.checked)}
                >
                  {text(name)}
                </Checkbox>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
    </Panel>
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

import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PollView } from '@mingxuan/election';
import { Button, Form } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { BUNDLE_SIZE, suggestBundles } from './accounting.ts';
import { ClearingSheet } from './close-poll.tsx';
import { CountInput } from './fields.tsx';
import { Figures } from './open-poll.tsx';
import { startStep } from './start-poll.tsx';
import css from './poll.module.css';

type CountingPoll = Extract<PollView, { stage: 'COUNTING' }>;

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: CountingPoll;
}

/** After the boxes are cleared: the sheet, the bundles, and how far the tellers are. */
export function Counting({ poll, view, id }: Props) {
  const agreed = poll.bundles.filter((bundle) => bundle.stage === 'AGREED').length;
  return (
    <>
      <Figures
        items={[
          { label: <Trans>印制</Trans>, value: poll.printed },
          { label: <Trans>发出</Trans>, value: poll.issued },
          { label: <Trans>作废</Trans>, value: poll.spoiled },
          { label: <Trans>未用</Trans>, value: poll.unused },
          { label: <Trans>收回</Trans>, value: poll.collected },
        ]}
      />
      {poll.correction === null ? null : (
        <p className={css.discrepancy}>
          <Trans>清点单更正过：{poll.correction}</Trans>
        </p>
      )}
      {poll.discrepancy === null ? null : (
        <p className={css.discrepancy}>
          <Trans>账目对不上的原因：{poll.discrepancy}</Trans>
        </p>
      )}
      <Panel title={<Trans>分扎</Trans>}>
        {poll.bundles.length === 0 ? (
          <p className={css.soft}>
            <Trans>收回的选票每 {BUNDLE_SIZE} 张扎成一扎，写上扎号，再交给两位计票人分别录入。</Trans>
          </p>
        ) : (
          <p>
            <Trans>
              共 {poll.bundles.length} 扎，两人录入一致的 {agreed} 扎。
            </Trans>
          </p>
        )}
        <div className={css.next}>
          {poll.bundles.every((bundle) => bundle.stage === 'WAITING') ? (
            <DeclareBundles poll={poll} view={view} id={id} />
          ) : null}
          {poll.bundles.length === 0 ? null : (
            <LinkButton to="/c/$id/count" params={{ id }} look="primary">
              <Trans>去计票</Trans>
            </LinkButton>
          )}
          <ClearingSheet poll={poll} view={view} id={id} />
        </div>
      </Panel>
    </>
  );
}

function DeclareBundles({ poll, view, id }: Props) {
  const [open, setOpen] = useState(false);
  const suggested = suggestBundles(poll.collected);
  return (
    <>
      <Button {...(poll.bundles.length === 0 ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
        {poll.bundles.length === 0 ? <Trans>登记分扎</Trans> : <Trans>重新分扎</Trans>}
      </Button>
      <ActDrawer<{ ballots: readonly (number | null)[] }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={560}
        title={<Trans>登记分扎</Trans>}
        lead={
          <Trans>
            按每扎 {BUNDLE_SIZE} 张，{poll.collected} 张分成 {suggested.length}{' '}
            扎。和实际不一样的，改成实际张数；不要的扎清空。
          </Trans>
        }
        submit={<Trans>登记分扎</Trans>}
        step={startStep(poll)}
        initial={{ ballots: [...suggested.map((bundle) => bundle.ballots), null] }}
        command={({ ballots }): Command => ({
          type: 'DECLARE_BUNDLES',
          poll: poll.id,
          bundles: ballots.flatMap((count, index) =>
            count === null || count === undefined || count === 0 ? [] : [{ no: index + 1, ballots: count }],
          ),
        })}
      >
        <BundleFields collected={poll.collected} />
      </ActDrawer>
    </>
  );
}

function BundleFields({ collected }: { readonly collected: number }) {
  const { t } = useLingui();
  const watched: unknown = Form.useWatch('ballots');
  const counts: readonly unknown[] = Array.isArray(watched) ? watched : [];
  const sum = counts.reduce<number>((total, n) => total + (typeof n === 'number' ? n : 0), 0);
  return (
    <>
      <Form.List name="ballots">
        {(fields, { add }) => (
          <div className={css.bundles}>
            {fields.map((field) => {
              const no = field.name + 1;
              return (
                <Form.Item key={field.key} name={field.name} label={<Trans>第 {no} 扎</Trans>}>
                  <CountInput unit={<Trans>张</Trans>} label={t`第 ${no} 扎张数`} />
                </Form.Item>
              );
            })}
            <Button onClick={() => add(null)}>
              <Trans>加一扎</Trans>
            </Button>
          </div>
        )}
      </Form.List>
      <p className={`${css.identity} ${sum === collected ? css.identityGood : css.identityBad}`} aria-live="polite">
        {sum === collected ? (
          <Trans>✓ 合计 {sum} 张，与收回的相符</Trans>
        ) : (
          <Trans>
            ✕ 合计 {sum} 张，收回 {collected} 张
          </Trans>
        )}
      </p>
    </>
  );
}

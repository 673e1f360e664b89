import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PollView } from '@mingxuan/election';
import { BUNDLE_SIZE } from '@mingxuan/election';
import { Button, Form } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { AccountsPanel } from './accounts.tsx';
import { StaffPanel } from './change-staff.tsx';
import { ClearingSheet } from './close-poll.tsx';
import { bundlesByHand, runsOf } from './bundle-split.ts';
import { EarlierSheetsPanel } from './earlier-sheets.tsx';
import { CountInput } from './fields.tsx';
import { Figures } from './open-poll.tsx';
import { PrintingList } from './printings.tsx';
import { startStep } from './start-step.ts';
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
          { label: poll.stream === 'PARTY' ? <Trans>发出</Trans> : <Trans>领票人数</Trans>, value: poll.issued },
          { label: <Trans>作废</Trans>, value: poll.spoiled },
          { label: <Trans>未用</Trans>, value: poll.unused },
          { label: <Trans>收回</Trans>, value: poll.collected },
        ]}
      />
      {poll.discrepancy === null ? null : (
        <p className={css.discrepancy}>
          <Trans>账目对不上的原因：{poll.discrepancy}</Trans>
        </p>
      )}
      <AccountsPanel view={view} poll={poll.id} />
      <EarlierSheetsPanel poll={poll} />
      {poll.printings.length === 0 ? null : (
        <Panel title={<Trans>选票印数</Trans>}>
          <PrintingList printings={poll.printings} />
        </Panel>
      )}
      <Panel title={<Trans>分扎</Trans>}>
        {poll.bundles.length === 0 ? (
          <p className={css.soft}>
            <Trans>收回的选票一般每 {BUNDLE_SIZE} 张扎成一扎，写上扎号，再交给两位计票人分别录入。</Trans>
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
          <LinkButton to="/c/$id/call/$poll" params={{ id, poll: poll.id }}>
            <Trans>打开唱票屏</Trans>
          </LinkButton>
        </div>
      </Panel>
      <StaffPanel poll={poll} view={view} id={id} />
    </>
  );
}

interface BundleValues {
  readonly size: number | null;
  /** What each bundle holds, once somebody has set it by hand. */
  readonly ballots?: readonly (number | null)[];
}

function DeclareBundles({ poll, view, id }: Props) {
  const [open, setOpen] = useState(false);
  const sizesOf = ({ size, ballots }: BundleValues): readonly (number | null)[] =>
    ballots ?? bundlesByHand(poll.collected, size ?? BUNDLE_SIZE, poll.smallCell);
  return (
    <>
      <Button {...(poll.bundles.length === 0 ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
        {poll.bundles.length === 0 ? <Trans>登记分扎</Trans> : <Trans>重新分扎</Trans>}
      </Button>
      <ActDrawer<BundleValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={560}
        title={<Trans>登记分扎</Trans>}
        lead={<Trans>收回的选票先混在一起，再分扎、写上扎号，交给两位计票人分别录入。</Trans>}
        submit={<Trans>登记分扎</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{ size: BUNDLE_SIZE }}
        command={(values): Command => ({
          type: 'DECLARE_BUNDLES',
          poll: poll.id,
          bundles: sizesOf(values).flatMap((count, index) =>
            count === null || count === undefined || count === 0 ? [] : [{ no: index + 1, ballots: count }],
          ),
        })}
      >
        <BundleSplit collected={poll.collected} least={poll.smallCell} />
      </ActDrawer>
    </>
  );
}

/** One number for the usual case, and the split in one line; the single bundles only for whoever asks for them. */
function BundleSplit({ collected, least }: { readonly collected: number; readonly least: number }) {
  const { t } = useLingui();
  const form = Form.useFormInstance<BundleValues>();
  const size: unknown = Form.useWatch('size', form);
  const [byHand, setByHand] = useState(false);
  const bundles = typeof size === 'number' ? bundlesByHand(collected, size, least) : [];
  const count = bundles.length;
  const runs = runsOf(bundles).map((run) => t`${run.bundles} 扎 × ${run.ballots} 张`);
  const edit = (): void => {
    form.setFieldValue('ballots', [...bundles, null]);
    setByHand(true);
  };
  const undo = (): void => {
    form.setFieldValue('ballots', undefined);
    setByHand(false);
  };
  if (byHand)
    return (
      <>
        <BundleFields collected={collected} least={least} />
        <Button type="link" onClick={undo}>
          <Trans>改回按每扎张数分</Trans>
        </Button>
      </>
    );
  return (
    <>
      <Form.Item name="size" label={<Trans>每扎张数</Trans>} rules={[{ required: true, message: t`请填每扎多少张` }]}>
        <CountInput unit={<Trans>张</Trans>} min={1} />
      </Form.Item>
      {count === 0 ? null : (
        <p className={`${css.identity} ${css.identityGood}`} aria-live="polite">
          {count === 1 ? (
            <Trans>共 1 扎，{collected} 张</Trans>
          ) : (
            <Trans>
              共 {count} 扎：{runs.join(t`、`)}，合计 {collected} 张，与收回的相符
            </Trans>
          )}
        </p>
      )}
      <Button type="link" onClick={edit}>
        <Trans>有几扎和实际不一样？逐扎修改张数</Trans>
      </Button>
    </>
  );
}

function BundleFields({ collected, least }: { readonly collected: number; readonly least: number }) {
  const { t } = useLingui();
  const watched: unknown = Form.useWatch('ballots');
  const counts: readonly unknown[] = Array.isArray(watched) ? watched : [];
  const sum = counts.reduce<number>((total, n) => total + (typeof n === 'number' ? n : 0), 0);
  const few = counts.filter((n) => typeof n === 'number' && n > 0 && n < least).length;
  return (
    <>
      <p className={css.soft}>
        <Trans>已按每扎张数填好，只改不一样的那几扎。</Trans>
      </p>
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
      {few > 0 && sum >= least ? (
        <p className={`${css.identity} ${css.identityBad}`} role="alert">
          <Trans>
            有 {few} 扎不到 {least} 张：张数太少，会看出这几个人怎么投的，请和别的扎并在一起。
          </Trans>
        </p>
      ) : null}
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { Command } from '@mingxuan/election';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { determineStep } from './determine-step.ts';
import type { CountedPoll } from './decided-poll.ts';
import css from './result.module.css';

interface Props {
  readonly poll: CountedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Sends bundles back to be counted by two people again; the earlier sheets and the result made of them stay on record. */
export function Recount({ poll, view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const all = poll.bundles.map((bundle) => bundle.no);
  const named = foundWrong(view, poll);
  if (all.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>重新清点（复核）</Trans>
      </Button>
      <ActDrawer<{ bundles: readonly number[]; reason: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>重新清点（复核）</Trans>}
        lead={
          <Trans>
            选中的扎退回由两人重新录入，原来的计票单和结果都保留，原因随结果公开。参加过计票的人不能下这个决定。
          </Trans>
        }
        submit={<Trans>决定重新清点</Trans>}
        step={determineStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{ bundles: named }}
        width={640}
        confirm={({ bundles }) => ({
          title:
            bundles.length === all.length
              ? t`全部 ${all.length} 扎都退回，由两人重新录入？`
              : t`第 ${bundles.join('、')} 扎，共 ${bundles.length} 扎，退回由两人重新录入？`,
          ok: t`退回这 ${bundles.length} 扎`,
        })}
        command={({ bundles, reason }): Command => ({ type: 'RECOUNT', poll: poll.id, bundles, reason })}
      >
        <Form.Item
          name="bundles"
          label={<Trans>要重新清点的扎</Trans>}
          extra={
            named.length === 0 ? (
              <Trans>点选要退回的扎。</Trans>
            ) : (
              <Trans>已选上抽查不一致的第 {named.join('、')} 扎；再点一下就去掉。</Trans>
            )
          }
          // Not as `required`: a group of boxes may not be called so.
          rules={[{ type: 'array', min: 1, message: t`请至少选一扎` }]}
        >
          <Checkbox.Group
            className={css.bundleChoice ?? ''}
            options={all.map((no) => ({ value: no, label: t`第 ${no} 扎` }))}
          />
        </Form.Item>
        <ChosenCount all={all} />
        <Form.Item name="reason" label={<Trans>原因</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={1000} placeholder={t`例如 监票人发现第 3 扎唱票有误`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

/** Bundles that an audit found to differ and that nobody has counted anew since. */
function foundWrong(view: OpenCommunity, poll: CountedPoll): readonly number[] {
  const wrong = view.cycle.audits
    .filter((audit) => audit.poll === poll.id)
    .flatMap((audit) => {
      const since = new Set(poll.recounts.slice(audit.recounts).flatMap((one) => one.bundles));
      return audit.compared.filter((one) => one.differs.length > 0 && !since.has(one.no)).map((one) => one.no);
    });
  return [...new Set(wrong)].sort((a, b) => a - b);
}

/** How many go back, and one button each for all and for none. */
function ChosenCount({ all }: { readonly all: readonly number[] }) {
  const form = Form.useFormInstance<{ bundles: readonly number[] }>();
  const watched: unknown = Form.useWatch('bundles', form);
  const chosen = Array.isArray(watched) ? watched.length : 0;
  const choose = (bundles: readonly number[]): void => form.setFieldValue('bundles', [...bundles]);
  return (
    <div className={`${css.row} ${css.chosenCount}`}>
      <span aria-live="polite">
        <Trans>
          将退回 {chosen} / {all.length} 扎
        </Trans>
      </span>
      <Button size="small" onClick={() => choose(all)}>
        <Trans>全选（整场复核）</Trans>
      </Button>
      <Button size="small" onClick={() => choose([])}>
        <Trans>都不选</Trans>
      </Button>
    </div>
  );
}

/** Recounts that were ordered, with their reasons. */
export function RecountList({ poll }: Pick<Props, 'poll'>) {
  if (poll.recounts.length === 0) return null;
  return (
    <ul className={css.notes}>
      {poll.recounts.map((one) => (
        <li key={one.seq}>
          <Trans>
            {one.on} 决定重新清点第 {one.bundles.join('、')} 扎：{one.reason}
          </Trans>
        </li>
      ))}
    </ul>
  );
}

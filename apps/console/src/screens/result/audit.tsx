import { Trans, useLingui } from '@lingui/react/macro';
import type { Audit, Command } from '@mingxuan/election';
import { auditOf, LEAST_ROLLS } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { useMay } from '../../parts/may.ts';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { CountInput, NamesInput } from '../poll/fields.tsx';
import { CompareBundle } from './compare-bundle.tsx';
import { determineStep } from './determine-step.ts';
import { diceIn } from './dice.ts';
import type { DecidedPoll } from './decided-poll.ts';
import css from './result.module.css';
import { grouped } from './sign.tsx';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** 随机抽查: commit to what was counted, throw dice in public, look at the bundles that chance has chosen. */
export function AuditPanel({ poll, view, id }: Props) {
  const audit = auditOf(view.cycle.audits, poll.id);
  const may = useMay(id)('count.decide');
  return (
    <Panel title={<Trans>随机抽查</Trans>} aside={audit === undefined ? null : <AuditState audit={audit} />}>
      <ol className={css.steps}>
        <li>
          <strong>
            <Trans>一、先承诺</Trans>
          </strong>
          <p className={css.plain}>
            <Trans>各扎的计票数字先固定成一串摘要，并说好抽几扎。承诺以后数字不能再动。</Trans>
          </p>
          {audit === undefined ? (
            may ? (
              <Commit poll={poll} view={view} id={id} />
            ) : null
          ) : (
            <p className={css.digest}>
              <span className={css.soft}>
                <Trans>
                  {audit.committedOn} 承诺：共 {audit.bundles} 扎，抽 {audit.sample} 扎
                </Trans>
              </span>
              <code>{grouped(audit.manifest)}</code>
            </p>
          )}
        </li>
        <li>
          <strong>
            <Trans>二、当众掷骰子</Trans>
          </strong>
          <p className={css.plain}>
            <Trans>用十面骰掷至少 {LEAST_ROLLS} 次，逐次念出、记下。抽中哪几扎由点数和摘要算出，谁也不能挑。</Trans>
          </p>
          {audit === undefined ? null : audit.seed === null ? (
            may ? (
              <Dice poll={poll} view={view} id={id} />
            ) : null
          ) : (
            <p className={css.digest}>
              <span className={css.soft}>
                <Trans>点数（见证人 {audit.witnesses.join('、')}）</Trans>
              </span>
              <code>{grouped(audit.seed)}</code>
            </p>
          )}
        </li>
        <li>
          <strong>
            <Trans>三、核对抽中的扎</Trans>
          </strong>
          {audit === undefined || audit.seed === null ? (
            <p className={css.plain}>
              <Trans>由没有计过这一扎的人重新清点，再和计票单比。</Trans>
            </p>
          ) : (
            <Chosen audit={audit} poll={poll} view={view} id={id} may={may} />
          )}
        </li>
      </ol>
      {audit !== undefined && poll.recounts.length > 0 && may && poll.stage === 'DETERMINED' ? (
        <div className={css.row}>
          <span className={css.soft}>
            <Trans>承诺以后又复核过的，要重新承诺。</Trans>
          </span>
          <Commit poll={poll} view={view} id={id} />
        </div>
      ) : null}
      <p className={css.soft}>
        <Trans>任何人凭摘要和点数，都能用命令行工具 mingxuan audit 重新算出抽中的是哪几扎。</Trans>
      </p>
    </Panel>
  );
}

function AuditState({ audit }: { readonly audit: Audit }) {
  const wrong = audit.compared.filter((one) => one.differs.length > 0).length;
  if (wrong > 0)
    return (
      <StatusTag tone="bad">
        <Trans>{wrong} 扎不一致</Trans>
      </StatusTag>
    );
  if (audit.compared.length === audit.sample)
    return (
      <StatusTag tone="good">
        <Trans>抽查一致</Trans>
      </StatusTag>
    );
  return (
    <StatusTag tone="warn">
      <Trans>
        已核对 {audit.compared.length} / {audit.sample} 扎
      </Trans>
    </StatusTag>
  );
}

function Commit({ poll, view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const most = poll.bundles.length;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>承诺抽查</Trans>
      </Button>
      <ActDrawer<{ sample: number }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>承诺抽查</Trans>}
        lead={<Trans>承诺以后，抽查没有做完、或者抽查不一致，结果就不能签字。</Trans>}
        submit={<Trans>承诺</Trans>}
        step={determineStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{ sample: Math.max(1, Math.ceil(most / 10)) }}
        command={({ sample }): Command => ({ type: 'COMMIT_AUDIT', poll: poll.id, sample })}
      >
        <Form.Item
          name="sample"
          label={<Trans>抽几扎</Trans>}
          extra={<Trans>共 {most} 扎</Trans>}
          rules={[{ required: true, message: t`请填抽几扎` }]}
        >
          <CountInput unit={<Trans>扎</Trans>} min={1} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

function Dice({ poll, view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记骰子点数</Trans>
      </Button>
      <ActDrawer<{ rolls: string; witnesses?: readonly string[] }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>登记骰子点数</Trans>}
        lead={<Trans>按掷出的先后连着写，例如 3 0 7 9 …。掷过就不能重掷。</Trans>}
        submit={<Trans>登记，算出抽中的扎</Trans>}
        step={determineStep(poll)}
        notBefore={lastDayOf(poll)}
        command={({ rolls, witnesses }): Command => ({
          type: 'RECORD_AUDIT_SEED',
          poll: poll.id,
          rolls: diceIn(rolls),
          witnesses: witnesses ?? [],
        })}
      >
        <Form.Item
          name="rolls"
          label={<Trans>点数（0—9）</Trans>}
          rules={[
            { required: true, message: t`请填点数` },
            { pattern: /^[\d\s]*$/, message: t`只写 0—9 的数字` },
          ]}
        >
          <Input className={css.dice ?? ''} inputMode="numeric" autoComplete="off" maxLength={400} />
        </Form.Item>
        <Thrown />
        <Form.Item
          name="witnesses"
          label={<Trans>见证人（至少两名）</Trans>}
          rules={[{ required: true, message: t`请填见证人姓名` }]}
        >
          <NamesInput placeholder={t`输入姓名后按回车，可以填多人`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

/** How many throws are written down so far. */
function Thrown() {
  const rolls: unknown = Form.useWatch('rolls');
  const thrown = typeof rolls === 'string' ? diceIn(rolls).length : 0;
  return (
    <p className={css.soft} aria-live="polite">
      <Trans>
        已写 {thrown} 次，至少 {LEAST_ROLLS} 次
      </Trans>
    </p>
  );
}

function Chosen({ audit, poll, view, id, may }: Props & { readonly audit: Audit; readonly may: boolean }) {
  const { t } = useLingui();
  return (
    <ul className={css.list}>
      {audit.chosen.map((no) => {
        const compared = audit.compared.find((one) => one.no === no);
        return (
          <li key={no}>
            <span>
              <Trans>第 {no} 扎</Trans>
            </span>
            {compared === undefined ? (
              may ? (
                <CompareBundle poll={poll} view={view} id={id} no={no} />
              ) : (
                <StatusTag tone="warn">{t`等待核对`}</StatusTag>
              )
            ) : compared.differs.length === 0 ? (
              <StatusTag tone="good">{t`与计票单一致`}</StatusTag>
            ) : (
              <StatusTag tone="bad">{t`不一致，请公开重新清点这一扎`}</StatusTag>
            )}
          </li>
        );
      })}
    </ul>
  );
}

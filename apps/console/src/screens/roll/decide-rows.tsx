import { Trans, useLingui } from '@lingui/react/macro';
import type { RegistrationGround } from '@mingxuan/rulebook';
import { AutoComplete, Button, Radio, Select, Table } from 'antd';
import { useText } from '../../text.ts';
import { useGroundNames } from './grounds.ts';
import type { Draft, OpenRow } from './row-decisions.ts';
import { isComplete } from './row-decisions.ts';
import css from './import-panel.module.css';

interface Props {
  readonly rows: readonly OpenRow[];
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly onDraft: (key: string, draft: Draft | null) => void;
}

/** Whoever the check cannot let in by itself: a person who has seen the documents says yes or no, and why. */
export function DecideRows({ rows, drafts, onDraft }: Props) {
  const { t } = useLingui();
  const text = useText();
  const done = rows.filter((row) => {
    const draft = drafts.get(row.key);
    return draft !== undefined && isComplete(row, draft);
  }).length;
  const reasons = [...new Set([...drafts.values()].map(({ reason }) => reason.trim()).filter((one) => one !== ''))];
  return (
    <section className={css.decide} aria-label={t`要人工处理的人`}>
      <h3>
        <Trans>
          要人工处理的人：{rows.length} 行，已决定 {done} 行
        </Trans>
      </h3>
      <p className={css.soft}>
        <Trans>
          能改的请在文件里改好后重新上传。文件没有错、看过证件确认无误的，在这里逐行决定：登记的按表里的写法登记，性别和出生日期以身份证号为准；不决定的不导入。决定和理由随这次导入记录，只给办理登记的人看。
        </Trans>
      </p>
      <Table<OpenRow>
        size="small"
        dataSource={[...rows]}
        scroll={{ x: 760 }}
        pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        columns={[
          {
            title: t`哪一行`,
            width: 170,
            render: (_, { sheet, row, who }) => (
              <>
                {who ?? t`没有姓名`}
                <br />
                <span className={css.soft}>
                  <Trans>
                    “{sheet}”第 {row} 行
                  </Trans>
                </span>
              </>
            ),
          },
          {
            title: t`要核对什么`,
            render: (_, { problems }) => (
              <ul className={css.reasons}>
                {problems.map(({ code, message }) => (
                  <li key={code}>{text(message)}</li>
                ))}
              </ul>
            ),
          },
          {
            title: t`核对后的决定`,
            width: 330,
            render: (_, row) => (
              <Decision
                row={row}
                draft={drafts.get(row.key)}
                reasons={reasons}
                onDraft={(draft) => onDraft(row.key, draft)}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

function Decision({
  row,
  draft,
  reasons,
  onDraft,
}: {
  readonly row: OpenRow;
  readonly draft: Draft | undefined;
  readonly reasons: readonly string[];
  readonly onDraft: (draft: Draft | null) => void;
}) {
  const { t } = useLingui();
  const grounds = useGroundNames();
  const name = row.who ?? String(row.row);
  const deprived = row.problems.some(({ code }) => code === 'REMARK_RIGHTS' || code === 'GROUND_DEPRIVED');
  return (
    <div className={css.decision}>
      <Radio.Group
        aria-label={t`${name}：登记还是不登记`}
        value={draft?.decision ?? null}
        options={[
          { value: 'REGISTER', label: t`登记`, disabled: row.onlyOut },
          { value: 'LEAVE_OUT', label: t`不登记` },
        ]}
        onChange={(event) => {
          const decision: Draft['decision'] = event.target.value === 'REGISTER' ? 'REGISTER' : 'LEAVE_OUT';
          onDraft({ reason: '', ...draft, decision });
        }}
      />
      {draft === undefined ? null : (
        <>
          {draft.decision === 'REGISTER' && row.needsGround ? (
            <Select<RegistrationGround>
              size="small"
              aria-label={t`${name}：登记类别`}
              placeholder={t`登记类别（必选）`}
              {...(draft.ground === undefined ? {} : { value: draft.ground })}
              options={grounds.map(({ value, label }) => ({ value, label }))}
              onChange={(ground) => onDraft({ ...draft, ground })}
            />
          ) : null}
          {deprived && draft.decision === 'LEAVE_OUT' ? (
            <span className={css.soft}>
              <Trans>没有法院判决书的，不能因此不登记。请在理由里写明法院、判决日期和文号。</Trans>
            </span>
          ) : null}
          <AutoComplete
            aria-label={t`${name}：理由`}
            placeholder={
              draft.decision === 'REGISTER' ? t`理由（必填）：例如 看过身份证，姓名就是这样` : t`理由（必填）`
            }
            value={draft.reason}
            maxLength={500}
            options={reasons.filter((one) => one !== draft.reason).map((value) => ({ value }))}
            onChange={(reason: string) => onDraft({ ...draft, reason })}
          />
          <Button size="small" type="text" onClick={() => onDraft(null)}>
            <Trans>取消决定</Trans>
          </Button>
        </>
      )}
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { staleNotices } from '@mingxuan/election';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { client, communityKey, type OpenCommunity, unwrap } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import { ChangedLines } from './changed-lines.tsx';
import css from './papers.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** How many of a notice's days are named before the rest is counted. */
const SHOWN = 3;

function More({ count }: { readonly count: number }) {
  const { t } = useLingui();
  return count > 0 ? <span className={css.soft}>{t`；另有 ${count} 个日子`}</span> : null;
}

/** Notices whose days have moved since they went out: the lines old and new, and one act that drafts all of them anew. */
export function StaleNotices({ view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const stale = staleNotices(view.cycle);
  const count = stale.length;
  if (count === 0) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className={css.stale ?? ''}
        title={t`有 ${count} 份有效的公告，写的日子已经变了`}
        description={
          <>
            <ul className={css.plain}>
              {stale.map(({ no, title, changes }) => (
                <li key={no}>
                  {t`第 ${no} 号《${title}》`}：
                  {changes.slice(0, SHOWN).map(({ what, name, before, after }, at) => (
                    <span key={what}>
                      {at === 0 ? '' : '；'}
                      {text(name)} {before === undefined ? '—' : <DayText day={before} />} →{' '}
                      {after === undefined ? '—' : <DayText day={after} />}
                    </span>
                  ))}
                  <More count={changes.length - SHOWN} />
                </li>
              ))}
            </ul>
            <Button type="primary" className={css.below ?? ''} onClick={() => setOpen(true)}>
              <Trans>看差别，一次重新起草</Trans>
            </Button>
          </>
        }
      />
      {open ? (
        <Redraft view={view} id={id} papers={stale.map(({ paper }) => paper)} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function Redraft({
  view,
  id,
  papers,
  onClose,
}: Props & { readonly papers: readonly string[]; readonly onClose: () => void }) {
  const { t } = useLingui();
  const text = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const day = useActDay(view);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const preview = useQuery({
    queryKey: communityKey(id, `notice-preview-${papers.join(',')}-${day.day}`),
    queryFn: () => unwrap(client.noticePreview(id, papers, day.on)),
  });
  const draft = async (ready: readonly string[]): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const done = await client.draftNotices(id, ready, day.on);
    setBusy(false);
    if (!done.ok) {
      setProblem(done.error);
      return;
    }
    const drafted = done.value.drafted.length;
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    void message.success(t`已起草 ${drafted} 份，请另一人逐份审批`);
    onClose();
  };
  return (
    <Drawer open size="min(720px, 100vw)" onClose={onClose} title={<Trans>重新起草写错日子的公告</Trans>}>
      <p className={css.soft}>
        <Trans>下面是每份公告变动的句子。起草以后由另一人逐份审批，出具新的，旧的自动作废；两份都能查到。</Trans>
      </p>
      <ActDate value={day} onChange={() => setProblem(null)} />
      <Loaded query={preview}>
        {(list) => {
          const ready = list.filter(({ refusal }) => refusal === null).map(({ paper }) => paper);
          const many = ready.length;
          return (
            <>
              {list.map(({ paper, title, holds, changes, refusal }) => (
                <section key={paper} className={css.preview}>
                  <h3>
                    {text(title)} {holds === null ? null : <span className={css.soft}>{t`替代第 ${holds} 号`}</span>}
                  </h3>
                  {refusal !== null ? (
                    <p className={css.missing}>{text(refusal.message)}</p>
                  ) : changes === null ? (
                    <p className={css.soft}>
                      <Trans>原来那份是一步出具的，没有留下文字，比不出来。</Trans>
                    </p>
                  ) : (
                    <ChangedLines changes={changes} />
                  )}
                </section>
              ))}
              <RefusalAlert problem={problem} />
              <Button type="primary" loading={busy} disabled={many === 0} onClick={() => void draft(ready)}>
                {t`确认，起草这 ${many} 份`}
              </Button>
            </>
          );
        }}
      </Loaded>
    </Drawer>
  );
}

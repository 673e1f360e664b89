import { Trans, useLingui } from '@lingui/react/macro';
import type { NoticeDraft, Paper } from '@mingxuan/election';
import { hanging, isOpenDraft } from '@mingxuan/election';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { client, communityKey, type OpenCommunity, unwrap } from '../../api.ts';
import { useAccountName } from '../../parts/account-name.ts';
import { DayText } from '../../parts/day-text.tsx';
import { EvidenceList } from '../../parts/evidence-upload.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import { ChangedLines } from './changed-lines.tsx';
import { DraftActs, OfferActs, PaperActs } from './notice-acts.tsx';
import type { NoticeRow } from './notice-rows.ts';
import { Standing } from './notice-words.tsx';
import css from './papers.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly row: NoticeRow;
  readonly onClose: () => void;
  readonly onOpen: (key: string) => void;
}

/** One notice whole: what happened to it, what comes next, its sheet, its photographs. */
export function NoticeDrawer({ view, id, row, onClose, onOpen }: Props) {
  const text = useText();
  return (
    <Drawer open size="min(860px, 100vw)" onClose={onClose} title={text(row.title)}>
      <div className={css.paper}>
        {row.is === 'OFFER' ? <OfferActs view={view} id={id} row={row} onOpen={onOpen} /> : null}
        {row.is === 'DRAFT' ? <OfDraft view={view} id={id} draft={row.draft} onOpen={onOpen} /> : null}
        {row.is === 'PAPER' ? <OfPaper view={view} id={id} row={row} onOpen={onOpen} /> : null}
      </div>
    </Drawer>
  );
}

interface DraftProps {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly draft: NoticeDraft;
  readonly onOpen: (key: string) => void;
}

function OfDraft({ view, id, draft, onOpen }: DraftProps) {
  const { t } = useLingui();
  const text = useText();
  const open = isOpenDraft(draft);
  const page = useQuery({
    queryKey: communityKey(id, `notice-draft-${draft.draft}-${view.cycle.notices.drafts.length}`),
    queryFn: () => unwrap(client.noticeDraft(id, draft.draft)),
    enabled: open,
  });
  const url = client.noticeDraftUrl(id, draft.draft);
  return (
    <>
      <DraftActs
        view={view}
        id={id}
        draft={draft}
        onOpen={onOpen}
        outdated={page.data !== undefined && (page.data.refusal !== null || page.data.outdated.length > 0)}
      />
      <History draft={draft} paper={null} />
      {open ? (
        <Loaded query={page}>
          {({ holds, changes, outdated, refusal }) => (
            <>
              {refusal === null && outdated.length === 0 ? null : (
                <section className={css.preview}>
                  <h3>
                    <Trans>起草以后变了的句子</Trans>
                  </h3>
                  {refusal === null ? (
                    <ChangedLines changes={outdated} />
                  ) : (
                    <p className={css.missing}>{text(refusal.message)}</p>
                  )}
                </section>
              )}
              {holds === null || changes === null ? null : (
                <section className={css.preview}>
                  <h3>{t`和现在有效的第 ${holds} 号比`}</h3>
                  <ChangedLines changes={changes} />
                </section>
              )}
            </>
          )}
        </Loaded>
      ) : null}
      <Button className={css.sheet ?? ''} href={url} target="_blank">
        <Trans>在新窗口打开</Trans>
      </Button>
      <iframe className={css.pdf} src={url} title={t`草稿 ${draft.title}`} />
    </>
  );
}

function OfPaper({
  view,
  id,
  row,
  onOpen,
}: Omit<Props, 'onClose' | 'row'> & { readonly row: Extract<NoticeRow, { is: 'PAPER' }> }) {
  const { paperOut: paper, standing } = row;
  const draft = view.cycle.notices.drafts.find((one) => one.draft === paper.draft) ?? null;
  const url = client.paperUrl(id, paper.no);
  return (
    <>
      <div className={css.standing}>
        <Standing standing={standing} today={view.today} />
      </div>
      <PaperActs view={view} id={id} paper={paper} onOpen={onOpen} />
      <Postings id={id} paper={paper} />
      <History draft={draft} paper={paper} />
      <p className={css.soft}>
        <Trans>
          第 {paper.no} 号 · 落款 {paper.dated} · {paper.pages} 页 · 依据台账第 {paper.basedOn} 条以前的事实
        </Trans>
        <br />
        <code>sha256 {paper.sha256}</code>
      </p>
      <Button className={css.sheet ?? ''} href={url} target="_blank">
        <Trans>在新窗口打开或打印</Trans>
      </Button>
      <iframe className={css.pdf} src={url} title={paper.title} />
    </>
  );
}

/** Each copy on its wall, with the photograph that shows it. */
function Postings({ id, paper }: { readonly id: string; readonly paper: Paper }) {
  const nameOf = useAccountName();
  if (paper.postings.length === 0) return null;
  const up = hanging(paper).length;
  return (
    <section className={css.preview}>
      <h3>
        <Trans>
          张贴 {paper.postings.length} 处，在贴 {up} 处
        </Trans>
      </h3>
      <ul className={css.plain}>
        {paper.postings.map(({ place, on, time, evidence, account, by, takenDown, seq }) => (
          <li key={`${seq}-${place}`}>
            <strong>{place}</strong> <DayText day={on} /> {time ?? ''} · {by ?? nameOf(account)}
            {takenDown === null ? null : (
              <span className={css.soft}>
                {' '}
                <Trans>
                  {takenDown.on} 取下：{takenDown.reason}
                </Trans>
              </span>
            )}
            <EvidenceList community={id} files={evidence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who did what with it, in order, each with its entry of the ledger. */
function History({ draft, paper }: { readonly draft: NoticeDraft | null; readonly paper: Paper | null }) {
  const { t } = useLingui();
  const nameOf = useAccountName();
  const lines: {
    readonly what: string;
    readonly by: string | null;
    readonly on: string;
    readonly seq: number | null;
  }[] = [];
  if (draft !== null) {
    lines.push({ what: t`起草`, ...draft.drafted });
    if (draft.stage === 'APPROVED' || draft.stage === 'ISSUED') lines.push({ what: t`审批`, ...draft.approved });
    if (draft.stage === 'DISCARDED') lines.push({ what: t`作废：${draft.reason}`, ...draft.discarded });
    if (draft.stage === 'REPLACED')
      lines.push({ what: t`由第 ${draft.replacedBy} 号草稿替代`, by: null, on: '', seq: null });
  }
  if (paper !== null) {
    lines.push({ what: t`编号出具，第 ${paper.no} 号`, by: null, on: paper.on, seq: paper.seq });
    if (paper.withdrawalAsked !== null)
      lines.push({ what: t`提出撤回：${paper.withdrawalAsked.reason}`, ...paper.withdrawalAsked });
    if (paper.fate.kind !== 'VALID')
      lines.push({
        what: paper.fate.kind === 'SUPERSEDED' ? t`由第 ${paper.fate.by} 号替代` : t`由第 ${paper.fate.by} 号撤回`,
        by: null,
        on: paper.fate.on,
        seq: null,
      });
  }
  return (
    <ol className={css.history}>
      {lines.map(({ what, by, on, seq }) => (
        <li key={what}>
          <span>{what}</span>{' '}
          <span className={css.soft}>
            {by === null ? '' : nameOf(by)} {on} {seq === null ? '' : t`台账第 ${seq} 条`}
          </span>
        </li>
      ))}
    </ol>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import type { NoticeDraft, NoticeIssuer, Paper } from '@mingxuan/election';
import { hanging, isOpenDraft, noticeIssuer, noticeSort, stepOfNotice, withdrawalOf } from '@mingxuan/election';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { client, communityKey, type OpenCommunity, useSession } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { ConfirmAct } from '../../parts/confirm-act.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { useMay } from '../../parts/may.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { paperDay } from './fact-day.ts';
import type { NoticeRow } from './notice-rows.ts';
import css from './papers.module.css';
import { PostNotice } from './post-notice.tsx';

interface Shared {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly onOpen: (key: string) => void;
}

/** Drafting and issuing are made by the server from its facts: they go by an address of their own, not by a command. */
function useMade(id: string) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = async <T,>(ask: () => Promise<{ ok: true; value: T } | { ok: false; error: Problem }>) => {
    setBusy(true);
    setProblem(null);
    const done = await ask();
    // After a refusal too: it may say that the ledger has moved on, and then what is shown beside it has to as well.
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    if (!done.ok) setProblem(done.error);
    setBusy(false);
    return done.ok ? done.value : null;
  };
  return { make, busy, problem, clear: () => setProblem(null) };
}

/** A notice that can be drafted, with the day by which; a sheet marked 草稿 can be printed at any time. */
export function OfferActs({ view, id, row, onOpen }: Shared & { readonly row: Extract<NoticeRow, { is: 'OFFER' }> }) {
  const { due, missing, paper, settled } = row;
  return (
    <>
      {settled ? (
        <p>
          <Trans>这件事已经办过或者张贴过，不用再起草；需要一份书面的，仍然可以起草、审批、出具。</Trans>
        </p>
      ) : null}
      {due === null ? null : (
        <p>
          <Trans>
            按日程，
            <DayText day={due.draftBy} /> 前起草，
            <DayText day={due.postBy} today={view.today} urgent /> 张贴。
          </Trans>
        </p>
      )}
      {missing.length === 0 ? (
        <DraftNow view={view} id={id} paper={paper} onOpen={onOpen} />
      ) : (
        <p className={css.missing}>
          <Trans>还缺事实，不能起草。请先到相应的步骤登记。</Trans>
        </p>
      )}
      {missing.length === 0 ? (
        <iframe
          className={css.pdf}
          src={client.paperCopyUrl(id, paper, 'sketch', view.cycle.mode === 'REAL' ? undefined : paperDay(view, paper))}
          title={paper}
        />
      ) : null}
    </>
  );
}

function DraftNow({
  view,
  id,
  paper,
  onOpen,
  again = false,
}: Shared & { readonly paper: string; readonly again?: boolean }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const may = useMay(id);
  const { make, busy, problem, clear } = useMade(id);
  const day = useActDay(
    view,
    stepOfNotice(paper) ?? undefined,
    view.cycle.mode === 'REAL' ? undefined : paperDay(view, paper),
  );
  const draft = async (byHand = false): Promise<void> => {
    const done = await make(() => client.draftNotices(id, [paper], day.on, undefined, byHand));
    const [drafted] = done?.drafted ?? [];
    if (drafted === undefined) return;
    void message.success(t`已起草，请另一人审批`);
    onOpen(`d:${drafted.draft}`);
  };
  if (!may('paper.issue')) return null;
  return (
    <div className={css.next}>
      <ActDate value={day} onChange={clear} />
      <RefusalAlert problem={problem} onClose={clear} />
      {problem?.code === 'PAPER_GLYPH_MISSING' ? (
        <Button loading={busy} onClick={() => void draft(true)}>
          <Trans>这些字留空，打印后手写补上</Trans>
        </Button>
      ) : null}
      <Button type={again ? 'default' : 'primary'} loading={busy} onClick={() => void draft()}>
        {again ? <Trans>重新起草</Trans> : <Trans>起草：从台账取数，交另一人审批</Trans>}
      </Button>
    </div>
  );
}

/** Who approves whose papers: a copy of the server's table, so that nobody is offered what can only be refused. */
const approvers: Readonly<Record<NoticeIssuer, readonly string[]>> = {
  ELECTION_COMMITTEE: ['REC_CHAIR'],
  STREET: ['STREET_ADMIN', 'STREET_OFFICER'],
  PARTY: ['PARTY_ORG'],
  STREET_PARTY: ['STREET_ADMIN'],
};

function useApproverNames(): Readonly<Record<NoticeIssuer, string>> {
  const { t } = useLingui();
  return {
    ELECTION_COMMITTEE: t`居民选举委员会主任`,
    STREET: t`街道办事处`,
    PARTY: t`社区党组织书记`,
    STREET_PARTY: t`街道党工委`,
  };
}

/** A draft that waits: for its second person, or, once approved, for its number; once its facts have moved, for a new draft. */
export function DraftActs({
  view,
  id,
  draft,
  onOpen,
  outdated,
}: Shared & { readonly draft: NoticeDraft; readonly outdated: boolean }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const names = useApproverNames();
  const me = useSession().data?.actor;
  const may = useMay(id);
  const { make, busy, problem, clear } = useMade(id);
  const day = useActDay(view, undefined, draft.dated);
  if (!isOpenDraft(draft)) return null;
  const issuer = noticeIssuer(view.cycle.papers, draft.paper) ?? 'ELECTION_COMMITTEE';
  const who = names[issuer];
  const own = draft.drafted.by === me?.accountId;
  const office = (me?.grants ?? []).some(({ role }) => approvers[issuer].includes(role)) && may('paper.approve');
  const issue = async (): Promise<void> => {
    const done = await make(() => client.issueNotice(id, draft, day.on));
    if (done === null) return;
    const { no, pages } = done;
    void message.success(t`已出具第 ${no} 号文书，共 ${pages} 页`);
    onOpen(`p:${no}`);
  };
  return (
    <div className={css.next}>
      {outdated ? (
        <>
          <p className={css.missing}>
            <Trans>
              起草以后事实变了（见下面“原”“新”两行），这一份不能再用。请按现在的事实重新起草，再请另一人审批。
            </Trans>
          </p>
          <RefusalAlert problem={problem} onClose={clear} />
          <DraftNow view={view} id={id} paper={draft.paper} onOpen={onOpen} />
        </>
      ) : draft.stage === 'APPROVED' ? (
        <>
          <p>
            <Trans>已经审批。编号出具以后不能再改，台账记下它的摘要。</Trans>
          </p>
          <ActDate value={day} onChange={clear} />
          <RefusalAlert problem={problem} onClose={clear} />
          <Button type="primary" loading={busy} disabled={!may('paper.issue')} onClick={() => void issue()}>
            <Trans>编号出具</Trans>
          </Button>
        </>
      ) : (
        <>
          <p>
            {own && view.cycle.mode === 'REAL' ? (
              <Trans>这是您起草的，要由另一人（{who}）审批。</Trans>
            ) : (
              <Trans>请看下面这一份：日期、姓名、数字都对，再审批。由{who}审批。</Trans>
            )}
          </p>
          {office && !(own && view.cycle.mode === 'REAL') ? (
            <ConfirmAct
              community={id}
              view={view}
              label={<Trans>审批通过</Trans>}
              title={t`审批《${draft.title}》`}
              changes={[t`同意按这一份出具，一个字不改`, t`接着可以编号出具、张贴`]}
              command={() => ({
                type: 'APPROVE_NOTICE',
                draft: draft.draft,
                paper: draft.paper,
                sha256: draft.sha256,
              })}
              notBefore={draft.drafted.on}
              button={{ type: 'primary' }}
            />
          ) : null}
        </>
      )}
      <WithReason
        view={view}
        id={id}
        label={t`作废这份草稿`}
        lead={t`写明原因；草稿不删除，仍然查得到。`}
        notBefore={draft.drafted.on}
        command={(reason) => ({ type: 'DISCARD_DRAFT', draft: draft.draft, reason })}
      />
    </div>
  );
}

/** A paper that is out: hang it, take it down, draft it anew, withdraw it. */
export function PaperActs({ view, id, paper, onOpen }: Shared & { readonly paper: Paper }) {
  const { t } = useLingui();
  const may = useMay(id);
  const [posting, setPosting] = useState(false);
  const [down, takeDown] = useState<string | null>(null);
  const valid = paper.fate.kind === 'VALID';
  const wall = noticeSort(paper.paper)?.way === 'POSTED';
  const first = paper.postings.length === 0;
  return (
    <div className={css.next}>
      <div className={css.buttons}>
        {wall && valid && may('paper.post') ? (
          <Button type={first ? 'primary' : 'default'} onClick={() => setPosting(true)}>
            {first ? <Trans>登记张贴</Trans> : <Trans>还贴了一处</Trans>}
          </Button>
        ) : null}
        {may('paper.post')
          ? hanging(paper).map(({ place, seq }) => (
              <Button key={`${seq}-${place}`} onClick={() => takeDown(place)}>
                <Trans>从“{place}”取下</Trans>
              </Button>
            ))
          : null}
        {valid && may('paper.issue') && paper.withdrawalAsked === null ? (
          <WithReason
            view={view}
            id={id}
            label={t`撤回`}
            lead={t`写明为什么撤回，会印在撤回公告上。撤回公告同样要起草、审批、出具；出具以后这一份才失效。`}
            notBefore={paper.on}
            command={(reason) => ({ type: 'ASK_WITHDRAWAL', no: paper.no, reason })}
          />
        ) : null}
      </div>
      {valid && paper.withdrawalAsked !== null ? (
        <>
          <p className={css.missing}>
            <Trans>已经提出撤回：{paper.withdrawalAsked.reason}。请起草撤回公告。</Trans>
          </p>
          <DraftNow view={view} id={id} paper={withdrawalOf(paper.no)} onOpen={onOpen} />
        </>
      ) : null}
      {valid && paper.withdrawalAsked === null ? (
        <details>
          <summary>
            <Trans>内容变了？重新起草一份来替代</Trans>
          </summary>
          <DraftNow view={view} id={id} paper={paper.paper} onOpen={onOpen} again />
        </details>
      ) : null}
      <PostNotice view={view} id={id} paper={paper} open={posting} onClose={() => setPosting(false)} />
      <ActDrawer<{ reason: string }>
        community={id}
        view={view}
        open={down !== null}
        onClose={() => takeDown(null)}
        title={<Trans>登记取下</Trans>}
        lead={<Trans>从“{down ?? ''}”取下。没有贴满规定天数的照样登记，会写明依据的条文。</Trans>}
        submit={<Trans>登记取下</Trans>}
        notBefore={paper.postings.at(-1)?.on}
        command={({ reason }) => ({ type: 'TAKE_DOWN_NOTICE', no: paper.no, place: down ?? '', reason })}
      >
        <Form.Item
          name="reason"
          label={t`为什么取下`}
          rules={[{ required: true, whitespace: true, message: t`请写一句话` }]}
        >
          <Input maxLength={200} placeholder={t`例如：张贴期满；被雨淋坏，换新的`} />
        </Form.Item>
      </ActDrawer>
    </div>
  );
}

interface WithReasonProps {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly label: string;
  readonly lead: string;
  readonly notBefore: OpenCommunity['today'];
  readonly command: (reason: string) => Parameters<typeof client.act>[1];
}

/** An act that only needs its reason. */
function WithReason({ view, id, label, lead, notBefore, command }: WithReasonProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <ActDrawer<{ reason: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={label}
        lead={lead}
        submit={label}
        notBefore={notBefore}
        command={({ reason }) => command(reason)}
      >
        <Form.Item name="reason" label={t`原因`} rules={[{ required: true, whitespace: true, message: t`请写明原因` }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { type NextStep, type Text, text as both } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { StatusTag, type Tone } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { pollName, postName, stageNames, stageTones } from '../poll/names.ts';
import { AccountsPanel } from '../poll/accounts.tsx';
import { EarlierSheetsPanel } from '../poll/earlier-sheets.tsx';
import { Figures } from '../poll/open-poll.tsx';
import { Announce } from './announce.tsx';
import type { DecidedPoll } from './decided-poll.ts';
import { nameOn } from './name-on.ts';
import { Qualification } from './qualification.tsx';
import { Recount, RecountList } from './recount.tsx';
import { SettleReview } from './settle-review.tsx';
import { Signatures } from './signatures.tsx';
import css from './result.module.css';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

export const nextNames: Readonly<Record<NextStep, Text>> = {
  NONE: both('名额已满，不需要再投票', 'all seats filled, no further vote'),
  RUNOFF: both('再次投票：票数相等的人再投一次', 'runoff among those with equal votes'),
  RE_ELECTION: both('另行选举：补选空缺的名额', 're-election for the seats left'),
  RERUN: both('重新选举：全部重来', 'rerun of the whole vote'),
  PENDING_REVIEW: both('等人工核定：缺少事实，或者没有条文规定', 'a person must decide: a fact or a text is missing'),
};

export const nextTones: Readonly<Record<NextStep, Tone>> = {
  NONE: 'good',
  RUNOFF: 'warn',
  RE_ELECTION: 'warn',
  RERUN: 'bad',
  PENDING_REVIEW: 'warn',
};

/** One vote's result: figures, validity, who is elected, what comes next, the reasons, and the two signatures. */
export function PollResult({ poll, view, id }: Props) {
  const text = useText();
  const { figures, outcome, named } = poll;
  const party = poll.stream === 'PARTY';
  return (
    <>
      <div className={css.headline}>
        <h2>{text(pollName(poll.id, poll.kind))}</h2>
        <StatusTag tone={stageTones[poll.stage]}>{text(stageNames[poll.stage])}</StatusTag>
        <Validity outcome={outcome} />
      </div>
      <Figures
        items={[
          { label: party ? <Trans>应到会</Trans> : <Trans>名册人数</Trans>, value: figures.entitled },
          ...(party
            ? [
                { label: <Trans>实到会</Trans>, value: figures.present ?? '—' },
                { label: <Trans>发出</Trans>, value: figures.issued },
              ]
            : [{ label: <Trans>领票人数</Trans>, value: figures.issued }]),
          {
            label: party ? <Trans>收回</Trans> : <Trans>收回（参加投票）</Trans>,
            value: figures.collected,
          },
          { label: <Trans>有效</Trans>, value: figures.valid },
          { label: <Trans>无效</Trans>, value: figures.invalid },
        ]}
      />
      {poll.discrepancy === null ? null : (
        <p className={css.discrepancy}>
          <Trans>账目对不上的原因（会印在结果报告上）：{poll.discrepancy}</Trans>
        </p>
      )}
      {poll.contests.map((contest) => (
        <ContestResult key={contest.post} post={contest.post} poll={poll} view={view} id={id} />
      ))}
      <Panel title={<Trans>为什么是这个结果</Trans>}>
        <ReasonTree reasons={named.reasons} />
      </Panel>
      <AccountsPanel view={view} poll={poll.id} />
      <EarlierSheetsPanel poll={poll} />
      <Qualification poll={poll} view={view} id={id} />
      <RecountList poll={poll} />
      <Signatures poll={poll} view={view} id={id} aside={<Recount poll={poll} view={view} id={id} />} />
      <Announce poll={poll} view={view} id={id} />
    </>
  );
}

/** What is read out: where no text says whether the vote is valid, the badge does not say that it is void. */
function Validity({ outcome: { valid, contests } }: Pick<DecidedPoll, 'outcome'>) {
  if (valid)
    return (
      <StatusTag tone="good">
        <Trans>选举有效</Trans>
      </StatusTag>
    );
  if (contests.length > 0 && contests.every((one) => one.next === 'PENDING_REVIEW'))
    return (
      <StatusTag tone="warn">
        <Trans>是否有效，待街道（乡镇）决定</Trans>
      </StatusTag>
    );
  return (
    <StatusTag tone="bad">
      <Trans>选举无效</Trans>
    </StatusTag>
  );
}

function ContestResult({ post, poll, view, id }: Props & { readonly post: DecidedPoll['contests'][number]['post'] }) {
  const { t } = useLingui();
  const text = useText();
  const ballot = poll.contests.find((one) => one.post === post);
  const decided = poll.outcome.contests.find((one) => one.post === post);
  if (ballot === undefined || decided === undefined) return null;
  const rows = [
    ...ballot.candidates.map((id) => ({ id, ...(poll.figures.marks[id] ?? { for: 0, against: 0 }) })),
    ...poll.named.writeIns.flatMap((one, index) =>
      one.post === post ? [{ id: `W${index + 1}`, for: one.votes, against: null }] : [],
    ),
  ].sort((a, b) => b.for - a.for);
  const countable = poll.figures.valid - (poll.figures.partInvalid[post] ?? 0);
  const most = Math.max(1, ...rows.map((row) => row.for));
  return (
    <Panel
      title={text(postName(post))}
      aside={
        <span className={css.row}>
          <span className={css.soft}>
            <Trans>
              应选 {ballot.seats} 名，当选 {decided.elected.length} 名
            </Trans>
          </span>
          <StatusTag tone={nextTones[decided.next]}>{text(nextNames[decided.next])}</StatusTag>
        </span>
      }
    >
      <div className={css.scroll}>
        <table className={css.votes}>
          <thead>
            <tr>
              <th scope="col">{t`姓名`}</th>
              <th scope="col">{t`赞成`}</th>
              <th scope="col" className={css.right}>{t`反对`}</th>
              <th scope="col" className={css.right}>{t`弃权`}</th>
              <th scope="col">{t`结果`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {nameOn(view, poll, row.id)}
                  {row.against === null ? <span className={css.soft}>{t`（另选他人）`}</span> : null}
                </th>
                <td className={css.inFavour}>
                  {row.for}
                  <span className={css.bar} style={{ width: `${Math.floor((row.for * 60) / most)}%` }} />
                </td>
                <td className={css.number}>{row.against ?? '—'}</td>
                <td className={css.number}>{row.against === null ? '—' : countable - row.for - row.against}</td>
                <td>
                  {decided.elected.includes(row.id) ? (
                    <StatusTag tone="good">{t`当选`}</StatusTag>
                  ) : poll.rechecks.some((one) => one.id === row.id && one.finding === 'DISQUALIFIED') ? (
                    <StatusTag tone="bad">{t`资格复核不合格`}</StatusTag>
                  ) : decided.tied.includes(row.id) ? (
                    <StatusTag tone="warn">{t`票数相等`}</StatusTag>
                  ) : (
                    <span className={css.soft}>{t`未当选`}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Review post={post} poll={poll} view={view} id={id} />
    </Panel>
  );
}

/** A post that no text settles: what the street decided, or the form for its decision. */
function Review({ post, poll, view, id }: Props & { readonly post: DecidedPoll['contests'][number]['post'] }) {
  const text = useText();
  if (poll.stage !== 'CERTIFIED') return null;
  const settled = poll.settledReviews.find((one) => one.post === post);
  const { party, secretaries, residents } = view.standing;
  const waits = [...party, ...secretaries, ...residents].some((one) => one.post === post && one.need.kind === 'REVIEW');
  const latest = view.cycle.polls.findLast((one) => one.contests.some((contest) => contest.post === post));
  if (settled === undefined && (!waits || latest?.id !== poll.id)) return null;
  if (settled === undefined)
    return (
      <div className={css.review}>
        <SettleReview poll={poll} post={post} view={view} id={id} />
      </div>
    );
  return (
    <p className={css.review}>
      <Trans>
        {settled.on} 街道决定（{settled.decisionNo}）：{settled.reason}
      </Trans>{' '}
      {settled.elected.length === 0 ? null : (
        <Trans>确定当选：{settled.elected.map((one) => nameOn(view, poll, one)).join('、')}。</Trans>
      )}{' '}
      {text(nextNames[settled.followUp])}
    </p>
  );
}

import { Trans } from '@lingui/react/macro';
import type { Candidate } from '@mingxuan/election';
import { checkSurplus } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import { residentsRulebook } from '../roll/rulebook.ts';
import { Reply } from './reply.tsx';
import { Review, Withdraw } from './review.tsx';
import { barNames, statusNames, statusTones, stillStanding } from './standing.ts';
import css from './candidates.module.css';

interface Props {
  readonly post: 'CHAIR' | 'VICE' | 'MEMBER';
  readonly seats: number;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** One post: who stands for how many seats, whether they are enough, and what the reviews say. */
export function PostPanel({ post, seats, view, id }: Props) {
  const text = useText();
  const candidates = view.cycle.candidates.filter((c) => c.stream === 'RESIDENTS' && c.post === post);
  const standing = stillStanding(candidates).length;
  const book = residentsRulebook(view);
  return (
    <Panel
      title={text(postName(post))}
      aside={
        <span className={css.soft}>
          <Trans>
            应选 {seats} 名 · 候选 {standing} 名
          </Trans>
        </span>
      }
    >
      {book === null ? null : (
        <div className={css.surplus}>
          <ReasonTree reasons={[checkSurplus(book, post, seats, standing)]} />
        </div>
      )}
      {candidates.length === 0 ? (
        <p className={css.soft}>
          <Trans>还没有人被提名。</Trans>
        </p>
      ) : (
        <ul className={css.people}>
          {candidates.map((candidate) => (
            <CandidateItem key={candidate.id} candidate={candidate} view={view} id={id} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function CandidateItem({ candidate, view, id }: Pick<Props, 'view' | 'id'> & { readonly candidate: Candidate }) {
  const text = useText();
  const { by, status } = candidate;
  const stands = status !== 'BARRED' && status !== 'WITHDRAWN';
  return (
    <li className={css.candidate}>
      <div>
        <p className={css.who}>
          <span className={css.name}>{candidate.name}</span>
          <span className={css.soft}>
            {candidate.sex === 'F' ? <Trans>女</Trans> : <Trans>男</Trans>}
            {candidate.voterNo === null ? null : <Trans> · 选民第 {candidate.voterNo} 号</Trans>}
          </span>
          <StatusTag tone={statusTones[status]}>{text(statusNames[status])}</StatusTag>
        </p>
        <p className={css.soft}>
          <NominatedBy by={by} />
        </p>
        <ul className={css.reviews}>
          {candidate.reviews.length === 0 && stands ? (
            <li>
              <StatusTag tone="warn">
                <Trans>还没有联审意见</Trans>
              </StatusTag>
            </li>
          ) : null}
          {candidate.reviews.map((review, index) => (
            <li key={index}>
              <ReviewLine review={review} />
              {stands || status === 'BARRED' ? (
                <Reply candidate={candidate} review={review} view={view} id={id} />
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      {stands ? (
        <div className={css.acts}>
          <Review candidate={candidate} view={view} id={id} />
          <Withdraw candidate={candidate} view={view} id={id} />
        </div>
      ) : null}
    </li>
  );
}

function ReviewLine({ review }: { readonly review: Candidate['reviews'][number] }) {
  const text = useText();
  switch (review.opinion) {
    case 'NO_OBJECTION':
      return <Trans>{review.unit}：没有不得作候选人的情形</Trans>;
    case 'BARRED':
      return (
        <Trans>
          {review.unit}：{review.bar === null ? '—' : text(barNames[review.bar])}（{review.document}）
        </Trans>
      );
    case 'LOCAL_CONCERN':
      return (
        <Trans>
          {review.unit}：地方规定的情形，只作提示（{review.localText}：{review.concern}）
        </Trans>
      );
    default:
      return review satisfies never;
  }
}

function NominatedBy({ by }: Pick<Candidate, 'by'>) {
  switch (by.kind) {
    case 'PARTY':
      return <Trans>党组织提名（{by.decisionNo}）</Trans>;
    case 'JOINT_VOTERS':
      return <Trans>选民 {by.signatories} 人联合提名</Trans>;
    case 'WRITTEN_IN':
      return <Trans>选民在选票上另选的人</Trans>;
    default:
      return by satisfies never;
  }
}

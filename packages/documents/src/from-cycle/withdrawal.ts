import type { Paper } from '@mingxuan/election';
import { noticeSort } from '@mingxuan/election';
import type { Draft } from '../papers/paper.ts';
import type { WithdrawalFacts } from '../papers/withdrawal.ts';
import { headOf } from './head.ts';
import { electionCommittee, streetOffice } from './issuers.ts';
import type { PaperSource, Subject } from './source.ts';

const asked = ({ cycle }: PaperSource): readonly Paper[] =>
  cycle.papers.filter((paper) => paper.withdrawalAsked !== null);

/** One for each notice whose withdrawal was asked for; what it was about stays in the archive. */
export const noticesToWithdraw = (source: PaperSource): readonly Subject[] =>
  asked(source).map(({ no, title }, index) => ({
    key: String(no),
    label: { zh: `第${no}号《${title}》`, en: `no. ${no}, ${title}` },
    nth: index + 1,
  }));

/** Whoever put it up takes it down: the seal is that of the notice withdrawn. */
export function withdrawal(source: PaperSource, { key, nth }: Subject): Draft<WithdrawalFacts> {
  const paper = asked(source).find(({ no }) => String(no) === key);
  const issuer = noticeSort(paper?.paper ?? '')?.issuer === 'STREET' ? streetOffice(source) : electionCommittee(source);
  return {
    head: headOf(source, 'NOTICE_WITHDRAWAL', issuer, nth),
    withdrawn: { title: paper?.title, number: paper?.no, issuedOn: paper?.on },
    reason: paper?.withdrawalAsked?.reason,
  };
}

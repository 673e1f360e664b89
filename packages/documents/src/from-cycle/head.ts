import type { PaperId } from '../papers/catalogue.ts';
import type { Draft, PaperHead } from '../papers/paper.ts';
import { noticeNumber } from './notice-numbers.ts';
import type { PaperSource } from './source.ts';
import { verificationCode } from './verification-code.ts';

/** The head of a paper: where, which term, whose seal, which day, and the ledger position its facts stand at. */
export function headOf(source: PaperSource, paper: PaperId, issuer: string | undefined, nth = 1): Draft<PaperHead> {
  const { cycle, head, on } = source;
  const displayNo = noticeNumber(paper, nth);
  return {
    community: cycle.community.name,
    subDistrict: cycle.community.subDistrict,
    district: cycle.community.district,
    termNo: cycle.termNo,
    rehearsal: cycle.mode === 'REHEARSAL',
    issuedOn: on,
    issuer,
    ...(displayNo === undefined ? {} : { displayNo }),
    verification: { code: verificationCode(head.hash), seq: head.seq, hash: head.hash },
  };
}

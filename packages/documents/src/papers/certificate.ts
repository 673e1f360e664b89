import type { IsoDate } from '@mingxuan/rulebook';
import type { Paper, PaperFacts } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** F27 当选证书, one page for each person elected. */
export interface CertificateFacts extends PaperFacts {
  readonly electionDay: IsoDate;
  readonly basis: readonly string[];
  readonly termFrom: IsoDate;
  readonly termTo: IsoDate;
  readonly holders: readonly { readonly name: string; readonly post: string; readonly certNo: string }[];
}

export const certificate: Paper<CertificateFacts> = {
  form: 'F27',
  title: { zh: '当选证书', en: 'Certificate of election' },
  template: 'F27-certificate.typ',
  tags: true,
  word: false,
  needs: [
    'electionDay',
    'basis',
    'termFrom',
    'termTo',
    'holders',
    'holders[].name',
    'holders[].post',
    'holders[].certNo',
  ],
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-25') }),
    electionDay: day('2026-12-20'),
    basis: [`${JWH}第十四条`, '第十九条'],
    termFrom: day('2026-12-20'),
    termTo: day('2031-12-19'),
    holders: [
      { name: '王芳', post: '主任', certNo: '幸居选证（2026）1号' },
      { name: '阿依古丽·买买提', post: '委员', certNo: '幸居选证（2026）4号' },
    ],
  },
};

import type { IsoDate, Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { PollForPen } from './for-pen.ts';
import { pollForPenNeeds, pollForPenSample } from './for-pen.ts';
import type { Paper, PaperFacts } from './paper.ts';
import { day, sampleHead } from './sample-head.ts';
import { workingForm, type WorkingFormFacts } from './working-form.ts';

/** F17 委托投票申请和委托书. */
export type ProxyFormFacts = WorkingFormFacts<{
  readonly principal: string;
  readonly trustee: string;
  readonly group: string;
  readonly trusteeGroup: string;
  readonly electionDay: IsoDate;
  readonly due: IsoDate;
  readonly maxPerTrustee: number;
}>;

export const proxyForm = workingForm<ProxyFormFacts>(
  'F17',
  { zh: '委托投票申请和委托书', en: 'Proxy request' },
  'F17-proxy-form.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-12') }),
    entry: {
      principal: '阿卜杜拉·买买提',
      trustee: '阿依古丽·买买提',
      group: '第二居民小组',
      trusteeGroup: '第二居民小组',
      electionDay: day('2026-12-20'),
      due: day('2026-12-17'),
      maxPerTrustee: 3,
    },
  },
  { personal: true },
);

/** F17 委托投票证, one for each proxy the committee approved. */
export interface ProxyCertificateFacts extends PaperFacts {
  readonly electionDay: IsoDate;
  readonly proxies: readonly {
    readonly proxyNo: string;
    readonly principal: string;
    readonly trustee: string;
    readonly station: string;
    readonly approvedOn: IsoDate;
  }[];
}

export const proxyCertificate: Paper<ProxyCertificateFacts> = {
  form: 'F17',
  title: { zh: '委托投票证', en: 'Proxy certificate' },
  template: 'F17-proxy-certificate.typ',
  tags: true,
  word: false,
  personal: true,
  needs: [
    'electionDay',
    'proxies',
    ...['proxyNo', 'principal', 'trustee', 'station', 'approvedOn'].map((f) => `proxies[].${f}`),
  ],
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-18') }),
    electionDay: day('2026-12-20'),
    proxies: [
      { proxyNo: '1', principal: '吴桂兰', trustee: '郑海', station: '中心会场', approvedOn: day('2026-12-17') },
      {
        proxyNo: '2',
        principal: '阿卜杜拉·买买提',
        trustee: '阿依古丽·买买提',
        station: '第一投票站',
        approvedOn: day('2026-12-17'),
      },
    ],
  },
};

/** F18 流动票箱登记表. Voters are listed by name alone; how anyone voted is nowhere. */
export type MobileBoxLogFacts = WorkingFormFacts<
  {
    readonly boxNo: string;
    readonly route: string;
    readonly electionDay: IsoDate;
    readonly openAt: string;
    readonly closeAt: string;
    readonly scrutineers: readonly string[];
    readonly sealOut: string;
    readonly sealIn: string;
    readonly carried: number;
  },
  { readonly name: string }
>;

export const mobileBoxLog = workingForm<MobileBoxLogFacts>(
  'F18',
  { zh: '流动票箱登记表', en: 'Mobile box log' },
  'F18-mobile-box-log.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    entry: {
      boxNo: '1号',
      route: '一号院—二号院—养老服务站',
      electionDay: day('2026-12-20'),
      openAt: '9:00',
      closeAt: '11:30',
      scrutineers: ['陈䶮', '张秀英', '吴桂兰'],
      carried: 20,
    },
    rows: [{ name: '何玉珍' }, { name: '阿卜杜拉·买买提' }, { name: '马占山' }],
  },
  { personal: true },
);

/** F20 选票印制清点单: what was printed is issued, spoiled, left over or destroyed. */
export type BallotAccountFacts = BallotAccountFilled | BallotAccountForPen;

/** F20 for the hall; how many are printed is known once the ballots are prepared. */
export interface BallotAccountForPen extends PollForPen {
  readonly rows: readonly { readonly kind: string; readonly printed?: number }[];
}

interface BallotAccountFilled extends PaperFacts {
  readonly forPen?: never;
  readonly electionDay: IsoDate;
  readonly rows: readonly {
    readonly kind: string;
    readonly printed: number;
    readonly issued: number;
    readonly spoiled: number;
    readonly remaining: number;
  }[];
  /** Why figures differ, as it was recorded when the boxes were closed. */
  readonly note?: string;
}

/** Ballots that nobody can account for, and no reason recorded. */
function unaccounted(facts: BallotAccountFacts): readonly Text[] {
  if (facts.forPen === true || facts.note !== undefined) return [];
  return facts.rows
    .filter((r) => r.issued + r.spoiled + r.remaining !== r.printed)
    .map((r) =>
      text(
        `${r.kind}印制${r.printed}张，发出、作废、剩余合计${r.issued + r.spoiled + r.remaining}张，对不上`,
        `${r.kind}: ${r.printed} printed, but ${r.issued + r.spoiled + r.remaining} issued, spoiled or left`,
      ),
    );
}

export const ballotAccount: Paper<BallotAccountFacts> = {
  form: 'F20',
  title: { zh: '选票印制清点单', en: 'Ballot account' },
  template: 'F20-ballot-account.typ',
  tags: true,
  needs: ['electionDay', 'rows', ...['kind', 'printed', 'issued', 'spoiled', 'remaining'].map((f) => `rows[].${f}`)],
  disagreements: unaccounted,
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    electionDay: day('2026-12-20'),
    rows: [
      { kind: '居民委员会选票', printed: 3060, issued: 2408, spoiled: 7, remaining: 645 },
      { kind: '大字版选票', printed: 60, issued: 22, spoiled: 1, remaining: 37 },
    ],
  },
  forPen: {
    template: 'F20-ballot-account-for-pen.typ',
    needs: [...pollForPenNeeds, 'rows', 'rows[].kind'],
    sample: { ...pollForPenSample, rows: [{ kind: '居民委员会选票', printed: 3060 }] },
  },
};

/** F21 领票签名册. It is kept apart from the ballots: it says who took one, in the order of the roll, and no more. */
export type PollBookFacts = WorkingFormFacts<
  { readonly station: string; readonly electionDay: IsoDate; readonly group: string },
  { readonly voterNo: number; readonly name: string; readonly trustee: string }
>;

export const pollBook = workingForm<PollBookFacts>(
  'F21',
  { zh: '领票签名册', en: 'Poll book' },
  'F21-poll-book.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    entry: { station: '中心会场', electionDay: day('2026-12-20'), group: '第一居民小组' },
    rows: [
      { voterNo: 1, name: '王芳' },
      { voterNo: 2, name: '李建国' },
      { voterNo: 3, name: '阿卜杜拉·买买提', trustee: '阿依古丽·买买提' },
      { voterNo: 4, name: '陈䶮' },
    ],
  },
  { personal: true },
);

/** F22 代写登记: how many times, never for whom. */
export type AssistanceLogFacts = WorkingFormFacts<
  { readonly electionDay: IsoDate },
  { readonly station: string; readonly name: string }
>;

export const assistanceLog = workingForm<AssistanceLogFacts>(
  'F22',
  { zh: '代写登记表', en: 'Log of assistance' },
  'F22-assistance-log.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    entry: { electionDay: day('2026-12-20') },
    rows: [
      { station: '中心会场', name: '韩梅' },
      { station: '中心会场', name: '古丽娜尔·艾合买提' },
      { station: '第一投票站', name: '陈䶮' },
    ],
  },
);

/** F23 选票清点单: ballots found in each box beside those that should be there. */
export type CountReconciliationFacts = CountReconciliationFilled | CountReconciliationForPen;

/** F23 for the hall: the boxes known so far, and lines for others. */
export interface CountReconciliationForPen extends PollForPen {
  readonly printed?: number;
  readonly boxes?: readonly { readonly name: string }[];
}

export interface CountReconciliationFilled extends PaperFacts {
  readonly forPen?: never;
  readonly electionDay: IsoDate;
  readonly printed: number;
  readonly issued: number;
  readonly spoiled: number;
  readonly unused: number;
  readonly boxes: readonly { readonly name: string; readonly issued?: number; readonly collected: number }[];
  /** Boxes that were not opened by themselves, and what became of them. */
  readonly apart?: readonly string[];
  /** Every pair of numbers that should agree and does not, as sentences. */
  readonly wrong?: readonly string[];
  /** Why, as it was recorded when the boxes were closed. */
  readonly reason?: string;
  /** Sheets that this one replaced, and why. */
  readonly replaced?: readonly string[];
}

export const countReconciliation: Paper<CountReconciliationFacts> = {
  form: 'F23',
  title: { zh: '选票清点单', en: 'Reconciliation of ballots' },
  template: 'F23-count-reconciliation.typ',
  tags: true,
  needs: ['electionDay', 'printed', 'issued', 'spoiled', 'unused', 'boxes', 'boxes[].name', 'boxes[].collected'],
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    electionDay: day('2026-12-20'),
    printed: 3060,
    issued: 2408,
    spoiled: 7,
    unused: 645,
    boxes: [
      { name: '中心会场', issued: 1610, collected: 1609 },
      { name: '第一投票站', issued: 779, collected: 780 },
    ],
    apart: ['1号流动票箱并入中心会场'],
    wrong: ['第一投票站号票箱：领票779人，收回780张。'],
    reason: '一名选民在中心会场领票，误投入第一投票站票箱，监票人当场看见',
    replaced: [],
  },
  forPen: {
    template: 'F23-count-reconciliation-for-pen.typ',
    needs: pollForPenNeeds,
    sample: { ...pollForPenSample, printed: 3060, boxes: [{ name: '中心会场' }, { name: '1号流动票箱' }] },
  },
};

/** F25 疑难票认定单. A doubtful ballot is described by what is on it, never by who might have written it. */
export type DoubtfulBallotsFacts = WorkingFormFacts<
  { readonly box: string; readonly electionDay: IsoDate },
  { readonly image: string; readonly item: string; readonly decision: string; readonly law: string }
>;

export const doubtfulBallots = workingForm<DoubtfulBallotsFacts>(
  'F25',
  { zh: '疑难票认定单', en: 'Doubtful ballots' },
  'F25-doubtful-ballots.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    entry: { box: '中心会场', electionDay: day('2026-12-20') },
    rows: [
      { image: '疑1', item: '委员栏划了四个圈', decision: '委员部分无效，其余有效', law: '选举办法' },
      { image: '疑2', item: '符号画在格线上' },
    ],
  },
);

/** F29 选举日工作日志. */
export type JournalFacts = WorkingFormFacts<
  { readonly electionDay: IsoDate; readonly place: string },
  { readonly time: string; readonly event: string; readonly operator: string }
>;

export const journal = workingForm<JournalFacts>(
  'F29',
  { zh: '选举日工作日志', en: 'Journal of the election day' },
  'F29-journal.typ',
  {
    head: sampleHead({ issuedOn: day('2026-12-20') }),
    entry: { electionDay: day('2026-12-20'), place: '中心会场' },
    rows: [
      { time: '7:40', event: '当众检查空箱，加封', operator: '赵喆' },
      { time: '8:00', event: '开始投票', operator: '赵喆' },
      { time: '9:00', event: '1号流动票箱出发，三名监票人同行', operator: '古丽娜尔·艾合买提' },
    ],
  },
);

import type { IsoDate } from '@mingxuan/rulebook';
import { type Officer, officerNeeds } from './election-committee.ts';
import type { Paper, PaperFacts } from './paper.ts';
import { day, JWH, sampleHead } from './sample-head.ts';

/** N23 移交公告. Quantities are written out, as `3枚`. */
export interface HandoverNoticeFacts extends PaperFacts {
  readonly basis: readonly string[];
  readonly electedOn: IsoDate;
  readonly handoverOn: IsoDate;
  readonly place: string;
  readonly supervisedBy: string;
  readonly members: readonly Officer[];
  readonly items: readonly { readonly category: string; readonly quantity: string; readonly note: string }[];
  readonly phone: string;
}

/** F28 移交清单. */
export interface HandoverListFacts extends PaperFacts {
  readonly handoverOn: IsoDate;
  readonly place: string;
  readonly categories: readonly {
    readonly category: string;
    readonly items: readonly { readonly name: string; readonly quantity: string; readonly note?: string }[];
  }[];
  /** How many copies are signed. */
  readonly copies?: number;
}

export const handoverNotice: Paper<HandoverNoticeFacts> = {
  form: 'N23',
  title: { zh: '工作移交公告', en: 'Handover' },
  template: 'N23-handover-notice.typ',
  tags: true,
  needs: [
    'basis',
    'electedOn',
    'handoverOn',
    'place',
    'supervisedBy',
    ...officerNeeds,
    'items',
    'items[].category',
    'items[].quantity',
    'items[].note',
    'phone',
  ],
  sample: {
    head: sampleHead({ issuer: '和平街道办事处', issuedOn: day('2026-12-29') }),
    basis: [`${JWH}第二十五条`],
    electedOn: day('2026-12-20'),
    handoverOn: day('2026-12-28'),
    place: '幸福里社区党群服务中心二楼会议室',
    supervisedBy: '和平街道办事处',
    members: [
      { post: '主任', name: '王芳', sex: 'F' },
      { post: '副主任', name: '孙志强', sex: 'M' },
      { post: '委员', name: '欧阳明月', sex: 'F' },
      { post: '委员', name: '阿依古丽·买买提', sex: 'F' },
      { post: '委员', name: '刘洋', sex: 'M' },
    ],
    items: [
      { category: '印章', quantity: '3枚', note: '居民委员会公章、财务专用章、调解专用章' },
      { category: '账目和资金', quantity: '1本', note: '截至移交日余额46285元，账款相符' },
      { category: '固定资产', quantity: '58件', note: '见移交清单' },
      { category: '档案', quantity: '126卷', note: '含本届选举档案' },
    ],
    phone: '0000-8888000',
  },
};

export const handoverList: Paper<HandoverListFacts> = {
  form: 'F28',
  title: { zh: '移交清单', en: 'Handover list' },
  template: 'F28-handover-list.typ',
  tags: true,
  needs: [
    'handoverOn',
    'place',
    'categories',
    'categories[].category',
    'categories[].items',
    'categories[].items[].name',
    'categories[].items[].quantity',
  ],
  sample: {
    head: sampleHead({ issuedOn: day('2026-12-28') }),
    handoverOn: day('2026-12-28'),
    place: '幸福里社区党群服务中心二楼会议室',
    copies: 3,
    categories: [
      {
        category: '印章',
        items: [
          { name: '居民委员会公章', quantity: '1枚', note: '圆形，铜质' },
          { name: '财务专用章', quantity: '1枚' },
        ],
      },
      {
        category: '资金和账目',
        items: [
          { name: '银行存款', quantity: '46285元', note: '与银行对账单一致' },
          { name: '现金日记账', quantity: '5本', note: '2022年至2026年' },
        ],
      },
      { category: '固定资产', items: [{ name: '电脑', quantity: '12台', note: '资产编号001至012' }] },
      {
        category: '债权债务',
        items: [{ name: '活动室租金', quantity: '应收2000元', note: '承租人应于2027年1月交付' }],
      },
      {
        category: '档案',
        items: [
          { name: '居务档案', quantity: '118卷' },
          { name: '第七届选举档案', quantity: '8卷', note: '选票另行封存' },
        ],
      },
    ],
  },
};

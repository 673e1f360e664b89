import type { DataRequest, Voter } from '@mingxuan/store';
import type { AboutVoter, FoundAbout } from './about-voter.ts';
import { SEALED } from './sealed.ts';
import type { Treatment, TreatmentId } from './treatments.ts';
import { TERMS, TREATMENTS } from './treatments.ts';

/** Everything that is kept of one voter, as it is handed to them. */
export interface AccessReport {
  readonly community: { readonly id: string; readonly name: string };
  readonly request: { readonly no: number; readonly receivedOn: string };
  readonly madeOn: string;
  readonly roll: Voter;
  readonly checkIns: readonly {
    readonly poll: string;
    readonly place: string;
    readonly channel: string;
    readonly at: string;
  }[];
  readonly records: readonly AboutVoter[];
  /** Records of somebody else in which this person stands, by kind and day: what they say of the other is not told. */
  readonly namedIn: readonly { readonly type: string; readonly on: string }[];
  readonly requests: readonly Pick<DataRequest, 'no' | 'kind' | 'receivedOn'>[];
  readonly purposes: readonly { readonly purpose: string; readonly basis: string; readonly term: string }[];
  readonly notSearched: readonly string[];
}

export function accessReport(
  parts: Omit<AccessReport, 'records' | 'namedIn' | 'purposes' | 'notSearched' | 'requests'> & {
    readonly found: FoundAbout;
    readonly requests: readonly DataRequest[];
  },
): AccessReport {
  const { found, requests, ...rest } = parts;
  const kinds = new Set<TreatmentId>(['ROLL', 'REQUEST', ...(rest.checkIns.length > 0 ? ['POLL_BOOK' as const] : [])]);
  for (const { type } of found.own) {
    if (Object.hasOwn(SEALED, type)) kinds.add(SEALED[type as keyof typeof SEALED]);
  }
  return {
    ...rest,
    records: found.own,
    namedIn: found.others.map(({ type, on }) => ({ type, on })),
    requests: requests
      .filter(({ voterNo }) => voterNo === rest.roll.voterNo)
      .map(({ no, kind, receivedOn }) => ({ no, kind, receivedOn })),
    purposes: [...kinds].map((kind) => {
      const { purpose, basis, term }: Treatment = TREATMENTS[kind];
      return { purpose: purpose.zh, basis: basis.says.zh, term: TERMS[term].says.zh };
    }),
    notSearched: [
      '佐证材料、名册原件是加密的文件，没有逐份查找；打印的纸质名册按档案管理。',
      '选票上没有任何人的信息，系统也没有保存任何一张选票。',
    ],
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const FIELDS: Readonly<Record<string, string>> = {
  voterNo: '序号',
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
  idNumber: '公民身份号码',
  group: '居民小组',
  household: '户号',
  ground: '登记类别',
  phone: '电话',
  address: '住址',
  reason: '理由',
  trustee: '受托人序号',
  principal: '委托人序号',
  grounds: '异议理由',
  petitioner: '申请人',
  about: '涉及的人',
  basis: '依据',
};

const TYPES: Readonly<Record<string, string>> = {
  ROLL_IMPORTED: '选民登记',
  VOTER_ADDED: '补登',
  VOTER_CORRECTED: '更正',
  VOTER_REMOVED: '移出名单',
  ROLL_AMENDED: '补正',
  VOTER_CHECKED_IN: '领票',
  CHECK_IN_UNDONE: '撤销领票',
  PROXY_AUTHORISED: '委托投票',
  MOBILE_BOX_APPROVED: '流动票箱名单',
  OBJECTION_FILED: '名单异议',
  NUMBERS_REVEALED: '有人查看过完整号码',
  DUPLICATE_FOUND: '与其他社区名单重复',
  WORKERS_CONFIRMED: '社区工作者确认',
  CANDIDATE_NOMINATED: '提名',
};

const said = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
};

function fieldList(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `<p>${escaped(said(value))}</p>`;
  const rows = Object.entries(value).filter(([, one]) => said(one) !== '');
  return `<dl>${rows.map(([key, one]) => `<dt>${escaped(FIELDS[key] ?? key)}</dt><dd>${escaped(said(one))}</dd>`).join('')}</dl>`;
}

/** The report as a page to print: no script, nothing from anywhere else. */
export function accessReportPage(report: AccessReport): string {
  const { community, request, madeOn, roll, checkIns, records, namedIn, purposes, notSearched } = report;
  return [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>个人信息查阅件</title>',
    '<style>body{font:16px/1.6 serif;max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:1.6rem}',
    'dl{display:grid;grid-template-columns:10rem 1fr;gap:.2rem 1rem;border-top:1px solid #bbb;padding-top:.4rem}dt{color:#444}dd{margin:0;overflow-wrap:anywhere}</style></head><body>',
    '<h1>个人信息查阅件</h1>',
    `<p>${escaped(community.name)}，申请第 ${request.no} 号（${escaped(request.receivedOn)} 收到），${escaped(madeOn)} 制作。以下是系统里保存的关于您的全部内容。请妥善保管。</p>`,
    '<h2>选民名单上的内容</h2>',
    fieldList({ ...roll, removed: roll.removed ? '已移出名单' : '在名单上', pinyin: null, initials: null }),
    '<h2>领票记录（只记领过票，不记投了谁）</h2>',
    checkIns.length === 0
      ? '<p>没有。</p>'
      : checkIns.map(({ place, at }) => fieldList({ 地点: place, 时间: at })).join(''),
    '<h2>账本旁边密封的记录</h2>',
    records.length === 0
      ? '<p>没有。</p>'
      : records
          .map(({ type, on, value }) => `<h3>${escaped(TYPES[type] ?? type)}（${escaped(on)}）</h3>${fieldList(value)}`)
          .join(''),
    ...(namedIn.length === 0
      ? []
      : [
          '<h2>在别人的记录里提到您</h2>',
          `<p>${namedIn.map(({ type, on }) => `${escaped(TYPES[type] ?? type)}（${escaped(on)}）`).join('、')}。这些记录属于别人，只告知有这回事。</p>`,
        ]),
    '<h2>为什么保存、依据什么、保存多久</h2>',
    ...purposes.map(({ purpose, basis, term }) => fieldList({ 目的: purpose, 依据: basis, 保存: term })),
    '<h2>没有查到的地方</h2>',
    `<ul>${notSearched.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`,
    '<h2>您还可以</h2>',
    '<p>内容有错，可以要求更正；保存期满，可以要求删除。对答复不服，可以向社区、街道或者履行个人信息保护职责的部门投诉。</p>',
    '</body></html>',
  ].join('\n');
}

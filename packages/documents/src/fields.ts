import type { Text } from '@mingxuan/rulebook';

/** Names of the facts as a clerk would call them, by the last word of their path. */
const names: Readonly<Record<string, Text>> = {
  abstain: { zh: '弃权票', en: 'abstentions' },
  against: { zh: '不赞成票', en: 'votes against' },
  approve: { zh: '赞成票', en: 'votes for' },
  basis: { zh: '依据', en: 'legal basis' },
  born: { zh: '出生年月', en: 'month of birth' },
  candidates: { zh: '候选人', en: 'candidate' },
  cast: { zh: '参加投票人数', en: 'voters taking part' },
  certNo: { zh: '证书编号', en: 'certificate number' },
  code: { zh: '验证码', en: 'verification code' },
  collected: { zh: '收回选票数', en: 'ballots collected' },
  community: { zh: '社区名称', en: 'community' },
  contests: { zh: '选举项目', en: 'contest' },
  displayNo: { zh: '公告编号', en: 'notice number' },
  district: { zh: '区名', en: 'district' },
  education: { zh: '文化程度', en: 'education' },
  elected: { zh: '当选', en: 'elected' },
  electionDay: { zh: '选举日', en: 'election day' },
  electorUnit: { zh: '选举人类别', en: 'kind of elector' },
  expected: { zh: '应到会人数', en: 'members expected' },
  figures: { zh: '票数', en: 'figures' },
  groups: { zh: '居民小组', en: 'residents’ group' },
  hash: { zh: '记录摘要', en: 'ledger hash' },
  head: { zh: '文头', en: 'head' },
  heldOn: { zh: '会议日期', en: 'day of the meeting' },
  holders: { zh: '当选人', en: 'person elected' },
  invalid: { zh: '无效票', en: 'invalid ballots' },
  issued: { zh: '发出选票数', en: 'ballots issued' },
  issuedOn: { zh: '落款日期', en: 'date of issue' },
  issuer: { zh: '落款单位', en: 'issuer' },
  law: { zh: '法律依据', en: 'legal source' },
  method: { zh: '选举方式', en: 'method of election' },
  name: { zh: '姓名或名称', en: 'name' },
  objectionUntil: { zh: '申诉截止日', en: 'last day for objections' },
  occupation: { zh: '现任职务或职业', en: 'occupation' },
  order: { zh: '排列方法', en: 'order' },
  organisation: { zh: '党组织名称', en: 'Party organisation' },
  phone: { zh: '联系电话', en: 'telephone' },
  place: { zh: '地点', en: 'place' },
  post: { zh: '职务', en: 'post' },
  posts: { zh: '职务', en: 'post' },
  present: { zh: '实到会人数', en: 'members present' },
  qr: { zh: '二维码', en: 'QR code' },
  reasons: { zh: '认定依据', en: 'reason' },
  registered: { zh: '登记人数', en: 'registered electors' },
  rehearsal: { zh: '是否演练', en: 'rehearsal mark' },
  rows: { zh: '行', en: 'row' },
  rulingDays: { zh: '处理期限（日）', en: 'days to decide' },
  seats: { zh: '应选名额', en: 'seats' },
  seq: { zh: '记录序号', en: 'ledger position' },
  serial: { zh: '序号', en: 'serial number' },
  sex: { zh: '性别', en: 'sex' },
  shortageNote: { zh: '缺额处理说明', en: 'note on vacant seats' },
  subDistrict: { zh: '街道名称', en: 'sub-district' },
  termFrom: { zh: '任期开始日', en: 'first day of the term' },
  termNo: { zh: '届次', en: 'term number' },
  termTo: { zh: '任期届满日', en: 'last day of the term' },
  text: { zh: '说明文字', en: 'wording' },
  valid: { zh: '有效（票）', en: 'valid' },
  verification: { zh: '查验信息', en: 'verification' },
  voters: { zh: '选民', en: 'voter' },
  votes: { zh: '得票', en: 'votes' },
  writeIns: { zh: '另选人', en: 'write-in' },
};

/** Whether a field has a name to show; the tests see to it that all have one. */
export const isNamed = (field: string): boolean => Object.hasOwn(names, field);

/**
 * A path as a person would say it: `groups[2].voters[14].name` is 居民小组第3项、选民第15项的姓名.
 * An unnamed field shows its own key, so that a report is never empty.
 */
export function placeName(path: string): Text {
  const steps = path.split('.').map((step) => {
    const [key = '', ...indices] = step.split(/[[\]]+/).filter((part) => part !== '');
    const name = names[key] ?? { zh: key, en: key };
    const numbers = indices.map((index) => Number(index) + 1);
    return {
      zh: `${name.zh}${numbers.map((n) => `第${n}项`).join('')}`,
      en: `${name.en}${numbers.map((n) => ` ${n}`).join('')}`,
    };
  });
  const shown = steps.length > 1 && path.startsWith('head.') ? steps.slice(1) : steps;
  const last = shown.at(-1) ?? { zh: '', en: '' };
  const before = shown.slice(0, -1);
  return {
    zh: before.length === 0 ? `“${last.zh}”` : `${before.map((s) => s.zh).join('、')}的“${last.zh}”`,
    en: [...before, last].map((s) => s.en).join(', '),
  };
}

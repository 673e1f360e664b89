import type { Text } from '@mingxuan/rulebook';
import { useText } from '../text.ts';

/** The integers that rules compare, in the words of a count sheet. */
const names: Readonly<Record<string, Text>> = {
  accepted: { zh: '已接受委托', en: 'accepted' },
  age: { zh: '年龄', en: 'age' },
  against: { zh: '反对', en: 'against' },
  agreed: { zh: '赞成', en: 'agreed' },
  allowedAt: { zh: '至少选出', en: 'at least filled' },
  base: { zh: '计算基数', en: 'counted of' },
  candidates: { zh: '候选人', en: 'candidates' },
  collected: { zh: '收回', en: 'collected' },
  counted: { zh: '实有天数', en: 'days counted' },
  days: { zh: '天数', en: 'days' },
  elected: { zh: '当选', en: 'elected' },
  entitled: { zh: '应投（名册）', en: 'entitled' },
  expected: { zh: '应到会', en: 'expected' },
  filled: { zh: '已选出', en: 'filled' },
  floor: { zh: '下限', en: 'floor' },
  invalid: { zh: '无效', en: 'invalid' },
  issued: { zh: '发出', en: 'issued' },
  leave: { zh: '须退出', en: 'must leave' },
  members: { zh: '成员', en: 'members' },
  months: { zh: '月数', en: 'months' },
  most: { zh: '最多', en: 'at most' },
  needed: { zh: '需要', en: 'needed' },
  of: { zh: '总数', en: 'of' },
  present: { zh: '实到（领票）', en: 'present (given a ballot)' },
  reducedTo: { zh: '减为', en: 'reduced to' },
  seats: { zh: '应选名额', en: 'seats' },
  signed: { zh: '签名', en: 'signed' },
  took: { zh: '参加投票', en: 'took part' },
  total: { zh: '合计', en: 'total' },
  uncounted: { zh: '未计入', en: 'not counted' },
  vacant: { zh: '空缺', en: 'vacant' },
  valid: { zh: '有效', en: 'valid' },
  voted: { zh: '参加投票', en: 'voted' },
  voters: { zh: '选民', en: 'voters' },
  votes: { zh: '得票', en: 'votes' },
  writeIns: { zh: '另选他人', en: 'write-ins' },
};

/** The name of a figure in the language on screen; an unknown one keeps its own name. */
export function useFigureName(): (name: string) => string {
  const text = useText();
  return (name) => {
    const known = names[name];
    return known === undefined ? name : text(known);
  };
}

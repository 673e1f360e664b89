import type { VotingMode } from '@mingxuan/rulebook';
import { electorWord, methodWord } from '../src/from-cycle/words.ts';
import type { PaperId } from '../src/index.ts';
import { paperIds, papers } from '../src/index.ts';

/** One picture to look at: a paper with its made-up facts, in one mode of voting, with easy or with hard names. */
export interface Variant {
  readonly id: PaperId;
  /** As `RESULT.HOUSEHOLD_REP.hard`; names the pictures’ files. */
  readonly key: string;
  readonly facts: unknown;
}

const MODES = ['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP'] as const satisfies readonly VotingMode[];
const CARDS: Readonly<Record<VotingMode, string>> = {
  ALL_VOTERS: '选民证',
  HOUSEHOLD_REP: '户代表证',
  RESIDENT_REP: '居民代表证',
};

/** The people of the made-up facts. */
const PEOPLE = (
  '王芳 李建国 孙志强 周敏 刘洋 欧阳明月 赵喆 陈䶮 张秀英 马国庆 丁秀兰 郑海 何玉珍 蒋涛 韩梅 冯雪 沈丽 吴桂兰 马占山 ' +
  '阿依古丽·买买提 阿卜杜拉·买买提 古丽娜尔·艾合买提'
).split(' ');
/** The longest names that are met, and names with characters that few fonts hold. */
const HARD = [
  '阿卜杜热依木·阿卜杜克热木·买合木提',
  '张𬱖',
  '古丽扎尔·阿不都热合曼',
  '欧阳𫖯㛃',
  '麦麦提吐尔逊·艾合麦提尼亚孜',
  '䶮堃',
  '斯琴格日乐·巴特尔',
  '上官珺垚',
];

/** The same facts in another mode and with other names; words that do not depend on them stay. */
function retold(value: unknown, mode: VotingMode, hard: boolean, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => retold(item, mode, hard, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([k, item]) => [k, retold(item, mode, hard, k)]));
  }
  if (key === 'method' && value === methodWord.ALL_VOTERS) return methodWord[mode];
  if (key === 'electorUnit' && value === electorWord.ALL_VOTERS) return electorWord[mode];
  if (key === 'electorUnit' && value === electorWord.RESIDENT_REP && mode === 'HOUSEHOLD_REP') return electorWord[mode];
  if (key === 'cardName') return CARDS[mode];
  const person = typeof value === 'string' ? PEOPLE.indexOf(value) : -1;
  return hard && person >= 0 ? HARD[person % HARD.length] : value;
}

/** Every paper × three modes × both kinds of names, each only where the facts differ from what is already there. */
export function variants(ids: readonly PaperId[] = paperIds): readonly Variant[] {
  return ids.flatMap((id) => {
    const told = new Map<string, Variant>();
    const tell = (sample: unknown, mode: VotingMode, hard: boolean, form = ''): void => {
      const facts = retold(sample, mode, hard);
      const text = JSON.stringify(facts);
      if (!told.has(text)) told.set(text, { id, key: `${id}${form}.${mode}.${hard ? 'hard' : 'easy'}`, facts });
    };
    for (const hard of [false, true]) {
      for (const mode of MODES) tell(papers[id].sample, mode, hard);
      const forPen = papers[id].forPen?.sample;
      if (forPen !== undefined) tell(forPen, 'ALL_VOTERS', hard, '-FOR_PEN');
    }
    return [...told.values()];
  });
}

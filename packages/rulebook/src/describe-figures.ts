import type { Mark, Parameters } from './law.ts';
import type { ParameterName } from './overlays/index.ts';
import { PARAMETER_NAMES } from './overlays/parameter-order.ts';
import type { RuleId, SourceRef } from './reason.ts';
import { text } from './text.ts';
import type { Text } from './text.ts';

/** A figure or choice that a rule leaves to a pack or a local text, in words. */
export interface LawFigure {
  readonly name: string;
  readonly label: Text;
  readonly value: Text;
  readonly source: SourceRef;
  readonly mark: Mark;
  /** The local text that sets it; absent where the pack itself does. */
  readonly overlay?: string;
  /** Set by a text made before the law in force. */
  readonly stale?: true;
}

/** The rules that apply each figure. A figure a person may ask about stands with at least one of them. */
const RULES_OF: { readonly [K in ParameterName]-?: readonly RuleId[] } = {
  committeeSize: ['RES-COMP-1', 'PTY-SEAT-1', 'CNT-10'],
  termYears: ['TERM-1', 'PTY-TERM-1'],
  extensionMaxMonths: ['TERM-1', 'PTY-TERM-3'],
  votingModes: ['MODE-1'],
  womenRequired: ['RES-COMP-2', 'CNT-12'],
  womenSeparateColumn: ['VOTE-6', 'CNT-12'],
  recSize: ['REC-5'],
  recQuitOnRelative: ['REC-3'],
  rollPublishDaysBefore: ['ROLL-1'],
  objectionDays: ['ROLL-3'],
  rulingDays: ['ROLL-4'],
  votingAge: ['REG-1'],
  workerMonths: ['REG-4'],
  habitualResidenceMonths: ['REG-6', 'REG-4'],
  jointNominators: ['CAND-1'],
  surplus: ['CAND-5'],
  surplusPercent: ['PTY-NOM-2'],
  candidatePublishDaysBefore: ['CAND-7'],
  candidateOrder: ['CAND-7', 'PTY-BAL-2'],
  selfNominateDaysBefore: ['CAND-1'],
  withdrawDaysBefore: ['CAND-10'],
  proxyMaxPerTrustee: ['VOTE-2'],
  proxyTrustee: ['VOTE-2a', 'VOTE-2'],
  proxyApplyDaysBefore: ['VOTE-2b'],
  proxyPublishDaysBefore: ['VOTE-2b'],
  proxyAllowed: ['VOTE-2', 'PTY-EL-6'],
  noticeDaysBefore: ['ZJ-NOTICE'],
  mobileBox: ['VOTE-4'],
  overCollectedBase: ['CNT-3', 'PTY-CNT-2'],
  overCollectedScope: ['CNT-3a', 'CNT-3', 'PTY-CNT-2'],
  dualPost: ['CNT-5'],
  illegiblePart: ['CNT-6'],
  countDown: ['CNT-14'],
  nominationsCountDown: ['CAND-9'],
  reElectionMaxDaysAfter: ['CNT-9a', 'CNT-9'],
  reElectionQuorum: ['CNT-9b', 'CNT-9'],
  vacancyAllowedAt: ['CNT-10'],
  vacancyNeeds: ['CNT-10'],
  relativesKeep: ['CNT-13', 'RES-COMP-3'],
  relativesFillByNext: ['CNT-13', 'RES-COMP-3'],
  qualificationRecheck: ['CNT-15'],
  handoverDays: ['RSLT-3'],
  sealSameDay: ['RSLT-3'],
  certificateIssuer: ['RSLT-2', 'RSLT-1'],
  ballotRetention: ['RSLT-5'],
  majorityBase: ['PTY-CNT-5'],
};

const NAMES = Object.keys(RULES_OF) as readonly ParameterName[];

/** The figures of a pack or an overlay that a rule applies. */
export function figuresOf(
  rule: RuleId,
  parameters: Parameters,
  local?: Pick<LawFigure, 'overlay' | 'stale'>,
): readonly LawFigure[] {
  return NAMES.flatMap((name): LawFigure[] => {
    const parameter = parameters[name];
    if (parameter === undefined || !RULES_OF[name].includes(rule)) return [];
    const { source, mark } = parameter;
    return [{ name, label: PARAMETER_NAMES[name], value: valueText(name, parameter.value), source, mark, ...local }];
  });
}

const UNITS: readonly (readonly [RegExp, zh: string, en: string])[] = [
  [/Days(Before|After)?$/, '天', 'days'],
  [/Months$/, '个月', 'months'],
  [/Years$/, '年', 'years'],
  [/Percent$/, '%', 'per cent'],
  [/Age$/, '周岁', 'years old'],
  [/Trustee$/, '份', 'proxies'],
  [/Nominators$/, '人', 'people'],
  [/At$/, '名', 'seats'],
];

/** Choices as people say them; a word of another figure is never used for two different things. */
const WORDS: Readonly<Record<string, Text>> = {
  ALL_VOTERS: text('全体选民', 'all voters'),
  HOUSEHOLD_REP: text('户代表', 'household representatives'),
  RESIDENT_REP: text('居民代表', 'residents’ representatives'),
  STROKE: text('按姓氏笔画', 'by strokes of the surname'),
  VOTES: text('按提名票数', 'by nominations'),
  ANY_VOTER: text('任何选民', 'any voter'),
  NEAR_RELATIVE: text('限近亲属', 'near relatives only'),
  NONE: text('不需要批准', 'no approval'),
  REC: text('选举委员会', 'the election committee'),
  TOWN: text('乡镇街道', 'the township or sub-district'),
  SUBDISTRICT: text('街道', 'the sub-district'),
  VOTERS: text('投票人数', 'people who voted'),
  ISSUED: text('发出票数', 'ballots issued'),
  BOTH: text('投票人数和发出票数', 'people who voted, and ballots issued'),
  CONTEST: text('整场', 'the whole vote'),
  BOX: text('超出的票箱', 'the box'),
  BALLOT_INVALID: text('整张票无效', 'the ballot is void'),
  PART_INVALID: text('难认的部分无效', 'the illegible part is void'),
  COUNT_HIGHER: text('只算较高的职务', 'counts for the higher post'),
  HIGHER_POST: text('留职务高的', 'the higher post stays'),
  NOTHING: text('不用另外决定', 'nothing more'),
  MEETING: text('由会议决定', 'the meeting resolves'),
  CHAIR_AND_MEETING: text('已选出主任并由会议决定', 'a chair is elected and the meeting resolves'),
  PRESENT_ELIGIBLE: text('实到会有选举权的人', 'those present with a vote'),
  EXPECTED: text('应到会的人', 'those expected'),
  CHAIR: text('主任', 'chair'),
  VICE: text('副主任', 'vice-chair'),
  MEMBER: text('委员', 'members'),
  WOMEN_MEMBER: text('妇女委员', 'woman member'),
  PARTY_MEMBER: text('党组织委员', 'Party committee member'),
  SECRETARY: text('书记', 'secretary'),
  DEPUTY_SECRETARY: text('副书记', 'deputy secretary'),
  min: text('至少', 'at least'),
  max: text('至多', 'at most'),
  odd: text('单数', 'odd'),
  approval: text('批准', 'approved by'),
  minScrutineers: text('监票人至少', 'scrutineers at least'),
  publishVoters: text('公布投票人名单', 'voters published'),
};

const word = (token: string): Text => WORDS[token] ?? text(token, token);

function valueText(name: ParameterName, value: unknown): Text {
  if (typeof value === 'number') {
    const unit = UNITS.find(([ending]) => ending.test(name));
    return unit === undefined ? text(String(value), String(value)) : text(`${value} ${unit[1]}`, `${value} ${unit[2]}`);
  }
  return plainText(value);
}

/** A value in words: lists and ranges as they read. */
function plainText(value: unknown): Text {
  if (typeof value === 'boolean') return value ? text('是', 'yes') : text('否', 'no');
  if (typeof value === 'number') return text(String(value), String(value));
  if (typeof value === 'string') return word(value);
  if (Array.isArray(value)) return joined(value.map(plainText));
  if (value === null || typeof value !== 'object') return text('', '');
  if ('zh' in value && 'en' in value) return text(String(value.zh), String(value.en));
  return joined(
    Object.entries(value).map(([key, inner]) => {
      const [said, of] = [word(key), plainText(inner)];
      if (inner === true) return said;
      return text(`${said.zh} ${of.zh}`, `${said.en} ${of.en}`);
    }),
  );
}

const joined = (parts: readonly Text[]): Text =>
  text(parts.map(({ zh }) => zh).join('、'), parts.map(({ en }) => en).join(', '));

import type { IsoDate } from '../date.ts';
import type { OverlayId, PackId, Rulebook } from '../law.ts';
import type { ContestOutcome, NextStep } from '../outcome/result.ts';
import type { Reason, RuleId, Verdict } from '../reason.ts';
import { assertNever } from '../result.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';

/** What the engine says of a worked case. */
export type Answer =
  | { readonly kind: 'VERDICT'; readonly verdict: Verdict; readonly short?: number }
  | { readonly kind: 'DAY'; readonly day: IsoDate }
  | { readonly kind: 'NUMBER'; readonly value: number }
  | { readonly kind: 'BALLOT'; readonly state: 'COUNTS' | 'BLANK' | 'INVALID'; readonly votesFor: readonly string[] }
  | {
      readonly kind: 'CONTEST';
      readonly elected: readonly string[];
      readonly tied: readonly string[];
      readonly vacant: number;
      readonly next: NextStep;
    };

/** How an answer is put: what "yes" and "no" are called, and in what it is counted. */
export interface Wording {
  readonly yes: Text;
  readonly no: Text;
  readonly unit: Text;
}

/**
 * A worked case. The sentence shown is made from the very facts that `ask` gives to the engine, and from `expected`,
 * which a test holds against the engine's answer; so a case on a rule's page cannot say anything but what is applied.
 */
export interface Example {
  /** Number of the worked case, as `RC03`; several rows may belong to one case. */
  readonly case: string;
  readonly rules: readonly RuleId[];
  readonly pack: PackId;
  readonly overlays: readonly OverlayId[];
  readonly given: Text;
  readonly expected: Answer;
  readonly wording: Wording;
  /** Asks the real engine, with the rulebook of `pack` and `overlays`. */
  readonly ask: (rulebook: Rulebook) => Answer;
}

export const VALID: Pick<Wording, 'yes' | 'no'> = { yes: text('有效', 'valid'), no: text('无效', 'not valid') };
export const ELECTED: Pick<Wording, 'yes' | 'no'> = { yes: text('当选', 'elected'), no: text('不当选', 'not elected') };
export const LAWFUL: Pick<Wording, 'yes' | 'no'> = { yes: text('符合', 'lawful'), no: text('不符合', 'not lawful') };
export const ALLOWED: Pick<Wording, 'yes' | 'no'> = { yes: text('可以', 'may be done'), no: text('不可以', 'refused') };
export const PASSED: Pick<Wording, 'yes' | 'no'> = { yes: text('通过', 'passed'), no: text('不通过', 'not passed') };

export const PEOPLE = text('人', 'people');
export const VOTES = text('票', 'votes');
export const DAYS = text('天', 'days');
export const NAMES = text('名', 'names');
export const SHEETS = text('张', 'ballots');

export const worded = (words: Pick<Wording, 'yes' | 'no'>, unit: Text = PEOPLE): Wording => ({ ...words, unit });

/** The verdict of one reason as an answer. */
export const verdictOf = ({ verdict, short }: Reason): Answer => ({
  kind: 'VERDICT',
  verdict,
  ...(short === undefined ? {} : { short }),
});

export const verdict = (said: Verdict, short?: number): Answer => ({
  kind: 'VERDICT',
  verdict: said,
  ...(short === undefined ? {} : { short }),
});

export const onDay = (day: string): Answer => ({ kind: 'DAY', day: day as IsoDate });

export const contestOf = ({ elected, tied, vacant, next }: ContestOutcome): Answer => ({
  kind: 'CONTEST',
  elected,
  tied,
  vacant,
  next,
});

export const contest = (
  elected: readonly string[],
  next: NextStep,
  { tied = [], vacant = 0 }: { readonly tied?: readonly string[]; readonly vacant?: number } = {},
): Answer => ({ kind: 'CONTEST', elected, tied, vacant, next });

/** The reason of a tree that speaks for a rule (and of one number of votes): the one that says what is missing, if any does. */
export function reasonFor(reasons: readonly Reason[], rule: RuleId, votes?: number): Answer {
  const all = flat(reasons).filter(
    (one) => one.rule === rule && (votes === undefined || one.figures?.['votes'] === votes),
  );
  const found = all.find((one) => one.short !== undefined) ?? all[0];
  return found === undefined ? verdict('unknown') : verdictOf(found);
}

const flat = (reasons: readonly Reason[]): readonly Reason[] =>
  reasons.flatMap((one) => [one, ...flat(one.children ?? [])]);

/** A worked case as it is shown: the case in words, and what follows. */
export interface ShownExample {
  readonly case: string;
  readonly text: Text;
}

export function shownExample({ case: id, given, expected, wording }: Example): ShownExample {
  const said = answerText(expected, wording);
  return { case: id, text: text(`${given.zh}：${said.zh}。`, `${capital(given.en)}: ${said.en}.`) };
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

const UNSURE: Readonly<Record<'warning' | 'unknown' | 'conflict', Text>> = {
  warning: text('（依据没有核实，只提醒）', ' (its text is not confirmed: only a warning)'),
  unknown: text('没有定论，由人决定', 'not settled; a person decides'),
  conflict: text('两边规定相抵触，由人决定', 'two texts contradict each other; a person decides'),
};

function answerText(answer: Answer, wording: Wording): Text {
  switch (answer.kind) {
    case 'VERDICT':
      return verdictText(answer.verdict, answer.short, wording);
    case 'DAY':
      return text(answer.day, answer.day);
    case 'NUMBER':
      return text(`${answer.value} ${wording.unit.zh}`, `${answer.value} ${wording.unit.en}`);
    case 'BALLOT':
      return BALLOTS[answer.state];
    case 'CONTEST':
      return contestText(answer);
    default:
      return assertNever(answer);
  }
}

const BALLOTS: Readonly<Record<'COUNTS' | 'BLANK' | 'INVALID', Text>> = {
  COUNTS: text('有效', 'it counts'),
  BLANK: text('空白，计入收回总数，不给任何人记票', 'blank: collected, but nobody’s vote'),
  INVALID: text('这一栏无效，仍计入收回总数', 'void for this post, still collected'),
};

function verdictText(said: Verdict, short: number | undefined, { yes, no, unit }: Wording): Text {
  const by = short === undefined ? text('', '') : text(`，差 ${short} ${unit.zh}`, `, ${short} ${unit.en} short`);
  switch (said) {
    case 'ok':
      return yes;
    case 'violation':
      return text(no.zh + by.zh, no.en + by.en);
    case 'warning':
      return text(no.zh + by.zh + UNSURE.warning.zh, no.en + by.en + UNSURE.warning.en);
    case 'unknown':
    case 'conflict':
      return text(UNSURE[said].zh + by.zh, UNSURE[said].en + by.en);
    default:
      return assertNever(said);
  }
}

const NEXT: Readonly<Record<NextStep, Text>> = {
  NONE: text('', ''),
  RUNOFF: text('再次投票', 'a runoff follows'),
  RE_ELECTION: text('另行选举', 'another election follows'),
  RERUN: text('重新选举', 'the vote is held anew'),
  PENDING_REVIEW: text('由人决定', 'a person decides'),
};

function contestText({ elected, tied, vacant, next }: Extract<Answer, { kind: 'CONTEST' }>): Text {
  const zh = [elected.length === 0 ? '没有人当选' : `${elected.join('、')}当选`];
  const en = [elected.length === 0 ? 'nobody is elected' : `${elected.join(', ')} elected`];
  if (tied.length > 0) {
    zh.push(`${tied.join('、')}票数相等`);
    en.push(`${tied.join(', ')} tied`);
  }
  if (vacant > 0) {
    zh.push(`还缺 ${vacant} 名`);
    en.push(`${vacant} vacant`);
  }
  if (next !== 'NONE') {
    zh.push(NEXT[next].zh);
    en.push(NEXT[next].en);
  }
  return text(zh.join('，'), en.join(', '));
}

import type { Mark, Parameter, Rulebook } from '../law.ts';
import type { Reason, RuleId, SourceRef, Verdict } from '../reason.ts';
import type { Text } from '../text.ts';

/** What a conclusion stands on: the rule, the articles behind it, and how well they are known. */
export interface Citation {
  readonly rule: RuleId;
  readonly sources: readonly SourceRef[];
  readonly mark: Mark;
}

const WEAKNESS: Readonly<Record<Mark, number>> = { CONFIRMED: 0, SECONDARY: 1, UNCONFIRMED: 2 };

function weaker(a: Mark, b: Mark): Mark {
  return WEAKNESS[a] >= WEAKNESS[b] ? a : b;
}

/**
 * Cites a rule of the rulebook. A rule the rulebook does not hold is cited by its bare id and counts as
 * unconfirmed: it may still be shown, but it can never block.
 */
export function cite(rulebook: Rulebook, rule: RuleId): Citation {
  const found = rulebook.rules.get(rule);
  if (found === undefined) return { rule, sources: [], mark: 'UNCONFIRMED' };
  return { rule, sources: found.sources, mark: found.mark };
}

/** Cites a rule whose figure an overlay or pack parameter sets: the parameter's own text decides how firm it is. */
export function citeParameter<T>(rulebook: Rulebook, rule: RuleId, parameter: Parameter<T> | undefined): Citation {
  const base = cite(rulebook, rule);
  if (parameter === undefined) return base;
  const sources = [parameter.source, ...base.sources.filter((ref) => ref !== parameter.source)];
  return { rule, sources, mark: parameter.mark };
}

/** Which figure speaks: the one in force, or the confirmed one that it tightens where even that is not met. */
export function speaking<T>(parameter: Parameter<T>, meets: (value: T) => boolean): Parameter<T> {
  return parameter.law !== undefined && !meets(parameter.law.value) ? parameter.law : parameter;
}

/** Joins two citations under the first one's rule; as firm as the weaker of the two. */
export function citeBoth(a: Citation, b: Citation): Citation {
  const sources = [...a.sources, ...b.sources.filter((ref) => !a.sources.includes(ref))];
  return { rule: a.rule, sources, mark: weaker(a.mark, b.mark) };
}

/** Only a confirmed text may say "violation"; any other speaks as a warning. */
export function against(citation: Citation): Verdict {
  return citation.mark === 'CONFIRMED' ? 'violation' : 'warning';
}

const UNSURE: Readonly<Record<Mark, Text>> = {
  CONFIRMED: { zh: '', en: '' },
  SECONDARY: { zh: '（依据为二手资料，请人核对后再定）', en: ' (known only second-hand: have it checked)' },
  UNCONFIRMED: { zh: '（依据待核，须由人确认）', en: ' (not yet confirmed: a person must confirm it)' },
};

export interface ReasonDetail {
  readonly figures?: Readonly<Record<string, number>>;
  readonly short?: number;
  readonly children?: readonly Reason[];
  /** What a paper says of it, where the sentence also asks something of those who work with it; `null`: nothing. */
  readonly stated?: Text | null;
}

/**
 * Builds a reason; every verdict but `ok` that rests on an unconfirmed text says so in its sentence, and that is a remark: papers
 * say the sentence without it.
 */
export function reason(citation: Citation, verdict: Verdict, said: Text, detail: ReasonDetail = {}): Reason {
  const note = verdict === 'ok' ? UNSURE.CONFIRMED : UNSURE[citation.mark];
  const stated = detail.stated === undefined && note.zh !== '' ? said : detail.stated;
  return {
    rule: citation.rule,
    verdict,
    text: { zh: said.zh + note.zh, en: said.en + note.en },
    ...(stated === undefined ? {} : { stated }),
    sources: citation.sources,
    ...(detail.figures === undefined ? {} : { figures: detail.figures }),
    ...(detail.short === undefined || detail.short <= 0 ? {} : { short: detail.short }),
    ...(detail.children === undefined || detail.children.length === 0 ? {} : { children: detail.children }),
  };
}

/** `ok` when the rule is met, otherwise as hard as the text behind it allows. */
export function judge(citation: Citation, met: boolean, said: Text, detail: ReasonDetail = {}): Reason {
  return reason(citation, met ? 'ok' : against(citation), said, detail);
}

/** Severest first: what a parent reason shows of its children. */
const SEVERITY: Readonly<Record<Verdict, number>> = { conflict: 4, violation: 3, unknown: 2, warning: 1, ok: 0 };

/** The severest verdict among reasons; `ok` for none. */
export function worst(reasons: readonly Reason[]): Verdict {
  let found: Verdict = 'ok';
  for (const one of reasons) if (SEVERITY[one.verdict] > SEVERITY[found]) found = one.verdict;
  return found;
}

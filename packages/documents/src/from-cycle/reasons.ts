import type { Reason, Rulebook } from '@mingxuan/rulebook';
import type { LawReason } from '../papers/paper.ts';
import { cited } from './cite.ts';
import type { DecidedContest } from './polls.ts';
import { postWord } from './words.ts';

const line = (book: Rulebook, { text, sources }: Reason): LawReason => ({ text: text.zh, law: cited(book, sources) });

/** A sentence on the votes of one person against the least that elect. */
const isVotesLine = ({ figures }: Reason): boolean =>
  figures?.votes !== undefined && figures.base !== undefined && figures.needed !== undefined;

/** Every sentence of the explanation, top down: for the file and the street. */
export function everyReason(book: Rulebook, reasons: readonly Reason[]): readonly LawReason[] {
  return reasons.flatMap((reason) => [line(book, reason), ...everyReason(book, reason.children ?? [])]);
}

/** The least votes that elect, where more than having most of them is asked (a 再次投票 goes to whoever has most). */
function threshold(below: readonly Reason[]): string {
  const figures = below.find(isVotesLine)?.figures;
  if (figures?.needed === undefined || figures.needed <= 1) return '';
  return `当选至少要${figures.needed}票（收回选票${figures.base}张，含无效票）。`;
}

/**
 * What a wall notice needs: what makes the vote count, and for each post what it came to and the least votes that elect.
 * A heading without figures of its own (选举有效。) is left to its sentences; each person's votes are for the file.
 */
export function wallReasons(book: Rulebook, reasons: readonly Reason[]): readonly LawReason[] {
  return reasons
    .filter((reason) => !isVotesLine(reason))
    .flatMap((reason) => {
      const { figures, text, children = [] } = reason;
      const below = wallReasons(book, children);
      if (figures === undefined && below.length > 0) return below;
      const head = line(book, reason);
      return [{ ...head, text: `${text.zh}${threshold(children)}` }, ...below];
    });
}

/** The written decisions that settled what no text settles, by their numbers. */
export const decisionReasons = (contests: readonly DecidedContest[]): readonly LawReason[] =>
  contests.flatMap(({ post, decision }) =>
    decision === undefined ? [] : [{ text: `${postWord(post)}：${decision.reason}`, law: [decision.decisionNo] }],
  );

import type { Reason, Rulebook } from '@mingxuan/rulebook';
import type { LawReason } from '../papers/paper.ts';
import { cited } from './cite.ts';
import type { DecidedContest } from './polls.ts';
import { postWord } from './words.ts';

/**
 * What a paper says of a reason, and the only way from one to the other: remarks for those who work with it (not confirmed, to be
 * checked, to be asked) stay in the console and the ledger; of what no text settles it is said who decides.
 */
const lines = (book: Rulebook, { text, stated, sources }: Reason): readonly LawReason[] =>
  stated === null ? [] : [{ text: (stated ?? text).zh, law: cited(book, sources) }];

/** A sentence on the votes of one person against the least that elect. */
const isVotesLine = ({ figures }: Reason): boolean =>
  figures?.votes !== undefined && figures.base !== undefined && figures.needed !== undefined;

/** Every sentence of the explanation, top down: for the file and the street. */
export function everyReason(book: Rulebook, reasons: readonly Reason[]): readonly LawReason[] {
  return reasons.flatMap((reason) => [...lines(book, reason), ...everyReason(book, reason.children ?? [])]);
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
      const { figures, children = [] } = reason;
      const below = wallReasons(book, children);
      if (figures === undefined && below.length > 0) return below;
      const head = lines(book, reason).map(({ text, law }) => ({ text: `${text}${threshold(children)}`, law }));
      return [...head, ...below];
    });
}

/** The written decisions that settled what no text settles, by their numbers: they come after what was left to them. */
export const decisionReasons = (contests: readonly DecidedContest[]): readonly LawReason[] =>
  contests.flatMap(({ post, decision }) =>
    decision === undefined
      ? []
      : [{ text: `${postWord(post)}待定的席位已经决定：${decision.reason}`, law: [decision.decisionNo] }],
  );

import type { Reason, Rulebook } from '@mingxuan/rulebook';
import type { LawReason } from '../papers/paper.ts';
import { cited } from './cite.ts';

const line = (book: Rulebook, { text, sources }: Reason): LawReason => ({ text: text.zh, law: cited(book, sources) });

/** A sentence on the votes of one person against the least that elect. */
const isVotesLine = ({ figures }: Reason): boolean =>
  figures?.votes !== undefined && figures.base !== undefined && figures.needed !== undefined;

/** Every sentence of the explanation, top down: for the file and the street. */
export function everyReason(book: Rulebook, reasons: readonly Reason[]): readonly LawReason[] {
  return reasons.flatMap((reason) => [line(book, reason), ...everyReason(book, reason.children ?? [])]);
}

/**
 * What a wall notice needs: what makes the vote count, what each post came to, and who reached how many votes. A heading
 * without figures of its own (选举有效。) is left to its sentences; votes that did not suffice are for the file.
 */
export function wallReasons(book: Rulebook, reasons: readonly Reason[]): readonly LawReason[] {
  return reasons.flatMap((reason) => {
    const below = wallReasons(book, reason.children ?? []);
    if (isVotesLine(reason) && reason.verdict !== 'ok') return below;
    const onlyHeads = reason.figures === undefined && below.length > 0;
    return onlyHeads ? below : [line(book, reason), ...below];
  });
}

import {
  atLeastOneFifth,
  atLeastOneTenth,
  atLeastOneThird,
  moreThanHalf,
  neededAtLeastOneFifth,
  neededAtLeastOneTenth,
  neededAtLeastOneThird,
  neededMoreThanHalf,
  shortBy,
} from '../comparators.ts';
import type { Rulebook, VotingMode } from '../law.ts';
import { turnoutOf } from '../outcome/validity.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { cite, judge, reason, worst } from './citation.ts';

/** Who asks for a recall: voters or households together, or residents' representatives. */
export type RecallSigners = 'VOTERS' | 'REPRESENTATIVES';

/**
 * Enough signatures to ask for a recall (RECALL-1): one tenth of the voters or households, or one third of the
 * representatives (JWH25-20); one fifth of the voters in a village (CWH25-19).
 */
export function checkRecallPetition(signers: RecallSigners, signed: number, of: number, rulebook: Rulebook): Reason {
  const village = rulebook.pack === 'villagers-2025';
  const [met, needed] =
    signers === 'REPRESENTATIVES'
      ? [atLeastOneThird(signed, of), neededAtLeastOneThird(of)]
      : village
        ? [atLeastOneFifth(signed, of), neededAtLeastOneFifth(of)]
        : [atLeastOneTenth(signed, of), neededAtLeastOneTenth(of)];
  const short = shortBy(signed, needed);
  const who =
    signers === 'REPRESENTATIVES' ? text('代表', 'representatives') : text('选民或户代表', 'voters or households');
  const said = text(
    `${who.zh}${of}人，联名${signed}人，至少要${needed}人${met ? '，可以提出罢免要求' : `，还差${short}人`}。`,
    `${of} ${who.en}, ${signed} signed, at least ${needed} needed: ${met ? 'met' : `${short} short`}.`,
  );
  return judge(cite(rulebook, 'RECALL-1'), met, said, { figures: { signed, of, needed }, short });
}

export interface RecallVote {
  /** The mode the member was elected by. */
  readonly mode: VotingMode;
  readonly entitled: number;
  readonly voted: number;
  readonly agreed: number;
}

/** A recall passes with the turnout of an election and more than half of those who voted (RECALL-2, JWH25-20). */
export function checkRecall(vote: RecallVote, rulebook: Rulebook): Reason {
  const citation = cite(rulebook, 'RECALL-2');
  const turnout = turnoutOf(vote.mode, vote.voted, vote.entitled, rulebook.pack);
  const missing = shortBy(vote.voted, turnout.needed);
  const came = judge(
    citation,
    turnout.met,
    text(
      `有权投票${vote.entitled}人，参加${vote.voted}人，至少要${turnout.needed}人${missing > 0 ? `，还差${missing}人` : ''}。`,
      `${vote.entitled} entitled, ${vote.voted} voted, at least ${turnout.needed} needed${missing > 0 ? `: ${missing} short` : ''}.`,
    ),
    { figures: { entitled: vote.entitled, voted: vote.voted, needed: turnout.needed }, short: missing },
  );
  const needed = neededMoreThanHalf(vote.voted);
  const passed = moreThanHalf(vote.agreed, vote.voted);
  const short = shortBy(vote.agreed, needed);
  const agreed = judge(
    citation,
    passed,
    text(
      `投票${vote.voted}人，同意${vote.agreed}人，至少要${needed}人${short > 0 ? `，还差${short}人` : ''}。`,
      `${vote.voted} voted, ${vote.agreed} agreed, at least ${needed} needed${short > 0 ? `: ${short} short` : ''}.`,
    ),
    { figures: { voted: vote.voted, agreed: vote.agreed, needed }, short },
  );
  const children = [came, agreed];
  const said =
    turnout.met && passed ? text('罢免通过。', 'The recall passes.') : text('罢免不通过。', 'The recall fails.');
  return reason(citation, worst(children), said, { children });
}

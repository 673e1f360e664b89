import { cite, citeParameter, reason } from '../checks/citation.ts';
import type { Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text, type Text } from '../text.ts';
import type { OutcomeInput } from './input.ts';
import { COMMITTEE_RULES } from './rule-ids.ts';
import { mostVotesFirst, type Standing } from './seating.ts';
import type { Draft } from './settle.ts';
import { committeeName } from './wording.ts';

/** What the women's seat asks of this result. */
export interface WomensSeat {
  /** `MET`, `OPEN` (can still be met), `HELD` (a member's seat is kept free), `UNKNOWN` (a fact is missing). */
  readonly state: 'MET' | 'OPEN' | 'HELD' | 'UNKNOWN';
  readonly reason: Reason;
  /** Elected members whose seat is kept free until a person decides. */
  readonly held: readonly Standing[];
  /** The woman with most votes among those who reached the threshold without a seat. */
  readonly woman?: Standing;
}

/** The elected with fewest votes; all of them when they are equal, for no text says which of them would yield. */
function lowest(elected: readonly Standing[]): readonly Standing[] {
  const last = mostVotesFirst(elected).at(-1);
  return last === undefined ? [] : elected.filter((one) => one.votes === last.votes);
}

/** Chairs, vice-chairs and members are 成员 alike (JWH25-8): whether this file tells of all of them, or of the members alone. */
function tellsOfAll(input: OutcomeInput, drafts: readonly Draft[]): boolean {
  return input.seated !== undefined || drafts.some((one) => one.contest.post === 'CHAIR');
}

/** A seat of any post that nobody has won, nor is tied for: a woman can still take it. */
const hasOpenSeat = ({ seating, seats }: Draft): boolean => seating.elected.length + seating.tied.length < seats;

function heldSeat(draft: Draft, toldAll: boolean, rulebook: Rulebook): WomensSeat {
  const required = citeParameter(rulebook, COMMITTEE_RULES.women, rulebook.parameters.womenRequired);
  const how = cite(rulebook, COMMITTEE_RULES.womenHow);
  const seatedKeys = new Set(draft.seating.elected.map((one) => one.key));
  const woman = draft.seating.passed.find((one) => one.sex === 'F' && !seatedKeys.has(one.key));
  const held = draft.seating.tied.length > 0 ? [] : lowest(draft.seating.elected);
  const must = mustText(toldAll, rulebook);
  const reading =
    woman === undefined
      ? text(
          '没有妇女达到当选票数：通行做法是留一个委员名额另选妇女委员。',
          "No woman reached the votes needed: usual practice keeps one member's seat for a woman and votes again.",
        )
      : text(
          `${woman.name}（${woman.votes}票）达到当选票数但排在名额之外：通行做法是先定得票最多的妇女，占委员最后一席。`,
          `${woman.name} (${woman.votes} votes) reached the votes needed but not a seat: usual practice seats the leading woman first.`,
        );
  const ask = text('这个席位先不宣布，请报街道定。', 'The seat is not declared; ask the sub-district.');
  const child = reason(how, 'warning', reading, {
    stated: null,
    ...(woman === undefined ? {} : { figures: { votes: woman.votes } }),
  });
  const body = committeeName(rulebook.pack);
  const stated = text(
    `${body.zh}应当有妇女成员，当选人里没有妇女；留出的席位由街道（乡镇）依法决定。`,
    `The ${body.en} must have a woman member; none of the elected is one. The seat kept free is for the sub-district or town.`,
  );
  const said = text(must.zh + ask.zh, `${must.en} ${ask.en}`);
  const whole = reason(required, 'unknown', said, { children: [child], stated });
  const base: WomensSeat = { state: 'HELD', reason: whole, held };
  return woman === undefined ? base : { ...base, woman };
}

function mustText(toldAll: boolean, rulebook: Rulebook): Text {
  const body = committeeName(rulebook.pack);
  return toldAll
    ? text(
        `${body.zh}应当有妇女成员，当选人里没有妇女。`,
        `The ${body.en} must have a woman member; none of the elected is one.`,
      )
    : text(
        `${body.zh}应当有妇女成员，这次选出的委员里没有；主任、副主任是谁没有填，已有妇女当选的，请在 seated 里补填后再算。`,
        `The ${body.en} must have a woman member; none of these members is one. Chair and vice-chairs are not given: if one is a woman, add her under seated and run it again.`,
      );
}

/**
 * 应当有妇女成员 (JWH25-8) is confirmed; how the seat is filled when voters elected none is not (CNT-12 待核). So a full
 * committee without a woman has its last member's seat kept free for a person to decide, instead of a guess.
 */
export function womensSeat(input: OutcomeInput, drafts: readonly Draft[], rulebook: Rulebook): WomensSeat | undefined {
  const required = rulebook.parameters.womenRequired;
  if (required?.value !== true) return undefined;
  const citation = citeParameter(rulebook, COMMITTEE_RULES.women, required);
  const elected = [...(input.seated ?? []), ...drafts.flatMap((one) => one.seating.elected)];
  const state = (
    kind: WomensSeat['state'],
    verdict: 'ok' | 'warning' | 'unknown',
    zh: string,
    en: string,
  ): WomensSeat => ({
    state: kind,
    // That a fact is missing is for those who enter it.
    reason: reason(citation, verdict, text(zh, en), verdict === 'unknown' ? { stated: null } : {}),
    held: [],
  });
  if (elected.some((one) => one.sex === 'F'))
    return state('MET', 'ok', '当选人里有妇女成员。', 'A woman is among the elected.');
  const members = drafts.find((one) => one.contest.post === 'MEMBER');
  const column = drafts.some((one) => one.contest.post === 'WOMEN_MEMBER');
  if (members === undefined && !column) return undefined;
  if (elected.some((one) => one.sex === undefined) || (input.round === 2 && input.seated === undefined)) {
    return state(
      'UNKNOWN',
      'unknown',
      '应当有妇女成员，但有当选人没有填性别，或没有填此前已当选的人，无法核对。',
      'A woman member is required, but a sex or the people elected earlier are not given, so it cannot be checked.',
    );
  }
  const undecided = drafts.flatMap((one) => [...one.seating.held, ...one.seating.tied]);
  if (undecided.some((one) => one.sex === 'F')) {
    return state(
      'OPEN',
      'warning',
      '还没有妇女当选，要等待定和票数相等的人有了结果再核对。',
      'No woman is elected yet; check again once the undecided are decided.',
    );
  }
  if (column || members === undefined || drafts.some(hasOpenSeat) || required.mark !== 'CONFIRMED') {
    return state(
      'OPEN',
      'warning',
      '还没有妇女当选，余下的名额要选出妇女成员。',
      'No woman is elected yet; a seat still open must go to a woman.',
    );
  }
  return heldSeat(members, tellsOfAll(input, drafts), rulebook);
}

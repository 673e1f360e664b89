import type { IsoDate } from '../date.ts';
import type { OverlayId, Post } from '../law.ts';
import type { ContestInput, ElectorateMode, Nominee, OutcomeInput } from '../outcome/input.ts';
import { outcome } from '../outcome/outcome.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import type { Answer, Example } from './example.ts';
import { contestOf, ELECTED, reasonFor, SHEETS, VALID, VOTES, verdict, worded } from './example.ts';

const HELD_ON = '2026-12-20' as IsoDate;

/** A vote of residents that goes well in every figure a case does not set. */
export function residentsVote(over: Partial<OutcomeInput>): OutcomeInput {
  return {
    rules: 'residents-2026',
    overlays: [],
    heldOn: HELD_ON,
    electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: null },
    ballots: { issued: 1900, collected: 1800, invalid: 0 },
    contests: [],
    relatives: [],
    round: 1,
    ...over,
  };
}

/** A vote of Party members of whom everybody came. */
export function partyVote(expected: number, present: number, over: Partial<OutcomeInput>): OutcomeInput {
  return {
    rules: 'party-2020',
    overlays: [],
    heldOn: HELD_ON,
    electorate: { mode: 'PARTY_MEMBERS', entitled: expected, present },
    ballots: { issued: present, collected: present, invalid: 0 },
    contests: [],
    relatives: [],
    round: 1,
    ...over,
  };
}

export const F = (name: string, votes: number): Nominee => ({ name, sex: 'F', votes });
export const M = (name: string, votes: number): Nominee => ({ name, sex: 'M', votes });

export const forPost = (post: Post, seats: number, ...nominees: readonly Nominee[]): ContestInput => ({
  post,
  seats,
  nominees,
  writeIns: [],
});

/** `甲 1200 票、乙 1100 票` */
export function votesText({ nominees }: ContestInput): Text {
  return text(
    nominees.map(({ name, votes }) => `${name} ${votes} 票`).join('、'),
    nominees.map(({ name, votes }) => `${name} ${votes}`).join(', '),
  );
}

const local = (overlays: readonly OverlayId[], where: Text | undefined): Text =>
  overlays.length === 0 || where === undefined ? text('', '') : text(`${where.zh}，`, `${where.en}, `);

export interface Where {
  readonly overlays: readonly OverlayId[];
  readonly name: Text;
}

const WHO: Readonly<Record<Exclude<ElectorateMode, 'PARTY_MEMBERS'>, Text>> = {
  ALL_VOTERS: text('名登记选民', 'registered voters'),
  HOUSEHOLD_REP: text('名户代表', 'household representatives'),
  RESIDENT_REP: text('名居民代表', 'residents’ representatives'),
};

/** Whether enough took part in a residents' vote (CNT-1). */
export function turnout(
  id: string,
  mode: Exclude<ElectorateMode, 'PARTY_MEMBERS'>,
  entitled: number,
  took: number,
  short?: number,
): Example {
  const input = residentsVote({
    electorate: { mode, entitled, present: null },
    ballots: { issued: took, collected: took, invalid: 0 },
    contests: [forPost('CHAIR', 1, F('甲', took), M('乙', 0))],
  });
  return {
    case: id,
    rules: ['CNT-1', mode === 'ALL_VOTERS' ? 'UNIT-1' : mode === 'HOUSEHOLD_REP' ? 'UNIT-2' : 'UNIT-3'],
    pack: 'residents-2026',
    overlays: [],
    given: text(`${entitled} ${WHO[mode].zh}，${took} 人投票`, `${entitled} ${WHO[mode].en}, ${took} voted`),
    expected: short === undefined ? verdict('ok') : verdict('violation', short),
    wording: worded(VALID),
    ask: (book) => reasonFor(outcome(input, book).reasons, 'CNT-1'),
  };
}

/** Whether so many votes elect, by more than half of the ballots collected (CNT-7). */
export function majority(id: string, collected: number, invalid: number, votes: number, short?: number): Example {
  const input = residentsVote({
    ballots: { issued: collected, collected, invalid },
    contests: [forPost('CHAIR', 1, F('甲', votes), M('乙', 10))],
  });
  return {
    case: id,
    rules: ['CNT-7'],
    pack: 'residents-2026',
    overlays: [],
    given: text(
      `收回 ${collected} 张（其中废票 ${invalid} 张），甲得 ${votes} 票`,
      `${collected} collected (${invalid} of them void), ${votes} for A`,
    ),
    expected: short === undefined ? verdict('ok') : verdict('violation', short),
    wording: worded(ELECTED, VOTES),
    ask: (book) => reasonFor(outcome(input, book).reasons, 'CNT-7', votes),
  };
}

/** Whether so many votes elect in another election, by a third of that round's ballots (CNT-9). */
export function secondRound(id: string, collected: number, votes: number, short?: number): Example {
  const input = residentsVote({
    round: 2,
    ballots: { issued: collected, collected, invalid: 0 },
    contests: [forPost('MEMBER', 1, F('丙', votes), M('丁', 20))],
  });
  return {
    case: id,
    rules: ['CNT-9'],
    pack: 'residents-2026',
    overlays: [],
    given: text(
      `另行选举收回 ${collected} 张，丙得 ${votes} 票`,
      `Another election, ${collected} collected, ${votes} for C`,
    ),
    expected: short === undefined ? verdict('ok') : verdict('violation', short),
    wording: worded(ELECTED, VOTES),
    ask: (book) => reasonFor(outcome(input, book).reasons, 'CNT-9', votes),
  };
}

/** More ballots in the box than there can be (CNT-3). */
export function overCollected(
  id: string,
  figures: { readonly voters: number; readonly issued: number; readonly collected: number },
  expected: Answer,
  where?: Where,
): Example {
  const { voters, issued, collected } = figures;
  const overlays = where?.overlays ?? [];
  const input = residentsVote({
    electorate: { mode: 'ALL_VOTERS', entitled: 3000, present: voters },
    ballots: { issued, collected, invalid: 0 },
    contests: [forPost('CHAIR', 1, F('甲', 1000), M('乙', 0))],
  });
  const at = local(overlays, where?.name);
  return {
    case: id,
    rules: ['CNT-3'],
    pack: 'residents-2026',
    overlays,
    given: text(
      `${at.zh}领票签名 ${voters} 人，发出 ${issued} 张，收回 ${collected} 张`,
      `${at.en}${voters} signed, ${issued} issued, ${collected} collected`,
    ),
    expected,
    wording: worded(VALID, SHEETS),
    ask: (book) => (outcome(input, book).valid ? verdict('ok') : reasonFor(outcome(input, book).reasons, 'CNT-3')),
  };
}

/** Who is elected for one post: the whole result of one contest. */
export function result(
  id: string,
  rules: readonly string[],
  given: Text,
  input: OutcomeInput,
  expected: Answer,
  where?: Where & { readonly at?: number },
): Example {
  const overlays = where?.overlays ?? [];
  const at = local(overlays, where?.name);
  return {
    case: id,
    rules,
    pack: input.rules,
    overlays,
    given: text(at.zh + given.zh, at.en + given.en),
    expected,
    wording: worded(ELECTED, VOTES),
    ask: (book) => {
      const found = outcome(input, book).contests[where?.at ?? 0];
      return found === undefined ? verdict('unknown') : contestOf(found);
    },
  };
}

/** Whether enough Party members came (PTY-QRM-1). */
export function partyQuorum(id: string, expected: number, present: number, short?: number): Example {
  const input = partyVote(expected, present, { contests: [forPost('PARTY_MEMBER', 1, F('甲', present), M('乙', 0))] });
  return {
    case: id,
    rules: ['PTY-QRM-1'],
    pack: 'party-2020',
    overlays: [],
    given: text(`应到会 ${expected} 人，实到会 ${present} 人`, `${expected} expected, ${present} present`),
    // The article is known second-hand: it may only warn.
    expected: short === undefined ? verdict('ok') : verdict('warning', short),
    wording: worded(VALID),
    ask: (book) => reasonFor(outcome(input, book).reasons, 'PTY-QRM-1'),
  };
}

/** Whether so many votes elect in the Party, by more than half of those present (PTY-CNT-5). */
export function partyMajority(id: string, present: number, votes: number, elects: boolean): Example {
  const input = partyVote(present, present, { contests: [forPost('PARTY_MEMBER', 1, F('甲', votes), M('乙', 0))] });
  return result(
    id,
    ['PTY-CNT-5'],
    text(`实到会有选举权的 ${present} 人，甲得赞成 ${votes} 票`, `${present} present with a vote, ${votes} for A`),
    input,
    elects
      ? { kind: 'CONTEST', elected: ['甲'], tied: [], vacant: 0, next: 'NONE' }
      : { kind: 'CONTEST', elected: [], tied: [], vacant: 1, next: 'RE_ELECTION' },
  );
}

import {
  candidatesForNextRound,
  type ContestInput,
  type ElectorateMode,
  judgeBallot,
  type Nominee,
  outcome,
  type OutcomeInput,
  type OutcomeResult,
  type Post,
  type Rulebook,
} from '../../src/index.ts';
import { flat } from '../outcome-fixture.ts';
import { around, cited, day, holds, least, saidBy, type Threshold, type Trial, verdictOf } from './trial.ts';

const WHOLES = [1, 2, 3, 40, 41, 59, 60, 61, 3000, 3001] as const;
const isParty = (book: Rulebook): boolean => book.pack === 'party-2020';
const F = (name: string, votes: number): Nominee => ({ name, sex: 'F', votes });
const M = (name: string, votes: number): Nominee => ({ name, sex: 'M', votes });

const contest = (post: Post, seats: number, ...nominees: readonly Nominee[]): ContestInput => ({
  post,
  seats,
  nominees,
  writeIns: [],
});

/** A vote in which everybody entitled took part. */
function voteOf(book: Rulebook, ballots: number, over: Partial<OutcomeInput>): OutcomeInput {
  const electorate = isParty(book)
    ? ({ mode: 'PARTY_MEMBERS', entitled: ballots, present: ballots } as const)
    : ({ mode: 'ALL_VOTERS', entitled: ballots, present: null } as const);
  return {
    rules: book.pack,
    overlays: [],
    heldOn: day('2026-12-20'),
    electorate,
    ballots: { issued: ballots, collected: ballots, invalid: 0 },
    contests: [],
    relatives: [],
    round: 1,
    ...over,
  };
}

const member = (book: Rulebook): Post => (isParty(book) ? 'PARTY_MEMBER' : 'MEMBER');
const reasonOf = (result: OutcomeResult, figures: Readonly<Record<string, number>>) =>
  flat(result.reasons).find((one) => Object.entries(figures).every(([name, n]) => one.figures?.[name] === n));

/** 选民、户代表 more than half; 居民代表 more than two thirds, before 2026 more than half; Party members at least four fifths. */
const turnoutLines = (book: Rulebook): readonly (readonly [ElectorateMode, (n: number, of: number) => boolean])[] => [
  ['ALL_VOTERS', (n, of) => n + n > of],
  ['HOUSEHOLD_REP', (n, of) => n + n > of],
  ['RESIDENT_REP', (n, of) => (book.pack === 'residents-2018' ? n + n > of : n + n + n > of + of)],
  ['PARTY_MEMBERS', (n, of) => 5 * n >= 4 * of],
];

function turnoutTrials(book: Rulebook, round: 1 | 2): readonly Trial[] {
  const allowed = book.parameters.votingModes?.value ?? [];
  return turnoutLines(book)
    .filter(([mode]) => (isParty(book) ? mode === 'PARTY_MEMBERS' : allowed.some((one) => one === mode)))
    .flatMap(([mode, enough]) =>
      WHOLES.map((entitled) => ({ mode, entitled, needed: least((n) => enough(n, entitled)) })),
    )
    .flatMap(({ mode, entitled, needed }) =>
      around(needed)
        .filter((n) => n <= entitled)
        .map((took) => {
          const present = mode === 'PARTY_MEMBERS' ? took : null;
          const result = outcome(
            voteOf(book, took, {
              electorate: { mode, entitled, present },
              contests: [contest(member(book), 1, F('甲', 0))],
              round,
            }),
            book,
          );
          const said = reasonOf(result, { entitled, took });
          return {
            tried: `${mode}, ${took} of ${entitled}, round ${round}`,
            should: `${verdictOf(took, needed)}, vote ${holds(took >= needed)}`,
            is: `${saidBy(said)}, vote ${holds(result.valid)}`,
            cites: cited(said),
            said,
            numbers: [took, entitled, needed],
          };
        }),
    );
}

const turnout: Threshold = {
  name: 'who must take part',
  rules: ['CNT-1', 'PTY-QRM-1'],
  uses: ['votingModes'],
  trials: (book) => turnoutTrials(book, 1),
};

const reElectionTurnout: Threshold = {
  name: 'who must take part in another election',
  rules: ['CNT-9b'],
  uses: ['votingModes', 'reElectionQuorum'],
  trials: (book) => (book.parameters.reElectionQuorum?.value === true ? turnoutTrials(book, 2) : []),
};

function electedTrials(
  book: Rulebook,
  ballots: number,
  invalid: number,
  round: 1 | 2,
  needed: number,
): readonly Trial[] {
  return around(needed)
    .filter((votes) => votes >= 0 && votes <= ballots - invalid)
    .map((votes) => {
      const input = voteOf(book, ballots, {
        ballots: { issued: ballots, collected: ballots, invalid },
        contests: [contest(member(book), 1, F('甲', votes))],
        round,
      });
      const result = outcome(input, book);
      const said = reasonOf(result, { votes, base: ballots });
      return {
        tried: `${votes} votes of ${ballots} ballots (${invalid} invalid), round ${round}`,
        should: `${verdictOf(votes, needed)}, ${votes >= needed ? 'elected' : 'not elected'}`,
        is: `${saidBy(said)}, ${result.contests[0]?.elected.includes('甲') === true ? 'elected' : 'not elected'}`,
        cites: cited(said),
        said,
        numbers: [votes, needed, ballots],
      };
    });
}

const majority: Threshold = {
  name: 'more than half of all ballots, the invalid included; of the Party members present',
  rules: ['CNT-7', 'PTY-CNT-5'],
  uses: ['majorityBase'],
  trials: (book) =>
    WHOLES.flatMap((ballots) =>
      [0, 3]
        .filter((invalid) => invalid < ballots)
        .flatMap((invalid) =>
          electedTrials(
            book,
            ballots,
            invalid,
            1,
            least((n) => n + n > ballots),
          ),
        ),
    ),
};

const oneThird: Threshold = {
  name: 'one third of the ballots of that round',
  rules: ['CNT-9'],
  uses: [],
  trials: (book) =>
    isParty(book)
      ? []
      : WHOLES.flatMap((ballots) =>
          electedTrials(
            book,
            ballots,
            0,
            2,
            least((n) => n > 0 && n + n + n >= ballots),
          ),
        ),
};

/** Two seats, all above the half; the third has one vote less than, as many as, one more than the second. */
const lastSeat: Threshold = {
  name: 'the last seat',
  rules: ['CNT-8', 'PTY-CNT-7'],
  uses: [],
  trials: (book) =>
    around(700).map((third) => {
      const input = voteOf(book, 1200, {
        contests: [contest(member(book), 2, F('甲', 900), F('乙', 700), F('丙', third))],
      });
      const result = outcome(input, book);
      const one = result.contests[0];
      return {
        tried: `700 and ${third} votes for the second of two seats`,
        should:
          third < 700
            ? '甲乙 elected, nobody tied'
            : third > 700
              ? '甲丙 elected, nobody tied'
              : '甲 elected, 乙丙 tied',
        is: `${one?.elected.join('')} elected, ${one === undefined || one.tied.length === 0 ? 'nobody' : one.tied.join('')} tied`,
        cites: cited(...result.reasons),
      };
    }),
};

const overCollected: Threshold = {
  name: 'no more ballots than voters, or than were issued',
  rules: ['CNT-3', 'PTY-CNT-2'],
  uses: ['overCollectedBase'],
  trials: (book) => {
    const base = book.parameters.overCollectedBase?.value;
    const limits = [
      { name: 'voters', present: 1800, issued: 1900, of: base === 'ISSUED' ? undefined : 1800 },
      { name: 'issued', present: 1900, issued: 1800, of: base === 'VOTERS' ? undefined : 1800 },
    ];
    return limits
      .filter((one) => one.of !== undefined)
      .flatMap(({ name, present, issued }) =>
        around(1800).map((collected) => {
          const electorate = { ...voteOf(book, 1900, {}).electorate, present };
          const ballots = { issued, collected, invalid: 0 };
          const result = outcome(
            voteOf(book, 1900, { electorate, ballots, contests: [contest(member(book), 1, F('甲', 1))] }),
            book,
          );
          const said = reasonOf(result, { issued, collected });
          return {
            tried: `${collected} collected, 1800 ${name}`,
            should: `${holds(collected <= 1800)}, vote ${holds(collected <= 1800)}`,
            is: `${holds(said?.verdict === 'ok')}, vote ${holds(result.valid)}`,
            cites: cited(said),
          };
        }),
      );
  },
};

const box: Threshold = {
  name: 'no more ballots in a box than people who voted there',
  rules: ['CNT-3a'],
  uses: ['overCollectedScope'],
  trials: (book) =>
    isParty(book)
      ? []
      : around(50).map((collected) => {
          const input = voteOf(book, 1000, {
            contests: [contest('CHAIR', 1, F('甲', 600), M('乙', 10))],
            boxes: [{ box: '3号箱', voters: 50, collected }],
          });
          const reasons = outcome(input, book).reasons.filter((one) => one.rule === 'CNT-3a');
          return {
            tried: `${collected} ballots in a box of 50`,
            should: holds(collected <= 50),
            is: holds(reasons.length === 0),
            cites: cited(...reasons),
          };
        }),
};

const overVote: Threshold = {
  name: 'no more names on a ballot than seats',
  rules: ['CNT-4', 'PTY-CNT-3'],
  uses: [],
  trials: (book) =>
    [1, 5, 9].flatMap((seats) =>
      around(seats).map((n) => {
        const chosen = Array.from({ length: n }, (_, at) => `p${at}`);
        const [judged] = judgeBallot([{ post: member(book), seats, chosen, writeIns: [] }], book);
        return {
          tried: `${n} names for ${seats} seats`,
          should: n > seats ? 'INVALID' : n === 0 ? 'BLANK' : 'COUNTS',
          is: judged?.state ?? '',
          cites: cited(judged?.reason),
        };
      }),
    ),
};

const writeInsAgainst: Threshold = {
  name: 'no more written in than voted against',
  rules: ['PTY-MARK-3'],
  uses: [],
  trials: (book) =>
    isParty(book)
      ? around(2).map((n) => {
          const writeIns = Array.from({ length: n }, (_, at) => `w${at}`);
          const [judged] = judgeBallot(
            [{ post: 'PARTY_MEMBER', seats: 5, chosen: ['甲'], writeIns, refused: ['乙', '丙'] }],
            book,
          );
          return {
            tried: `${n} written in, 2 against`,
            should: `${n <= 2 ? 1 + n : 1} votes`,
            is: `${judged?.votesFor.length} votes`,
            cites: cited(judged?.reason),
          };
        })
      : [],
};

const reduction: Threshold = {
  name: 'fewer seats when half of the electors agree',
  rules: ['PTY-CNT-8'],
  uses: [],
  trials: (book) =>
    isParty(book)
      ? [40, 41].flatMap((present) => {
          const needed = least((n) => n + n >= present);
          return around(needed).map((agreed) => {
            const one = contest('PARTY_MEMBER', 2, F('甲', present), F('乙', 1), F('丙', 1));
            const input = voteOf(book, present, { contests: [{ ...one, reduction: { seats: 1, agreed } }] });
            const result = outcome(input, book);
            return {
              tried: `${agreed} of ${present} agree to one seat less`,
              should: agreed >= needed ? 'NONE' : 'RE_ELECTION',
              is: result.contests[0]?.next ?? '',
              cites: cited(...result.reasons),
            };
          });
        })
      : [],
};

const vacancy: Threshold = {
  name: 'seats may stay open from so many on, and never below the least size',
  rules: ['CNT-10'],
  uses: ['vacancyAllowedAt', 'vacancyNeeds', 'committeeSize'],
  trials: (book) => {
    const allowed = book.parameters.vacancyAllowedAt?.value;
    const floor = book.parameters.committeeSize?.value.min ?? 0;
    if (allowed === undefined) return [];
    return [...around(allowed), ...around(floor)].map((filled) => {
      const seated = Array.from({ length: filled }, (_, at) => ({
        name: `已${at}`,
        sex: 'F' as const,
        post: at === 0 ? ('CHAIR' as const) : ('MEMBER' as const),
      }));
      const open = book.parameters.vacancyNeeds?.value === 'NOTHING' ? 'NONE' : 'PENDING_REVIEW';
      const input = voteOf(book, 1000, { round: 2, seated, contests: [contest('MEMBER', 1, F('甲', 1), F('乙', 1))] });
      const result = outcome(input, book);
      return {
        tried: `${filled} elected, open seats from ${allowed}, at least ${floor}`,
        should: filled < allowed ? 'RE_ELECTION' : filled < floor ? 'PENDING_REVIEW' : open,
        is: result.contests[0]?.next ?? '',
        cites: cited(...result.reasons),
      };
    });
  },
};

const women: Threshold = {
  name: 'at least one woman',
  rules: ['RES-COMP-2', 'CNT-12'],
  uses: ['womenRequired'],
  trials: (book) =>
    book.parameters.womenRequired?.value === true
      ? [0, 1, 2].map((n) => {
          // Only a confirmed text keeps a seat free for a woman.
          const firm = book.parameters.womenRequired?.mark === 'CONFIRMED';
          const people = [0, 1].map((at) => (at < n ? F : M)(`p${at}`, 900 - at));
          const result = outcome(voteOf(book, 1000, { contests: [contest('MEMBER', 2, ...people, M('乙', 3))] }), book);
          return {
            tried: `${n} women among two elected`,
            should: n >= 1 || !firm ? '2 elected, NONE' : '1 elected, PENDING_REVIEW',
            is: `${result.contests[0]?.elected.length} elected, ${result.contests[0]?.next}`,
            cites: cited(...result.reasons),
          };
        })
      : [],
};

const relatives: Threshold = {
  name: 'of two relatives in one post the one with more votes',
  rules: ['RES-COMP-3'],
  also: ['CNT-13'],
  uses: ['relativesKeep', 'relativesFillByNext'],
  trials: (book) =>
    book.rules.has('RES-COMP-3') && (book.pack !== 'residents-2018' || book.parameters.relativesKeep !== undefined)
      ? around(820).map((votes) => {
          const input = voteOf(book, 1600, {
            relatives: [{ a: '兄', b: '弟', relation: '兄弟' }],
            contests: [contest('MEMBER', 3, M('兄', votes), M('弟', 820), F('丙', 1000), F('丁', 100))],
          });
          const result = outcome(input, book);
          const one = result.contests[0];
          return {
            tried: `${votes} against 820`,
            should: votes < 820 ? '丙弟, tied: ' : votes > 820 ? '丙兄, tied: ' : '丙, tied: 兄弟',
            is: `${one?.elected.join('')}, tied: ${one?.tied.join('')}`,
            cites: cited(...result.reasons),
          };
        })
      : [],
};

const countDown: Threshold = {
  name: 'votes for a higher post added to the lower',
  rules: ['CNT-14'],
  uses: ['countDown'],
  trials: (book) =>
    book.parameters.countDown?.value === true
      ? around(least((n) => 2 * (n + 600) > 1500)).map((vice) => {
          const input = voteOf(book, 1500, {
            contests: [
              contest('CHAIR', 1, F('张', 600), M('甲', 300)),
              contest('VICE', 1, F('张', vice), M('乙', 300)),
            ],
          });
          const result = outcome(input, book);
          return {
            tried: `600 for chair and ${vice} for vice-chair of 1500`,
            should: 2 * (600 + vice) > 1500 ? '张' : '',
            is: result.contests[1]?.elected.join('') ?? '',
            cites: cited(...result.reasons),
          };
        })
      : [],
};

const nextCandidates: Threshold = {
  name: 'more candidates than seats in another election',
  rules: ['CNT-9'],
  uses: ['surplus'],
  trials: (book) =>
    isParty(book)
      ? []
      : around(3).map((unelected) => {
          const people = Array.from({ length: unelected }, (_, at) => F(`p${at}`, 400 - at));
          const input = voteOf(book, 1000, { contests: [contest('MEMBER', 2, ...people)] });
          const next = candidatesForNextRound(input, outcome(input, book), 'MEMBER', book);
          const floor = 2 + Math.max(1, book.parameters.surplus?.value.MEMBER?.min ?? 1);
          return {
            tried: `${unelected} unelected for two seats`,
            should: verdictOf(Math.min(unelected, floor), floor),
            is: saidBy(next?.reason),
            cites: cited(next?.reason),
            said: next?.reason,
            numbers: [2, floor],
          };
        }),
};

export const VOTE_THRESHOLDS: readonly Threshold[] = [
  turnout,
  reElectionTurnout,
  majority,
  oneThird,
  lastSeat,
  overCollected,
  box,
  overVote,
  writeInsAgainst,
  reduction,
  vacancy,
  women,
  relatives,
  countDown,
  nextCandidates,
];

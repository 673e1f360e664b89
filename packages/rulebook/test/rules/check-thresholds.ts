import {
  checkDelegatesCongress,
  checkHandover,
  checkJointNomination,
  checkMeetingComposition,
  checkMeetingDecision,
  checkMeetingNotice,
  checkPartyQuorum,
  checkProxy,
  checkRecall,
  checkRecallPetition,
  checkRegistrationGround,
  checkRepMeetingQuorum,
  checkResidentsMeetingQuorum,
  checkRollPublication,
  checkSeats,
  checkSurplus,
  checkVotingAge,
  type HolidayCalendar,
  objectionWindow,
  type Post,
  type ProxyFacts,
  recallVoteDeadline,
  type RegistrationFacts,
  type Rulebook,
  rulingDeadline,
  voterCaseDays,
} from '../../src/index.ts';
import {
  around,
  cited,
  day,
  holds,
  later,
  least,
  monthsEarlier,
  saidBy,
  type Threshold,
  trial,
  verdictOf,
} from './trial.ts';

const D = day('2026-12-16');
const WHOLES = [1, 2, 3, 5, 23, 40, 60, 61, 3000, 3001] as const;
const isParty = (book: Rulebook): boolean => book.pack === 'party-2020';

const size: Threshold = {
  name: 'how many sit on the committee',
  rules: ['RES-COMP-1', 'PTY-SEAT-1'],
  uses: ['committeeSize'],
  trials: (book) => {
    const range = book.parameters.committeeSize?.value;
    if (range === undefined) return [];
    const post: Post = isParty(book) ? 'PARTY_MEMBER' : 'MEMBER';
    return [...around(range.min), ...around(range.max)].map((n) => {
      const odd = range.odd !== true || n % 2 === 1;
      const reason = checkSeats({ [post]: n }, book);
      const should = n < range.min ? `${range.min - n} short` : holds(n <= range.max && odd);
      return trial(`${n} members, ${range.min} to ${range.max}`, should, reason, n, range.min, range.max);
    });
  },
};

const surplus: Threshold = {
  name: 'more candidates than seats',
  rules: ['CAND-5', 'PTY-NOM-2'],
  uses: ['surplus', 'surplusPercent'],
  trials: (book) => {
    const percent = book.parameters.surplusPercent?.value;
    const posts: readonly Post[] = isParty(book) ? ['PARTY_MEMBER'] : ['CHAIR', 'VICE', 'MEMBER'];
    return posts.flatMap((post) =>
      [1, 3, 5, 7, 9].flatMap((seats) => {
        const range = book.parameters.surplus?.value[post];
        const min =
          percent === undefined
            ? seats + Math.max(1, range?.min ?? 1)
            : least((n) => n >= seats && (n - seats) * 100 >= seats * percent);
        const max = range?.max === undefined ? undefined : seats + range.max;
        const tried = max === undefined ? around(min) : [...around(min), ...around(max)];
        return tried.map((n) => {
          const should = n < min ? `${min - n} short` : holds(max === undefined || n <= max);
          return trial(`${post}: ${n} for ${seats}`, should, checkSurplus(book, post, seats, n), seats, n, min);
        });
      }),
    );
  },
};

const nominators: Threshold = {
  name: 'voters who nominate together',
  rules: ['CAND-1'],
  uses: ['jointNominators'],
  trials: (book) => {
    const needed = book.parameters.jointNominators?.value;
    if (needed === undefined) return [];
    return around(needed).map((n) => {
      const signed = Array.from({ length: n }, (_, at) => ({ person: `v${at}`, isVoter: true }));
      return trial(`${n} sign`, verdictOf(n, needed), checkJointNomination(signed, book), n, needed);
    });
  },
};

const age: Threshold = {
  name: 'of age on election day',
  rules: ['REG-1', 'REG-3'],
  uses: ['votingAge'],
  trials: (book) => {
    const years = book.parameters.votingAge?.value;
    if (years === undefined) return [];
    const birthday = monthsEarlier(D, 12 * years);
    return [-1, 0, 1].map((days) => {
      const reason = checkVotingAge(later(birthday, days), D, book);
      // Whoever turns of age on the day itself is registered, with a warning: that reading is unconfirmed.
      const should =
        days < 0
          ? 'ok'
          : days === 0
            ? 'warning'
            : book.parameters.votingAge?.mark === 'CONFIRMED'
              ? 'violation'
              : 'warning';
      return {
        tried: `born ${days} day(s) after`,
        should,
        is: reason.verdict,
        cites: cited(reason),
        said: reason,
        numbers: [years],
      };
    });
  },
};

const base = { wishesToTakePart: true, deprivedOfPoliticalRights: false, registeredElsewhere: false };

const workers: Threshold = {
  name: 'months of work of a community worker',
  rules: ['REG-4'],
  uses: ['workerMonths'],
  trials: (book) => {
    const needed = book.parameters.workerMonths?.value;
    if (needed === undefined) return [];
    return around(needed).map((months) => {
      const ground = { ground: 'COMMUNITY_WORKER', months, applied: true, confirmedByCommittee: true } as const;
      const facts: RegistrationFacts = { ...base, ground };
      return trial(`${months} months`, verdictOf(months, needed), checkRegistrationGround(facts, book), months, needed);
    });
  },
};

const residence: Threshold = {
  name: 'months of living here',
  rules: ['REG-4'],
  uses: ['habitualResidenceMonths'],
  trials: (book) => {
    const needed = book.parameters.habitualResidenceMonths?.value;
    if (needed === undefined) return [];
    return around(needed).map((months) => {
      const facts: RegistrationFacts = { ...base, ground: { ground: 'HABITUAL_RESIDENT', months } };
      return trial(`${months} months`, verdictOf(months, needed), checkRegistrationGround(facts, book), months, needed);
    });
  },
};

const roll: Threshold = {
  name: 'days between the roll and the election',
  rules: ['ROLL-1'],
  uses: ['rollPublishDaysBefore'],
  trials: (book) => {
    const needed = book.parameters.rollPublishDaysBefore?.value;
    if (needed === undefined) return [];
    return around(needed).map((days) =>
      trial(
        `out ${days} days before`,
        verdictOf(days, needed),
        checkRollPublication({ publishedOn: later(D, -days), electionDay: D }, book),
        days,
        needed,
      ),
    );
  },
};

const together: Threshold = {
  name: 'the representatives on the day of the roll',
  rules: ['ROLL-2'],
  uses: [],
  trials: (book) =>
    book.rules.has('ROLL-2')
      ? [-1, 0, 1].map((days) => {
          const publishedOn = later(D, -25);
          const facts = { publishedOn, electionDay: D, representativesOn: later(publishedOn, days) };
          return trial(`${days} day(s) after the roll`, holds(days === 0), checkRollPublication(facts, book));
        })
      : [],
};

/** No holidays, and a Wednesday on which the roll comes out, so that five days later is a Monday. */
const PLAIN: HolidayCalendar = {
  source: 'test',
  published: new Set([2026]),
  holidays: new Map(),
  makeUpWorkdays: new Set(),
};
const WEDNESDAY = day('2026-11-25');

const objections: Threshold = {
  name: 'days to object',
  rules: ['ROLL-3'],
  uses: ['objectionDays'],
  trials: (book) => {
    const days = book.parameters.objectionDays?.value;
    if (days === undefined) return [];
    const window = objectionWindow(WEDNESDAY, book.parameters, PLAIN);
    return around(days).map((n) => ({
      tried: `an objection ${n} days after the roll`,
      should: holds(n <= days),
      is: holds(later(WEDNESDAY, n) <= window.acceptUntil),
      cites: cited(...window.reasons),
    }));
  },
};

const rulings: Threshold = {
  name: 'days to rule on an objection',
  rules: ['ROLL-4'],
  uses: ['rulingDays'],
  trials: (book) => {
    const days = book.parameters.rulingDays?.value;
    if (days === undefined) return [];
    const deadline = rulingDeadline(WEDNESDAY, book.parameters);
    return around(days).map((n) => ({
      tried: `ruled ${n} days after receipt`,
      should: holds(n <= days),
      is: holds(later(WEDNESDAY, n) <= deadline.day),
      cites: cited(...deadline.reasons),
    }));
  },
};

/** The law of civil procedure: five days before election day; judged before it. */
const court: Threshold = {
  name: 'days of a voter-qualification case',
  rules: ['ROLL-6'],
  uses: [],
  trials: (book) =>
    book.rules.has('ROLL-6')
      ? [...around(5), ...around(1)].map((n) => {
          const told = voterCaseDays(D);
          return {
            tried: `${n} days before`,
            should: `sue: ${holds(n >= 5)}, judged: ${holds(n >= 1)}`,
            is: `sue: ${holds(later(D, -n) <= told.sueBy)}, judged: ${holds(later(D, -n) <= told.judgedBy)}`,
            cites: cited(told.reason),
          };
        })
      : [],
};

function shares(
  rule: string,
  enough: (n: number, of: number) => boolean,
  ask: (n: number, of: number, book: Rulebook) => ReturnType<typeof checkSeats>,
): Threshold {
  return {
    name: `${rule}: so many of a whole`,
    rules: [rule],
    uses: [],
    trials: (book) =>
      book.rules.has(rule)
        ? WHOLES.flatMap((of) => {
            const needed = least((n) => enough(n, of));
            return around(needed).map((n) =>
              trial(`${n} of ${of}`, verdictOf(n, needed), ask(n, of, book), n, of, needed),
            );
          })
        : [],
  };
}

const notice: Threshold = {
  name: 'days of notice of a meeting',
  rules: ['MEET-3'],
  uses: [],
  trials: (book) =>
    book.rules.has('MEET-3')
      ? around(10).map((n) => {
          const answer = checkMeetingNotice(later(D, -n), D, false);
          return {
            tried: `${n} days ahead`,
            should: n >= 10 ? 'holds' : 'NOTICE_TOO_SHORT',
            is: answer.ok ? saidBy(answer.value) : answer.error.code,
            cites: answer.ok ? cited(answer.value) : [answer.error.rule ?? ''],
          };
        })
      : [],
};

const proxies: Threshold = {
  name: 'proxies one person may hold',
  rules: ['VOTE-2'],
  uses: ['proxyMaxPerTrustee', 'proxyAllowed'],
  trials: (book) => {
    const most = book.parameters.proxyMaxPerTrustee?.value;
    if (most === undefined) return [];
    return around(most).map((n) => {
      const facts: ProxyFacts = {
        mode: 'ALL_VOTERS',
        written: true,
        principalIsVoter: true,
        trusteeIsVoter: true,
        trusteeIsCandidate: false,
        trusteePassesOn: false,
        alreadyAccepted: n - 1,
      };
      return trial(
        `the ${n}th of at most ${most}`,
        holds(n <= most),
        checkProxy(facts, book),
        ...(n <= most ? [] : [n, most]),
      );
    });
  },
};

const handover: Threshold = {
  name: 'days to hand over',
  rules: ['RSLT-3'],
  uses: ['handoverDays'],
  trials: (book) => {
    const days = book.parameters.handoverDays?.value;
    if (days === undefined) return [];
    return around(days).map((n) =>
      trial(`after ${n} days`, n <= days ? 'holds' : `${n - days} short`, checkHandover(D, later(D, n), book), n, days),
    );
  },
};

const petition: Threshold = {
  name: 'signatures for a recall',
  rules: ['RECALL-1'],
  uses: [],
  trials: (book) => {
    if (!book.rules.has('RECALL-1')) return [];
    const part = book.pack === 'villagers-2025' ? 5 : 10;
    return WHOLES.flatMap((of) =>
      (
        [
          ['VOTERS', part],
          ['REPRESENTATIVES', 3],
        ] as const
      ).flatMap(([who, of1]) => {
        const needed = least((n) => n * of1 >= of);
        return around(needed).map((n) =>
          trial(`${n} of ${of} ${who}`, verdictOf(n, needed), checkRecallPetition(who, n, of, book), n, of, needed),
        );
      }),
    );
  },
};

const recall: Threshold = {
  name: 'the vote on a recall',
  rules: ['RECALL-2'],
  uses: ['votingModes'],
  trials: (book) => {
    if (!book.rules.has('RECALL-2')) return [];
    const turnout = (
      [
        ['ALL_VOTERS', (n: number, of: number) => n + n > of],
        ['RESIDENT_REP', (n: number, of: number) => 3 * n > 2 * of],
      ] as const
    )
      .filter(([mode]) => book.parameters.votingModes?.value.includes(mode) === true)
      .flatMap(([mode, enough]) => {
        const needed = least((n) => enough(n, 60));
        return around(needed).map((voted) => {
          const reason = checkRecall({ mode, entitled: 60, voted, agreed: voted }, book);
          return {
            tried: `${mode}, ${voted} of 60`,
            should: holds(voted >= needed),
            is: holds(reason.verdict === 'ok'),
            cites: cited(reason),
          };
        });
      });
    const needed = least((n) => n + n > 41);
    const agreed = around(needed).map((n) => {
      const reason = checkRecall({ mode: 'ALL_VOTERS', entitled: 60, voted: 41, agreed: n }, book);
      return {
        tried: `${n} of 41 agree`,
        should: holds(n >= needed),
        is: holds(reason.verdict === 'ok'),
        cites: cited(reason),
      };
    });
    return [...turnout, ...agreed];
  },
};

/** Zhejiang, Shanghai and Beijing: thirty days from the request. */
const recallDays: Threshold = {
  name: 'days from a recall’s request to its vote',
  rules: ['RECALL-3'],
  uses: [],
  trials: (book) =>
    book.rules.has('RECALL-3')
      ? around(30).map((n) => {
          const deadline = recallVoteDeadline(D, 30, 'ZJ20V-35');
          return {
            tried: `${n} days after`,
            should: holds(n <= 30),
            is: holds(later(D, n) <= deadline.day),
            cites: cited(...deadline.reasons),
          };
        })
      : [],
};

const congress: Threshold = {
  name: 'members from whom on delegates may elect',
  rules: ['PTY-MTG-2'],
  uses: [],
  trials: (book) =>
    isParty(book)
      ? around(500).map((members) =>
          trial(
            `${members} members`,
            holds(members >= 500),
            checkDelegatesCongress({ members, dispersed: false, superiorApproved: true }, book),
            members,
            500,
          ),
        )
      : [],
};

export const CHECK_THRESHOLDS: readonly Threshold[] = [
  size,
  surplus,
  nominators,
  age,
  workers,
  residence,
  roll,
  together,
  objections,
  rulings,
  court,
  shares('MEET-1', (n, of) => 5 * n >= 4 * of, checkMeetingComposition),
  shares('MEET-2', (n, of) => 3 * n >= 2 * of, checkRepMeetingQuorum),
  shares(
    'MEET-2',
    (n, of) => n + n > of,
    (n, of, book) => checkMeetingDecision('REPRESENTATIVES', n, of, book),
  ),
  shares('MEET-4', (n, of) => n + n > of, checkResidentsMeetingQuorum),
  shares(
    'MEET-4',
    (n, of) => n + n > of,
    (n, of, book) => checkMeetingDecision('RESIDENTS', n, of, book),
  ),
  shares('PTY-QRM-1', (n, of) => 5 * n >= 4 * of, checkPartyQuorum),
  notice,
  proxies,
  handover,
  petition,
  recall,
  recallDays,
  congress,
];

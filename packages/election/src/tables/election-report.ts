import type { Post } from '@mingxuan/rulebook';
import { postNames } from '../organisation.ts';
import type { DecidedPoll } from '../poll/told.ts';
import { decidedContests, personOf, pollLabel } from '../poll/told.ts';
import { writeInId } from '../poll/write-in-id.ts';
import type { Cycle } from '../state.ts';
import { toldBoxes } from '../voting/told-boxes.ts';

/**
 * The results in the common data format for election results (NIST SP 1500-100, version 2), as far as our elections fit
 * it; docs/results-format.md says how each field is used. What the format has no place for (votes against, the law and the
 * reasons) stands in the tables beside it.
 */
export function electionReport(cycle: Cycle) {
  const polls = cycle.polls.filter((poll) => poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED');
  const { name, subDistrict, district, city } = cycle.community;
  return {
    '@type': 'ElectionResults.ElectionReport',
    Format: 'summary-contest',
    // The legal day of the newest result, at its beginning: a bundle made twice says the same.
    GeneratedDate: `${polls.at(-1)?.determinedOn ?? cycle.lastOn}T00:00:00+08:00`,
    Issuer: `${city}${district}${subDistrict}${name}居民选举委员会`,
    IssuerAbbreviation: name,
    SequenceStart: 1,
    SequenceEnd: 1,
    Status: polls.every((poll) => poll.stage === 'CERTIFIED') ? 'certified' : 'unofficial-complete',
    VendorApplicationId: 'mingxuan',
    IsTest: cycle.mode === 'REHEARSAL',
    GpUnit: [
      {
        '@type': 'ElectionResults.ReportingUnit',
        '@id': COMMUNITY,
        Type: 'other',
        OtherType: 'residents-community',
        Name: named(name),
        ...(polls.length === 0
          ? {}
          : {
              ComposingGpUnitIds: polls.flatMap((poll) =>
                toldBoxes(poll.boxes, poll.smallCell).map((_, i) => boxId(poll, i)),
              ),
            }),
      },
      ...polls.flatMap(boxUnits),
    ],
    Office: officesOf(polls),
    Election: polls.map((poll) => electionOf(cycle, poll)),
  };
}

const COMMUNITY = 'community';
const boxId = (poll: DecidedPoll, index: number): string => `box-${poll.id}-${index + 1}`;
const contestId = (poll: DecidedPoll, post: Post): string => `contest-${poll.id}-${post}`;
const officeId = (post: Post): string => `office-${post}`;

const inBoth = (zh: string, en: string) => ({
  '@type': 'ElectionResults.InternationalizedText',
  Text: [
    { '@type': 'ElectionResults.LanguageString', Content: zh, Language: 'zh-Hans' },
    { '@type': 'ElectionResults.LanguageString', Content: en, Language: 'en' },
  ],
});

const named = (name: string) => ({
  '@type': 'ElectionResults.InternationalizedText',
  Text: [{ '@type': 'ElectionResults.LanguageString', Content: name, Language: 'zh-Hans' }],
});

/** Boxes, as far as they may be told alone. */
const boxUnits = (poll: DecidedPoll) =>
  toldBoxes(poll.boxes, poll.smallCell).map((told, index) => ({
    '@type': 'ElectionResults.ReportingUnit',
    '@id': boxId(poll, index),
    Type: 'ballot-batch',
    Name: 'box' in told ? named(told.box) : TOGETHER[told.kind],
  }));

const TOGETHER = {
  SMALL_TOGETHER: inBoth('各小票箱合计', 'the small boxes together'),
  ALL_TOGETHER: inBoth('全部票箱合计', 'all boxes together'),
};

function officesOf(polls: readonly DecidedPoll[]) {
  const posts = [...new Set(polls.flatMap((poll) => poll.contests.map(({ post }) => post)))];
  return posts.map((post) => ({
    '@type': 'ElectionResults.Office',
    '@id': officeId(post),
    ElectionDistrictId: COMMUNITY,
    Name: inBoth(postNames[post]?.zh ?? post, postNames[post]?.en ?? post),
  }));
}

function electionOf(cycle: Cycle, poll: DecidedPoll) {
  const { zh, en } = pollLabel(poll.id);
  const people = peopleOf(cycle, poll);
  return {
    '@type': 'ElectionResults.Election',
    ElectionScopeId: COMMUNITY,
    StartDate: poll.openedOn,
    EndDate: poll.determinedOn,
    Name: inBoth(zh, en),
    Type: poll.kind === 'RUNOFF' ? 'runoff' : poll.kind === 'FIRST' ? 'general' : 'special',
    BallotCounts: [
      {
        '@type': 'ElectionResults.BallotCounts',
        GpUnitId: COMMUNITY,
        Type: 'total',
        BallotsCast: poll.figures.collected,
        BallotsRejected: poll.figures.invalid,
      },
      ...toldBoxes(poll.boxes, poll.smallCell).map((told, index) => ({
        '@type': 'ElectionResults.BallotCounts',
        GpUnitId: boxId(poll, index),
        Type: 'total',
        BallotsCast: told.collected,
      })),
    ],
    Candidate: people.map(({ id, name, status }) => ({
      '@type': 'ElectionResults.Candidate',
      '@id': id,
      BallotName: named(name),
      ...(status === null ? {} : { PostElectionStatus: status }),
    })),
    Contest: poll.contests.map(({ post, seats }) => contestOf(poll, post, seats, people)),
  };
}

interface Standing {
  readonly id: string;
  readonly post: Post;
  readonly name: string;
  readonly votes: number;
  readonly writtenIn: boolean;
  readonly status: 'winner' | 'advanced-to-runoff' | null;
}

/** Everybody with votes, on the ballot or written in, once for each post. */
function peopleOf(cycle: Cycle, poll: DecidedPoll): readonly Standing[] {
  const come = new Map(decidedContests(poll).map(({ post, elected }) => [post, elected]));
  const tied = new Map(poll.outcome.contests.map((contest) => [contest.post, contest.tied]));
  const statusOf = (post: Post, id: string, name: string): Standing['status'] => {
    const elected = come.get(post) ?? [];
    // Whoever a decision seated from among the written-in has an id of their own by then.
    if (elected.some((one) => one === id || personOf(cycle, poll.named.writeIns, one)?.name === name)) return 'winner';
    return tied.get(post)?.includes(id) === true ? 'advanced-to-runoff' : null;
  };
  const onBallot = poll.contests.flatMap(({ post, candidates }) =>
    candidates.map((id): Standing => {
      const name = personOf(cycle, poll.named.writeIns, id)?.name ?? '';
      const votes = poll.figures.marks[id]?.for ?? 0;
      return {
        id: `candidate-${poll.id}-${id}`,
        post,
        name,
        votes,
        writtenIn: false,
        status: statusOf(post, id, name),
      };
    }),
  );
  const written = poll.named.writeIns.map(({ post, name, votes }, index): Standing => {
    const id = writeInId(index);
    return { id: `candidate-${poll.id}-${id}`, post, name, votes, writtenIn: true, status: statusOf(post, id, name) };
  });
  return [...onBallot, ...written];
}

function contestOf(poll: DecidedPoll, post: Post, seats: number, people: readonly Standing[]) {
  return {
    '@type': 'ElectionResults.CandidateContest',
    '@id': contestId(poll, post),
    ElectionDistrictId: COMMUNITY,
    Name: postNames[post]?.zh ?? post,
    OfficeIds: [officeId(post)],
    NumberElected: seats,
    VotesAllowed: seats,
    // Thresholds differ by vote and place; the format has no value for "as that article says".
    VoteVariation: 'other',
    OtherVoteVariation: 'n-of-m with the threshold of the law that is named in reasons.csv',
    CountStatus: [{ '@type': 'ElectionResults.CountStatus', Type: 'total', Status: 'completed' }],
    OtherCounts: [
      {
        '@type': 'ElectionResults.OtherCounts',
        GpUnitId: COMMUNITY,
        Overvotes: poll.figures.partInvalid[post] ?? 0,
        WriteIns: people.filter((one) => one.post === post && one.writtenIn).reduce((sum, { votes }) => sum + votes, 0),
      },
    ],
    ContestSelection: people
      .filter((one) => one.post === post)
      .map(({ id, votes, writtenIn }) => ({
        '@type': 'ElectionResults.CandidateSelection',
        '@id': `selection-${id}`,
        CandidateIds: [id],
        IsWriteIn: writtenIn,
        VoteCounts: [{ '@type': 'ElectionResults.VoteCounts', GpUnitId: COMMUNITY, Type: 'total', Count: votes }],
      })),
  };
}

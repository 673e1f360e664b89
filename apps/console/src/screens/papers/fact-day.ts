import type { PollView } from '@mingxuan/election';
import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';
import { latestDay } from '../../parts/proposed-day.ts';

type Seen = Pick<OpenCommunity, 'cycle' | 'today'>;

/** Papers that tell what a step completed, by the catalogue's id. */
const byStep: Readonly<Record<string, StepCode>> = {
  AUDIT_RESULT: 'A05',
  ELECTION_DAY: 'C03',
  REC_LIST: 'C01',
  VOTER_REGISTRATION: 'C04',
  NOMINATION_CALL: 'D01',
  CANDIDATES_PRELIMINARY: 'D06',
  PLEDGES: 'D09',
  POLLING: 'D14',
  STAFF: 'D13',
  BALLOT_SAMPLE: 'D15',
  INVALID_BALLOT_RULES: 'D16',
  MOBILE_VOTERS: 'D12',
  PARTY_CANDIDATES_REPLY: 'B06',
};

const ofPoll = (polls: readonly PollView[], key: string, fallback: PollView['stream']): PollView | undefined =>
  polls.find((poll) => poll.id === key) ?? polls.findLast((poll) => poll.stream === fallback);

/** The vote that elected the person of a certificate: `poll.candidate`, or the candidate alone. */
const electing = (polls: readonly PollView[], key: string): PollView | undefined =>
  polls.find((poll) => key.startsWith(`${poll.id}.`)) ??
  polls.findLast(
    (poll) =>
      (poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED') &&
      poll.outcome.contests.some((contest) => contest.elected.includes(key)),
  );

const determined = (poll: PollView | undefined): IsoDate | undefined =>
  poll !== undefined && (poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED') ? poll.determinedOn : undefined;

/** The day of the fact that a paper tells; undefined where it tells no single one. */
function factDay({ cycle }: Seen, paper: string): IsoDate | undefined {
  const [id = '', ...rest] = paper.split(':');
  const key = rest.join(':');
  const { roll, polls } = cycle;
  switch (id) {
    case 'VOTER_ROLL':
      return 'publishedOn' in roll ? roll.publishedOn : undefined;
    case 'REPRESENTATIVE_LIST':
      return 'publishedOn' in roll ? roll.publishedOn : undefined;
    case 'ROLL_SUPPLEMENT':
      return cycle.rollChanges.find((change) => change.on === key)?.on;
    case 'OBJECTION_RULING':
      return cycle.objections.find((one) => String(one.no) === key)?.ruling?.on;
    case 'REC_SUBSTITUTE':
      return cycle.rec?.members.find((one) => String(one.rank) === key)?.left?.on;
    case 'CANDIDATES_FORMAL':
      return cycle.formalList?.on;
    case 'PROXIES':
      return cycle.steps.D11?.on;
    case 'RE_ELECTION':
      // A further vote is announced on the result before it.
      return latestDay(...polls.filter((poll) => poll.stream === 'RESIDENTS' && poll.id !== key).map(determined));
    case 'CERTIFICATE':
      return determined(electing(polls, key));
    case 'RESULT':
    case 'ELECTION_REPORT':
    case 'TALLY_SHEET':
      return determined(ofPoll(polls, key, 'RESIDENTS'));
    case 'PARTY_RESULT':
      return determined(ofPoll(polls, key, 'PARTY'));
    case 'PARTY_ELECTION_REPLY':
      return cycle.party.approval?.on;
    case 'HANDOVER_NOTICE':
    case 'HANDOVER_LIST':
      return cycle.handover?.on;
    case 'WALL_PLAN':
      return cycle.plan?.adoptedOn;
    default: {
      const step = byStep[id];
      return step === undefined ? undefined : cycle.steps[step]?.on;
    }
  }
}

/** The day a rehearsal proposes for a paper: that of the fact it rests on, else that of the latest act. */
export const paperDay = (view: Seen, paper: string): IsoDate => factDay(view, paper) ?? view.today;

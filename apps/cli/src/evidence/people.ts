import type { CheckInFact, Command, Context, PollId, Recorded, State, VoterFact } from '@mingxuan/election';
import { needs } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { foldIdNumber } from '@mingxuan/rulebook';
import { isUnseen } from './unseen.ts';

/** A person of whom nothing is shown. Old enough for every rule: what is not shown accuses nobody. */
const somebody = (voterNo: number): VoterFact => ({
  voterNo,
  name: '',
  sex: 'M',
  birth: '1900-01-01' as IsoDate,
  removed: false,
});

const PLAIN = /^\d{17}[\dX]$/u;

/** However it was spelled when it came onto the roll; plain numbers, nearly all, are compared as they are. */
const sameNumber = (listed: string | undefined, asked: string): boolean =>
  listed !== undefined &&
  asked !== '' &&
  (listed === asked || (!PLAIN.test(listed) && foldIdNumber(listed).idNumber === asked));

/** The roll and the poll book, as far as a bundle shows them; kept beside the state, as the server keeps its rows. */
export interface People {
  /** What `decide` may look at for one command. `told`: what the entry itself says of people the roll does not show. */
  readonly rowsFor: (
    command: Command,
    told: readonly VoterFact[],
    state: State,
  ) => Pick<Context, 'voters' | 'checkIns'>;
  /** Who has used the vote of this poll. */
  readonly hasVoted: (poll: PollId, voterNo: number) => boolean;
  /** An unseen person checked in there, whose check-in an entry without a name may undo. */
  readonly unseenAt: (poll: PollId, at: Pick<CheckInFact, 'channel' | 'place'>) => number | undefined;
  /** Takes in a fact after it is decided on. `who`: the voter whom a check-in was taken to be about. */
  readonly record: (recorded: Recorded, who: number | null) => void;
}

export function people(): People {
  const voters = new Map<number, VoterFact>();
  const used = new Map<PollId, Map<number, CheckInFact>>();
  const bookOf = (poll: PollId): Map<number, CheckInFact> => {
    const book = used.get(poll) ?? new Map<number, CheckInFact>();
    used.set(poll, book);
    return book;
  };
  /** Listed people born later, and those of whom the entry itself says so. */
  const youngerThan = (day: IsoDate, told: readonly VoterFact[]): readonly VoterFact[] => [
    ...[...voters.values()].filter((row) => !row.removed && row.birth > day),
    ...told.filter((one) => voters.get(one.voterNo)?.name === ''),
  ];
  return {
    rowsFor(command, told, state) {
      const wanted = needs(command, state);
      const rows = new Map<number, VoterFact>();
      for (const no of wanted.voters) {
        const row = isUnseen(no) ? somebody(no) : voters.get(no);
        const said = told.find((one) => one.voterNo === no);
        if (row !== undefined)
          rows.set(no, row.name === '' && said !== undefined ? { ...said, removed: row.removed } : row);
      }
      for (const id of wanted.idNumbers ?? [])
        for (const row of voters.values()) if (sameNumber(row.idNumber, id)) rows.set(row.voterNo, row);
      if (wanted.bornAfter !== undefined)
        for (const row of youngerThan(wanted.bornAfter, told)) rows.set(row.voterNo, row);
      const checkIns = wanted.checkIn === undefined ? new Map<number, CheckInFact>() : bookOf(wanted.checkIn.poll);
      return { voters: rows, checkIns };
    },
    hasVoted: (poll, voterNo) => bookOf(poll).has(voterNo),
    unseenAt: (poll, { channel, place }) =>
      [...bookOf(poll).values()].find((c) => isUnseen(c.voterNo) && c.channel === channel && c.place === place)
        ?.voterNo,
    record({ fact, at }, who) {
      switch (fact.type) {
        case 'ROLL_IMPORTED':
          voters.clear();
          for (const [index, { value }] of fact.sealed.entries()) {
            const voterNo = index + 1;
            voters.set(voterNo, value === null ? somebody(voterNo) : { ...value, voterNo, removed: false });
          }
          return;
        case 'VOTER_ADDED':
        case 'VOTER_CORRECTED': {
          const { voterNo } = fact.body;
          const shown = fact.sealed[0]?.value ?? null;
          voters.set(voterNo, shown === null ? somebody(voterNo) : { ...shown, voterNo, removed: false });
          return;
        }
        case 'VOTER_REMOVED': {
          const row = voters.get(fact.body.voterNo);
          if (row !== undefined) voters.set(row.voterNo, { ...row, removed: true });
          return;
        }
        case 'VOTER_CHECKED_IN': {
          const { poll, channel, place } = fact.body;
          if (who !== null) bookOf(poll).set(who, { voterNo: who, channel, place, at });
          return;
        }
        case 'CHECK_IN_UNDONE':
          if (who !== null) bookOf(fact.body.poll).delete(who);
          return;
        default:
          return;
      }
    },
  };
}

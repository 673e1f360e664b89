import type { PollStaff } from '@mingxuan/election';
import type { Draft } from '../papers/paper.ts';
import type { StaffFacts } from '../papers/polling.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { pollOf } from './polls.ts';
import type { PaperSource } from './source.ts';

const roles: Readonly<Record<PollStaff['role'], string>> = {
  SCRUTINEER: '监票人',
  TELLER: '计票人',
  CALLER: '唱票人',
};

const people = (names: readonly string[]) => [...new Set(names)].map((name) => ({ name }));

/** N11. The ledger learns who scrutinises, calls and counts when the poll opens. */
export function staff(source: PaperSource): Draft<StaffFacts> {
  const { cycle, residents } = source;
  const poll = pollOf(source, 'residents');
  const hall = poll === undefined || poll.stage === 'PREPARED' ? [] : poll.staff;
  const inHall = (['SCRUTINEER', 'CALLER', 'TELLER'] as const).map((role) => ({
    role: roles[role],
    people: people(hall.filter((s) => s.role === role).map(({ name }) => name)),
  }));
  const withBoxes = { role: '流动票箱监票人', people: people(cycle.boxes.flatMap((box) => box.staff)) };
  const all = [...inHall, withBoxes].filter((each) => each.people.length > 0);
  return {
    head: headOf(source, 'STAFF', electionCommittee(source)),
    basis: basisOf(residents, ['VOTE-1']),
    electionDay: cycle.electionDay,
    staff: hall.length === 0 ? undefined : all,
    phone: cycle.arrangements?.phone,
  };
}

import type { PartyMember } from '@mingxuan/election';
import { expectedAttendance, hasPartyVote } from '@mingxuan/rulebook';

/** A line of the members' register that could not be read, with its place in what was pasted. */
export interface UnreadLine {
  readonly line: number;
  readonly text: string;
}

export interface ReadRegister {
  readonly members: readonly PartyMember[];
  readonly unread: readonly UnreadLine[];
}

const statuses: Readonly<Record<string, PartyMember['status']>> = {
  '': 'FULL',
  正式: 'FULL',
  正式党员: 'FULL',
  预备: 'PROBATIONARY',
  预备党员: 'PROBATIONARY',
};

const rights: Readonly<Record<string, PartyMember['rights']>> = {
  '': 'NORMAL',
  正常: 'NORMAL',
  有: 'NORMAL',
  留党察看: 'ON_PROBATION',
  中止: 'SUSPENDED',
  中止权利: 'SUSPENDED',
  中止党员权利: 'SUSPENDED',
  停止: 'SUSPENDED',
};

const isHeading = (cells: readonly string[]): boolean => cells.some((cell) => cell === '姓名');
const isSerial = (cell: string): boolean => /^[0-9０-９]+[.、．]?$/.test(cell);

/**
 * Reads a register pasted from a spreadsheet or typed: one member a line, name · status · rights, parted by tabs,
 * commas or spaces. A leading serial number and a heading are passed over; a line with anything unknown is given back
 * rather than guessed at.
 */
export function readRegister(pasted: string): ReadRegister {
  const members: PartyMember[] = [];
  const unread: UnreadLine[] = [];
  for (const [index, raw] of pasted.split(/\r?\n/).entries()) {
    const text = raw.trim();
    if (text === '') continue;
    const cells = text
      .split(/[\t,，、;；]+|\s{1,}/)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
    if (isHeading(cells)) continue;
    const [name = '', status = '', right = '', ...rest] =
      cells[0] !== undefined && isSerial(cells[0]) ? cells.slice(1) : cells;
    const known = statuses[status];
    const allowed = rights[right];
    if (name === '' || known === undefined || allowed === undefined || rest.length > 0)
      unread.push({ line: index + 1, text });
    else members.push({ name, status: known, rights: allowed });
  }
  return { members, unread };
}

/** The same figures the ledger will hold: full members, those without the vote, those left out, and 应到会. */
export interface Attendance {
  readonly full: number;
  readonly withoutRights: number;
  readonly excluded: number;
  readonly expected: number;
}

export function attendanceOf(members: readonly PartyMember[]): Attendance {
  const judged = members.map(({ exclusion, ...member }) => ({
    ...member,
    exclusion: exclusion === undefined ? undefined : { ...exclusion, listedGround: true },
  }));
  const full = judged.filter((member) => member.status === 'FULL').length;
  const voting = judged.filter(hasPartyVote).length;
  const expected = expectedAttendance(judged);
  return { full, withoutRights: full - voting, excluded: voting - expected, expected };
}

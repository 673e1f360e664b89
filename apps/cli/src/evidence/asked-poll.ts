import type { Command, Cycle, Recorded, StaffMember } from '@mingxuan/election';
import { opened } from '@mingxuan/election';
import { type Asked, type FactAs, only } from './asked-command.ts';
import { unseenVoter } from './asked-roll.ts';
import type { People } from './people.ts';
import { isUnseen, UNSEEN_TEXT, unseenNo, unseenOn } from './unseen.ts';

/** Which of the law's bars it was is in the restricted bundle only; that it was one of them decides. */
export function electedRechecked({ body, sealed }: FactAs<'ELECTED_RECHECKED'>): Command {
  const bars = opened(sealed);
  const barOf = (id: string) => bars.find((one) => one.id === id)?.bar ?? ('CRIMINAL_PENALTY' as const);
  const findings = body.findings.map((one) => {
    const { id, finding } = one;
    if (finding === 'CONFIRMED') return { id, result: { finding } };
    return one.basis === 'STATUTORY'
      ? { id, result: { finding, basis: one.basis, bar: barOf(id) } }
      : { id, result: { finding, basis: one.basis, localText: one.localText } };
  });
  return { type: 'RECHECK_ELECTED', ...body, findings };
}

/** Whose check-in it is: as shown; or somebody unseen, of those who may be meant and have not voted yet. */
export function checkIn(
  seq: number,
  { body, sealed }: FactAs<'VOTER_CHECKED_IN'>,
  [next]: readonly Recorded[],
  state: Cycle | null,
  people: People,
): Command {
  const { poll, channel, place } = body;
  const shown = only(sealed)?.voterNo;
  const { slip: _slip, ...asked } = body;
  const command = (voterNo: number): Command => ({ type: 'CHECK_IN', ...asked, voterNo });
  const ended = next?.fact.type === 'PROXY_ENDED' && next.fact.body.why === 'PRINCIPAL_CAME' ? next.fact.body.no : null;
  const principal = state?.proxies.find((proxy) => proxy.no === ended)?.principal;
  // A mandate that ended with it says who came, if not by name.
  if (principal !== undefined && (shown === undefined || isUnseen(principal))) return command(principal);
  if (channel === 'HALL' || state === null) return command(shown ?? unseenNo(seq, 0));
  const listed =
    shown !== undefined &&
    (channel === 'PROXY'
      ? state.proxies.some((proxy) => proxy.principal === shown)
      : state.boxes.some((box) => box.box === place && box.voters.some((voter) => voter.voterNo === shown)));
  if (listed) return command(shown);
  const free = unseenOn(state, channel, place).find((no) => !people.hasVoted(poll, no));
  return command(free ?? shown ?? unseenNo(seq, 0));
}

export function undoing(
  { body, sealed }: FactAs<'CHECK_IN_UNDONE'>,
  [next]: readonly Recorded[],
  state: Cycle | null,
  people: People,
): Command {
  const shown = only(sealed);
  const restored = next?.fact.type === 'PROXY_RESTORED' ? next.fact.body.no : null;
  const principal = state?.proxies.find((proxy) => proxy.no === restored)?.principal;
  if (principal !== undefined && people.hasVoted(body.poll, principal)) {
    return { type: 'UNDO_CHECK_IN', poll: body.poll, voterNo: principal, reason: shown?.reason ?? UNSEEN_TEXT };
  }
  const unseen = people.unseenAt(body.poll, body);
  const voterNo =
    shown === null || !people.hasVoted(body.poll, shown.voterNo) ? (unseen ?? shown?.voterNo ?? 0) : shown.voterNo;
  return { type: 'UNDO_CHECK_IN', poll: body.poll, voterNo, reason: shown?.reason ?? UNSEEN_TEXT };
}

/** Staff whose names were erased still did their work: the office that nobody else is seen in. */
export function opening({ body, sealed }: FactAs<'POLL_OPENED'>): Command {
  const shown = opened(sealed);
  const erased = erasedStaff(shown, sealed.length - shown.length);
  return {
    type: 'OPEN_POLL',
    poll: body.poll,
    ...(body.place === undefined ? {} : { place: body.place }),
    ...(body.smallCell === undefined ? {} : { smallCell: body.smallCell }),
    boxesShownEmpty: true,
    ...(body.booths === undefined ? {} : { booths: body.booths }),
    staff: [...shown, ...erased],
  };
}

/** The staff as it is shown; whoever was erased still worked, in the office that nobody else is seen in. */
export function staffChange({ body, sealed }: FactAs<'POLL_STAFF_CHANGED'>) {
  const told = opened(sealed);
  const shown = told.flatMap((one) => (one.kind === 'STAFF' ? [one.one] : []));
  // The reason comes last, after one record for each of the staff.
  const staff = [...shown, ...erasedStaff(shown, sealed.length - 1 - shown.length)];
  const reason = told.find((one) => one.kind === 'REASON')?.reason ?? UNSEEN_TEXT;
  return { poll: body.poll, staff, reason };
}

function erasedStaff(shown: readonly StaffMember[], gone: number): readonly StaffMember[] {
  const offices = (['SCRUTINEER', 'TELLER'] as const).filter((role) => !shown.some((one) => one.role === role));
  return Array.from({ length: gone }, (_, index) => ({
    role: offices[index] ?? ('CALLER' as const),
    name: `${UNSEEN_TEXT}${index + 1}`,
  }));
}

export function closing({ body, sealed, stream }: FactAs<'POLL_CLOSED'>): Command {
  const { issued, discrepancy, correction, ...sheet } = body;
  const note = (kind: 'DISCREPANCY' | 'CORRECTION'): string =>
    opened(sealed).find((one) => one.kind === kind)?.text ?? UNSEEN_TEXT;
  return {
    type: 'CLOSE_POLL',
    ...sheet,
    // Where a poll book counts, the number issued is never asked for: it is counted again.
    ...(stream === 'PARTY' ? { issued } : {}),
    ...(discrepancy === undefined ? {} : { discrepancy: note('DISCREPANCY') }),
    ...(correction === undefined ? {} : { correction: note('CORRECTION') }),
  };
}

export function review({ body, sealed }: FactAs<'REVIEW_SETTLED'>): Asked | null {
  const told = opened(sealed);
  const persons = told.flatMap((one) => (one.kind === 'PERSON' ? [one] : []));
  const reason = told.find((one) => one.kind === 'REASON')?.reason;
  const erased = sealed.length - told.length - (reason === undefined ? 1 : 0);
  if (erased > 0) return null;
  const { elected, alsoStand, ...decision } = body;
  const named = (ids: readonly string[]) =>
    persons.filter((person) => ids.includes(person.id)).map(({ name, voterNo }) => ({ name, voterNo }));
  return {
    command: {
      type: 'SETTLE_REVIEW',
      ...decision,
      reason: reason ?? UNSEEN_TEXT,
      seat: elected.filter((id) => !persons.some((person) => person.id === id)),
      seatWrittenIn: named(elected),
      standWrittenIn: named(alsoStand),
    },
    told: persons.map(({ name, sex, voterNo }) => ({
      voterNo,
      name,
      sex,
      birth: unseenVoter.birth,
      removed: false,
    })),
  };
}

import type { BoxFact, Command, Sealed } from '@mingxuan/election';
import { opened } from '@mingxuan/election';
import type { FactAs } from './asked-command.ts';
import { UNSEEN_TEXT } from './unseen.ts';

/** The command behind what was recorded of a box. People whose names were erased still watched: each stands in as somebody. */
export function boxAct(fact: BoxFact): Command {
  switch (fact.type) {
    case 'FIXED_BOX_SEALED':
      return { type: 'SEAL_FIXED_BOX', ...fact.body, shownEmpty: true, witnesses: witnesses(fact.sealed) };
    case 'BOX_INCIDENT_REPORTED': {
      const { no: _no, ...body } = fact.body;
      const shown = opened(fact.sealed);
      const account = shown.find((one) => one.kind === 'ACCOUNT')?.text ?? UNSEEN_TEXT;
      // The account comes last, after one record for each witness.
      const names = fact.sealed
        .slice(0, -1)
        .map(({ value }, index) => (value?.kind === 'WITNESS' ? value.name : somebody(index)));
      return { type: 'REPORT_BOX_INCIDENT', ...body, witnesses: names, account };
    }
    case 'BOX_DECIDED':
      return { type: 'DECIDE_BOX', ...fact.body, reason: opened(fact.sealed)[0]?.reason ?? UNSEEN_TEXT };
    case 'BOX_MERGED':
      return { type: 'MERGE_BOX', ...fact.body, witnesses: witnesses(fact.sealed) };
    default:
      return fact satisfies never;
  }
}

const somebody = (index: number): string => `${UNSEEN_TEXT}${index + 1}`;

export const witnesses = (sealed: readonly Sealed<{ readonly witness: string }>[]): readonly string[] =>
  sealed.map(({ value }, index) => value?.witness ?? somebody(index));

export function mobileBox({ body, sealed }: FactAs<'MOBILE_BOX_APPROVED'>): Command {
  const told = opened(sealed);
  return {
    type: 'APPROVE_MOBILE_BOX',
    box: body.box,
    basis: body.basis,
    route: body.route,
    ...(body.approvalNo === undefined ? {} : { approvalNo: body.approvalNo }),
    staff: told.flatMap((one) => (one.kind === 'STAFF' ? [one.name] : [])),
    voters: told.flatMap((one) => (one.kind === 'VOTER' ? [{ voterNo: one.voterNo, reason: one.reason }] : [])),
  };
}

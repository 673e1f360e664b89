import * as z from 'zod';
import * as p from '../primitives.ts';

export const meeting = z.strictObject({
  kind: z.enum(['RESIDENTS_MEETING', 'REP_MEETING', 'MEMBERS_MEETING']),
  entitled: p.positive,
  present: p.count,
  inFavour: p.count,
});
export const profile = z.strictObject({
  education: p.optionalText.exactOptional(),
  occupation: p.optionalText.exactOptional(),
});
export const marks = z.strictObject({ for: p.count, against: p.count });
export const writeIn = z.strictObject({ post: p.post, name: p.personName, votes: p.positive });
export const figures = z.strictObject({
  valid: p.count,
  invalid: p.count,
  partInvalid: z.partialRecord(p.post, p.count),
  marks: z.record(p.ownId, marks),
});
export const statutoryBar = z.enum([
  'EXPELLED_FROM_PARTY',
  'CRIMINAL_PENALTY',
  'ORGANISED_CRIME',
  'ILLEGAL_RELIGION_OR_CULT',
]);
export const seals = z.array(p.shortText(40)).max(20);
export const witnesses = z.array(p.personName).max(50);
export const committee = z.strictObject({ present: p.count, inFavour: p.count });

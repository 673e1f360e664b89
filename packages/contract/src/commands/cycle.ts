import * as z from 'zod';
import * as p from '../primitives.ts';

const packChoice = z.strictObject({ pack: p.packId, overlays: z.array(p.ownId).max(5) });
const gateDetails = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('AUDIT'),
    auditor: p.requiredText,
    from: p.isoDate,
    to: p.isoDate,
    scope: p.requiredText,
  }),
  z.strictObject({ kind: z.literal('REVIEW'), method: p.requiredText }),
  z.strictObject({
    kind: z.literal('PLAN'),
    from: p.isoDate,
    to: p.isoDate,
    tasks: z.array(z.strictObject({ item: p.requiredText, due: p.optionalText, lead: p.optionalText })).max(200),
  }),
]);
const grade = z.strictObject({ name: p.personName, post: p.requiredText, grade: p.requiredText });

/** About the cycle as a whole: its opening, plan, steps, gates and end. */
export const cycleCommands = {
  OPEN_CYCLE: z.strictObject({
    type: z.literal('OPEN_CYCLE'),
    mode: z.enum(['REAL', 'REHEARSAL']),
    community: z.strictObject({
      name: p.requiredText,
      subDistrict: p.requiredText,
      district: p.requiredText,
      city: p.requiredText,
      legalRegime: z.enum(['RESIDENTS', 'VILLAGERS']),
    }),
    termNo: p.positive,
    termExpiry: p.isoDate,
    electionDay: p.isoDate,
    partyDay: p.isoDate,
    packs: z.strictObject({ party: packChoice, residents: packChoice }),
    legalSignOff: p.requiredText.exactOptional(),
    round: p.ownId.exactOptional(),
  }),
  ADOPT_PLAN: z.strictObject({
    type: z.literal('ADOPT_PLAN'),
    electionDay: p.isoDate,
    partyDay: p.isoDate,
    pins: z.partialRecord(p.stepCode, p.isoDate),
    bodies: z.record(p.ownId.max(20), p.optionalText),
    people: z.partialRecord(p.stepCode, p.optionalText),
    // What anybody sends here, the server replaces by what the office above has said.
    round: z.strictObject({ name: p.requiredText, electionFrom: p.isoDate, electionUntil: p.isoDate }).exactOptional(),
  }),
  RECORD_STEP: z.strictObject({
    type: z.literal('RECORD_STEP'),
    step: p.stepCode,
    note: p.optionalText,
    evidence: p.evidence,
  }),
  WAIVE_STEP: z.strictObject({
    type: z.literal('WAIVE_STEP'),
    step: p.stepCode,
    reason: p.optionalText,
    decisionNo: p.optionalText,
  }),
  REGISTER_RECTIFICATION: z.strictObject({ type: z.literal('REGISTER_RECTIFICATION'), matter: p.optionalText }),
  SUBMIT_GATE_ITEM: z.strictObject({
    type: z.literal('SUBMIT_GATE_ITEM'),
    item: p.gateItemId,
    summary: p.optionalText,
    evidence: p.evidence,
    publishedAt: p.optionalText.exactOptional(),
    details: gateDetails.exactOptional(),
    grades: z.array(grade).max(50).exactOptional(),
  }),
  REVIEW_GATE_ITEM: z.strictObject({
    type: z.literal('REVIEW_GATE_ITEM'),
    item: p.gateItemId,
    verdict: z.enum(['ACCEPTED', 'RETURNED']),
    note: p.optionalText,
  }),
  CLOSE_CYCLE: z.strictObject({ type: z.literal('CLOSE_CYCLE') }),
} as const;

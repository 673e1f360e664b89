import { OBJECTION_KINDS } from '@mingxuan/election';
import { REGISTRATION_GROUNDS } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from '../primitives.ts';

const entryFields = {
  voterNo: p.count,
  name: p.personName,
  sex: p.sex,
  birth: p.isoDate,
  idNumber: p.shortText(30),
  group: p.optionalText,
  household: p.optionalText,
  ground: z.enum(REGISTRATION_GROUNDS),
  pinyin: p.optionalText,
  initials: p.optionalText,
};
const entryExtras = {
  paper: z.literal('OTHER').exactOptional(),
  workedSince: p.isoDate.exactOptional(),
  phone: p.optionalText.exactOptional(),
  address: p.optionalText.exactOptional(),
};
const voterEntry = z.strictObject({ ...entryFields, ...entryExtras });
/** What is left out stays as it stands on the roll. */
const voterCorrection = z.strictObject({
  voterNo: entryFields.voterNo.exactOptional(),
  name: entryFields.name.exactOptional(),
  sex: entryFields.sex.exactOptional(),
  birth: entryFields.birth.exactOptional(),
  idNumber: entryFields.idNumber.exactOptional(),
  group: entryFields.group.exactOptional(),
  household: entryFields.household.exactOptional(),
  ground: entryFields.ground.exactOptional(),
  pinyin: entryFields.pinyin.exactOptional(),
  initials: entryFields.initials.exactOptional(),
  ...entryExtras,
});
/** A large community has some thousands of households. */
const members = z.array(p.positive).max(20_000);
const representativeList = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('HOUSEHOLDS'), members }),
  z.strictObject({
    kind: z.literal('GROUPS'),
    groups: z.array(z.strictObject({ group: p.requiredText, households: p.positive, members })).max(500),
  }),
]);
const representativeChange = z.strictObject({
  remove: p.positive.exactOptional(),
  add: p.positive.exactOptional(),
  group: p.requiredText.exactOptional(),
});
const judgment = z.strictObject({ court: p.optionalText, decidedOn: p.isoDate, documentNo: p.optionalText });
const removalReasons = ['DIED', 'MOVED_OUT', 'REGISTERED_TWICE', 'UNDER_AGE', 'NEVER_ENTITLED'] as const;
const struckFor = { reason: z.enum(removalReasons), voterNo: p.positive };
const struckByJudgment = { reason: z.literal('DEPRIVED'), voterNo: p.positive, judgment };
const rollAmendment = z.union([
  z.strictObject({
    kind: z.literal('ADD'),
    reason: z.enum(['OMITTED', 'TURNED_EIGHTEEN', 'MOVED_IN']),
    voter: voterEntry,
  }),
  z.strictObject({ kind: z.literal('REMOVE'), ...struckFor }),
  z.strictObject({ kind: z.literal('REMOVE'), ...struckByJudgment }),
  z.strictObject({
    kind: z.literal('CORRECT'),
    reason: z.literal('CLERICAL'),
    voterNo: p.positive,
    voter: voterCorrection,
  }),
  z.strictObject({
    kind: z.literal('REPRESENTATIVES'),
    reason: z.literal('CHOSEN_AGAIN'),
    representatives: representativeChange,
  }),
]);
const objectionKind = z.enum(OBJECTION_KINDS);
const places = z.array(p.requiredText).max(100);

/** About the roll of voters. */
export const rollCommands = {
  IMPORT_ROLL: z.strictObject({
    type: z.literal('IMPORT_ROLL'),
    file: z.strictObject({ name: p.requiredText, sha256: p.sha256 }),
    rows: p.count,
    corrected: p.count,
    setAside: p.count,
    checkedFor: p.isoDate.exactOptional(),
    voters: z.array(voterEntry).max(200_000),
  }),
  NOTE_DUPLICATES: z.strictObject({
    type: z.literal('NOTE_DUPLICATES'),
    matches: z.array(
      z.strictObject({
        voterNo: p.positive,
        mark: p.addressText,
        other: z.strictObject({ id: p.addressText, name: p.addressText }),
      }),
    ),
  }),
  RESOLVE_DUPLICATE: z.strictObject({
    type: z.literal('RESOLVE_DUPLICATE'),
    no: p.positive,
    decision: z.enum(['STAYS_HERE', 'LEAVES_HERE']),
    reason: p.optionalText,
    evidence: p.evidence,
  }),
  LIST_REPRESENTATIVES: z.strictObject({
    type: z.literal('LIST_REPRESENTATIVES'),
    list: representativeList,
    evidence: p.evidence,
  }),
  CONFIRM_WORKERS: z.strictObject({
    type: z.literal('CONFIRM_WORKERS'),
    workers: z.array(z.strictObject({ voterNo: p.positive, workedSince: p.isoDate })).max(2000),
    evidence: p.evidence,
  }),
  PUBLISH_ROLL: z.strictObject({
    type: z.literal('PUBLISH_ROLL'),
    places,
    evidence: p.evidence,
    postedAt: p.clockTime.exactOptional(),
  }),
  FILE_OBJECTION: z.strictObject({
    type: z.literal('FILE_OBJECTION'),
    kind: objectionKind,
    petitioner: p.personName,
    about: p.requiredText,
    voterNo: p.positive.exactOptional(),
    grounds: p.requiredText,
    evidence: p.evidence.exactOptional(),
  }),
  SEND_OBJECTION: z.strictObject({
    type: z.literal('SEND_OBJECTION'),
    kind: objectionKind,
    petitioner: p.personName,
    contact: p.requiredText,
    about: p.requiredText,
    grounds: p.requiredText,
    evidence: p.evidence,
    codeDigest: p.sha256,
  }),
  DECIDE_OBJECTION: z.strictObject({
    type: z.literal('DECIDE_OBJECTION'),
    no: p.positive,
    decision: z.enum(['UPHELD', 'REJECTED']),
    basis: p.optionalText,
    add: voterEntry.exactOptional(),
    remove: z.union([z.strictObject(struckFor), z.strictObject(struckByJudgment)]).exactOptional(),
    correct: z.strictObject({ voterNo: p.positive, voter: voterCorrection }).exactOptional(),
    evidence: p.evidence.exactOptional(),
    places: places.exactOptional(),
    representatives: representativeChange.exactOptional(),
  }),
  PUBLISH_RULING: z.strictObject({ type: z.literal('PUBLISH_RULING'), no: p.positive, places }),
  AMEND_ROLL: z.strictObject({
    type: z.literal('AMEND_ROLL'),
    change: rollAmendment,
    note: p.optionalText,
    evidence: p.evidence,
    places,
  }),
  FREEZE_ROLL: z.strictObject({ type: z.literal('FREEZE_ROLL') }),
  REVEAL_NUMBERS: z.strictObject({
    type: z.literal('REVEAL_NUMBERS'),
    kind: z.enum(['VOTER', 'RESTRICTED_BUNDLE']),
    voterNo: p.positive.nullable(),
    reason: p.optionalText,
  }),
} as const;

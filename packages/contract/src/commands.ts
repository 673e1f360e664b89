import type { Command, CommandOf, CommandType } from '@mingxuan/election';
import { AUTHORITIES, COMPLAINT_CHANNELS, COMPLAINT_FINDINGS, COMPLAINT_KINDS } from '@mingxuan/election';
import { REGISTRATION_GROUNDS } from '@mingxuan/rulebook';
import * as z from 'zod';
import * as p from './primitives.ts';

const meeting = z.strictObject({
  kind: z.enum(['RESIDENTS_MEETING', 'REP_MEETING', 'MEMBERS_MEETING']),
  entitled: p.positive,
  present: p.count,
  inFavour: p.count,
});
const packChoice = z.strictObject({ pack: p.packId, overlays: z.array(z.string().max(60)).max(5) });
const residentsSeats = z.strictObject({ CHAIR: p.count, VICE: p.count, MEMBER: p.count });
const partySeats = z.strictObject({ PARTY_MEMBER: p.positive, SECRETARY: p.count, DEPUTY_SECRETARY: p.count });

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
const places = z.array(p.requiredText).max(100);

const partyMember = z.strictObject({
  name: p.personName,
  status: z.enum(['FULL', 'PROBATIONARY']),
  rights: z.enum(['NORMAL', 'ON_PROBATION', 'SUSPENDED']),
  exclusion: z
    .strictObject({
      reason: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
      superiorApproved: z.boolean(),
      meetingPassed: z.boolean(),
    })
    .exactOptional(),
});

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
const profile = z.strictObject({
  education: p.optionalText.exactOptional(),
  occupation: p.optionalText.exactOptional(),
});
const person = z.strictObject({
  name: p.personName,
  sex: p.sex,
  voterNo: p.positive.exactOptional(),
  birth: p.isoDate.exactOptional(),
  profile: profile.exactOptional(),
});
const marks = z.strictObject({ for: p.count, against: p.count });
const writeIn = z.strictObject({ post: p.post, name: p.personName, votes: p.positive });
const figures = z.strictObject({
  valid: p.count,
  invalid: p.count,
  partInvalid: z.partialRecord(p.post, p.count),
  marks: z.record(p.ownId, marks),
});
const statutoryBar = z.enum(['EXPELLED_FROM_PARTY', 'CRIMINAL_PENALTY', 'ORGANISED_CRIME', 'ILLEGAL_RELIGION_OR_CULT']);
const finding = z.discriminatedUnion('opinion', [
  z.strictObject({ opinion: z.literal('NO_OBJECTION') }),
  z.strictObject({
    opinion: z.literal('BARRED'),
    bar: statutoryBar,
    document: p.optionalText,
    toldOn: p.isoDate,
  }),
]);
const nominator = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('PARTY'), decisionNo: p.requiredText }),
  z.strictObject({ kind: z.literal('JOINT_VOTERS'), signatories: z.array(p.positive).max(500) }),
]);
const staff = z
  .array(
    z.strictObject({
      role: z.enum(['SCRUTINEER', 'TELLER', 'CALLER']),
      name: p.personName,
      account: p.shortText(100).exactOptional(),
    }),
  )
  .max(100);
const boxId = z.string().regex(/^[\p{L}\p{N}-]{1,20}$/u, '票箱编号只能用汉字、字母、数字和短横');
const seals = z.array(p.shortText(40)).max(20);
const witnesses = z.array(p.personName).max(50);
/** The device an act was entered at, its number there and its own clock. */
const heard = {
  device: p.shortText(60).exactOptional(),
  deviceSeq: p.positive.exactOptional(),
  heardAt: p.instant.exactOptional(),
} as const;
const committee = z.strictObject({ present: p.count, inFavour: p.count });
const ruling = z.strictObject({
  ballots: p.positive,
  ruling: z.enum(['VALID', 'INVALID', 'PART_INVALID']),
  ground: z.enum([
    'ILLEGIBLE',
    'TOO_MANY_CHOSEN',
    'MARK_UNCLEAR',
    'NAME_UNCLEAR',
    'IDENTIFIABLE',
    'DAMAGED',
    'BLANK',
    'OTHER',
  ]),
  posts: z.array(p.post).max(10),
});

/** One schema per command; the compiler holds each against the command's own type. Unknown keys are refused. */
export const commandSchemas = {
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
  }),
  ADOPT_PLAN: z.strictObject({
    type: z.literal('ADOPT_PLAN'),
    electionDay: p.isoDate,
    partyDay: p.isoDate,
    pins: z.partialRecord(p.stepCode, p.isoDate),
    bodies: z.record(z.string().max(20), p.optionalText),
    people: z.partialRecord(p.stepCode, p.optionalText),
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
  RECORD_PARTY_APPROVAL: z.strictObject({
    type: z.literal('RECORD_PARTY_APPROVAL'),
    requestNo: p.optionalText,
    replyNo: p.optionalText,
    seats: partySeats,
  }),
  RECORD_PARTY_ROLL: z.strictObject({
    type: z.literal('RECORD_PARTY_ROLL'),
    members: z.array(partyMember).min(1, '名册是空的').max(5000),
  }),
  PROPOSE_PARTY_CANDIDATES: z.strictObject({
    type: z.literal('PROPOSE_PARTY_CANDIDATES'),
    post: z.enum(['PARTY_MEMBER', 'SECRETARY', 'DEPUTY_SECRETARY']),
    people: z.array(person).min(1).max(50),
    approvalNo: p.requiredText,
  }),
  REPORT_PARTY_RESULT: z.strictObject({ type: z.literal('REPORT_PARTY_RESULT'), reportNo: p.requiredText }),
  APPROVE_SECRETARY: z.strictObject({ type: z.literal('APPROVE_SECRETARY'), replyNo: p.optionalText }),
  SETTLE_MODE: z.strictObject({
    type: z.literal('SETTLE_MODE'),
    votingMode: z.enum(['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP']),
    seats: residentsSeats,
    meeting,
    opinion: z.strictObject({ summary: p.optionalText, evidence: p.evidence }).exactOptional(),
  }),
  ELECT_REC: z.strictObject({
    type: z.literal('ELECT_REC'),
    size: p.positive,
    meeting,
    ranked: z.array(z.strictObject({ name: p.personName, sex: p.sex.exactOptional(), votes: p.count })).max(100),
  }),
  CHOOSE_REC_CHAIR: z.strictObject({ type: z.literal('CHOOSE_REC_CHAIR'), rank: p.positive }),
  WITHDRAW_REC_MEMBER: z.strictObject({
    type: z.literal('WITHDRAW_REC_MEMBER'),
    rank: p.positive,
    reason: z.enum(['SELF_NOMINATED', 'RELATIVE_NOMINATED', 'OTHER']),
  }),
  IMPORT_ROLL: z.strictObject({
    type: z.literal('IMPORT_ROLL'),
    file: z.strictObject({ name: p.requiredText, sha256: p.sha256 }),
    rows: p.count,
    corrected: p.count,
    setAside: p.count,
    checkedFor: p.isoDate.exactOptional(),
    voters: z.array(voterEntry).max(200_000),
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
    kind: z.enum(['OMITTED', 'WRONGLY_LISTED', 'WRONG_ENTRY', 'REPRESENTATIVES']),
    petitioner: p.personName,
    about: p.requiredText,
    voterNo: p.positive.exactOptional(),
    grounds: p.requiredText,
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
  RECEIVE_COMPLAINT: z.strictObject({
    type: z.literal('RECEIVE_COMPLAINT'),
    kind: z.enum(COMPLAINT_KINDS),
    channel: z.enum(COMPLAINT_CHANNELS),
    matter: p.requiredText,
    name: p.optionalText.exactOptional(),
    contact: p.optionalText.exactOptional(),
    evidence: p.evidence,
    codeDigest: p.sha256,
  }),
  FORWARD_COMPLAINT: z.strictObject({
    type: z.literal('FORWARD_COMPLAINT'),
    no: p.positive,
    to: z.enum(AUTHORITIES),
    letterNo: p.optionalText,
    note: p.optionalText,
  }),
  ANSWER_COMPLAINT: z.strictObject({
    type: z.literal('ANSWER_COMPLAINT'),
    no: p.positive,
    finding: z.enum(COMPLAINT_FINDINGS),
    answer: p.requiredText,
    published: z.boolean(),
  }),
  PUBLISH_RULING: z.strictObject({ type: z.literal('PUBLISH_RULING'), no: p.positive, places }),
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
  NOMINATE: z.strictObject({
    type: z.literal('NOMINATE'),
    post: p.post,
    voterNo: p.positive,
    by: nominator,
    profile: profile.exactOptional(),
    consent: z.boolean(),
  }),
  REVIEW_CANDIDATE: z.strictObject({
    type: z.literal('REVIEW_CANDIDATE'),
    id: p.ownId,
    unit: p.requiredText,
    finding,
  }),
  WITHDRAW_CANDIDATE: z.strictObject({
    type: z.literal('WITHDRAW_CANDIDATE'),
    id: p.ownId,
    reason: p.requiredText,
  }),
  DECLARE_RELATIVES: z.strictObject({
    type: z.literal('DECLARE_RELATIVES'),
    pairs: z.array(z.strictObject({ a: p.ownId, b: p.ownId, relation: p.requiredText })).max(200),
  }),
  PUBLISH_CANDIDATES: z.strictObject({
    type: z.literal('PUBLISH_CANDIDATES'),
    status: z.enum(['PRELIMINARY', 'FORMAL']),
    orderedBy: z.enum(['STROKE', 'VOTES']).exactOptional(),
    order: z.array(p.ownId).max(200),
  }),
  RECORD_PLEDGES: z.strictObject({
    type: z.literal('RECORD_PLEDGES'),
    id: p.ownId,
    texts: z.partialRecord(z.enum(['CANDIDACY', 'MANDATE', 'RESIGNATION']), p.optionalText).exactOptional(),
    kinds: z.array(z.enum(['CANDIDACY', 'MANDATE', 'RESIGNATION'])).max(3),
  }),
  PUBLISH_PLEDGES: z.strictObject({
    type: z.literal('PUBLISH_PLEDGES'),
    places: z.array(p.requiredText).min(1).max(100),
  }),
  RECORD_ARRANGEMENTS: z.strictObject({
    type: z.literal('RECORD_ARRANGEMENTS'),
    arrangements: z.strictObject({
      registrationPlace: p.requiredText,
      registrationHours: p.requiredText,
      phone: p.requiredText,
      pollingPlace: p.requiredText,
      opensAt: p.clockTime,
      closesAt: p.clockTime,
      countingPlace: p.requiredText,
    }),
  }),
  AUTHORISE_PROXY: z.strictObject({
    type: z.literal('AUTHORISE_PROXY'),
    poll: p.pollId.exactOptional(),
    principal: p.positive,
    trustee: p.positive,
    evidence: p.evidence,
  }),
  REVOKE_PROXY: z.strictObject({ type: z.literal('REVOKE_PROXY'), no: p.positive, reason: p.optionalText }),
  PUBLISH_PROXIES: z.strictObject({ type: z.literal('PUBLISH_PROXIES'), poll: p.pollId.exactOptional() }),
  APPROVE_MOBILE_BOX: z.strictObject({
    type: z.literal('APPROVE_MOBILE_BOX'),
    box: boxId,
    approvalNo: p.optionalText.exactOptional(),
    basis: p.optionalText,
    route: p.requiredText,
    staff: z.array(p.personName).max(20),
    voters: z.array(z.strictObject({ voterNo: p.positive, reason: z.enum(['IMMOBILE', 'SCATTERED']) })).max(500),
  }),
  PUBLISH_BOX_LIST: z.strictObject({ type: z.literal('PUBLISH_BOX_LIST'), box: p.shortText(20) }),
  DISPATCH_BOX: z.strictObject({
    type: z.literal('DISPATCH_BOX'),
    box: p.shortText(20),
    sealOut: p.optionalText,
    ballotsTaken: p.positive,
    leftAt: p.clockTime,
    ...heard,
  }),
  RETURN_BOX: z.strictObject({
    type: z.literal('RETURN_BOX'),
    box: p.shortText(20),
    sealFound: p.optionalText.exactOptional(),
    sealIn: p.optionalText,
    ballotsBroughtBack: p.count,
    returnedAt: p.clockTime,
    note: p.optionalText.exactOptional(),
    ...heard,
  }),
  SEAL_FIXED_BOX: z.strictObject({
    type: z.literal('SEAL_FIXED_BOX'),
    poll: p.pollId,
    box: boxId,
    kind: z.enum(['MAIN', 'STATION']),
    place: p.requiredText,
    shownEmpty: z.boolean(),
    seals,
    witnesses,
  }),
  REPORT_BOX_INCIDENT: z.strictObject({
    type: z.literal('REPORT_BOX_INCIDENT'),
    poll: p.pollId,
    box: p.shortText(60),
    cause: z.enum(['LATE', 'SEAL_MISSING', 'SEAL_REUSED', 'OPENED_EARLY', 'BALLOTS_SHORT', 'LOST']),
    seals,
    witnesses,
    account: p.optionalText,
  }),
  DECIDE_BOX: z.strictObject({
    type: z.literal('DECIDE_BOX'),
    poll: p.pollId,
    box: p.shortText(60),
    counted: z.boolean(),
    committee,
    reason: p.optionalText,
  }),
  MERGE_BOX: z.strictObject({
    type: z.literal('MERGE_BOX'),
    poll: p.pollId,
    box: p.shortText(60),
    into: p.shortText(60),
    witnesses,
    mergedAt: p.clockTime.exactOptional(),
    ...heard,
  }),
  PREPARE_POLL: z.strictObject({ type: z.literal('PREPARE_POLL'), poll: p.pollId, printed: p.count }),
  OPEN_POLL: z.strictObject({
    type: z.literal('OPEN_POLL'),
    smallCell: p.positive.max(1000).exactOptional(),
    poll: p.pollId,
    place: p.optionalText.exactOptional(),
    boxesShownEmpty: z.boolean(),
    booths: p.count.max(1000).exactOptional(),
    staff,
  }),
  CHANGE_STAFF: z.strictObject({
    type: z.literal('CHANGE_STAFF'),
    poll: p.pollId,
    staff,
    reason: p.optionalText,
  }),
  RECORD_PRINTING: z.strictObject({
    type: z.literal('RECORD_PRINTING'),
    poll: p.pollId,
    kind: z.enum(['SUPPLEMENT', 'CORRECTION']),
    ballots: p.count,
    reason: p.optionalText,
  }),
  RECORD_ATTENDANCE: z.strictObject({ type: z.literal('RECORD_ATTENDANCE'), poll: p.pollId, present: p.count }),
  CHECK_IN: z.strictObject({
    type: z.literal('CHECK_IN'),
    poll: p.pollId,
    voterNo: p.positive,
    channel: z.enum(['HALL', 'PROXY', 'MOBILE']),
    place: p.shortText(60),
    device: p.shortText(60),
    deviceSeq: p.positive,
    heardAt: p.instant.exactOptional(),
  }),
  UNDO_CHECK_IN: z.strictObject({
    type: z.literal('UNDO_CHECK_IN'),
    poll: p.pollId,
    voterNo: p.positive,
    reason: p.optionalText,
    ...heard,
  }),
  CLOSE_POLL: z.strictObject({
    type: z.literal('CLOSE_POLL'),
    poll: p.pollId,
    issued: p.count.exactOptional(),
    spoiled: p.count,
    unused: p.count,
    boxes: z
      .array(z.strictObject({ box: p.shortText(60), collected: p.count }))
      .min(1, '请填写每个票箱收回的选票数')
      .max(100),
    openedAt: p.clockTime.exactOptional(),
    discrepancy: p.optionalText.exactOptional(),
    correction: p.optionalText.exactOptional(),
  }),
  DECLARE_BUNDLES: z.strictObject({
    type: z.literal('DECLARE_BUNDLES'),
    poll: p.pollId,
    bundles: z.array(z.strictObject({ no: p.positive, ballots: p.count })).max(5000),
  }),
  ENTER_BUNDLE: z.strictObject({
    type: z.literal('ENTER_BUNDLE'),
    poll: p.pollId,
    no: p.positive,
    figures,
    writeIns: z.array(writeIn).max(200),
  }),
  REFER_DOUBTFUL: z.strictObject({
    type: z.literal('REFER_DOUBTFUL'),
    poll: p.pollId,
    no: p.positive,
    ballots: p.positive,
  }),
  DECIDE_DOUBTFUL: z.strictObject({
    type: z.literal('DECIDE_DOUBTFUL'),
    poll: p.pollId,
    no: p.positive,
    rulings: z.array(ruling).max(200),
    committee,
  }),
  RECOUNT: z.strictObject({
    type: z.literal('RECOUNT'),
    poll: p.pollId,
    bundles: z.array(p.positive).max(5000),
    reason: p.optionalText,
  }),
  DETERMINE_RESULT: z.strictObject({ type: z.literal('DETERMINE_RESULT'), poll: p.pollId }),
  RECHECK_ELECTED: z.strictObject({
    type: z.literal('RECHECK_ELECTED'),
    poll: p.pollId,
    authority: p.optionalText,
    foundOn: p.isoDate,
    findings: z
      .array(
        z.strictObject({
          id: p.ownId,
          result: z.union([
            z.strictObject({ finding: z.literal('CONFIRMED') }),
            z.strictObject({ finding: z.literal('DISQUALIFIED'), basis: z.literal('STATUTORY'), bar: statutoryBar }),
            z.strictObject({
              finding: z.literal('DISQUALIFIED'),
              basis: z.literal('LOCAL'),
              localText: p.optionalText,
            }),
          ]),
        }),
      )
      .max(50),
    committee,
  }),
  SIGN_RESULT: z.strictObject({
    type: z.literal('SIGN_RESULT'),
    poll: p.pollId,
    as: z.enum(['SCRUTINEER', 'CHAIR']),
    name: p.personName,
    digest: p.sha256,
    discrepancyAccepted: z.literal(true).exactOptional(),
    secondFactor: z.enum(['PASSWORD', 'TOTP']).exactOptional(),
    proof: p.sha256.exactOptional(),
  }),
  SETTLE_REVIEW: z.strictObject({
    type: z.literal('SETTLE_REVIEW'),
    poll: p.pollId,
    post: p.post,
    decisionNo: p.optionalText,
    reason: p.optionalText,
    seat: z.array(p.ownId).max(20),
    seatWrittenIn: z.array(z.strictObject({ name: p.personName, voterNo: p.positive })).max(20),
    standWrittenIn: z
      .array(z.strictObject({ name: p.personName, voterNo: p.positive }))
      .max(20)
      .exactOptional(),
    followUp: z.enum(['NONE', 'RE_ELECTION', 'RERUN']),
  }),
  ISSUE_PAPER: z.strictObject({
    type: z.literal('ISSUE_PAPER'),
    paper: p.ownId,
    title: p.requiredText,
    sha256: p.sha256,
    pages: p.positive,
    basedOn: p.count,
  }),
  RECORD_HANDOVER: z.strictObject({
    type: z.literal('RECORD_HANDOVER'),
    items: z
      .array(
        z.strictObject({
          kind: z.enum(['SEAL', 'MONEY', 'ASSET', 'DEBT', 'BOOK', 'ARCHIVE']),
          what: p.requiredText,
          quantity: p.count,
        }),
      )
      .max(500),
    place: p.optionalText.exactOptional(),
    supervisedBy: p.requiredText,
  }),
  SEAL_BALLOTS: z.strictObject({
    type: z.literal('SEAL_BALLOTS'),
    poll: p.pollId,
    packages: z
      .array(z.strictObject({ what: z.enum(['VALID', 'INVALID', 'SPOILED', 'UNUSED', 'NOT_COUNTED']), seals }))
      .max(50),
    keeper: p.personName,
    place: p.requiredText,
    until: p.isoDate,
    witnesses,
  }),
  FILE_RESULT: z.strictObject({ type: z.literal('FILE_RESULT'), reportNo: p.requiredText, to: p.requiredText }),
  DELIVER_CERTIFICATES: z.strictObject({
    type: z.literal('DELIVER_CERTIFICATES'),
    certificates: z.array(z.strictObject({ id: p.ownId, certNo: p.requiredText })).max(50),
  }),
  ELECT_SUPPORTING_BODY: z.strictObject({
    type: z.literal('ELECT_SUPPORTING_BODY'),
    body: z.enum(['SUPERVISION', 'GROUP_LEADERS', 'SUB_COMMITTEE']),
    title: p.requiredText,
    meeting,
    members: z.array(z.strictObject({ name: p.personName, post: p.requiredText })).max(200),
  }),
  LIST_ARCHIVE: z.strictObject({
    type: z.literal('LIST_ARCHIVE'),
    entries: z
      .array(
        z.strictObject({
          title: p.requiredText,
          pages: p.count,
          keptBy: z.enum(['COMMUNITY', 'STREET']),
          years: p.positive.exactOptional(),
        }),
      )
      .min(1, '目录是空的')
      .max(1000),
  }),
  COMMIT_AUDIT: z.strictObject({ type: z.literal('COMMIT_AUDIT'), poll: p.pollId, sample: p.positive }),
  RECORD_AUDIT_SEED: z.strictObject({
    type: z.literal('RECORD_AUDIT_SEED'),
    poll: p.pollId,
    rolls: z.array(p.count.max(9, '十面骰的点数是 0—9')).max(200),
    witnesses,
  }),
  COMPARE_AUDITED: z.strictObject({
    type: z.literal('COMPARE_AUDITED'),
    poll: p.pollId,
    no: p.positive,
    figures,
    writeIns: z.array(writeIn).max(200),
  }),
  CLOSE_CYCLE: z.strictObject({ type: z.literal('CLOSE_CYCLE') }),
} as const;

type Parsed<T extends CommandType> = z.output<(typeof commandSchemas)[T]>;
type Mismatch = { [T in CommandType]: Parsed<T> extends CommandOf<T> ? never : T }[CommandType];
const everySchemaMatchesItsCommand: [Mismatch] extends [never] ? true : Mismatch = true;
void everySchemaMatchesItsCommand;

/** Commands that only the server itself composes, from files it has checked or papers it has printed. */
export type ServerOnlyCommand =
  | 'IMPORT_ROLL'
  | 'REVEAL_NUMBERS'
  | 'NOTE_DUPLICATES'
  | 'RECEIVE_COMPLAINT'
  | 'ISSUE_PAPER';

/** A request to act: `commandId` makes a retry harmless, `on` is the legal day of the act (today when absent). */
export const actRequest = z.strictObject({
  commandId: z.uuid(),
  on: p.isoDate.exactOptional(),
  command: z.looseObject({ type: z.string() }),
});
export type ActRequest = { readonly commandId: string; readonly on?: string | undefined; readonly command: Command };

export function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(commandSchemas, type);
}

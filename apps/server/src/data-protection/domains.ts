import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';

/**
 * What the values of a field stand for. Two records that have a field of one domain can be laid side by side by it: that is what a
 * join path is made of.
 */
export type Domain =
  /** One person who may vote: their number, name, or anything that is theirs alone. */
  | 'VOTER'
  /** Somebody whom votes were for. */
  | 'CANDIDATE'
  /** Somebody who worked there, by name or account. */
  | 'STAFF'
  /** A hall, box, device or way of voting. */
  | 'PLACE'
  | 'BUNDLE'
  /** A moment. */
  | 'CLOCK'
  /** The place of an entry in its chain. */
  | 'ENTRY'
  /** A number given within one sort of thing: the fifth proxy, the fifth objection. */
  | 'OWN_NUMBER'
  | 'SEAL'
  | 'FILE'
  /** Free text. */
  | 'WORDS'
  /** How many votes: the thing that is to be kept apart. */
  | 'CAST'
  /** The same for everybody in a poll, a word of a short list, a sum, a digest: nothing can be found by it. */
  | 'PLAIN';

/** Domains by which one record leads to another. */
export const KEYS: ReadonlySet<Domain> = new Set(['VOTER', 'PLACE', 'BUNDLE', 'OWN_NUMBER', 'SEAL', 'FILE']);

/** Domains that do stand on both sides, and why that relates no voter to a ballot. */
export const SHARED: Readonly<Partial<Record<Domain, Text>>> = {
  CLOCK: text(
    '两边都有时间，但领票都在投票结束以前，计票都在结束以后，没有一张选票有自己的时间。',
    'Both sides have times, but every check-in lies before the close of the poll and every count after it, and no ballot has a time of its own.',
  ),
  ENTRY: text(
    '两边在同一条链上编号，但一个号只属于一条记录；同一次投票的领票全部排在计票之前，捆内没有次序。',
    'Both stand in one chain, but a number belongs to one entry; all check-ins of a poll come before its counts, and a bundle has no order within.',
  ),
  STAFF: text(
    '同一个工作人员可能既发票又在场监督；这只说明谁在工作，不涉及哪个选民。',
    'One member of staff may have worked on both sides; that says who worked, of no voter.',
  ),
  CANDIDATE: text(
    '候选人自己也是选民；票数说的是别人投给他多少，不是他投给谁。',
    'A candidate is a voter too; votes say how many were for that person, not whom that person chose.',
  ),
  WORDS: text(
    '说明文字由人填写，程序不能保证里面不写不该写的；表单提示只写事由（known-issues.md）。',
    'What people type cannot be checked; forms ask for matters, not names (known-issues.md).',
  ),
};

const of = (domain: Domain, names: string): readonly (readonly [string, Domain])[] =>
  names.split(' ').map((name) => [name, domain] as const);

/** The domain of a field by its name, wherever one name means one thing. */
const BY_NAME: ReadonlyMap<string, Domain> = new Map([
  ...of(
    'VOTER',
    'voterNo trustee principal voters members memberCandidates representatives a b about petitioner idNumber mark birth birthMonth address phone contact pinyin initials household profile ethnicity joinedMonth workedSince education occupation person',
  ),
  ...of('CANDIDATE', 'id ids without elected alsoStand order people writeIns'),
  ...of('STAFF', 'name witness signer supervisedBy by account scrutineers tellers one confirmed'),
  ...of(
    'PLACE',
    'place places box boxes channel device deviceSeq slip route into pollingPlace countingPlace registrationPlace stations station smallCell booths',
  ),
  ...of('BUNDLE', 'bundles chosen'),
  ...of(
    'CLOCK',
    'heardAt leftAt returnedAt mergedAt openedAt opensAt closesAt registrationHours time postedAt publishedAt',
  ),
  ...of(
    'OWN_NUMBER',
    'no objectionNo letterNo requestNo replyNo reportNo decisionNo approvalNo certificates rank substituteRank',
  ),
  ...of('SEAL', 'seals sealOut sealIn sealFound packages'),
  ...of('FILE', 'evidence file files sha256 attachments document'),
  ...of(
    'WORDS',
    'orderNote concern reason reasons note text matter summary grounds ground basis warnings why answer finding findings details conditions approveMark localText bar judgment relation opinion plan',
  ),
  ...of('CAST', 'figures outcome votes rulings byMembers byResidents'),
  ...of(
    'PLAIN',
    'made acceptUntil agenda anonymous answerBy as authority ballots ballotsBroughtBack ballotsTaken basedOn body cause change checkedFor codeDigest committee community contests corrected correction count counted counts dated decision differs digest discrepancy discrepancyAccepted draft electionDay entitled entries excluded exclusion expected followUp forCommittee foundOn from full fullMembers grade group groups issued issuer item items kind kinds lastElectedOn late legalSignOff letters list listed manifest mayReduceSeats meeting mergedInto method mode nomination objectionUntil orderedBy other outsideRound packs pages paper partyDay party poll post present printed proof published read received records residents rights role round rows rulingUntil sample seats secondFactor seed sent setAside sex size sources spoiled status step steps stepsDone stepsWaived supersedes tellBy termExpiry termNo title to toldOn uncheckedElected unit until unused verdict fault votingMode withdraws withoutRights',
  ),
]);

/** Where a name means something else than usual. */
const IN_FACT: Readonly<Record<string, Readonly<Record<string, Domain>>>> = {
  ...Object.fromEntries(
    ['BUNDLE_ENTERED', 'AUDIT_COMPARED', 'DOUBTFUL_REFERRED', 'DOUBTFUL_DECIDED'].map((fact) => [
      fact,
      { no: 'BUNDLE', name: 'CANDIDATE', ballots: 'CAST' },
    ]),
  ),
  // How many bundles there are; which ones are drawn is told when the seed is.
  AUDIT_COMMITTED: { bundles: 'PLAIN' },
  ...Object.fromEntries(
    [
      'ROLL_IMPORTED',
      'VOTER_ADDED',
      'VOTER_CORRECTED',
      'VOTER_REMOVED',
      'PARTY_ROLL_RECORDED',
      'COMPLAINT_RECEIVED',
    ].map((fact) => [fact, { name: 'VOTER' }]),
  ),
  ...Object.fromEntries(
    [
      'CANDIDATE_NOMINATED',
      'CANDIDATES_PUBLISHED',
      'PARTY_SLATE_DRAWN',
      'RECOMMENDATIONS_RECORDED',
      'REVIEW_SETTLED',
      'SUPPORTING_BODY_ELECTED',
    ].map((fact) => [fact, { name: 'CANDIDATE' }]),
  ),
};

/** What a field of a fact stands for; null where nobody has said. */
export const domainOf = (fact: string, field: string): Domain | null =>
  IN_FACT[fact]?.[field] ?? BY_NAME.get(field) ?? null;

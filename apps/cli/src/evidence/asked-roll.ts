import type {
  AmendmentGround,
  Command,
  CourtJudgment,
  Fact,
  Recorded,
  RepresentativeChange,
  RollAmendment,
  RollChangeBody,
  Striking,
  VoterEntry,
  VoterFact,
} from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { foldIdNumber, nameFaults, readIdNumber } from '@mingxuan/rulebook';
import { type FactAs, only } from './asked-command.ts';
import { UNSEEN_TEXT, unseenNo } from './unseen.ts';

/** A registered person of whom nothing is shown: old enough for every rule. */
export const unseenVoter = {
  name: '某某',
  sex: 'M',
  birth: '1900-01-01' as IsoDate,
  group: '',
  household: '',
  ground: 'LOCAL_HUKOU',
  pinyin: '',
  initials: '',
} as const;

/** Somebody unseen is nobody else: the number is one of no card, and no two have the same. */
const unseenEntry = (voterNo: number, seq = 0): VoterEntry => ({
  ...unseenVoter,
  voterNo,
  paper: 'OTHER',
  idNumber: `UNSEEN${seq}N${voterNo}`,
});

export function rollImport({ body, sealed }: FactAs<'ROLL_IMPORTED'>): Command {
  const { file, rows, corrected, setAside, read, checkedFor } = body;
  const voters = sealed.map(({ value }, index) => value ?? unseenEntry(index + 1));
  return {
    type: 'IMPORT_ROLL',
    file,
    rows,
    corrected,
    setAside,
    ...(read === undefined ? {} : { read }),
    ...(checkedFor === undefined ? {} : { checkedFor }),
    voters,
  };
}

export function objection({ body, sealed }: FactAs<'OBJECTION_FILED'>): Command {
  const { kind, sent } = body;
  const { contact, ...told } = only(sealed) ?? { petitioner: UNSEEN_TEXT, about: UNSEEN_TEXT, grounds: UNSEEN_TEXT };
  if (sent === undefined) return { type: 'FILE_OBJECTION', kind, ...told };
  const { petitioner, about, grounds, evidence = [] } = told;
  return {
    type: 'SEND_OBJECTION',
    kind,
    petitioner,
    about,
    grounds,
    evidence,
    contact: contact ?? UNSEEN_TEXT,
    codeDigest: sent.codeDigest,
  };
}

/** A ruling and what it changed on the roll: the facts that follow it, up to the next act. */
export function ruling({ body, sealed }: FactAs<'OBJECTION_DECIDED'>, later: readonly Recorded[]): Command {
  const own: Fact[] = [];
  for (const { fact } of later) {
    if (!followsRuling(fact, body.no)) break;
    own.push(fact);
  }
  const removed = own.find((fact) => fact.type === 'VOTER_REMOVED');
  const added = own.find((fact) => fact.type === 'VOTER_ADDED');
  const corrected = own.find((fact) => fact.type === 'VOTER_CORRECTED');
  const representatives = listChange(own);
  const told = only(sealed);
  const earlier = [removed, added, corrected].some((fact) => fact !== undefined && 'reason' in fact.body);
  return {
    type: 'DECIDE_OBJECTION',
    no: body.no,
    decision: body.decision,
    basis: told?.basis ?? UNSEEN_TEXT,
    ...(removed === undefined ? {} : { remove: struck(removed, told?.judgment) }),
    ...(added === undefined ? {} : { add: entryOf(added) }),
    ...(corrected === undefined ? {} : { correct: { voterNo: corrected.body.voterNo, voter: entryOf(corrected) } }),
    evidence: told === null || earlier ? unseenEvidence : (told.evidence ?? []),
    ...(body.places === undefined ? {} : { places: body.places }),
    ...(representatives === undefined ? {} : { representatives }),
  };
}

/**
 * An entry of the roll as recorded, or somebody who is nobody else. What earlier versions took from a form was held to no card:
 * such an entry is taken as one by another paper, so that it is judged by what it was judged by then.
 */
function entryOf({ body, sealed }: FactAs<'VOTER_ADDED' | 'VOTER_CORRECTED'>): VoterEntry {
  const shown = only(sealed);
  if (shown === null) return unseenEntry(body.voterNo, 1);
  const { why: _why, warnings: _warnings, ...entry } = shown;
  if (!('reason' in body)) return entry;
  const { idNumber } = foldIdNumber(entry.idNumber);
  const reading = readIdNumber(idNumber);
  const byCard = reading.ok && reading.birth === entry.birth && reading.sex === entry.sex;
  return {
    ...entry,
    name: nameFaults(entry.name).includes('NAME_CHARACTERS') ? unseenVoter.name : entry.name,
    ...(byCard
      ? {}
      : { paper: 'OTHER', idNumber: reading.ok || !fitsAPaper.test(idNumber) ? `EARLIER${body.voterNo}` : idNumber }),
    ...(entry.ground === 'COMMUNITY_WORKER' ? { workedSince: unseenVoter.birth } : {}),
  };
}

const fitsAPaper = /^(?!\d{17}[\dX]$)[\p{L}\p{N}]{4,30}$/u;

/** Who was struck and why; where the reason is not shown, the one that asks for nothing more. */
function struck({ body, sealed }: FactAs<'VOTER_REMOVED'>, judgment: CourtJudgment | undefined): Striking {
  const { voterNo } = body;
  const why = only(sealed)?.why;
  switch (why) {
    case 'DEPRIVED':
      return { voterNo, reason: why, judgment: judgment ?? unseenJudgment };
    case 'DIED':
    case 'MOVED_OUT':
    case 'REGISTERED_TWICE':
    case 'UNDER_AGE':
      return { voterNo, reason: why };
    default:
      return { voterNo, reason: 'NEVER_ENTITLED' };
  }
}

const unseenJudgment = { court: UNSEEN_TEXT, decidedOn: unseenVoter.birth, documentNo: UNSEEN_TEXT } as const;

/** Some paper there was, where it is not shown. */
const unseenEvidence = [{ name: UNSEEN_TEXT, sha256: '0'.repeat(64) }] as const;

export function workers(seq: number, { body, sealed }: FactAs<'WORKERS_CONFIRMED'>): Command {
  return {
    type: 'CONFIRM_WORKERS',
    workers: sealed.map(({ value }, i) => value ?? { voterNo: unseenNo(seq, i), workedSince: unseenVoter.birth }),
    evidence: body.evidence,
  };
}

/** A supplement and what it changed: the fact right after it says how. */
export function amendment({ body, sealed }: FactAs<'ROLL_AMENDED'>, later: readonly Recorded[]): Command | null {
  const ground = only(sealed);
  const change = amended(body.change, body.reason ?? ground?.reason, ground, later);
  if (change === null) return null;
  const { note = UNSEEN_TEXT, evidence = unseenEvidence } = ground ?? {};
  return { type: 'AMEND_ROLL', change, note, evidence, places: body.places };
}

/** The reason is sealed, and told in the body only by earlier versions; where it is not shown, one that fits stands in for it. */
function amended(
  kind: RollAmendment['kind'],
  reason: AmendmentGround['reason'],
  ground: AmendmentGround | null,
  [next, after]: readonly Recorded[],
): RollAmendment | null {
  switch (kind) {
    case 'ADD':
      if (next?.fact.type !== 'VOTER_ADDED') return null;
      return {
        kind,
        reason: reason === 'OMITTED' || reason === 'TURNED_EIGHTEEN' ? reason : 'MOVED_IN',
        voter: entryOf(next.fact),
      };
    case 'REMOVE': {
      if (next?.fact.type !== 'VOTER_REMOVED') return null;
      const { voterNo } = next.fact.body;
      if (reason === 'DEPRIVED') return { kind, reason, voterNo, judgment: ground?.judgment ?? unseenJudgment };
      return { kind, ...struck(next.fact, undefined) };
    }
    case 'CORRECT':
      return next?.fact.type === 'VOTER_CORRECTED'
        ? { kind, reason: 'CLERICAL', voterNo: next.fact.body.voterNo, voter: entryOf(next.fact) }
        : null;
    case 'REPRESENTATIVES': {
      const own = [next, after].flatMap((one) => (one === undefined || !isListChange(one.fact) ? [] : [one.fact]));
      const representatives = listChange(own);
      return representatives === undefined ? null : { kind, reason: 'CHOSEN_AGAIN', representatives };
    }
    default:
      return kind satisfies never;
  }
}

const isListChange = ({ type, body }: Fact): boolean =>
  (type === 'REPRESENTATIVE_ADDED' || type === 'REPRESENTATIVE_REMOVED') &&
  'reason' in body &&
  body.reason === 'CHOSEN_AGAIN';

/** Whom an earlier election day struck from the roll: where births are not shown, they were born too late for it. */
export function struckForAge(later: readonly Recorded[]): readonly VoterFact[] {
  const told: VoterFact[] = [];
  for (const { fact } of later) {
    if (fact.type !== 'VOTER_REMOVED' || !byNewDay(fact.body)) {
      if (fact.type === 'REPRESENTATIVE_REMOVED' || fact.type === 'CANDIDATE_WITHDREW' || fact.type === 'PROXY_ENDED')
        continue;
      break;
    }
    const { name = '', sex = 'M', group = '' } = only(fact.sealed) ?? {};
    told.push({ voterNo: fact.body.voterNo, name, sex, group, birth: tooYoung, removed: false });
  }
  return told;
}

const byNewDay = (body: RollChangeBody): boolean =>
  'reason' in body ? body.reason === 'UNDER_AGE' : body.by === 'ELECTION_DAY';

const tooYoung = '2199-12-31' as IsoDate;

/** What a ruling may carry with it: changes made by it, and what of itself follows when somebody leaves the roll. */
function followsRuling(fact: Fact, no: number): boolean {
  switch (fact.type) {
    case 'CANDIDATE_WITHDREW':
      return true;
    case 'VOTER_ADDED':
    case 'VOTER_REMOVED':
    case 'VOTER_CORRECTED':
    case 'REPRESENTATIVE_ADDED':
      return 'objectionNo' in fact.body && fact.body.objectionNo === no;
    case 'PROXY_ENDED':
      return fact.body.why === 'LEFT_ROLL';
    case 'REPRESENTATIVE_REMOVED':
      return fact.body.objectionNo === no || fact.body.reason === 'LEFT_ROLL';
    default:
      return false;
  }
}

/** The change of the list of representatives that was asked for, apart from who left it with the roll. */
function listChange(own: readonly Fact[]): RepresentativeChange | undefined {
  const gone = own.find((fact) => fact.type === 'REPRESENTATIVE_REMOVED' && fact.body.reason !== 'LEFT_ROLL');
  const come = own.find((fact) => fact.type === 'REPRESENTATIVE_ADDED');
  if (gone === undefined && come === undefined) return undefined;
  return {
    ...(gone?.type === 'REPRESENTATIVE_REMOVED' ? { remove: gone.body.voterNo } : {}),
    ...(come === undefined ? {} : { add: come.body.voterNo }),
    ...(come?.body.group === undefined ? {} : { group: come.body.group }),
  };
}

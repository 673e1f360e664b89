import type {
  AmendmentGround,
  Command,
  Fact,
  Recorded,
  RepresentativeChange,
  RollAmendment,
  Sealed,
  VoterEntry,
  VoterFact,
} from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { UNSEEN_TEXT, unseenNo } from './unseen.ts';

type FactAs<T extends Fact['type']> = Extract<Fact, { readonly type: T }>;

const only = <V>(sealed: readonly Sealed<V>[]): V | null => sealed[0]?.value ?? null;

/** A registered person of whom nothing is shown: old enough for every rule. */
export const unseenVoter = {
  name: UNSEEN_TEXT,
  sex: 'M',
  birth: '1900-01-01' as IsoDate,
  idNumber: '',
  group: '',
  household: '',
  ground: 'LOCAL_HUKOU',
  pinyin: '',
  initials: '',
} as const;

export function rollImport({ body, sealed }: FactAs<'ROLL_IMPORTED'>): Command {
  const { file, rows, corrected, setAside, read } = body;
  const voters = sealed.map(({ value }, index) => value ?? { ...unseenVoter, voterNo: index + 1 });
  return {
    type: 'IMPORT_ROLL',
    file,
    rows,
    corrected,
    setAside,
    ...(read === undefined ? {} : { read }),
    voters,
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
  return {
    type: 'DECIDE_OBJECTION',
    no: body.no,
    decision: body.decision,
    basis: only(sealed)?.basis ?? UNSEEN_TEXT,
    ...(removed === undefined ? {} : { removeVoterNo: removed.body.voterNo }),
    ...(added === undefined ? {} : { add: entryOf(added) }),
    ...(corrected === undefined ? {} : { correct: { voterNo: corrected.body.voterNo, voter: entryOf(corrected) } }),
    ...(body.places === undefined ? {} : { places: body.places }),
    ...(representatives === undefined ? {} : { representatives }),
  };
}

/** An entry of the roll as recorded, or somebody who is nobody else. */
const entryOf = ({ body, sealed }: FactAs<'VOTER_ADDED' | 'VOTER_CORRECTED'>): VoterEntry =>
  only(sealed) ?? { ...unseenVoter, voterNo: body.voterNo, idNumber: UNSEEN_TEXT };

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
  const change = amended(body.reason, only(sealed), later);
  if (change === null) return null;
  const { note = UNSEEN_TEXT, evidence = unseenEvidence } = only(sealed) ?? {};
  return { type: 'AMEND_ROLL', change, note, evidence, places: body.places };
}

function amended(
  reason: FactAs<'ROLL_AMENDED'>['body']['reason'],
  ground: AmendmentGround | null,
  [next, after]: readonly Recorded[],
): RollAmendment | null {
  switch (reason) {
    case 'TURNED_EIGHTEEN':
    case 'MOVED_IN':
      return next?.fact.type === 'VOTER_ADDED' ? { kind: 'ADD', reason, voter: entryOf(next.fact) } : null;
    case 'DIED':
    case 'MOVED_OUT':
    case 'REGISTERED_TWICE':
      return next?.fact.type === 'VOTER_REMOVED' ? { kind: 'REMOVE', reason, voterNo: next.fact.body.voterNo } : null;
    case 'DEPRIVED': {
      const judgment = ground?.judgment ?? {
        court: UNSEEN_TEXT,
        decidedOn: unseenVoter.birth,
        documentNo: UNSEEN_TEXT,
      };
      return next?.fact.type === 'VOTER_REMOVED'
        ? { kind: 'REMOVE', reason, voterNo: next.fact.body.voterNo, judgment }
        : null;
    }
    case 'CLERICAL':
      return next?.fact.type === 'VOTER_CORRECTED'
        ? { kind: 'CORRECT', reason, voterNo: next.fact.body.voterNo, voter: entryOf(next.fact) }
        : null;
    case 'CHOSEN_AGAIN': {
      const own = [next, after].flatMap((one) => (one === undefined || !isListChange(one.fact) ? [] : [one.fact]));
      const representatives = listChange(own);
      return representatives === undefined ? null : { kind: 'REPRESENTATIVES', reason, representatives };
    }
    case 'OBJECTION':
    case 'UNDER_AGE':
    case 'LEFT_ROLL':
      return null;
    default:
      return reason satisfies never;
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
    if (fact.type !== 'VOTER_REMOVED' || fact.body.reason !== 'UNDER_AGE') {
      if (fact.type === 'REPRESENTATIVE_REMOVED' || fact.type === 'CANDIDATE_WITHDREW' || fact.type === 'PROXY_ENDED')
        continue;
      break;
    }
    const { name = '', sex = 'M', group = '' } = only(fact.sealed) ?? {};
    told.push({ voterNo: fact.body.voterNo, name, sex, group, birth: tooYoung, removed: false });
  }
  return told;
}

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
      return fact.body.objectionNo === no;
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

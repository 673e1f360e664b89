import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import type { Fact, Recorded } from '../src/index.ts';

/**
 * What process.md says must never be seen, told from the entries alone. Nothing here looks at how a decision is made, at a
 * state, or at the tables of the code: it is written beside the document, so that a hole in the one is not a hole in the other.
 */

type Type = Fact['type'];
type OfType<T extends Type> = Recorded<Extract<Fact, { readonly type: T }>>;

const isOf =
  <T extends Type>(type: T) =>
  (r: Recorded): r is OfType<T> =>
    r.fact.type === type;

type History = readonly Recorded[];
type Test = (before: History) => boolean;

const has =
  <T extends Type>(type: T, which: (r: OfType<T>) => boolean = () => true): Test =>
  (before) =>
    before.filter(isOf(type)).some(which);

const pollIs =
  (id: string) =>
  ({ fact }: { readonly fact: { readonly body: { readonly poll: string } } }): boolean =>
    fact.body.poll === id;

/** Both have signed the latest result of a vote. */
const certified =
  (poll: string): Test =>
  (before) => {
    const determined = before.findLastIndex((r) => r.fact.type === 'RESULT_DETERMINED' && r.fact.body.poll === poll);
    if (determined < 0) return false;
    const signed = before.slice(determined).filter(isOf('RESULT_SIGNED')).filter(pollIs(poll));
    return (['SCRUTINEER', 'CHAIR'] as const).every((as) => signed.some((r) => r.fact.body.as === as));
  };

const committee = has('REC_ELECTED');
const rollOut = has('ROLL_PUBLISHED');
const nominated = has('CANDIDATE_NOMINATED', (r) => r.fact.stream === 'RESIDENTS');
const formalList = has('CANDIDATES_PUBLISHED', (r) => r.fact.stream === 'RESIDENTS' && r.fact.body.status === 'FORMAL');
const preliminaryList = has('CANDIDATES_PUBLISHED', (r) => r.fact.stream === 'RESIDENTS');
const opened = has('POLL_OPENED', pollIs('residents'));
const result = has('RESULT_DETERMINED', pollIs('residents'));

/** process.md, the column 输入 → 输出, stage by stage: what must lie there before a step is on record. */
const NEEDS: Readonly<Partial<Record<StepCode, readonly Test[]>>> = {
  B02: [has('PARTY_ELECTION_APPROVED')],
  B03: [has('PARTY_ELECTION_APPROVED')],
  B06: [has('PARTY_ELECTION_APPROVED'), (before) => before.some((r) => stepsOf(r).includes('B03'))],
  B07: [has('PARTY_ELECTION_APPROVED'), has('PARTY_ROLL_RECORDED'), has('POLL_OPENED', pollIs('party-committee'))],
  B08: [certified('party-committee')],
  B09: [has('PARTY_RESULT_REPORTED'), certified('party-secretaries')],
  C01: [has('MODE_SETTLED')],
  C02: [committee],
  C03: [committee],
  C04: [committee],
  C05: [committee],
  C06: [committee, has('ROLL_IMPORTED')],
  C07: [committee, has('ROLL_IMPORTED')],
  C08: [rollOut],
  C09: [rollOut],
  C10: [rollOut],
  D01: [committee],
  D02: [rollOut],
  D03: [nominated],
  D04: [committee],
  D05: [nominated],
  D06: [nominated],
  D07: [nominated],
  D08: [nominated, preliminaryList, has('CANDIDATE_REVIEWED')],
  D09: [formalList],
  D10: [nominated],
  D11: [rollOut],
  D12: [rollOut],
  D13: [committee],
  D14: [committee],
  D15: [formalList, has('ROLL_FROZEN')],
  D16: [committee],
  E01: [has('POLL_PREPARED', pollIs('residents'))],
  E02: [opened],
  E03: [opened],
  E04: [opened],
  E05: [opened],
  E06: [opened],
  E07: [has('POLL_CLOSED', pollIs('residents'))],
  E08: [has('BUNDLES_DECLARED', pollIs('residents'))],
  E09: [has('BUNDLES_DECLARED', pollIs('residents'))],
  E10: [has('BUNDLES_DECLARED', pollIs('residents'))],
  E11: [result],
  E12: [result],
  E13: [result],
  F01: [result],
  F02: [result],
  F03: [result],
  F04: [result, certified('residents')],
  F05: [result],
  F06: [result],
  F07: [result],
  F08: [has('HANDOVER_RECORDED')],
  F09: [result],
};

/** Which step an entry puts on record, read off the names of the acts in process.md. */
export function stepsOf({ fact }: Recorded): readonly StepCode[] {
  switch (fact.type) {
    case 'STEP_RECORDED':
    case 'STEP_WAIVED':
      return [fact.body.step];
    case 'PARTY_ELECTION_APPROVED':
      return ['B01'];
    case 'PARTY_ROLL_RECORDED':
      return ['B02'];
    case 'RECOMMENDATIONS_RECORDED':
      return ['B03'];
    case 'PARTY_NOMINEE_REVIEWED':
      return ['B04'];
    case 'PUBLICITY_CLOSED':
      return [fact.stream === 'PARTY' ? 'B05' : 'D05'];
    case 'SECRETARY_APPROVED':
      return ['B09'];
    case 'MODE_SETTLED':
      return ['C00'];
    case 'REC_ELECTED':
      return ['C01'];
    case 'REC_CHAIR_CHOSEN':
      return ['C02'];
    case 'ROLL_IMPORTED':
      return ['C05'];
    case 'REPRESENTATIVES_LISTED':
      return ['C06'];
    case 'ROLL_PUBLISHED':
      return ['C07'];
    case 'OBJECTION_DECIDED':
      return ['C08'];
    case 'ROLL_FROZEN':
      return ['C09'];
    case 'CANDIDATE_NOMINATED':
      return fact.stream === 'RESIDENTS' ? ['D02'] : [];
    case 'CANDIDATE_REVIEWED':
      return ['D03'];
    case 'REC_MEMBER_WITHDREW':
      return ['D04'];
    case 'CANDIDATES_PUBLISHED':
      if (fact.stream === 'PARTY') return ['B06'];
      return [fact.body.status === 'FORMAL' ? 'D08' : 'D06'];
    case 'PLEDGES_PUBLISHED':
      return ['D09'];
    case 'PROXIES_PUBLISHED':
      return ['D11'];
    case 'MOBILE_BOX_APPROVED':
      return ['D12'];
    case 'MOBILE_BOX_RETURNED':
      return ['E05'];
    case 'POLL_PREPARED':
      return fact.body.poll === 'residents' ? ['D15'] : [];
    case 'POLL_OPENED':
      return fact.body.poll === 'residents' ? ['E01'] : [];
    case 'VOTER_CHECKED_IN':
      return ['E03'];
    case 'POLL_CLOSED':
      return fact.body.poll === 'residents' ? ['E06'] : [];
    case 'BUNDLES_DECLARED':
      return fact.body.poll === 'residents' ? ['E07'] : [];
    case 'RESULT_DETERMINED':
      if (fact.body.poll.startsWith('party-committee')) return ['B07'];
      if (fact.body.poll.startsWith('party')) return ['B08'];
      return fact.body.poll === 'residents' ? ['E08', 'E09', 'E10'] : ['E11'];
    case 'BALLOTS_SEALED':
      return fact.stream === 'RESIDENTS' ? ['E13'] : [];
    case 'RESULT_FILED':
      return ['F01'];
    case 'CERTIFICATES_DELIVERED':
      return ['F02'];
    case 'SUPPORTING_BODY_ELECTED':
      return ['F03'];
    case 'HANDOVER_RECORDED':
      return ['F04'];
    case 'CYCLE_CLOSED':
      return ['F08'];
    default:
      return [];
  }
}

/** 五先五后 and what national law asks of every election: nobody's decision takes these away. */
const NEVER_WAIVED = new Set<string>(
  'A03 A04 A05 A06 A07 B01 B02 B06 B07 B08 B09 C00 C01 C02 C05 C07 C09 D02 D03 D06 D08 D09 D10 D15 E01 E03 E06 E07 E08 E09 E10 E12 F04 F08'.split(
    ' ',
  ),
);
/** Done by an act of their own; a sentence written by hand proves none of them. A04 may be noted where nothing was found. */
const NEVER_BY_HAND = new Set<string>(
  'A05 A06 A07 B01 B02 B06 B07 B08 B09 C00 C01 C02 C05 C07 C09 D02 D03 D06 D08 D09 D15 E01 E03 E06 E07 E08 E09 E10 F04 F08'.split(
    ' ',
  ),
);

/** What is wrong with an entry, in the light of those before it; nothing where it is as it should be. */
export function wrongWith(before: History, now: Recorded): readonly string[] {
  return [
    ...outOfOrder(before, now),
    ...byHand(before, now),
    ...gatesJumped(before, now),
    ...checkedThemselves(before, now),
  ];
}

function outOfOrder(before: History, now: Recorded): readonly string[] {
  // A written decision that a step is not needed may come before its turn; what is not needed waits for nothing.
  if (now.fact.type === 'STEP_WAIVED') return [];
  const known = new Set(before.flatMap(stepsOf));
  return stepsOf(now)
    .filter((step) => !known.has(step))
    .flatMap((step) =>
      (NEEDS[step] ?? []).flatMap((test, i) => (test(before) ? [] : [`${step} before what it rests on (${i + 1})`])),
    );
}

function byHand(before: History, { fact }: Recorded): readonly string[] {
  if (fact.type === 'STEP_WAIVED') {
    const { step, reason, decisionNo } = fact.body;
    return [
      ...(NEVER_WAIVED.has(step) ? [`${step} was waived`] : []),
      ...(reason.trim() === '' || decisionNo.trim() === '' ? [`${step} was waived without a written decision`] : []),
    ];
  }
  if (fact.type !== 'STEP_RECORDED') return [];
  const { step } = fact.body;
  const found = before.some(isOf('RECTIFICATION_REGISTERED'));
  if (step === 'A04') {
    if (found) return ['A04 noted by hand with matters open'];
    return before.filter(isOf('STEP_RECORDED')).some((r) => r.fact.body.step === 'A03')
      ? []
      : ['nothing to rectify was found without a survey'];
  }
  return NEVER_BY_HAND.has(step) ? [`${step} was ticked by hand`] : [];
}

/** process.md §1: what stands before the residents' election, and before its polls. */
function gatesJumped(before: History, now: Recorded): readonly string[] {
  if (now.fact.type !== 'MODE_SETTLED' && now.fact.type !== 'REC_ELECTED') return [];
  const noted = (step: StepCode): boolean =>
    before.filter(isOf('STEP_RECORDED')).some((r) => r.fact.body.step === step);
  const matters = before.filter(isOf('RECTIFICATION_REGISTERED')).map((r) => `RECTIFICATION:${r.fact.body.no}`);
  const village = before.find(isOf('CYCLE_OPENED'))?.fact.body.community.legalRegime === 'VILLAGERS';
  const published = [
    'CHAIR_AUDIT',
    'FINANCE_AUDIT',
    ...(village ? ['MEMBER_AUDIT'] : []),
    'PERFORMANCE_REVIEW',
    'DEVELOPMENT_PLAN',
  ];
  return [
    ...(before.some(isOf('PLAN_ADOPTED')) ? [] : ['no plan']),
    ...(before.some(isOf('SECRETARY_APPROVED')) ? [] : ['G1: the secretary is not approved']),
    ...(noted('A03') ? [] : ['G2: no survey']),
    ...(matters.length > 0 || noted('A04') ? [] : ['G2: not a word on rectification']),
    ...[...matters, ...published].flatMap((item) => evidenceFault(before, item, published.includes(item))),
  ].map((why) => `${now.fact.type}: ${why}`);
}

function evidenceFault(before: History, item: string, mustBePublic: boolean): readonly string[] {
  const made = before.filter(isOf('GATE_ITEM_SUBMITTED')).findLast((r) => r.fact.body.item === item);
  const checked = before.filter(isOf('GATE_ITEM_REVIEWED')).findLast((r) => r.fact.body.item === item);
  if (made === undefined) return [`${item}: nothing was handed in`];
  if (made.fact.body.evidence.length === 0) return [`${item}: without evidence`];
  if (mustBePublic && (made.fact.body.publishedAt ?? '').trim() === '') return [`${item}: not made public`];
  if (checked === undefined || checked.seq < made.seq) return [`${item}: not reviewed since it was handed in`];
  if (checked.fact.body.verdict !== 'ACCEPTED') return [`${item}: sent back`];
  return checked.actor.account === made.actor.account ? [`${item}: reviewed by its maker`] : [];
}

/** Whose work each checking entry checks. */
function makersOf(before: History, { fact }: Recorded): readonly string[] {
  switch (fact.type) {
    case 'GATE_ITEM_REVIEWED': {
      const made = before.filter(isOf('GATE_ITEM_SUBMITTED')).findLast((r) => r.fact.body.item === fact.body.item);
      return made === undefined ? ['nobody'] : [made.actor.account];
    }
    case 'SECRETARY_APPROVED':
      return before
        .filter(isOf('PARTY_RESULT_REPORTED'))
        .slice(-1)
        .map((r) => r.actor.account);
    case 'CANDIDATE_REVIEWED':
      return before
        .filter(isOf('CANDIDATE_NOMINATED'))
        .filter((r) => r.fact.body.id === fact.body.id)
        .map((r) => r.actor.account);
    case 'RESULT_SIGNED':
      return [
        ...before.filter(isOf('BUNDLE_ENTERED')).filter(pollIs(fact.body.poll)),
        ...sinceResult(before, fact.body.poll).filter(isOf('RESULT_SIGNED')).filter(pollIs(fact.body.poll)),
      ].map((r) => r.actor.account);
    default:
      return [];
  }
}

const sinceResult = (before: History, poll: string): History =>
  before.slice(before.findLastIndex((r) => r.fact.type === 'RESULT_DETERMINED' && r.fact.body.poll === poll));

function checkedThemselves(before: History, now: Recorded): readonly string[] {
  const makers = makersOf(before, now);
  if (makers.includes('nobody')) return [`${now.fact.type} of what nobody made`];
  return makers.includes(now.actor.account) ? [`${now.fact.type} by whoever made it`] : [];
}

/** Steps of the plan in force of which the entries say nothing: with one of these no cycle is at its end. */
export function missingSteps(history: History): readonly StepCode[] {
  const plan = history.filter(isOf('PLAN_ADOPTED')).at(-1);
  const known = new Set<StepCode>(history.flatMap(stepsOf));
  for (const step of gateStepsDone(history)) known.add(step);
  const mode = history.filter(isOf('MODE_SETTLED')).at(-1)?.fact.body.votingMode;
  const calledFor = (step: StepCode): boolean => {
    if (step === 'C08') return history.some(isOf('OBJECTION_FILED'));
    if (step === 'C06') return mode !== 'ALL_VOTERS';
    if (step === 'D11') return mode !== 'RESIDENT_REP';
    // Another vote, where the first left a seat open: told by whoever reads the result.
    return step !== 'E11' && step !== 'F08';
  };
  return (plan?.fact.body.steps ?? []).map((s) => s.code).filter((step) => calledFor(step) && !known.has(step));
}

function gateStepsDone(history: History): readonly StepCode[] {
  const village = history.find(isOf('CYCLE_OPENED'))?.fact.body.community.legalRegime === 'VILLAGERS';
  const matters = history.filter(isOf('RECTIFICATION_REGISTERED')).map((r) => `RECTIFICATION:${r.fact.body.no}`);
  const items: readonly (readonly [StepCode, readonly string[]])[] = [
    ['A04', matters],
    ['A05', ['CHAIR_AUDIT', 'FINANCE_AUDIT', ...(village ? ['MEMBER_AUDIT'] : [])]],
    ['A06', ['PERFORMANCE_REVIEW']],
    ['A07', ['DEVELOPMENT_PLAN']],
  ];
  return items.flatMap(([step, of]) =>
    of.length > 0 && of.every((item) => evidenceFault(history, item, false).length === 0) ? [step] : [],
  );
}

/** JWH25-17: the roll is out twenty days before the day; nobody votes on a day that was not announced. */
export function dayFaults(history: History, now: Recorded): readonly string[] {
  const day: IsoDate | undefined = history.filter(isOf('PLAN_ADOPTED')).at(-1)?.fact.body.electionDay;
  if (day === undefined) return [];
  const days = Math.round((Date.parse(day) - Date.parse(now.on)) / 86_400_000);
  if (now.fact.type === 'ROLL_PUBLISHED' && days < 20) return [`the roll went out ${days} days before the vote`];
  if (now.fact.type === 'POLL_OPENED' && now.fact.body.poll === 'residents' && days !== 0)
    return ['a vote on another day'];
  return [];
}

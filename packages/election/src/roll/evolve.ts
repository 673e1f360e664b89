import { withRollPosted } from '../notices/evolve.ts';
import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle, Objection, RollChange, RollState } from '../state.ts';
import type { LeftRoll, RepresentativeList, RollChangeBody, RollFact, VoterEntry } from './facts.ts';
import { evolveReveals } from './reveals.ts';
import { withoutRepresentative, withRepresentative } from './representatives.ts';

export function evolveRoll(state: Cycle, fact: RollFact, when: When): Cycle {
  const { on } = when;
  switch (fact.type) {
    case 'ROLL_IMPORTED': {
      const { file, rows, listed, corrected, setAside, read } = fact.body;
      const source = { file, rows, corrected, setAside, ...(read === undefined ? {} : { read }) };
      return {
        ...state,
        roll: { stage: 'DRAFT', listed, lastNo: listed, source },
        // Numbers change hands with a new import: whoever was listed by them must be listed anew.
        representatives: null,
        unconfirmedWorkers: fact.sealed.flatMap(({ value }, i) =>
          value?.ground === 'COMMUNITY_WORKER' ? [i + 1] : [],
        ),
        confirmedWorkers: [],
        rollChanges: [],
      };
    }
    case 'ROLL_PUBLISHED':
      return state.roll.stage === 'DRAFT'
        ? {
            ...withRollPosted(state, fact.body, when),
            roll: {
              ...state.roll,
              stage: 'PUBLISHED',
              publishedOn: on,
              objectionUntil: fact.body.objectionUntil,
              acceptUntil: fact.body.acceptUntil,
              places: fact.body.places,
            },
          }
        : state;
    case 'ROLL_FROZEN':
      return state.roll.stage === 'PUBLISHED'
        ? { ...state, roll: { ...state.roll, stage: 'FROZEN', frozenOn: on } }
        : state;
    case 'REPRESENTATIVES_LISTED':
      return { ...state, representatives: { listedOn: on, list: fact.body.list } };
    case 'REPRESENTATIVE_ADDED': {
      const { voterNo, group } = fact.body;
      return changeList(state, (list) => withRepresentative(list, voterNo, group));
    }
    case 'REPRESENTATIVE_REMOVED':
      return changeList(state, (list) => withoutRepresentative(list, fact.body.voterNo));
    case 'VOTER_ADDED': {
      const told = opened(fact.sealed)[0];
      const roll = recount(state.roll, 1, fact.body.voterNo);
      return { ...changed(state, 'ADDED', fact.body, told, when), roll, ...workers(state, fact.body.voterNo, told) };
    }
    case 'VOTER_REMOVED': {
      const roll = recount(state.roll, -1, state.roll.lastNo);
      const next = changed(state, 'REMOVED', fact.body, opened(fact.sealed)[0], when);
      return { ...next, roll, ...workers(state, fact.body.voterNo, undefined) };
    }
    case 'VOTER_CORRECTED': {
      const told = opened(fact.sealed)[0];
      return { ...changed(state, 'CORRECTED', fact.body, told, when), ...workers(state, fact.body.voterNo, told) };
    }
    case 'NUMBERS_REVEALED':
      return evolveReveals(state, fact, when);
    case 'ROLL_AMENDED':
      return { ...state, amendments: fact.body.no };
    case 'WORKERS_CONFIRMED': {
      const confirmed = new Set(opened(fact.sealed).map((w) => w.voterNo));
      return {
        ...state,
        unconfirmedWorkers: state.unconfirmedWorkers.filter((no) => !confirmed.has(no)),
        confirmedWorkers: [...new Set([...state.confirmedWorkers, ...confirmed])],
      };
    }
    case 'RULING_PUBLISHED':
      return {
        ...state,
        objections: state.objections.map((o) =>
          o.no === fact.body.no && o.ruling !== null
            ? { ...o, ruling: { ...o.ruling, publishedOn: on, publishedLate: fact.body.late ?? on > o.rulingUntil } }
            : o,
        ),
      };
    case 'OBJECTION_FILED': {
      const told = opened(fact.sealed)[0];
      const objection: Objection = {
        no: fact.body.no,
        kind: fact.body.kind,
        filedOn: on,
        rulingUntil: fact.body.rulingUntil,
        petitioner: told?.petitioner ?? '',
        about: told?.about ?? '',
        grounds: told?.grounds ?? '',
        voterNo: told?.voterNo ?? null,
        evidence: told?.evidence ?? [],
        sent: fact.body.sent === undefined ? null : { ...fact.body.sent, contact: told?.contact ?? '' },
        ruling: null,
      };
      return { ...state, objections: [...state.objections, objection] };
    }
    case 'OBJECTION_DECIDED': {
      const { no, decision, late, places } = fact.body;
      const publishedOn = places === undefined ? null : on;
      const basis = opened(fact.sealed)[0]?.basis ?? '';
      return {
        ...state,
        objections: state.objections.map((o) =>
          o.no === no
            ? { ...o, ruling: { decision, basis, on, late, publishedOn, publishedLate: late && publishedOn !== null } }
            : o,
        ),
      };
    }
    default:
      return fact satisfies never;
  }
}

function changed(
  state: Cycle,
  kind: RollChange['kind'],
  body: RollChangeBody,
  told: LeftRoll | undefined,
  { on, seq }: When,
): Cycle {
  const change: RollChange = {
    kind,
    voterNo: body.voterNo,
    reason: reasonOf(body, told),
    objectionNo: 'objectionNo' in body ? (body.objectionNo ?? null) : null,
    on,
    seq,
    afterPublication: 'publishedOn' in state.roll,
    name: told?.name ?? '',
    sex: told?.sex ?? null,
    group: told?.group ?? '',
  };
  return { ...state, rollChanges: [...state.rollChanges, change] };
}

/** Why the entry changed: sealed with it, in earlier versions in the body; told by the act itself where that says enough. */
function reasonOf(body: RollChangeBody, told: LeftRoll | undefined): RollChange['reason'] {
  if ('reason' in body) return body.reason;
  if (told?.why !== undefined) return told.why;
  return body.by === 'ELECTION_DAY' ? 'UNDER_AGE' : null;
}

/**
 * Whoever comes onto the roll as a community worker waits for the committee's confirmation, unless it came with the entry or
 * was given before: a misspelt name takes no confirmation away, another ground does.
 */
function workers(
  { unconfirmedWorkers, confirmedWorkers }: Cycle,
  voterNo: number,
  told: Pick<VoterEntry, 'ground' | 'workedSince'> | undefined,
): Pick<Cycle, 'unconfirmedWorkers' | 'confirmedWorkers'> {
  const unconfirmed = unconfirmedWorkers.filter((no) => no !== voterNo);
  const confirmed = confirmedWorkers.filter((no) => no !== voterNo);
  if (told?.ground !== 'COMMUNITY_WORKER') return { unconfirmedWorkers: unconfirmed, confirmedWorkers: confirmed };
  return told.workedSince !== undefined || confirmedWorkers.includes(voterNo)
    ? { unconfirmedWorkers: unconfirmed, confirmedWorkers: [...confirmed, voterNo] }
    : { unconfirmedWorkers: [...unconfirmed, voterNo], confirmedWorkers: confirmed };
}

function recount(roll: RollState, by: 1 | -1, lastNo: number): RollState {
  return roll.stage === 'EMPTY' ? roll : { ...roll, listed: roll.listed + by, lastNo: Math.max(roll.lastNo, lastNo) };
}

function changeList(state: Cycle, to: (list: RepresentativeList) => RepresentativeList): Cycle {
  const { representatives } = state;
  return representatives === null
    ? state
    : { ...state, representatives: { ...representatives, list: to(representatives.list) } };
}

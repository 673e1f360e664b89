import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle, Objection, RollState } from '../state.ts';
import type { RepresentativeList, RollFact } from './facts.ts';
import { withoutRepresentative, withRepresentative } from './representatives.ts';

export function evolveRoll(state: Cycle, fact: RollFact, { on }: When): Cycle {
  switch (fact.type) {
    case 'ROLL_IMPORTED': {
      const { file, rows, listed, corrected, setAside } = fact.body;
      return {
        ...state,
        roll: { stage: 'DRAFT', listed, lastNo: listed, source: { file, rows, corrected, setAside } },
        // Numbers change hands with a new import: whoever was listed by them must be listed anew.
        representatives: null,
      };
    }
    case 'ROLL_PUBLISHED':
      return state.roll.stage === 'DRAFT'
        ? {
            ...state,
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
    case 'VOTER_ADDED':
      return { ...state, roll: recount(state.roll, 1, fact.body.voterNo) };
    case 'VOTER_REMOVED':
      return { ...state, roll: recount(state.roll, -1, state.roll.lastNo) };
    case 'OBJECTION_FILED': {
      const told = opened(fact.sealed)[0];
      const objection: Objection = {
        no: fact.body.no,
        kind: fact.body.kind,
        filedOn: on,
        rulingUntil: fact.body.rulingUntil,
        about: told?.about ?? '',
        grounds: told?.grounds ?? '',
        voterNo: told?.voterNo ?? null,
        ruling: null,
      };
      return { ...state, objections: [...state.objections, objection] };
    }
    case 'OBJECTION_DECIDED': {
      const { no, decision, late } = fact.body;
      const basis = opened(fact.sealed)[0]?.basis ?? '';
      return {
        ...state,
        objections: state.objections.map((o) => (o.no === no ? { ...o, ruling: { decision, basis, on, late } } : o)),
      };
    }
    default:
      return fact satisfies never;
  }
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

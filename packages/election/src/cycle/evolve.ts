import type { StepCode } from '@mingxuan/rulebook';
import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import { nothingAfter } from '../after/state.ts';
import { noNotices } from '../notices/state.ts';
import { nothingInspected } from '../inspection/state.ts';
import { nothingOfTheParty } from '../party/evolve.ts';
import { noIntroductions } from '../introductions/state.ts';
import { noBoxes } from '../voting/box-state.ts';
import type { Cycle, GateItem } from '../state.ts';
import type { CycleFact, GateItemId } from './facts.ts';

type Opened = Extract<CycleFact, { type: 'CYCLE_OPENED' }>;

export function openCycle({ body }: Opened, { on }: When): Cycle {
  return {
    status: 'OPEN',
    mode: body.mode,
    community: body.community,
    lastOn: on,
    termNo: body.termNo,
    termExpiry: body.termExpiry,
    electionDay: body.electionDay,
    partyDay: body.partyDay,
    packs: body.packs,
    round: body.round ?? null,
    plan: null,
    steps: {},
    rectifications: [],
    gateItems: {},
    party: nothingOfTheParty,
    inspections: nothingInspected,
    mandate: null,
    rec: null,
    roll: { stage: 'EMPTY', listed: 0, lastNo: 0 },
    representatives: null,
    representativesCall: null,
    groupLeaders: null,
    scribes: null,
    unconfirmedWorkers: [],
    confirmedWorkers: [],
    rollChanges: [],
    reveals: [],
    amendments: 0,
    duplicates: [],
    objections: [],
    complaints: [],
    candidates: [],
    published: { preliminary: false, formal: false, partyFormal: false, pledges: false, orderedBy: null },
    formalList: null,
    substitutes: [],
    introductions: noIntroductions,
    relatives: null,
    arrangements: null,
    proxies: [],
    proxyListsPublished: [],
    boxes: [],
    boxDay: noBoxes,
    polls: [],
    audits: [],
    aftermath: nothingAfter,
    papers: [],
    notices: noNotices,
    handover: null,
  };
}

/** Gate evidence completes its step once a second person has accepted it: A04 all rectifications, A05 audits, A06 review, A07 plan. */
const gateSteps: Readonly<Record<'A04' | 'A05' | 'A06' | 'A07', (state: Cycle) => readonly GateItemId[]>> = {
  A04: (state) => state.rectifications.map((r): GateItemId => `RECTIFICATION:${r.no}`),
  A05: (state) =>
    state.community.legalRegime === 'VILLAGERS'
      ? ['CHAIR_AUDIT', 'FINANCE_AUDIT', 'MEMBER_AUDIT']
      : ['CHAIR_AUDIT', 'FINANCE_AUDIT'],
  A06: () => ['PERFORMANCE_REVIEW'],
  A07: () => ['DEVELOPMENT_PLAN'],
};

export function requiredItems(state: Cycle, step: 'A04' | 'A05' | 'A06' | 'A07'): readonly GateItemId[] {
  return gateSteps[step](state);
}

export function evolveCycle(state: Cycle, fact: Exclude<CycleFact, Opened>, when: When): Cycle {
  switch (fact.type) {
    case 'PLAN_ADOPTED': {
      const people: Partial<Record<StepCode, string>> = {};
      for (const { step, person } of opened(fact.sealed)) people[step] = person;
      return {
        ...state,
        electionDay: fact.body.electionDay,
        partyDay: fact.body.partyDay,
        plan: { adoptedOn: when.on, steps: fact.body.steps, people },
      };
    }
    case 'STEP_RECORDED':
      return {
        ...state,
        steps: {
          ...state.steps,
          [fact.body.step]: {
            how: 'DONE',
            on: when.on,
            seq: when.seq,
            note: fact.body.note,
            evidence: fact.body.evidence,
          },
        },
      };
    case 'STEP_WAIVED':
      return {
        ...state,
        steps: {
          ...state.steps,
          [fact.body.step]: {
            how: 'WAIVED',
            on: when.on,
            seq: when.seq,
            reason: fact.body.reason,
            decisionNo: fact.body.decisionNo,
          },
        },
      };
    case 'RECTIFICATION_REGISTERED':
      return { ...state, rectifications: [...state.rectifications, fact.body] };
    case 'GATE_ITEM_SUBMITTED': {
      const item: GateItem = {
        id: fact.body.item,
        status: 'SUBMITTED',
        summary: fact.body.summary,
        evidence: fact.body.evidence,
        publishedAt: fact.body.publishedAt ?? null,
        details: fact.body.details ?? null,
        grades: opened(fact.sealed),
        submittedOn: when.on,
        maker: when.actor.account,
        reviewer: null,
        note: '',
      };
      return { ...state, gateItems: { ...state.gateItems, [item.id]: item } };
    }
    case 'GATE_ITEM_REVIEWED': {
      const item = state.gateItems[fact.body.item];
      if (item === undefined) return state;
      const reviewed: GateItem = {
        ...item,
        status: fact.body.verdict,
        reviewer: when.actor.account,
        note: fact.body.note,
      };
      return markGateSteps({ ...state, gateItems: { ...state.gateItems, [item.id]: reviewed } }, when);
    }
    default:
      return fact satisfies never;
  }
}

function markGateSteps(state: Cycle, when: When): Cycle {
  const steps = { ...state.steps };
  for (const step of ['A04', 'A05', 'A06', 'A07'] as const) {
    const items = requiredItems(state, step);
    const complete = items.length > 0 && items.every((id) => state.gateItems[id]?.status === 'ACCEPTED');
    if (complete && steps[step] === undefined)
      steps[step] = { how: 'DONE', on: when.on, seq: when.seq, note: '', evidence: [] };
  }
  return { ...state, steps };
}

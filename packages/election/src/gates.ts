import type { SourceRef, Text } from '@mingxuan/rulebook';
import type { GateItemId } from './cycle/facts.ts';
import { requiredItems } from './cycle/evolve.ts';
import type { Candidate, Cycle } from './state.ts';

/** 五先五后: what must come first. G1–G4 stand before C01 (electing the REC), G5 before the polls open. */
export type GateId = 'G1' | 'G2' | 'G3' | 'G4' | 'G5';

export interface GateStatus {
  readonly gate: GateId;
  readonly title: Text;
  readonly passed: boolean;
  /** What is still missing, one sentence each. */
  readonly missing: readonly Text[];
  readonly sources: readonly SourceRef[];
}

export const gateTitles: Readonly<Record<GateId, Text>> = {
  G1: { zh: '先党组织后居委会', en: 'Party organisation first' },
  G2: { zh: '先整改后换届', en: 'Rectify first' },
  G3: { zh: '先审计后换届', en: 'Audit first' },
  G4: { zh: '先定事后选人', en: 'Tasks first' },
  G5: { zh: '先承诺再选举', en: 'Pledges first' },
};

export const gateItemTitle = (state: Pick<Cycle, 'rectifications'>, id: GateItemId): Text => {
  switch (id) {
    case 'CHAIR_AUDIT':
      return { zh: '居委会主任任期和离任经济责任审计', en: "audit of the chair's term and departure" };
    case 'FINANCE_AUDIT':
      return { zh: '社区财务收支审计', en: "audit of the community's finances" };
    case 'MEMBER_AUDIT':
      return { zh: '村（居）委会成员任期和离任经济责任审计', en: "audit of all members' terms" };
    case 'PERFORMANCE_REVIEW':
      return { zh: '任期履职考评', en: 'performance review of the term' };
    case 'DEVELOPMENT_PLAN':
      return { zh: '社区发展规划和具体任务', en: 'development plan and tasks' };
    default: {
      const no = Number(id.slice('RECTIFICATION:'.length));
      const matter = state.rectifications.find((r) => r.no === no)?.matter ?? '';
      return { zh: `整改事项${no}：${matter}`, en: `rectification ${no}: ${matter}` };
    }
  }
};

/** Which items must be made public, not only accepted (JWH25-38 for the audit; the order of the city for review and plan). */
export const mustBePublished = (id: GateItemId): boolean => !id.startsWith('RECTIFICATION:');

/** The text that asks for an item, as far as one does; the city's order for the rest. */
export function itemSources(state: Pick<Cycle, 'community'>, id: GateItemId): readonly SourceRef[] {
  switch (id) {
    case 'CHAIR_AUDIT':
      return [state.community.legalRegime === 'VILLAGERS' ? 'CWH25-40' : 'JWH25-38'];
    case 'MEMBER_AUDIT':
      return ['CWH25-40'];
    case 'PERFORMANCE_REVIEW':
      return ['SEED', 'JWH25-37'];
    default:
      return ['SEED'];
  }
}

const sourcesOf: Readonly<Record<GateId, (state: Cycle) => readonly SourceRef[]>> = {
  G1: () => ['SEED', 'DXJ20-3'],
  G2: () => ['SEED'],
  G3: (state) => (state.community.legalRegime === 'VILLAGERS' ? ['CWH25-40', 'SEED'] : ['JWH25-38', 'SEED']),
  G4: () => ['SEED', 'JWH25-37'],
  G5: () => ['SEED'],
};

/** What these steps still lack of their evidence: not submitted, sent back, or not reviewed by another person. */
export function missingEvidence(state: Cycle, steps: readonly ('A04' | 'A05' | 'A06' | 'A07')[]): Text[] {
  return steps
    .flatMap((step) => requiredItems(state, step))
    .flatMap((id) => {
      const item = state.gateItems[id];
      const title = gateItemTitle(state, id);
      if (item === undefined) return [{ zh: `${title.zh}：还没有提交`, en: `${title.en}: not submitted` }];
      if (item.status === 'RETURNED')
        return [
          {
            zh: `${title.zh}：已退回，要重新提交（${item.note}）`,
            en: `${title.en}: returned, submit again (${item.note})`,
          },
        ];
      if (item.status === 'SUBMITTED')
        return [{ zh: `${title.zh}：等另一人复核`, en: `${title.en}: waits for another person's review` }];
      return [];
    });
}

/** Candidates on the formal list for the residents' committee: the ones who pledge and stand. */
export const formalResidents = (state: Cycle): readonly Candidate[] =>
  state.candidates.filter((c) => c.stream === 'RESIDENTS' && c.status === 'FORMAL');

const missingOf: Readonly<Record<GateId, (state: Cycle) => Text[]>> = {
  G1: (state) =>
    state.party.secretaryApproved === null
      ? [
          {
            zh: '社区党组织书记还没有经街道党工委批准（B09）',
            en: 'the secretary is not yet approved by the street Party committee (B09)',
          },
        ]
      : [],
  G2: (state) => [
    ...(state.steps.A03 === undefined
      ? [{ zh: '摸底排查还没有记录（A03）', en: 'the baseline survey is not recorded (A03)' }]
      : []),
    ...(state.rectifications.length === 0 && state.steps.A04 === undefined
      ? [
          {
            zh: '没有整改事项时也要记录复核结论（A04）',
            en: 'with nothing to rectify, the review must still be recorded (A04)',
          },
        ]
      : []),
    ...missingEvidence(state, ['A04']),
  ],
  G3: (state) => missingEvidence(state, ['A05']),
  G4: (state) => missingEvidence(state, ['A06', 'A07']),
  G5: (state) => {
    const formal = formalResidents(state);
    if (formal.length === 0)
      return [{ zh: '正式候选人名单还没有公布（D08）', en: 'the formal list of candidates is not published (D08)' }];
    const lacking = formal.filter((c) => c.pledges.length < 3);
    if (lacking.length > 0) {
      const names = lacking.map((c) => c.name).join('、');
      return [{ zh: `还没有作出三项承诺：${names}`, en: `three pledges still missing from: ${names}` }];
    }
    return state.published.pledges
      ? []
      : [{ zh: '承诺书还没有公示（D09）', en: 'the pledges are not published (D09)' }];
  },
};

export function gateStatus(state: Cycle, gate: GateId): GateStatus {
  const missing = missingOf[gate](state);
  return { gate, title: gateTitles[gate], passed: missing.length === 0, missing, sources: sourcesOf[gate](state) };
}

export const allGates = (state: Cycle): readonly GateStatus[] =>
  (['G1', 'G2', 'G3', 'G4', 'G5'] as const).map((g) => gateStatus(state, g));

import type { SourceRef, StepCode, Text } from '@mingxuan/rulebook';
import { sourcesFor, stepTable } from '@mingxuan/rulebook';
import { relatedMembers } from './candidates/relatives.ts';
import { standingResidents } from './candidates/standing.ts';
import { gateStatus, missingEvidence } from './gates.ts';
import { representativesMissing } from './roll/representatives.ts';
import { RESTS_ON, stillBefore } from './rests-on.ts';
import type { Cycle, RecMember } from './state.ts';
import { proxiesOf } from './voting/proxies.ts';

/** What is missing: a gate that is shut, an earlier step, evidence, or something not posted yet. */
export type BlockerKind = 'GATE' | 'EARLIER_STEP' | 'EVIDENCE' | 'NOTICE';

/** One thing that stands before a step, in words, with the text it rests on and the step where it is put right. */
export interface Blocker extends Text {
  readonly kind: BlockerKind;
  readonly step: StepCode;
  readonly sources: readonly SourceRef[];
}

/** What a step itself still has to bring: evidence of a gate, pledges, opinions. It may be worked on now. */
export function lackingFor(state: Cycle, step: StepCode): readonly Text[] {
  switch (step) {
    case 'A04':
    case 'A05':
    case 'A06':
    case 'A07':
      return missingEvidence(state, [step]);
    case 'D03':
      return unreviewed(state);
    case 'D09':
      return state.published.formal ? gateStatus(state, 'G5').missing : [];
    default:
      return [];
  }
}

/** Everything that stands before a step: nothing may be done while one of these does. Empty = it can be done now. */
export function blockersOf(state: Cycle, step: StepCode): readonly Blocker[] {
  const found = [...gatesBefore(state, step), ...stepsBefore(state, step), ...othersBefore(state, step)];
  return found.map((one) => ({ ...one, sources: sourcesFor(state.packs.residents.pack, one.sources) }));
}

function gatesBefore(state: Cycle, step: StepCode): readonly Blocker[] {
  const gates =
    step === 'C00' || step === 'C01' ? (['G1', 'G2', 'G3', 'G4'] as const) : step === 'E01' ? (['G5'] as const) : [];
  return gates.flatMap((id) => {
    const { missing, sources } = gateStatus(state, id);
    return missing.map((said): Blocker => ({ ...said, kind: 'GATE', step: gateStep[id], sources }));
  });
}

const gateStep = { G1: 'B09', G2: 'A04', G3: 'A05', G4: 'A06', G5: 'D09' } as const;

function stepsBefore(state: Cycle, step: StepCode): readonly Blocker[] {
  // Matters that were found by other ways than the survey may be put right before it is written down.
  if (step === 'A04' && state.rectifications.length > 0) return [];
  const sources = RESTS_ON[step]?.sources ?? [];
  return stillBefore(state.steps, step).map((code): Blocker => {
    const name = stepTable.find((one) => one.code === code)?.name ?? { zh: code, en: code };
    return {
      zh: `“${name.zh}”（${code}）还没有办`,
      en: `“${name.en}” (${code}) is not done`,
      kind: 'EARLIER_STEP',
      step: code,
      sources,
    };
  });
}

function othersBefore(state: Cycle, step: StepCode): readonly Blocker[] {
  switch (step) {
    case 'C00':
      return state.plan === null
        ? [blocker('EARLIER_STEP', 'A08', ['SEED'], '日程还没有确定', 'the plan is not adopted')]
        : [];
    case 'B09':
      return state.party.reported === null && state.steps.B08 !== undefined
        ? [
            blocker(
              'EVIDENCE',
              'B09',
              ['DZ-31'],
              '选举结果还没有上报街道党工委',
              'the result is not reported to the street Party committee',
            ),
          ]
        : [];
    case 'C07':
      return representativesMissing(state) === null
        ? []
        : [
            blocker(
              'EARLIER_STEP',
              'C06',
              ['JWH25-17'],
              '代表名单还没有列出，要和选民名单同时公布',
              'the list of representatives is missing',
            ),
          ];
    case 'C09':
      return rulingsOpen(state);
    case 'D06':
      return leavers(state);
    case 'D08':
      return [
        ...leavers(state),
        ...unreviewed(state).map((said): Blocker => ({ ...said, kind: 'EVIDENCE', step: 'D03', sources: ['SEED'] })),
      ];
    case 'E01':
      return proxiesOf(state, 'residents').length > 0 && !state.proxyListsPublished.includes('residents')
        ? [blocker('NOTICE', 'D11', ['JWH25-19'], '委托投票名单还没有公布', 'the list of proxies is not posted')]
        : [];
    default:
      return [];
  }
}

const blocker = (
  kind: BlockerKind,
  step: StepCode,
  sources: readonly SourceRef[],
  zh: string,
  en: string,
): Blocker => ({
  zh,
  en,
  kind,
  step,
  sources,
});

function rulingsOpen(state: Cycle): readonly Blocker[] {
  const sources = ['JWH25-17'];
  return state.objections.flatMap(({ no, ruling }) => {
    if (ruling === null)
      return [blocker('EARLIER_STEP', 'C08', sources, `第${no}号申诉还没有决定`, `objection ${no} is not decided`)];
    return ruling.publishedOn === null
      ? [
          blocker(
            'NOTICE',
            'C08',
            sources,
            `第${no}号申诉的决定还没有公布`,
            `the ruling on objection ${no} is not posted`,
          ),
        ]
      : [];
  });
}

/** Sitting members who stand themselves, or whose near relative does: they leave before a list goes out (JWH25-15). */
export function membersToLeave(state: Cycle): readonly RecMember[] {
  const names = new Set(standingResidents(state).map((c) => c.name));
  const related = new Set(relatedMembers(state).map((m) => m.rank));
  return (state.rec?.members ?? []).filter((m) => m.seat === 'MEMBER' && (names.has(m.name) || related.has(m.rank)));
}

const leavers = (state: Cycle): readonly Blocker[] =>
  membersToLeave(state).map((m) =>
    blocker(
      'EARLIER_STEP',
      'D04',
      ['JWH25-15'],
      `${m.name}（或其近亲属）被提名，还没有退出选举委员会`,
      `${m.name} (or a near relative) stands and still sits on the election committee`,
    ),
  );

const unreviewed = (state: Cycle): readonly Text[] =>
  standingResidents(state)
    .filter((c) => c.reviews.length === 0)
    .map((c) => ({ zh: `${c.name}还没有联审意见`, en: `${c.name}: not reviewed yet` }));

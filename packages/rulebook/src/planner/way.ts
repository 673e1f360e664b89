import type { VotingMode } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import type { Text } from '../text.ts';
import { nodeName } from './constraint.ts';
import type { InfeasiblePlan, PlanInput } from './plan-types.ts';
import { stepsOf } from './problem.ts';
import { sourcesFor, stepTable } from './steps.ts';
import { writtenDay } from '../calendar/index.ts';

const WAYS: Readonly<Record<VotingMode, Text>> = {
  ALL_VOTERS: text('全体选民投票', 'a vote of all voters'),
  HOUSEHOLD_REP: text('户代表投票', 'a vote of household representatives'),
  RESIDENT_REP: text('居民代表投票', 'a vote of residents’ representatives'),
};

/** A way to elect that a confirmed text does not know: villagers elect directly (CWH25-14). `undefined` where it does. */
export function wayRefused({ mode, residents }: PlanInput): InfeasiblePlan | undefined {
  const known = residents.parameters.votingModes;
  if (mode === undefined || known?.mark !== 'CONFIRMED' || known.value.includes(mode)) return undefined;
  const ways = known.value.map((one) => WAYS[one]);
  return {
    feasible: false,
    conflict: [
      {
        rule: 'MODE-1',
        text: text(
          `“${residents.title.zh}”里没有${WAYS[mode].zh}这种选举方式`,
          `“${residents.title.en}” does not know ${WAYS[mode].en}`,
        ),
        sources: [known.source],
      },
    ],
    suggestion: text(
      `请改用${ways.map((one) => one.zh).join('或者')}。`,
      `Use ${ways.map((one) => one.en).join(' or ')}.`,
    ),
  };
}

/** Days fixed for steps that the way to elect does not have: they move nothing, and that is said. */
export function pinsUnused(input: PlanInput): readonly Reason[] {
  const { mode } = input;
  if (mode === undefined) return [];
  const kept = new Set(stepsOf(input).map((step) => step.code));
  return stepTable.flatMap((step): Reason[] => {
    const day = input.pins?.[step.code];
    if (day === undefined || kept.has(step.code)) return [];
    const name = nodeName(step.code);
    return [
      {
        rule: 'MODE-1',
        verdict: 'warning',
        text: text(
          `${WAYS[mode].zh}没有${name.zh}这一步，给它固定的${writtenDay(day).zh}没有用上。`,
          `${name.en} is no step of ${WAYS[mode].en}; the day fixed for it, ${writtenDay(day).en}, is not used.`,
        ),
        sources: sourcesFor(input.residents.pack, step.sources),
      },
    ];
  });
}

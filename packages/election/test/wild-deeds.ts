import type { StepCode } from '@mingxuan/rulebook';
import { addDays, STEP_CODES } from '@mingxuan/rulebook';
import fc from 'fast-check';
import type { Command, GateItemId } from '../src/index.ts';
import { requiredItems } from '../src/index.ts';
import { adoptPlan, days, evidence, nextDeed, submit } from './story.ts';
import type { Deed, World } from './world.ts';

/** Somebody tries something; told by what it is about, so that a failure reads as a story. */
export type Wild =
  | { readonly kind: 'STORY'; readonly account: string | null; readonly shift: number }
  | { readonly kind: 'AHEAD'; readonly by: number; readonly account: string | null }
  | { readonly kind: 'NOTE'; readonly step: StepCode; readonly account: string; readonly shift: number }
  | { readonly kind: 'WAIVE'; readonly step: StepCode; readonly decisionNo: string; readonly shift: number }
  | {
      readonly kind: 'SUBMIT';
      readonly item: number;
      readonly account: string;
      readonly bare: 'NO' | 'EVIDENCE' | 'PLACE';
    }
  | { readonly kind: 'REVIEW'; readonly item: number; readonly account: string; readonly accepted: boolean }
  | { readonly kind: 'MATTER' }
  | { readonly kind: 'PLAN'; readonly shift: number; readonly office: boolean }
  | { readonly kind: 'LIST'; readonly formal: boolean; readonly nobody: boolean }
  | { readonly kind: 'LEAVE'; readonly rank: number }
  | { readonly kind: 'RELATIVES'; readonly rank: number; readonly candidate: number }
  | { readonly kind: 'APPROVE'; readonly account: string }
  | { readonly kind: 'CLOSE' };

const accounts = ['clerk', 'street', 'party', 'chair', 'reviewer'];
const account = fc.constantFrom(...accounts);
/** Gates and what the law asks of every election, more often than the rest: there a way round would be worst. */
const step = fc.oneof(
  fc.constantFrom<StepCode[]>('A03', 'A04', 'A05', 'C01', 'C04', 'C07', 'D05', 'D09', 'D10', 'E12', 'F01'),
  fc.constantFrom(...STEP_CODES),
);
/** Most acts take place when they should; some are dated back or forward. */
const shift = fc.constantFrom(0, 0, 0, 0, 1, -1, -8, 12);

export const wild: fc.Arbitrary<Wild> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({ kind: fc.constant('STORY'), account: fc.constant(null), shift: fc.constant(0) }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('STORY'), account: fc.option(account), shift }) },
  // Something that comes later in the story, soon or long after.
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('AHEAD'),
      by: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 150 })),
      account: fc.option(account, { freq: 2 }),
    }),
  },
  { weight: 14, arbitrary: fc.record({ kind: fc.constant('NOTE'), step, account, shift }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('WAIVE'),
      step,
      decisionNo: fc.constantFrom('街决3号', '街决3号', ' '),
      shift,
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('SUBMIT'),
      item: fc.nat({ max: 7 }),
      account,
      bare: fc.constantFrom('NO', 'NO', 'NO', 'EVIDENCE', 'PLACE'),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({ kind: fc.constant('REVIEW'), item: fc.nat({ max: 7 }), account, accepted: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'MATTER' }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('PLAN'), shift: fc.integer({ min: -3, max: 3 }), office: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('LIST'), formal: fc.boolean(), nobody: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('LEAVE'), rank: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('RELATIVES'),
      rank: fc.integer({ min: 1, max: 4 }),
      candidate: fc.nat({ max: 9 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('APPROVE'), account }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'CLOSE' }) },
) as fc.Arbitrary<Wild>;

const bodies = ['CHAIR_AUDIT', 'FINANCE_AUDIT', 'MEMBER_AUDIT', 'PERFORMANCE_REVIEW', 'DEVELOPMENT_PLAN'] as const;

function itemOf(world: World, n: number): GateItemId {
  const known =
    world.state.status === 'UNOPENED'
      ? []
      : (['A04', 'A05', 'A06', 'A07'] as const).flatMap((s) => requiredItems(world.cycle, s));
  const all: readonly GateItemId[] = [...known, ...bodies, 'RECTIFICATION:9'];
  return all[n % all.length] ?? 'CHAIR_AUDIT';
}

/** The deed as it would be tried now. `null` where the story has nothing more to tell. */
export function deedOf(world: World, what: Wild, story: readonly Deed[]): Deed | null {
  const lawful = nextDeed(world);
  const now = lawful?.on ?? days.after;
  const deed = (command: Command, who: string, by = 0): Deed => ({ command, account: who, on: addDays(now, by) });
  switch (what.kind) {
    case 'STORY':
      return lawful === null
        ? null
        : { command: lawful.command, account: what.account ?? lawful.account, on: addDays(lawful.on, what.shift) };
    case 'AHEAD': {
      // Counted from where the story stands: the deed that is next, and so many more.
      const next = story.findIndex((d) => lawful !== null && same(d.command, lawful.command));
      const ahead = story[Math.min(story.length - 1, Math.max(0, next) + what.by)];
      return ahead === undefined ? null : { ...ahead, account: what.account ?? ahead.account };
    }
    case 'NOTE':
      return deed(
        { type: 'RECORD_STEP', step: what.step, note: '已办，有记录', evidence: [] },
        what.account,
        what.shift,
      );
    case 'WAIVE': {
      const { step: code, decisionNo } = what;
      return deed({ type: 'WAIVE_STEP', step: code, reason: '本届不需要', decisionNo }, 'street', what.shift);
    }
    case 'SUBMIT': {
      const { publishedAt: _place, ...unposted } = submit(itemOf(world, what.item));
      const whole = submit(itemOf(world, what.item));
      return deed(
        what.bare === 'EVIDENCE'
          ? { ...whole, evidence: [] }
          : what.bare === 'PLACE'
            ? unposted
            : { ...whole, evidence },
        what.account,
      );
    }
    case 'REVIEW': {
      const verdict = what.accepted ? 'ACCEPTED' : 'RETURNED';
      return deed(
        { type: 'REVIEW_GATE_ITEM', item: itemOf(world, what.item), verdict, note: what.accepted ? '' : '缺签字' },
        what.account,
      );
    }
    case 'MATTER':
      return deed({ type: 'REGISTER_RECTIFICATION', matter: '消防通道堆物' }, 'clerk');
    case 'PLAN': {
      const named = what.office ? { ...adoptPlan.bodies, AUD: '街道审计组' } : adoptPlan.bodies;
      return deed({ ...adoptPlan, electionDay: addDays(adoptPlan.electionDay, what.shift), bodies: named }, 'clerk');
    }
    case 'LIST': {
      const standing =
        world.state.status === 'UNOPENED'
          ? []
          : world.cycle.candidates.filter(
              (c) => c.stream === 'RESIDENTS' && c.status !== 'BARRED' && c.status !== 'WITHDRAWN',
            );
      const order = what.nobody ? [] : standing.map((c) => c.id);
      return deed({ type: 'PUBLISH_CANDIDATES', status: what.formal ? 'FORMAL' : 'PRELIMINARY', order }, 'chair');
    }
    case 'LEAVE':
      return deed({ type: 'WITHDRAW_REC_MEMBER', rank: what.rank, reason: 'RELATIVE_NOMINATED' }, 'clerk');
    case 'RELATIVES': {
      const all =
        world.state.status === 'UNOPENED' ? [] : world.cycle.candidates.filter((c) => c.stream === 'RESIDENTS');
      const b = all[what.candidate % Math.max(1, all.length)]?.id ?? 'R-CHAIR-1';
      return deed({ type: 'DECLARE_RELATIVES', pairs: [{ a: `REC:${what.rank}`, b, relation: '夫妻' }] }, 'chair');
    }
    case 'APPROVE':
      return deed({ type: 'APPROVE_SECRETARY', replyNo: '4号' }, what.account);
    case 'CLOSE':
      return deed({ type: 'CLOSE_CYCLE' }, 'street');
    default:
      return what satisfies never;
  }
}

const same = (a: Command, b: Command): boolean => JSON.stringify(a) === JSON.stringify(b);

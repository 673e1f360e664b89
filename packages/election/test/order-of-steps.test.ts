import type { VotingMode } from '@mingxuan/rulebook';
import { isNearRelative, STEP_CODES } from '@mingxuan/rulebook';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Command, LegalRegime, Recorded } from '../src/index.ts';
import { decide } from '../src/index.ts';
import { checkFact, checkState } from './invariants.ts';
import { dayFaults, missingSteps, stepsOf, wrongWith } from './oracle.ts';
import { days, playUntil, wholeStory } from './story.ts';
import type { Wild } from './wild-deeds.ts';
import { deedOf, wild } from './wild-deeds.ts';
import type { Deed } from './world.ts';
import { World } from './world.ts';

/** Ten times as many when `MINGXUAN_DEEP=1`. */
const DEEP = process.env['MINGXUAN_DEEP'] === '1' ? 10 : 1;
vi.setConfig({ testTimeout: 60_000 * DEEP });

const kinds: readonly (readonly [LegalRegime, VotingMode])[] = [
  ['RESIDENTS', 'ALL_VOTERS'],
  ['RESIDENTS', 'HOUSEHOLD_REP'],
  ['RESIDENTS', 'RESIDENT_REP'],
  ['VILLAGERS', 'ALL_VOTERS'],
];

const open = (w: World): boolean => w.state.status !== 'UNOPENED';
const worldOf = ([regime, mode]: (typeof kinds)[number]): World => {
  const world = new World();
  world.regime = regime;
  world.mode = mode;
  return world;
};

/** Everything that is done in each kind of community, in order. */
const stories: readonly (readonly Deed[])[] = kinds.map((kind) => wholeStory(worldOf(kind)));

interface Start {
  readonly kind: number;
  /** Deeds of the story that are played before people take over, and those of them that are left out. */
  readonly upTo: number;
  readonly left: readonly number[];
}

const start: fc.Arbitrary<Start> = fc.record({
  kind: fc.nat({ max: kinds.length - 1 }),
  upTo: fc.oneof(fc.nat({ max: 45 }), fc.nat({ max: 75 }), fc.nat({ max: 400 })),
  left: fc.array(fc.nat({ max: 60 }), { maxLength: 3 }),
});

/** The story so far, with some of it left out: what then cannot be done is not done. */
function played({ kind, upTo, left }: Start): World {
  const world = worldOf(kinds[kind] ?? ['RESIDENTS', 'ALL_VOTERS']);
  for (const [i, deed] of (stories[kind] ?? []).slice(0, upTo).entries()) if (!left.includes(i)) world.attempt(deed);
  return world;
}

/** The end of each story: handed over, not yet closed. */
const ends = kinds.map((kind) => playUntil(worldOf(kind), () => false));

/** The entries since `known`, each in the light of those before it. */
function faults(history: readonly Recorded[], known: number): readonly string[] {
  return history
    .slice(known)
    .flatMap((now, i) => [
      ...wrongWith(history.slice(0, known + i), now),
      ...dayFaults(history.slice(0, known + i), now),
    ]);
}

/** JWH25-15: on the day a list goes out nobody sits on the committee who stands, or whose near relative does. */
function listFaults({ state }: World, { fact }: Recorded): readonly string[] {
  if (fact.type !== 'CANDIDATES_PUBLISHED' || fact.stream !== 'RESIDENTS' || state.status === 'UNOPENED') return [];
  const people = state.candidates.filter((c) => fact.body.order.includes(c.id));
  const sitting = (state.rec?.members ?? []).filter((m) => m.seat === 'MEMBER');
  const near = (state.relatives?.pairs ?? []).filter((p) => isNearRelative(p.relation) === 'YES');
  return sitting.flatMap((m) => {
    const key = `REC:${m.rank}`;
    const related = near.some((p) =>
      people.some((c) => (p.a === key && p.b === c.id) || (p.b === key && p.a === c.id)),
    );
    return related || people.some((c) => c.name === m.name) ? [`${m.rank} sits while they or a relative stand`] : [];
  });
}

/** One person tries one thing. */
class Try implements fc.Command<{ readonly story: readonly Deed[] }, World> {
  readonly what: Wild;
  constructor(what: Wild) {
    this.what = what;
  }
  check = (): boolean => true;
  run({ story }: { readonly story: readonly Deed[] }, world: World): void {
    const deed = deedOf(world, this.what, story);
    if (deed === null) return;
    const before = world.state;
    const known = world.history.length;
    const tried = world.attempt(deed);
    if (deed.command.type === 'CLOSE_CYCLE' && before.status === 'OPEN' && before.handover !== null) {
      const missing = missingSteps(world.history.slice(0, known));
      if (tried.ok) expect(missing).toEqual([]);
      else if (tried.error.code === 'STEPS_MISSING') expect(missing).not.toEqual([]);
    }
    if (!tried.ok) {
      expect(world.state).toBe(before);
      return;
    }
    expect(faults(world.history, known)).toEqual([]);
    for (let i = known; i < world.history.length; i += 1) {
      const now = world.history[i];
      if (now === undefined) continue;
      checkFact(world.history.slice(0, i), now);
      expect(listFaults(world, now)).toEqual([]);
    }
    checkState(world);
  }
  toString(): string {
    return JSON.stringify(this.what);
  }
}

describe('held against process.md alone', () => {
  test('no sequence of acts by anybody jumps a gate, leaves a step out, or lets a maker check their own work', () => {
    const sequences = fc.commands([wild.map((what) => new Try(what))], { maxCommands: 140, size: 'max' });
    fc.assert(
      fc.property(start, sequences, (from, commands) => {
        const world = played(from);
        expect(faults(world.history, 0)).toEqual([]);
        fc.modelRun(() => ({ model: { story: stories[from.kind] ?? [] }, real: world.copy() }), commands);
      }),
      { numRuns: 150 * DEEP, interruptAfterTimeLimit: 40_000 * DEEP },
    );
  });

  test('every single step, noted or waived at every tenth act of the story: what may not be, is not', () => {
    for (const [kind, story] of stories.entries()) {
      for (let upTo = 2; upTo < story.length; upTo += 10) {
        const world = played({ kind, upTo, left: [] });
        for (const step of STEP_CODES) {
          const note: Command = { type: 'RECORD_STEP', step, note: '已办，有记录', evidence: [] };
          const waive: Command = { type: 'WAIVE_STEP', step, reason: '本届不需要', decisionNo: '街决3号' };
          for (const command of [note, waive]) {
            const tried = world.copy();
            tried.attempt({ command, account: 'street', on: days.after });
            expect(faults(tried.history, world.history.length)).toEqual([]);
          }
        }
      }
    }
  });

  test('a cycle closes exactly when no step of its plan is missing', () => {
    const chosen = fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...STEP_CODES)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...ends), chosen, fc.boolean(), (end, waived, all) => {
        const world = end.copy();
        const skip = new Set(all ? [] : waived.filter(([leave]) => leave).map(([, step]) => step));
        for (const [, step] of waived) {
          if (skip.has(step)) continue;
          world.attempt({
            command: { type: 'WAIVE_STEP', step, reason: '本届不需要', decisionNo: '街决3号' },
            account: 'street',
            on: days.after,
          });
        }
        for (const step of STEP_CODES) {
          if (skip.has(step)) continue;
          world.attempt({
            command: { type: 'RECORD_STEP', step, note: '已办，有记录', evidence: [] },
            account: 'clerk',
            on: days.after,
          });
        }
        const missing = missingSteps(world.history);
        const closed = decide(
          world.state,
          { type: 'CLOSE_CYCLE' },
          world.context({ command: { type: 'CLOSE_CYCLE' }, account: 'clerk', on: days.after }),
        );
        expect([closed.ok, missing]).toEqual([missing.length === 0, missing]);
      }),
      { numRuns: 60 * DEEP },
    );
  });

  test('the oracle itself sees what is planted: a review of one’s own, a step too soon, a gate left out', () => {
    const world = playUntil(new World(), (w) => open(w) && w.cycle.rec !== null);
    const { history } = world;
    const elected = history.find((r) => r.fact.type === 'REC_ELECTED');
    const reviewed = history.find((r) => r.fact.type === 'GATE_ITEM_REVIEWED');
    if (elected === undefined || reviewed === undefined) throw new Error('the story lacks its committee');
    const upTo = (r: Recorded): readonly Recorded[] => history.slice(0, r.seq - 1);
    expect(wrongWith(upTo(elected), elected)).toEqual([]);
    const without = (type: Recorded['fact']['type']): readonly string[] =>
      wrongWith(
        upTo(elected).filter((r) => r.fact.type !== type),
        elected,
      );
    expect(without('SECRETARY_APPROVED').join()).toContain('G1');
    expect(without('MODE_SETTLED').join()).toContain('C01');
    expect(without('GATE_ITEM_REVIEWED')).toHaveLength(4);
    expect(wrongWith(upTo(reviewed), { ...reviewed, actor: { account: 'clerk', role: 'ANY' } })).toEqual([
      'GATE_ITEM_REVIEWED by whoever made it',
    ]);
    expect(missingSteps(history).length).toBeGreaterThan(20);
    expect(new Set(history.flatMap(stepsOf)).has('C01')).toBe(true);
  });
});

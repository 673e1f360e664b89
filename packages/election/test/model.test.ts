import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Command, State } from '../src/index.ts';
import { blockersOf, decide, evolve, stepsCompletedBy, tasks, unopened, view } from '../src/index.ts';
import { checkFact, checkState } from './invariants.ts';
import type { Dice } from './random-deeds.ts';
import { randomDeed } from './random-deeds.ts';
import { days, evidence, playUntil, pollAt, wholeStory } from './story.ts';
import type { Deed } from './world.ts';
import { World } from './world.ts';

/** Ten times as many people and stories when `MINGXUAN_DEEP=1`. */
const DEEP = process.env['MINGXUAN_DEEP'] === '1' ? 10 : 1;
vi.setConfig({ testTimeout: 60_000 * DEEP });

/** Places of the story from which random people take over, so that every part of it is reached often. */
const starts: readonly ((world: World) => boolean)[] = [
  () => true,
  (w) => w.state.status !== 'UNOPENED' && w.cycle.party.attendance !== null,
  pollAt('party-secretaries', 'COUNTING'),
  (w) => w.state.status !== 'UNOPENED' && w.cycle.party.reported !== null,
  (w) => w.state.status !== 'UNOPENED' && w.cycle.roll.stage === 'PUBLISHED',
  (w) => w.state.status !== 'UNOPENED' && w.cycle.published.preliminary,
  (w) => w.state.status !== 'UNOPENED' && w.cycle.published.pledges,
  pollAt('residents', 'PREPARED'),
  pollAt('residents', 'OPEN'),
  pollAt('residents', 'COUNTING'),
  pollAt('residents', 'DETERMINED'),
];
let played = new World();
const prefixes = starts.map((reached) => {
  played = playUntil(played.copy(), reached);
  return played;
});

/** The list is out and two candidates have said who they are; of one that was checked, of the other it was too or waits. */
const introducing = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.published.pledges);
const act = (command: Command, account: string): void => void introducing.must({ command, account, on: days.pledged });
const words = { about: '在社区工作八年', plan: '加装电梯', evidence };
for (const id of ['R-VICE-1', 'R-VICE-2']) act({ type: 'RECORD_INTRODUCTION', id, ...words }, 'clerk');
act({ type: 'CHECK_INTRODUCTION', id: 'R-VICE-1', fault: null }, 'chair');
prefixes.push(introducing.copy());
act({ type: 'CHECK_INTRODUCTION', id: 'R-VICE-2', fault: null }, 'chair');
prefixes.push(introducing);

const die = fc.nat({ max: 9_999 });
const dice: fc.Arbitrary<Dice> = fc.record({ kind: die, a: die, b: die, c: die, who: die, shift: die });

/** Holds everything that was recorded since `known` against what must never be seen. */
function checkSince(world: World, known: number): void {
  for (let i = known; i < world.history.length; i += 1) {
    const now = world.history[i];
    if (now !== undefined) checkFact(world.history.slice(0, i), now);
  }
  checkState(world);
}

/** One person trying one thing; whatever comes of it, nothing forbidden may have happened. */
class Try implements fc.Command<{ tried: number }, World> {
  readonly dice: Dice;
  constructor(thrown: Dice) {
    this.dice = thrown;
  }
  check = (): boolean => true;
  run(model: { tried: number }, world: World): void {
    model.tried += 1;
    const deed = randomDeed(world, this.dice);
    const before = world.state;
    const first = decide(before, deed.command, world.context(deed));
    expect(decide(before, deed.command, world.context(deed))).toEqual(first);
    if (!first.ok) {
      const { code, message, remedy } = first.error;
      expect(code).toMatch(/^[A-Z_]+$/);
      for (const said of [message.zh, message.en, remedy.zh, remedy.en]) expect(said.trim()).not.toBe('');
      expect(world.attempt(deed).ok).toBe(false);
      expect(world.state).toBe(before);
      return;
    }
    const known = world.history.length;
    const facts = world.must(deed);
    checkSince(world, known);
    // What a page calls blocked cannot be done, and what was done was not called blocked.
    if (before.status === 'UNOPENED') return;
    for (const step of facts.flatMap(stepsCompletedBy))
      if (before.steps[step] === undefined) expect([step, ...blockersOf(before, step)]).toEqual([step]);
  }
  toString(): string {
    return JSON.stringify(this.dice);
  }
}

describe('whatever people try, in whatever order', () => {
  test('no gate is jumped, nobody checks their own work, nobody votes twice, no seat is filled twice', () => {
    const sequences = fc.commands([dice.map((thrown) => new Try(thrown))], { maxCommands: 120, size: 'max' });
    fc.assert(
      fc.property(fc.nat({ max: prefixes.length - 1 }), sequences, (start, commands) => {
        fc.modelRun(() => ({ model: { tried: 0 }, real: (prefixes[start] ?? new World()).copy() }), commands);
      }),
      { numRuns: 200 * DEEP, interruptAfterTimeLimit: 30_000 * DEEP },
    );
  });

  test('a story with deeds left out, doubled or brought forward jumps nothing', () => {
    const deeds = wholeStory(new World());
    const place = fc.nat({ max: deeds.length - 1 });
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 4 }),
        fc.array(fc.tuple(place, place), { maxLength: 4 }),
        (left, moved) => {
          const told: Deed[] = deeds.filter((_, i) => !left.includes(i));
          for (const [from, to] of moved) {
            const deed = deeds[from];
            if (deed !== undefined) told.splice(to, 0, deed);
          }
          const world = new World();
          for (const deed of told) {
            const known = world.history.length;
            if (world.attempt(deed).ok) checkSince(world, known);
          }
        },
      ),
      { numRuns: 80 * DEEP, interruptAfterTimeLimit: 30_000 * DEEP },
    );
  });

  test('no single deed of the story can be left out and the rest go through as if nothing were missing', () => {
    const deeds = wholeStory(new World());
    for (const [left] of deeds.entries()) {
      const world = new World();
      for (const [i, deed] of deeds.entries()) {
        if (i === left) continue;
        const known = world.history.length;
        if (world.attempt(deed).ok) checkSince(world, known);
      }
    }
  });

  test('the ledger alone gives the state again, and every state can be shown', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: prefixes.length - 1 }),
        fc.array(dice, { maxLength: 80, size: 'max' }),
        (start, throws) => {
          const world = (prefixes[start] ?? new World()).copy();
          for (const thrown of throws) world.attempt(randomDeed(world, thrown));
          const again = world.history.reduce<State>((state, recorded) => evolve(state, recorded), unopened);
          expect(again).toEqual(world.state);
          expect(JSON.parse(JSON.stringify(again))).toEqual(again);
          view(again, world.today);
          if (again.status !== 'UNOPENED') tasks(again, world.today);
        },
      ),
      { numRuns: 40 * DEEP, interruptAfterTimeLimit: 30_000 * DEEP },
    );
  });

  test('a fact may come at any place of a ledger: folding never throws', () => {
    const all = playUntil(new World(), () => false).history;
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1, maxLength: 60 }), (recorded) => {
        const state = recorded.reduce<State>((s, r) => evolve(s, r), unopened);
        view(state, new World().today);
      }),
      { numRuns: 60 * DEEP, interruptAfterTimeLimit: 30_000 * DEEP },
    );
  });
});

import type { CalledPage, CalledSums, Problem } from '@mingxuan/contract';
import { err, ok, type Result } from '@mingxuan/rulebook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallBoards } from '../apps/server/src/call-boards.ts';
import {
  type Called,
  heard,
  nothingCalled,
  readCalled,
  stepTo,
  sumsOf,
  takeTurn,
} from '../apps/console/src/screens/call/called.ts';
import { createListener, createSpeaker, type Link } from '../apps/console/src/screens/call/hall.ts';
import { type BallotsToCall, call, invalidBallot, nextBallot } from '../apps/console/src/screens/call/tally.ts';

const BALLOTS: BallotsToCall = { ballots: 1000, contests: [{ post: 'MEMBER', seats: 2, candidates: ['K1', 'K2'] }] };
const problem = (status: number, code = 'NET'): Problem => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  requestId: '',
  refusal: { code, message: { zh: '', en: '' }, remedy: { zh: '', en: '' }, sources: [] },
});

/** A server that may be started anew, behind a network that may lose what is sent, or the answer to it. */
function hall() {
  let boards = createCallBoards();
  let net: 'UP' | 'DOWN' | 'NO_ANSWER' = 'UP';
  const through = (work: () => Result<CalledPage, Problem>): Promise<Result<CalledPage, Problem>> => {
    if (net === 'DOWN') return Promise.resolve(err(problem(0)));
    const answer = work();
    return Promise.resolve(net === 'UP' ? answer : err(problem(0)));
  };
  const read = (): CalledPage => ({ called: boards.at('幸福里', 'residents') });
  const machine = () => {
    let called: Called = nothingCalled;
    let link: Link = 'TOGETHER';
    const parts = {
      send: (sums: CalledSums) =>
        through(() =>
          boards.tell('幸福里', 'residents', sums) === 'TAKEN' ? ok(read()) : err(problem(409, 'CALL_TAKEN_OVER')),
        ),
      ask: () => through(() => ok(read())),
      now: () => called,
      write: (to: Called) => {
        called = to;
      },
      told: (to: Link) => {
        link = to;
      },
    };
    return {
      ...parts,
      speak: createSpeaker(parts),
      listen: createListener(parts),
      get link() {
        return link;
      },
    };
  };
  return {
    machine,
    net: (to: typeof net) => {
      net = to;
    },
    restart: () => {
      boards = createCallBoards();
    },
  };
}

const sums = ({ tally: { done, invalid, votes } }: Called) => ({ done, invalid, votes });

describe('a projector on another machine', () => {
  it('shows what the caller has called, stroke by stroke', async () => {
    const { machine } = hall();
    const [caller, screen] = [machine(), machine()];
    caller.write(takeTurn(caller.now(), 'A'));
    for (const id of ['K1', 'K2', 'K1']) {
      caller.write(stepTo(caller.now(), nextBallot(call(caller.now().tally, id, BALLOTS), BALLOTS)));
      await caller.speak();
      await screen.listen();
      expect(sums(screen.now())).toEqual(sums(caller.now()));
    }
    expect(sums(screen.now())).toEqual({ done: 3, invalid: 0, votes: { K1: 2, K2: 1 } });
  });

  it('is not told whom the ballot in hand has named', async () => {
    const { machine } = hall();
    const [caller, screen] = [machine(), machine()];
    caller.write(stepTo(takeTurn(caller.now(), 'A'), call(nothingCalled.tally, 'K1', BALLOTS)));
    expect(caller.now().tally.hand).toEqual(['K1']);
    expect(Object.keys(sumsOf(caller.now())).sort()).toEqual([
      'caller',
      'done',
      'invalid',
      'partInvalid',
      'seq',
      'turn',
      'votes',
    ]);
    await caller.speak();
    await screen.listen();
    expect(screen.now().tally).toEqual({ done: 0, invalid: 0, partInvalid: {}, votes: { K1: 1 }, hand: [] });
  });

  it('stands still while the network is down and catches up afterwards, whatever was lost on the way', async () => {
    const step = fc.constantFrom(
      'K1',
      'K2',
      'NEXT',
      'INVALID',
      'SPEAK',
      'LISTEN',
      'DOWN',
      'UP',
      'NO_ANSWER',
      'RESTART',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
        const world = hall();
        const [caller, screen] = [world.machine(), world.machine()];
        caller.write(takeTurn(caller.now(), 'A'));
        for (const one of steps) {
          const { tally } = caller.now();
          if (one === 'SPEAK') await caller.speak();
          else if (one === 'RESTART') world.restart();
          else if (one === 'LISTEN') {
            const before = screen.now();
            await screen.listen();
            // Never back to something older.
            expect(screen.now().seq).toBeGreaterThanOrEqual(before.seq);
          } else if (one === 'DOWN' || one === 'UP' || one === 'NO_ANSWER') world.net(one);
          else
            caller.write(
              stepTo(
                caller.now(),
                one === 'NEXT'
                  ? nextBallot(tally, BALLOTS)
                  : one === 'INVALID'
                    ? invalidBallot(tally, BALLOTS)
                    : call(tally, one, BALLOTS),
              ),
            );
        }
        world.net('UP');
        await caller.speak();
        await screen.listen();
        expect(sums(screen.now())).toEqual(sums(caller.now()));
        expect([caller.link, screen.link]).toEqual(['TOGETHER', 'TOGETHER']);
      }),
      { numRuns: 300, seed: 11 },
    );
  });
});

describe('two machines that call', () => {
  it('the one that took over goes on; the other is told and follows', async () => {
    const { machine } = hall();
    const [first, second] = [machine(), machine()];
    first.write(stepTo(takeTurn(first.now(), 'A'), call(nothingCalled.tally, 'K1', BALLOTS)));
    await first.speak();
    await second.listen();
    second.write(takeTurn(second.now(), 'B'));
    await second.speak();
    first.write(stepTo(first.now(), call(first.now().tally, 'K2', BALLOTS)));
    await first.speak();
    expect(first.link).toBe('TAKEN_OVER');
    await first.listen();
    expect(sums(first.now())).toEqual({ done: 0, invalid: 0, votes: { K1: 1 } });
    expect(first.now().own).toBe(false);
  });

  it('both take the same turn at once: only one of them is heard', async () => {
    const { machine } = hall();
    const [first, second] = [machine(), machine()];
    first.write(takeTurn(first.now(), 'A'));
    second.write(takeTurn(second.now(), 'B'));
    await first.speak();
    await second.speak();
    expect([first.link, second.link]).toEqual(['TOGETHER', 'TAKEN_OVER']);
  });

  it('an account that may not call is told, and calls on by itself', async () => {
    let link: Link = 'TOGETHER';
    const speak = createSpeaker({
      send: () => Promise.resolve(err(problem(403, 'NOT_A_CALLER'))),
      now: () => nothingCalled,
      told: (to) => {
        link = to;
      },
    });
    await speak();
    expect(link).toBe('LOCAL_ONLY');
  });
});

describe('what a browser keeps', () => {
  const kept = stepTo(takeTurn(nothingCalled, 'A'), call(nothingCalled.tally, 'K1', BALLOTS));

  it('is read back, and anything else is nothing called', () => {
    expect(readCalled(JSON.stringify(kept))).toEqual(kept);
    for (const other of [
      '',
      'x',
      '1',
      '{}',
      JSON.stringify({ ...kept, tally: 1 }),
      JSON.stringify({ ...kept, seq: -1 }),
    ])
      expect(readCalled(other)).toEqual(nothingCalled);
  });

  it('called elsewhere, it gives way to whatever the hall’s caller says, an earlier turn included', () => {
    const old: Called = { ...kept, turn: 7, own: false };
    expect(heard(old, { ...sumsOf(kept), turn: 1, caller: 'B', done: 0, votes: {} }).tally.votes).toEqual({});
    expect(heard({ ...old, own: true }, { ...sumsOf(kept), turn: 1, caller: 'B' }).turn).toBe(7);
  });
});

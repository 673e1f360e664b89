import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { auditOf, chosenUnits } from '../src/index.ts';
import type { Counting } from './story.ts';
import { days, firstOfEachPost, playUntil, pollAt } from './story.ts';
import { World } from './world.ts';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the choice', () => {
  test('is the one that a stranger works out by hand', () => {
    // `printf '["31415926535897932384","m",1]' | sha256sum` says
    // 7daf49c93c0a30a5e7ff83a0937c4d1ab85fa3162f5ff448fdb90b1265f4f064,
    // which leaves 2 when divided by five: c. The same with a 2 at the end says
    // e3415b56faf6f10646384ceca93b2e78f9f051e21324c25e07e2f9b36da18556,
    // which leaves 2 when divided by four: of abde it is d.
    expect(chosenUnits('31415926535897932384', 'm', ['a', 'b', 'c', 'd', 'e'], 2, digest)).toEqual(['c', 'd']);
  });

  test('passes over numbers of the incomplete stretch at the end of the range', () => {
    const hex = (n: bigint): string => n.toString(16).padStart(64, '0');
    // 2^256 = 3 × 0x5555…5 + 1: the very last number is one too many for three units.
    const drawn = [hex(2n ** 256n - 1n), hex(4n)].values();
    expect(chosenUnits('', '', ['a', 'b', 'c'], 1, () => drawn.next().value ?? '0')).toEqual(['b']);
  });

  test('takes each unit at most once, and as many as were asked for', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{20}$/), fc.nat({ max: 60 }), fc.nat({ max: 70 }), (seed, n, size) => {
        const units = Array.from({ length: n }, (_, i) => i);
        const chosen = chosenUnits(seed, 'm', units, size, digest);
        expect(chosen).toHaveLength(Math.min(n, size));
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });

  test('favours nobody: over 4000 seeds each of eight is drawn first about 500 times', () => {
    const times = Array.from({ length: 8 }, () => 0);
    for (let i = 0; i < 4000; i += 1) {
      const [first = 0] = chosenUnits(String(i), 'm', [0, 1, 2, 3, 4, 5, 6, 7], 1, digest);
      times[first] = (times[first] ?? 0) + 1;
    }
    // Five standard deviations (21 each) to either side.
    for (const n of times) expect(Math.abs(n - 500)).toBeLessThan(105);
  });
});

describe('an audit of bundles', () => {
  const on = days.polls;
  const determined = (): World => playUntil(new World(), pollAt('residents', 'DETERMINED'));
  const commit = (sample: number): Command => ({ type: 'COMMIT_AUDIT', poll: 'residents', sample });
  const rolls = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4];
  const seed = (change: object = {}): Command => ({
    type: 'RECORD_AUDIT_SEED',
    poll: 'residents',
    rolls,
    witnesses: ['监票员', '居民甲'],
    ...change,
  });
  const compare = (world: World, no: number, change: object = {}): Command => {
    const poll = world.cycle.polls.at(-1) as unknown as Counting;
    return {
      type: 'COMPARE_AUDITED',
      poll: 'residents',
      no,
      figures: firstOfEachPost(poll, no, poll.bundles.find((b) => b.no === no)?.ballots ?? 0),
      writeIns: [],
      ...change,
    };
  };
  const code = (world: World, command: Command, account = 'auditor'): string => world.codeOf(command, account, on);
  const did = (world: World, ...commands: readonly Command[]): World => {
    for (const command of commands) world.must({ command, account: 'auditor', on });
    return world;
  };

  test('is promised before the dice are thrown, and drawn once', () => {
    const world = determined();
    expect(code(world, seed())).toBe('AUDIT_NOT_COMMITTED');
    expect([code(world, commit(3)), code(world, commit(2))]).toEqual(['SAMPLE_IMPOSSIBLE', 'OK']);
    did(world, commit(1));
    expect(code(world, commit(2))).toBe('AUDIT_COMMITTED_ALREADY');
    expect(code(world, seed({ rolls: rolls.slice(1) }))).toBe('SEED_TOO_SHORT');
    expect(code(world, seed({ witnesses: ['监票员'] }))).toBe('TOO_FEW_WITNESSES');
    did(world, seed());
    expect(code(world, seed())).toBe('SEED_RECORDED');
    const audit = auditOf(world.cycle.audits, 'residents');
    expect(audit?.chosen).toEqual(chosenUnits(rolls.join(''), audit?.manifest ?? '', [1, 2], 1, digest));
  });

  test('holds up the signatures until it is done; a difference is recounted first', () => {
    const world = did(determined(), commit(2));
    const sign: Command = {
      type: 'SIGN_RESULT',
      poll: 'residents',
      as: 'SCRUTINEER',
      name: '监票员',
      digest: (world.cycle.polls.at(-1) as { digest: string }).digest,
    };
    expect(code(world, sign)).toBe('AUDIT_UNFINISHED');
    did(world, seed());
    expect(code(world, compare(world, 1), 'tellerA')).toBe('MAKER_CANNOT_CHECK');
    expect(code(world, compare(world, 3))).toBe('BUNDLE_NOT_DRAWN');
    const poll = world.cycle.polls.at(-1) as unknown as Counting;
    const other = firstOfEachPost(poll, 2, 5);
    const wrong = { figures: { ...other, marks: { ...other.marks, 'R-CHAIR-1': { for: 4, against: 0 } } } };
    const clean = did(world.copy(), compare(world, 1), compare(world, 2));
    expect(code(clean, sign)).toBe('OK');
    did(world, compare(world, 1), compare(world, 2, wrong));
    expect(world.history.at(-1)?.fact.body).toMatchObject({ differs: ['R-CHAIR-1.for'] });
    expect(code(world, sign)).toBe('AUDIT_DIFFERS');
    did(world, { type: 'RECOUNT', poll: 'residents', bundles: [2], reason: '抽查不一致' });
    playUntil(world, pollAt('residents', 'DETERMINED'));
    // Counted anew by two people, in public: the old audit speaks of another count, even where the figures came out the same.
    expect(code(world, sign)).toBe('OK');
    expect(code(world, commit(1))).toBe('OK');
  });

  test('is not escaped by recounting something else, nor by drawing again', () => {
    const world = did(determined(), commit(2), seed());
    const sign = (): Command => ({
      type: 'SIGN_RESULT',
      poll: 'residents',
      as: 'SCRUTINEER',
      name: '监票员',
      digest: (world.cycle.polls.at(-1) as { digest: string }).digest,
    });
    const recount = (no: number): World => {
      did(world, { type: 'RECOUNT', poll: 'residents', bundles: [no], reason: '复核' });
      return playUntil(world, pollAt('residents', 'DETERMINED'));
    };
    const figures = firstOfEachPost(world.cycle.polls.at(-1) as unknown as Counting, 2, 5);
    const marks = { ...figures.marks, 'R-CHAIR-1': { for: 4, against: 0 } };
    // Bundle 1 was drawn and never compared, bundle 2 was found wrong.
    did(world, compare(world, 2, { figures: { ...figures, marks } }));
    recount(1);
    expect(code(world, sign())).toBe('AUDIT_DIFFERS');
    did(world, commit(1));
    expect(code(world, sign())).toBe('AUDIT_DIFFERS');
    recount(2);
    // The second draw was promised, and its dice were not thrown.
    expect(code(world, sign())).toBe('AUDIT_UNFINISHED');
    did(world, commit(1), seed());
    const [drawn = 0] = auditOf(world.cycle.audits, 'residents')?.chosen ?? [];
    expect(code(world, sign())).toBe('AUDIT_UNFINISHED');
    did(world, compare(world, drawn));
    expect(code(world, sign())).toBe('OK');
  });
});

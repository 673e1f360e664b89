import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fileWith, mingxuan } from './run.ts';

const seed = '31415926535897932384';
const list = (units: readonly unknown[]): string =>
  fileWith('units.json', new TextEncoder().encode(JSON.stringify({ manifest: 'heads', units })));

describe('mingxuan audit select', () => {
  it('draws communities from a list, as anybody can by hand', async () => {
    const units = ['甲社区', '乙社区', '丙社区', '丁社区'];
    const ran = await mingxuan(['audit', 'select', list(units), '--seed', seed, '--sample', '1', '--json']);
    const first = BigInt(`0x${createHash('sha256').update(`["${seed}","heads",1]`).digest('hex')}`);
    expect(JSON.parse(ran.out)).toMatchObject({ ok: true, audits: [{ chosen: [units[Number(first % 4n)]] }] });
    expect(ran.code).toBe(0);
  });

  it.each([
    ['no seed', ['甲', '乙'], ['--sample', '1']],
    ['a seed of too few throws', ['甲', '乙'], ['--seed', '123', '--sample', '1']],
    ['a unit listed twice', ['甲', '甲'], ['--seed', seed, '--sample', '1']],
    ['no number', ['甲', '乙'], ['--seed', seed]],
  ])('is not misled by %s', async (_what, units, options) => {
    const ran = await mingxuan(['audit', 'select', list(units), ...options, '--json']);
    expect(ran.code).toBe(1);
  });
});

import { expect, test } from 'vitest';
import type { Sendings } from '../src/portal/sent-form.ts';
import { createSendings } from '../src/portal/sent-form.ts';

const HOUR = 3_600_000;
const MB = 1024 * 1024;
const from = (address: string, community = 'a') => ({ address, community });

/** One that is sent whole, with so many bytes of files; whether it was read at all. */
const sent = async (sendings: Sendings, address: string, now = 0, bytes = 0): Promise<boolean> =>
  (await sendings.reading(from(address), now, async (whole) => {
    await Promise.resolve();
    whole(bytes);
    return true;
  })) ?? false;

const count = (all: readonly boolean[]): number => all.filter(Boolean).length;

test('of forty sent at the same moment from one address five are read', async () => {
  const sendings = createSendings();
  expect(count(await Promise.all(Array.from({ length: 40 }, () => sent(sendings, '203.0.113.7'))))).toBe(5);
  expect(await sent(sendings, '203.0.113.7', HOUR - 1)).toBe(false);
  expect(await sent(sendings, '203.0.113.7', HOUR)).toBe(true);
});

test('a form that could not be taken costs its sender nothing, nor does one that broke off', async () => {
  const sendings = createSendings();
  for (let i = 0; i < 9; i += 1) {
    expect(await sendings.reading(from('203.0.113.7'), 0, () => Promise.resolve('wrong'))).toBe('wrong');
    await expect(sendings.reading(from('203.0.113.7'), 0, () => Promise.reject(new Error('gone')))).rejects.toThrow();
  }
  expect(await sent(sendings, '203.0.113.7')).toBe(true);
});

test('no more than two dozen lie in memory at once, wherever they come from', async () => {
  const sendings = createSendings();
  const addresses = Array.from({ length: 40 }, (_, i) => `198.51.100.${i}`);
  expect(count(await Promise.all(addresses.map((one) => sent(sendings, one))))).toBe(24);
  expect(await sent(sendings, '203.0.113.7')).toBe(true);
});

test('files for one community fill half a gigabyte a day and no more', async () => {
  const sendings = createSendings();
  for (let i = 0; i < 32; i += 1) expect(await sent(sendings, `198.51.100.${i}`, 0, 16 * MB)).toBe(true);
  expect(await sent(sendings, '203.0.113.7', 0)).toBe(false);
  expect(await sendings.reading(from('203.0.113.7', 'b'), 0, () => Promise.resolve(1))).toBe(1);
  expect(await sent(sendings, '203.0.113.7', 24 * HOUR)).toBe(true);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../src/index.ts';
import { verifyBundle } from '../src/index.ts';
import { readZip } from '../src/bundle/zip-read.ts';
import { built } from './bundle-sample.ts';

const bundle = Buffer.from(built());
const expectedKey = '06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9';
const members = readZip(bundle).members;
const offset = fc.nat(bundle.length - 1);

const errorsOf = (bytes: Uint8Array): readonly Fault[] =>
  verifyBundle(bytes, { expectedKey }).faults.filter((f) => f.severity === 'error');

/** Where two byte strings first differ. */
function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

// Where a whole file was cut out, the next one's header stands in its place, and all headers begin alike.
const HEADERS_BEGIN_ALIKE = 30;

const covers = (fault: Fault, at: number): boolean => {
  const { offset: from, length } = fault.place;
  if (from === undefined || length === undefined) return false;
  return from <= at && at <= from + length + (fault.code === 'FILE_MISSING' ? HEADERS_BEGIN_ALIKE : 0);
};

/** The change at `at` is found, some fault's stretch covers it, and the file it lies in is named. */
function expectLocated(faults: readonly Fault[], at: number): void {
  expect(faults.some((f) => covers(f, at))).toBe(true);
  const owner = members.find((m) => m.header <= at && at < m.end);
  if (owner !== undefined) expect(faults.map((f) => f.place.file)).toContain(owner.name);
  for (const fault of faults) expect(fault.message.zh.length * fault.message.en.length).toBeGreaterThan(0);
}

function expectFound(mutated: Buffer, places?: readonly number[]): void {
  fc.pre(!mutated.equals(bundle));
  const faults = errorsOf(mutated);
  for (const at of places ?? [firstDifference(bundle, mutated)]) expectLocated(faults, at);
}

describe('any change to a bundle is found and located', () => {
  test('every byte of headers and directory, and every seventh of the contents, set to another value', () => {
    const mutated = Buffer.from(bundle);
    for (let at = 0; at < bundle.length; at += 1) {
      if (at % 7 !== 0 && members.some((m) => m.data <= at && at < m.end)) continue;
      const original = mutated[at] ?? 0;
      mutated[at] = original ^ (1 << (at % 8));
      expectLocated(errorsOf(mutated), at);
      mutated[at] = original;
    }
  });

  test('a byte set to any value', () => {
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 255 }), (at, by) => {
        const mutated = Buffer.from(bundle);
        mutated[at] = (mutated[at] ?? 0) ^ by;
        expectFound(mutated);
      }),
      { numRuns: 500 },
    );
  });

  test('bytes inserted', () => {
    fc.assert(
      fc.property(fc.nat(bundle.length), fc.uint8Array({ minLength: 1, maxLength: 60 }), (at, more) => {
        expectFound(Buffer.concat([bundle.subarray(0, at), more, bundle.subarray(at)]));
      }),
      { numRuns: 500 },
    );
  });

  test('a stretch copied elsewhere', () => {
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 400 }), fc.nat(bundle.length), (from, length, at) => {
        const copy = bundle.subarray(from, from + length);
        expectFound(Buffer.concat([bundle.subarray(0, at), copy, bundle.subarray(at)]));
      }),
      { numRuns: 400 },
    );
  });

  test('bytes deleted', () => {
    fc.assert(
      fc.property(offset, fc.integer({ min: 1, max: 400 }), (at, length) => {
        expectFound(Buffer.concat([bundle.subarray(0, at), bundle.subarray(at + length)]));
      }),
      { numRuns: 500 },
    );
  });

  test('cut off', () => {
    fc.assert(
      fc.property(offset, (at) => expectFound(bundle.subarray(0, at))),
      { numRuns: 300 },
    );
  });

  test('two bytes exchanged: both places are named', () => {
    fc.assert(
      fc.property(offset, offset, (a, b) => {
        fc.pre(bundle[a] !== bundle[b]);
        const mutated = Buffer.from(bundle);
        [mutated[a], mutated[b]] = [bundle[b] ?? 0, bundle[a] ?? 0];
        expectFound(mutated, [a, b]);
      }),
      { numRuns: 500 },
    );
  });

  test('a whole file cut out', () => {
    for (const { header, end } of members)
      expectFound(Buffer.concat([bundle.subarray(0, header), bundle.subarray(end)]));
  });

  test('anything at all is read without an exception', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(...members.map((m) => m.end), 0),
        (noise, keep) => {
          expect(verifyBundle(Buffer.concat([bundle.subarray(0, keep), noise]), { expectedKey }).ok).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

import * as contract from '@mingxuan/contract';
import type { Route } from '@mingxuan/server';
import type * as z from 'zod';

/**
 * Which schema of the contract reads a body: each one notes when it is asked. `asked` calls something and answers the schemas
 * that read in the meantime, the innermost last.
 */
export function schemasThatRead(): (call: () => Promise<unknown>) => Promise<readonly z.core.$ZodType[]> {
  let noted: z.core.$ZodType[] = [];
  for (const schema of Object.values<unknown>(contract)) {
    if (!isSchema(schema)) continue;
    const own = schema.safeParse.bind(schema);
    const noting: typeof own = (...given) => {
      noted.push(schema);
      return own(...given);
    };
    Object.defineProperty(schema, 'safeParse', { value: noting, configurable: true, writable: true });
  }
  return async (call) => {
    noted = [];
    await call();
    return noted;
  };
}

const isSchema = (value: unknown): value is z.ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value && 'safeParse' in value;

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** What stands where something else should: other kinds, other sizes, what no database holds, what a language trips over. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  2 ** 53,
  1e308,
  '',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  '𠀀'.repeat(9000),
  "'; DROP TABLE voter; --",
  '=cmd|calc!A1',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  [],
  [[[[]]]],
  Array.from({ length: 400 }, () => 1),
  {},
  { toString: 1, constructor: { prototype: {} } },
  JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
];

type Path = readonly (string | number)[];

/** Every place inside a value, the value itself left out. */
export function placesIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...at, Array.isArray(value) ? Number(key) : key];
    return [here, ...placesIn(inner, here)];
  });
}

/** The same value with something else at one place. */
export function withAt(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((one, i) => (i === key ? withAt(one, rest, other) : one) as unknown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, one]) => [k, k === key ? withAt(one, rest, other) : one]));
}

/** The same value with one more field wherever it has fields, by names that trip a language or a database up. */
export function withMoreFields(value: unknown): readonly unknown[] {
  const strange = ['\ud800', '\u0000', '__proto__', 'x'.repeat(2000)];
  const isObject = (one: unknown): boolean => typeof one === 'object' && one !== null && !Array.isArray(one);
  const objects = [[], ...placesIn(value)].filter((at) => isObject(valueAt(value, at)));
  return objects.flatMap((at) =>
    strange.map((key) => {
      const inner = valueAt(value, at) as object;
      const added = Object.assign(Object.create(null) as object, inner);
      Object.defineProperty(added, key, { value: Object.values(inner)[0], enumerable: true });
      return withAt(value, at, added);
    }),
  );
}

function valueAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return value;
  return valueAt((value as Readonly<Record<string, unknown>>)[key], rest);
}

const utf8 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));

/** Bodies that are as large and as deep as they may be: what reads them is the same for every route. */
export const heavyBodies: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  ['a million lists', utf8('['.repeat(1_000_000))],
  ['as many, closed', utf8(`${'['.repeat(900_000)}${']'.repeat(900_000)}`)],
  ['a long number', utf8(`{"a":${'9'.repeat(400_000)}}`)],
  ['a long name', utf8(`{"commandId":"${'x'.repeat(1_900_000)}"}`)],
  ['a great many fields', utf8(`{${Array.from({ length: 120_000 }, (_, i) => `"k${i}":0`).join(',')}}`)],
];

/** Bodies that are no JSON, or JSON of a kind no route takes. */
export const hostileBodies: readonly (readonly [string, Uint8Array<ArrayBuffer>])[] = [
  ['no UTF-8', Uint8Array.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['a surrogate in UTF-8', Uint8Array.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['UTF-16', Uint8Array.from(Buffer.from('\ufeff{"a":1}', 'utf16le'))],
  ['NUL bytes', new Uint8Array(64)],
  ['a number beyond all', utf8('{"a":1e999999}')],
  ['what follows', utf8('{"a":1}{"b":2}')],
  ['a comment', utf8('{/* */"a":1}')],
  ['single quotes', utf8("{'a':1}")],
  ['XML', utf8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')],
  ['a form', utf8('a=1&a=2&__proto__[x]=1')],
  ['packed', Uint8Array.from(Buffer.from('1f8b08000000000000ff', 'hex'))],
  ['twice the same field', utf8('{"commandId":"1","commandId":"2","name":1,"name":2}')],
];

/** What may stand in an address where a name should. */
export const hostileNames: readonly string[] = [
  '%00',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '..%5c..',
  'a%2Fb',
  '%ff',
  '%ED%A0%80',
  '%',
  '%u0000',
  '%E2%80%AE',
  '%F0%9F%99%82',
  '-1',
  '0',
  '1e999',
  '99999999999999999999',
  'constructor',
  '__proto__',
  '%27%20OR%201%3D1--',
  'x'.repeat(6000),
];

/** What may stand behind the question mark. */
export const hostileQueries: readonly string[] = [
  'q=%00&from=%00&poll=%00&kind=%00&name=%00&count=%00&on=%00',
  'q=%ff&from=-1&poll=1&kind=2&name=%2F&count=-1&on=2026-02-30',
  'q[]=1&q[a]=2&from[]=1&kind[]=x&on[]=1',
  '__proto__=1&constructor=2&toString=3',
  `q=${'%E5%BC%A0'.repeat(2000)}`,
  'q=%25%25%25__&from=9007199254740993&mapping=%5B%5B%5D%5D&reason=%00',
  'q=a&q=b&kind=PUBLIC&kind=RESTRICTED&from=1&from=2',
  `mapping=${encodeURIComponent('['.repeat(5000))}&ground=__proto__&name=a.csv`,
  '&&&===&%',
];

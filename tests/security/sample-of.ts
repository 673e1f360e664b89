import * as z from 'zod';

/** Words and numbers that some field or other takes; the first one that fits is taken. */
const LEAVES: readonly unknown[] = [
  '2026-12-20',
  'residents',
  'a'.repeat(64),
  'A03',
  'N06-1',
  '08:00',
  '2026-12-20T08:00:00+08:00',
  'CLERK',
  '7700.01.he.yi',
  '123456',
  '1234',
  '2f3c8f0e-6d0b-4a52-9b0e-5b6f4a0c7d11',
  '2026-12-20T00:00:00Z',
  'CHAIR_AUDIT',
  '1980-06',
  'aaaa-bbbb-cccc',
  '11010119800101001X',
  '一二三四五六七八九十甲乙丙丁',
  '',
  1,
  10,
  true,
  null,
];

/**
 * Something a schema takes, made from the schema alone, or undefined where none was found. Fields that may be left out are
 * there, so that each can be tried.
 */
export function sampleOf(schema: z.core.$ZodType): unknown {
  const inner = build(schema);
  return z.safeParse(schema, inner).success ? inner : LEAVES.find((leaf) => z.safeParse(schema, leaf).success);
}

function build(schema: z.core.$ZodType): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, sampleOf(field)]));
    case 'array': {
      const one = sampleOf(def.element);
      return [[one], [], [one, one, one]].find((list) => z.safeParse(schema, list).success);
    }
    case 'tuple':
      return def.items.map(sampleOf);
    case 'record': {
      const key = sampleOf(def.keyType);
      return typeof key === 'string' ? { [key]: sampleOf(def.valueType) } : {};
    }
    case 'union':
      return def.options.map(sampleOf).find((one) => one !== undefined);
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return sampleOf(def.innerType);
    case 'pipe':
      return sampleOf(def.in);
    case 'lazy':
      return sampleOf(def.getter());
    default:
      return LEAVES.find((leaf) => z.safeParse(schema, leaf).success);
  }
}

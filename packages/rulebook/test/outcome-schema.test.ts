import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseOutcomeInput } from '../src/index.ts';

const FILE = new URL('../../../docs/schemas/outcome-input.schema.json', import.meta.url);

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

const schema = JSON.parse(readFileSync(FILE, 'utf8')) as Shape;

function allowsNull({ type, enum: choices, anyOf }: Shape): boolean {
  return [type].flat().includes('null') || choices?.includes(null) === true || anyOf?.some(allowsNull) === true;
}

/** Each field by its path, whether it must be given, and whether the schema takes `null` for it. */
function fields(shape: Shape, path: string): readonly (readonly [path: string, needed: boolean, nullable: boolean])[] {
  const own = Object.entries(shape.properties ?? {}).flatMap(([name, one]) => [
    [`${path}${name}`, shape.required?.includes(name) === true, allowsNull(one)] as const,
    ...fields(one, `${path}${name}.`),
  ]);
  return shape.items === undefined ? own : [...own, ...fields(shape.items, path)];
}

const FIELDS = fields(schema, '');

test('the schema names the fields of every part', () => {
  expect(FIELDS.length).toBeGreaterThan(40);
});

test.each(FIELDS)('%s, must be given: %s', (_path, needed, nullable) => {
  expect(nullable).toBe(!needed);
});

const WHOLE = {
  rules: 'residents-2026',
  heldOn: '2026-12-20',
  electorate: { mode: 'ALL_VOTERS', entitled: 3000 },
  ballots: { issued: 1900, collected: 1800, invalid: 0 },
  contests: [{ post: 'CHAIR', seats: 1, nominees: [{ name: '甲', votes: 1000 }] }],
};

test.each(FIELDS.filter(([path]) => !path.includes('.')))('%s as null is read as the schema says', (name, needed) => {
  expect(parseOutcomeInput({ ...WHOLE, [name]: null }).ok).toBe(!needed);
});

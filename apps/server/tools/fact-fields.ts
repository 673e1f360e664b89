import { writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

// Writes `src/data-protection/fact-fields.ts`: the names of all fields that facts have, as the types say. Run again whenever a fact
// gets another field; the file does not compile before.
const root = path.resolve(import.meta.dirname, '../../..');
const source = path.join(root, 'packages/election/src/fact.ts');
const config = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path.join(root, 'tsconfig.base.json'), (file) => ts.sys.readFile(file)).config,
  ts.sys,
  root,
).options;
const program = ts.createProgram([source], { ...config, noEmit: true });
const checker = program.getTypeChecker();
const file = program.getSourceFile(source);
if (file === undefined) throw new Error('no fact.ts');
const fact = checker
  .getExportsOfModule(checker.getSymbolAtLocation(file) ?? fail('no module'))
  .find((symbol) => symbol.name === 'Fact');
const all = checker.getDeclaredTypeOfSymbol(fact ?? fail('no Fact'));
const members = all.isUnion() ? all.types : [all];

function fail(why: string): never {
  throw new Error(why);
}
const typeOf = (of: ts.Type, name: string): ts.Type => {
  const property = of.getProperty(name);
  return property === undefined ? fail(name) : checker.getTypeOfSymbol(property);
};
/** Fields of every kind that a value may have. */
const keysOf = (type: ts.Type): readonly string[] => {
  const parts = type.isUnion() ? type.types : [type];
  return [...new Set(parts.flatMap((part) => checker.getPropertiesOfType(part).map((p) => p.name)))];
};
const sealedKeys = (of: ts.Type): readonly string[] => {
  const element = checker.getIndexTypeOfType(typeOf(of, 'sealed'), ts.IndexKind.Number) ?? fail('sealed');
  const value = checker.getNonNullableType(typeOf(element, 'value'));
  return value.flags & ts.TypeFlags.Never ? [] : keysOf(value);
};
const quoted = (names: readonly string[]): string =>
  names
    .toSorted()
    .map((name) => `${name}: 1`)
    .join(', ');
const fields = new Map<string, { readonly body: Set<string>; readonly sealed: Set<string> }>();
for (const one of members) {
  const type = typeOf(one, 'type');
  if (!type.isStringLiteral()) fail('type');
  else {
    const known = fields.get(type.value) ?? { body: new Set<string>(), sealed: new Set<string>() };
    for (const key of keysOf(typeOf(one, 'body'))) known.body.add(key);
    for (const key of sealedKeys(one)) known.sealed.add(key);
    fields.set(type.value, known);
  }
}
const lines = [...fields]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([type, { body, sealed }]) => `  ${type}: { body: { ${quoted([...body])} }, sealed: { ${quoted([...sealed])} } },`,
  );
writeFileSync(
  path.join(root, 'apps/server/src/data-protection/fact-fields.ts'),
  `import type { Fact, FactType } from '@mingxuan/election';

// Written by \`tools/fact-fields.ts\` from the types of packages/election. A fact or a field that is not here does not compile.

type Of<T extends FactType> = Extract<Fact, { readonly type: T }>;
type KeysOf<V> = V extends unknown ? keyof V & string : never;
export type BodyField<T extends FactType> = KeysOf<Of<T>['body']>;
export type SealedField<T extends FactType> = KeysOf<NonNullable<Of<T>['sealed'][number]['value']>>;

/** The fields of every fact: those of its public body, and those of what is sealed beside it. */
export const FACT_FIELDS: {
  readonly [T in FactType]: {
    readonly body: Readonly<Record<BodyField<T>, 1>>;
    readonly sealed: Readonly<Record<SealedField<T>, 1>>;
  };
} = {
${lines.join('\n')}
};
`,
);

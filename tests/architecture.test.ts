import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkArchitecture, lookAtImports } from '../scripts/lib/architecture.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-architecture-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One planted violation of each rule: the file that breaks it and what it imports. */
const planted: readonly { readonly rule: string; readonly file: string; readonly imports: string }[] = [
  {
    rule: 'packages-never-import-apps',
    file: 'packages/store/src/up.ts',
    imports: '../../../apps/server/src/index.ts',
  },
  {
    rule: 'election-imports-only-what-lies-below',
    file: 'packages/election/src/a.ts',
    imports: '../../store/src/index.ts',
  },
  {
    rule: 'ledger-imports-only-what-lies-below',
    file: 'packages/ledger/src/a.ts',
    imports: '../../rulebook/src/index.ts',
  },
  {
    rule: 'guomi-imports-only-what-lies-below',
    file: 'packages/guomi/src/a.ts',
    imports: '../../ledger/src/index.ts',
  },
  { rule: 'roll-imports-only-what-lies-below', file: 'packages/roll/src/a.ts', imports: '../../election/src/index.ts' },
  {
    rule: 'documents-imports-only-what-lies-below',
    file: 'packages/documents/src/a.ts',
    imports: '../../store/src/index.ts',
  },
  {
    rule: 'identity-imports-only-what-lies-below',
    file: 'packages/identity/src/a.ts',
    imports: '../../store/src/index.ts',
  },
  {
    rule: 'store-imports-only-what-lies-below',
    file: 'packages/store/src/a.ts',
    imports: '../../election/src/index.ts',
  },
  { rule: 'vault-imports-only-what-lies-below', file: 'packages/vault/src/a.ts', imports: '../../ledger/src/index.ts' },
  {
    rule: 'contract-imports-only-what-lies-below',
    file: 'packages/contract/src/a.ts',
    imports: '../../ledger/src/index.ts',
  },
  {
    rule: 'rulebook-imports-only-what-lies-below',
    file: 'packages/rulebook/src/a.ts',
    imports: '../../ledger/src/index.ts',
  },
  { rule: 'pure-packages-have-no-effects', file: 'packages/rulebook/src/fs.ts', imports: 'node:fs' },
  { rule: 'pure-packages-have-no-effects', file: 'packages/ledger/src/net.ts', imports: 'node:net' },
  { rule: 'pure-packages-have-no-effects', file: 'packages/election/src/http.ts', imports: 'http' },
  { rule: 'pure-packages-have-no-effects', file: 'packages/contract/src/run.ts', imports: 'node:child_process' },
  { rule: 'pure-packages-know-no-database', file: 'packages/election/src/pg.ts', imports: 'pg' },
  {
    rule: 'console-imports-only-what-browsers-can-run',
    file: 'apps/console/src/a.ts',
    imports: '../../../packages/store/src/index.ts',
  },
  { rule: 'apps-meet-only-through-their-front-door', file: 'apps/cli/src/a.ts', imports: '../../server/src/inner.ts' },
  {
    rule: 'packages-are-imported-by-name',
    file: 'apps/server/src/deep.ts',
    imports: '../../../packages/store/src/inner.ts',
  },
  { rule: 'every-import-is-found', file: 'packages/store/src/lost.ts', imports: './nowhere.ts' },
  { rule: 'no-cycle', file: 'packages/store/src/cycle.ts', imports: './cycle-back.ts' },
  { rule: 'no-cycle-beyond-a-screen', file: 'apps/console/src/screens/a/cycle.ts', imports: '../b/cycle.ts' },
];

const write = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
};

describe('the rule that imports run downwards only', () => {
  it('finds every planted violation, at the planted place', () => {
    write(
      'tsconfig.json',
      '{"compilerOptions":{"module":"nodenext","moduleResolution":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}',
    );
    write('package.json', '{"type":"module"}');
    for (const room of ['rulebook', 'election', 'ledger', 'store'])
      write(`packages/${room}/src/index.ts`, 'export const x = 1;\n');
    for (const file of ['packages/store/src/inner.ts', 'apps/server/src/inner.ts', 'apps/server/src/index.ts'])
      write(file, 'export const x = 1;\n');
    write('node_modules/pg/package.json', '{"name":"pg","main":"index.js"}');
    write('node_modules/pg/index.js', 'module.exports = {};\n');
    write('packages/store/src/cycle-back.ts', "import './cycle.ts';\n");
    write('apps/console/src/screens/b/cycle.ts', "import '../a/cycle.ts';\n");
    for (const { file, imports } of planted) write(file, `import '${imports}';\n`);
    const { violations } = lookAtImports(process.execPath, folder);
    for (const { rule, file } of planted) {
      // A cycle is told once, at one of its two ends.
      const told = violations.filter((v) => v.from === file || (rule.startsWith('no-cycle') && v.to === file));
      expect(
        told.map((v) => v.rule),
        file,
      ).toContain(rule);
    }
    // And says nothing about the innocent.
    const guilty = new Set([
      ...planted.map((p) => p.file),
      'packages/store/src/cycle-back.ts',
      'apps/console/src/screens/b/cycle.ts',
    ]);
    expect(violations.filter((v) => !guilty.has(v.from))).toEqual([]);
  });

  it('holds for the project, all of which was looked at', () => {
    const { modules, faults } = checkArchitecture(process.execPath);
    expect(modules).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });
});

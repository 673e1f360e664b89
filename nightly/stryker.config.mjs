import os from 'node:os';
import path from 'node:path';

const keep = process.env['MINGXUAN_MUTATION_FOLDER'] ?? path.join(os.tmpdir(), 'mingxuan-mutation');
const part = process.env['MINGXUAN_MUTATION_PART'] ?? 'all';

/** Mutation testing of the rulebook, run from the root of the checkout by nightly/mutation.mjs. */
export default {
  packageManager: 'npm',
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  testRunner: 'vitest',
  vitest: { configFile: 'nightly/vitest.config.mjs', related: false },
  // Sentences are read by people, not compared by tests.
  mutator: { excludedMutations: ['StringLiteral', 'Regex'] },
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env['MINGXUAN_MUTATION_CONCURRENCY'] ?? 2),
  timeoutMS: 30_000,
  timeoutFactor: 3,
  ignorePatterns: [
    '**',
    '!packages',
    '!packages/rulebook',
    '!packages/rulebook/**',
    '!nightly',
    '!nightly/vitest.config.mjs',
    '!package.json',
  ],
  tempDirName: path.join(keep, 'sandbox'),
  incremental: true,
  incrementalFile: path.join(keep, `${part}.incremental.json`),
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: path.join(keep, `${part}.json`) },
  htmlReporter: { fileName: path.join(keep, `${part}.html`) },
};

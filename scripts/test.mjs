import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensure } from './ensure.mjs';
import { checkArchitecture } from './lib/architecture.mjs';
import { runChild } from './lib/child.mjs';
import { findChromium } from './lib/chromium.mjs';
import { buildConsole } from './lib/console.mjs';
import { NONE, playwrightCounts, playwrightFailures, sum, vitestCounts, vitestFailures } from './lib/counts.mjs';
import { root } from './lib/node24.mjs';
import { runScript, Stop } from './lib/say.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */
/** @typedef {import('./lib/counts.mjs').Failure} Failure */

const results = path.join(root, 'test-results');
const program = (/** @type {string} */ name) => path.join(root, 'node_modules', name);

/** The packages with SQL of their own are tested a second time on the server at this address, as a person's own would be. */
const secondDatabase = process.env['MINGXUAN_TEST_DATABASE_URL'];
const DATABASE_SUITES = ['packages/store', 'packages/identity'];

/** The properties of the outcome engine, on a hundred thousand cases each, and ten thousand election days: some two minutes, so in CI only. */
const DEEP = {
  suites: ['packages/rulebook/test/outcome-properties.test.ts', 'packages/election/test/random-days.test.ts'],
  cases: '100000',
  seed: '20261220',
};
/** Each by a compiler of its own, at the same time. */
const TYPED = ['tsconfig.json', 'apps/console/tsconfig.json'];
const tsc = program('typescript/bin/tsc');

const inCi = !['', '0', 'false'].includes(process.env['CI'] ?? '');

await runScript(async () => {
  const node = await ensure({ console: false });
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const extra = process.argv.slice(2);
  const run = (/** @type {string[]} */ args, /** @type {NodeJS.ProcessEnv} */ env = {}) =>
    runChild(node, args, { cwd: root, env: { ...process.env, ...env } });
  /** @type {Failure[]} */
  const failures = [];
  const vitest = async (/** @type {string} */ name, /** @type {string[]} */ args, env = {}) => {
    const report = path.join(results, `${name}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await run([program('vitest/vitest.mjs'), 'run', ...reporters, ...args], env);
    failures.push(...vitestFailures(report));
    return vitestCounts(report, code);
  };

  /** @type {[string, () => Promise<Counts>][]} */
  const steps = [
    ['格式 format', () => check(run([program('@biomejs/biome/bin/biome'), 'format', '.']))],
    ['检查 lint', () => check(run([program('oxlint/bin/oxlint'), '-c', '.oxlintrc.json', '--type-aware', '.']))],
    ['类型 types', async () => (await Promise.all(TYPED.map((config) => check(run([tsc, '-p', config]))))).reduce(sum)],
    ['结构 architecture', async () => architecture(node)],
    ['测试 tests', () => vitest('vitest', extra)],
    ['网页 browser', () => browser(node, run, failures)],
  ];
  // One long file on one processor, and many short ones: at the same time they take little longer than either.
  /** @type {[string, () => Promise<Counts>][]} */
  const besides = [];
  if (inCi) {
    const env = { MINGXUAN_PROPERTY_RUNS: DEEP.cases, MINGXUAN_PROPERTY_SEED: DEEP.seed };
    besides.push(['深测 deep properties', () => vitest('vitest-deep', DEEP.suites, env)]);
  }
  if (secondDatabase !== undefined && secondDatabase !== '') {
    const env = { DATABASE_URL: secondDatabase };
    besides.push(['测试 tests (DATABASE_URL)', () => vitest('vitest-database', DATABASE_SUITES, env)]);
  }
  if (besides.length > 0) {
    const name = besides.map(([one]) => one).join(' + ');
    steps.push([name, async () => (await Promise.all(besides.map(([, step]) => step()))).reduce(sum)]);
  }

  let total = NONE;
  /** @type {string[]} */
  const failed = [];
  for (const [name, step] of steps) {
    process.stdout.write(`\n── ${name}\n`);
    const began = performance.now();
    const counts = await step();
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    total = sum(total, counts);
    if (counts.failed > 0) failed.push(name);
    process.stdout.write(`── ${name}: ${counts.failed > 0 ? '✗' : '✓'} ${seconds} s\n`);
  }
  for (const failure of failures) process.stdout.write(told(failure));
  if (failed.length > 0) process.stdout.write(`\n没有通过 failed: ${failed.join('，')}\n`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
  return total.failed > 0 ? 1 : 0;
});

/** Said once more at the end, where a long run is read first. @param {Failure} failure */
function told({ name, again, message }) {
  const head = again ? '再试一次才通过 passed at the second try only' : '没有通过 failed';
  const lines = message
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line}\n`);
  return `\n${head}: ${path.isAbsolute(name) ? path.relative(root, name) : name}\n${lines.join('')}`;
}

/** A check counts as one test. @param {Promise<number>} run @returns {Promise<Counts>} */
async function check(run) {
  return (await run) === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
}

/** @param {string} node @returns {Counts} */
function architecture(node) {
  const { modules, faults } = checkArchitecture(node);
  process.stdout.write(`${modules} modules\n${faults.map((fault) => `  ✗ ${fault}\n`).join('')}`);
  return faults.length === 0 ? { ...NONE, passed: 1 } : { ...NONE, failed: 1 };
}

/**
 * @param {string} node @param {(args: string[], env: NodeJS.ProcessEnv) => Promise<number>} run @param {Failure[]} failures
 * @returns {Promise<Counts>}
 */
async function browser(node, run, failures) {
  const chromium = findChromium();
  if (chromium === null) {
    process.stdout.write('跳过：没有 Chromium（装好后再运行，或用 CHROME_PATH 指出） skipped: no Chromium\n');
    return { ...NONE, skipped: 1 };
  }
  try {
    await buildConsole(node);
  } catch (cause) {
    if (!(cause instanceof Stop)) throw cause;
    return { ...NONE, failed: 1 };
  }
  const report = path.join(results, 'playwright.json');
  const env = { CHROME_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await run([program('@playwright/test/cli.js'), 'test'], env);
  failures.push(...playwrightFailures(report));
  return playwrightCounts(report, code);
}

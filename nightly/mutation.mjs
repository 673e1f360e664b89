import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Mutation testing of packages/rulebook, folder by folder: each run changes one place of the code and asks whether a test
 * notices. Usage: npm run mutation [-- <part> …]; without parts, all of them. Reports lie outside the checkout, and a
 * second run only repeats what changed.
 */

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const keep = process.env['MINGXUAN_MUTATION_FOLDER'] ?? path.join(os.tmpdir(), 'mingxuan-mutation');
const src = 'packages/rulebook/src';

/** What decides. Tables of sentences are left out: their only mutants are words. @type {Record<string, string[]>} */
const PARTS = {
  outcome: [`${src}/outcome/*.ts`],
  checks: [`${src}/checks/*.ts`],
  comparators: [`${src}/comparators.ts`],
  resolve: [`${src}/resolve.ts`, `${src}/overlays/parameter-order.ts`, `${src}/overlays/overlay.ts`],
  calendar: [`${src}/calendar/*.ts`],
  planner: [`${src}/planner/*.ts`, `!${src}/planner/steps-*.ts`],
  sources: [`${src}/sources/source.ts`],
  packs: [`${src}/packs/*.ts`, `${src}/overlays/{index,municipalities,provinces,unverified,zhejiang}.ts`],
};

const LEAST = 85;

/** @param {string} part @returns {{ killed: number, survived: number }} */
function run(part) {
  const stryker = path.join(here, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const globs = (PARTS[part] ?? []).join(',');
  const done = spawnSync(process.execPath, [stryker, 'run', 'nightly/stryker.config.mjs', '--mutate', globs], {
    cwd: root,
    stdio: 'inherit',
    env: {
      MINGXUAN_PROPERTY_RUNS: '60',
      ...process.env,
      MINGXUAN_MUTATION_FOLDER: keep,
      MINGXUAN_MUTATION_PART: part,
    },
  });
  if (done.status !== 0) throw new Error(`${part}: mutation testing did not finish`);
  const report = JSON.parse(readFileSync(path.join(keep, `${part}.json`), 'utf8'));
  /** @type {{ status: string }[]} */
  const mutants = Object.values(report.files).flatMap((file) => file.mutants);
  const count = (/** @type {string[]} */ states) => mutants.filter((one) => states.includes(one.status)).length;
  return { killed: count(['Killed', 'Timeout']), survived: count(['Survived', 'NoCoverage']) };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`没有这一部分 no such part: ${unknown.join(', ')} (${Object.keys(PARTS).join(', ')})\n`);
  process.exit(1);
}
mkdirSync(keep, { recursive: true });
const total = { killed: 0, survived: 0 };
const lines = [];
for (const part of asked.length > 0 ? asked : Object.keys(PARTS)) {
  const { killed, survived } = run(part);
  total.killed += killed;
  total.survived += survived;
  lines.push(`${part}: ${killed} of ${killed + survived}, ${((100 * killed) / (killed + survived)).toFixed(1)} %`);
}
const score = (100 * total.killed) / (total.killed + total.survived);
process.stdout.write(`\n${lines.join('\n')}\n全部 all: ${score.toFixed(1)} % (${LEAST} % wanted)\n`);
process.exitCode = score >= LEAST ? 0 : 1;

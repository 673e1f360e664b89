import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './node24.mjs';

/**
 * @typedef {object} Architecture
 * @property {number} modules how many of the project's own files were looked at
 * @property {number} crossings imports from one app or package into another that were followed
 * @property {readonly {readonly rule: string, readonly from: string, readonly to: string}[]} violations
 */

/**
 * Looks at every import under `apps/` and `packages/` of a folder by the rules of .dependency-cruiser.cjs.
 * @param {string} node @param {string} [folder] the project, or a small one laid out like it
 * @returns {Architecture}
 */
export function lookAtImports(node, folder = root) {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = path.join(root, '.dependency-cruiser.cjs');
  const run = spawnSync(node, [program, '--config', config, '--output-type', 'json', 'apps', 'packages'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  if (run.error !== undefined || !run.stdout.startsWith('{')) throw new Error(`dependency-cruiser: ${run.stderr}`);
  const { modules, summary } = JSON.parse(run.stdout);
  const own = modules.filter((/** @type {{source: string}} */ m) => /^(apps|packages)\//.test(m.source));
  const roomOf = (/** @type {string} */ file) => file.split('/').slice(0, 2).join('/');
  const crossings = own
    .flatMap((/** @type {{source: string, dependencies: {resolved: string}[]}} */ m) =>
      m.dependencies.map((d) => [roomOf(m.source), roomOf(d.resolved)]),
    )
    .filter((/** @type {string[]} */ [from, to]) => from !== to && /^(apps|packages)\//.test(to ?? '')).length;
  return {
    modules: own.length,
    crossings,
    violations: summary.violations.map((/** @type {{rule: {name: string}, from: string, to: string}} */ v) => ({
      rule: v.rule.name,
      from: v.from,
      to: v.to,
    })),
  };
}

/** A checker that looks at nothing finds nothing: fewer than these means it is broken, not that all is well. */
const LEAST_MODULES = 50;
const LEAST_CROSSINGS = 50;

/**
 * The same for the project itself, as lines to print; empty when all is as it should be.
 * @param {string} node @returns {{ readonly modules: number, readonly faults: readonly string[] }}
 */
export function checkArchitecture(node) {
  const { modules, crossings, violations } = lookAtImports(node);
  const faults = violations.map((v) => `${v.rule}: ${v.from} → ${v.to}`);
  if (modules <= LEAST_MODULES || crossings <= LEAST_CROSSINGS) {
    faults.push(`only ${modules} modules and ${crossings} imports between rooms were seen: the check itself is broken`);
  }
  return { modules, faults };
}

import { readFileSync } from 'node:fs';

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/** @param {Counts} a @param {Counts} b @returns {Counts} */
export const sum = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * What vitest's JSON report counts; a run that broke off before writing one counts as one failure.
 * @param {string} file @param {number} code the run's exit code @returns {Counts}
 */
export function vitestCounts(file, code) {
  const report = read(file);
  if (report === null) return { ...NONE, failed: 1 };
  const counts = {
    passed: Number(report['numPassedTests']),
    failed: Number(report['numFailedTests']),
    skipped: Number(report['numPendingTests']) + Number(report['numTodoTests']),
  };
  return atLeastOneFailure(counts, code);
}

/** The same for Playwright's report. @param {string} file @param {number} code @returns {Counts} */
export function playwrightCounts(file, code) {
  const stats = read(file)?.['stats'];
  if (typeof stats !== 'object' || stats === null) return { ...NONE, failed: 1 };
  const { expected, unexpected, flaky, skipped } = /** @type {Record<string, number>} */ (stats);
  const counts = { passed: (expected ?? 0) + (flaky ?? 0), failed: unexpected ?? 0, skipped: skipped ?? 0 };
  return atLeastOneFailure(counts, code);
}

/** A file that did not load, or a run without any test, fails without a failed test. @param {Counts} counts @param {number} code @returns {Counts} */
const atLeastOneFailure = (counts, code) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

/** @param {string} file @returns {Record<string, unknown> | null} */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

import { readFileSync } from 'node:fs';

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts */

/**
 * A test that did not pass, or a page's that passed only when it was tried again.
 * @typedef {{ readonly name: string, readonly again: boolean, readonly message: string }} Failure
 */

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

/**
 * The tests of a vitest report that failed, by file and name.
 * @param {string} file @returns {Failure[]}
 */
export function vitestFailures(file) {
  return list(read(file)?.['testResults']).flatMap((suite) =>
    list(suite['assertionResults'])
      .filter((test) => test['status'] === 'failed')
      .map((test) => ({
        name: `${suite['name']} › ${test['fullName']}`,
        again: false,
        message: String(/** @type {unknown[]} */ (test['failureMessages'] ?? [])[0] ?? ''),
      })),
  );
}

/**
 * The tests of Playwright's report that failed, or passed at the second try only: what is said of them first.
 * @param {string} file @returns {Failure[]}
 */
export function playwrightFailures(file) {
  /** @param {Record<string, unknown>} suite @returns {Record<string, unknown>[]} */
  const specs = (suite) => [...list(suite['specs']), ...list(suite['suites']).flatMap(specs)];
  return list(read(file)?.['suites'])
    .flatMap(specs)
    .flatMap((spec) =>
      list(spec['tests'])
        .filter((test) => test['status'] === 'unexpected' || test['status'] === 'flaky')
        .map((test) => ({
          name: `${spec['file']} › ${spec['title']}`,
          again: test['status'] === 'flaky',
          message: list(test['results'])
            .flatMap((result) => list(result['errors']))
            .map((error) => String(error['message']))
            .join('\n'),
        })),
    );
}

/** @param {unknown} value @returns {Record<string, unknown>[]} */
const list = (value) => (Array.isArray(value) ? value : []);

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

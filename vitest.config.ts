import { defineConfig } from 'vitest/config';

/** Packages that touch no clock, disk, database or network: their test files may share a worker, which halves the time they take. */
const PURE = ['contract', 'election', 'guomi', 'portal', 'roll', 'rulebook', 'vault'].map(
  (name) => `packages/${name}/test/**/*.test.ts`,
);

export default defineConfig({
  test: {
    // Bounds against hanging, not measures of speed: machines are slow when they are busy.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false, pool: 'threads' } },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: PURE,
          // One database server a run; each test file gets a database of its own.
          globalSetup: ['packages/store/src/test-server.ts'],
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

/** Packages that touch no clock, disk, database or network: threads serve them. */
const PURE = ['contract', 'election', 'guomi', 'portal', 'roll', 'rulebook', 'vault'].map(
  (name) => `packages/${name}/test/**/*.test.ts`,
);

export default defineConfig({
  test: {
    // Bounds against hanging, not measures of speed: machines are slow when they are busy.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    // Files share their worker: loading everything anew for each took a fifth of the whole time. Nothing of ours keeps state in
    // a module, and a test that leaves some behind is at fault.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, pool: 'threads' } },
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

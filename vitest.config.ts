import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'tests/**/*.test.ts'],
    // One database server a run; each test file gets a database of its own.
    globalSetup: ['packages/store/src/test-server.ts'],
    // Bounds against hanging, not measures of speed: machines are slow when they are busy.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});

/** The rulebook's own tests: pure, so no database and one worker. */
export default {
  test: { include: ['packages/rulebook/test/**/*.test.ts'], testTimeout: 600_000 },
};

/** The rulebook's own tests: pure, so no database and one worker. One that only reads other tests has nothing to notice. */
export default {
  test: {
    include: ['packages/rulebook/test/**/*.test.ts'],
    exclude: ['packages/rulebook/test/rules/cases.test.ts'],
    testTimeout: 600_000,
  },
};

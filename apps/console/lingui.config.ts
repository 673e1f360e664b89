import { defineConfig } from '@lingui/conf';

/** Screens about voting and counting keep a catalogue of their own, so that two people can translate at the same time. */
const polling = ['roll', 'candidates', 'party', 'poll', 'count', 'call', 'result', 'papers'].map(
  (name) => `src/screens/${name}`,
);

export default defineConfig({
  sourceLocale: 'zh-CN',
  locales: ['zh-CN', 'en'],
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}/polling', include: polling },
    {
      path: '<rootDir>/src/locales/{locale}/shell',
      include: ['src'],
      exclude: ['**/locales/**', ...polling.map((dir) => `${dir}/**`)],
    },
  ],
});

import { defineConfig } from '@playwright/test';

const inCi = !['', '0', 'false'].includes(process.env['CI'] ?? '');

const LONGEST = /(?:election-day|roll|portal)\.spec\.ts$/;

/** Pages are tested in the system's own Chromium (`CHROME_PATH`, found by scripts/test.mjs); none is ever downloaded. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results/browser',
  // Each file has a server of its own, so files may run side by side.
  workers: 3,
  // A page that was slow once is tried again, on a new server, and named in the closing lines: seen, and no reason to stop a change.
  retries: inCi ? 1 : 0,
  timeout: 300_000,
  expect: { timeout: 15_000 },
  // The longest files begin first, or one would still run alone when all others are done.
  projects: [
    { name: 'long', testMatch: LONGEST },
    { name: 'short', testIgnore: LONGEST },
  ],
  reporter: [['list'], ['json']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 900 },
    // Menus and drawers are where they will be at once: a click cannot fall beside one that is still moving.
    contextOptions: { reducedMotion: 'reduce' },
    // What cannot be clicked is told long before the whole test gives up.
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env['CHROME_PATH'] === undefined ? {} : { executablePath: process.env['CHROME_PATH'] }),
      // As root in CI Chromium has no sandbox; the pages are our own.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

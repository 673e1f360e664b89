// Imports run downwards only (docs/architecture.md). `scripts/lib/architecture.mjs` runs this and asserts that it
// really looked at the project; tests/architecture.test.ts plants a violation of every rule.

/** What each package may import of the others. */
const mayImport = {
  rulebook: [],
  ledger: ['guomi'],
  guomi: [],
  election: ['rulebook'],
  roll: ['rulebook'],
  documents: ['rulebook', 'election'],
  identity: ['rulebook'],
  vault: [],
  store: ['rulebook', 'ledger', 'vault'],
  contract: ['rulebook', 'election'],
  ballots: ['rulebook'],
};

/** Packages that decide: no clock of the machine, no disk, no database, no network reaches them. */
const pure = ['rulebook', 'election', 'ledger', 'contract', 'guomi'];
const effects =
  '^(node:)?(fs|fs/promises|http|https|http2|net|tls|dgram|dns|child_process|cluster|worker_threads|os|sqlite)$';

const rooms = Object.keys(mayImport);

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: '^apps/console/src/screens/' },
      to: { circular: true },
    },
    {
      name: 'no-cycle-beyond-a-screen',
      comment:
        "One screen's files are loaded together and may know each other; nothing outside it may be in the circle.",
      severity: 'error',
      from: { path: '^apps/console/src/screens/([^/]+)/' },
      to: { circular: true, via: { pathNot: '^apps/console/src/screens/$1/' } },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    ...rooms.map((room) => ({
      name: `${room}-imports-only-what-lies-below`,
      comment: `${room} may import ${mayImport[room].join(', ') || 'no other package'}.`,
      severity: 'error',
      // Tests may set a scene with other rooms; what is shipped may not.
      from: { path: `^packages/${room}/src/` },
      to: { path: '^packages/', pathNot: `^packages/(${[room, ...mayImport[room]].join('|')})/` },
    })),
    {
      name: 'pure-packages-have-no-effects',
      comment: 'Time, chance and files come in as arguments.',
      severity: 'error',
      from: { path: `^packages/(${pure.join('|')})/src/` },
      to: { path: effects },
    },
    {
      name: 'pure-packages-know-no-database',
      severity: 'error',
      from: { path: `^packages/(${pure.join('|')})/src/` },
      to: { path: 'node_modules/(pg|kysely|hono|@hono)/' },
    },
    {
      name: 'apps-meet-only-through-their-front-door',
      comment: 'An app is imported by another only as its index.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/server/src/index\\.ts$'] },
    },
    {
      name: 'console-imports-only-what-browsers-can-run',
      severity: 'error',
      from: { path: '^apps/console/src/' },
      to: { path: '^(packages|apps)/', pathNot: '^(packages/(contract|election|rulebook)|apps/console)/' },
    },
    {
      name: 'packages-are-imported-by-name',
      comment: 'Through their index, never by a path into another package.',
      severity: 'error',
      from: { path: '^(apps|packages)/([^/]+)/src/' },
      to: {
        path: '^packages/',
        // documents has a second door that loads no typesetter.
        pathNot: [
          '^$1/$2/',
          '^packages/[^/]+/src/(index|test-support|test-server)\\.ts$',
          '^packages/documents/src/render/unprintable-here\\.ts$',
        ],
      },
    },
    {
      name: 'every-import-is-found',
      severity: 'error',
      from: { path: '^(apps|packages)/' },
      to: { couldNotResolve: true, pathNot: '\\.(css|po)$|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};

import { defineConfig } from 'vitest/config'

/**
 * The projects run one after the other, and the two that wait for processes in one turn; what fails fast comes first.
 * On two processors there is room for three files side by side where they wait for a server, a job or a process, and for
 * two where they do not.
 */
const inTurn = (groupOrder: number, maxWorkers: 2 | 3) => ({ sequence: { groupOrder }, maxWorkers })

/**
 * Files of a worker run in one process one after the other: each would else begin a process and load the program again,
 * which took longer than the tests in most files. What a file changes in the process it puts back.
 */
const together = { isolate: false }

/**
 * What the oldest server need not be asked again. Each migration, each function and each page's statements run on it: it
 * opens every route once, where the newest opens it as everybody. Who may what is decided by policies that both servers read
 * the same way; clocks, kills and keys are the program's.
 */
const onTheNewestOnly = [
  ...[
    'access-matrix',
    'asvs-failures',
    'asvs-surface',
    'canaries',
    'extra-fields',
    'hostile-text',
    'pool-storm',
    'prefetch',
    'row-access',
    'unknown-or-foreign',
  ].map((name) => `test/db/${name}.test.ts`),
  'src/doors/**',
  'src/**/access.test.ts',
  // Loaded there too, for the routes.
  'src/demonstration/**',
  'test/golden/**',
  ...[
    'features/access/ages',
    'features/activities/order',
    // What kinds of files do, in every order: their statements run in the other tests of each kind.
    'features/import-kinds/order',
    'features/person-numbers/person-numbers',
    'features/handover/silence',
    'features/promises/escalation',
    'platform/audit/seal-logs',
    'platform/audit/verify',
    'platform/http/csp-report',
    'platform/http/upload-body',
    'platform/jobs/jobs',
    'platform/jobs/leases',
    'platform/jobs/rights',
    'platform/outbox/kills',
    'platform/outbox/outbox',
  ].map((name) => `src/${name}.db.test.ts`),
]

/** Tests that need a server run on the oldest PostgreSQL that we support and on the one that we bring. */
const onPostgres = (version: 15 | 18, turn: number) => ({
  extends: true as const,
  test: {
    name: `postgres-${version}`,
    ...inTurn(turn, 3),
    ...together,
    setupFiles: ['test/support/file-end-setup.ts'],
    include: [
      'src/**/*.db.test.ts',
      'src/**/access.test.ts',
      'test/db/**/*.test.ts',
      'test/golden/**/*.db.test.ts',
    ],
    ...(version === 15 ? { exclude: [...onTheNewestOnly, 'node_modules/**'] } : {}),
    globalSetup: ['test/support/build-setup.ts', 'test/support/postgres-setup.ts'],
  },
})

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          ...inTurn(0, 2),
          ...together,
          include: ['src/**/*.test.{ts,tsx}', 'test/house/**/*.test.ts', 'test/golden/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/access.test.ts', 'node_modules/**', 'src/platform/postgres/**'],
        },
      },
      {
        extends: true,
        test: { name: 'own server', ...inTurn(3, 3), include: ['src/platform/postgres/*.test.ts'] },
      },
      // The built program as a process of its own: most of the time its tests wait for it to start or to end.
      {
        extends: true,
        test: {
          name: 'program',
          ...inTurn(3, 3),
          testTimeout: 180_000,
          include: ['test/program/**/*.test.ts'],
          globalSetup: ['test/support/build-setup.ts'],
        },
      },
      // A demonstration of its own and a real browser, which waits for the other: two files side by side fill both.
      {
        extends: true,
        test: {
          name: 'browser',
          ...inTurn(4, 2),
          // A walk through a door opens dozens of pages, each looked at by axe.
          testTimeout: 240_000,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-setup.ts', 'test/support/demonstration-setup.ts'],
        },
      },
      onPostgres(18, 1),
      onPostgres(15, 2),
    ],
  },
})

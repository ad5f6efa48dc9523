import { defineConfig } from 'vitest/config'

/**
 * The projects run one after the other: two processors have room for two ordinary files side by side, or for one
 * program with its server and browser. What fails fast comes first.
 */
const inTurn = (groupOrder: number, maxWorkers: 1 | 2) => ({ sequence: { groupOrder }, maxWorkers })

/** They walk through every page as everybody. What they try is the program; its statements meet 15 in the other files. */
const walks = [
  'access-matrix',
  'canaries',
  'every-route',
  'extra-fields',
  'hostile-text',
  'pool-storm',
  'prefetch',
  'unknown-or-foreign',
].map((name) => `test/db/${name}.test.ts`)

/** Tests that need a server run on the oldest PostgreSQL that we support and on the one that we bring. */
const onPostgres = (version: 15 | 18, turn: number) => ({
  extends: true as const,
  test: {
    name: `postgres-${version}`,
    ...inTurn(turn, 2),
    include: ['src/**/*.db.test.ts', 'src/**/access.test.ts', 'test/db/**/*.test.ts'],
    ...(version === 15 ? { exclude: [...walks, 'node_modules/**'] } : {}),
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
          include: ['src/**/*.test.{ts,tsx}', 'test/house/**/*.test.ts', 'test/golden/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/access.test.ts', 'node_modules/**', 'src/platform/postgres/**'],
        },
      },
      {
        extends: true,
        test: { name: 'own server', ...inTurn(3, 1), include: ['src/platform/postgres/*.test.ts'] },
      },
      // The built program as a process of its own. Its faults take seconds each, so its files run one by one.
      {
        extends: true,
        test: {
          name: 'program',
          ...inTurn(4, 1),
          include: ['test/program/**/*.test.ts'],
          globalSetup: ['test/support/build-setup.ts'],
        },
      },
      // A demonstration of its own and a real browser. One file after the other: both want the processor.
      {
        extends: true,
        test: {
          name: 'browser',
          ...inTurn(5, 1),
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

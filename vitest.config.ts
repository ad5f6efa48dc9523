import { defineConfig } from 'vitest/config'

/** Tests that need a server run on the oldest PostgreSQL that we support and on the one that we bring. */
const onPostgres = (version: 15 | 18) => ({
  extends: true as const,
  test: {
    name: `postgres-${version}`,
    include: ['src/**/*.db.test.ts', 'src/**/access.test.ts', 'test/db/**/*.test.ts'],
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
          include: ['src/**/*.test.{ts,tsx}', 'test/house/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/access.test.ts', 'node_modules/**', 'src/platform/postgres/**'],
        },
      },
      { extends: true, test: { name: 'own server', include: ['src/platform/postgres/*.test.ts'] } },
      // The built program as a process of its own. Its faults take seconds each, so its files run one by one.
      {
        extends: true,
        test: {
          name: 'program',
          include: ['test/program/**/*.test.ts'],
          globalSetup: ['test/support/build-setup.ts'],
          fileParallelism: false,
        },
      },
      // A demonstration of its own and a real browser. One file after the other: both want the processor.
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-setup.ts', 'test/support/demonstration-setup.ts'],
          fileParallelism: false,
        },
      },
      onPostgres(18),
      onPostgres(15),
    ],
  },
})

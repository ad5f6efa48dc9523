import pino from 'pino'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/platform/db/connect.ts'
import { loadAssets } from '../../src/platform/http/assets.ts'
import type { Registered } from '../../src/platform/http/page.ts'

/** The program put together as `serve` does it, over a database of the test's own. It asks for `dist/`. */
export async function appOn(database: Database) {
  return createApp({
    database,
    config: readConfig({ FODFAESTE_DEMO: '1' }),
    log: pino({ level: 'silent' }),
    assets: await loadAssets('dist/assets'),
    now: () => new Date(),
    isReady: () => true,
  })
}

/** Every page and action that is registered. No database is asked: who has none can still read the list. */
export async function registeredPages(): Promise<readonly Registered[]> {
  const { pages } = await appOn(connect({ connection: { host: '127.0.0.1', port: 1 } }))
  return pages
}

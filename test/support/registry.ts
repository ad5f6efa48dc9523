import pino, { type Logger } from 'pino'
import { type App, createApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { connect, type Database } from '../../src/platform/db/connect.ts'
import { loadAssets } from '../../src/platform/http/assets.ts'
import type { Registered } from '../../src/platform/http/page.ts'
import { testTime } from './time.ts'

/** The program put together as `serve` does it, over a database of the test's own. It needs `dist/`. */
export async function appOn(
  database: Database,
  log: Logger = pino({ level: 'silent' }),
  now: () => Date = () => testTime,
): Promise<{ app: App; config: Config }> {
  const config = readConfig({ FODFAESTE_DEMO: '1' })
  const app = createApp({
    database,
    config,
    log,
    assets: await loadAssets('dist/assets'),
    now,
    isReady: () => true,
  })
  return { app, config }
}

/** Every page and action that is registered. No database is asked: who has none can still read the list. */
export async function registeredPages(): Promise<readonly Registered[]> {
  const { app } = await appOn(connect({ connection: { host: '127.0.0.1', port: 1 } }))
  return app.pages
}

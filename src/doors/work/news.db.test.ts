import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../../test/support/database.ts'
import { appOn } from '../../../test/support/registry.ts'
import { type SignedIn, signedIn } from '../../../test/support/signed-in.ts'
import type { App } from '../../app.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { promised as promise } from './promised.fixture.ts'

let db: TestDatabase
let cast: ConcernTest
let site: { readonly app: App; readonly secret: Buffer }
beforeAll(async () => {
  cast = await concernTest()
  db = cast.db
  const { app, config } = await appOn(db.database, pino({ level: 'silent' }))
  site = { app, secret: config.secret }
})
afterAll(() => site.app.stop())

const promised = () => promise(cast, 'offer', '2026-11-20T09:00:00Z')

const stream = { headers: { accept: 'text/event-stream' } }
/** Everything that a stream says until it ends. */
const heard = async (who: SignedIn, rest = ''): Promise<() => Promise<string>> => {
  const response = await who.open(`/work/today/news${rest}`, stream)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  return () => response.text()
}

describe('news of the list of today', () => {
  it('says that something has changed and nothing of what, to whom it belongs, and ends', async () => {
    const mette = await heard(await signedIn(db, site, cast.mette))
    const omar = await heard(await signedIn(db, site, cast.omar))
    const birgit = await heard(await signedIn(db, site, cast.birgit), '?of=team')
    await promised()
    const said = await mette()
    expect(said.replaceAll(':\n\n', '')).toBe('data: news\n\n')
    expect((await birgit()).replaceAll(':\n\n', '')).toBe('data: news\n\n')
    site.app.stop()
    expect((await omar()).replaceAll(':\n\n', '')).toBe('')
  })

  it('is not told to somebody who has signed out meanwhile', async () => {
    const mette = await heard(await signedIn(db, site, cast.mette))
    await db.asSuperuser('delete from m_851.session')
    await promised()
    expect((await mette()).replaceAll(':\n\n', '')).toBe('')
  })

  it('ends when the program stops', async () => {
    const mette = await heard(await signedIn(db, site, cast.mette))
    site.app.stop()
    expect(await mette()).toBe(':\n\n')
  })

  it('is for four pages of a session, and the fifth does not ask again', async () => {
    const mette = await signedIn(db, site, cast.mette)
    const open = await Promise.all([1, 2, 3, 4].map(() => heard(mette)))
    expect((await mette.open('/work/today/news', stream)).status).toBe(204)
    const other = await heard(await signedIn(db, site, cast.mette))
    site.app.stop()
    for (const one of [...open, other]) expect(await one()).toBe(':\n\n')
    // A page that was left makes room for another.
    const left = await mette.open('/work/today/news', stream)
    await left.body?.cancel()
    await Promise.all([1, 2, 3, 4].map(() => heard(mette)))
    site.app.stop()
  })

  it('is a stream and no page, and writes nothing in the log', async () => {
    const mette = await signedIn(db, site, cast.mette)
    expect((await mette.open('/work/today/news')).status).toBe(404)
    const count = async () =>
      (
        await db.asSuperuser<{ n: string }>('select count(*) as n from m_851.access_log where page = $1', [
          'work.today-news',
        ])
      ).rows[0]?.n
    const before = await count()
    await heard(mette)
    expect(await count()).toBe(before)
    site.app.stop()
  })
})

import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../../../test/support/database.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { newActor, newOrganisation, newPerson, relate } from '../../../test/support/people.ts'
import { appOn } from '../../../test/support/registry.ts'
import { staffSession } from '../../../test/support/signed-in.ts'
import type { App } from '../../app.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { formTokenOf } from '../../platform/session/identify.ts'
import { type CookieValue, newBrowser, sessionCookie } from '../../platform/session/session-cookie.ts'
import { createSession } from '../../platform/session/sessions.ts'

const origin = 'http://127.0.0.1:8510'
const cookie = sessionCookie(false)

let db: TestDatabase
let app: App
let secret: Buffer
let jørgen: PersonActor
let ida: PersonActor
let theirs: string
let foreign: string
/** The browser's cookie now: the program changes it when seeing as begins and ends. */
let held: CookieValue
beforeAll(async () => {
  db = await testDatabase()
  const made = await appOn(db.database)
  app = made.app
  secret = made.config.secret
  const municipality = await newOrganisation(db, {
    name: 'Aalborg Kommune',
    kind: 'municipality',
    municipal: true,
  })
  jørgen = await newActor(db, 'Jørgen Hvass Lykke', ['administrator'], municipality)
  ida = await newActor(db, 'Ida Østergaard Moth', ['counsellor'])
  theirs = await newPerson(db)
  foreign = await newPerson(db, { givenName: 'Viktor' })
  await relate(db, { personId: theirs, with: { actorId: ida.id }, kind: 'contact_person' })
  const session = staffSession(jørgen.id)
  held = { browser: newBrowser(), token: await db.as((trx) => createSession(trx, session)) }
})

const header = (value: CookieValue) => cookie.write(value).split(';')[0] ?? ''

async function open(path: string, value = held) {
  const response = await app.fetch(new Request(origin + path, { headers: { cookie: header(value) } }))
  return { status: response.status, html: await response.text() }
}

async function send(path: string, fields: Readonly<Record<string, string>> = {}) {
  const response = await app.fetch(
    new Request(origin + path, {
      method: 'POST',
      headers: {
        cookie: header(held),
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ _token: formTokenOf(secret, db.aalborg, held), ...fields }).toString(),
    }),
  )
  const [set = ''] = response.headers.getSetCookie()
  held = cookie.read(set.split(';')[0]) ?? held
  return response
}

async function logRows() {
  const client = new pg.Client(db.superuser)
  await client.connect()
  const { rows } = await client.query<{
    page: string
    actor_id: string
    acting_as: string | null
    result: string
  }>('select page, actor_id, acting_as, result from m_851.access_log order by id')
  await client.end()
  return rows
}

const identities = (actor: PersonActor) =>
  db.as(async (trx) => {
    const { rows } = await sql<{ id: string }>`select accessible('identity') as id`.execute(trx)
    return rows.map(({ id }) => id)
  }, actor)

describe('seeing as somebody else', () => {
  it('takes a reason, and another who is neither oneself nor gone', async () => {
    expect((await send(`/admin/users/${ida.id}/see-as`, { because: '' })).status).toBe(422)
    expect((await send(`/admin/users/${jørgen.id}/see-as`, { because: 'Mig selv' })).status).toBe(409)
  })

  it('begins under a new token, says so on every page, and opens the other’s pages instead of one’s own', async () => {
    const before = held
    const answer = await send(`/admin/users/${ida.id}/see-as`, { because: 'Ida kan ikke se 9.a' })
    expect(answer.status).toBe(303)
    expect(held.token).not.toBe(before.token)
    expect((await open('/konto', before)).status).toBe(303)
    for (const path of ['/', '/konto', '/findes-ikke'])
      expect((await open(path)).html).toContain('Du ser som Ida Østergaard Moth. Du kan ikke ændre noget.')
    expect((await open('/admin/users')).status).toBe(403)
    expect((await open('/lead')).status).toBe(403)
  })

  it('shows what both may see, and never more than either', async () => {
    const seeing: PersonActor = { ...jørgen, seesAs: { id: ida.id, name: ida.name } }
    expect(await identities(jørgen)).toEqual(expect.arrayContaining([theirs, foreign]))
    expect(await identities(ida)).toEqual([theirs])
    expect(await identities(seeing)).toEqual([theirs])
    for (const category of ['guidance', 'contact', 'log']) {
      const { rows } = await db.as((trx) => sql`select accessible(${category})`.execute(trx), seeing)
      expect(rows).toEqual([])
    }
  })

  it('changes nothing: not by a form, and not past it', async () => {
    expect((await send('/konto/afslut-andre', { keep: 'x'.repeat(43) })).status).toBe(403)
    expect((await send(`/admin/users/${ida.id}/suspend`, { because: 'Nej tak' })).status).toBe(403)
    const seeing: PersonActor = { ...jørgen, seesAs: { id: ida.id, name: ida.name } }
    await expect(
      db.as(
        (trx) =>
          trx.insertInto('organisation').values({ name: 'Ny', kind: 'other', municipal: false }).execute(),
        seeing,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const { rows } = await db.as((trx) => sql`select writable('contact')`.execute(trx), seeing)
    expect(rows).toEqual([])
  })

  it('ends with a form, under a new token again, and every row of it names whose eyes they were', async () => {
    const before = held
    expect((await send('/admin/see-as/end')).status).toBe(303)
    expect(held.token).not.toBe(before.token)
    expect((await open('/admin/users')).status).toBe(200)
    const rows = await logRows()
    const began = rows.findIndex(({ page, result }) => page === 'admin.see-as.send' && result === 'done')
    const ended = rows.findIndex(({ page }) => page === 'admin.see-as-end')
    const meanwhile = rows.slice(began + 1, ended + 1)
    expect(meanwhile.length).toBeGreaterThan(3)
    for (const row of meanwhile) expect(row).toMatchObject({ actor_id: jørgen.id, acting_as: ida.id })
    expect(rows.slice(ended + 1).every(({ acting_as }) => acting_as === null)).toBe(true)
  })
})

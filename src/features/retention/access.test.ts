import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson } from '../../../test/support/people.ts'
import { type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { advanceRetention } from './actions.ts'
import { retentionPages } from './index.ts'

let db: TestDatabase
let site: VisitedPages
let officer: PersonActor
let administrator: PersonActor
let people: Record<'young' | 'older' | 'closed' | 'held' | 'blocked' | 'archived', string>

const run = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client({ ...db.superuser, options: '-c search_path=m_851,reference' })
  await client.connect()
  const { rows } = await client.query<Row>(text, values)
  await client.end()
  return rows
}
const today = '2026-11-25'
const advance = (day = today) => {
  const erasure = systemIn(db.aalborg, 'erasure')
  return db.as((trx) => advanceRetention(trx, erasure, 'round', day), erasure)
}
const states = async () =>
  Object.fromEntries(
    (await run<{ id: string; state: string }>('select id, state from young_person')).map(({ id, state }) => [
      Object.entries(people).find(([, one]) => one === id)?.[0],
      state,
    ]),
  )

beforeAll(async () => {
  db = await testDatabase()
  site = visitedPages(db, retentionPages)
  site.now.today = new Date(`${today}T10:00:00Z`)
  officer = await newActor(db, 'Data protection officer', ['data-protection-officer'])
  administrator = await newActor(db, 'Administrator', ['administrator'])
  const entered = async (birthDate: string, state = 'open', since = today) => {
    const id = await newPerson(db, { birthDate })
    await run('update young_person set state = $2, state_since = $3 where id = $1', [id, state, since])
    return id
  }
  people = {
    young: await entered('2009-03-14'),
    older: await entered('1996-11-25'),
    closed: await entered('2008-01-01', 'closed', '2024-11-25'),
    held: await entered('1990-01-01'),
    blocked: await entered('1994-01-01', 'blocked', '2025-01-01'),
    archived: await entered('1993-01-01', 'archived', '2026-01-01'),
  }
  await db.as(
    (trx) =>
      trx
        .insertInto('retention_hold')
        .values({ person_id: people.held, because: 'En klage behandles', placed_by: officer.id })
        .execute(),
    officer,
  )
})

describe('keeping', () => {
  it('shows the officer and the administrator who would move on, in numbers and without a name', async () => {
    for (const actor of [officer, administrator]) {
      const page = await site.as(actor).open('/admin/retention')
      expect(page.status).toBe(200)
      expect(page.words).toContain('Fra åben til gemt væk 1')
      expect(page.words).toContain('Fra lukket til gemt væk 1')
      expect(page.words).not.toContain('Emil')
    }
  })

  it('leads nobody to what is the officer’s alone', async () => {
    const leads = async (actor: PersonActor) => (await site.as(actor).open('/admin/retention')).html
    for (const path of ['/admin/retention/blocked', '/authority']) {
      expect(await leads(officer)).toContain(`${path}"`)
      expect(await leads(administrator)).not.toContain(`${path}"`)
    }
  })

  it('moves at the day and not before, leaves whoever a hold keeps, and waits for an authority on record', async () => {
    expect(await advance('2026-11-24')).toMatchObject({ moved: 0, waiting: 2 })
    const round = await advance()
    expect(round).toEqual({ moved: 2, toErase: [], waiting: 2 })
    expect(await states()).toEqual({
      young: 'open',
      older: 'blocked',
      closed: 'blocked',
      held: 'open',
      blocked: 'blocked',
      archived: 'archived',
    })
    const [event] = await run(
      "select data from person_event where type = 'state_changed' and person_id = $1",
      [people.older],
    )
    expect(event).toEqual({ data: { from: 'open', to: 'blocked' } })
  })

  it('archives and erases once the officer has put on record who decided it', async () => {
    const rules = await run<{ id: string }>(
      "select id from retention_rule where to_state in ('archived', 'erased') order by id",
    )
    for (const { id } of rules) {
      const path = `/admin/retention/rules/${id}/authority`
      expect((await site.as(officer).send(path, { authority: '' })).status).toBe(422)
      expect((await site.as(administrator).send(path, { authority: 'Jeg selv' })).status).toBe(403)
      expect((await site.as(officer).send(path, { authority: 'Rigsarkivet, 1. juni 2026' })).status).toBe(303)
    }
    expect(await advance()).toEqual({
      moved: 1,
      toErase: [{ personId: people.archived, authority: 'Rigsarkivet, 1. juni 2026' }],
      waiting: 0,
    })
    expect(await states()).toMatchObject({ blocked: 'archived', archived: 'archived' })
  })

  it('hides the blocked from everybody, and finds them for the officer with a reason that the log keeps', async () => {
    const seen = (actor: PersonActor) =>
      db.as((trx) => trx.selectFrom('young_person').select('id').execute(), actor, 'read only')
    expect((await seen(officer)).map(({ id }) => id).sort()).toEqual([people.young, people.held].sort())
    const page = await site.as(officer).open('/admin/retention/blocked?because=kort')
    expect(page.words).not.toContain(people.older)
    const found = await site
      .as(officer)
      .open('/admin/retention/blocked?because=Spørgsmål+fra+en+tidligere+elev')
    expect(found.words).toContain('Der er 4 sager.')
    expect(found.words).toContain(people.older)
    expect(found.words).not.toContain('Emil')
    const [row] = await run(
      "select purpose, subjects from access_log where page = 'admin.retention-blocked' order by id desc limit 1",
    )
    expect(row).toMatchObject({
      purpose: 'Spørgsmål fra en tidligere elev',
      subjects: expect.arrayContaining([people.older]),
    })
    expect((await site.as(administrator).open('/admin/retention/blocked')).status).toBe(403)
  })

  it('tells nobody else who is due', async () => {
    const counsellor = await newActor(db, 'Counsellor', ['counsellor'])
    expect((await site.as(counsellor).open('/admin/retention')).status).toBe(403)
    const { rows } = await db.as(
      async (trx) => {
        const { sql } = await import('kysely')
        return sql`select * from retention_due(${today}::date)`.execute(trx)
      },
      counsellor,
      'read only',
    )
    expect(rows).toEqual([])
  })
})

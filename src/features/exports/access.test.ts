import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor } from '../../../test/support/people.ts'
import { type VisitedPages, visitedPages } from '../../../test/support/visitors.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { exportPages, mayExport, mostAlone } from './index.ts'

let db: TestDatabase
let site: VisitedPages
let asker: PersonActor
let leader: PersonActor
let another: PersonActor
beforeAll(async () => {
  db = await testDatabase()
  site = visitedPages(db, exportPages)
  asker = await newActor(db, 'Asker', ['counsellor'])
  leader = await newActor(db, 'Leader', ['team-leader'])
  another = await newActor(db, 'Another', ['counsellor'])
})

const may = (actor: PersonActor, people: number, what = 'caseload') =>
  db.as((trx) => mayExport(trx, what, people), actor, 'read only')
const ask = (actor: PersonActor, people = '600') =>
  site.as(actor).send('/work/exports/ask', { what: 'caseload', people, purpose: 'Årets møder med skolerne' })
const newest = async (actor: PersonActor): Promise<string> => {
  const rows = await db.as(
    (trx) => trx.selectFrom('export_request').select('id').orderBy('id', 'desc').limit(1).execute(),
    actor,
  )
  return rows[0]?.id ?? ''
}
const answer = (actor: PersonActor, id: string, yes: 'yes' | 'no') =>
  site.as(actor).send(`/work/exports/${id}/answer`, { answer: yes })

describe('an export', () => {
  it('of up to 500 people takes one person, of more it takes two', async () => {
    expect(await may(asker, mostAlone)).toBe(true)
    expect(await may(asker, mostAlone + 1)).toBe(false)
    expect((await ask(asker)).status).toBe(303)
    expect(await may(asker, 600)).toBe(false)
    const id = await newest(asker)
    expect((await answer(leader, id, 'yes')).status).toBe(303)
    expect(await may(asker, 600)).toBe(true)
    expect(await may(asker, 601)).toBe(false)
    expect(await may(asker, 600, 'log')).toBe(false)
    expect(await may(another, 600)).toBe(false)
    expect((await answer(leader, id, 'no')).status).toBe(409)
  })

  it('is nobody’s own to approve: not on the page, and not in the database', async () => {
    expect((await ask(leader)).status).toBe(303)
    const id = await newest(leader)
    expect((await answer(leader, id, 'yes')).status).toBe(409)
    expect((await site.as(leader).open('/work/exports')).words).toContain('Venter på en anden')
    expect((await answer(asker, id, 'yes')).status).toBe(403)
    const forged = db.as(
      (trx) =>
        trx
          .insertInto('export_request')
          .values({
            what: 'caseload',
            people: 600,
            purpose: 'Uden om en anden',
            asked_by: asker.id,
            answered_by: leader.id,
            answered_at: new Date(),
            approved_until: new Date('2099-01-01'),
          })
          .execute(),
      asker,
    )
    await expect(forged).rejects.toMatchObject({ code: '42501' })
    expect(await may(leader, 600)).toBe(false)
  })

  it('that was refused, or approved for more than a day, is not allowed', async () => {
    expect((await ask(another)).status).toBe(303)
    expect((await answer(leader, await newest(another), 'no')).status).toBe(303)
    expect(await may(another, 600)).toBe(false)
    const pg = (await import('pg')).default
    const superuser = new pg.Client(db.superuser)
    await superuser.connect()
    await superuser.query(
      "update m_851.export_request set approved_until = reference.present() - interval '1 second' where answered_at is not null",
    )
    await superuser.end()
    expect(await may(asker, 600)).toBe(false)
  })

  it('is asked for with all that a second person must know', async () => {
    expect((await ask(asker, '500')).status).toBe(422)
    expect(
      (await site.as(asker).send('/work/exports/ask', { what: 'caseload', people: '600', purpose: '' }))
        .status,
    ).toBe(422)
  })

  it('shows a colleague’s request to those who answer, and to no other colleague', async () => {
    expect((await site.as(leader).open('/work/exports')).words).toContain('Årets møder med skolerne')
    const nobody = await newActor(db, 'Nobody', ['mentor'])
    expect((await site.as(nobody).open('/work/exports')).words).toContain('Ingen har bedt om et udtræk.')
  })
})

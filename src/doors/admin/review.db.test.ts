import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newOrganisation } from '../../../test/support/people.ts'
import { at, testTime } from '../../../test/support/time.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { rolesOf } from '../../platform/session/sessions.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
let rasmus: PersonActor
let thomas: PersonActor
let school: string
beforeAll(async () => {
  test = await adminTest()
  school = await newOrganisation(test.db, {
    name: 'Fjordbakkeskolen',
    kind: 'compulsory-school',
    municipal: false,
  })
  rasmus = await newActor(test.db, 'Rasmus Holt Tvede', ['counsellor'], test.guidance)
  thomas = await newActor(test.db, 'Thomas Nørremark', ['teacher'], school, 'school')
  await lapseSoon()
})

const lapseSoon = (days = 30) =>
  test.db.as((trx) =>
    trx
      .updateTable('role_assignment')
      .set({ lapses_on: sql<string>`today() + ${days}::integer` })
      .execute(),
  )
const assignmentOf = (actor: PersonActor) =>
  test.db.as((trx) =>
    trx
      .selectFrom('role_assignment')
      .select(['id', 'lapses_on', 'confirmed_by'])
      .where('actor_id', '=', actor.id)
      .executeTakeFirstOrThrow(),
  )

describe('the half-yearly review', () => {
  it('shows a leader the rights of their own organisation, and an administrator all', async () => {
    const leader = await test.bente.open('/admin/review')
    expect(leader.words).toContain('Ida Østergaard Moth: vejleder, Uddannelseshuset UU')
    expect(leader.words).not.toContain('Thomas Nørremark')
    expect(leader.words).not.toContain('Bente Skovmose: teamleder')
    const administrator = await test.jørgen.open('/admin/review')
    expect(administrator.words).toContain('Thomas Nørremark: lærer, Fjordbakkeskolen')
    expect(administrator.words).toContain('En af dine egne roller bortfalder snart')
    const control = await test.hanne.open('/admin/review')
    expect(control.words).toContain('Dem bekræfter en anden')
    expect(control.html).not.toContain('name="rights"')
  })

  it('is confirmed for half a year, and says who did', async () => {
    const { id } = await assignmentOf(test.actors.ida)
    const answer = await test.bente.send('/admin/review', { rights: id })
    expect(answer.location).toBe('/admin/review?done=confirmed')
    const after = await assignmentOf(test.actors.ida)
    expect(after.confirmed_by).toBe(test.actors.bente.id)
    expect((await test.bente.open('/admin/review')).words).not.toContain('Ida Østergaard Moth')
    expect((await test.hanne.open('/admin/history')).words).toContain(
      'Bente Skovmose bekræftede rollen vejleder for Ida Østergaard Moth',
    )
  })

  it('refuses a foreign right, and with it everything that was sent along', async () => {
    const [mine, foreign] = [await assignmentOf(rasmus), await assignmentOf(thomas)]
    const answer = await test.bente.send('/admin/review', { rights: `${mine.id},${foreign.id}` })
    expect(answer.status).toBe(404)
    expect(await assignmentOf(rasmus)).toEqual(mine)
  })

  it('is nobody’s to do for themselves', async () => {
    for (const [who, actor] of [
      [test.bente, test.actors.bente],
      [test.jørgen, test.actors.jørgen],
    ] as const) {
      const before = await assignmentOf(actor)
      expect((await who.send('/admin/review', { rights: before.id })).status).toBe(404)
      expect(await assignmentOf(actor)).toEqual(before)
    }
  })

  it('of an administrator is another administrator’s to do', async () => {
    const { id } = await assignmentOf(test.actors.jørgen)
    expect((await test.anna.send('/admin/review', { rights: id })).status).toBe(303)
    expect((await assignmentOf(test.actors.jørgen)).confirmed_by).toBe(test.actors.anna.id)
    await lapseSoon()
  })

  it('lets a leader confirm, and not lengthen what was given for a time', async () => {
    const { id } = await assignmentOf(rasmus)
    await expect(
      test.db.as(
        (trx) =>
          trx
            .updateTable('role_assignment')
            .set({ valid_until: '2099-01-01' })
            .where('id', '=', id)
            .execute(),
        test.actors.bente,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('is confirmed all at once for what is shown', async () => {
    const page = await test.jørgen.open('/admin/review')
    const [, all = ''] = /type="hidden" name="rights" value="([\d,]+)"/.exec(page.html) ?? []
    expect(all.split(',').length).toBeGreaterThan(2)
    expect((await test.jørgen.send('/admin/review', { rights: all })).status).toBe(303)
    expect((await assignmentOf(thomas)).confirmed_by).toBe(test.actors.jørgen.id)
  })

  it('is the only thing that keeps a right: unconfirmed, it is gone after half a year, and is not woken', async () => {
    await lapseSoon(0)
    expect(await test.db.as((trx) => rolesOf(trx, thomas.id))).toEqual([])
    const answer = await test.db.as(
      (trx) =>
        trx
          .updateTable('role_assignment')
          .set({ lapses_on: '2099-01-01' })
          .where('actor_id', '=', thomas.id)
          .executeTakeFirst(),
      test.actors.jørgen,
    )
    // The administrator's own right has lapsed with all others.
    expect(answer.numUpdatedRows).toBe(0n)
  })

  it('lapses by the calendar alone: half a year after it was given', async () => {
    const nivi = await newActor(test.db, 'Nivi Kleist Bertelsen', ['youth-guide'])
    const half = new Date(testTime)
    half.setMonth(half.getMonth() + 6, half.getDate() + 1)
    const then = await at(test.db, half.toISOString(), systemIn(test.db.aalborg, 'sign-in'), (trx) =>
      rolesOf(trx, nivi.id),
    )
    expect(await test.db.as((trx) => rolesOf(trx, nivi.id))).toEqual(['youth-guide'])
    expect(then).toEqual([])
  })
})

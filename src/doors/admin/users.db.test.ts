import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newOrganisation, newPerson, newUnit, relate } from '../../../test/support/people.ts'
import { signInSite } from '../../../test/support/sign-in-site.ts'
import { staffSession } from '../../../test/support/signed-in.ts'
import { at, testDay, testTime } from '../../../test/support/time.ts'
import { joinUnit } from '../../features/access/index.ts'
import { suspendInactive, suspendUser } from '../../features/users/index.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { newBrowser, sessionCookie } from '../../platform/session/session-cookie.ts'
import { createSession, rolesOf } from '../../platform/session/sessions.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
const today = testDay()
beforeAll(async () => {
  test = await adminTest()
})

const session = (actor: PersonActor) => test.db.as((trx) => createSession(trx, staffSession(actor.id)))

/** Somebody's browser at the whole site. */
async function browserOf(actor: PersonActor) {
  const browser = signInSite(test.db, []).newBrowser()
  const value = { browser: newBrowser(), token: await session(actor) }
  browser.cookie = sessionCookie(true).write(value).split(';')[0] ?? ''
  return browser
}

const sessionsOf = (actor: PersonActor) =>
  test.db.as((trx) => trx.selectFrom('session').select('provider').where('actor_id', '=', actor.id).execute())
const rolesNow = (actor: PersonActor) => test.db.as((trx) => rolesOf(trx, actor.id))
const userPage = (actor: PersonActor, step = '') => `/admin/users/${actor.id}${step}`
const history = async () => (await test.hanne.open('/admin/history')).words

describe('the list of users', () => {
  it('finds people by name, organisation, role and state, and says that there are no passwords', async () => {
    const all = await test.jørgen.open('/admin/users')
    expect(all.words).toContain('Der er ingen konti og ingen adgangskoder her.')
    for (const query of ['name=østergaard', 'role=counsellor', `organisation=${test.guidance}&name=ida`]) {
      const found = await test.jørgen.open(`/admin/users?${query}`)
      expect(found.words).toContain('Ida Østergaard Moth')
      expect(found.words).not.toContain('Hanne Riisager vejleder')
    }
    const awaited = await test.jørgen.open('/admin/users?state=suspended')
    expect(awaited.words).toContain('Ingen passer til det, du søgte.')
  })

  it('never shows a citizen', async () => {
    const parent = await newActor(test.db, 'Marianne Thorup Krogh', [], undefined, 'citizen')
    expect((await test.jørgen.open('/admin/users?name=Marianne')).words).toContain('Ingen passer')
    expect((await test.jørgen.open(userPage(parent))).status).toBe(404)
  })
})

describe('somebody who is awaited', () => {
  it('is entered by provider and user name, once', async () => {
    const sent = { provider: 'school', subject: 'uni-4711', name: 'Thomas Nørremark' }
    const answer = await test.jørgen.fill('/admin/new-user', sent)
    expect(answer.location).toMatch(/\/admin\/users\/\d+\?done=awaited/)
    const page = await test.jørgen.open(answer.location)
    expect(page.words).toContain('Har ikke været her endnu')
    const twice = await test.jørgen.fill('/admin/new-user', sent)
    expect(twice.status).toBe(409)
    expect(twice.words).toContain('Den bruger kender vi allerede.')
    expect(await history()).toContain('Jørgen Hvass Lykke skrev Thomas Nørremark op')
  })
})

describe('a role', () => {
  it('is given with its limits and a reason, extended, and ended', async () => {
    const nivi = await newActor(test.db, 'Nivi Kleist Bertelsen')
    const form = userPage(nivi, '/new-role')
    const gift = {
      role: 'youth-guide',
      organisation: test.guidance,
      until: '2099-01-01',
      because: 'Følger unge.',
    }
    expect((await test.jørgen.fill(form, { ...gift, because: '' })).status).toBe(422)
    expect((await test.jørgen.fill(form, gift)).location).toBe(userPage(nivi, '?done=role'))
    expect(await rolesNow(nivi)).toEqual(['youth-guide'])
    const { id } = await test.db.as((trx) =>
      trx
        .selectFrom('role_assignment')
        .select('id')
        .where('actor_id', '=', nivi.id)
        .executeTakeFirstOrThrow(),
    )
    const extended = await test.jørgen.fill(userPage(nivi, `/roles/${id}/extend`), { on: '2100-01-01' })
    expect(extended.location).toContain('done=roleExtended')
    const ended = await test.jørgen.fill(userPage(nivi, `/roles/${id}/end`), { on: today })
    expect(ended.location).toContain('done=roleEnded')
    expect(await rolesNow(nivi)).toEqual([])
    const over = await test.jørgen.fill(userPage(nivi, `/roles/${id}/extend`), { on: '2101-01-01' })
    expect(over.words).toContain('Det er allerede slut.')
    const told = await history()
    expect(told).toContain('gav Nivi Kleist Bertelsen rollen ungeguide i Uddannelseshuset UU.')
    expect(told).toContain('sluttede rollen ungeguide for Nivi Kleist Bertelsen')
  })

  it('cannot be limited to a unit of another organisation', async () => {
    const other = await newOrganisation(test.db, {
      name: 'Et gymnasium',
      kind: 'youth-education',
      municipal: false,
    })
    const unit = await newUnit(test.db, { organisationId: other, kind: 'class', name: '1.x' })
    const answer = await test.jørgen.fill(userPage(test.actors.ida, '/new-role'), {
      role: 'teacher',
      organisation: test.guidance,
      unit,
      because: 'En opgave',
    })
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('hører til en anden organisation')
  })

  it('is nobody’s own to give, by the form or past it', async () => {
    const own = userPage(test.actors.jørgen, '/new-role')
    const gift = { role: 'counsellor', organisation: test.guidance, because: 'Til mig selv' }
    const answer = await test.jørgen.fill(own, gift)
    expect(answer.words).toContain('Ingen ændrer, hvad de selv må.')
    await expect(
      test.db.as(
        (trx) =>
          trx
            .insertInto('role_assignment')
            .values({
              actor_id: test.actors.jørgen.id,
              role: 'counsellor',
              organisation_id: test.guidance,
              source: 'administrator',
              because: 'past the form',
            })
            .execute(),
        test.actors.jørgen,
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const lengthened = await test.db.as(
      (trx) =>
        trx
          .updateTable('role_assignment')
          .set({ lapses_on: '2099-01-01' })
          .where('actor_id', '=', test.actors.jørgen.id)
          .executeTakeFirst(),
      test.actors.jørgen,
    )
    expect(lengthened.numUpdatedRows).toBe(0n)
  })

  it('stays what it was given as: not even an administrator turns one into another', async () => {
    await expect(
      test.db.as(
        (trx) => trx.updateTable('role_assignment').set({ role: 'mentor' }).execute(),
        test.actors.jørgen,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

describe('somebody who is suspended', () => {
  it('has no session from their next request on, and it says why on their page', async () => {
    const zeynep = await newActor(test.db, 'Zeynep Karakus Toft', ['caseworker'])
    const browser = await browserOf(zeynep)
    expect((await browser.open('/konto')).status).toBe(200)
    const answer = await test.jørgen.fill(userPage(zeynep, '/suspend'), { because: 'Telefonen er stjålet' })
    expect(answer.location).toContain('done=suspended')
    expect((await browser.open('/konto')).status).toBe(303)
    expect((await test.hanne.open(userPage(zeynep))).words).toContain('Telefonen er stjålet')
    await test.jørgen.fill(userPage(zeynep, '/lift'))
    expect((await browser.open('/konto')).status).toBe(303)
    expect((await (await browserOf(zeynep)).open('/konto')).status).toBe(200)
  })

  it('dies with the next request also where only the row says so', async () => {
    const goran = await newActor(test.db, 'Goran Petrovic Bech', ['mentor'])
    const browser = await browserOf(goran)
    expect((await browser.open('/konto')).status).toBe(200)
    await test.db.as((trx) =>
      trx
        .updateTable('actor')
        .set({ suspended_at: sql`now()`, suspended_because: 'a test' })
        .where('id', '=', goran.id)
        .execute(),
    )
    expect((await browser.open('/konto')).status).toBe(303)
  })
})

describe('sessions', () => {
  it('are ended one by one or all at once by an administrator, and not seen by the data protection officer', async () => {
    const rasmus = await newActor(test.db, 'Rasmus Holt Tvede', ['counsellor'])
    for (let one = 0; one < 3; one += 1) await session(rasmus)
    const page = await test.jørgen.open(userPage(rasmus))
    const [, hash = ''] = /name="session" value="([^"]+)"/.exec(page.html) ?? []
    await test.jørgen.send(userPage(rasmus, '/end-session'), { session: hash })
    expect(await sessionsOf(rasmus)).toHaveLength(2)
    expect((await test.hanne.open(userPage(rasmus))).html).not.toContain('name="session"')
    await test.jørgen.send(userPage(rasmus, '/end-sessions'), {})
    expect(await sessionsOf(rasmus)).toHaveLength(0)
  })
})

describe('a leaver', () => {
  it('loses roles, teams and sessions at once, and whom they were around is listed', async () => {
    const leaver = await newActor(test.db, 'Birgit Holmgaard Dam', ['counsellor'])
    const unitId = await newUnit(test.db, { organisationId: test.guidance, kind: 'team', name: 'Team Nord' })
    await test.db.as((trx) =>
      joinUnit(trx, { actorId: leaver.id, unitId, kind: 'member', source: 'administrator' }),
    )
    const person = await newPerson(test.db, { givenName: 'Viktor', familyName: 'Lindgaard Sand' })
    await relate(test.db, { personId: person, with: { actorId: leaver.id }, kind: 'mentor' })
    const hidden = await newPerson(test.db, { givenName: 'Selma', protected: { until: '2099-01-01' } })
    await relate(test.db, { personId: hidden, with: { actorId: leaver.id }, kind: 'mentor' })
    const browser = await browserOf(leaver)
    expect((await test.jørgen.open(userPage(leaver, '/left'))).words).toContain('Brugeren har 2 unge.')
    const answer = await test.jørgen.fill(userPage(leaver, '/left'), { on: today })
    expect(answer.location).toContain('done=left')
    expect((await browser.open('/konto')).status).toBe(303)
    expect(await sessionsOf(leaver)).toEqual([])
    expect(await rolesNow(leaver)).toEqual([])
    const open = await test.db.as((trx) =>
      trx
        .selectFrom('unit_membership')
        .select('id')
        .where('actor_id', '=', leaver.id)
        .where('valid_until', 'is', null)
        .execute(),
    )
    expect(open).toEqual([])
    const page = await test.jørgen.open(userPage(leaver))
    expect(page.words).toContain('De har brug for en ny')
    expect(page.words).toContain('Viktor Lindgaard Sand (anden tilknytning)')
    expect(page.words).toContain('en ung med beskyttet navn')
    expect(page.words).not.toContain('Selma')
    expect(await history()).toContain('noterede, at Birgit Holmgaard Dam er stoppet')
  })

  it('who leaves later keeps everything until that day', async () => {
    const later = await newActor(test.db, 'Kaj Storgaard Vester', ['mentor'])
    await test.jørgen.fill(userPage(later, '/left'), { on: '2099-05-01' })
    expect(await rolesNow(later)).toEqual(['mentor'])
    const then = await at(test.db, '2099-05-01T00:00:00+02:00', systemIn(test.db.aalborg, 'sign-in'), (trx) =>
      rolesOf(trx, later.id),
    )
    expect(then).toEqual([])
  })
})

describe('the last administrator', () => {
  it('remains, even when two close for one another at the same moment', async () => {
    const db = test.db
    const org = await newOrganisation(db)
    const [one, other] = [
      await newActor(db, 'Pia Elmholt', ['administrator'], org),
      await newActor(db, 'Leif Elmholt', ['administrator'], org),
    ]
    // Only these two are left.
    await db.as((trx) =>
      trx
        .updateTable('role_assignment')
        .set({ valid_until: sql`today()` })
        .where('role', '=', 'administrator')
        .where('actor_id', 'not in', [one.id, other.id])
        .execute(),
    )
    const suspend = (by: PersonActor, whom: PersonActor) =>
      db.as((trx) => suspendUser(trx, by, 'a request', { id: whom.id, because: 'A dispute' }), by)
    const results = await Promise.allSettled([suspend(one, other), suspend(other, one)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const live = await db.as((trx) =>
      sql<{ live: string }>`select live_administrators() as live`.execute(trx),
    )
    expect(live.rows[0]?.live).toBe('1')
  })
})

describe('sixty days without a visit', () => {
  it('close for somebody, not for who was here, and never for the last administrator', async () => {
    const { db } = await adminTest()
    const quiet = await newActor(db, 'Stille Dybdal', ['counsellor'])
    const here = await newActor(db, 'Travl Dybdal', ['counsellor'])
    await db.as(async (trx) => {
      await trx.updateTable('actor').set({ last_signed_in_at: testTime }).execute()
      await trx
        .updateTable('actor')
        .set({ last_signed_in_at: testDay(40) })
        .where('id', '=', here.id)
        .execute()
    })
    const closed = await at(
      db,
      `${testDay(61)}T12:00:00+01:00`,
      systemIn(db.aalborg, 'administration'),
      (trx) => suspendInactive(trx, db.aalborg),
    )
    expect(closed).toContain(quiet.id)
    expect(closed).not.toContain(here.id)
    const left = await db.as((trx) =>
      sql<{ live: string }>`select live_administrators() as live`.execute(trx),
    )
    expect(left.rows[0]?.live).toBe('1')
  })
})

describe('the history of administration', () => {
  it('is changed by nobody and removed by nobody', async () => {
    for (const statement of [sql`update admin_event set type = 'role_given'`, sql`delete from admin_event`])
      await expect(test.db.as((trx) => statement.execute(trx), test.actors.anna)).rejects.toMatchObject({
        code: '42501',
      })
  })
})

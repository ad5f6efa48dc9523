import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newOrganisation, newPerson, newUnit, relate } from '../../../test/support/people.ts'
import { testDay } from '../../../test/support/time.ts'
import { rolesOf } from '../../platform/session/sessions.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
const today = testDay()
beforeAll(async () => {
  test = await adminTest()
})

describe('an organisation', () => {
  it('is added only when somebody has said which authority it belongs to, and what follows stands beside it', async () => {
    const form = await test.jørgen.open('/admin/new-organisation')
    expect(form.words).toContain('Folk herfra ser kun deres egne elever: navn og lovens liste.')
    expect(form.form).not.toHaveProperty('authority')
    const missing = await test.jørgen.fill('/admin/new-organisation', {
      name: 'Limfjordsgymnasiet',
      kind: 'youth-education',
    })
    expect(missing.status).toBe(422)
    const answer = await test.jørgen.fill('/admin/new-organisation', {
      name: 'Limfjordsgymnasiet',
      kind: 'youth-education',
      authority: 'another',
    })
    expect(answer.status).toBe(303)
    const page = await test.hanne.open(answer.location)
    expect(page.words).toContain('En anden myndighed.')
    expect((await test.hanne.open('/admin/history')).words).toContain('oprettede Limfjordsgymnasiet.')
  })

  it('that becomes another authority is told apart in the history, and an overtaken form says so', async () => {
    const id = await newOrganisation(test.db, { name: 'Et jobcenter', kind: 'job-centre', municipal: true })
    const edit = `/admin/organisations/${id}/edit`
    const mine = await test.anna.open(edit)
    await test.jørgen.fill(edit, { authority: 'another' })
    expect((await test.hanne.open('/admin/history')).words).toContain(
      'gjorde Et jobcenter til en anden myndighed end kommunen.',
    )
    const late = await test.anna.send(edit, { ...mine.form, name: 'Et andet navn' })
    expect(late.status).toBe(409)
    expect(late.words).toContain('En anden har rettet det imens.')
  })

  it('that is closed opens nothing for anybody from that day, and nobody closes their own', async () => {
    const id = await newOrganisation(test.db, { name: 'En lukket skole', kind: 'other', municipal: false })
    const teacher = await newActor(test.db, 'Mette Sandahl Friis', ['teacher'], id, 'school')
    expect((await test.jørgen.fill(`/admin/organisations/${id}/close`, { on: '2001-01-01' })).status).toBe(
      409,
    )
    const tomorrow = testDay(1)
    await test.jørgen.fill(`/admin/organisations/${id}/close`, { on: tomorrow })
    expect(await test.db.as((trx) => rolesOf(trx, teacher.id))).toEqual(['teacher'])
    await test.db.as(
      (trx) =>
        trx
          .updateTable('organisation')
          .set({ valid_from: '2020-01-01', valid_until: today })
          .where('id', '=', id)
          .execute(),
      test.actors.jørgen,
    )
    expect(await test.db.as((trx) => rolesOf(trx, teacher.id))).toEqual([])
    const own = await test.jørgen.fill(`/admin/organisations/${test.municipality}/close`, { on: tomorrow })
    expect(own.words).toContain('Du har selv en rolle i den organisation.')
  })
})

describe('a team', () => {
  it('gets members with dates, and gives them up again', async () => {
    const unit = await newUnit(test.db, { organisationId: test.guidance, kind: 'team', name: 'Team Syd' })
    const added = await test.jørgen.fill(`/admin/units/${unit}/new-member`, {
      actor: test.actors.ida.id,
      kind: 'member',
    })
    expect(added.location).toBe(`/admin/units/${unit}?done=member`)
    const twice = await test.jørgen.fill(`/admin/units/${unit}/new-member`, {
      actor: test.actors.ida.id,
      kind: 'member',
    })
    expect(twice.words).toContain('Det har personen allerede.')
    const page = await test.jørgen.open(`/admin/units/${unit}`)
    const [, end = ''] = /href="(\/admin\/units\/\d+\/members\/\d+\/end)"/.exec(page.html) ?? []
    expect((await test.jørgen.fill(end, { on: today })).location).toContain('done=memberEnded')
    const own = await test.jørgen.fill(`/admin/units/${unit}/new-member`, {
      actor: test.actors.jørgen.id,
      kind: 'leader',
    })
    expect(own.words).toContain('Ingen ændrer, hvad de selv må.')
  })
})

describe('a class roll', () => {
  it('is shown before it is taken, changes who goes there, and leaves alone whom nobody knows', async () => {
    const school = await newOrganisation(test.db, {
      name: 'Fjordbakkeskolen',
      kind: 'compulsory-school',
      municipal: false,
    })
    const unit = await newUnit(test.db, { organisationId: school, kind: 'class', name: '9.a' })
    const stays = await newPerson(test.db, { givenName: 'Emil', familyName: 'Thorup Krogh' })
    const leaves = await newPerson(test.db, { givenName: 'Viktor', familyName: 'Lindgaard Sand' })
    const comes = await newPerson(test.db, {
      givenName: 'Selma',
      familyName: 'Ny',
      protected: { until: '2099-01-01' },
    })
    for (const personId of [stays, leaves])
      await relate(test.db, { personId, with: { unitId: unit }, kind: 'enrolled', basis: 'enrolment' })
    const thomas = await newActor(test.db, 'Thomas Nørremark', ['teacher'], school, 'school')
    const { subject } = await test.db.as((trx) =>
      trx.selectFrom('actor').select('subject').where('id', '=', thomas.id).executeTakeFirstOrThrow(),
    )
    const roll = [
      'Fornavn;Efternavn;Fødselsdato;Brugernavn',
      'Emil;Thorup Krogh;14-03-2009;',
      'Selma;Ny;14-03-2009;',
      'Ukendt;Person;01-01-2009;',
      `Thomas;Nørremark;;${subject}`,
    ].join('\n')
    const address = `/admin/units/${unit}/roll`
    const preview = await test.jørgen.sendParts(address, { roll })
    expect(preview.status).toBe(422)
    expect(preview.words).toContain('1 bliver, hvor de er.')
    expect(preview.words).toContain('Kommer ind: 2 en ung med beskyttet navn Thomas Nørremark')
    expect(preview.words).toContain('Går ud i dag: 1 Viktor Lindgaard Sand')
    expect(preview.words).toContain('Linje 4: Ukendt Person')
    const enrolled = () =>
      test.db.as(
        (trx) =>
          trx
            .selectFrom('relation')
            .select('person_id')
            .where('unit_id', '=', unit)
            .where('valid_until', 'is', null)
            .execute(),
        test.actors.jørgen,
      )
    expect((await enrolled()).map((one) => one.person_id).sort()).toEqual([stays, leaves].sort())
    const taken = await test.jørgen.sendParts(address, { roll, confirmed: 'on' })
    expect(taken.location).toBe(`/admin/units/${unit}?done=roll`)
    expect((await enrolled()).map((one) => one.person_id).sort()).toEqual([stays, comes].sort())
    const page = await test.jørgen.open(`/admin/units/${unit}`)
    expect(page.words).toContain('2 unge går her i dag.')
    expect(page.words).toContain('Thomas Nørremark Lærer')
    expect((await test.hanne.open('/admin/history')).words).toContain(
      'læste klasselisten for 9.a: 2 nye og 1 ude.',
    )
  })

  it('comes as a file too: its rows stand in the form that is confirmed, and a file that is none is told so', async () => {
    const unit = await newUnit(test.db, { organisationId: test.guidance, kind: 'class', name: '10.x' })
    await newPerson(test.db, { givenName: 'Freja', familyName: 'Filsted' })
    const address = `/admin/units/${unit}/roll`
    const preview = await test.jørgen.sendParts(address, {}, 'Navn;Fødselsdato\nFreja Filsted;14-03-2009\n')
    expect(preview.status).toBe(422)
    expect(preview.words).toContain('Kommer ind: 1 Freja Filsted')
    const taken = await test.jørgen.sendParts(address, { ...preview.form, confirmed: 'on' })
    expect(taken.location).toBe(`/admin/units/${unit}?done=roll`)
    expect((await test.jørgen.open(`/admin/units/${unit}`)).words).toContain('1 ung går her i dag.')
    const picture = await test.jørgen.sendParts(address, {}, '\u0000\u0001\u0002PNG')
    expect(picture.status).toBe(422)
    const nothing = await test.jørgen.sendParts(address, { roll: '' })
    expect(nothing.words).toContain('Vælg en fil, eller sæt listen ind.')
  })

  it('is all that an administrator writes about who is around a young person', async () => {
    const personId = await newPerson(test.db)
    await expect(
      test.db.as(
        (trx) =>
          trx
            .insertInto('relation')
            .values({
              person_id: personId,
              actor_id: test.actors.jørgen.id,
              kind: 'contact_person',
              basis: 'kui-guidance',
            })
            .execute(),
        test.actors.jørgen,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })
})

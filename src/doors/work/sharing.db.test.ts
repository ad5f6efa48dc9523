import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newOrganisation, newPerson, newYoungPerson, relate } from '../../../test/support/people.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
let school: string
let nanna: { personId: string; actor: PersonActor }
beforeAll(async () => {
  test = await workTest()
  school = await newOrganisation(test.db, { name: 'Tech College', kind: 'youth-education', municipal: false })
  nanna = await newYoungPerson(test.db, { givenName: 'Nanna', familyName: 'Bøje', birthDate: '2009-06-01' })
  await relate(test.db, {
    personId: nanna.personId,
    with: { actorId: test.mette.id },
    kind: 'contact_person',
  })
  await relate(test.db, { personId: nanna.personId, with: { actorId: test.jonas.id }, kind: 'caseworker' })
})

const page = (rest = '', id = nanna.personId) => `/work/people/${id}${rest}`
const agreed = () => ({
  organisation: `organisation:${school}`,
  categories: 'guidance',
  purpose: 'At skolen kan hjælpe.',
  until: '2027-06-30',
  given_by: 'self',
})

describe('a consent', () => {
  it('is recorded with scope, school, purpose, end and who gave it, and is a share from then on', async () => {
    const form = await test.as(test.mette).open(page('/new-consent'))
    expect(form.words).toContain('Bed kun om det, når ingen anden lov giver grund til at dele.')
    expect(form.words).toContain('Det er frit at sige nej')
    const answer = await test.as(test.mette).fill(page('/new-consent'), agreed())
    expect(answer.location).toBe(`${page()}?done=consentGiven`)
    const [consent] = await test.superuser('select * from consent where person_id = $1', [nanna.personId])
    expect(consent).toMatchObject({
      given_by: nanna.actor.id,
      recorded_by: test.mette.id,
      categories: ['guidance'],
    })
    const shown = await test.as(test.mette).open(page())
    expect(shown.words).toContain('Tech College Vejledning At skolen kan hjælpe. Nanna')
    const [share] = await test.superuser('select * from disclosure where person_id = $1', [nanna.personId])
    expect(share).toMatchObject({
      giver_actor_id: test.mette.id,
      giver_organisation: 'Uddannelseshuset UU',
      receiver_organisation_id: school,
      categories: ['guidance'],
      basis: 'kui-institution-consent',
      purpose: 'At skolen kan hjælpe.',
      consent_id: consent?.id,
      informed_on: '2026-11-24',
      ended_at: null,
    })
    expect(shown.words).toContain('Mette Krarup noterede et samtykke.')
  })

  it('says everything that is missing at once, and keeps what was chosen', async () => {
    const answer = await test
      .as(test.mette)
      .send(page('/new-consent'), { categories: 'guidance\nplan', until: 'aldrig', purpose: '' })
    expect(answer.status).toBe(422)
    for (const fault of [
      'Vælg skolen.',
      'hvad det skal bruges til',
      'Vælg den dag, det skal slutte.',
      'hvem der har sagt ja',
    ])
      expect(answer.words).toContain(fault)
    expect(answer.html.match(/value="(guidance|plan)" checked/g)?.length).toBe(2)
  })

  it('ends on a day to come, goes to a school, and knows only the categories that there are', async () => {
    const answer = await test.as(test.mette).send(page('/new-consent'), {
      ...agreed(),
      organisation: 'organisation:999999',
      until: '2026-11-24',
      informed_on: '2026-12-01',
    })
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('Vælg skolen.')
    expect(answer.words).toContain('Slutdagen skal ligge fremme i tiden.')
    expect(answer.words).toContain('Dagen ligger fremme i tiden.')
    const wrong = await test
      .as(test.mette)
      .send(page('/new-consent'), { ...agreed(), categories: 'sensitive\nsecret' })
    expect(wrong.words).toContain('Vælg mindst én slags oplysninger.')
  })

  it('is the young person’s own to give from the 15th birthday, and until then a holder of custody’s', async () => {
    const personId = await newPerson(test.db, { givenName: 'Lasse', birthDate: '2012-01-01' })
    await relate(test.db, { personId, with: { actorId: test.mette.id }, kind: 'contact_person' })
    const alone = await test.as(test.mette).open(page('/new-consent', personId))
    expect(alone.words).toContain('Den unge er under 15 år, og vi kender ingen med forældremyndighed.')
    const mother = await newActor(test.db, 'Birthe Lund', [], undefined, 'citizen')
    await relate(test.db, { personId, with: { actorId: mother.id }, kind: 'custody', basis: 'custody' })
    const address = page('/new-consent', personId)
    expect((await test.as(test.mette).open(address)).words).toContain('Birthe Lund')
    expect((await test.as(test.mette).fill(address, agreed())).status).toBe(422)
    const given = { ...agreed(), given_by: `actor:${mother.id}` }
    expect((await test.as(test.mette).fill(address, given)).status).toBe(303)
    expect((await test.as(test.mette).fill(page('/new-consent'), given)).status).toBe(422)
  })

  it('is the contact person’s to record and withdraw, and nobody else’s', async () => {
    const [consent] = await test.superuser('select id from consent where person_id = $1', [nanna.personId])
    for (const address of [page('/new-consent'), page(`/consents/${consent?.id}/withdraw`)]) {
      expect((await test.as(test.jonas).open(address)).status).toBe(404)
      expect((await test.as(test.jonas).send(address, agreed())).status).toBe(404)
    }
    expect(
      (await test.as(test.mette).open(page(`/consents/${consent?.id}/withdraw`, test.emil))).status,
    ).toBe(404)
  })

  it('is over as soon as it is withdrawn, and its share with it', async () => {
    const [consent] = await test.superuser('select id from consent where person_id = $1', [nanna.personId])
    const address = page(`/consents/${consent?.id}/withdraw`)
    expect((await test.as(test.mette).fill(address)).location).toBe(`${page()}?done=consentWithdrawn`)
    const [share] = await test.superuser('select ended_at from disclosure where consent_id = $1', [
      consent?.id,
    ])
    expect(share?.ended_at).toBeInstanceOf(Date)
    expect((await test.as(test.mette).open(page())).words).toContain('Trukket tilbage')
    expect((await test.as(test.mette).send(address, {})).status).toBe(404)
  })
})

describe('a referral', () => {
  const wanted = () => ({
    receiver: `actor:${test.stranger.id}`,
    purpose: 'Hjælp til at finde en plads.',
    until: '2027-03-01',
  })

  it('lets a colleague see what it is for until its end, and is a share on record', async () => {
    expect((await test.as(test.stranger).open(page())).status).toBe(404)
    const answer = await test.as(test.mette).fill(page('/refer'), { ...wanted(), informed_on: '2026-11-20' })
    expect(answer.location).toBe(`${page()}?done=referred`)
    const seen = await test.as(test.stranger).open(page())
    expect(seen.words).toContain('Du ser det, fordi Nanna er henvist til dig. Gælder til 1. marts 2027.')
    const [share] = await test.superuser('select * from disclosure where receiver_actor_id = $1', [
      test.stranger.id,
    ])
    expect(share).toMatchObject({
      categories: ['contact', 'guidance', 'identity', 'plan', 'status'],
      basis: 'within-authority',
      purpose: wanted().purpose,
      valid_until: '2027-03-01',
      informed_on: '2026-11-20',
    })
  })

  it('to a team is for its members', async () => {
    const answer = await test
      .as(test.mette)
      .fill(page('/refer'), { ...wanted(), receiver: `unit:${test.team}` })
    expect(answer.status).toBe(303)
    expect((await test.as(test.mette).open(page())).words).toContain(
      'Team Nord, Uddannelseshuset UU henvist hertil',
    )
  })

  it.each([
    ['2027-05-25', 'højst seks måneder'],
    ['2026-11-24', 'Slutdagen skal ligge fremme'],
    ['', 'Vælg den dag'],
  ])('does not end on "%s"', async (until, fault) => {
    const answer = await test.as(test.mette).fill(page('/refer'), { ...wanted(), until })
    expect(answer.status).toBe(422)
    expect(answer.words).toContain(fault)
  })

  it('goes to somebody to whom a referral opens something', async () => {
    const politician = await newActor(test.db, 'Per Politiker', ['politician'])
    for (const receiver of [`actor:${politician.id}`, 'actor:999999', 'organisation:1'])
      expect((await test.as(test.mette).fill(page('/refer'), { ...wanted(), receiver })).status).toBe(422)
  })

  it('ends when somebody ends it: the page is gone on the next request, and the share is closed', async () => {
    const [relation] = await test.superuser(
      "select id from relation where kind = 'referral' and actor_id = $1",
      [test.stranger.id],
    )
    const answer = await test.as(test.mette).fill(page(`/relations/${relation?.id}/end`))
    expect(answer.location).toBe(`${page()}?done=relationEnded`)
    expect((await test.as(test.stranger).open(page())).status).toBe(404)
    const [share] = await test.superuser('select ended_at from disclosure where relation_id = $1', [
      relation?.id,
    ])
    expect(share?.ended_at).toBeInstanceOf(Date)
    expect((await test.as(test.mette).open(page())).words).toContain(
      'Mette Krarup afsluttede: henvist hertil.',
    )
  })

  it('is the only relation that is ended here', async () => {
    const [contact] = await test.superuser(
      "select id from relation where kind = 'contact_person' and person_id = $1",
      [nanna.personId],
    )
    expect((await test.as(test.mette).open(page(`/relations/${contact?.id}/end`))).status).toBe(404)
    expect((await test.as(test.mette).send(page(`/relations/${contact?.id}/end`), {})).status).toBe(404)
  })
})

describe('the record of a share', () => {
  it('is written by the database: nobody makes, changes or removes one', async () => {
    const [share] = await test.superuser('select id from disclosure where person_id = $1', [nanna.personId])
    for (const change of [
      `insert into disclosure (person_id, receiver_actor_id, categories, basis, purpose, valid_from, valid_until, relation_id)
        select person_id, ${test.jonas.id}, categories, basis, purpose, valid_from, valid_until, null from disclosure`,
      `update disclosure set purpose = 'noget andet' where id = ${share?.id}`,
      `delete from disclosure where id = ${share?.id}`,
    ]) {
      await expect(test.db.as((trx) => sql.raw(change).execute(trx), test.mette)).rejects.toThrow(
        /permission denied/,
      )
    }
  })

  it('is there for taking part in a meeting as well, whoever makes it', async () => {
    await relate(test.db, {
      personId: test.freja,
      with: { actorId: test.stranger.id },
      kind: 'participant',
      basis: 'preventive-exchange',
      purpose: 'Møde om fravær.',
      until: '2026-12-31',
    })
    const [share] = await test.superuser("select * from disclosure where basis = 'preventive-exchange'")
    expect(share).toMatchObject({ giver_system: 'import', categories: ['concern', 'identity', 'plan'] })
  })

  it('is seen by those who may see the contacts, and by nobody unrelated', async () => {
    const seen = (actor: PersonActor) =>
      test.db.as((trx) => trx.selectFrom('disclosure').select('person_id').execute(), actor)
    expect((await seen(test.stranger)).length).toBe(0)
    expect(new Set((await seen(nanna.actor)).map(({ person_id }) => person_id))).toEqual(
      new Set([nanna.personId]),
    )
  })
})

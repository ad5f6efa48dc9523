import { beforeAll, describe, expect, it } from 'vitest'
import { newOrganisation, newUnit, relate } from '../../../test/support/people.ts'
import { ofTheRequest, recordStatements } from '../../../test/support/recorded-statements.ts'
import { giveConsent } from '../../features/sharing/index.ts'
import { type ConcernTest, concernTest, said } from '../concerns.fixture.ts'

/* A school reports in three short steps, and sees how far it is: steps and dates, never what is said (domain §5). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})

const idOf = (location: string): string => /(\d+)\?done=sent$/.exec(location)?.[1] ?? location

describe('reporting a concern', () => {
  it('takes three steps and gives a receipt with a number, an owner, and days by which something is done', async () => {
    const lars = test.as(test.lars)
    const pupils = await lars.open('/school')
    expect(pupils.html).toContain('href="/school/new-concern"')
    const first = await lars.fill('/school/new-concern', { person: test.emil.id })
    expect(first.location).toMatch(/^\/school\/concerns\/drafts\/\d+\/what$/)
    const second = await lars.fill(first.location, said)
    expect(second.location).toMatch(/told$/)
    const third = await lars.fill(second.location, said)
    expect(third.location).toMatch(/^\/school\/concerns\/\d+\?done=sent$/)
    const receipt = await lars.open(third.location)
    expect(receipt.words).toMatch(/Dit nummer er [0-9A-F]{4}-[0-9A-F]{4}\./)
    // Tuesday 24 November: the next working day.
    expect(receipt.words).toContain('Kvittering til den, der meldte: senest 25. november 2026')
    const [concern] = await test.rows(
      'select concern.*, actor.name as owner from concern join actor on actor.id = owner_id where concern.id = $1',
      [idOf(third.location)],
    )
    expect(concern).toMatchObject({
      owner: 'Mette Krarup',
      state: 'received',
      basis: 'kui-institution-notice',
      seen: ['absence', 'wants-change'],
      their_words: said.their_words,
    })
    const promises = await test.rows(
      `select kind, due_on::text, law from promise where source = 'concern' and source_id = $1 order by id`,
      [idOf(third.location)],
    )
    expect(promises).toEqual([
      { kind: 'acknowledge', due_on: '2026-11-25', law: null },
      { kind: 'named-owner', due_on: '2026-11-25', law: null },
      { kind: 'first-contact', due_on: '2026-12-01', law: 'BEK 1014/2019 § 10' },
    ])
  })

  it('says first, on each step, whom to call and what is no concern but a notification', async () => {
    const lars = test.as(test.lars)
    const { location } = await lars.fill('/school/new-concern', { person: test.emil.id })
    for (const path of ['/school/new-concern', location, location.replace('what', 'told')]) {
      const { words, html } = await lars.open(path)
      expect(words.indexOf('Er det akut?')).toBeLessThan(words.indexOf('Videre') + words.indexOf('Send bek'))
      expect(html).toContain('href="tel:112"')
      // Nobody may call an invented number.
      expect(html).not.toContain('tel:12345678')
      expect(words).toContain('Lav en underretning til kommunen')
    }
    const english = await lars.open('/en/school/new-concern')
    expect(english.words).toContain('Make a statutory notification')
  })

  it('has one effect when the last step is sent twice', async () => {
    const lars = test.as(test.lars)
    const { location } = await lars.fill('/school/new-concern', { person: test.emil.id })
    const told = (await lars.fill(location, said)).location
    const { form } = await lars.open(told)
    const [one, other] = await Promise.all([
      lars.send(told, { ...form, ...said }),
      lars.send(told, { ...form, ...said }),
    ])
    expect(one.location).toBe(other.location)
    const later = await lars.send(told, said)
    expect(later.status).toBe(404)
  })

  it('asks for what is missing, and keeps what was typed', async () => {
    const lars = test.as(test.lars)
    const nobody = await lars.fill('/school/new-concern', { person: '' })
    expect([nobody.status, nobody.words.includes('Vælg, hvem det handler om')]).toEqual([422, true])
    const { location } = await lars.fill('/school/new-concern', { person: test.emil.id })
    const what = await lars.fill(location, { words: 'Han var her ikke.' })
    expect(what.status).toBe(422)
    expect(what.words).toContain('Vælg mindst én ting, du har set')
    expect(what.form.words).toBe('Han var her ikke.')
    const told = await lars.fill(location.replace('what', 'told'), { done_already: 'Vi ringede.' })
    expect([told.status, told.form.done_already]).toEqual([422, 'Vi ringede.'])
  })

  it('is kept as a draft on the server, which nobody else sees, and goes on where it was', async () => {
    const lars = test.as(test.lars)
    const { location } = await lars.fill('/school/new-concern', { person: test.emil.id })
    const saved = await lars.fill(location, { words: 'Det første, jeg så', later: 'yes' })
    expect(saved.location).toBe('/school/concerns?done=saved')
    const list = await lars.open(saved.location)
    expect(list.html).toContain(`href="${location}"`)
    expect((await lars.open(location)).form.words).toBe('Det første, jeg så')
    for (const other of [test.otto, test.stine])
      expect((await test.as(other).open(location)).status).toBe(404)
    const dropped = await lars.send(location.replace('what', 'drop'), {})
    expect(dropped.location).toBe('/school/concerns?done=dropped')
    expect((await lars.open(location)).status).toBe(404)
  })

  it('goes back to the second step where that one lacks something', async () => {
    const lars = test.as(test.lars)
    const { location } = await lars.fill('/school/new-concern', { person: test.emil.id })
    const sent = await lars.fill(location.replace('what', 'told'), said)
    expect(sent.location).toBe(location)
  })

  it('is of one’s own pupils: of another class nobody is on the list, or can be sent', async () => {
    const otto = test.as(test.otto)
    expect((await otto.open('/school/new-concern')).words).not.toContain('Emil')
    expect((await otto.send('/school/new-concern', { person: test.emil.id })).status).toBe(404)
    expect((await test.as(test.stine).open('/school/new-concern')).words).toContain('Emil')
  })

  it('takes somebody who is not on the list by name, and asks for the day soonest of all ages', async () => {
    const lars = test.as(test.lars)
    const named = { person: '', name: 'Freja Ukendt', birth_date: '2010-05-04', class: '9.b' }
    const { location } = await lars.fill('/school/new-concern', named)
    const told = (await lars.fill(location, { ...said, urgency: 'soon' })).location
    const receipt = await lars.fill(told, said)
    const [concern] = await test.rows('select person_id, said_name, owner_id from concern where id = $1', [
      idOf(receipt.location),
    ])
    expect(concern).toEqual({ person_id: null, said_name: 'Freja Ukendt', owner_id: test.birgit.id })
  })

  it('sends at most 12 statements for each page', async () => {
    const record = recordStatements(test.db.database.pool)
    const lars = test.as(test.lars)
    const { location } = await lars.fill('/school/new-concern', { person: test.emil.id })
    const sent = await test.report()
    for (const path of ['/school/new-concern', location, '/school/concerns', sent]) {
      record.conversations.length = 0
      expect((await lars.open(path)).status).toBe(200)
      const statements = ofTheRequest(record.conversations).flat()
      expect(statements.length, path).toBeLessThanOrEqual(12)
    }
  })
})

const step = async (concern: string, name: string) => {
  const { form } = await test.as(test.mette).open(`/work/concerns/${concern}`)
  return test.as(test.mette).send(`/work/concerns/${concern}/step`, { ...form, step: name })
}

describe('what the reporter sees of it', () => {
  it('are steps and dates and the owner’s name, never a word of it; more once the young person says yes', async () => {
    const concern = idOf(await test.report())
    for (const name of ['acknowledge', 'own', 'agree']) expect((await step(concern, name)).status).toBe(303)
    const page = async () => (await test.as(test.lars).open(`/school/concerns/${concern}`)).words
    const without = await page()
    expect(without).toContain('Modtaget, 24. november 2026')
    expect(without).toContain('Mette Krarup tager sig af det, 24. november 2026')
    expect(without).toContain('I gang: der er kontakt til den unge')
    for (const never of [
      said.words,
      said.their_words,
      said.done_already,
      'Næste skridt er aftalt',
      'samtale',
    ])
      expect(without).not.toContain(never)
    const consent = await test.db.as(
      (trx) =>
        giveConsent(trx, test.mette, 'test', {
          personId: test.emil.id,
          organisationId: test.school,
          categories: ['concern'],
          purpose: 'a test of it',
          until: '2027-06-30',
          givenBy: test.emil.actor.id,
          informedOn: '2026-11-24',
        }),
      test.mette,
    )
    const more = await page()
    expect(more).toContain('Der er holdt en samtale')
    expect(more).toContain('Næste skridt er aftalt')
    expect(more).not.toContain(said.words)
    await test.rows('update consent set withdrawn_at = present() where id = $1 returning id', [consent])
    expect(await page()).not.toContain('Der er holdt en samtale')
  })

  it('is seen by the student counsellor of the institution too, and by no other colleague', async () => {
    const concern = idOf(await test.report())
    expect((await test.as(test.stine).open(`/school/concerns/${concern}`)).status).toBe(200)
    expect((await test.as(test.stine).open('/school/concerns')).words).toContain('meldt af en kollega')
    expect((await test.as(test.otto).open(`/school/concerns/${concern}`)).status).toBe(404)
    expect((await test.as(test.mette).open(`/work/reports/${concern}`)).status).toBe(404)
  })

  it('is no more than number, received and closed, without names, when the pupil has left', async () => {
    const elsewhere = await newOrganisation(test.db, {
      name: 'En anden skole',
      kind: 'youth-education',
      municipal: false,
    })
    const concern = idOf(await test.report())
    await step(concern, 'agree')
    await test.as(test.mette).send(`/work/concerns/${concern}/close`, { outcome: 'changes-programme' })
    await test.rows(`update relation set valid_until = today() where kind = 'enrolled' and person_id = $1`, [
      test.emil.id,
    ])
    const unitId = await newUnit(test.db, { organisationId: elsewhere, kind: 'class', name: '1.g' })
    await relate(test.db, {
      personId: test.emil.id,
      with: { unitId },
      kind: 'enrolled',
      basis: 'enrolment',
    })
    const { words } = await test.as(test.lars).open(`/school/concerns/${concern}`)
    expect(words).toContain('Modtaget, 24. november 2026')
    expect(words).toContain('Afsluttet, 24. november 2026')
    for (const name of ['Emil', 'Mette', 'Skifter uddannelse']) expect(words).not.toContain(name)
    expect((await test.as(test.lars).open('/school/concerns')).words).not.toContain('Emil')
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { type LogTest, logTest } from '../../../test/support/log-test.ts'
import { newActor, newOrganisation, newUnit, relate } from '../../../test/support/people.ts'
import { at } from '../../../test/support/time.ts'
import { type TestVisitor, visitedPages } from '../../../test/support/visitors.ts'
import { disclose, openPerson } from '../../features/access/index.ts'
import { askConsent, type ConsentQuestion, listConsents } from '../../features/consents/index.ts'
import {
  answerObjection,
  listObjections,
  makeObjection,
  objectionPages,
  objectionsPath,
} from '../../features/objections/index.ts'
import { writeNote } from '../../features/young-people/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { Trail } from '../../platform/audit/trail.ts'
import { anyOf } from '../../platform/http/page.ts'
import { mePages } from './index.ts'

/* What a young person reads, writes, allows and takes back on their own page. */

const pages = [
  ...mePages,
  ...objectionPages({ id: 'work.objections', path: objectionsPath, access: anyOf('counsellor') }),
]

let test: LogTest
let visit: (actor: PersonActor) => TestVisitor
beforeAll(async () => {
  test = await logTest()
  visit = visitedPages(test.db, pages).as
})

describe('about me', () => {
  it('says in plain words who they are, who their adult is and who is around them', async () => {
    const { db, young, personId } = test
    const guide = await newActor(db, 'Nivi Ungeguide', ['youth-guide'])
    await relate(db, { personId, with: { actorId: guide.id }, kind: 'youth_guide', until: '2027-06-30' })
    const { words } = await visit(young).open('/me/about')
    expect(words).toContain('Emil Thorup Krogh')
    expect(words).toContain('født den 15. juni 2010')
    expect(words).toContain('Ida Hemmelignavn er din kontaktperson.')
    expect(words).toContain('Fra Uddannelseshuset UU.')
    expect(words).toContain('Nivi Ungeguide: Ungeguide, til den 30. juni 2027')
  })

  it('keeps earlier own words when new ones are written, and says what is missing in the form', async () => {
    const { young } = test
    const missing = await visit(young).fill('/me/own-words', { words: '' })
    expect(missing.status).toBe(422)
    expect(missing.words).toContain('Vælg, hvad det handler om.')
    for (const words of ['Jeg kan bygge.', 'Jeg kan bygge og tegne.']) {
      const sent = await visit(young).fill('/me/own-words', { kind: 'strengths', words })
      expect(sent.location).toBe('/me/about?done=words')
    }
    const about = (await visit(young).open('/me/about')).words
    expect(about.indexOf('Jeg kan bygge og tegne.')).toBeLessThan(about.indexOf('Jeg kan bygge.'))
    expect(about.indexOf('Jeg kan bygge.')).toBeGreaterThan(about.indexOf('Det, du skrev før'))
  })

  it('shows notes that may be told, and a restricted one only by a click that is in the log', async () => {
    const { db, young, ida, personId } = test
    const note = (words: string, more: { restricted: boolean; tellFrom?: string }) =>
      db.as(async (trx) => {
        await openPerson(trx, new Trail(), personId)
        return writeNote(trx, ida, 'r', {
          personId,
          kind: 'conversation',
          happenedOn: '2026-11-02',
          words,
          ...more,
        })
      }, ida)
    await note('Vi talte om skolen.', { restricted: false })
    await note('Det må vente lidt.', { restricted: false, tellFrom: '2027-02-02' })
    await db.as(async (trx) => {
      const standing = await openPerson(trx, new Trail(), personId)
      await disclose(trx, standing, 'sensitive')
      await writeNote(trx, ida, 'r', {
        personId,
        kind: 'health',
        restricted: true,
        happenedOn: '2026-11-03',
        words: 'Noget om søvn.',
      })
    }, ida)
    const about = await visit(young).open('/me/about')
    expect(about.words).toContain('Vi talte om skolen.')
    expect(about.words).not.toContain('Det må vente lidt.')
    expect(about.words).not.toContain('Noget om søvn.')
    expect(about.words).toContain('Få kan læse den.')
    expect((await visit(young).open('/me/restricted-notes')).words).toContain('Noget om søvn.')
    const rows = await db.as(
      (trx) => trx.selectFrom('access_log').select('id').where('page', '=', 'me.restricted-notes').execute(),
      young,
    )
    expect(rows).toHaveLength(1)
  })
})

describe('consent', () => {
  let school: string
  let head: PersonActor
  const question = (change: Partial<ConsentQuestion> = {}): ConsentQuestion => ({
    personId: test.personId,
    organisationId: school,
    categories: ['plan', 'status'],
    basis: 'kui-institution-consent',
    purpose: 'At skolen og vejlederen kan hjælpes ad.',
    until: '2027-11-01',
    ...change,
  })
  const askFor = (by: PersonActor, change: Partial<ConsentQuestion> = {}) =>
    test.db.as((trx) => askConsent(trx, by, 'asks', question(change)), by)
  /** What the head of the school sees of them today. */
  const seen = () =>
    test.db.as(
      async (trx) => (await openPerson(trx, new Trail(), test.personId)).all.flatMap((why) => why.categories),
      head,
    )

  beforeAll(async () => {
    const { db, personId } = test
    school = await newOrganisation(db, { name: 'Prøvegymnasiet', kind: 'youth-education', municipal: false })
    head = await newActor(db, 'Hanne Skoleleder', ['head-of-school'], school, 'school')
    const unit = await newUnit(db, { organisationId: school, kind: 'institution', name: 'Prøvegymnasiet' })
    await relate(db, { personId, with: { unitId: unit }, kind: 'enrolled', basis: 'enrolment' })
  })

  it('is never asked for where another law is the basis, and not by somebody unrelated', async () => {
    await expect(askFor(test.ida, { basis: 'kui-institution-closed-list' })).rejects.toThrow(
      /row-level security/,
    )
    await expect(askFor(test.protector)).rejects.toThrow(/row-level security/)
    await expect(askFor(test.young)).rejects.toThrow(/row-level security/)
  })

  it('that is refused shares nothing', async () => {
    const id = await askFor(test.ida)
    const page = await visit(test.young).open('/me/consents')
    expect(page.words).toContain('Til Prøvegymnasiet')
    expect(page.words).toContain('Du kan sige nej.')
    const sent = await visit(test.young).send(`/me/consents/asked/${id}`, { answer: 'no' })
    expect(sent.location).toBe('/me/consents?done=no')
    expect((await visit(test.young).open('/me/consents')).words).not.toContain('Du kan sige nej.')
    expect(await seen()).not.toContain('plan')
    expect((await visit(test.young).send(`/me/consents/asked/${id}`, { answer: 'yes' })).status).toBe(404)
  })

  it('opens what it says at the next request, and withdrawn closes it at the next', async () => {
    const { young, db, personId } = test
    const id = await askFor(test.ida)
    expect(await seen()).not.toContain('plan')
    expect((await visit(young).send(`/me/consents/asked/${id}`, {})).status).toBe(422)
    await visit(young).send(`/me/consents/asked/${id}`, { answer: 'yes' })
    expect(await seen()).toEqual(expect.arrayContaining(['plan', 'status']))
    expect(await seen()).not.toContain('guidance')
    const page = await visit(young).open('/me/consents')
    const [, withdraw = ''] = /action="(\/me\/consents\/given\/\d+\/withdraw)"/.exec(page.html) ?? []
    expect((await visit(young).send(withdraw, {})).location).toBe('/me/consents?done=withdrawn')
    expect(await seen()).not.toContain('plan')
    expect((await visit(young).open('/me/consents')).words).toContain('Du tog det tilbage den')
    const events = await db.as(
      (trx) => trx.selectFrom('person_event').select('type').where('person_id', '=', personId).execute(),
      young,
    )
    const types = events.map(({ type }) => type)
    for (const type of ['consent_asked', 'consent_declined', 'consent_given', 'consent_withdrawn'])
      expect(types).toContain(type)
  })

  it('ends by itself on its day', async () => {
    const id = await askFor(test.ida)
    await visit(test.young).send(`/me/consents/asked/${id}`, { answer: 'yes' })
    const on = (instant: string) =>
      at(test.db, instant, test.young, async (trx) => {
        return (await listConsents(trx, test.personId)).some(({ holds }) => holds)
      })
    expect(await on('2027-10-31T23:59:59+01:00')).toBe(true)
    expect(await on('2027-11-01T00:00:01+01:00')).toBe(false)
  })

  it('is nobody’s but the young person’s to give and to withdraw', async () => {
    const id = await askFor(test.ida)
    for (const other of [test.mother, test.ida])
      expect((await visit(other).send(`/me/consents/asked/${id}`, { answer: 'yes' })).status).toBe(403)
    const changed = await test.db.as(
      (trx) =>
        trx
          .updateTable('consent_request')
          .set({ answered_at: '2026-11-25', answered_by: test.ida.id })
          .where('id', '=', id)
          .executeTakeFirst(),
      test.ida,
    )
    expect(changed.numUpdatedRows).toBe(0n)
  })
})

describe('“this is wrong”', () => {
  it('stands beside the fact for the young person and for staff, and the contact person answers', async () => {
    const { young, ida, db, personId } = test
    const about = await visit(young).open('/me/about')
    expect(about.html).toContain(`/me/people/${personId}/wrong?about=name`)
    const sent = await visit(young).fill(`/me/people/${personId}/wrong?about=name`, {
      words: 'Jeg hedder Emil Krogh.',
    })
    expect(sent.location).toBe('/me/about?done=wrong')
    expect((await visit(young).open('/me/about')).words).toContain('Jeg hedder Emil Krogh.')
    const beside = await db.as((trx) => listObjections(trx, personId), ida)
    expect(beside).toMatchObject([{ about: 'name', words: 'Jeg hedder Emil Krogh.', state: 'waits' }])
    const list = await visit(ida).open('/work/objections')
    expect(list.words).toContain('navnet')
    const address = `/work/objections/${personId}/${beside[0]?.id}`
    expect((await visit(ida).fill(address, { words: 'x' })).status).toBe(422)
    const answer = { outcome: 'corrected', words: 'Tak. Det er rettet nu.' }
    expect((await visit(ida).fill(address, answer)).location).toBe('/work/objections?done=sent')
    expect((await visit(ida).send(address, answer)).status).toBe(409)
    const after = await visit(young).open('/me/about')
    expect(after.words).toContain('Jeg hedder Emil Krogh.')
    expect(after.words).toContain('Svar: Tak. Det er rettet nu.')
    expect((await visit(ida).open('/work/objections')).words).not.toContain('navnet')
  })

  it('about a restricted note is restricted as the note is', async () => {
    const { young, ida, db, personId } = test
    const { html } = await visit(young).open('/me/restricted-notes')
    const [, row = ''] = /about=note&amp;row=(\d+)/.exec(html) ?? []
    const sent = await visit(young).fill(`/me/people/${personId}/wrong?about=note&row=${row}`, {
      words: 'Sådan sagde jeg det ikke.',
    })
    expect(sent.status).toBe(303)
    const said = (actor: PersonActor) => db.as((trx) => listObjections(trx, personId), actor)
    expect((await said(young)).map(({ words }) => words)).toContain('Sådan sagde jeg det ikke.')
    expect((await said(ida)).map(({ words }) => words)).not.toContain('Sådan sagde jeg det ikke.')
  })

  it('of one parent is not shown to the other, and nobody makes one for somebody else', async () => {
    const { mother, father, protector, db, personId } = test
    const sent = await visit(mother).fill(`/me/people/${personId}/wrong?about=age`, {
      words: 'Alderen er skrevet forkert.',
    })
    expect(sent.location).toBe(`/me/people/${personId}?done=wrong`)
    expect((await visit(mother).open(`/me/people/${personId}`)).words).toContain(
      'Alderen er skrevet forkert.',
    )
    expect((await visit(father).open(`/me/people/${personId}`)).words).not.toContain('skrevet forkert')
    for (const actor of [protector, test.ida])
      await expect(
        db.as(
          (trx) =>
            makeObjection(trx, actor, 'r', { personId, about: 'name', aboutId: null, words: 'Forkert.' }),
          actor,
        ),
      ).rejects.toThrow(/row-level security/)
  })

  it('is not answered by the young person or a parent themselves', async () => {
    const { young, mother, db, personId } = test
    const [open] = await db.as((trx) => listObjections(trx, personId), young)
    for (const actor of [young, mother])
      await expect(
        db.as(
          (trx) =>
            answerObjection(trx, actor, 'r', {
              personId,
              objectionId: open?.id ?? '',
              about: 'age',
              outcome: 'kept',
              words: 'Det er fint.',
              overtaken: '',
            }),
          actor,
        ),
      ).rejects.toThrow(/row-level security/)
  })
})

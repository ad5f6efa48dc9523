import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newOrganisation, newUnit, newYoungPerson, relate } from '../../../test/support/people.ts'
import { visitedPages } from '../../../test/support/visitors.ts'
import { joinUnit } from '../../features/access/index.ts'
import { withdrawConsent } from '../../features/consents/index.ts'
import { giveConsent } from '../../features/sharing/index.ts'
import {
  addContact,
  addResidence,
  recordStatutoryFact,
  writeNote,
  writeOwnWords,
} from '../../features/young-people/index.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { schoolPages } from './index.ts'

/* What a school sees of a pupil: the closed list of KUI act § 15 d, more with consent, and nothing elsewhere (L-01). */

const hidden = {
  phone: '20 30 40 50',
  email: 'laura@eksempel.dk',
  address: 'Gåsevej 12',
  words: 'Jeg vil være dyrlæge.',
  note: 'Laura vil tale om sin søster.',
  restricted: 'Det må kun få læse.',
  caseworker: 'Sagsbehandler Hansen',
  mother: 'Moderen Birthe',
  otherSchool: 'Den Anden Skole',
  otherPurpose: 'Formål for en anden skole.',
} as const

let db: TestDatabase
let superuser: pg.Client
let laura: string
let schoolId: string
let contactPerson: PersonActor
const staff: Record<'teacher' | 'otherTeacher' | 'counsellor' | 'head' | 'elsewhere', PersonActor> =
  {} as never
let visit: (actor: PersonActor, path?: string) => Promise<{ status: number; words: string; html: string }>

beforeAll(async () => {
  db = await testDatabase()
  superuser = new pg.Client(db.superuser)
  await superuser.connect()
  await superuser.query('set search_path = m_851, reference')
  const school = { kind: 'youth-education', municipal: false } as const
  schoolId = await newOrganisation(db, { ...school, name: 'Gymnasiet' })
  const other = await newOrganisation(db, { ...school, name: hidden.otherSchool })
  const unit = (organisationId: string, name: string) => newUnit(db, { organisationId, kind: 'class', name })
  const mine = await unit(schoolId, '1.x')
  const beside = await unit(schoolId, '1.y')
  const before = await unit(other, '9.c')
  staff.teacher = await newActor(db, 'Tove Lærer', ['teacher'], schoolId, 'school')
  staff.otherTeacher = await newActor(db, 'Otto Lærer', ['teacher'], schoolId, 'school')
  staff.counsellor = await newActor(db, 'Stig Vejleder', ['student-counsellor'], schoolId, 'school')
  staff.head = await newActor(db, 'Rie Rektor', ['head-of-school'], schoolId, 'school')
  staff.elsewhere = await newActor(db, 'Vera Vejleder', ['student-counsellor'], other, 'school')
  contactPerson = await newActor(db, 'Ida Kontakt', ['counsellor'])
  const young = await newYoungPerson(db, { givenName: 'Laura', familyName: 'Holm', birthDate: '2009-09-09' })
  laura = young.personId
  const by = systemIn(db.aalborg, 'import')
  await db.as(async (trx) => {
    const membership = { kind: 'teacher', source: 'roll' } as const
    await joinUnit(trx, { ...membership, actorId: staff.teacher.id, unitId: mine })
    await joinUnit(trx, { ...membership, actorId: staff.otherTeacher.id, unitId: beside })
    await addContact(trx, laura, { phone: hidden.phone, email: hidden.email, preferred: null })
    const home = { municipalityCode: '851', area: null, from: '2020-01-01', source: 'test' }
    await addResidence(trx, laura, { ...home, address: hidden.address })
    await writeOwnWords(trx, by, 'test', { personId: laura, kind: 'interests', words: hidden.words })
    const fact = { source: 'test', from: '2026-10-15' } as const
    await recordStatutoryFact(trx, by, 'test', laura, { ...fact, kind: 'dropout_risk', until: '2099-01-15' })
    await recordStatutoryFact(trx, by, 'test', laura, { ...fact, kind: 'education_order', until: null })
  }, by)
  const enrolled = { personId: laura, kind: 'enrolled', basis: 'enrolment' } as const
  await relate(db, { ...enrolled, with: { unitId: mine } })
  await relate(db, { ...enrolled, with: { unitId: before }, from: '2020-08-01', until: '2025-07-01' })
  await relate(db, { personId: laura, with: { actorId: contactPerson.id }, kind: 'contact_person' })
  const caseworker = await newActor(db, hidden.caseworker, ['caseworker'])
  await relate(db, { personId: laura, with: { actorId: caseworker.id }, kind: 'caseworker' })
  const mother = await newActor(db, hidden.mother, [], undefined, 'citizen')
  await relate(db, { personId: laura, with: { actorId: mother.id }, kind: 'custody', basis: 'custody' })
  await db.as(async (trx) => {
    const note = { personId: laura, kind: 'conversation', happenedOn: '2026-11-03' } as const
    await writeNote(trx, contactPerson, 'test', { ...note, restricted: false, words: hidden.note })
    await writeNote(trx, contactPerson, 'test', { ...note, restricted: true, words: hidden.restricted })
    await giveConsent(trx, contactPerson, 'test', {
      ...consent(['contact']),
      organisationId: other,
      purpose: hidden.otherPurpose,
    })
  }, contactPerson)
  const pages = visitedPages(db, schoolPages)
  visit = (actor, path = `/school/pupils/${laura}`) => pages.as(actor).open(path)
})
afterAll(() => superuser.end())

const consent = (categories: readonly ('contact' | 'guidance')[]) => ({
  personId: laura,
  organisationId: schoolId,
  categories,
  purpose: 'At hjælpe Laura videre.',
  until: '2099-06-30',
  givenBy: null,
  informedOn: null,
})

describe('without consent', () => {
  it.each(['teacher', 'counsellor', 'head'] as const)(
    'a %s sees the closed list, the enrolment and the school’s own absence, and nothing else',
    async (who) => {
      const { status, words, html } = await visit(staff[who])
      expect(status).toBe(200)
      expect(words).toContain('1.x, Gymnasiet, siden')
      expect(words).toContain('Uddannelsespålæg Fra 15. oktober 2026.')
      expect(words).toContain('Risiko for frafald Fra 15. oktober 2026 til 15. januar 2099.')
      expect(words).toContain('Kontaktperson Ida Kontakt')
      for (const secret of Object.values(hidden)) expect(html).not.toContain(secret)
      expect([...html.matchAll(/<h2[^>]*>([^<]+)<\/h2>/g)].map(([, heading]) => heading)).toEqual([
        'På skolen',
        'Det, loven lader skolen få',
        'Fravær',
      ])
    },
  )

  it.each(['teacher', 'counsellor', 'head'] as const)(
    'the database gives a %s no other row either',
    async (who) => {
      const rows = await db.as(
        async (trx) => ({
          contact: await trx.selectFrom('person_contact').selectAll().execute(),
          homes: await trx.selectFrom('residence').selectAll().execute(),
          words: await trx.selectFrom('own_words').selectAll().execute(),
          notes: await trx.selectFrom('note').selectAll().execute(),
          versions: await trx.selectFrom('note_version').selectAll().execute(),
          consents: await trx.selectFrom('consent').selectAll().execute(),
          shares: await trx.selectFrom('disclosure').selectAll().execute(),
          events: await trx.selectFrom('person_event').selectAll().execute(),
          guardians: await trx.selectFrom('guardian').selectAll().execute(),
        }),
        staff[who],
      )
      expect(Object.values(rows).flat()).toEqual([])
      const relations = await db.as(
        (trx) => trx.selectFrom('relation').select(['kind']).execute(),
        staff[who],
      )
      expect(relations.map(({ kind }) => kind).sort()).toEqual(['contact_person', 'enrolled'])
    },
  )

  it.each(['otherTeacher', 'elsewhere'] as const)(
    'a school person elsewhere (%s) gets nothing',
    async (who) => {
      expect((await visit(staff[who])).status).toBe(404)
      expect((await visit(staff[who], '/school')).words).toContain('Du har ingen elever her lige nu.')
    },
  )

  it('lists one’s pupils with their class, in one row of the log', async () => {
    const { words, html } = await visit(staff.teacher, '/school')
    expect(words).toContain('Laura Holm 1.x')
    for (const secret of Object.values(hidden)) expect(html).not.toContain(secret)
    const { rows } = await superuser.query(
      'select action, subjects::text[] from access_log order by id desc limit 1',
    )
    expect(rows).toEqual([{ action: 'list', subjects: [laura] }])
  })
})

describe('what a pupil says is wrong', () => {
  it('stands beside what the school sees of it, and nothing else of it is there', async () => {
    for (const [about, category] of [
      ['name', 'identity'],
      ['school', 'identity'],
      ['residence', 'contact'],
    ])
      await superuser.query(
        'insert into objection (person_id, made_by, about, category, words) values ($1, $2, $3, $4, $5)',
        [laura, contactPerson.id, about, category, `Laura om ${about}`],
      )
    for (const who of ['teacher', 'counsellor', 'head'] as const) {
      const { words } = await visit(staff[who])
      expect(words).toContain('Laura om name')
      expect(words).toContain('Laura om school')
      expect(words).not.toContain('Laura om residence')
    }
    await superuser.query('delete from objection where person_id = $1', [laura])
  })
})

describe('with consent', () => {
  let id: string
  it('the groups that were agreed to appear, for those whom the rule names', async () => {
    id = await db.as(
      (trx) => giveConsent(trx, contactPerson, 'test', consent(['contact', 'guidance'])),
      contactPerson,
    )
    for (const who of ['counsellor', 'head'] as const) {
      const { words, html } = await visit(staff[who])
      for (const shown of [hidden.phone, hidden.email, hidden.address, hidden.words, hidden.note])
        expect(words).toContain(shown)
      expect(words).toContain('Kontakt, Vejledning, til 30. juni 2099. Bruges til: At hjælpe Laura videre.')
      for (const secret of [hidden.restricted, hidden.otherPurpose, hidden.otherSchool])
        expect(html).not.toContain(secret)
    }
    const teacher = await visit(staff.teacher)
    for (const shown of [hidden.phone, hidden.words, hidden.note]) expect(teacher.html).not.toContain(shown)
  })

  it('who else is around the pupil, and what others were given, stays closed', async () => {
    const rows = await db.as(
      async (trx) => ({
        relations: await trx.selectFrom('relation').select('kind').execute(),
        consents: await trx.selectFrom('consent').select('purpose').execute(),
        shares: await trx.selectFrom('disclosure').select('purpose').execute(),
      }),
      staff.counsellor,
    )
    expect(rows.relations.map(({ kind }) => kind).sort()).toEqual(['contact_person', 'enrolled'])
    expect(rows.consents).toEqual([{ purpose: 'At hjælpe Laura videre.' }])
    expect(rows.shares).toEqual([])
  })

  it('that there are restricted notes is not the school’s to know', async () => {
    const notes = await db.as((trx) => trx.selectFrom('note').select('category').execute(), staff.counsellor)
    expect(notes).toEqual([{ category: 'guidance' }])
  })

  it('withdrawn, they are gone on the next request', async () => {
    await db.as(
      (trx) => withdrawConsent(trx, contactPerson, 'test', { personId: laura, consentId: id }),
      contactPerson,
    )
    const { html, words } = await visit(staff.counsellor)
    for (const secret of Object.values(hidden)) expect(html).not.toContain(secret)
    expect(words).toContain('Kontaktperson Ida Kontakt')
  })

  it('to one group the others stay closed', async () => {
    await db.as((trx) => giveConsent(trx, contactPerson, 'test', consent(['contact'])), contactPerson)
    const { words, html } = await visit(staff.counsellor)
    expect(words).toContain(hidden.phone)
    for (const secret of [hidden.words, hidden.note]) expect(html).not.toContain(secret)
  })

  it('protected, where she can be found stays closed, her class as well', async () => {
    await superuser.query('update young_person set protected = true where id = $1', [laura])
    const { html, words } = await visit(staff.counsellor)
    for (const secret of [hidden.phone, hidden.email, hidden.address, '1.x'])
      expect(html).not.toContain(secret)
    expect(words).toContain('Navn og adresse er beskyttet')
    expect((await visit(staff.counsellor, '/school')).html).not.toContain('1.x')
    await superuser.query('update young_person set protected = false where id = $1', [laura])
  })
})

describe('age', () => {
  const everybody = ['teacher', 'counsellor', 'head'] as const
  const bornSo = (years: number, days: number) =>
    superuser.query(
      'update young_person set birth_date = (today() - make_interval(years => $2) + make_interval(days => $3))::date where id = $1',
      [laura, years, days],
    )

  it('the day before the 25th birthday it is all still there; from that day the law’s list is gone, and consent opens nothing', async () => {
    await db.as((trx) => giveConsent(trx, contactPerson, 'test', consent(['contact'])), contactPerson)
    await bornSo(25, 1)
    for (const who of everybody) {
      const { words } = await visit(staff[who])
      expect(words).toContain('Kontaktperson Ida Kontakt')
      if (who === 'counsellor') expect(words).toContain(hidden.phone)
    }
    await bornSo(25, 0)
    for (const who of everybody) {
      const { status, words, html } = await visit(staff[who])
      expect(status).toBe(200)
      for (const gone of ['Ida Kontakt', 'Uddannelsespålæg', 'Risiko for frafald', hidden.phone])
        expect(html, who).not.toContain(gone)
      expect(words).toContain('1.x, Gymnasiet')
    }
  })
})

it('when the enrolment has ended, the pupil is gone on the next request', async () => {
  await superuser.query(
    "update relation set valid_until = today() where kind = 'enrolled' and valid_until is null",
  )
  for (const who of ['teacher', 'counsellor', 'head'] as const)
    expect((await visit(staff[who])).status).toBe(404)
})

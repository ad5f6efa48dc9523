import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { type LogTest, logTest } from '../../../test/support/log-test.ts'
import { newActor, newPerson, newYoungPerson, relate } from '../../../test/support/people.ts'
import { moveClock } from '../../../test/support/time.ts'
import { type TestVisitor, visitedPages } from '../../../test/support/visitors.ts'
import { addContact, addResidence, endRelation, writeNote } from '../../features/young-people/index.ts'
import { type PersonActor, systemIn } from '../../platform/access/actor.ts'
import { connect } from '../../platform/db/connect.ts'
import { mePages } from './index.ts'

let test: LogTest
let visit: (actor: PersonActor) => TestVisitor
beforeAll(async () => {
  test = await logTest()
  visit = visitedPages(test.db, mePages).as
})

/** The pages about one person, as they are linked from each other. */
const personPages = [
  '',
  '/log',
  '/who-can-see',
  '/ask',
  '/questions',
  '/talks',
  '/concerns',
  '/wrong',
] as const
const statuses = async (actor: PersonActor, personId: string) => {
  const seen = []
  for (const page of personPages) seen.push((await visit(actor).open(`/me/people/${personId}${page}`)).status)
  return seen
}
const all = (status: number) => personPages.map(() => status)

describe('a person’s pages, by relation', () => {
  it('open for the young person and for each holder of custody', async () => {
    const { young, mother, father, personId } = test
    for (const actor of [young, mother, father]) expect(await statuses(actor, personId)).toEqual(all(200))
  })

  it('are not there for another young person, another parent, or somebody who is nobody', async () => {
    const { db, personId } = test
    const other = (await newYoungPerson(db)).actor
    const parent = await newActor(db, 'En anden forælder', [], undefined, 'citizen')
    const theirs = await newPerson(db, { birthDate: '2013-01-01' })
    await relate(db, { personId: theirs, with: { actorId: parent.id }, kind: 'custody', basis: 'custody' })
    for (const actor of [other, { ...parent, roles: ['guardian'] as const }]) {
      expect(await statuses(actor, personId)).toEqual(all(404))
      expect(await statuses(actor, '00000000-0000-4000-8000-000000000000')).toEqual(all(404))
    }
  })

  it('are closed for staff, also for those who work with the young person', async () => {
    const { ida, leader, protector, teacher, personId } = test
    for (const actor of [ida, leader, protector, teacher])
      expect(await statuses(actor, personId)).toEqual(all(403))
  })

  it('are not there for an employee who is a parent of somebody else', async () => {
    const { db, leader, personId } = test
    const child = await newPerson(db, { birthDate: '2014-02-02' })
    await relate(db, { personId: child, with: { actorId: leader.id }, kind: 'custody', basis: 'custody' })
    const parent: PersonActor = { ...leader, roles: ['team-leader', 'guardian'] }
    expect(await statuses(parent, child)).toEqual(all(200))
    expect(await statuses(parent, personId)).toEqual(all(404))
  })

  it('and the young person’s own pages are theirs alone', async () => {
    const own = ['/me/about', '/me/own-words', '/me/restricted-notes', '/me/consents']
    for (const path of own) {
      expect((await visit(test.young).open(path)).status).toBe(200)
      expect((await visit(test.mother).open(path)).status).toBe(403)
      expect((await visit(test.ida).open(path)).status).toBe(403)
    }
  })
})

describe('who looked', () => {
  it('is never in the page: no employee’s name, no actor’s id, no other person', async () => {
    const { db, young, mother, ida, leader, teacher, protector, personId } = test
    const other = await newPerson(db)
    await test.look(ida)
    await test.look(ida, { action: 'list', subjects: [personId, other] })
    await test.look(teacher, { reasons: ['enrolled'] })
    await test.look(protector, { reasons: ['municipality'], legalBasis: 'accountability' })
    const paths = ['/log', '/who-can-see'].flatMap((page) => [
      `/me/people/${personId}${page}`,
      `/en/me/people/${personId}${page}`,
    ])
    for (const path of paths) {
      const { html } = await visit(young).open(path)
      for (const { name } of [ida, leader, teacher, protector])
        for (const part of name.split(' ').filter((word) => word.length > 3)) expect(html).not.toContain(part)
      expect(html).not.toContain(other)
    }
    const { html } = await visit(mother).open(`/me/people/${personId}/log`)
    expect(html).not.toContain(ida.name)
    // Ids of actors are small numbers: made unmistakable, and looked for again.
    const strange = '880088008800'
    const superuser = new pg.Client(db.superuser)
    await superuser.connect()
    await superuser.query(
      `insert into ${db.aalborg.schema}.actor (id, provider, subject, dialect, name)
       overriding system value values ($1, 'staff', 'strange', 'staff', 'Mærkelig Ansat')`,
      [strange],
    )
    await superuser.end()
    await test.look({ ...ida, id: strange })
    for (const path of paths) expect((await visit(young).open(path)).html).not.toContain(strange)
  })

  it('is said by unit, role and reason, with emergencies and other authorities in words', async () => {
    await test.look(test.ida, { reasons: ['break_glass'], legalBasis: 'emergency' })
    const { words } = await visit(test.young).open(`/me/people/${test.personId}/log`)
    expect(words).toContain('Vejleder, Uddannelseshuset UU')
    expect(words).toContain('Det er kontaktpersonen.')
    expect(words).toContain('Det bygger på: Kommunens vejledning af unge under 25 år.')
    expect(words).toContain('I nød')
    expect(words).toContain('Lærer, Teststedets Gymnasium Ikke fra kommunen')
  })
})

describe('a holder of custody', () => {
  it('has a page that says which children, and nothing of the other parent', async () => {
    const { mother, father, personId } = test
    const front = await visit(mother).open('/me')
    expect(front.html).toContain(`/me/people/${personId}`)
    for (const page of ['', '/log', '/who-can-see']) {
      const { html } = await visit(mother).open(`/me/people/${personId}${page}`)
      expect(html).not.toContain(father.name)
      expect(html).not.toContain('Fadernavn')
    }
  })

  it('never sees where somebody protected lives, is reached or goes to school, nor that they are protected', async () => {
    const { db, mother, ida, teacher } = test
    const personId = await newPerson(db, { birthDate: '2013-03-03', protected: { until: '2027-06-01' } })
    await relate(db, { personId, with: { actorId: mother.id }, kind: 'custody', basis: 'custody' })
    await relate(db, { personId, with: { actorId: ida.id }, kind: 'contact_person' })
    const by = systemIn(db.aalborg, 'import')
    await db.as(async (trx) => {
      await addContact(trx, personId, { phone: '11 22 33 44', email: null, preferred: 'phone' })
      await addResidence(trx, personId, {
        municipalityCode: '851',
        address: 'Hemmelig Vej 7',
        area: null,
        from: '2020-01-01',
        source: 'test',
      })
    }, by)
    await test.look(teacher, { reasons: ['enrolled'], subjects: [personId] })
    for (const page of personPages) {
      const { html, status } = await visit(mother).open(`/me/people/${personId}${page}`)
      expect(status).toBe(200)
      for (const secret of ['Hemmelig Vej', '11 22 33 44', 'Teststedets Gymnasium', 'skjult', 'beskyttet'])
        expect(html).not.toContain(secret)
    }
  })

  it('does not see a note that is not for guardians, and from 15 on no notes at all', async () => {
    const { db, mother, ida } = test
    const note = (personId: string, words: string, notForGuardiansBecause?: string) =>
      db.as(
        (trx) =>
          writeNote(trx, ida, 'notes', {
            personId,
            kind: 'conversation',
            restricted: false,
            happenedOn: '2026-11-01',
            words,
            notForGuardiansBecause,
          }),
        ida,
      )
    for (const [birthDate, seesNotes] of [
      ['2013-07-07', true],
      ['2010-07-07', false],
    ] as const) {
      const personId = await newPerson(db, { birthDate })
      await relate(db, { personId, with: { actorId: mother.id }, kind: 'custody', basis: 'custody' })
      await relate(db, { personId, with: { actorId: ida.id }, kind: 'contact_person' })
      await note(personId, 'Vi så på uddannelser sammen.')
      await note(personId, 'Det bliver mellem os to.', 'Den unge har bedt om det.')
      const { words } = await visit(mother).open(`/me/people/${personId}`)
      expect(words.includes('Vi så på uddannelser sammen.')).toBe(seesNotes)
      expect(words).not.toContain('Det bliver mellem os to.')
    }
  })

  it('has nothing left at the next request when custody ends', async () => {
    const { db, father, personId } = test
    expect(await statuses(father, personId)).toEqual(all(200))
    const by = systemIn(db.aalborg, 'import')
    await db.as((trx) => endRelation(trx, by, 'custody ends', personId, test.custodyOf(father)), by)
    expect(await statuses(father, personId)).toEqual(all(404))
  })

  it('has nothing left at local midnight of the 18th birthday, and is told so kindly', async () => {
    const { db } = test
    const personId = await newPerson(db, { birthDate: '2009-01-15' })
    const actor = await newActor(db, 'Mille Moder', [], undefined, 'citizen')
    await relate(db, { personId, with: { actorId: actor.id }, kind: 'custody', basis: 'custody' })
    const on = async (instant: string, roles: PersonActor['roles']) => {
      await moveClock(db, instant)
      const database = connect({ connection: db.login, size: 2 })
      try {
        const visitor = visitedPages({ ...db, database }, mePages).as({ ...actor, roles })
        return [await visitor.open('/me'), await visitor.open(`/me/people/${personId}`)] as const
      } finally {
        await database.close()
        await moveClock(db)
      }
    }
    const [, before] = await on('2027-01-14T23:59:59+01:00', ['guardian'])
    expect(before.status).toBe(200)
    // Somebody whose session still says that they are a parent, and somebody whose roles are asked anew.
    const [front, after] = await on('2027-01-15T00:00:01+01:00', ['guardian'])
    expect([front.status, after.status]).toEqual([200, 404])
    expect(front.words).not.toContain('Emil')
    const [gate] = await on('2027-01-15T00:00:01+01:00', [])
    expect(gate.words).toContain('Dit barn er fyldt 18 år')
  })
})

describe('somebody without a page of their own', () => {
  it('who is under 15 is told what to do, and sees nothing of themselves', async () => {
    const { db } = test
    const { actor, personId } = await newYoungPerson(db, { givenName: 'Mads', birthDate: '2013-09-09' })
    const child: PersonActor = { ...actor, roles: [] }
    const front = await visit(child).open('/me')
    expect(front.status).toBe(200)
    expect(front.words).toContain('Du er ikke 15 år endnu')
    expect(front.words).toContain('Du kan altid spørge din vejleder')
    expect((await visit(child).open(`/me/people/${personId}`)).status).toBe(403)
    // Also when somebody let them in by mistake.
    expect((await visit({ ...actor, roles: ['young-person'] }).open(`/me/people/${personId}`)).status).toBe(
      404,
    )
  })

  it('turns 15 at local midnight', async () => {
    const { db } = test
    const { actor } = await newYoungPerson(db, { birthDate: '2012-02-29' })
    const statusOn = async (instant: string) => {
      await moveClock(db, instant)
      const database = connect({ connection: db.login, size: 2 })
      try {
        const visitor = visitedPages({ ...db, database }, mePages)
        return (await visitor.as({ ...actor, roles: ['young-person'] }).open('/me')).status
      } finally {
        await database.close()
        await moveClock(db)
      }
    }
    expect(await statusOn('2027-02-27T23:59:59+01:00')).toBe(404)
    expect(await statusOn('2027-02-28T00:00:01+01:00')).toBe(200)
  })

  it('who is nobody here is told so', async () => {
    const actor = await newActor(test.db, 'Nanna Ny', [], undefined, 'citizen')
    const { status, words } = await visit(actor).open('/me')
    expect(status).toBe(200)
    expect(words).toContain('Der er ikke noget til dig her endnu')
  })
})

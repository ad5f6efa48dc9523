import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson, relate } from '../../../test/support/people.ts'
import { type PersonActor, type Role, systemIn } from '../../platform/access/actor.ts'
import { Trail } from '../../platform/audit/trail.ts'
import { disclose, openPerson } from '../access/index.ts'
import { moveNote, type RelationKind, reviseNote, writeNote } from '../young-people/index.ts'
import { getNote, listNotes } from './queries.ts'

/* Notes: who reads heads, ordinary words and restricted words, and who writes which, in the database itself. */

let db: TestDatabase
let admin: PersonActor
beforeAll(async () => {
  db = await testDatabase()
  admin = await newActor(db, 'Ida Østergaard Moth', ['counsellor'])
})

interface May {
  readonly heads: boolean
  readonly restricted: boolean
  readonly writes: boolean
  readonly writesRestricted: boolean
}
const nothing: May = { heads: false, restricted: false, writes: false, writesRestricted: false }
const reads: May = { ...nothing, heads: true }
const writes: May = { ...reads, writes: true }
const all: May = { heads: true, restricted: true, writes: true, writesRestricted: true }

/** Written by hand: role × relation. What is not here opens no note. */
const table: Readonly<Partial<Record<RelationKind, Partial<Record<Role, May>>>>> = {
  contact_person: { counsellor: all, 'youth-guide': all, caseworker: all, mentor: all, 'team-leader': all },
  substitute: { counsellor: all, 'youth-guide': all, caseworker: all, mentor: all },
  youth_guide: { 'youth-guide': writes },
  caseworker: { caseworker: writes },
  mentor: { mentor: writes },
  referral: {
    counsellor: reads,
    'youth-guide': reads,
    caseworker: reads,
    mentor: reads,
    'team-leader': reads,
  },
  participant: {},
}
const kinds = Object.keys(table) as RelationKind[]
const staff = [
  'counsellor',
  'youth-guide',
  'caseworker',
  'mentor',
  'team-leader',
  'teacher',
  'student-counsellor',
  'head-of-school',
  'leadership-group',
  'secretariat',
  'administrator',
  'data-protection-officer',
  'analyst',
] as const satisfies readonly Role[]

const draft = { kind: 'conversation', happenedOn: '2026-11-03' } as const
const by = () => systemIn(db.aalborg, 'import')

async function personWithNotes(): Promise<{ personId: string; ordinary: string; restricted: string }> {
  const personId = await newPerson(db)
  const write = (restricted: boolean) =>
    db.as(
      (trx) =>
        writeNote(trx, by(), 'test', {
          ...draft,
          personId,
          restricted,
          words: restricted ? 'restricted words' : 'ordinary words',
          writtenBy: admin.id,
        }),
      by(),
    )
  return { personId, ordinary: await write(false), restricted: await write(true) }
}

const refused = /row-level security|NotFound|may not/
async function works(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (fault) {
    if (fault instanceof Error && (refused.test(fault.message) || fault.constructor.name === 'NotFound'))
      return false
    throw fault
  }
}

/** What somebody gets of somebody's notes, each question in a transaction of its own as on a page. */
async function tried(actor: PersonActor, notes: { personId: string; restricted: string }): Promise<May> {
  const { personId } = notes
  const list = await db.as((trx) => listNotes(trx, personId), actor)
  const restricted = await works(() =>
    db.as(async (trx) => {
      const standing = await openPerson(trx, new Trail(), personId)
      await disclose(trx, standing, 'sensitive')
      const note = await getNote(trx, personId, notes.restricted)
      expect(note.versions.map(({ words }) => words)).toEqual(['restricted words'])
    }, actor),
  )
  const write = (isRestricted: boolean) =>
    works(() =>
      db.as(
        (trx) =>
          writeNote(trx, actor, 'test', { ...draft, personId, restricted: isRestricted, words: 'new' }),
        actor,
      ),
    )
  expect(list.flatMap(({ versions }) => versions).every(({ words }) => words !== 'restricted words')).toBe(
    true,
  )
  return {
    heads: list.length > 0,
    restricted,
    writes: await write(false),
    writesRestricted: await write(true),
  }
}

describe.each(kinds)('the relation %s', (kind) => {
  it.each(staff)('opens notes for the role %s as the table says, and nobody else’s', async (role) => {
    const actor = await newActor(db, `${role} ${kind}`, [role])
    const [theirs, foreign] = [await personWithNotes(), await personWithNotes()]
    await relate(db, {
      personId: theirs.personId,
      with: { actorId: actor.id },
      kind,
      purpose: 'a test',
      until: '2100-01-01',
    })
    expect(await tried(actor, theirs)).toEqual(table[kind]?.[role] ?? nothing)
    expect(await tried(actor, foreign)).toEqual(nothing)
  })
})

describe('any number of roles and relations', () => {
  it('add up to no more than the sum of what each of them opens', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...staff), { minLength: 1, maxLength: 3 }),
        fc.uniqueArray(fc.constantFrom(...kinds), { maxLength: 3 }),
        fc.boolean(),
        async (roles, relations, over) => {
          const actor = await newActor(db, 'Somebody', roles)
          const notes = await personWithNotes()
          for (const kind of relations)
            await relate(db, {
              personId: notes.personId,
              with: { actorId: actor.id },
              kind,
              purpose: 'a test',
              from: '2020-01-01',
              until: over ? '2026-01-01' : '2100-01-01',
            })
          const opened = over
            ? []
            : relations.flatMap((kind) => roles.map((role) => table[kind]?.[role] ?? nothing))
          const any = (what: keyof May) => opened.some((may) => may[what])
          expect(await tried(actor, notes)).toEqual({
            heads: any('heads'),
            restricted: any('restricted'),
            writes: any('writes'),
            writesRestricted: any('writesRestricted'),
          })
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('a note', () => {
  it('is never changed or removed by anybody: a revision is a version more', async () => {
    const notes = await personWithNotes()
    const actor = await newActor(db, 'Rasmus Holt Tvede', ['counsellor'])
    await relate(db, { personId: notes.personId, with: { actorId: actor.id }, kind: 'contact_person' })
    const version = {
      ...notes,
      noteId: notes.ordinary,
      version: 1,
      because: 'a test',
      overtaken: 'overtaken',
    }
    await db.as((trx) => reviseNote(trx, actor, 'test', { ...version, words: 'new words' }), actor)
    const read = await db.as((trx) => getNote(trx, notes.personId, notes.ordinary), actor)
    expect(read.versions.map(({ words }) => words)).toEqual(['new words', 'ordinary words'])
    for (const change of [
      () => db.as((trx) => trx.updateTable('note_version').set({ words: 'other' }).execute(), actor),
      () => db.as((trx) => trx.deleteFrom('note_version').execute(), actor),
      () => db.as((trx) => trx.deleteFrom('note').execute(), actor),
    ])
      await expect(change()).rejects.toThrow(/permission denied/)
  })

  it.each([
    ['contact_person', undefined, false],
    [undefined, 'contact_person', false],
    ['contact_person', 'referral', false],
    ['referral', 'contact_person', false],
    ['contact_person', 'substitute', true],
  ] as const)('is moved by somebody who is %s here and %s there: %s', async (here, there, expected) => {
    const [from, to] = [await personWithNotes(), await newPerson(db)]
    const actor = await newActor(db, 'Somebody', ['counsellor'])
    const untilLater = { purpose: 'a test', until: '2100-01-01' }
    const around = (personId: string, kind: RelationKind) =>
      relate(db, { personId, with: { actorId: actor.id }, kind, ...untilLater })
    if (here) await around(from.personId, here)
    if (there) await around(to, there)
    for (const noteId of [from.ordinary, from.restricted]) {
      const move = { noteId, from: from.personId, to, because: 'the wrong page' }
      expect(await works(() => db.as((trx) => moveNote(trx, actor, 'test', move), actor))).toBe(expected)
    }
  })
})

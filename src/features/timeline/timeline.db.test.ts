import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { newActor, newPerson, relate } from '../../../test/support/people.ts'
import { testTime } from '../../../test/support/time.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { ask, askTogether } from '../../platform/db/question.ts'
import { activitiesAndConflictsOf, byHand, noReason, recordActivity } from '../activities/index.ts'
import { writeNote } from '../young-people/index.ts'
import { type Entry, kindIn, readCursor, timelineOf } from './index.ts'

let db: TestDatabase
let mette: PersonActor
let stranger: PersonActor
let personId: string
const secret = 'Noget, der kun er for få.'

beforeAll(async () => {
  db = await testDatabase()
  mette = await newActor(db, 'Mette Krarup', ['counsellor'])
  stranger = await newActor(db, 'Sanne Fjord', ['counsellor'])
  personId = await newPerson(db)
  await relate(db, { personId, with: { actorId: mette.id }, kind: 'contact_person' })
  await db.as(async (trx) => {
    for (let day = 1; day <= 9; day += 1)
      await writeNote(trx, mette, 'test', {
        personId,
        kind: 'conversation',
        happenedOn: `2026-09-0${day}`,
        restricted: day === 9,
        words: day === 9 ? secret : `Den ${day}.`,
      })
  }, mette)
})

const all = (actor = mette, kind?: string, most = 50, before?: string) =>
  db.as(
    (trx) =>
      ask(
        trx,
        timelineOf(personId, { kind: kindIn(kind ?? null), most, before: readCursor(before ?? null) }),
      ),
    actor,
    'read only',
  )

const nameOf = (entry: Entry) => (entry.source === 'event' ? entry.happened.type : entry.source)

describe('the timeline', () => {
  it('has everything once, the newest first, on pages that go on where the last one ended', async () => {
    const whole = await all()
    expect(whole.next).toBeUndefined()
    const times = whole.entries.map(({ at }) => at.getTime())
    expect(times).toEqual(times.toSorted((one, other) => other - one))
    const parts: Entry[] = []
    let before: string | undefined
    let pages = 0
    do {
      const page = await all(mette, undefined, 4, before)
      parts.push(...page.entries)
      before = page.next
      pages += 1
    } while (before && pages < 20)
    expect(parts).toEqual(whole.entries)
    expect(pages).toBe(Math.ceil(whole.entries.length / 4))
  })

  it('can be narrowed to a kind', async () => {
    const notes = await all(mette, 'note')
    expect(notes.entries.map(nameOf)).toEqual(Array.from({ length: 9 }, () => 'note'))
    expect((await all(mette, 'people')).entries.map(nameOf)).toEqual(['relation_added'])
  })

  it('says that there is a restricted note, and has no word of it', async () => {
    const { entries } = await all(mette, 'note')
    const [first, second] = entries.map((entry) => (entry.source === 'note' ? entry.note : undefined))
    expect([first?.restricted, first?.versions]).toEqual([true, []])
    expect(second?.versions.map(({ words }) => words)).toEqual(['Den 8.'])
    expect(JSON.stringify(entries)).not.toContain(secret)
  })

  it('is empty for somebody who is not around them', async () => {
    expect((await all(stranger)).entries).toEqual([])
  })

  it('has activities by their days', async () => {
    await db.as(async (trx) => {
      await recordActivity(trx, mette, 'test', {
        personId,
        source: byHand,
        sourceKey: null,
        reportedBy: null,
        learnedAt: testTime,
        confirmedOn: '2026-08-20',
        stillTrueUntil: null,
        type: 'employment',
        provider: null,
        educationCode: null,
        stage: null,
        hoursMonth: 120,
        from: '2026-08-10',
        until: null,
        expectedEnd: null,
        outcome: null,
        endReason: noReason,
      })
    }, mette)
    const began = (await all(mette, 'activity')).entries.find(({ source }) => source === 'activity-start')
    expect(began).toMatchObject({ type: 'employment', at: new Date('2026-08-09T22:00:00Z') })
  })

  it('is the same asked alone and together with others', async () => {
    const asked = () => timelineOf(personId, { most: 50 })
    const [alone, together] = await db.as(
      async (trx) => [
        await ask(trx, asked()),
        await askTogether(trx, { timeline: asked(), activities: activitiesAndConflictsOf(trx, personId) }),
      ],
      mette,
      'read only',
    )
    expect(together.timeline).toEqual(alone)
    expect(together.timeline.entries.length).toBeGreaterThan(10)
  })
})

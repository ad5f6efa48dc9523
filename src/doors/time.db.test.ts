import { randomBytes } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runJobAt } from '../../test/support/jobs.ts'
import { testKeyRing } from '../../test/support/keys.ts'
import { relate } from '../../test/support/people.ts'
import { moveClock } from '../../test/support/time.ts'
import { type TestVisitor, visitedPages } from '../../test/support/visitors.ts'
import { escalateJob } from '../features/promises/index.ts'
import { remindJob } from '../features/talks/index.ts'
import type { PersonActor } from '../platform/access/actor.ts'
import { connect } from '../platform/db/connect.ts'
import { type ConcernTest, concernTest, said } from './concerns.fixture.ts'
import { mePages } from './me/index.ts'
import { schoolPages } from './school/index.ts'
import { invitation } from './talks.fixture.ts'
import { workPages } from './work/index.ts'

/* A case on the days on which calendars and clocks are awkward: nights on which the clock is changed, Christmas, New Year, Easter, an
   18th birthday in the middle of it, and the holiday of whoever has promised something. */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
  // Roles are confirmed twice a year; here nobody's lapse while the clock goes on.
  await test.rows(`update role_assignment set lapses_on = '2029-01-01'`)
})
beforeEach(async () => {
  await test.rows(
    `truncate talk cascade; truncate contact_attempt, contact_effort, handover, away;
     delete from promise_escalation; delete from promise_event; delete from promise; delete from concern_event;
     delete from concern; delete from notice; delete from disclosure;
     delete from relation where kind in ('contact_person', 'referral', 'substitute', 'participant')`,
  )
  await relate(test.db, { personId: test.emil.id, with: { actorId: test.mette.id }, kind: 'contact_person' })
})

type As = (actor: PersonActor) => TestVisitor
/** What people do at a time: the database's clock and the program's are both moved. */
async function on<Result>(instant: string, work: (as: As) => Promise<Result>): Promise<Result> {
  await moveClock(test.db, instant)
  const database = connect({ connection: test.db.login, size: 2 })
  try {
    const pages = visitedPages({ ...test.db, database }, [
      ...workPages({ secret: randomBytes(32), keys: testKeyRing() }),
      ...schoolPages,
      ...mePages,
    ])
    pages.now.today = new Date(instant)
    return await work((actor) => pages.as(actor))
  } finally {
    await database.close()
    await moveClock(test.db)
  }
}

/** Lars reports Emil at a time. Returns the number of the concern. */
const reportedAt = (instant: string, told = 'yes') =>
  on(instant, async (as) => {
    const lars = as(test.lars)
    const begun = await lars.send('/school/new-concern', { person: test.emil.id })
    const what = await lars.send(begun.location, { ...said, told })
    const sent = await lars.send(what.location, { ...said, told })
    return /(\d+)\?done=sent$/.exec(sent.location)?.[1] ?? sent.words
  })

const dueOf = async (concern: string) =>
  (
    await test.rows(
      `select kind || ' ' || due_on as line from promise where source = 'concern' and source_id = $1 order by due_on, id`,
      [concern],
    )
  ).map(({ line }) => line)
const told = async (kind: string) =>
  (
    await test.rows(
      `select actor.name from notice join actor on actor.id = actor_id where kind = $1 order by notice.id`,
      [kind],
    )
  ).map(({ name }) => name)

describe('a concern that comes', () => {
  it('in the night on which the clock goes forward, which is Easter, waits for the first working day', async () => {
    const id = await reportedAt('2027-03-28T01:59:30+01:00')
    expect(await dueOf(id)).toEqual([
      'acknowledge 2027-03-30',
      'named-owner 2027-03-30',
      'first-contact 2027-04-05',
    ])
    const late = (instant: string) =>
      on(instant, async (as) => (await as(test.mette).open('/work')).words.includes('arbejdsdage over'))
    expect(await late('2027-03-30T23:59:59+02:00')).toBe(false)
    await runJobAt(test.db, escalateJob, '2027-03-30T23:59:59+02:00')
    expect(await told('promise-broken')).toEqual([])
    await runJobAt(test.db, escalateJob, '2027-03-31T00:00:00+02:00')
    expect([...new Set(await told('promise-broken'))]).toEqual(['Birgit Lund'])
  })

  it.each(['2027-10-31T02:30:00+02:00', '2027-10-31T02:30:00+01:00'])(
    'at %s, an hour that is there twice, is due on the same days and told on the same day',
    async (instant) => {
      const id = await reportedAt(instant, 'no')
      expect(await dueOf(id)).toEqual([
        'acknowledge 2027-11-01',
        'named-owner 2027-11-01',
        'first-contact 2027-11-05',
      ])
      const [{ day } = {}] = await test.rows('select tell_from::text as day from concern where id = $1', [id])
      expect(day).toBe('2027-11-12')
      const sees = (at: string) =>
        on(at, async (as) =>
          (await as(test.emil.actor).open('/me')).words.includes('Nogen har været bekymret'),
        )
      expect(await sees('2027-11-11T23:59:59+01:00')).toBe(false)
      expect(await sees('2027-11-12T00:00:00+01:00')).toBe(true)
    },
  )

  it('the day before Christmas Eve is due after it; the law’s own clock counts the municipality’s days off', async () => {
    const id = await reportedAt('2026-12-23T15:00:00+01:00', 'no')
    expect(await dueOf(id)).toEqual([
      'acknowledge 2026-12-28',
      'named-owner 2026-12-28',
      'first-contact 2026-12-31',
    ])
    const [{ day } = {}] = await test.rows('select tell_from::text as day from concern where id = $1', [id])
    expect(day).toBe('2027-01-12')
  })

  it('on New Year’s Eve at midnight is of the new year, and due on its first working day', async () => {
    const id = await reportedAt('2027-01-01T00:00:00+01:00')
    expect(await dueOf(id)).toEqual([
      'acknowledge 2027-01-04',
      'named-owner 2027-01-04',
      'first-contact 2027-01-08',
    ])
  })
})

describe('what waits over holidays', () => {
  it('is a handover before Easter: ten working days of silence are over after it', async () => {
    await on('2027-03-24T10:00:00+01:00', (as) =>
      as(test.mette).send(`/work/people/${test.emil.id}/hand-over`, {
        to: test.omar.id,
        as: 'counsellor',
        note: 'Vi har talt om det.',
      }),
    )
    expect(await test.rows('select silent_on::text as day from handover')).toEqual([{ day: '2027-04-12' }])
  })

  it('is a talk on the first working day of the year: its reminder comes on the last one of the old', async () => {
    const talk = await on('2026-12-21T09:00:00+01:00', async (as) => {
      const times = { day_1: '2027-01-04', at_1: '09:00', day_2: '2027-01-05', at_2: '09:00' }
      const sent = await as(test.mette).fill(`/work/people/${test.emil.id}/new-talk`, {
        ...invitation,
        ...times,
      })
      const id = /talks\/(\d+)/.exec(sent.location)?.[1] ?? ''
      const page = await as(test.mette).open(`/work/talks/${id}`)
      const [, version = ''] = /name="version" value="(\d+)"/.exec(page.html) ?? []
      const [, time = ''] = /name="time" value="(\d+)"/.exec(page.html) ?? []
      await as(test.mette).send(`/work/talks/${id}/time`, { version, time })
      return id
    })
    expect(await test.rows('select state from talk where id = $1', [talk])).toEqual([{ state: 'booked' }])
    for (const day of ['2026-12-29', '2026-12-31', '2027-01-01', '2027-01-03']) {
      await runJobAt(test.db, remindJob, `${day}T09:05:00+01:00`)
      expect(await told('talk-reminder')).toEqual([])
    }
    await runJobAt(test.db, remindJob, '2026-12-30T09:05:00+01:00')
    expect((await told('talk-reminder')).sort()).toEqual(['Emil', 'Marianne Thorup Krogh', 'Mette Krarup'])
  })
})

describe('an 18th birthday in the middle of a case', () => {
  it('turns at local midnight who may see and who is told: the parent nothing more, the young person as before', async () => {
    const id = await reportedAt('2027-03-10T10:00:00+01:00')
    const talk = await on('2027-03-11T10:00:00+01:00', async (as) => {
      expect((await as(test.mette).fill(`/work/concerns/${id}/custody`, { informed: 'yes' })).status).toBe(
        303,
      )
      const times = { day_1: '2027-03-16', at_1: '10:00', day_2: '2027-03-17', at_2: '10:00', concern: id }
      const sent = await as(test.mette).fill(`/work/people/${test.emil.id}/new-talk`, {
        ...invitation,
        ...times,
      })
      return /talks\/(\d+)/.exec(sent.location)?.[1] ?? ''
    })
    const pages = [`/me/people/${test.emil.id}/concerns`, `/me/people/${test.emil.id}/talks`]
    const seenBy = (actor: PersonActor, instant: string) =>
      on(instant, async (as) => [
        (await as(actor).open(pages[0] ?? '')).status,
        (await as(actor).open(pages[1] ?? '')).status,
      ])
    expect(await seenBy(test.marianne, '2027-03-13T23:59:59+01:00')).toEqual([200, 200])
    expect(await seenBy(test.marianne, '2027-03-14T00:00:00+01:00')).toEqual([404, 404])
    expect(await seenBy(test.emil.actor, '2027-03-14T00:00:00+01:00')).toEqual([200, 200])
    expect((await told('talk-invitation')).sort()).toEqual(['Emil', 'Marianne Thorup Krogh'])
    await on('2027-03-14T09:00:00+01:00', async (as) => {
      const page = await as(test.mette).open(`/work/talks/${talk}`)
      expect(page.words).not.toContain('Marianne')
      const [, version = ''] = /name="version" value="(\d+)"/.exec(page.html) ?? []
      const [, time = ''] = /name="time" value="(\d+)"/.exec(page.html) ?? []
      expect((await as(test.mette).send(`/work/talks/${talk}/time`, { version, time })).status).toBe(303)
      // Nobody is asked any more whether a parent is told.
      expect((await as(test.mette).open(`/work/concerns/${id}`)).html).not.toContain(
        `/work/concerns/${id}/custody`,
      )
    })
    await runJobAt(test.db, remindJob, '2027-03-15T09:05:00+01:00')
    expect(await told('talk-time')).not.toContain('Marianne Thorup Krogh')
    expect((await told('talk-reminder')).sort()).toEqual(['Emil', 'Mette Krarup'])
  })
})

describe('the holiday of whoever has promised', () => {
  it('gives the promise and what is needed for it to who stands in, from midnight to midnight, and back', async () => {
    const id = await reportedAt('2026-12-04T10:00:00+01:00')
    await on('2026-12-04T11:00:00+01:00', async (as) => {
      const put = { substitute: test.omar.id, from: '2026-12-07', until: '2026-12-14' }
      expect((await as(test.mette).send('/work/away', put)).status).toBe(303)
    })
    const person = `/work/people/${test.emil.id}`
    const omarAt = (instant: string) =>
      on(instant, async (as) => ({
        concern: (await as(test.omar).open(`/work/concerns/${id}`)).status,
        person: (await as(test.omar).open(person)).status,
        list: (await as(test.omar).open('/work')).words.includes('Omar Friis for Mette Krarup'),
      }))
    const nothing = { concern: 404, person: 404, list: false }
    expect(await omarAt('2026-12-06T23:59:59+01:00')).toEqual(nothing)
    expect(await omarAt('2026-12-07T00:00:00+01:00')).toEqual({ concern: 200, person: 200, list: true })
    await on('2026-12-08T10:00:00+01:00', async (as) => {
      const sent = await as(test.omar).send(`${person}/attempts`, { channel: 'call', outcome: 'reached' })
      expect(sent.status).toBe(303)
    })
    const [promise] = await test.rows(
      `select promise_state(ended, because, done_at, changed_at, due_at) as state, owner_id::text as owner from promise
       where source = 'concern' and source_id = $1 and kind = 'first-contact'`,
      [id],
    )
    // What he did is kept as hers: it was hers to promise.
    expect(promise).toEqual({ state: 'kept', owner: test.mette.id })
    expect((await omarAt('2026-12-13T23:59:59+01:00')).concern).toBe(200)
    expect(await omarAt('2026-12-14T00:00:00+01:00')).toEqual(nothing)
    const mettes = await on('2026-12-14T08:00:00+01:00', async (as) =>
      as(test.mette).open(`/work/concerns/${id}`),
    )
    expect(mettes.words).toContain('Kontakt til den unge')
  })
})

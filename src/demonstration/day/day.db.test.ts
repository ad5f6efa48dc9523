import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { cast } from '../../../test/cast.ts'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { whenTheFileEnds } from '../../../test/support/file-end.ts'
import { testKeyRing } from '../../../test/support/keys.ts'
import { moveClock } from '../../../test/support/time.ts'
import {
  listAttendance,
  listClassDays,
  listClassesWithAbsence,
  listedPupils,
} from '../../features/absence/index.ts'
import { listOwnSchools, listSchoolRules, openSignals } from '../../features/absence-signals/index.ts'
import { listOpenConcerns, listToldConcerns } from '../../features/concerns/index.ts'
import { listWithoutContact } from '../../features/contact-person/index.ts'
import { listHandovers } from '../../features/handover/index.ts'
import { listAway, listOpenPromises } from '../../features/promises/index.ts'
import { listSignalRules, signalsToLookAt } from '../../features/signals/index.ts'
import {
  listAgreedSteps,
  listMinutes,
  listOwnTalks,
  listParticipants,
  listTalksOf,
  listTimes,
} from '../../features/talks/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { connect, type Database } from '../../platform/db/connect.ts'
import { ask } from '../../platform/db/question.ts'
import { type ActorTransaction, withActor } from '../../platform/db/with-actor.ts'
import { subjectOf } from '../identity/claims.ts'
import { loadDemonstration } from '../load-demonstration.ts'

/* What each of the cast meets in a demonstration that was loaded on a Sunday, just after midnight, after a week with a holiday. */

let db: TestDatabase
let then: Database
let ids: ReadonlyMap<string, string>
beforeAll(async () => {
  db = await testDatabase()
  await moveClock(db, '2033-04-24T00:00:01+02:00')
  then = connect({ connection: db.login, size: 2 })
  whenTheFileEnds(() => then.close())
  // A start that was broken off leaves nothing but the numbers that it used up: nothing may hang on which ones come next.
  const brokenOff = loadDemonstration(then, testKeyRing(), (words) => {
    if (words.includes('young people')) throw new Error('broken off')
  })
  await expect(brokenOff).rejects.toThrow('broken off')
  await loadDemonstration(then, testKeyRing(), () => {})
  const { rows } = await db.asSuperuser<{ id: string; subject: string }>(
    'select id, subject from m_851.actor',
  )
  ids = new Map(rows.map(({ id, subject }) => [subject, id]))
})

function actorOf(key: string): PersonActor {
  const member = cast.find((one) => one.key === key)
  if (!member) throw new Error(`nobody in the cast is called ${key}`)
  const { name, roles, organisation } = member
  const id = ids.get(subjectOf(member)) ?? ''
  return { kind: 'person', municipality: db.aalborg, id, name, roles, organisation }
}
const as = <Result>(key: string, work: (trx: ActorTransaction) => Promise<Result>) =>
  withActor(then.kysely, actorOf(key), 'read only', work)

const counted = async (query: string): Promise<Record<string, number>> => {
  const { rows } = await db.asSuperuser<{ what: string; count: string }>(query)
  return Object.fromEntries(rows.map(({ what, count }) => [what, Number(count)]))
}

describe('the day of those who guide', () => {
  it.each([
    ['ida', ['acknowledge', 'first-contact', 'named-owner', 'next-attempt', 'offer'], true],
    ['rasmus', ['acknowledge', 'first-contact', 'named-owner', 'next-attempt'], true],
    ['nivi', ['handover', 'plan-review'], false],
    ['zeynep', ['handover', 'next-attempt'], false],
    ['goran', ['next-attempt'], false],
    ['bente', ['acknowledge', 'first-contact', 'named-owner'], false],
  ])('has promises for %s to keep: %j', async (key, kinds, isAnyLate) => {
    const promises = await as(key, (trx) => listOpenPromises(trx, { of: 'me', most: 50 }))
    expect([...new Set(promises.map(({ kind }) => kind))].sort()).toEqual(kinds)
    expect(promises.some(({ isLate }) => isLate)).toBe(isAnyLate)
  })

  it('has a signal for Ida about somebody whom four attempts have not reached, and for nobody else', async () => {
    const waiting = (key: string) => as(key, (trx) => ask(trx, signalsToLookAt({ of: 'me', most: 50 }, 'da')))
    expect(await waiting('ida')).toMatchObject([
      { rule: 'Flere forsøg uden kontakt', reason: expect.stringMatching(/^Vi har prøvet 4 gange/) },
    ])
    for (const key of ['rasmus', 'nivi', 'zeynep', 'goran', 'bente']) expect(await waiting(key)).toEqual([])
    const rules = await as('joergen', (trx) => listSignalRules(trx, 'da'))
    expect(rules.filter(({ isOn }) => isOn).map(({ key }) => key)).toEqual(['no-contact'])
  })

  it('has a concern that nobody has answered for Ida and Rasmus, and one about somebody to be found for Bente', async () => {
    const states = async (key: string) =>
      (await as(key, (trx) => listOpenConcerns(trx, { of: 'me', most: 50 }))).map(({ state }) => state)
    expect((await states('ida')).sort()).toEqual(['owned', 'owned', 'received'])
    expect((await states('rasmus')).sort()).toEqual([
      'action-agreed',
      'action-agreed',
      'in-contact',
      'owned',
      'received',
    ])
    const [unknown] = await as('bente', (trx) => listOpenConcerns(trx, { of: 'me', most: 50 }))
    expect(unknown).toMatchObject({ personId: null, state: 'received' })
  })

  it('has handovers that wait for the young person, for the one who takes over and for the leader', async () => {
    const waiting = (await as('bente', (trx) => listHandovers(trx, { of: 'team', most: 50 }))).map(
      ({ to, receiverAt, personAt, isSilent }) => ({
        to: to.name,
        receiver: receiverAt !== null,
        person: personAt !== null,
        isSilent,
      }),
    )
    expect(waiting).toContainEqual({
      to: actorOf('goran').name,
      receiver: true,
      person: false,
      isSilent: false,
    })
    expect(waiting).toContainEqual({
      to: actorOf('zeynep').name,
      receiver: false,
      person: true,
      isSilent: false,
    })
    expect(waiting).toContainEqual({
      to: actorOf('nivi').name,
      receiver: false,
      person: false,
      isSilent: false,
    })
    expect(waiting).toContainEqual({ to: actorOf('ida').name, receiver: true, person: false, isSilent: true })
  })

  it('has young people for Bente to find a contact person for, and a colleague’s holiday ahead', async () => {
    expect((await as('bente', (trx) => listWithoutContact(trx, 50))).length).toBeGreaterThan(5)
    const away = await as('rasmus', (trx) => listAway(trx, actorOf('rasmus').id))
    expect(away).toMatchObject([{ name: actorOf('ida').name, substitute: actorOf('rasmus').name }])
  })
})

describe('the day of a young person, a holder of custody and a school', () => {
  it.each(['emil', 'marianne', 'thomas', 'sagal', 'rasmus', 'mette', 'freja', 'ulla'])(
    'asks %s when they can',
    async (key) => {
      const open = await as(key, async (trx) => {
        const talks = (await listOwnTalks(trx)).filter(({ state }) => state === 'proposed')
        return Promise.all(
          talks.map(async ({ id }) => {
            const me = (await listParticipants(trx, id)).find(({ isMe }) => isMe)
            return (await listTimes(trx, id)).every(({ startsAt, answers }) => {
              const said = answers.some(({ participantId }) => participantId === me?.id)
              return startsAt > new Date('2033-04-24T00:00:01+02:00') && !said
            })
          }),
        )
      })
      expect(open).toContain(true)
    },
  )

  it('has a talk on the next working day, to which Samira has said yes and her father nothing yet', async () => {
    const [talk] = (await as('samira', listOwnTalks)).filter(({ state }) => state === 'booked')
    expect(talk?.startsAt?.toISOString()).toBe('2033-04-25T11:00:00.000Z')
    const replies = await as('ida', (trx) => listParticipants(trx, talk?.id ?? ''))
    const replyOf = (key: string) => replies.find(({ actorId }) => actorId === actorOf(key).id)?.reply
    expect([replyOf('samira'), replyOf('yusuf')]).toEqual(['accepted', null])
  })

  it('has minutes that Emil reads and a step that he has yet to do, and for Malthe only a draft', async () => {
    const read = (key: string) =>
      as(key, async (trx) => {
        const { rows } = await sql<{ id: string }>`select person_id as id from relation
          where kind = 'self' and actor_id = current_actor()`.execute(trx)
        const personId = rows[0]?.id ?? ''
        const held = (await listTalksOf(trx, personId)).filter(({ state }) => state === 'held')
        return {
          minutes: (await listMinutes(trx, held[0]?.id ?? '')).length,
          mine: (await listAgreedSteps(trx, personId)).filter(
            ({ isMine, state }) => isMine && state === 'open',
          ).length,
        }
      })
    expect(await read('emil')).toEqual({ minutes: 1, mine: 1 })
    expect(await read('malthe')).toEqual({ minutes: 0, mine: 1 })
  })

  it('shows each school the absence of its own, in keeping with what is told, and some of whom nothing is registered', async () => {
    const classOf = (key: string, name: string) =>
      as(key, async (trx) => {
        const one = (await listClassesWithAbsence(trx, '2033-01-01')).find((known) => known.name === name)
        const attendance = await listAttendance(trx, { classId: one?.id ?? '' }, '2033-01-01')
        const days = await listClassDays(trx, one?.id ?? '', '2033-01-01')
        return listedPupils(attendance, days, { order: 'name', today: '2033-04-24' })
      })
    const [ninth, gymnasium] = [await classOf('thomas', '9.a'), await classOf('sofie', '1.x')]
    for (const pupils of [ninth, gymnasium])
      expect(pupils.filter(({ silentSince }) => silentSince !== undefined)).toHaveLength(1)
    const emil = ninth.find(({ name }) => name.startsWith('Emil '))
    expect(emil?.counted).toMatchObject({ illness: 0, lawful: 0, unstated: 0 })
    expect(emil?.counted.unlawful).toBeGreaterThanOrEqual(4)
    expect(new Date(emil?.lastAway ?? '').getUTCDay()).toBe(1)
    expect(gymnasium.find(({ name }) => name.startsWith('Sagal '))?.counted.unstated).toBe(4)
    for (const key of ['ida', 'rasmus', 'bente', 'marianne'])
      expect(await as(key, (trx) => listClassesWithAbsence(trx, '2033-01-01')), key).toEqual([])
  })

  it('has the rules of Fjordbakkeskolen on, by Ulla, and something for her and Thomas to answer', async () => {
    const [school] = await as('ulla', listOwnSchools)
    const open = (key: string) =>
      as(key, async (trx) => {
        const rules = await listSchoolRules(trx, school?.id ?? '', 'da')
        const pupils = await listAttendance(trx, { organisationId: school?.id ?? '' }, '2033-01-01')
        const daysOf = ({ classId }: { classId: string | null }) =>
          pupils.filter((one) => one.classId === classId).flatMap(({ registrations }) => registrations)
        return openSignals(
          rules.filter(({ isOn }) => isOn),
          pupils,
          [],
          daysOf,
          '2033-04-24',
        ).map(({ rule }) => rule.key)
      })
    expect(await open('thomas')).toEqual(['nothing-registered'])
    expect((await open('ulla')).toSorted()).toEqual(['absence-share', 'nothing-registered'])
    expect(await open('ida')).toEqual([])
  })

  it('tells Sagal of the concern at once, and Samira not yet', async () => {
    const told = (key: string) =>
      as(key, async (trx) => {
        const { rows } = await sql<{ id: string }>`select person_id as id from relation
          where kind = 'self' and actor_id = current_actor()`.execute(trx)
        return (await listToldConcerns(trx, rows[0]?.id ?? '')).length
      })
    expect([await told('sagal'), await told('samira')]).toEqual([1, 0])
  })
})

describe('what was done', () => {
  it('has promises in every state, and concerns from two schools and from the Work door', async () => {
    const promises = await counted(`select state.what, count(*) from m_851.promise,
      lateral (select case when ended in ('excused', 'void') then ended when ended is null and due_at > '2033-04-23T22:00:01Z'
        then 'open' when done_at < due_at then 'kept' else 'broken' end as what) state group by 1`)
    for (const state of ['open', 'kept', 'broken', 'excused'])
      expect(promises[state], state).toBeGreaterThan(0)
    const from =
      await counted(`select coalesce(organisation.name, 'work') as what, count(*) from m_851.concern
      left join m_851.organisation on organisation.id = reporter_organisation_id group by 1`)
    expect(Object.keys(from).sort()).toEqual(['Fjordbakkeskolen', 'Limfjordsgymnasiet', 'work'])
    const states = await counted('select state as what, count(*) from m_851.concern group by 1')
    expect(Object.keys(states).sort()).toEqual([
      'action-agreed',
      'closed',
      'in-contact',
      'not-for-us',
      'owned',
      'received',
    ])
  })

  it('was done before, in the order of time, and by nobody of the staff on a day off', async () => {
    const { rows } = await db.asSuperuser<{ at: Date; off: boolean }>(`
      select at, extract(isodow from at at time zone 'Europe/Copenhagen') > 5
          or (at at time zone 'Europe/Copenhagen')::date between '2033-04-14' and '2033-04-18' as off from (
        select at, id from m_851.concern_event union all select at, id from m_851.talk_event
        union all select at, id from m_851.promise_event union all select at, id from m_851.contact_attempt) done`)
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter(({ at, off }) => off || at > new Date('2033-04-23T22:00:01Z'))).toEqual([])
  })
})

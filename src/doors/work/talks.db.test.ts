import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newOrganisation, relate } from '../../../test/support/people.ts'
import { moveClock } from '../../../test/support/time.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { invitation, talksOf } from '../talks.fixture.ts'

/* A talk: proposed with times, answered, booked, held or not, cancelled; and a meeting between departments (domain §5, L-04). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
const { newTalk, setTime, end, talk, told } = talksOf(() => test)

describe('a talk', () => {
  it('is proposed with times, answered by everybody on the list, and booked by who arranges it', async () => {
    const id = await newTalk({ people: `${test.lars.id}:school` })
    expect(await told(`${id} proposed`)).toEqual([
      'Emil: talk-invitation',
      'Marianne Thorup Krogh: talk-invitation',
      'Lars Lærer: talk-invitation',
    ])
    const times = await test.rows(
      'select id, starts_at from talk_time where talk_id = $1 order by starts_at',
      [id],
    )
    expect(times.map(({ starts_at }) => starts_at)).toEqual([
      new Date('2026-12-01T09:00:00Z'),
      new Date('2026-12-02T08:30:00Z'),
    ])
    const [one, other] = times.map((time) => `time_${time.id}`)
    const emil = test.as(test.emil.actor)
    const lars = test.as(test.lars)
    const hers = await emil.send(`/me/people/${test.emil.id}/talks/${id}/answer`, {
      [String(one)]: 'yes',
      [String(other)]: 'no',
    })
    expect(hers.location).toBe(`/me/people/${test.emil.id}/talks?done=talk`)
    expect((await lars.send(`/school/talks/${id}/answer`, { [String(one)]: 'yes' })).status).toBe(303)
    expect((await lars.send(`/school/talks/${id}/answer`, {})).status).toBe(422)
    const page = await test.as(test.mette).open(`/work/talks/${id}`)
    expect(page.words).toContain('1. december 2026 kl. 10.00 Emil Thorup Krogh, Lars Lærer')
    expect(page.words).toContain('2. december 2026 kl. 09.30 Emil Thorup Krogh')
    expect(page.words).toContain('Forældrene er inviteret')
    expect(await setTime(id)).toBe(`/work/talks/${id}?done=talkBooked`)
    expect(await talk(id)).toMatchObject({ state: 'booked', sequence: 0, custody: 'invited' })
    expect(await told(`${id} time 0`)).toHaveLength(4)
    const happened = await test.rows('select type from talk_event where talk_id = $1 order by id', [id])
    expect(happened.map(({ type }) => type)).toEqual(['proposed', 'booked'])
  })

  it('asks for at least two times that lie ahead, within three months', async () => {
    const mette = test.as(test.mette)
    const path = `/work/people/${test.emil.id}/new-talk`
    const sent = (more: Readonly<Record<string, string>>) => mette.fill(path, { ...invitation, ...more })
    expect((await sent({ day_2: '', at_2: '' })).words).toContain('Foreslå mindst to tider')
    expect((await sent({ day_2: '2026-12-01', at_2: '10:00' })).words).toContain('Foreslå mindst to tider')
    expect((await sent({ at_2: '25:00' })).words).toContain('Skriv både en dag og et klokkeslæt')
    expect((await sent({ day_1: '2026-11-24', at_1: '09:00' })).words).toContain(
      'Vælg tider, der ikke er gået',
    )
    expect((await sent({ day_2: '2027-03-01' })).words).toContain('Vælg tider inden for tre måneder')
    expect((await sent({ people: `${test.omar.id}:school` })).words).toContain('Vælg kun nogle fra listen')
    expect((await sent({})).status).toBe(303)
  })

  it('of somebody under 18 invites the holders of custody, or says why not', async () => {
    const path = `/work/people/${test.emil.id}/new-talk`
    const mette = test.as(test.mette)
    expect((await mette.fill(path, { ...invitation, custody: '' })).words).toContain(
      'om forældrene inviteres',
    )
    expect((await mette.fill(path, { ...invitation, custody: 'no' })).words).toContain('Skriv hvorfor')
    const id = await newTalk({ custody: 'no', because: 'Emil har bedt om at tale alene.' })
    expect(await talk(id)).toMatchObject({ custody: 'not-invited' })
    expect(await told(`${id} proposed`)).toEqual(['Emil: talk-invitation'])
    const marianne = await test.as(test.marianne).open(`/me/people/${test.emil.id}/talks`)
    expect(marianne.html).not.toContain(`talk-${id}`)
    expect((await mette.open(`/work/talks/${id}`)).words).toContain('Emil har bedt om at tale alene.')
    // It is for those who arrange it.
    const emil = await test.as(test.emil.actor).open(`/me/people/${test.emil.id}/talks`)
    expect(emil.html).toContain(`talk-${id}`)
    expect(emil.words).not.toContain('Emil har bedt om')
  })

  it('is moved to another time, which every calendar gets as the next version of the same', async () => {
    const id = await newTalk()
    await setTime(id)
    const moved = await test.as(test.mette).fill(`/work/talks/${id}/move`, { day: '2026-12-08', at: '14:15' })
    expect(moved.location).toBe(`/work/talks/${id}?done=talkBooked`)
    expect(await talk(id)).toMatchObject({
      state: 'booked',
      sequence: 1,
      starts_at: new Date('2026-12-08T13:15:00Z'),
    })
    const mails = await test.rows(
      `select calendar, kind from message where idempotency_key like $1 order by created_at, idempotency_key`,
      [`notice ${test.mette.id} talk ${id} %`],
    )
    const [first, next] = mails.map(({ calendar }) => calendar as Record<string, unknown>)
    expect(mails.map(({ kind }) => kind)).toEqual(['appointment', 'appointment'])
    expect(first).toMatchObject({ sequence: 0, starts: '2026-12-01T09:00:00.000Z', isCancelled: false })
    expect(next).toMatchObject({ sequence: 1, starts: '2026-12-08T13:15:00.000Z', uid: first?.uid })
  })

  it('is cancelled, of which everybody hears; its calendar entry with it', async () => {
    const id = await newTalk()
    await setTime(id)
    expect((await end(id, 'held')).words).toContain('Samtalen er ikke begyndt endnu')
    expect((await end(id, 'cancelled')).location).toBe(`/work/talks/${id}?done=talkEnded`)
    expect(await talk(id)).toMatchObject({ state: 'cancelled', sequence: 1 })
    const mails = await test.rows('select kind, calendar from message where idempotency_key = $1', [
      `notice ${test.mette.id} talk ${id} cancelled`,
    ])
    expect(mails).toMatchObject([
      { kind: 'appointment-cancelled', calendar: { isCancelled: true, sequence: 1 } },
    ])
    expect((await end(id, 'cancelled')).status).toBe(404)
    await expect(test.rows(`update talk set place = 'Andet' where id = $1`, [id])).rejects.toMatchObject({
      code: '23001',
    })
  })

  it('was held or did not take place once it has begun, said in words that blame nobody', async () => {
    const [held, not] = [await newTalk(), await newTalk()]
    await setTime(held)
    await setTime(not)
    await moveClock(test.db, '2026-12-01T11:00:00+01:00')
    test.pages.now.today = new Date('2026-12-01T10:00:00Z')
    try {
      // The database's clock is moved for connections to come; the program's own connections know the old one.
      await test.rows(`update talk set starts_at = '2026-11-24T09:00:00Z' where id = any ($1)`, [[held, not]])
      expect((await end(held, 'held')).status).toBe(303)
      expect((await end(not, 'not-held')).status).toBe(303)
    } finally {
      await moveClock(test.db)
      test.pages.now.today = new Date('2026-11-24T10:00:00Z')
    }
    expect([await talk(held), await talk(not)]).toMatchObject([{ state: 'held' }, { state: 'not-held' }])
    expect((await test.as(test.mette).open(`/work/talks/${not}`)).words).toContain('Blev ikke til noget')
  })

  it('is changed once where two change it at once', async () => {
    const id = await newTalk()
    const mette = test.as(test.mette)
    const path = `/work/talks/${id}/move`
    const [one, other] = [(await mette.open(path)).form, (await mette.open(path)).form]
    const answers = await Promise.all([
      mette.send(path, { ...one, day: '2026-12-03', at: '10:00' }),
      mette.send(path, { ...other, day: '2026-12-04', at: '10:00' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  })
})

describe('who is told of a talk', () => {
  it('is who is on the list, and who reads what the municipality writes of the young person; nobody else', async () => {
    const id = await newTalk({ people: `${test.lars.id}:school` })
    const karen = await newActor(test.db, 'Karen Holt', ['caseworker'])
    expect((await test.as(karen).open(`/work/talks/${id}`)).status).toBe(404)
    const around = { personId: test.emil.id, with: { actorId: karen.id }, kind: 'caseworker' } as const
    await relate(test.db, around)
    expect((await test.as(karen).open(`/work/talks/${id}`)).status).toBe(200)
    expect((await test.as(test.omar).open(`/work/talks/${id}`)).status).toBe(404)
    expect((await test.as(test.lars).open(`/school/talks/${id}`)).status).toBe(200)
    // The school's counsellor is around him, and was not invited.
    expect((await test.as(test.stine).open(`/school/talks/${id}`)).status).toBe(404)
    for (const who of [test.otto, test.stine]) {
      const list = await test.as(who).open('/school/talks')
      expect(list.html).not.toContain(`/school/talks/${id}`)
    }
    expect((await test.as(test.omar).open('/work/talks')).html).not.toContain(`/work/talks/${id}`)
  })

  it('is let in by an invitation, with a share on record, until they are taken off the list', async () => {
    const id = await newTalk({ people: `${test.omar.id}:other` })
    const omar = test.as(test.omar)
    expect((await omar.open(`/work/talks/${id}`)).status).toBe(200)
    expect((await omar.open('/work/talks')).html).toContain(`/work/talks/${id}`)
    const [share] = await test.rows(
      `select disclosure.purpose, disclosure.basis from disclosure join talk_participant participant
         on participant.relation_id = disclosure.relation_id where talk_id = $1`,
      [id],
    )
    expect(share).toEqual({ purpose: 'Samtale', basis: 'within-authority' })
    const [row] = await test.rows('select id from talk_participant where talk_id = $1 and actor_id = $2', [
      id,
      test.omar.id,
    ])
    const off = await test.as(test.mette).send(`/work/talks/${id}/people/${row?.id}/off`, {})
    expect(off.location).toBe(`/work/talks/${id}?done=talkTakenOff`)
    expect((await omar.open(`/work/talks/${id}`)).status).toBe(404)
    expect((await omar.open(`/work/people/${test.emil.id}`)).status).toBe(404)
    const again = await test.as(test.mette).fill(`/work/talks/${id}/invite`, { who: `${test.omar.id}:other` })
    expect(again.location).toBe(`/work/talks/${id}?done=talkInvited`)
    expect((await omar.open(`/work/talks/${id}`)).status).toBe(200)
  })
})

describe('a meeting between departments', () => {
  const meeting = {
    kind: 'coordination-meeting',
    with_young_person: 'no',
    basis: 'preventive-exchange',
    purpose: 'Én plan på tværs af afdelingerne',
    until: '2027-02-01',
    custody: 'no',
    because: 'Mødet handler om, hvordan vi hjælper.',
  }

  it('needs its list, its law, what it is for and when access ends', async () => {
    const path = `/work/people/${test.emil.id}/new-talk`
    const bare = await test.as(test.mette).fill(path, { ...invitation, kind: 'coordination-meeting' })
    for (const words of [
      'Vælg, hvem der er med',
      'hvilken lov',
      'hvad mødet skal bruges til',
      'hvor adgangen slutter',
    ])
      expect(bare.words).toContain(words)
    const late = { ...invitation, ...meeting, people: `${test.omar.id}:other`, until: '2027-09-01' }
    expect((await test.as(test.mette).fill(path, late)).words).toContain('inden for seks måneder')
    await expect(
      test.rows(
        `insert into talk (person_id, kind, basis, place, length_minutes, owner_id, booked_by)
         values ($1, 'coordination-meeting', 'preventive-exchange', 'Her', 30, $2, $2)`,
        [test.emil.id, test.mette.id],
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('is its participants’ alone: not the leader’s, not the school’s, not the young person’s who is not there', async () => {
    const job = await newOrganisation(test.db, { name: 'Jobcenter', kind: 'job-centre', municipal: true })
    const jonas = await newActor(test.db, 'Jonas Rask', ['caseworker'], job)
    const id = await newTalk({ ...meeting, people: `${jonas.id}:other` })
    expect((await test.as(jonas).open(`/work/talks/${id}`)).words).toContain(meeting.purpose)
    // Whoever works with him for the municipality and is not on the list is an outsider too.
    const karen = await newActor(test.db, 'Karen Lund', ['caseworker'])
    const around = { personId: test.emil.id, with: { actorId: karen.id }, kind: 'caseworker' } as const
    await relate(test.db, around)
    expect((await test.as(test.mette).open(`/work/talks/${id}`)).status).toBe(200)
    for (const who of [test.birgit, test.omar, karen])
      expect((await test.as(who).open(`/work/talks/${id}`)).status).toBe(404)
    expect((await test.as(test.stine).open(`/school/talks/${id}`)).status).toBe(404)
    for (const who of [test.emil.actor, test.marianne])
      expect((await test.as(who).open(`/me/people/${test.emil.id}/talks`)).html).not.toContain(`talk-${id}`)
    expect((await test.as(test.birgit).open(`/work/people/${test.emil.id}`)).html).not.toContain(
      `/work/talks/${id}`,
    )
    const [share] = await test.rows(
      `select disclosure.purpose, disclosure.basis, disclosure.valid_until::text from disclosure
       join talk_participant participant on participant.relation_id = disclosure.relation_id where talk_id = $1`,
      [id],
    )
    expect(share).toEqual({
      purpose: meeting.purpose,
      basis: 'preventive-exchange',
      valid_until: '2027-02-01',
    })
    // When its access has ended, whoever was let in by it sees nothing.
    await test.rows(
      `update relation set valid_until = today() where kind = 'participant' and actor_id = $1`,
      [jonas.id],
    )
    expect((await test.as(jonas).open(`/work/talks/${id}`)).status).toBe(404)
  })
})

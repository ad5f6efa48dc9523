import { beforeAll, describe, expect, it } from 'vitest'
import { readCalendar } from '../../../test/support/read-calendar.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { invitation, talksOf } from '../talks.fixture.ts'

/* A school asks for a talk with a pupil and the municipality; the young person answers in their own door (domain §5). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
const { newTalk, setTime, talk, told } = talksOf(() => test)

/** Asks for a talk from the school door; says its number. */
async function askFor(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const path = `/school/pupils/${test.emil.id}/new-talk`
  const { location, words } = await test.as(test.lars).fill(path, { ...invitation, ...more })
  return /^\/school\/talks\/(\d+)\?done=sent$/.exec(location)?.[1] ?? words
}

describe('a school', () => {
  it('asks for a talk about a pupil of its roll, which somebody of the municipality arranges', async () => {
    const page = await test.as(test.lars).open(`/school/pupils/${test.emil.id}`)
    expect(page.html).toContain(`/school/pupils/${test.emil.id}/new-talk`)
    const id = await askFor()
    expect(await told(`${id} proposed`)).toEqual([
      'Emil: talk-invitation',
      'Marianne Thorup Krogh: talk-invitation',
      'Mette Krarup: talk-invitation',
    ])
    expect(await talk(id)).toMatchObject({ state: 'proposed', owner_id: test.mette.id })
    await setTime(id)
    const booked = await test.as(test.lars).open(`/school/talks/${id}`)
    expect(booked.words).toContain('1. december 2026 kl. 10.00 til kl. 10.45')
    expect(booked.words).toContain('Mette Krarup (fra kommunen)')
  })

  it('asks for no meeting between departments, and for nothing about somebody else’s pupil', async () => {
    const path = `/school/pupils/${test.emil.id}/new-talk`
    const meeting = { ...invitation, kind: 'coordination-meeting' }
    expect((await test.as(test.lars).fill(path, meeting)).status).toBe(422)
    expect((await test.as(test.otto).open(path)).status).toBe(404)
    expect((await test.as(test.otto).send(path, invitation)).status).toBe(404)
    expect(
      (await test.as(test.lars).fill(path, { ...invitation, people: `${test.omar.id}:other` })).status,
    ).toBe(422)
  })

  it('sees when, where and with whom, and nothing of why it is held or what was said about it', async () => {
    const id = await newTalk({
      people: `${test.lars.id}:school`,
      custody: 'no',
      because: 'Kun til kommunen.',
    })
    await setTime(id)
    await test.as(test.emil.actor).send(`/me/people/${test.emil.id}/talks/${id}/reply`, {
      reply: 'other-time',
      words: 'Jeg har fri om fredagen.',
    })
    const unsaid = { words: 'Hellere om torsdagen.' }
    const faulty = await test.as(test.lars).send(`/school/talks/${id}/reply`, unsaid)
    expect([faulty.status, faulty.form.words]).toEqual([422, unsaid.words])
    expect(faulty.html).not.toContain('readonly')
    const { words } = await test.as(test.lars).open(`/school/talks/${id}`)
    expect(words).toContain('Emil Thorup Krogh (den unge): beder om en anden tid')
    for (const secret of ['Kun til kommunen', 'fri om fredagen', 'Sådan er det gået'])
      expect(words).not.toContain(secret)
    expect((await test.as(test.mette).open(`/work/talks/${id}`)).words).toContain('Jeg har fri om fredagen.')
  })

  it('that has asked for a talk arranges nothing of it, and reads no words that are for the municipality', async () => {
    const id = await askFor()
    await setTime(id)
    const words = 'Jeg siger det kun til Mette.'
    const reply = `/me/people/${test.emil.id}/talks/${id}/reply`
    await test.as(test.emil.actor).send(reply, { reply: 'other-time', words })
    expect((await test.as(test.lars).open(`/school/talks/${id}`)).words).not.toContain(words)
    expect((await test.as(test.mette).open(`/work/talks/${id}`)).words).toContain(words)
    const changed = await test.db.as(
      (trx) =>
        trx
          .updateTable('talk')
          .set({ state: 'cancelled', changed_by: test.lars.id })
          .where('id', '=', id)
          .execute(),
      test.lars,
    )
    expect(changed[0]?.numUpdatedRows).toBe(0n)
  })

  it('sees it no more when the pupil has left', async () => {
    const id = await askFor()
    const set = `update relation set valid_until = $1 where person_id = $2 and kind = 'enrolled'`
    await test.rows(set, ['2026-11-24', test.emil.id])
    expect((await test.as(test.lars).open(`/school/talks/${id}`)).status).toBe(404)
    await test.rows(set, [null, test.emil.id])
    expect((await test.as(test.lars).open(`/school/talks/${id}`)).status).toBe(200)
  })
})

describe('the young person', () => {
  it('says when they can, comes or asks for another time, and takes the time along to their calendar', async () => {
    const id = await askFor()
    const emil = test.as(test.emil.actor)
    const mine = `/me/people/${test.emil.id}/talks`
    expect((await emil.open('/me/about')).html).toContain(`href="${mine}"`)
    const asked = await emil.open(mine)
    expect(asked.words).toContain('Samtale om fravær Venter på svar')
    expect(asked.words).toContain('Hvornår kan du? Sig ja eller nej til hver tid.')
    expect((await emil.open(`${mine}/${id}/calendar.ics`)).status).toBe(404)
    await setTime(id)
    expect((await emil.open(mine)).words).toContain('Passer tiden?')
    expect((await emil.send(`${mine}/${id}/reply`, {})).status).toBe(422)
    expect((await emil.send(`${mine}/${id}/reply`, { reply: 'accepted' })).location).toBe(`${mine}?done=talk`)
    expect((await emil.open(mine)).words).toContain('Du har sagt ja.')
    expect((await emil.send(`${mine}/${id}/reply`, { reply: 'other-time', words: 'Torsdag' })).status).toBe(
      303,
    )
    expect(await told(`${id} time 0 asked`)).toEqual(['Mette Krarup: talk-other-time'])
    const { bytes } = await emil.take(`${mine}/${id}/calendar.ics`)
    const { calendar, event } = readCalendar(Buffer.from(bytes).toString())
    expect(calendar.METHOD).toBe('PUBLISH')
    expect(event).toMatchObject({
      SUMMARY: 'Samtale',
      LOCATION: invitation.place,
      DTSTART: '20261201T090000Z',
    })
    expect(JSON.stringify(event)).not.toMatch(/Emil|fravær|Mette/)
  })

  it('answers only their own talks', async () => {
    const id = await askFor()
    const other = `/me/people/${test.emil.id}/talks/${id}/answer`
    expect((await test.as(test.lars).send(other, {})).status).toBe(403)
    const marianne = test.as(test.marianne)
    const [time] = await test.rows('select id from talk_time where talk_id = $1 order by id', [id])
    expect((await marianne.send(other, { [`time_${time?.id}`]: 'yes' })).status).toBe(303)
    const rows = await test.rows(
      `select part from talk_answer join talk_participant on talk_participant.id = participant_id where time_id = $1`,
      [time?.id],
    )
    expect(rows).toEqual([{ part: 'custody' }])
  })
})

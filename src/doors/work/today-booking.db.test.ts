import { beforeAll, describe, expect, it } from 'vitest'
import { asksOf, type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { talksOf } from '../talks.fixture.ts'

/* A talk that was agreed on with the young person, booked in a row of the list of today. */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
const { newConcern, promises, state } = asksOf(() => test)
const { told, talk: talkOf } = talksOf(() => test)

const booked = {
  day: '2026-12-01',
  at: '9.30',
  place: 'Uddannelseshuset',
  length: '30',
  custody: 'no',
  because: 'Emil vil selv sige det hjemme.',
}
/** The list with the form open in the row of a kind, as its link opens it. */
async function openForm(kind: string) {
  const mette = test.as(test.mette)
  const { html } = await mette.open(`/work?kind=${kind}`)
  const [, way = ''] = /href="([^"]*book=[^"#]*)#book"/.exec(html) ?? []
  return mette.open(way.replaceAll('&amp;', '&'))
}
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html.slice(html.indexOf('id="book"')))?.[1] ?? ''

describe('booking a talk in a row', () => {
  it('makes the talk with its time set, tells everybody with a time for their calendar, and keeps no promise of contact', async () => {
    const concern = await newConcern()
    const page = await openForm('first-contact')
    expect(page.words).toContain('Samtale aftalt med Emil Thorup Krogh')
    expect(page.html.match(/id="book"/g)).toHaveLength(1)
    const sent = await test.as(test.mette).send(`/work/people/${test.emil.id}/book-talk`, {
      ...booked,
      row: hidden(page.html, 'row'),
      concern: hidden(page.html, 'concern'),
      back: 'kind=first-contact',
    })
    expect(sent.location).toBe('/work?kind=first-contact&done=talkBooked')
    const [talk] = await test.rows('select id::text, kind, place, length_minutes, concern_id::text from talk')
    const id = String(talk?.id)
    expect(talk).toEqual({
      id,
      kind: 'talk',
      place: 'Uddannelseshuset',
      length_minutes: 30,
      concern_id: concern,
    })
    expect(await talkOf(id)).toEqual({
      state: 'booked',
      sequence: 0,
      starts_at: new Date('2026-12-01T08:30:00Z'),
      custody: 'not-invited',
      owner_id: test.mette.id,
    })
    expect(await told(id)).toEqual(['Emil: talk-time', 'Mette Krarup: talk-time'])
    const mails = await test.rows(
      `select count(*)::int as mails from message where calendar is not null and to_actor_id = $1`,
      [test.mette.id],
    )
    expect(mails).toEqual([{ mails: 1 }])
    // As any talk that answers a concern: taken up, and not yet talked with.
    expect(await state(concern)).toEqual({ state: 'owned', answered: false })
    expect(await promises(concern)).toEqual(['acknowledge: kept', 'named-owner: kept', 'first-contact: open'])
    expect((await test.as(test.emil.actor).open(`/me/people/${test.emil.id}/talks`)).words).toContain(
      'Uddannelseshuset',
    )
  })

  it('keeps what was typed and says what is wrong beside it, on the same list, also when its row has gone', async () => {
    const page = await openForm('first-contact')
    const to = `/work/people/${test.emil.id}/book-talk`
    const row = hidden(page.html, 'row')
    const wrong = { ...booked, day: '2026-11-20', because: '', row, back: 'kind=first-contact' }
    const mette = test.as(test.mette)
    for (const one of [row, 'promise-999999']) {
      const again = await mette.send(to, { ...wrong, row: one })
      expect(again.status).toBe(422)
      expect(again.words).toContain('Skriv hvorfor, med mindst 5 tegn.')
      expect(again.html).toContain('value="Uddannelseshuset"')
      expect(again.html).toContain('value="9.30"')
      expect(again.words).toContain('Det, der venter, efter frist')
      expect(again.html.match(/id="book"/g)).toHaveLength(1)
    }
    const past = await mette.send(to, { ...wrong, because: booked.because })
    expect(past.html).toMatch(/id="day-error".{0,80}Vælg tider, der ikke er gået\./s)
    expect(await test.rows('select count(*)::int as talks from talk')).toEqual([{ talks: 1 }])
  })

  it('is for who may write about them, and in nobody’s place', async () => {
    const to = `/work/people/${test.emil.id}/book-talk`
    expect((await test.as(test.omar).send(to, booked)).status).toBe(404)
    expect((await test.as(test.birgit).open('/work?of=team')).html).not.toContain('book=')
    const page = await openForm('first-contact')
    const row = hidden(page.html, 'row')
    expect((await test.as(test.omar).open(`/work?book=${row}`)).html).not.toContain('id="book"')
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { PromiseKind } from '../../features/service-levels/index.ts'
import { asksOf, type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { invitation } from '../talks.fixture.ts'
import { promised as promise } from './promised.fixture.ts'

let test: ConcernTest
const { newConcern, promises } = asksOf(() => test)
beforeAll(async () => {
  test = await concernTest()
})

const promised = (kind: PromiseKind, startedAt: string, more: Parameters<typeof promise>[3] = {}) =>
  promise(test, kind, startedAt, more)

const forget = async () => {
  await test.rows('delete from contact_attempt; delete from contact_effort; delete from promise_escalation')
  await test.rows('delete from promise_event')
  await test.rows('delete from promise')
  await test.rows('delete from concern_event')
  await test.rows('delete from concern')
}
const log = () =>
  test.rows(`select page, action, subjects::text[], tell_from::text from access_log order by id desc limit 1`)

describe('the list of today', () => {
  it('has what is late on top and then what is due first, in words, with the way to do it', async () => {
    await forget()
    const id = await newConcern()
    await promised('offer', '2026-10-01T09:00:00Z')
    await promised('handover', '2026-11-23T09:00:00Z')
    const { status, words, html } = await test.as(test.mette).open('/work')
    expect(status).toBe(200)
    const order = [
      'Tilbud om en ny aktivitet',
      'Kvittering til den, der meldte',
      'Overdragelsen er taget imod',
    ]
    const table = words.slice(words.indexOf('Det, der venter, efter frist'))
    const places = order.map((one) => table.indexOf(one))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(table).toMatch(/Tilbud om en ny aktivitet.{0,80}Emil.{0,80}\d+ arbejdsdage over/s)
    expect(table).toMatch(/Overdragelsen er taget imod.{0,80}Emil.{0,80}4 arbejdsdage tilbage/s)
    expect(html).toContain(`href="/work/concerns/${id}"`)
    expect(words).toContain('5 ting, 1 over fristen.')
    expect(words).toContain('Tilbud om en ny aktivitet: 1, 1 over fristen')
  })

  it('is one row in the log, with everybody on it, told later while something may not be told yet', async () => {
    await forget()
    await promised('offer', '2026-11-20T09:00:00Z')
    await test.as(test.mette).open('/work')
    expect(await log()).toEqual([
      { page: 'work.today', action: 'list', subjects: [test.emil.id], tell_from: null },
    ])
    await promised('handover', '2026-11-20T09:00:00Z', { tellFrom: '2026-12-09' })
    await test.as(test.mette).open('/work')
    expect(await log()).toMatchObject([{ page: 'work.today', tell_from: '2026-12-09' }])
  })

  it('is filtered by its address, which says the same to everybody of their own', async () => {
    await forget()
    await promised('offer', '2026-10-01T09:00:00Z')
    await promised('handover', '2026-11-23T09:00:00Z')
    await promised('no-gap', '2026-11-23T09:00:00Z', { owner: test.omar })
    const table = async (address: string, who = test.mette) => {
      const { words } = await test.as(who).open(address)
      return words.slice(words.indexOf('Det, der venter, efter frist'))
    }
    expect(await table('/work?kind=handover')).not.toContain('Tilbud om')
    expect(await table('/work?late=1')).not.toContain('Overdragelsen er')
    expect(await table('/work?late=1')).toContain('Tilbud om en ny aktivitet')
    expect(await table('/work?kind=no-gap', test.omar)).toContain('Ny aktivitet uden slip')
    expect((await test.as(test.mette).open('/work?kind=no-gap')).words).toContain(
      'Der er ikke noget på den liste.',
    )
    // What nobody knows filters nothing.
    expect(await table('/work?kind=weight&of=all&who=1')).toContain('Overdragelsen er')
  })

  it('is the team’s for those who lead it, with what each has, by name', async () => {
    await forget()
    await promised('offer', '2026-10-01T09:00:00Z')
    await promised('handover', '2026-11-23T09:00:00Z')
    const birgit = test.as(test.birgit)
    expect((await birgit.open('/work')).words).toContain('Der er ikke noget, der venter på dig')
    const { words, html } = await birgit.open('/work?of=team')
    expect(words).toMatch(/Navn Åbne Over fristen Mette Krarup 2 1 Omar Friis 0 0/)
    expect(html).toContain(`href="/work?of=team&amp;who=${test.mette.id}"`)
    expect((await birgit.open(`/work?of=team&who=${test.omar.id}`)).words).toContain(
      'Der er ikke noget på den liste.',
    )
    expect((await birgit.open(`/work?of=team&who=${test.mette.id}`)).words).toContain('Tilbud om')
    for (const who of [test.mette, test.omar])
      expect((await test.as(who).open('/work?of=team')).words).not.toContain('Tilbud om')
  })

  it('is the substitute’s while somebody is away', async () => {
    await forget()
    await promised('offer', '2026-11-20T09:00:00Z')
    await promised('no-gap', '2026-11-20T09:00:00Z', { owner: test.omar })
    await test.rows(
      `insert into away (actor_id, substitute_id, during, entered_by)
       values ($1, $2, '[2026-11-20,2026-12-01)', $1)`,
      [test.mette.id, test.omar.id],
    )
    const all = (await test.as(test.omar).open('/work')).words
    expect(all).toContain('Ny aktivitet uden slip')
    expect(all).toContain('Omar Friis for Mette Krarup')
    const only = (await test.as(test.omar).open('/work?of=substitute')).words
    expect(only).toContain('Tilbud om en ny aktivitet')
    expect(only).not.toContain('Ny aktivitet uden slip')
    await test.rows('delete from away')
  })

  it('has a concern that nobody has answered and for which nothing is promised any more', async () => {
    await forget()
    const id = await newConcern()
    await test.rows(
      `update promise set ended = 'excused', because = 'away' where source = 'concern' and source_id = $1`,
      [id],
    )
    const { words, html } = await test.as(test.mette).open('/work?kind=concern')
    expect(words).toContain('Ubesvaret bekymring: 1')
    expect(html).toContain(`href="/work/concerns/${id}"`)
    expect((await test.as(test.omar).open('/work')).words).not.toContain('Ubesvaret bekymring')
    expect((await test.as(test.mette).open('/work?late=1')).html).not.toContain(`/work/concerns/${id}"`)
  })

  it('says what was done, when nothing is left', async () => {
    await forget()
    await promised('offer', '2026-11-20T09:00:00Z')
    expect((await test.as(test.mette).open('/work')).words).not.toContain('Det er gjort i dag')
    await test.rows(
      `update promise set ended = 'done', done_at = reference.present(), done_with = 'offer', changed_by = owner_id`,
    )
    const { words } = await test.as(test.mette).open('/work')
    expect(words).toContain('Det er gjort i dag Tilbud om en ny aktivitet: 1')
    expect((await test.as(test.omar).open('/work')).words).not.toContain('Det er gjort i dag')
  })
})

describe('acting in a row', () => {
  it('takes the step that keeps the promise, and leads back to the list as it was filtered', async () => {
    await forget()
    const id = await newConcern()
    const { html } = await test.as(test.mette).open('/work?kind=acknowledge')
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    expect(html).toContain(`action="/work/concerns/${id}/step"`)
    const back = /name="back" value="([^"]*)"/.exec(html)?.[1] ?? ''
    const done = await test
      .as(test.mette)
      .send(`/work/concerns/${id}/step`, { version, step: 'acknowledge', back })
    expect(done.location).toBe('/work?kind=acknowledge&done=concernStep')
    expect(await promises(id)).toContain('acknowledge: kept')
    expect((await test.as(test.mette).open(done.location)).words).toContain('Det er noteret.')
  })

  it('writes down a call and how it went, and leads back: reached is contact, and no answer promises the next one', async () => {
    await forget()
    const id = await newConcern()
    const mette = test.as(test.mette)
    const to = `/work/people/${test.emil.id}/attempts`
    // Whoever keeps it, and may not write about them, is not offered what they cannot do.
    await promised('first-contact', '2026-11-23T09:00:00Z', { owner: test.omar })
    const omars = (await test.as(test.omar).open('/work')).html
    expect(omars).toContain('Første kontakt')
    expect(omars).not.toContain(`action="${to}"`)
    const { html, words } = await mette.open('/work?kind=first-contact')
    expect(html).toContain(`action="${to}"`)
    expect(words).toContain('Ringet op')
    const call = { channel: 'call', list: 'today', back: 'kind=first-contact' }
    const tried = await mette.send(to, { ...call, outcome: 'no-answer' })
    expect(tried.location).toBe('/work?kind=first-contact&done=attemptMade')
    expect(await promises(id)).toContain('first-contact: open')
    expect((await mette.open('/work?kind=next-attempt')).html).toContain(`action="${to}"`)
    expect((await test.as(test.birgit).open('/work?of=team')).html).not.toContain(`action="${to}"`)
    const reached = await mette.send(to, { ...call, outcome: 'reached', back: '' })
    expect(reached.location).toBe('/work?done=contactMade')
    expect(await promises(id)).toContain('first-contact: kept')
  })

  it('leads to proposing times for a talk, and back to the list as it was filtered', async () => {
    await forget()
    const id = await newConcern()
    const { html } = await test.as(test.mette).open('/work?kind=acknowledge')
    const [, way = ''] = /href="([^"]*new-talk\?[^"]*)"/.exec(html) ?? []
    const page = await test.as(test.mette).open(way.replaceAll('&amp;', '&'))
    expect(page.form).toMatchObject({ concern: id, back: 'kind=acknowledge' })
    const sent = await test
      .as(test.mette)
      .send(`/work/people/${test.emil.id}/new-talk`, { ...page.form, ...invitation })
    expect(sent.location).toBe('/work?kind=acknowledge&done=talkProposed')
  })

  it('lets a promise go: one’s own before its day, the leader what is late', async () => {
    await forget()
    const open = await promised('handover', '2026-11-23T09:00:00Z')
    const late = await promised('offer', '2026-10-01T09:00:00Z')
    const mine = (await test.as(test.mette).open('/work')).html
    expect(mine).toContain(`href="/work?excuse=${open}#excuse"`)
    expect(mine).not.toContain(`excuse=${late}`)
    const asked = (await test.as(test.mette).open(`/work?excuse=${late}`)).html
    expect(asked).not.toContain('/excuse"')
    const team = (await test.as(test.birgit).open('/work?of=team&late=1')).html
    expect(team).toContain(`href="/work?of=team&amp;late=1&amp;excuse=${late}#excuse"`)
    const form = await test.as(test.birgit).open(`/work?of=team&late=1&excuse=${late}`)
    expect(form.html.match(new RegExp(`action="/work/promises/${late}/excuse"`, 'g'))).toHaveLength(1)
    expect(form.html).toContain('name="back" value="of=team&amp;late=1"')
    const sent = await test
      .as(test.birgit)
      .send(`/work/promises/${late}/excuse`, { because: 'away', back: 'of=team&late=1' })
    expect(sent.location).toBe('/work?of=team&late=1&done=promiseExcused')
  })

  it('keeps the way back when the form has a fault, and takes no address from it', async () => {
    await forget()
    const id = await promised('handover', '2026-11-23T09:00:00Z')
    const faulty = await test
      .as(test.mette)
      .send(`/work/promises/${id}/excuse`, { because: 'weight', back: 'kind=handover' })
    expect(faulty.status).toBe(422)
    expect(faulty.form.back).toBe('kind=handover')
    const led = await test
      .as(test.mette)
      .send(`/work/promises/${id}/excuse`, { because: 'away', back: 'https://elsewhere.example/?of=me' })
    expect(led.location).toBe('/work?done=promiseExcused')
  })
})

describe('a saved list', () => {
  it('is a link of one’s own to a filter under a name', async () => {
    const mette = test.as(test.mette)
    const saved = await mette.send('/work/today/views', {
      name: 'Det, der haster',
      back: 'kind=offer&late=1',
    })
    expect(saved.location).toBe('/work?kind=offer&late=1&done=viewSaved')
    const { html } = await mette.open('/work')
    expect(html).toContain('<a href="/work?kind=offer&amp;late=1">Det, der haster</a>')
    expect((await test.as(test.omar).open('/work')).words).not.toContain('Det, der haster')
  })

  it('takes a name that one does not have already', async () => {
    const mette = test.as(test.mette)
    const again = await mette.send('/work/today/views', { name: 'Det, der haster', back: 'late=1' })
    expect(again.status).toBe(422)
    expect(again.words).toContain('Du har allerede en liste med det navn.')
    expect((await mette.send('/work/today/views', { name: ' ', back: '' })).status).toBe(422)
    const omar = await test.as(test.omar).send('/work/today/views', { name: 'Det, der haster', back: '' })
    expect(omar.location).toBe('/work?done=viewSaved')
  })

  it('is one’s own to delete', async () => {
    const [row] = await test.rows('select id from saved_view where actor_id = $1', [test.mette.id])
    const drop = `/work/today/views/${String(row?.id)}/drop`
    expect((await test.as(test.omar).send(drop, { back: '' })).status).toBe(404)
    expect((await test.as(test.mette).send(drop, { back: 'late=1' })).location).toBe(
      '/work?late=1&done=viewDropped',
    )
    expect((await test.as(test.mette).open('/work')).words).not.toContain('Det, der haster')
  })

  it('is one of twenty at most', async () => {
    const mette = test.as(test.mette)
    for (let each = 0; each < 20; each += 1)
      expect((await mette.send('/work/today/views', { name: `Liste ${each}`, back: '' })).status).toBe(303)
    const more = await mette.send('/work/today/views', { name: 'Liste 21', back: '' })
    expect(more.status).toBe(409)
    expect(more.words).toContain('Du kan gemme 20 lister.')
  })
})

describe('the list of today as a file', () => {
  it('has the rows that are shown, and one row in the log with everybody in it', async () => {
    await forget()
    await promised('offer', '2026-10-01T09:00:00Z')
    await promised('handover', '2026-11-23T09:00:00Z')
    const { html } = await test.as(test.mette).open('/work?kind=handover')
    expect(html).toContain('href="/work/today/list.csv?kind=handover"')
    const file = await test.as(test.mette).take('/work/today/list.csv?kind=handover')
    expect(Buffer.from(file.bytes).toString('utf8').split('\r\n').slice(1)).toEqual([
      'Overdragelsen er taget imod;Emil Thorup Krogh;;2026-11-30;;Mette Krarup',
      '',
    ])
    expect(await log()).toEqual([
      { page: 'work.today-csv', action: 'export', subjects: [test.emil.id], tell_from: null },
    ])
    expect((await test.as(test.mette).take('/work/today/list.xlsx')).bytes.length).toBeGreaterThan(1000)
  })

  it('is nobody’s to take alone where it is about more than 500', async () => {
    await forget()
    await test.rows(
      `with people as (insert into young_person (given_name, family_name, birth_date)
         select 'Talt', 'Nummer ' || each, '2009-01-01' from generate_series(1, 501) each returning id)
       insert into promise (person_id, kind, version, urgency, source, source_id, owner_id, started_at, due_on)
         select id, 'offer', 1, 'ordinary', 'a-test', 10000 + row_number() over (), $1, '2026-11-20', '2026-12-20'
         from people`,
      [test.omar.id],
    )
    const refused = await test.as(test.omar).open('/work/today/list.csv')
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('href="/work/exports/ask?what=today&amp;people=501"')
    const shown = await test.as(test.omar).open('/work')
    expect(shown.words).toContain('Listen viser de første 200.')
    expect(shown.words).toContain('501 ting.')
  })
})

import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { relate } from '../../../test/support/people.ts'
import { stepNews } from '../../features/talks/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { talksOf } from '../talks.fixture.ts'
import { promised } from './promised.fixture.ts'

/* Steps that were agreed at a talk, on the list of those of the municipality who do them. */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
beforeEach(async () => {
  await test.rows('delete from talk_step; delete from promise_event; delete from promise')
  await test.rows(
    `delete from disclosure where relation_id is not null; delete from relation where kind = 'participant'`,
  )
})
const { newTalk } = talksOf(() => test)

/** Agrees on a step by a day, which may be gone; says its number. */
async function agreed(talk: string, what: string, part: string, dueOn: string, actor = test.mette.id) {
  const [row] = await test.rows(
    `insert into talk_step (talk_id, person_id, what, participant_id, due_on, agreed_by)
     select talk_id, $4, $2, id, $5, $6 from talk_participant
     where talk_id = $1 and part = $3 and (part in ('young-person', 'school') or actor_id = $6) returning id`,
    [talk, what, part, test.emil.id, dueOn, actor],
  )
  return String(row?.id)
}
const table = async (address: string, who = test.mette) => {
  const { words } = await test.as(who).open(address)
  const from = words.indexOf('Det, der venter, efter frist')
  return from < 0 ? '' : words.slice(from)
}

describe('an agreed step on the list of today', () => {
  it('stands by its day among what is promised, says when it is late, is counted, filtered, logged and in the file', async () => {
    const talk = await newTalk()
    await agreed(talk, 'Ringe til værkstedet', 'contact', '2026-11-23')
    await agreed(talk, 'Skrive til skolen', 'contact', '2026-12-04')
    await promised(test, 'handover', '2026-11-23T09:00:00Z')
    await promised(test, 'offer', '2026-10-01T09:00:00Z')
    const { words, html } = await test.as(test.mette).open('/work')
    const list = words.slice(words.indexOf('Det, der venter, efter frist'))
    const places = ['Tilbud om', 'Ringe til værkstedet', 'Overdragelsen er', 'Skrive til skolen'].map((one) =>
      list.indexOf(one),
    )
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(list).toMatch(/Aftalt skridt Ringe til værkstedet Emil.{0,60}23\. november 2026 1 arbejdsdag over/)
    expect(words).toContain('4 ting, 2 over fristen.')
    expect(words).toContain('Aftalt skridt: 2, 1 over fristen')
    expect(html).toContain(`href="/work/talks/${talk}"`)
    expect(await table('/work?kind=step&late=1')).not.toContain('Skrive til skolen')
    expect(await table('/work?kind=offer')).not.toContain('Ringe til')
    const [log] = await test.rows(
      'select page, action, subjects::text[] from access_log order by id desc limit 1',
    )
    expect(log).toEqual({ page: 'work.today', action: 'list', subjects: [test.emil.id] })
    const file = await test.as(test.mette).take('/work/today/list.csv?kind=step')
    expect(Buffer.from(file.bytes).toString('utf8').split('\r\n').slice(1)).toEqual([
      'Aftalt skridt;Emil Thorup Krogh;;2026-11-23;1;Mette Krarup',
      'Aftalt skridt;Emil Thorup Krogh;;2026-12-04;;Mette Krarup',
      '',
    ])
  })

  it('is whose it is: the young person’s and the school’s stay theirs, and a colleague’s is the colleague’s', async () => {
    const talk = await newTalk({ people: `${test.lars.id}:school\n${test.omar.id}:other` })
    await agreed(talk, 'Besøge værkstedet', 'young-person', '2026-11-20')
    await agreed(talk, 'Finde en makker', 'school', '2026-11-20')
    await agreed(talk, 'Spørge jobcentret', 'other', '2026-12-01', test.omar.id)
    expect((await test.as(test.mette).open('/work')).words).toContain(
      'Der er ikke noget, der venter på dig lige nu.',
    )
    expect(await table('/work', test.omar)).toContain('Spørge jobcentret')
  })

  it('is on the team’s list and in what each of them has, for who leads them; of a meeting between others not (L-04)', async () => {
    // Whoever leads the contact person is around the young person too.
    await relate(test.db, {
      personId: test.emil.id,
      with: { actorId: test.mette.id },
      kind: 'contact_person',
    })
    const talk = await newTalk()
    await agreed(talk, 'Ringe til værkstedet', 'contact', '2026-11-23')
    const meeting = await newTalk({
      kind: 'coordination-meeting',
      people: `${test.omar.id}:other`,
      basis: 'within-authority',
      purpose: 'At finde en plads',
      until: '2027-01-15',
    })
    await agreed(meeting, 'Finde en plads', 'contact', '2026-12-01')
    const { words, html } = await test.as(test.birgit).open('/work?of=team')
    expect(words).toContain('Ringe til værkstedet')
    expect(words).not.toContain('Finde en plads')
    expect(words).toMatch(/Navn Åbne Over fristen Mette Krarup 1 1 Omar Friis 0 0/)
    expect(html).not.toContain('/steps/')
    expect(await table(`/work?of=team&who=${test.omar.id}`, test.birgit)).toBe('')
    expect(await table('/work')).toContain('Finde en plads')
    expect(await table('/work', test.omar)).toBe('')
  })

  it('is done with one click that leads back to the list as it was filtered, and said again says the same', async () => {
    const talk = await newTalk()
    const id = await agreed(talk, 'Ringe til værkstedet', 'contact', '2026-11-23')
    const mette = test.as(test.mette)
    const { html } = await mette.open('/work?kind=step&late=1')
    const to = `/work/talks/${talk}/steps/${id}`
    expect(html).toContain(`action="${to}"`)
    expect(html).toContain('name="back" value="kind=step&amp;late=1"')
    const done = { state: 'done', back: 'kind=step&late=1' }
    const sent = await mette.send(to, done)
    expect(sent.location).toBe('/work?kind=step&late=1&done=stepDone')
    expect((await mette.open(sent.location)).words).toContain('Skridtet er gjort.')
    expect((await mette.send(to, done)).location).toBe(sent.location)
    expect((await mette.send(to, { state: 'not-needed', because: 'Emil ringede.' })).status).toBe(404)
    expect(await test.rows('select state, ended_by::text from talk_step')).toEqual([
      { state: 'done', ended_by: test.mette.id },
    ])
    expect((await mette.open('/work')).words).toContain('Det er gjort i dag Aftalt skridt: 1')
    expect((await test.as(test.omar).open('/work')).words).not.toContain('Det er gjort i dag')
  })

  it('is the substitute’s while somebody is away', async () => {
    const talk = await newTalk()
    const id = await agreed(talk, 'Ringe til værkstedet', 'contact', '2026-11-23')
    await test.rows(
      `insert into away (actor_id, substitute_id, during, entered_by) values ($1, $2, '[2026-11-20,2026-12-01)', $1)`,
      [test.mette.id, test.omar.id],
    )
    // Standing in for a counsellor of a class gives no relation to its pupils: nobody is shown whom they may not know.
    expect(await table('/work', test.omar)).toBe('')
    await relate(test.db, {
      personId: test.emil.id,
      with: { actorId: test.omar.id },
      kind: 'substitute',
      basis: 'kui-guidance',
    })
    expect(await table('/work?of=substitute', test.omar)).toMatch(
      /Ringe til værkstedet.{0,120}Omar Friis for Mette Krarup/,
    )
    const sent = await test
      .as(test.omar)
      .send(`/work/talks/${talk}/steps/${id}`, { state: 'done', back: 'of=substitute' })
    expect(sent.location).toBe('/work?of=substitute&done=stepDone')
    await test.rows(`delete from away; delete from relation where kind = 'substitute'`)
  })

  it('is news for whose it is, and of nobody else’s steps (decision 0028)', async () => {
    const talk = await newTalk()
    const news = () => test.db.as((trx) => stepNews(trx, undefined), systemIn(test.db.aalborg, 'news'))
    const own = await agreed(talk, 'Ringe til værkstedet', 'contact', '2026-12-01')
    expect(await news()).toEqual([{ id: own, owner_id: test.mette.id }])
    const theirs = await agreed(talk, 'Besøge værkstedet', 'young-person', '2026-12-01')
    expect(await news()).toEqual([{ id: theirs, owner_id: '0' }])
  })
})

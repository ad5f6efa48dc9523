import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newActor, newYoungPerson, relate } from '../../../test/support/people.ts'
import { testDay } from '../../../test/support/time.ts'
import { addResidence } from '../../features/young-people/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { type ConcernTest, concernTest } from '../concerns.fixture.ts'

/* The law's own clock, from an entry by hand to an offer: as whoever keeps it, a leader and the young person see it. */

let test: ConcernTest
const livesHere = (personId: string, from: string) =>
  test.db.as(
    (trx) =>
      addResidence(trx, personId, {
        municipalityCode: '851',
        address: 'Fjordkanten 1',
        area: 'Centrum',
        from,
        source: 'a test',
      }),
    systemIn(test.db.aalborg, 'import'),
  )
beforeAll(async () => {
  test = await concernTest()
  await livesHere(test.emil.id, '2009-03-14')
  const tove = await newActor(test.db, 'Tove Toft', ['administrator'])
  await test.rows(
    `insert into law_clock_start (rule, starts_at, because, switched_by)
     select rule, '2026-11-01', 'en prøve', $1 from unnest(array['law-clock', 'no-gap']) as rule`,
    [tove.id],
  )
})
beforeEach(async () => {
  await test.rows(
    `truncate plan_not_followed, contact_attempt, contact_effort, promise, promise_event, promise_escalation, activity,
       status_spell, status_interruption, status_gap, form_receipt;
     delete from concern_event; delete from concern; delete from relation where kind = 'contact_person'`,
  )
})

const at = (path = '') => `/work/people/${test.emil.id}${path}`
const entered = (more: Readonly<Record<string, string>>, who = test.mette) =>
  test.as(who).fill(at('/new-activity'), { reported_by: 'Emil', learned_on: testDay(), ...more })
const broke = (who = test.mette) =>
  entered({ type: 'stx', from: '2026-08-10', last_day: '2026-11-12', outcome: 'interrupted' }, who)
/** Mette is the contact person, and writes that Emil's course was broken off. */
async function brokenOff(): Promise<void> {
  await relate(test.db, { personId: test.emil.id, with: { actorId: test.mette.id }, kind: 'contact_person' })
  await broke()
}
const tried = (outcome: string) =>
  test.as(test.mette).send(at('/attempts'), { channel: 'call', outcome, list: 'today' })
const promises = async () =>
  (
    await test.rows(
      `select concat_ws(' ', kind, due_on, promise_state(ended, because, done_at, changed_at, due_at), actor.name) as line
       from promise join actor on actor.id = owner_id where source = 'plan-not-followed' order by promise.id`,
    )
  ).map(({ line }) => line)

describe('an interruption that is written down', () => {
  it('stands with its times on the page, on Today, on the leader’s list and, in other words, on Emil’s own', async () => {
    await brokenOff()
    expect(await promises()).toEqual(['first-contact 2026-12-01 open Mette Krarup'])
    const { words } = await test.as(test.mette).open(at())
    expect(words).toContain('Planen bliver ikke fulgt siden 13. november 2026.')
    expect(words).toMatch(
      /I fik det at vide 24. november 2026 Kontakt Senest 1. december 2026, ved Mette Krarup Tilbud om en ny aktivitet Efter kontakten/,
    )
    expect((await test.as(test.mette).open('/work')).words).toContain('Første kontakt med den unge')
    const list = await test.as(test.birgit).open('/work/law-clock')
    expect(list.words).toMatch(
      /Emil.* 24. november 2026 .*Første kontakt med den unge. Senest 1. december 2026/,
    )
    const [row] = await test.rows('select page, subjects from access_log order by id desc limit 1')
    expect(row).toEqual({ page: 'work.law-clocks', subjects: [test.emil.id] })
    expect((await test.as(test.mette).open('/work/law-clock')).status).toBe(403)
    expect((await test.as(test.emil.actor).open('/me')).words).toContain(
      'Vi vil gerne tale med dig om, hvad du vil nu. Din voksne ringer senest 1. december 2026.',
    )
  })

  it('is kept by no attempt without contact, then by contact, and then by an offer', async () => {
    await brokenOff()
    await tried('no-answer')
    expect(await promises()).toEqual(['first-contact 2026-12-01 open Mette Krarup'])
    expect((await test.as(test.mette).open(at('/offer'))).status).toBe(404)
    await tried('reached')
    expect(await promises()).toEqual([
      'first-contact 2026-12-01 kept Mette Krarup',
      'offer 2026-12-24 open Mette Krarup',
    ])
    expect((await test.as(test.mette).open('/work')).html).toContain(`${at('/offer')}?back=`)
    const wrong = await test
      .as(test.mette)
      .send(at('/offer'), { type: 'none', on: '2026-11-23', words: 'Et besøg' })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Vælg en dag fra den, fristen begyndte, og til i dag.')
    expect(wrong.form).toMatchObject({ words: 'Et besøg' })
    const offer = { type: 'pgu', on: testDay(), words: 'Et besøg på FGU' }
    const made = await test.as(test.mette).fill(at('/offer'), offer)
    expect(made.location).toBe(`${at()}?done=offerMade`)
    const { words } = await test.as(test.mette).open(made.location)
    expect(words).toContain('24. november 2026: FGU, produktion (pgu). Et besøg på FGU')
    expect(words).toContain('Mette Krarup gav et tilbud om en ny aktivitet.')
    expect((await promises())[1]).toBe('offer 2026-12-24 kept Mette Krarup')
    expect((await test.as(test.mette).send(at('/offer'), offer)).status).toBe(409)
    expect((await test.as(test.emil.actor).open('/me')).words).toContain(
      'Du har fået et tilbud om noget nyt.',
    )
  })

  it('is kept by a talk about a concern, and by any talk at which he was', async () => {
    const contact = () => test.rows('select contact_at is not null as made from plan_not_followed')
    await brokenOff()
    const concern = /(\d+)\?done=sent$/.exec(await test.report())?.[1] ?? ''
    const { form } = await test.as(test.mette).open(`/work/concerns/${concern}`)
    await test.as(test.mette).send(`/work/concerns/${concern}/step`, { ...form, step: 'talk', on: '' })
    expect(await contact()).toEqual([{ made: true }])
    await test.rows('truncate promise, promise_event, promise_escalation, plan_not_followed, activity')
    await broke()
    const [talk] = await test.rows(
      `with had as (insert into talk (person_id, kind, basis, place, length_minutes, state, starts_at, owner_id, booked_by, custody)
          values ($1, 'talk', 'kui-guidance', 'Her', 30, 'booked', '2026-11-24T09:00:00+01:00', $2, $2, 'invited') returning id, version),
        people as (insert into talk_participant (talk_id, actor_id, part, invited_by)
          select id, $2, 'contact', $2::bigint from had union all select id, null, 'young-person', $2 from had)
       select id, version from had`,
      [test.emil.id, test.mette.id],
    )
    await test.as(test.mette).fill(`/work/talks/${talk?.id}/end`, { outcome: 'held' })
    expect(await contact()).toEqual([{ made: true }])
    expect(await promises()).toEqual([
      'first-contact 2026-12-01 kept Mette Krarup',
      'offer 2026-12-24 open Mette Krarup',
    ])
  })

  it('is nothing to keep any more when he is on the way again', async () => {
    await brokenOff()
    await entered({ type: 'hf', from: '2027-01-04' })
    expect(await promises()).toEqual(['first-contact 2026-12-01 void Mette Krarup'])
    expect((await test.as(test.mette).open(at())).words).not.toContain('Lovens frist')
    expect((await test.as(test.emil.actor).open('/me')).words).not.toContain('Vi vil gerne tale med dig')
  })

  it('without a contact person is the leader’s, who finds one; and theirs from then on', async () => {
    await relate(test.db, { personId: test.emil.id, with: { actorId: test.omar.id }, kind: 'substitute' })
    await broke(test.omar)
    expect(await promises()).toEqual(['first-contact 2026-12-01 open Birgit Lund'])
    expect((await test.as(test.birgit).open('/work/without-contact')).words).toContain(
      'Planen følges ikke, eller noget er slut, og en frist løber',
    )
    await test.as(test.birgit).send(at('/contact-person'), { who: test.omar.id, as: 'youth-guide' })
    expect(await promises()).toEqual(['first-contact 2026-12-01 open Omar Friis'])
  })
})

it('what ends for somebody of 20 is promised to be followed by an offer: there, on Today and on their own page', async () => {
  const { personId, actor } = await newYoungPerson(test.db, { birthDate: '2006-03-14' })
  await livesHere(personId, '2006-03-14')
  await relate(test.db, { personId, with: { actorId: test.mette.id }, kind: 'contact_person' })
  const their = (path = '') => `/work/people/${personId}${path}`
  const course = { type: 'pgu', from: '2026-08-10', last_day: '2026-11-12', outcome: 'completed' }
  const heard = { reported_by: 'Emil', learned_on: testDay() }
  await test.as(test.mette).fill(their('/new-activity'), { ...course, ...heard })
  expect(await promises()).toEqual(['no-gap 2026-12-24 open Mette Krarup'])

  const { words } = await test.as(test.mette).open(their())
  expect(words).toContain('Uden en aktivitet siden 13. november 2026.')
  expect(words).toMatch(
    /I fik det at vide 24. november 2026 Tilbud om en ny aktivitet Senest 24. december 2026, ved Mette Krarup/,
  )
  expect(words).toContain('Mette Krarup skrev, at noget er slut')
  expect(words).not.toContain('Lovens frist')
  const today = await test.as(test.mette).open('/work')
  expect(today.words).toContain('Ny aktivitet uden slip')
  expect(today.html).toContain(`${their('/offer')}?back=`)
  expect((await test.as(test.birgit).open('/work?of=team')).words).toContain('Ny aktivitet uden slip')
  expect((await test.as(test.birgit).open('/work/law-clock')).words).toContain('Der løber ingen frist')
  expect((await test.as(actor).open('/me')).words).toContain(
    'Vi finder noget nyt sammen med dig. Du får et tilbud senest 24. december 2026.',
  )

  await test.as(test.mette).send(their('/attempts'), { channel: 'call', outcome: 'reached', list: 'today' })
  expect(await promises()).toEqual(['no-gap 2026-12-24 open Mette Krarup'])
  const offer = { type: 'hf', on: '2026-11-23', words: '' }
  const wrong = await test.as(test.mette).send(their('/offer'), offer)
  expect([wrong.status, wrong.form]).toMatchObject([422, { type: 'hf', on: '2026-11-23' }])
  expect(wrong.words).toContain('Vælg en dag fra den, fristen begyndte, og til i dag.')
  const made = await test.as(test.mette).fill(their('/offer'), { ...offer, on: testDay() })
  expect(made.location).toBe(`${their()}?done=offerMade`)
  expect(await promises()).toEqual(['no-gap 2026-12-24 kept Mette Krarup'])
  expect((await test.as(actor).open('/me')).words).toContain('Du har fået et tilbud om noget nyt.')
})

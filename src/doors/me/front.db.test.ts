import { beforeAll, describe, expect, it } from 'vitest'
import { runOneJob } from '../../../test/support/one-job.ts'
import { newPerson, newYoungPerson, relate } from '../../../test/support/people.ts'
import { savePlaces } from '../../features/places/index.ts'
import { forgetReachJob } from '../../features/reach/index.ts'
import { asksOf, type ConcernTest, concernTest } from '../concerns.fixture.ts'
import { talksOf } from '../talks.fixture.ts'

/* The front page of Min side: my adult first, then what waits for me, when we meet and what was agreed. */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
  const guidance = { name_da: 'Uddannelseshuset', name_en: 'The Education House', text_da: 'Vi hjælper.' }
  await test.db.as((trx) =>
    savePlaces(trx, [
      {
        ...guidance,
        position: 3,
        kind: 'guidance',
        text_en: 'We help.',
        phone: '00 00 00 01',
        hours_da: 'Hverdage kl. 9 til 15',
        hours_en: 'Weekdays from 9 to 15',
        invented: true,
      },
    ]),
  )
})

const { newConcern } = asksOf(() => test)
const { newTalk, setTime, talk: talkOf, told } = talksOf(() => test)
const front = () => test.as(test.emil.actor).open('/me')

describe('the front page of a young person', () => {
  it('says plainly that there is no adult yet, and who helps until then and when', async () => {
    const { words } = await front()
    expect(words).toContain('Hej Emil')
    expect(words).toContain('Du har ingen voksen hos os endnu. Her er der nogen, der hjælper dig:')
    expect(words).toContain('Ring til Uddannelseshuset: 00 00 00 01 Åbent: Hverdage kl. 9 til 15.')
    expect(words).toContain('Der er ikke noget, du skal svare på lige nu.')
  })

  it('has the adult first, as what they are it, and how they are reached', async () => {
    await relate(test.db, {
      personId: test.emil.id,
      with: { actorId: test.mette.id },
      kind: 'contact_person',
      contactAs: 'counsellor',
    })
    const { words } = await front()
    expect(words).toContain('Mette Krarup er din kontaktperson. (vejleder)')
    expect(words).toContain('00 00 00 01')
    expect(words.indexOf('Mette Krarup')).toBeLessThan(words.indexOf('Det venter på dig'))
    // Before the nine links of the section too, in the source: so for a screen reader, without CSS and on a phone.
    expect(words.indexOf('Mette Krarup')).toBeLessThan(words.indexOf('Min log'))
  })

  it('asks for what waits, until it is answered: a new adult, times, a time that is set', async () => {
    const handed = await test.as(test.mette).fill(`/work/people/${test.emil.id}/hand-over`, {
      to: test.omar.id,
      as: 'counsellor',
      note: 'Vi har talt.',
    })
    expect(handed.status).toBe(303)
    const talk = await newTalk()
    const asked = await front()
    expect(asked.words).toContain('Omar Friis vil gerne være din voksne. Sig, hvad du synes.')
    expect(asked.words).toContain('Samtale om fravær: sig, hvornår du kan')
    expect((await test.as(test.emil.actor).send('/me/new-adult/yes', { answer: 'yes' })).status).toBe(303)
    const times = await test.rows('select id from talk_time where talk_id = $1', [talk])
    const answers = Object.fromEntries(times.map(({ id }) => [`time_${String(id)}`, 'yes']))
    const at = `/me/people/${test.emil.id}/talks/${talk}`
    expect((await test.as(test.emil.actor).send(`${at}/answer`, answers)).status).toBe(303)
    expect((await front()).words).toContain('Der er ikke noget, du skal svare på lige nu.')
    await setTime(talk)
    expect((await front()).words).toContain('Sig, om tiden passer dig: 1. december 2026 kl. 10.00')
    expect(
      (await test.as(test.emil.actor).send(`${at}/reply`, { reply: 'other-time', words: '' })).status,
    ).toBe(303)
    const { words } = await front()
    expect(words).not.toContain('Sig, om tiden passer dig')
    expect(words).toContain('Samtale om fravær : 1. december 2026 kl. 10.00 til kl. 10.45, Limfjordsskolen')
  })

  it('is theirs alone: nobody else’s adult, talk or concern stands on another’s, or on a parent’s', async () => {
    await newConcern({ told: 'yes' })
    expect((await front()).words).toContain('Nogen har været bekymret for dig')
    const other = await newYoungPerson(test.db, { givenName: 'Sofie' })
    const theirs = await test.as(other.actor).open('/me')
    expect(theirs.words).toContain('Hej Sofie')
    const mothers = await test.as(test.marianne).open('/me')
    for (const { words } of [theirs, mothers])
      for (const never of ['Mette Krarup', 'Omar Friis', 'bekymret', 'Limfjordsskolen'])
        expect(words).not.toContain(never)
    for (const actor of [test.mette, test.birgit, test.lars, test.stine])
      expect((await test.as(actor).open('/me')).status).toBe(403)
  })

  it('does not tell a parent of somebody protected which school it was that was worried', async () => {
    const personId = await newPerson(test.db, { birthDate: '2013-03-03', protected: { until: '2027-06-01' } })
    await relate(test.db, { personId, with: { unitId: test.classId }, kind: 'enrolled', basis: 'enrolment' })
    await relate(test.db, {
      personId,
      with: { actorId: test.marianne.id },
      kind: 'custody',
      basis: 'custody',
    })
    const lars = test.as(test.lars)
    const begun = await lars.send('/school/new-concern', { person: personId })
    const what = { seen: 'absence', words: 'Set mandag.', urgency: 'ordinary' }
    const told = await lars.send(begun.location, what)
    const sent = await lars.send(told.location, { told: 'yes', their_words: '', done_already: '' })
    const concern = /(\d+)\?done=sent$/.exec(sent.location)?.[1]
    await test.as(test.mette).fill(`/work/concerns/${concern}/custody`, { informed: 'yes' })
    const { words } = await test.as(test.marianne).open(`/me/people/${personId}/concerns`)
    expect(words).toContain('En voksen skrev til os.')
    expect(words).not.toContain('Limfjordsskolen')
  })
})

describe('a time at which the young person cannot come', () => {
  const mine = () => `/me/people/${test.emil.id}/talks`
  const emil = () => test.as(test.emil.actor)
  const today = async (who = test.mette) => (await test.as(who).open('/work?kind=talk')).words

  it('is given back with times of their own; calendars are told, and whoever arranges it finds it on Today', async () => {
    const id = await newTalk({ people: `${test.lars.id}:school` })
    await setTime(id)
    const cannot = `${mine()}/${id}/cannot`
    expect((await emil().open(mine())).html).toContain(`href="${cannot}"`)
    const wrong = {
      day_1: '2026-12-01',
      at_1: '10:00',
      day_2: '2026-11-02',
      at_2: '10:00',
      words: 'Efter skole',
    }
    const again = await emil().fill(cannot, wrong)
    expect(again.status).toBe(422)
    expect(again.words).toContain('Det er den tid, du ikke kan.')
    expect(again.words).toContain('Vælg tider, der ikke er gået.')
    expect(again.form).toMatchObject(wrong)
    const sent = await emil().fill(cannot, { day_1: '2026-12-03', at_1: '14.00', words: 'Efter skole' })
    expect(sent.location).toBe(`${mine()}?done=givenBack`)
    expect(await talkOf(id)).toMatchObject({ state: 'proposed', sequence: 2, starts_at: null })
    expect(await told(`${id} time 0 given back`)).toEqual([
      'Marianne Thorup Krogh: talk-time-off',
      'Mette Krarup: talk-other-time',
      'Lars Lærer: talk-time-off',
    ])
    const mails = await test.rows('select kind, calendar from message where idempotency_key = $1', [
      `notice ${test.lars.id} talk ${id} time 0 given back`,
    ])
    expect(mails).toMatchObject([
      {
        kind: 'appointment-cancelled',
        calendar: { isCancelled: true, sequence: 1, starts: '2026-12-01T09:00:00.000Z' },
      },
    ])
    expect(await today()).toContain('Den unge kan ikke den tid, der var sat')
    expect(await today(test.omar)).not.toContain('Den unge kan ikke')
    const { words } = await test.as(test.mette).open(`/work/talks/${id}`)
    expect(words).toContain('beder om en anden tid: Efter skole')
    expect(words).toContain('3. december 2026 kl. 14.00 Emil')
    expect(words).toContain('Kan ikke den tid. Emil')
    expect((await emil().open(cannot)).status).toBe(404)
    // The third of the times is his own. Calendars take it as the next version.
    await setTime(id, test.mette, 2)
    expect(await talkOf(id)).toMatchObject({
      state: 'booked',
      sequence: 2,
      starts_at: new Date('2026-12-03T13:00:00Z'),
    })
    expect(await today()).not.toContain('Den unge kan ikke')
  })

  it('is given back with a word or none; more times are proposed, and Today has it again once they are answered', async () => {
    const id = await newTalk()
    await setTime(id)
    expect((await emil().fill(`${mine()}/${id}/cannot`)).status).toBe(303)
    expect(await today()).toContain('Den unge kan ikke den tid, der var sat')
    const mette = test.as(test.mette)
    const more = `/work/talks/${id}/times`
    expect((await mette.fill(more)).words).toContain('Foreslå mindst en tid.')
    const sent = await mette.fill(more, { day_1: '2026-12-09', at_1: '10:00' })
    expect(sent.location).toBe(`/work/talks/${id}?done=talkMoreTimes`)
    expect(await today()).not.toContain('Den unge kan ikke')
    expect((await front()).words).toContain('Samtale om fravær: sig, hvornår du kan')
    const times = await test.rows('select id from talk_time where talk_id = $1', [id])
    const answers = Object.fromEntries(times.map((time) => [`time_${String(time.id)}`, 'yes']))
    await emil().send(`${mine()}/${id}/answer`, answers)
    expect(await today()).toContain('Den unge har svaret på alle tiderne')
  })

  it('is theirs to give back, once, and not once it was moved', async () => {
    const id = await newTalk({ people: `${test.lars.id}:school` })
    await setTime(id)
    const cannot = `${mine()}/${id}/cannot`
    const { form } = await emil().open(cannot)
    // From 15 on a parent asks for another time, and does not take this one off.
    expect((await test.as(test.marianne).open(cannot)).status).toBe(404)
    for (const who of [test.mette, test.lars]) expect((await test.as(who).open(cannot)).status).toBe(403)
    await test.as(test.mette).fill(`/work/talks/${id}/move`, { day: '2026-12-08', at: '14:15' })
    expect((await emil().send(cannot, form)).status).toBe(409)
    const tabs = [(await emil().open(cannot)).form, (await emil().open(cannot)).form]
    const sent = await Promise.all(
      tabs.map((tab, at) => emil().send(cannot, { ...tab, words: `Eksamen ${at}.` })),
    )
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409])
    const late = sent.find(({ status }) => status === 409)
    expect(late?.words).toContain('En anden har lige rettet det.')
    // The page that stands there now has no field for it.
    expect(late?.words).toMatch(/så du kan kopiere det\. Det, du skrev Eksamen [01]\./)
    expect(await talkOf(id)).toMatchObject({ state: 'proposed', sequence: 3 })
    // Nobody who arranges a talk takes its time off without another one.
    await setTime(id)
    await expect(
      test.rows(`update talk set state = 'proposed', starts_at = null where id = $1`, [id]),
    ).rejects.toMatchObject({ code: '23001' })
  })
})

describe('how the adult is reached', () => {
  const page = '/konto/saadan-naar-unge-dig'
  const ways = {
    phone: '+45 00 00 00 02',
    email: 'mette@kommune.example.dk',
    hours: 'Mandag til torsdag 9-15',
  }
  const numberOf = async (where: string, who = test.emil.actor) =>
    /href="tel:([^"]+)"/.exec((await test.as(who).open(where)).html)?.[1]

  it('is written by the adult, who is told kindly while the young cannot see it', async () => {
    const mette = test.as(test.mette)
    expect((await mette.open('/work')).words).toContain('Dine unge kan ikke se, hvordan de får fat i dig.')
    const wrong = await mette.fill(page, { phone: '12 34', email: 'mette', hours: ways.hours })
    expect(wrong.status).toBe(422)
    expect(wrong.words).toContain('Skriv otte tal')
    expect(wrong.words).toContain('Skriv en hel mail')
    expect(wrong.form).toMatchObject({ phone: '12 34', email: 'mette', hours: ways.hours })
    expect((await mette.fill(page, ways)).location).toBe(`${page}?done=saved`)
    expect((await mette.open(page)).form).toMatchObject({ ...ways, phone: '00 00 00 02' })
    expect((await mette.open('/work')).words).not.toContain('Dine unge kan ikke se')
  })

  it('stands beside them for the young person, and for whoever holds custody and sees them; nobody else', async () => {
    const { html, words } = await front()
    expect(html).toContain('href="tel:+4500000002"')
    expect(html).toContain('href="mailto:mette@kommune.example.dk"')
    expect(words).toContain('Mandag til torsdag 9-15')
    const child = await newPerson(test.db, { birthDate: '2014-03-03' })
    const mother = {
      personId: child,
      with: { actorId: test.marianne.id },
      kind: 'custody',
      basis: 'custody',
    } as const
    await relate(test.db, mother)
    expect(await numberOf(`/me/people/${child}`, test.marianne)).toBeUndefined()
    await relate(test.db, { personId: child, with: { actorId: test.mette.id }, kind: 'contact_person' })
    expect(await numberOf(`/me/people/${child}`, test.marianne)).toBe('+4500000002')
    const stranger = await newYoungPerson(test.db, { givenName: 'Alma' })
    for (const who of [stranger.actor, test.omar, test.lars, test.birgit])
      expect(await test.db.as((trx) => trx.selectFrom('staff_reach').select('phone').execute(), who)).toEqual(
        [],
      )
  })

  it('stands in the question about a new adult, of both', async () => {
    expect(await numberOf('/me/new-adult')).toBe('+4500000002')
    await test.as(test.omar).fill(page, { phone: '00000003' })
    const { html } = await test.as(test.emil.actor).open('/me/new-adult')
    expect(html).toContain('href="tel:+4500000003"')
  })

  it('is gone with the adult: told no longer than they are it, and forgotten the night after they have left', async () => {
    await test.rows(
      `update relation set valid_until = today() where kind = 'contact_person' and person_id = $1`,
      [test.emil.id],
    )
    expect((await front()).html).not.toContain('tel:+4500000002')
    await test.rows('update actor set left_on = today() where id = $1', [test.omar.id])
    await runOneJob(forgetReachJob, test.db)
    expect(await test.rows('select phone from staff_reach')).toEqual([{ phone: '00000002' }])
  })
})

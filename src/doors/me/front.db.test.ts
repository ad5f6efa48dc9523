import { beforeAll, describe, expect, it } from 'vitest'
import { newPerson, newYoungPerson, relate } from '../../../test/support/people.ts'
import { savePlaces } from '../../features/places/index.ts'
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
const { newTalk, setTime } = talksOf(() => test)
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

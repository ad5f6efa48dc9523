import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, relate } from '../../../test/support/people.ts'
import { asksOf, type ConcernTest, concernTest } from '../concerns.fixture.ts'

/* Whose contact person somebody is, who has none, and how many each has (domain §7). */

let test: ConcernTest
beforeAll(async () => {
  test = await concernTest()
})
const { newConcern } = asksOf(() => test)

const assign = () => `/work/people/${test.emil.id}/contact-person`
const contacts = () =>
  test.rows(
    `select actor.name, contact_as, valid_until::text from relation join actor on actor.id = actor_id
     where relation.kind = 'contact_person' and person_id = $1 order by relation.id`,
    [test.emil.id],
  )

describe('young people without a contact person', () => {
  it('are on the list of the leader whose work it is, once something asks for one', async () => {
    const birgit = test.as(test.birgit)
    expect((await birgit.open('/work/without-contact')).words).toContain('Alle, som noget kalder på')
    await newConcern()
    expect((await birgit.open('/work')).words).toContain('Unge uden kontaktperson 1 venter')
    const list = await birgit.open('/work/without-contact')
    expect(list.words).toContain('1 ung venter på en kontaktperson')
    expect(list.words).toContain('En bekymring er åben: 1')
    expect(list.words).toMatch(/Emil Thorup Krogh.*17 år.*En bekymring er åben.*24\. november 2026.*Find en/)
  })

  it('are nobody else’s: not another leader’s, and no page for who leads nobody', async () => {
    const other = await newActor(test.db, 'Lise Leder', ['team-leader'])
    expect((await test.as(other).open('/work/without-contact')).words).not.toContain('Emil')
    expect((await test.as(other).open(assign())).status).toBe(404)
    expect((await test.as(test.mette).open('/work/without-contact')).status).toBe(403)
  })

  it('and the log says whom the leader saw', async () => {
    await test.as(test.birgit).open('/work/without-contact')
    const [row] = await test.rows(
      `select action, subjects::text[], reasons from access_log where page = 'work.without-contact' order by id desc limit 1`,
    )
    expect(row).toEqual({ action: 'list', subjects: [test.emil.id], reasons: ['team'] })
  })
})

describe('choosing a contact person', () => {
  it('shows all by name, with room and acquaintance in words, and chooses nobody beforehand', async () => {
    const page = await test.as(test.birgit).open(assign())
    expect(page.words).toContain(
      'Mette Krarup: pladsen er ikke sat, er allerede knyttet til den unge, kender skolen',
    )
    expect(page.words.indexOf('Mette Krarup, Uddannelseshuset')).toBeLessThan(
      page.words.indexOf('Omar Friis, Uddannelseshuset'),
    )
    expect(page.form.who).toBeUndefined()
  })

  it('asks who and as what, and takes nobody who is not on the list', async () => {
    const birgit = test.as(test.birgit)
    expect((await birgit.send(assign(), {})).words).toContain('Vælg, hvem det skal være')
    const lars = await birgit.send(assign(), { who: test.lars.id, as: 'counsellor' })
    expect([lars.status, lars.words.includes('Vælg, hvem det skal være')]).toEqual([422, true])
  })

  it('lets the counsellor of the class choose herself and no colleague', async () => {
    const mette = test.as(test.mette)
    const page = await mette.open(assign())
    expect(page.words).toContain('Mette Krarup, Uddannelseshuset')
    expect(page.words).not.toContain('Omar Friis')
    expect((await mette.send(assign(), { who: test.omar.id, as: 'counsellor' })).status).toBe(422)
  })

  it('makes one of two who are chosen at the same moment', async () => {
    const birgit = test.as(test.birgit)
    const answers = await Promise.all([
      birgit.send(assign(), { who: test.omar.id, as: 'counsellor' }),
      birgit.send(assign(), { who: test.omar.id, as: 'youth-guide' }),
    ])
    expect(answers.filter(({ status }) => status === 303).map(({ location }) => location)).toEqual([
      '/work/without-contact?done=contactAssigned',
    ])
    expect(answers.filter(({ status }) => status === 404 || status === 409)).toHaveLength(1)
    expect(await contacts()).toHaveLength(1)
    expect((await birgit.open('/work/without-contact')).words).not.toContain('Emil')
    expect((await test.as(test.omar).open(`/work/people/${test.emil.id}`)).words).toContain(
      'Omar Friis er kontaktperson.',
    )
  })

  it('is told to both, without a word of whom it is about', async () => {
    const told = await test.rows(
      `select actor_id::text, kind from notice where kind in ('contact-assigned', 'adult-new') order by kind`,
    )
    expect(told).toEqual([
      { actor_id: test.emil.actor.id, kind: 'adult-new' },
      { actor_id: test.omar.id, kind: 'contact-assigned' },
    ])
  })

  it('is refused by the database for a second one on the same days', async () => {
    await expect(
      relate(test.db, { personId: test.emil.id, with: { actorId: test.mette.id }, kind: 'contact_person' }),
    ).rejects.toThrow('one_contact_person_at_a_time')
    expect((await test.as(test.birgit).open(assign())).status).toBe(404)
  })
})

describe('the team’s contact persons', () => {
  it('stand by name, with how many each has beside how many there is room for', async () => {
    const birgit = test.as(test.birgit)
    const set = await birgit.send(`/work/contact-persons/${test.omar.id}/capacity`, { people: '25' })
    expect(set.location).toBe('/work/contact-persons?done=capacitySet')
    const { words } = await birgit.open('/work/contact-persons')
    expect(words).toMatch(/Mette Krarup 0 Ikke sat .*Omar Friis 1 25/)
    expect(words).toMatch(/Kontaktpersoner pr\. ung i 2026 .* 1 1/)
  })

  it('have a number that only their own leader sets', async () => {
    const other = await newActor(test.db, 'Lone Leder', ['team-leader'])
    const path = `/work/contact-persons/${test.omar.id}/capacity`
    expect((await test.as(other).send(path, { people: '1' })).status).toBe(404)
    expect((await test.as(test.omar).send(path, { people: '1' })).status).toBe(403)
    expect((await test.as(test.birgit).send(path, { people: 'mange' })).status).toBe(422)
  })
})

describe('the end of being a contact person', () => {
  it('is the leader’s, and leaves the dates for ever', async () => {
    await test.rows(`update relation set valid_from = '2026-02-01' where kind = 'contact_person'`)
    const end = `${assign()}/end`
    expect((await test.as(test.omar).open(end)).status).toBe(404)
    const birgit = test.as(test.birgit)
    expect((await birgit.fill(end)).status).toBe(422)
    const because = 'Omar skifter arbejde.'
    expect((await birgit.fill(end, { because })).location).toBe('/work/without-contact?done=contactEnded')
    expect(await test.rows(`select ended_because from relation where kind = 'contact_person'`)).toEqual([
      { ended_because: because },
    ])
    expect(await contacts()).toEqual([
      { name: 'Omar Friis', contact_as: expect.any(String), valid_until: '2026-11-24' },
    ])
    expect((await birgit.open('/work/without-contact')).words).toContain('Kontaktpersonen er holdt op')
    await expect(
      test.rows(`update relation set valid_until = null where kind = 'contact_person'`),
    ).rejects.toThrow('stays')
  })

  it('counts in how many contact persons somebody has had', async () => {
    await test.as(test.birgit).send(assign(), { who: test.mette.id, as: 'counsellor' })
    expect((await test.as(test.birgit).open('/work/contact-persons')).words).toMatch(
      /Kontaktpersoner pr\. ung i 2026 .* 2 1/,
    )
  })
})

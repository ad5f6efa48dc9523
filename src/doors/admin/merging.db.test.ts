import { beforeAll, describe, expect, it } from 'vitest'
import { newPerson } from '../../../test/support/people.ts'
import { type AdminTest, adminTest } from './admin.fixture.ts'

let test: AdminTest
let people: readonly [string, string]
beforeAll(async () => {
  test = await adminTest()
  const born = { familyName: 'Bæk Sø', birthDate: '2009-03-14' }
  people = [
    await newPerson(test.db, { ...born, givenName: 'Åse' }),
    await newPerson(test.db, { ...born, givenName: 'Åse', familyName: 'Bæk' }),
  ]
  await newPerson(test.db, { ...born, givenName: 'Ida' })
})

const because = 'Kom først med et erstatningsnummer'
const wanted = { name: 'Åse Bæk Sø', born: '2009-03-14', otherName: 'Åse Bæk', otherBorn: '', because }
const here = async () =>
  (await test.db.asSuperuser<{ id: string }>('select id from m_851.young_person')).rows.map(({ id }) => id)

describe('the page about two records of one young person', () => {
  it('finds exactly two, by whole names and birth dates, and wants to know why', async () => {
    const answer = await test.jørgen.send('/admin/new-merge', { ...wanted, because: 'Ja' })
    expect(answer.status).toBe(422)
    const one = await test.jørgen.send('/admin/new-merge', { ...wanted, otherName: '' })
    expect(one.words).toContain('Vi fandt ikke to poster med de navne og datoer.')
    expect((await test.hanne.send('/admin/new-merge', wanted)).status).toBe(403)
  })

  it('shows both and what would happen, before anything does; nothing about them stands in the address', async () => {
    const sent = await test.jørgen.send('/admin/new-merge', wanted)
    expect(sent.location).toBe('/admin/merges/1')
    const page = await test.jørgen.open('/admin/merges/1')
    for (const words of [
      'Intet er ændret.',
      'Åse Bæk Sø',
      'Åse Bæk',
      'Bliver',
      'Går op i den anden',
      because,
    ])
      expect(page.words).toContain(words)
    expect(page.html).not.toContain(people[0])
    const { rows } = await test.db.asSuperuser<{ subjects: string[] }>(
      `select subjects from m_851.access_log where page = 'admin.merge' order by id desc limit 1`,
    )
    expect(rows[0]?.subjects.toSorted()).toEqual([...people].sort())
    expect(await here()).toHaveLength(3)
    // For control one reads along, and changes nothing.
    expect((await test.hanne.open('/admin/merges/1')).words).not.toContain('Gør dem til én')
    expect((await test.hanne.send('/admin/merges/1', { step: 'merge', because: '' })).status).toBe(403)
    expect((await test.ida.open('/admin/merges')).status).toBe(403)
  })

  it('makes one of them, keeping the one that was chosen, and two again with a reason', async () => {
    await test.jørgen.send('/admin/merges/1', { step: 'swap', because: '' })
    const done = await test.jørgen.send('/admin/merges/1', { step: 'merge', because: '' })
    expect(done.location).toBe('/admin/merges/1?done=merged')
    expect(await here()).toHaveLength(2)
    const page = await test.jørgen.open(done.location)
    expect(page.words).toContain('Jørgen Hvass Lykke gjorde de to poster til én')
    expect((await test.jørgen.send('/admin/merges/1', { step: 'merge', because: '' })).words).toContain(
      'En af posterne er ændret imens',
    )
    const silent = await test.anna.send('/admin/merges/1', { step: 'part', because: 'Nej' })
    expect(silent.words).toContain('Skriv hvorfor, med mindst 10 tegn.')
    const parted = await test.anna.send('/admin/merges/1', { step: 'part', because: 'De er fætre' })
    expect(parted.location).toBe('/admin/merges/1?done=parted')
    expect((await here()).toSorted()).toEqual(expect.arrayContaining([...people]))
    const list = await test.hanne.open('/admin/merges')
    expect(list.words).toContain('Anna Bisgaard Lund gjorde dem til to igen')
  })
})

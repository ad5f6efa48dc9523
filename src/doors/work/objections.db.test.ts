import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, relate } from '../../../test/support/people.ts'
import { facts } from '../../features/objections/index.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
let ordinary: string
let restricted: string
beforeAll(async () => {
  test = await workTest()
  const notes = await test.superuser('select id, category from note where person_id = $1', [test.emil])
  const noteOf = (category: string) => String(notes.find((one) => one.category === category)?.id)
  ordinary = noteOf('guidance')
  restricted = noteOf('sensitive')
  for (const [person, who] of [
    [test.emil, 'Emil'],
    [test.freja, 'Freja'],
  ] as const)
    for (const fact of facts.filter((one) => one !== 'note' && one !== 'concern'))
      await object(person, fact, `${who} om ${fact}`)
  await object(test.emil, 'note', 'Emil om noten', ordinary)
  await object(test.emil, 'note', 'Emil om den fortrolige note', restricted, 'sensitive')
})

const categories: Readonly<Record<string, string>> = {
  contact: 'contact',
  residence: 'contact',
  around: 'contact',
  note: 'guidance',
}
const object = (person: string, about: string, words: string, row?: string, category?: string) =>
  test.superuser(
    `insert into objection (person_id, made_by, about, about_id, category, words) values ($1, $2, $3, $4, $5, $6)`,
    [person, test.mette.id, about, row ?? null, category ?? categories[about] ?? 'identity', words],
  )

const page = (person: string, rest = '') => `/work/people/${person}${rest}`

describe('what somebody says is wrong', () => {
  it.each(['mette', 'jonas'] as const)('stands beside each fact that %s sees', async (who) => {
    const { words } = await test.as(test[who]).open(page(test.emil))
    const order = [
      'Emil om name',
      'Jeg kan lide biler.',
      'Emil om age',
      'Emil om other',
      'Jonas Rask',
      'Emil om around',
      'Emil om school',
      '98 76 54 32',
      'Emil om contact',
      'Emil om residence',
      'Emil vil besøge værkstedet.',
      'Emil om noten',
    ]
    const places = order.map((one) => words.indexOf(one))
    expect(places.filter((place) => place < 0)).toEqual([])
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(words).not.toContain('Emil om den fortrolige note')
  })

  it('stands beside a note on its own page; of a restricted one only there', async () => {
    expect((await test.as(test.jonas).open(page(test.emil, `/notes/${ordinary}`))).words).toContain(
      'Emil om noten',
    )
    const opened = await test.as(test.mette).open(page(test.emil, `/notes/${restricted}`))
    expect(opened.words).toContain('Emil om den fortrolige note')
    expect(opened.words).not.toContain('Emil om noten')
  })

  it('is kept with its answer', async () => {
    const [said] = await test.superuser("select id from objection where words = 'Emil om name'")
    await test.superuser(
      `insert into objection_answer (objection_id, answered_by, outcome, words) values ($1, $2, 'kept', 'Det står i dåbsattesten.')`,
      [said?.id, test.mette.id],
    )
    expect((await test.as(test.jonas).open(page(test.emil))).words).toContain('Det står i dåbsattesten.')
  })

  it('waits behind the click where it is about where somebody protected can be found', async () => {
    const { words } = await test.as(test.mette).open(page(test.freja))
    for (const fact of ['name', 'age', 'other', 'around']) expect(words).toContain(`Freja om ${fact}`)
    const places = ['contact', 'residence', 'school'].map((fact) => `Freja om ${fact}`)
    for (const place of places) expect(words).not.toContain(place)
    const found = await test
      .as(test.mette)
      .send(page(test.freja, '/location'), { purpose: 'Hun har brug for et brev.' })
    for (const place of places) expect(found.words).toContain(place)
  })

  it('is not shown to somebody who does not see the fact', async () => {
    const mentor = await newActor(test.db, 'Mie Møde', ['counsellor'])
    await relate(test.db, {
      personId: test.emil,
      with: { actorId: mentor.id },
      kind: 'participant',
      purpose: 'Et møde om praktik',
      until: '2099-01-01',
    })
    const { status, words } = await test.as(mentor).open(page(test.emil))
    expect(status).toBe(200)
    expect(words).toContain('Emil om name')
    for (const fact of ['contact', 'residence', 'noten']) expect(words).not.toContain(`Emil om ${fact}`)
  })
})

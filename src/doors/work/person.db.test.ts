import { beforeAll, describe, expect, it } from 'vitest'
import { newPerson, relate } from '../../../test/support/people.ts'
import { secretWords, type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
beforeAll(async () => {
  test = await workTest()
})

const page = (id: string, rest = '') => `/work/people/${id}${rest}`

describe('the caseload', () => {
  it('lists those whom one is around, with age, why and contact person, in one row of the log', async () => {
    await test.log()
    const answer = await test.as(test.jonas).open('/work/caseload')
    expect(answer.status).toBe(200)
    expect(answer.words).toContain(
      'Freja Kjærgård Navn og adresse er beskyttet 18 år jeg er sagsbehandler for Mette Krarup',
    )
    expect(answer.words).toContain('Emil Thorup Krogh 17 år')
    const rows = await test.log()
    expect(rows.map(({ page: name, action }) => [name, action])).toEqual([['work.caseload', 'list']])
    expect([...(rows[0]?.subjects ?? [])].sort()).toEqual([test.emil, test.freja].sort())
    expect(rows[0]?.reasons).toEqual(['caseworker'])
  })

  it('shows nothing of where somebody protected can be found', async () => {
    const answer = await test.as(test.jonas).open('/work/caseload')
    for (const words of Object.values(secretWords)) expect(answer.html).not.toContain(words)
  })

  it('is empty for somebody who is around nobody, and says so', async () => {
    expect((await test.as(test.stranger).open('/work/caseload')).words).toContain(
      'Du er ikke knyttet til nogen unge',
    )
  })

  it('can be narrowed by an address that others can use, who then see their own', async () => {
    const address = '/work/caseload?why=contact_person'
    expect((await test.as(test.mette).open(address)).words).toContain('Freja Kjærgård')
    const jonas = await test.as(test.jonas).open(address)
    expect(jonas.words).not.toContain('Freja')
    expect(jonas.words).toContain('Der er ingen flere på listen')
  })

  it('goes on by the last one shown, in Danish order, and shows everybody once', async () => {
    const names = ['Aagaard', 'Zacho', 'Ågård', 'Æbelø', 'Østergaard', 'Berg']
    for (let each = 0; each < 60; each += 1) {
      const familyName = `${names[each % names.length]} ${each}`
      const personId = await newPerson(test.db, { givenName: 'Test', familyName })
      await relate(test.db, { personId, with: { actorId: test.stranger.id }, kind: 'mentor' })
      await relate(test.db, { personId, with: { actorId: test.stranger.id }, kind: 'contact_person' })
    }
    const seen: string[] = []
    let address: string | undefined = '/work/caseload'
    let opened = 0
    while (address) {
      const { html } = await test.as(test.stranger).open(address)
      seen.push(...[...html.matchAll(/\/work\/people\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''))
      address = /href="(\/work\/caseload\?after=[0-9a-f-]{36})"/.exec(html)?.[1]
      opened += 1
    }
    expect([opened, seen.length, new Set(seen).size]).toEqual([2, 60, 60])
    const first = await test.as(test.stranger).open('/work/caseload')
    expect(first.words.indexOf('Test Zacho')).toBeLessThan(first.words.indexOf('Test Æbelø'))
    expect(first.words.indexOf('Test Æbelø')).toBeLessThan(first.words.indexOf('Test Østergaard'))
  })
})

describe('a search by name', () => {
  it.each(['kjærgaard', 'KJÆRGÅRD', 'freja kjaer', 'fre', 'Kærgård, Freia'])(
    'finds %s however it is written, and keeps only its hash',
    async (name) => {
      await test.log()
      const answer = await test.as(test.mette).send('/work/search', { name })
      expect(answer.words).toContain('Vi fandt 1.')
      const [row] = await test.log()
      expect(row).toMatchObject({ page: 'work.search.send', action: 'search', subjects: [test.freja] })
      expect(row?.criterion?.length).toBe(32)
      expect(JSON.stringify(row).toLowerCase()).not.toContain(name.toLowerCase())
    },
  )

  it('finds nobody whom one may not know, and says the same as for nobody', async () => {
    const known = await test.as(test.stranger).send('/work/search', { name: 'Kjærgård' })
    const nobody = await test.as(test.stranger).send('/work/search', { name: 'Qwertz' })
    expect(known.words.replace('Kjærgård', '')).toBe(nobody.words.replace('Qwertz', ''))
  })

  it('says so where it only found a name that looks like it', async () => {
    const answer = await test.as(test.mette).send('/work/search', { name: 'Ferja' })
    expect(answer.words).toContain('Ingen hedder præcis sådan.')
    expect(answer.words).toContain('Freja Kjærgård')
  })

  it.each(['14.3.2009', '14/3-09', '140309', '14. marts 2009'])('finds by the birthday %s', async (born) => {
    const answer = await test.as(test.mette).send('/work/search', { name: '', born })
    expect(answer.words).toContain('Vi fandt 1.')
    expect(answer.words).toContain('Emil Thorup Krogh')
    expect(answer.form.born).toBe(born)
    expect((await test.as(test.stranger).send('/work/search', { born })).words).not.toContain('Emil')
  })

  it('finds nobody where name and birthday are of two people, and says which day is none', async () => {
    const both = { name: 'Freja', born: '14.3.2009' }
    expect((await test.as(test.mette).send('/work/search', both)).words).toContain('Vi fandt ingen.')
    const answer = await test.as(test.mette).send('/work/search', { ...both, born: '31.2.2009' })
    expect([answer.status, answer.form.name, answer.form.born]).toEqual([422, 'Freja', '31.2.2009'])
    expect(answer.words).toContain('Det er ikke en dag.')
  })

  it('asks for more than one letter, and keeps what was typed', async () => {
    const answer = await test.as(test.mette).send('/work/search', { name: 'K' })
    expect(answer.status).toBe(422)
    expect(answer.form.name).toBe('K')
  })
})

describe('a person page', () => {
  it('has their own words first, why one sees it, and who is around them', async () => {
    const answer = await test.as(test.mette).open(page(test.emil))
    const order = [
      'Jeg vil gerne arbejde med biler.',
      'Jeg kan lide biler.',
      'Du ser det, fordi du er kontaktperson for Emil.',
      'Jonas Rask',
      '98 76 54 32',
      'Det kan du gøre',
      'Skriv en kort note',
      'tilføjede: kontaktperson.',
      'Emil vil besøge værkstedet.',
      'Udskrevet af Mette Krarup',
    ]
    const places = order.map((words) => answer.words.indexOf(words))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((one, other) => one - other))
    expect(answer.words).toContain('Skjulte Skole')
  })

  it('takes a short note of today, and asks on a page of its own for what it lacks', async () => {
    const to = page(test.emil, '/new-note')
    const lacking = await test
      .as(test.mette)
      .send(to, { kind: '', happened_on: '2026-11-20', words: 'Emil ringede.' })
    expect([lacking.status, lacking.form.words]).toEqual([422, 'Emil ringede.'])
    const sent = await test.as(test.mette).send(to, { ...lacking.form, kind: 'phone' })
    expect(sent.status).toBe(303)
    const notes = await test.as(test.mette).open(page(test.emil, '?kind=note'))
    expect(notes.words).toContain('Emil ringede.')
    expect(notes.words).not.toContain('tilføjede: kontaktperson.')
  })

  it('is in English as well', async () => {
    const answer = await test.as(test.mette).open(`/en${page(test.emil)}`)
    expect(answer.words).toContain('You see this because you are Emil’s contact person.')
  })

  it('says that there is a restricted note, and keeps its words', async () => {
    for (const actor of [test.mette, test.jonas]) {
      const answer = await test.as(actor).open(page(test.emil))
      expect(answer.words).toContain('Noten er fortrolig.')
      expect(answer.html).not.toContain(secretWords.note)
    }
  })

  it('answers alike for somebody unknown, somebody unrelated and nonsense, and writes the same row', async () => {
    const nobody = '11111111-2222-4333-8444-555555555555'
    const answers = []
    for (const id of [test.emil, nobody]) {
      await test.log()
      const { status, html } = await test.as(test.stranger).open(page(id))
      const rows = (await test.log()).map(({ page: name, result, subjects, reasons }) => [
        name,
        result,
        subjects.map((one) => one === id),
        reasons,
      ])
      answers.push({ status, html: html.replaceAll(id, '').replaceAll(/[\w-]{20,}/g, ''), rows })
    }
    expect(answers[0]?.status).toBe(404)
    expect(answers[0]).toEqual(answers[1])
    expect((await test.as(test.stranger).open(page('nonsense'))).status).toBe(404)
  })

  it('is gone on the next request after the relation has ended', async () => {
    const personId = await newPerson(test.db, { givenName: 'Nova' })
    const relation = await relate(test.db, {
      personId,
      with: { actorId: test.mette.id },
      kind: 'contact_person',
    })
    expect((await test.as(test.mette).open(page(personId))).status).toBe(200)
    await test.superuser('update relation set valid_until = today() where id = $1', [relation])
    expect((await test.as(test.mette).open(page(personId))).status).toBe(404)
    expect((await test.as(test.mette).open('/work/caseload')).words).not.toContain('Nova')
  })
})

describe('where somebody protected can be found', () => {
  it('is not on the page, for the contact person neither', async () => {
    const answer = await test.as(test.mette).open(page(test.freja))
    for (const words of Object.values(secretWords)) expect(answer.html).not.toContain(words)
    expect(answer.words).toContain('Telefon, e-mail, adresse og skole vises ikke her')
  })

  it('opens with a purpose, in a row of its own', async () => {
    await test.log()
    const purpose = 'Jeg skal sende et brev.'
    const answer = await test.as(test.mette).fill(page(test.freja, '/location'), { purpose })
    for (const words of [secretWords.phone, secretWords.street, secretWords.school])
      expect(answer.words).toContain(words)
    const rows = await test.log()
    expect(rows.map(({ page: name, action, result, purpose: why }) => [name, action, result, why])).toEqual([
      ['work.location', 'read', 'shown', null],
      ['work.location.send', 'read', 'shown', purpose],
    ])
    expect(rows.map(({ subjects }) => subjects)).toEqual([[test.freja], [test.freja]])
  })

  it('does not open without a purpose', async () => {
    const answer = await test.as(test.mette).send(page(test.freja, '/location'), { purpose: 'nej' })
    expect(answer.status).toBe(422)
    expect(answer.html).not.toContain(secretWords.street)
    expect(answer.form.purpose).toBe('nej')
  })

  it('does not open for a caseworker, who may see the rest', async () => {
    expect((await test.as(test.jonas).open(page(test.freja))).status).toBe(200)
    expect((await test.as(test.jonas).open(page(test.freja, '/location'))).status).toBe(404)
    const sent = await test
      .as(test.jonas)
      .send(page(test.freja, '/location'), { purpose: 'Jeg vil vide det.' })
    expect(sent.status).toBe(404)
    expect(sent.html).not.toContain(secretWords.street)
  })
})

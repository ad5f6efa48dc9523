import { beforeAll, describe, expect, it } from 'vitest'
import { newActor, newPerson, relate } from '../../../test/support/people.ts'
import { secretWords, type WorkTest, workTest } from './work.fixture.ts'

let test: WorkTest
beforeAll(async () => {
  test = await workTest()
})

const page = (rest = '', id = test.emil) => `/work/people/${id}${rest}`
const idOf = async (words: string): Promise<string> => {
  const [row] = await test.superuser('select note_id from note_version where words = $1', [words])
  return String(row?.note_id)
}
const written = {
  kind: 'meeting',
  happened_on: '2026-11-20',
  words: 'Vi talte om skolen.',
  guardians_because: '',
  tell_from: '',
}

describe('writing a note', () => {
  it('leads back to the page, which says so and shows it; the log has who it was about', async () => {
    await test.log()
    const answer = await test.as(test.mette).fill(page('/new-note'), written)
    expect(answer.location).toBe(`${page()}?done=noteWritten`)
    const shown = await test.as(test.mette).open(answer.location)
    expect(shown.words).toContain('Noten er gemt.')
    expect(shown.words).toContain('Møde, 20. november 2026')
    const rows = (await test.log()).filter(({ page: name }) => name === 'work.note-new.send')
    expect(rows.map(({ action, subjects }) => [action, subjects])).toEqual([['change', [test.emil]]])
  })

  it('says everything that is missing at once, keeps what was typed, and writes nothing', async () => {
    const before = await test.superuser('select count(*)::int as count from note')
    const answer = await test.as(test.mette).send(page('/new-note'), {
      words: 'Kun ord.',
      happened_on: '',
      not_for_guardians: 'on',
      tell_from: 'snart',
    })
    expect(answer.status).toBe(422)
    for (const fault of [
      'Vælg, hvad noten handler om.',
      'Vælg den dag, det skete.',
      'Skriv, hvorfor forældrene ikke skal se noten.',
      'Vælg en dato.',
    ])
      expect(answer.words).toContain(fault)
    expect(answer.form).toMatchObject({ words: 'Kun ord.', not_for_guardians: 'on' })
    expect(await test.superuser('select count(*)::int as count from note')).toEqual(before)
  })

  it('is not about a day to come', async () => {
    const answer = await test
      .as(test.mette)
      .fill(page('/new-note'), { ...written, happened_on: '2026-11-30' })
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('Dagen ligger fremme i tiden.')
  })

  it('keeps from the parents, and from the young person until a day, what was marked so', async () => {
    await test.log()
    await test.as(test.mette).fill(page('/new-note'), {
      ...written,
      words: 'Om hjemmet.',
      not_for_guardians: 'on',
      guardians_because: 'Emil har bedt om det.',
      tell_from: '2026-12-08',
    })
    const [row] = (await test.log()).filter(({ page: name }) => name === 'work.note-new.send')
    expect(row?.tell_from).toBe('2026-12-08')
    const shown = await test.as(test.mette).open(page())
    expect(shown.words).toContain(
      'Ikke for forældre: Emil har bedt om det. Den unge ser noten fra 8. december 2026.',
    )
  })

  it('restricted is only for those who may open restricted ones', async () => {
    const form = await test.as(test.jonas).open(page('/new-note'))
    expect(form.form).not.toHaveProperty('restricted')
    expect(form.html).not.toContain('name="restricted"')
    const answer = await test.as(test.jonas).send(page('/new-note'), { ...written, restricted: 'on' })
    expect(answer.status).toBe(404)
  })
})

describe('a restricted note', () => {
  it('opens for the contact person on a page of its own, which is in the log', async () => {
    const note = await idOf(secretWords.note)
    await test.log()
    const answer = await test.as(test.mette).open(page(`/notes/${note}`))
    expect(answer.words).toContain(secretWords.note)
    expect((await test.log()).map(({ page: name, subjects }) => [name, subjects])).toEqual([
      ['work.note', [test.emil]],
    ])
  })

  it('does not open for a caseworker, nor by another person’s address', async () => {
    const note = await idOf(secretWords.note)
    for (const address of [
      page(`/notes/${note}`),
      page(`/notes/${note}/revise`),
      page(`/notes/${note}/move`),
    ])
      expect((await test.as(test.jonas).open(address)).status).toBe(404)
    expect((await test.as(test.mette).open(page(`/notes/${note}`, test.freja))).status).toBe(404)
  })
})

describe('revising a note', () => {
  it('keeps the earlier words where all can read them, with why', async () => {
    const note = await idOf('Emil vil besøge værkstedet.')
    const answer = await test.as(test.mette).fill(page(`/notes/${note}/revise`), {
      words: 'Emil vil besøge to værksteder.',
      because: 'Der var to.',
    })
    expect(answer.location).toBe(`${page(`/notes/${note}`)}?done=noteRevised`)
    const shown = await test.as(test.jonas).open(page(`/notes/${note}`))
    expect(shown.words).toContain('Emil vil besøge to værksteder.')
    expect(shown.words).toContain('Emil vil besøge værkstedet.')
    expect(shown.words).toContain('Mette Krarup skrev udgave 2, fordi: Der var to.')
  })

  it('does not overwrite what a colleague wrote meanwhile: both texts are on the page', async () => {
    const note = await idOf('Emil vil besøge værkstedet.')
    const address = page(`/notes/${note}/revise`)
    const old = await test.as(test.jonas).open(address)
    await test.as(test.mette).fill(address, { words: 'Mettes ord.', because: 'Ny viden.' })
    const answer = await test
      .as(test.jonas)
      .send(address, { ...old.form, words: 'Jonas’ ord.', because: 'Min viden.' })
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('En kollega har rettet noten')
    expect(answer.words).toContain('Mettes ord.')
    expect(answer.form).toMatchObject({ words: 'Jonas’ ord.', because: 'Min viden.' })
    expect((await test.as(test.jonas).send(address, answer.form)).status).toBe(303)
  })
})

describe('a note on the wrong person', () => {
  const because = 'Jeg havde to sider åbne.'

  it('moves with all its versions, leaves the wrong page, and both histories and the log say so', async () => {
    await test
      .as(test.mette)
      .fill(page('/new-note'), { ...written, words: 'Freja har fundet en plads.', restricted: 'on' })
    const note = await idOf('Freja har fundet en plads.')
    const move = page(`/notes/${note}/move`)
    const preview = await test.as(test.mette).fill(move, { name: 'freja', because })
    expect(preview.status).toBe(200)
    expect(preview.words).toContain('forsvinder fra siden om Emil Thorup Krogh')
    expect(preview.words).toContain('Freja Kjærgård, 18 år')
    expect(preview.html).not.toContain('freja"')
    await test.log()
    const answer = await test.as(test.mette).send(page(`/notes/${note}/move-there`), {
      ...preview.form,
      to: test.freja,
    })
    expect(answer.location).toBe(`${page('', test.freja)}?done=noteMoved`)
    const [row] = await test.log()
    expect(row).toMatchObject({ page: 'work.note-move-there', result: 'done' })
    expect([...(row?.subjects ?? [])].sort()).toEqual([test.emil, test.freja].sort())
    expect((await test.as(test.mette).open(page(`/notes/${note}`))).status).toBe(404)
    const right = await test.as(test.mette).open(page(`/notes/${note}`, test.freja))
    expect(right.words).toContain('Freja har fundet en plads.')
    expect((await test.as(test.mette).open(page())).words).toContain('flyttede en note væk herfra')
    expect((await test.as(test.mette).open(page('', test.freja))).words).toContain('flyttede en note hertil')
  })

  it('goes to nobody whom one may not write about, however the form is sent', async () => {
    const note = await idOf('Vi talte om skolen.')
    const foreign = await newPerson(test.db, { givenName: 'Fremmed' })
    const referred = await newPerson(test.db, { givenName: 'Henvist' })
    await relate(test.db, {
      personId: referred,
      with: { actorId: test.mette.id },
      kind: 'referral',
      purpose: 'At hjælpe.',
      until: '2027-01-01',
    })
    for (const to of [foreign, referred, '11111111-2222-4333-8444-555555555555'])
      expect(
        (await test.as(test.mette).send(page(`/notes/${note}/move-there`), { to, because })).status,
      ).toBe(404)
    expect((await test.as(test.mette).open(page(`/notes/${note}`))).status).toBe(200)
    const nobody = await test.as(test.mette).fill(page(`/notes/${note}/move`), { name: 'Fremmed', because })
    expect(nobody.words).toContain('Vi fandt ingen med det navn')
  })

  it('asks for a reason and for somebody', async () => {
    const note = await idOf('Vi talte om skolen.')
    const answer = await test.as(test.mette).send(page(`/notes/${note}/move`), { name: 'F', because: 'nej' })
    expect(answer.status).toBe(422)
    expect(answer.words).toContain('mindst 2 tegn')
    expect(answer.words).toContain('mindst 5 tegn')
    const unsure = await test.as(test.mette).send(page(`/notes/${note}/move-there`), { because })
    expect(unsure.status).toBe(422)
    expect(unsure.words).toContain('Vælg, hvem noten handler om.')
  })
})

it('somebody who only has a referral reads and does not write', async () => {
  const mentor = await newActor(test.db, 'Liv Nørgaard', ['mentor'])
  await relate(test.db, {
    personId: test.emil,
    with: { actorId: mentor.id },
    kind: 'referral',
    purpose: 'Hjælp med lektier.',
    until: '2027-01-01',
  })
  const shown = await test.as(mentor).open(page())
  expect(shown.words).toContain('Vi talte om skolen.')
  expect(shown.html).not.toContain('/new-note')
  expect((await test.as(mentor).open(page('/new-note'))).status).toBe(404)
  expect((await test.as(mentor).send(page('/new-note'), written)).status).toBe(404)
})

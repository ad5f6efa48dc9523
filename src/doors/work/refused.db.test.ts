import { beforeAll, describe, expect, it } from 'vitest'
import { newPerson, relate } from '../../../test/support/people.ts'
import { inventedPersonNumber } from '../../demonstration/person-number.ts'
import { type WorkTest, workTest } from './work.fixture.ts'

/* What somebody typed, and what has no place any more when they send it: theirs to copy, and nobody's to keep. */

const words = '\nEmil fik en plads. <script>alert(1)</script></textarea>\nHan begynder på mandag.'
const gone = '11111111-2222-4333-8444-555555555555'
const page = (id: string) => `/work/people/${id}/new-note`
let test: WorkTest
beforeAll(async () => {
  test = await workTest()
})

/** A note that was begun while Mette was around somebody, and is sent when she no longer is. */
async function sentTooLate(fields: Readonly<Record<string, string>>) {
  const personId = await newPerson(test.db, { givenName: 'Alma' })
  await relate(test.db, { personId, with: { actorId: test.mette.id }, kind: 'contact_person' })
  const form = await test.as(test.mette).open(page(personId))
  expect(form.status).toBe(200)
  await test.superuser('update relation set valid_until = valid_from where person_id = $1', [personId])
  const typed = { ...form.form, kind: 'meeting', happened_on: '2026-11-20', ...fields }
  return { personId, typed, answer: await test.as(test.mette).send(page(personId), typed) }
}

const textAreas = (html: string): string[] =>
  [...html.matchAll(/<textarea[^>]* readonly[^>]*>([^<]*)<\/textarea>/g)].map(([, text]) => String(text))

describe('a note about somebody whom one is no longer around', () => {
  it('is not saved, and stands there to be copied: as text, whatever it would rather be', async () => {
    await test.log()
    const { personId, answer } = await sentTooLate({ words })
    expect(answer.status).toBe(404)
    expect(answer.words).toContain('Det, du skrev, er ikke gemt')
    expect(answer.words).toContain('Din tekst står kun her på siden. Kopiér den, før du går videre.')
    expect(answer.html).toContain('<label class="form-label" for="typed-1">Det, du skrev</label>')
    // The first line end is the text area's own.
    const escaped = words.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    expect(textAreas(answer.html)).toEqual([`\n${escaped}`])
    expect(answer.html).not.toContain('<script>alert')
    expect(await test.superuser('select 1 from note where person_id = $1', [personId])).toEqual([])
    expect(await test.superuser('select 1 from note_draft where person_id = $1', [personId])).toEqual([])
    const rows = await test.log()
    expect(rows.at(-1)).toMatchObject({ page: 'work.note-new.send', result: 'refused' })
    expect(JSON.stringify(rows)).not.toContain('plads')
  })

  it('looks like one about nobody at all, but for what was typed', async () => {
    const { personId, typed, answer } = await sentTooLate({ words })
    const unknown = await test.as(test.mette).send(page(gone), typed)
    expect(unknown.status).toBe(404)
    expect(answer.html.replaceAll(personId, gone)).toBe(unknown.html)
  })

  it('shows each text, and neither choices, days, keys nor person numbers', async () => {
    const number = inventedPersonNumber('2009-03-14', 7)
    const { answer } = await sentTooLate({
      _once: 'the key of this form',
      words: `Hun har nummer ${number} hos kommunen.`,
      guardians_because: 'Alma har bedt om det.',
    })
    expect(textAreas(answer.html)).toEqual([
      '\nAlma har bedt om det.',
      '\nHun har nummer ******-**** hos kommunen.',
    ])
    expect(answer.words).toContain('Det, du skrev (2 af 2)')
    expect(answer.words).toContain('Tal, der kan være et CPR-nummer, er skjult.')
    for (const other of [number, 'the key of', 'meeting', '2026-11-20'])
      expect(answer.html).not.toContain(other)
  })

  it('is the page that was always there where no words were typed', async () => {
    const { answer } = await sentTooLate({ words: '' })
    expect(answer.words).toContain('Vi kan ikke finde siden')
    expect(textAreas(answer.html)).toEqual([])
  })
})

describe('a form for which the right was taken away', () => {
  it('is left to be copied in the reader’s language, but for its fields of numbers and secrets', async () => {
    const answer = await test.as({ ...test.mette, roles: [] }).send('/en/work/break-glass', {
      number: '140369 9 007 and more',
      password: 'open the door please',
      because: 'Emil wrote that he is afraid.',
    })
    expect(answer.status).toBe(403)
    expect(answer.words).toContain('What you wrote is not saved')
    expect(textAreas(answer.html)).toEqual(['\nEmil wrote that he is afraid.'])
    for (const hidden of ['140369', 'open the door']) expect(answer.html).not.toContain(hidden)
  })
})

import { beforeAll, expect, it } from 'vitest'
import {
  findWorkingEdition,
  getEdition,
  listDecisions,
  listEditions,
  listPassages,
  listSeats,
} from '../../features/strategy/index.ts'
import { type LeadTest, leadTest } from './lead.fixture.ts'

/* The life of edition 5, from its beginning to the day that it takes over: one story, told in order. */

let test: LeadTest
let draft: string
beforeAll(async () => {
  test = await leadTest()
})

const stateOf = async (id: string) => (await test.db.as((trx) => getEdition(trx, id))).state
const move = (to: string) => test.karen.fill(`/lead/editions/${draft}/move/${to}`)
const decision = {
  kind: 'approved',
  body_da: 'Aalborg Byråd',
  body_en: 'Aalborg municipal council',
  on: '2026-11-23',
  case_number: '2026-012345',
}

it('the front page says that edition 4 has run out and offers the next', async () => {
  const front = await test.karen.open('/lead')
  expect(front.words).toContain('Den gjaldt til og med 31. december 2025 og er løbet ud.')
  expect(front.html).toContain('href="/lead/new-edition"')
  expect((await test.karen.open('/en/lead')).words).toContain('Begin edition 5')
})

it('edition 5 begins as a copy: same words, seats and order, no decisions', async () => {
  draft = await test.begin()
  const [mine, theirs] = await test.db.as(async (trx) => [
    await listPassages(trx, draft),
    await listPassages(trx, test.working),
  ])
  const words = (passages: typeof mine) =>
    passages.map(({ kind, code, title, short, state }) => ({ kind, code, title, short, state }))
  expect(words(mine)).toEqual(words(theirs))
  expect(await test.db.as((trx) => listDecisions(trx, draft))).toEqual([])
  expect((await test.db.as((trx) => listSeats(trx, draft))).length).toBe(24)
  const front = await test.karen.open('/lead')
  expect(front.html).not.toContain('href="/lead/new-edition"')
  expect(front.words).toContain('Sekretariatet skriver på kladden.')
})

it('its dates may not end before they begin', async () => {
  const answer = await test.karen.fill(`/lead/editions/${draft}/edit`, {
    valid_to: '2026-01-01',
    number: '0',
  })
  expect(answer.status).toBe(422)
  expect(answer.words).toContain('Den sidste dag skal ligge efter den første.')
  expect(answer.words).toContain('Skriv udgavens nummer som et helt tal')
  expect(answer.form.valid_to).toBe('2026-01-01')
})

it('it goes out for consultation, comes back, and goes out again', async () => {
  expect((await move('consultation')).location).toContain('done=moved')
  expect((await move('draft')).status).toBe(303)
  expect((await move('consultation')).status).toBe(303)
  expect(await stateOf(draft)).toBe('consultation')
  expect((await test.karen.open('/lead')).words).toContain('Udgaven er i høring.')
})

it('it is not approved before somebody has recorded who approved it, and when', async () => {
  const page = await test.karen.open(`/lead/editions/${draft}/move/approved`)
  expect(page.words).toContain('Først skal du notere, hvem der har vedtaget udgaven')
  expect(page.form).toEqual({})
  const { version } = await test.db.as((trx) => getEdition(trx, draft))
  const answer = await test.karen.send(`/lead/editions/${draft}/move/approved`, { version: String(version) })
  expect(answer.status).toBe(409)
  expect(await stateOf(draft)).toBe('consultation')
})

it('a decision without body, kind or date is refused with everything that is missing; one to come as well', async () => {
  const address = `/lead/editions/${draft}/new-decision`
  const empty = await test.karen.fill(address, { statement: 'Vi vil gerne være med.' })
  expect(empty.status).toBe(422)
  for (const fault of ['hvem der har besluttet det, på dansk', 'Vælg, hvad der er sket.', 'Vælg en dato.'])
    expect(empty.words).toContain(fault)
  expect(empty.form.statement).toBe('Vi vil gerne være med.')
  const tomorrow = await test.karen.fill(address, { ...decision, on: '2026-11-25' })
  expect(tomorrow.status).toBe(422)
  expect(tomorrow.words).toContain('Datoen ligger fremme i tiden.')
})

it('records a decision, and corrects it without losing that it was otherwise', async () => {
  await test.karen.fill(`/lead/editions/${draft}/new-decision`, { ...decision, on: '2026-11-22' })
  const [first] = await test.db.as((trx) => listDecisions(trx, draft))
  expect(await stateOf(draft)).toBe('consultation')
  await test.karen.fill(`/lead/editions/${draft}/decisions/${first?.id}/correct`, { on: '2026-11-23' })
  const now = await test.db.as((trx) => listDecisions(trx, draft))
  expect(now.map(({ on, caseNumber }) => [on, caseNumber])).toEqual([['2026-11-23', '2026-012345']])
  const history = await test.karen.open(`/lead/editions/${draft}/history`)
  expect(history.words).toContain('Aalborg Byråd har vedtaget strategien den 22. november 2026.')
  expect(history.words).toContain('rettede en notering. Nu står der, at Aalborg Byråd har vedtaget')
  expect((await test.karen.open(`/lead/editions/${draft}/decisions/${first?.id}/correct`)).status).toBe(404)
})

it('is approved by somebody who saw the newest version, not by an old page', async () => {
  const old = await test.karen.open(`/lead/editions/${draft}/move/approved`)
  await test.søren.fill(`/lead/editions/${draft}/edit`, { title_da: 'Ungestrategien 2027–32' })
  const answer = await test.karen.send(`/lead/editions/${draft}/move/approved`, old.form)
  expect(answer.status).toBe(409)
  expect(answer.words).toContain('Søren Bak Lind rettede udgavens titel på dansk.')
  expect((await test.karen.send(`/lead/editions/${draft}/move/approved`, answer.form)).status).toBe(303)
  expect(await stateOf(draft)).toBe('approved')
})

it('comes into force on its first day, and edition 4 is superseded in the same step', async () => {
  expect((await test.karen.open(`/lead/editions/${draft}`)).words).toContain(
    'Den kan sættes i kraft på sin første dag.',
  )
  test.travelTo('2027-01-01')
  const page = await test.karen.open(`/lead/editions/${draft}/move/in_force`)
  expect(page.words).toContain('Udgave 4 bliver afløst samtidig.')
  const [first, second] = await Promise.all([
    test.karen.send(`/lead/editions/${draft}/move/in_force`, page.form),
    test.karen.send(`/lead/editions/${draft}/move/in_force`, page.form),
  ])
  expect([first.status, second.status]).toEqual([303, 303])
  expect((await test.db.as(findWorkingEdition))?.id).toBe(draft)
  expect(await stateOf(test.working)).toBe('superseded')
  const history = await test.karen.open(`/lead/editions/${test.working}/history`)
  expect(history.words).toContain('Udgaven blev afløst, da Karen Vinther Sølling satte en ny i kraft.')
  expect(history.words.split('Udgaven blev afløst').length).toBe(2)
})

it('has no way back, and ends only after its last day', async () => {
  const back = await test.karen.open(`/lead/editions/${draft}/move/draft`)
  expect(back.words).toContain('Udgaven er ikke på det trin.')
  expect(back.form).toEqual({})
  expect((await test.karen.open(`/lead/editions/${draft}/move/expired`)).words).toContain(
    'Udgaven gælder stadig.',
  )
  test.travelTo('2033-01-02')
  expect((await test.karen.open('/lead')).words).toContain('Sekretariatet kan notere, at den er udløbet.')
  expect((await move('expired')).status).toBe(303)
  expect((await test.db.as(findWorkingEdition))?.id).toBe(draft)
})

it('seats are renamed, filled and left; an old page does not overwrite a new one', async () => {
  const [seat] = await test.db.as((trx) => listSeats(trx, draft))
  const address = `/lead/editions/${draft}/seats/${seat?.id}/edit`
  const old = await test.søren.open(address)
  await test.karen.fill(address, { name: 'Aalborg Produktionshøjskole', vacant: 'on' })
  const answer = await test.søren.send(address, { ...old.form, name: 'Noget andet' })
  expect(answer.status).toBe(409)
  expect(answer.words).toContain(`omdøbte pladsen ${seat?.name} til Aalborg Produktionshøjskole.`)
  expect(answer.form.name).toBe('Noget andet')
  await test.karen.fill(`/lead/editions/${draft}/new-seat`, { name: 'Elevrådet' })
  const seats = await test.db.as((trx) => listSeats(trx, draft))
  expect(seats.length).toBe(25)
  expect(seats[0]).toMatchObject({ name: 'Aalborg Produktionshøjskole', vacant: true })
  expect(seats.at(-1)).toMatchObject({ name: 'Elevrådet', vacant: false })
})

it('leaves nothing that others see of an edition that nobody has put into force', async () => {
  test.travelTo('2033-01-02')
  const front = await test.karen.open('/lead')
  expect(front.words).toContain('Begynd udgave 6')
  const states = (await test.db.as(listEditions)).map(({ state }) => state)
  expect(states).toEqual(['expired', 'superseded'])
})

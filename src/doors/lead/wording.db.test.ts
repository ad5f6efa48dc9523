import { beforeAll, expect, it } from 'vitest'
import {
  createEdition,
  type EditionDraft,
  getEdition,
  listPassages,
  listTables,
  matchWording,
  wordingOf,
} from '../../features/strategy/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { addressOf, type LeadTest, leadTest } from './lead.fixture.ts'

const passage = (kind: 'vision' | 'sub_goal' | 'initiative', code: string, official: string) =>
  ({
    kind,
    code,
    theme: kind === 'vision' ? null : 1,
    section: 'Afsnit',
    title: null,
    short: null,
    official,
  }) as const

/** What an import hands over: adopted words and a table, partly of passages that edition 4 does not have. */
const imported: EditionDraft = {
  number: 4,
  title: { da: 'Hentet strategi', en: 'Hentet strategi' },
  validFrom: null,
  validTo: null,
  source: 'strategi.txt (sha256 0123456789abcdef)',
  passages: [
    passage('vision', 'vision', 'Den vedtagne vision.\n\nMed to afsnit.'),
    passage('sub_goal', '1.1', 'Det vedtagne delmål.'),
    passage('initiative', '1.1', 'Det vedtagne initiativ.'),
    passage('sub_goal', '9.9', 'Findes ikke hos os.'),
  ],
  seats: [],
  decisions: [],
  tables: [{ caption: 'Valg', section: 'Tema 2', header: ['År', 'Andel'], rows: [['2011', '21']] }],
}

let test: LeadTest
let draft: string
beforeAll(async () => {
  test = await leadTest()
  draft = await test.db.as((trx) => createEdition(trx, systemIn(test.db.aalborg, 'import'), imported))
})

const takeOver = () => `/lead/editions/${draft}/take-over`
const working = () => test.db.as((trx) => getEdition(trx, test.working))
const visionNow = async () => {
  const edition = await working()
  return wordingOf(await test.passageOf(test.working, 'vision', 'vision'), edition, 'da')
}

it('an imported draft waits for the secretariat, which sees what matches and what does not', async () => {
  expect((await test.karen.open('/lead')).words).toContain('Ordlyden er hentet ind.')
  const page = await test.karen.open(takeOver())
  expect(page.words).toContain('3 tekster får ny ordlyd.')
  expect(page.words).toContain('1 tabel følger med.')
  expect(page.words).toContain('Det vedtagne delmål.')
  expect(page.words).toContain('Findes ikke hos os.')
  expect((await visionNow()).official).toBe(false)
})

it('what was read before somebody changed the edition is not taken over', async () => {
  const { version } = await working()
  const answer = await test.karen.send(takeOver(), { version: String(version + 1) })
  expect(answer.status).toBe(409)
  expect((await visionNow()).official).toBe(false)
})

it('is taken over with its table and approved in one step, also where a passage is locked', async () => {
  const page = await test.karen.open(takeOver())
  const [first, second] = await Promise.all([
    test.karen.send(takeOver(), page.form),
    test.karen.send(takeOver(), page.form),
  ])
  expect(first.location).toBe(`/lead/editions/${test.working}?done=takenOver`)
  expect(second.location).toBe(first.location)
  expect((await working()).wordingApprovedOn).toBe('2026-11-24')
  expect(await visionNow()).toEqual({
    words: 'Den vedtagne vision.\n\nMed to afsnit.',
    language: 'da',
    official: true,
  })
  expect((await test.db.as((trx) => listTables(trx, test.working))).length).toBe(1)
  const history = await test.karen.open(`/lead/editions/${test.working}/history`)
  expect(history.words).toContain('overførte den vedtagne ordlyd: 3 afsnit og 1 tabel.')
  const goal = await test.passageOf(test.working, 'sub_goal', '1.1')
  expect((await test.karen.open(addressOf(goal))).words).toContain('ændrede vedtaget ordlyd i delmål 1.1.')
})

it('taken over once more it changes nothing but says so', async () => {
  const page = await test.karen.open(takeOver())
  expect(page.words).toContain('3 tekster har ordlyden i forvejen.')
  await test.karen.send(takeOver(), page.form)
  expect((await test.db.as((trx) => listTables(trx, test.working))).length).toBe(1)
  expect((await test.passageOf(test.working, 'vision', 'vision')).version).toBe(2)
})

it('the approval can be withdrawn and given again; the words stay', async () => {
  const address = `/lead/editions/${test.working}/wording`
  expect((await test.karen.fill(address)).location).toContain('done=wordingEnded')
  expect((await visionNow()).official).toBe(false)
  expect((await test.karen.fill(address)).location).toContain('done=wording')
  expect((await visionNow()).official).toBe(true)
})

it('an edition that was not imported has nothing to take over', async () => {
  const next = await test.begin()
  expect((await test.karen.open(`/lead/editions/${next}/take-over`)).words).toContain(
    'ikke hentet ind fra en fil',
  )
  const { version } = await working()
  const answer = await test.karen.send(`/lead/editions/${next}/take-over`, { version: String(version) })
  expect(answer.status).toBe(409)
})

it('passages are met by kind and code, never by likeness', async () => {
  const ours = await test.db.as((trx) => listPassages(trx, test.working, { kinds: ['sub_goal'] }))
  const theirs = ours.map((one) => ({ ...one, kind: 'initiative' as const, official: 'Ord' }))
  expect(matchWording(ours, theirs)).toMatchObject({ pairs: [], onlyWorking: ours, onlyImported: theirs })
})

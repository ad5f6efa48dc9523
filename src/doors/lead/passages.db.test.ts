import { beforeAll, describe, expect, it } from 'vitest'
import { listEvents, listPassages } from '../../features/strategy/index.ts'
import { addressOf, type LeadTest, leadTest } from './lead.fixture.ts'

let test: LeadTest
let draft: string
beforeAll(async () => {
  test = await leadTest()
  draft = await test.begin()
})

describe('a passage of a draft', () => {
  it('is changed, says so, and tells it in its history', async () => {
    const goal = await test.passageOf(draft, 'sub_goal', '1.1')
    const answer = await test.karen.fill(addressOf(goal, '/edit'), {
      short_da: 'Alle unge har et sted at gå hen.',
    })
    expect(answer).toMatchObject({ status: 303, location: `${addressOf(goal)}?done=saved` })
    const page = await test.karen.open(answer.location)
    expect(page.words).toContain('Ændringen er gemt.')
    expect(page.words).toContain('Alle unge har et sted at gå hen.')
    expect(page.words).toMatch(
      /\d{4} kl\. \d\d\.\d\d: Karen Vinther Sølling ændrede kort tekst på dansk i delmål 1\.1\./,
    )
  })

  it('keeps everything typed and names every fault when something is missing', async () => {
    const goal = await test.passageOf(draft, 'sub_goal', '1.2')
    const typed = {
      title_da: '',
      title_en: 'Only <English>',
      short_da: 'Ord & "ord"',
      short_en: '',
      section: ' ',
    }
    const answer = await test.karen.fill(addressOf(goal, '/edit'), typed)
    expect(answer.status).toBe(422)
    expect(answer.html).toContain('<title>Fejl: ')
    expect(answer.words).toContain('Skriv titlen på begge sprog')
    expect(answer.words).toContain('Skriv den korte tekst på begge sprog')
    expect(answer.words).toContain('Skriv hvilket afsnit teksten står i.')
    expect(answer.form).toMatchObject({ ...typed, version: '1' })
    expect(await test.passageOf(draft, 'sub_goal', '1.2')).toEqual(goal)
  })

  it('is not changed by a form that changes nothing', async () => {
    const goal = await test.passageOf(draft, 'sub_goal', '1.3')
    const answer = await test.karen.fill(addressOf(goal, '/edit'))
    expect(answer.location).toContain('?done=unchanged')
    expect(await test.passageOf(draft, 'sub_goal', '1.3')).toEqual(goal)
  })

  it('says who changed it meanwhile, keeps what was typed, and takes it when it is sent again', async () => {
    const goal = await test.passageOf(draft, 'sub_goal', '1.4')
    const edit = addressOf(goal, '/edit')
    const mine = await test.karen.open(edit)
    await test.søren.fill(edit, { short_da: 'Sørens ord.' })
    const answer = await test.karen.send(edit, { ...mine.form, short_da: 'Karens ord.' })
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('Søren Bak Lind ændrede kort tekst på dansk i delmål 1.4.')
    expect(answer.words).toContain('Gemt: Sørens ord.')
    expect(answer.words).toContain('Dit: Karens ord.')
    expect(answer.form).toMatchObject({ short_da: 'Karens ord.', version: '2' })
    expect((await test.passageOf(draft, 'sub_goal', '1.4')).short?.da).toBe('Sørens ord.')
    expect((await test.karen.send(edit, answer.form)).status).toBe(303)
    expect((await test.passageOf(draft, 'sub_goal', '1.4')).short?.da).toBe('Karens ord.')
  })

  it('has the former words again when a change is taken back, and keeps both in its history', async () => {
    const before = await test.passageOf(draft, 'sub_goal', '1.5')
    await test.karen.fill(addressOf(before, '/edit'), { short_da: 'Et forkert ord.', title_da: 'Forkert' })
    const page = await test.karen.open(addressOf(before))
    const [, link = ''] = /href="([^"]+take-back[^"]+)"/.exec(page.html) ?? []
    const asked = await test.karen.open(link)
    expect(asked.words).toContain('Nu: Et forkert ord.')
    expect(asked.words).toContain(`Bliver: ${before.short?.da}`)
    const answer = await test.karen.fill(link)
    expect(answer.location).toBe(`${addressOf(before)}?done=takenBack`)
    const after = await test.passageOf(draft, 'sub_goal', '1.5')
    expect(after).toEqual({ ...before, version: 3 })
    const events = await test.db.as((trx) => listEvents(trx, draft, { passageId: before.id }))
    expect(events.map(({ event }) => event.type)).toEqual(['passage_changed', 'passage_changed'])
    expect((await test.karen.open(link)).words).toContain('De gamle ord står der allerede.')
  })

  it('is added once, however often the form arrives', async () => {
    const address = `/lead/editions/${draft}/new-passage/sub_goal/2`
    const { form } = await test.karen.open(address)
    const filled = { ...form, title_da: 'Flere praktikpladser', title_en: 'More placements' }
    const sent = { ...filled, short_da: 'Alle får en plads.', short_en: 'Everybody gets one.' }
    const [first, second] = await Promise.all([
      test.karen.send(address, sent),
      test.karen.send(address, sent),
    ])
    expect(first.status).toBe(303)
    expect(second.location).toBe(first.location)
    const goals = await test.db.as((trx) => listPassages(trx, draft, { kinds: ['sub_goal'] }))
    const added = goals.filter(({ title }) => title?.da === 'Flere praktikpladser')
    expect(added.map(({ code, theme, section }) => [code, theme, section])).toEqual([['2.5', 2, 'Tema 2']])
    expect(goals.map(({ code }) => code).join(' ')).toContain('2.4 2.5 3.1')
  })

  it('is taken out and put back, with the same words', async () => {
    const goal = await test.passageOf(draft, 'sub_goal', '4.2')
    await test.karen.fill(addressOf(goal, '/withdraw'))
    const preview = `/lead/editions/${draft}/preview`
    expect((await test.karen.open(preview)).words).not.toContain(goal.short?.da)
    expect((await test.karen.open(addressOf(goal))).words).toContain('Teksten er taget ud af kladden.')
    expect((await test.karen.fill(addressOf(goal, '/restore'))).location).toContain('done=restored')
    expect((await test.karen.open(preview)).words).toContain(goal.short?.da)
  })
})

describe('a passage of an edition that was approved', () => {
  it('is locked, says why, and cannot be changed by a form either', async () => {
    const goal = await test.passageOf(test.working, 'sub_goal', '1.1')
    expect((await test.karen.open(addressOf(goal))).words).toContain(
      'Udgaven er vedtaget. Derfor ligger denne tekst fast',
    )
    const sent = {
      version: '1',
      title_da: 'A',
      title_en: 'B',
      short_da: 'C',
      short_en: 'D',
      official_da: '',
      section: 'E',
    }
    const answer = await test.karen.send(addressOf(goal, '/edit'), sent)
    expect(answer.status).toBe(409)
    expect(answer.words).toContain('Udgaven er vedtaget.')
    expect(await test.passageOf(test.working, 'sub_goal', '1.1')).toEqual(goal)
    for (const step of ['withdraw', 'restore'])
      expect((await test.karen.send(addressOf(goal, `/${step}`), { version: '1' })).status).toBe(409)
    const add = `/lead/editions/${test.working}/new-passage/sub_goal/1`
    expect((await test.karen.send(add, sent)).status).toBe(409)
  })

  it('can still change where it is an initiative, with its state and who is responsible', async () => {
    const one = await test.passageOf(test.working, 'initiative', '2.1')
    const moved = { state: 'running', responsible: 'Ungdomsskolen' }
    expect((await test.karen.fill(addressOf(one, '/edit'), moved)).status).toBe(303)
    const page = await test.karen.open(addressOf(one))
    expect(page.words).toContain(
      'ændrede status for initiativ 2.1 fra foreslået til i gang og rettede ansvarlig.',
    )
    expect(page.words).toContain('Ungdomsskolen')
  })

  it('needs a reason to drop an initiative', async () => {
    const one = await test.passageOf(test.working, 'initiative', '2.2')
    const dropped = await test.karen.fill(addressOf(one, '/edit'), { state: 'dropped' })
    expect(dropped.status).toBe(422)
    expect(dropped.words).toContain('Skriv, hvorfor initiativet er droppet.')
    expect(dropped.form.state).toBe('dropped')
  })

  it('puts a new initiative in the place of an old one and keeps the line between them', async () => {
    const old = await test.passageOf(test.working, 'initiative', '3.1')
    const answer = await test.karen.fill(addressOf(old, '/replace'), {
      reason: 'Skolerne gør det nu selv.',
      title_da: 'Fælles besøgsdage',
      title_en: 'Shared visiting days',
      short_da: 'Vi besøger hinanden.',
      short_en: 'We visit one another.',
      state: 'planned',
    })
    expect(answer.status).toBe(303)
    const page = await test.karen.open(answer.location)
    expect(page.words).toContain(`Kom i stedet for Initiativ 3.1: ${old.title?.da}`)
    const after = await test.passageOf(test.working, 'initiative', '3.1')
    expect(after).toMatchObject({ state: 'dropped', stateReason: 'Skolerne gør det nu selv.' })
    const before = await test.karen.open(addressOf(old))
    expect(before.words).toContain('Er erstattet af Initiativ 3.4: Fælles besøgsdage')
    const list = await test.db.as((trx) =>
      listPassages(trx, test.working, { kinds: ['initiative'], theme: 3 }),
    )
    // It stands where the old one stood, and has a code that nothing had before.
    expect(
      list
        .map(({ code }) => code)
        .filter((code) => code.startsWith('3.'))
        .join(' '),
    ).toBe('3.1 3.4 3.2 3.3')
  })

  it('tells an initiative that nothing is known of from one that was never there', async () => {
    expect((await test.karen.open(`/lead/editions/${draft}/passages/999999`)).status).toBe(404)
    expect((await test.karen.open(`/lead/editions/${draft}/passages/x`)).status).toBe(404)
    const other = await test.passageOf(test.working, 'sub_goal', '1.1')
    expect((await test.karen.open(`/lead/editions/${draft}/passages/${other.id}`)).status).toBe(404)
  })
})

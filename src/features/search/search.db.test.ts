import { describe, expect, test } from 'vitest'
import { demonstrationDatabase } from '../../../test/support/demonstration-database.ts'
import type { Language } from '../../platform/text/language.ts'
import { getWorkingEdition } from '../strategy/index.ts'
import { type Findings, mostFound, searchStrategy } from './index.ts'

const { as } = await demonstrationDatabase()

const search = (words: string, language: Language = 'da'): Promise<Findings> =>
  as(async (trx) => searchStrategy(trx, await getWorkingEdition(trx), words, language))
const titles = async (words: string, language?: Language): Promise<string[]> =>
  (await search(words, language)).found.map(({ title }) => title)
const nothing = { found: [], more: false, everyWord: true }

describe('what people look for', () => {
  test('stands first: the initiative that is about it, and not one that mentions it', async () => {
    expect(await titles('kontaktperson')).toEqual(['Én kontaktperson, der ikke giver op'])
    expect((await titles('brobygning')).slice(0, 2)).toEqual([
      'Brobygning for alle i 8. og 9. klasse',
      'Mere brobygning',
    ])
    expect((await titles('erhvervsuddannelse'))[0]).toContain('erhvervsuddannelse')
  })

  test('is found by the number that the strategy gives it', async () => {
    const { found } = await search('2.1')
    expect(found.map(({ kind, code }) => `${kind} ${code}`)).toEqual(['sub_goal 2.1', 'initiative 2.1'])
  })

  test('is found among the seats, the figures and those to turn to', async () => {
    expect((await search('Aalborg Ungdomsskole')).found.map(({ kind }) => kind)).toEqual(['seat'])
    expect((await search('børnetelefonen')).found.map(({ kind }) => kind)).toEqual(['place'])
    expect((await search('112')).found[0]?.kind).toBe('place')
    expect((await search('erhvervsuddannelse')).found.map(({ kind }) => kind)).toContain('indicator')
  })

  test('is found in English too', async () => {
    expect((await titles('bridge-building', 'en'))[0]).toBe('Bridge-building for all in 8th and 9th form')
    expect((await titles('counsellors', 'en')).length).toBeGreaterThan(0)
  })
})

describe('words have many shapes', () => {
  test.each([
    ['går', 'gaar'],
    ['føle', 'foele'],
    ['været', 'vaeret'],
    ['Aalborg', 'Ålborg'],
    ['UNGDOMSUDDANNELSE', 'ungdomsuddannelse'],
    [`${'Å'.normalize('NFD')}lborg`, 'Aalborg'],
  ])('%s and %s find the same', async (one, other) => {
    const found = await titles(one)
    expect(found.length).toBeGreaterThan(0)
    expect(await titles(other)).toEqual(found)
  })

  test('guidance finds counsellors, and counsellors guidance', async () => {
    const [guidance, counsellor] = [await titles('vejledning'), await titles('vejleder')]
    expect([...guidance].sort()).toEqual([...counsellor].sort())
    expect(guidance[0]).toBe('Vejledning, hvor eleverne taler mere')
    expect(counsellor[0]).toBe('Uddannelseshuset')
  })

  test('the beginning of a word is enough, but one letter begins too much', async () => {
    expect(await titles('uddannelsesgar')).toEqual(['Lette skift og en uddannelsesgaranti'])
    expect(await search('å')).toEqual(nothing)
  })
})

describe('whatever somebody types', () => {
  test.each(["'", '%', ':*', '😀', '& | !', '()', '\\', '\u0000', ' ', '', '--', '<b>', '\ud800'])(
    '%j is answered with nothing',
    async (words) => {
      expect(await search(words)).toMatchObject({ found: [] })
    },
  )

  test.each(["brobygning' or 1=1 --", 'brobygning:* & !', '(brobygning', 'brobygning\\', '"brobygning"'])(
    '%j asks for its words alone',
    async (words) => {
      expect((await search(words)).found.map(({ title }) => title)).toContain('Mere brobygning')
    },
  )

  test('a text of thousands of letters is cut, and answered', async () => {
    expect((await search('brobygning '.repeat(1000))).found.length).toBeGreaterThan(0)
    expect(await search('x'.repeat(10_000))).toEqual(nothing)
  })

  test('words that never stand together find the places that have one of them', async () => {
    const { found, everyWord } = await search('brobygning uddannelsesgaranti')
    expect(everyWord).toBe(false)
    expect(found.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Mere brobygning', 'Lette skift og en uddannelsesgaranti']),
    )
  })

  test('a word that is everywhere shows as many as one can read, and says that there are more', async () => {
    const { found, more } = await search('unge')
    expect(found).toHaveLength(mostFound)
    expect(more).toBe(true)
  })
})

test('shows the adopted wording as the excerpt, in Danish, only once it is approved', async () => {
  const adopted = 'Den vedtagne ordlyd om brobygning'
  const excerpts = (wordingApprovedOn: string | null) =>
    as(async (trx) => {
      const { id } = await getWorkingEdition(trx)
      await trx
        .updateTable('passage')
        .set({ official_da: adopted })
        .where('kind', '=', 'initiative')
        .where('code', '=', '2.5')
        .execute()
      const { found } = await searchStrategy(trx, { id, wordingApprovedOn }, '2.5', 'en')
      return found.map(({ excerpt, language }) => ({ adopted: excerpt === adopted, language }))
    })
  expect(await excerpts(null)).toEqual([{ adopted: false, language: 'en' }])
  expect(await excerpts('2026-11-24')).toEqual([{ adopted: true, language: 'da' }])
})

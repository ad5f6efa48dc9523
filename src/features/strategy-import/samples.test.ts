import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readStrategy } from './read-strategy.ts'
import type { ItemKind, Recognised } from './recognition.ts'

function read(name: string): Recognised {
  const found = readStrategy(readFileSync(new URL(`samples/${name}`, import.meta.url)), name)
  if (found.refused) throw new Error(`${name} was refused: ${found.reasons.join()}`)
  return found
}

const texts = ({ items }: Recognised, kind: ItemKind, theme?: number) =>
  items
    .filter((item) => item.kind === kind && (theme === undefined || item.theme === theme))
    .map((item) => item.text)
const codes = ({ items }: Recognised, kind: ItemKind) =>
  items.filter((item) => item.kind === kind).map((item) => item.code)
const doubts = ({ unsure }: Recognised) => unsure.map((entry) => entry.why)

test('a page with lettered areas, numbered lists and headed initiatives is recognised', () => {
  const found = read('aeldrestrategi.html')
  expect(found.counts).toEqual({
    vision: 1,
    values: 3,
    themes: 3,
    subGoals: 6,
    initiatives: 7,
    seats: 4,
    targets: 3,
  })
  expect(texts(found, 'theme')).toEqual(['Naboskab', 'Bevægelse', 'Overgange'])
  expect(codes(found, 'sub_goal')).toEqual(['1.1', '1.2', '1.3', '2.1', '2.2', '3.1'])
  expect(texts(found, 'initiative', 1)).toEqual([
    'Besøgsbussen\nEn bus kører til mødestederne to gange om ugen.\nFrivillige kører med.',
    'Den åbne dør\nBiblioteket holder åbent for madklubber.',
  ])
  expect(texts(found, 'value')[1]).toBe(
    'Vi aftaler, hvem der gør hvad:\nskriftligt\nmed navn og telefonnummer',
  )
})

test('the vision of a page is the quoted paragraph and not the one that introduces it', () => {
  expect(texts(read('aeldrestrategi.html'), 'vision')).toEqual(['»Ingen skal blive gammel alene i Lindesø.«'])
})

test('what a page says about its own adoption becomes decisions and years', () => {
  const { draft } = read('aeldrestrategi.html')
  expect([draft.validFrom, draft.validTo]).toEqual(['2023-01-01', '2027-12-31'])
  expect(draft.decisions.map(({ body, kind, on }) => [body.da, kind, on])).toEqual([
    ['Kommunalbestyrelsen', 'approved', '2023-03-09'],
    ['Udvalget for Omsorg', 'treated', null],
    ['Sundhedsudvalget', 'treated', null],
    ['Ældrerådet', 'consulted', null],
  ])
})

test('a table of a page is kept cell by cell and a table of members becomes seats', () => {
  const { draft } = read('aeldrestrategi.html')
  expect(draft.tables).toHaveLength(1)
  expect(draft.tables[0]?.header).toEqual(['Alder', '2018', '2022'])
  expect(draft.tables[0]?.rows[0]).toEqual(['65-79 år', '31 % (1.204 personer)', '35 % (1.377 personer)'])
  expect(draft.seats.filter((seat) => seat.vacant)).toEqual([
    { name: 'Lindesø Idrætsforening', vacant: true },
  ])
})

test('menu, code, picture and foot of a page are left with their reasons, and an unknown section too', () => {
  const { left, unsure } = read('aeldrestrategi.html')
  expect(left.map((entry) => entry.why)).toEqual([
    'metadata',
    'page_code',
    'page_furniture',
    'picture',
    'running_text',
    'other_section',
    'page_furniture',
  ])
  expect(unsure.map((entry) => entry.why)).toEqual([
    'goal_with_percent',
    'target_without_percent',
    'unknown_heading',
  ])
})

test('a plain text with headings in capitals and underlined, wrapped lines and numbers is recognised', () => {
  const found = read('kulturplan.txt')
  expect(found.counts).toEqual({
    vision: 1,
    values: 4,
    themes: 2,
    subGoals: 5,
    initiatives: 5,
    seats: 5,
    targets: 2,
  })
  expect(texts(found, 'vision')[0]).toBe(
    'Vi drømmer om en kommune, hvor alle kan finde en scene, et værksted eller et kor inden for en halv time.',
  )
  expect(texts(found, 'initiative', 1)[1]).toBe(
    'En pulje til små arrangementer, som man kan søge på én side og få svar på inden for to uger.',
  )
  expect(found.draft.number).toBe(3)
  expect(doubts(found)).toEqual([
    'unknown_heading',
    'perhaps_statement',
    'heading_of_two_kinds',
    'unknown_heading',
  ])
})

test('under a heading that names goals and initiatives the line before each list decides', () => {
  const found = read('kulturplan.txt')
  expect(texts(found, 'sub_goal', 2)).toHaveLength(3)
  expect(texts(found, 'initiative', 2)).toEqual(['Nøglebrik til alle medlemmer.', 'Lydteknik som valgfag.'])
})

test('an English strategy with Roman numerals and number signs is recognised', () => {
  const found = read('library-strategy.txt')
  expect(found.counts).toEqual({
    vision: 1,
    values: 2,
    themes: 2,
    subGoals: 3,
    initiatives: 3,
    seats: 2,
    targets: 1,
  })
  expect(texts(found, 'statement', 1)).toEqual(['Young people say that the opening hours are too short.'])
  expect([found.unsure, found.left]).toEqual([[], []])
})

test('a municipal page copied as text is recognised: themes listed first, sections that bear only a number', () => {
  const found = read('boernepolitik.txt')
  expect(found.counts).toEqual({
    vision: 1,
    values: 2,
    themes: 2,
    subGoals: 3,
    initiatives: 4,
    seats: 3,
    targets: 2,
  })
  expect(texts(found, 'theme')).toEqual(['Vi leger ude', 'Vi spiser sammen'])
  expect(texts(found, 'task')).toHaveLength(2)
  expect(texts(found, 'statement', 1)).toHaveLength(1)
  expect(codes(found, 'where_are_we')).toEqual(['today', 'today-2'])
  expect(found.draft.seats).toEqual([
    { name: 'Dagplejen', vacant: false },
    { name: 'FOA', vacant: true },
    { name: 'Sundhedsplejen', vacant: false },
  ])
  expect(doubts(found)).toEqual(['lead_in_without_list'])
})

test('the steps of one target stay together, and remainder, brackets and repetition make no other', () => {
  const { items } = read('boernepolitik.txt')
  expect(items.filter((item) => item.kind === 'target').map((item) => item.code)).toEqual([
    'target-95',
    'target-30-40',
  ])
  expect(items.filter((item) => item.kind === 'target').map((item) => item.steps)).toEqual([
    [{ percent: 95, year: null }],
    [
      { percent: 30, year: 2022 },
      { percent: 40, year: 2024 },
    ],
  ])
})

test('a table whose columns ran together is split again', () => {
  const [table] = read('boernepolitik.txt').draft.tables
  expect(table?.caption).toBe('Børn, der spiser frokost i institutionen, fra 2018 - 2020')
  expect(table?.header).toEqual(['Alder', '% der spiste med i 2018', '% der spiste med i 2020'])
  expect(table?.rows[1]).toEqual(['5-6 år', '48 % (199 børn)', '55 % (231 børn)'])
})

test('the draft carries official wording only, under codes that are unique in their kind', () => {
  for (const name of ['aeldrestrategi.html', 'kulturplan.txt', 'library-strategy.txt', 'boernepolitik.txt']) {
    const { passages } = read(name).draft
    expect(new Set(passages.map((passage) => `${passage.kind} ${passage.code}`)).size).toBe(passages.length)
    expect(passages.every(({ official, title, short }) => official && title === null && short === null)).toBe(
      true,
    )
  }
})

test("a theme's wording begins with its name and goes on with what introduces it", () => {
  const theme = read('boernepolitik.txt').draft.passages.find((passage) => passage.code === 'theme-1')
  expect(theme?.official).toBe('Vi leger ude\n\nTemaet handler om skov og strand.')
})

import { expect, test } from 'vitest'
import { readStrategy } from './read-strategy.ts'
import type { ItemKind, Recognised } from './recognition.ts'

function read(text: string, name = 'file.txt'): Recognised {
  const found = readStrategy(new TextEncoder().encode(text), name)
  if (found.refused) throw new Error(found.reasons.join())
  return found
}

const texts = ({ items }: Recognised, kind: ItemKind) =>
  items.filter((item) => item.kind === kind).map((item) => `${item.theme ?? '-'} ${item.text}`)

const named = `Frivillighedsstrategi for Odderbæk

Værdigrundlag

Tillid: Vi tror på folk.

Åbenhed: Vi siger det højt.

Kort sagt er vi naboer.

Pejlemærker

Vi har valgt to pejlemærker:

1. Flere er med
2. Stærke foreninger

Flere er med

Der er 40 foreninger i byen.

Det vil vi opnå
- Flere unge er frivillige.

Det gør vi
- Åbent hus hvert år.
- En fælles portal.

Stærke foreninger

Vores mål er at:
- foreninger har lokaler
- foreninger har venner

Måltal

Mindst 45 % af borgerne er frivillige i 2026.
`

test('themes that have names and no numbers are found again by their names', () => {
  const found = read(named)
  expect(texts(found, 'theme')).toEqual(['1 Flere er med', '2 Stærke foreninger'])
  expect(texts(found, 'sub_goal')).toEqual([
    '1 Flere unge er frivillige.',
    '2 foreninger har lokaler',
    '2 foreninger har venner',
  ])
  expect(texts(found, 'initiative')).toEqual(['1 Åbent hus hvert år.', '1 En fælles portal.'])
})

test('values written as labelled paragraphs are values, and a target may be a sentence', () => {
  const found = read(named)
  expect(found.counts).toMatchObject({ values: 2, targets: 1 })
  expect(texts(found, 'values_summary')).toEqual(['- Kort sagt er vi naboer.'])
})

const goals = '<h2>Mål</h2><ul><li>Et</li></ul><h2>Indsatser</h2><ul><li>To</li></ul>'

test('sections of a theme belong to it whether their headings are deeper or on the same level', () => {
  const flat = read(`<h1>Plan</h1><h2>Vision</h2><p>Alle.</p><h2>Tema 1: A</h2>${goals}`, 'a.html')
  const nested = read(
    `<h1>Plan</h1><h2>Vision</h2><p>Alle.</p><h2>Tema 1: A</h2>${goals.replaceAll('h2', 'h3')}`,
  )
  for (const found of [flat, nested]) {
    expect(texts(found, 'sub_goal')).toEqual(['1 Et'])
    expect(texts(found, 'initiative')).toEqual(['1 To'])
  }
})

test('a section on the level of the themes is outside them where theirs are deeper', () => {
  const page = `<h1>Plan</h1><h2>Vision</h2><p>Alle.</p><h2>Tema 1: A</h2>${goals.replaceAll('h2', 'h3')}${goals}`
  const found = read(page)
  expect(texts(found, 'sub_goal')).toEqual(['1 Et', '- Et'])
  expect(found.unsure.map((entry) => entry.why)).toEqual(['outside_themes', 'outside_themes'])
})

test('a table whose head names goals is kept as a table and pointed out', () => {
  const table =
    '<table><tr><th>Mål</th><th>Handling</th></tr><tr><td>Mindre spild</td><td>Poser</td></tr></table>'
  const found = read(`<h1>Plan</h1><h2>Vision</h2><p>Alle.</p><h2>Tema 1: A</h2>${goals}${table}`)
  expect(found.draft.tables).toHaveLength(1)
  expect(found.unsure.map((entry) => entry.why)).toContain('table_of_goals')
})

test('a table of contents that repeats the headings of each theme is left as a whole', () => {
  const found = read(`Klimaplan

Indhold

Vision ..... 1
Tema 1: Energi ..... 2
Mål ..... 3
Tema 2: Mad ..... 4
Mål ..... 5

Vision

En by uden røg.

Tema 1: Energi

Mål

- Varme til alle

Tema 2: Mad

Mål

- Mindre spild
`)
  expect(texts(found, 'theme')).toEqual(['1 Energi', '2 Mad'])
  expect(texts(found, 'sub_goal')).toEqual(['1 Varme til alle', '2 Mindre spild'])
  expect(found.left.map(({ from, to, why }) => [from, to, why])).toEqual([[3, 9, 'contents']])
})

test('an enumeration is told from sections also where the themes come only once', () => {
  const found = read(
    `<h1>Plan</h1><h2>Vision</h2><p>Alle.</p><h2>Tema 1: A</h2>${goals}<h2>Tema 2: B</h2>${goals}`,
  )
  expect(texts(found, 'theme')).toEqual(['1 A', '2 B'])
  expect(found.counts).toMatchObject({ subGoals: 2, initiatives: 2 })
})

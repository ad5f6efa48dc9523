import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readStrategy, report, toJson } from './index.ts'
import { leftReasons, refusalReasons, unsureReasons } from './recognition.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const file = readFileSync(new URL('samples/boernepolitik.txt', import.meta.url))

test('the report names what was found, what is unsure and what was left, in both languages', () => {
  const found = readStrategy(file, 'boernepolitik.txt')
  const danish = report(found, 'da', 'boernepolitik.txt')
  expect(danish).toContain('Genkendt i boernepolitik.txt')
  expect(danish).toContain(
    '1 vision, 2 værdier, 2 temaer, 3 delmål, 4 initiativer, 3 pladser (1 ledig), 2 måltal, 1 tabel',
  )
  expect(danish).toContain('Tema 2: Vi spiser sammen\n    1 delmål, 2 initiativer, ingen udtalelser')
  expect(danish).toContain('Måltal: 30 % i 2022, 40 % i 2024')
  expect(danish).toContain('linje 1–2: Sidens menu, sti eller bund.')
  const english = report(found, 'en', 'boernepolitik.txt')
  expect(english).toContain('Recognised in boernepolitik.txt')
  expect(english).toContain('3 seats (1 vacant)')
})

test('a refusal is reported with each of its reasons', () => {
  const refused = readStrategy(new TextEncoder().encode('Hej\n'), 'hej.txt')
  expect(report(refused, 'da', 'hej.txt')).toMatch(
    /^hej\.txt er ikke læst som en strategi:\n {2}Der er hverken/,
  )
  expect(toJson(refused)).toEqual({ refused: true, reasons: expect.arrayContaining(['no_themes']) })
})

test('the JSON has counts, items, unsure and left, and nothing else', () => {
  const json = toJson(readStrategy(file))
  expect(Object.keys(json)).toEqual(['counts', 'items', 'unsure', 'left'])
  expect(JSON.parse(JSON.stringify(json)).counts).toEqual({
    vision: 1,
    values: 2,
    themes: 2,
    subGoals: 3,
    initiatives: 4,
    seats: 3,
    targets: 2,
  })
})

test('every reason has a sentence in both languages', () => {
  const keys = [
    ...unsureReasons.map((reason) => `unsure_${reason}` as const),
    ...leftReasons.map((reason) => `left_${reason}` as const),
    ...refusalReasons.map((reason) => `refused_${reason}` as const),
  ]
  for (const key of keys) for (const words of [da, en]) expect(words[key]).toMatch(/^\p{Lu}.*\.$/u)
})

import { expect, test } from 'vitest'
import { largestFile } from './decode.ts'
import { readStrategy } from './read-strategy.ts'

const reasons = (file: string | Uint8Array, name = '') => {
  const found = readStrategy(typeof file === 'string' ? new TextEncoder().encode(file) : file, name)
  return found.refused ? found.reasons : []
}

test('a recipe is refused because it has no vision, themes or goals', () => {
  const recipe = `Rugbrød

Ingredienser

• 500 g rugkerner
• 7 dl vand
• 1 tsk. salt

Fremgangsmåde

1. Sæt surdejen i blød.
2. Rør det hele sammen.
3. Bag brødet i to timer.
`
  expect(reasons(recipe)).toEqual([
    'no_vision_or_values',
    'no_themes',
    'no_goals_or_initiatives',
    'too_few_sections',
  ])
})

test('minutes of a meeting about a strategy are refused as minutes', () => {
  const minutes = `REFERAT AF MØDE I FØLGEGRUPPEN

DAGSORDEN

1. Godkendelse af dagsorden
2. Temaer i strategien

DELTAGERE

• Skolen
• Biblioteket

VISION

Vi drøftede visionen.

TEMA 1: Havnen

MÅL

• At havnen åbner.

INITIATIVER

• En bænk.

EVENTUELT

Intet.
`
  expect(reasons(minutes)).toContain('minutes')
})

test('separated values are refused as such', () => {
  expect(reasons('navn;mål;initiativ\nA;1;2\nB;3;4\nC;5;6\n')).toEqual(['separated_values'])
})

test('an article that mentions goals and a vision is refused', () => {
  const article = `Ny bro over åen

Byrådet har en vision om en bro. Målet er, at den står færdig i 2027, og at mindst 40 % cykler.

Broen bliver 30 meter lang. Borgerne ønsker en bænk på den.
`
  expect(reasons(article)).toContain('no_themes')
})

test('an empty file and one of white space are refused as empty', () => {
  expect(reasons('')).toEqual(['empty'])
  expect(reasons('\uFEFF \n\t\u00A0\n')).toEqual(['empty'])
})

test('a PDF, an office document, rich text and a picture are refused by what they are', () => {
  expect(reasons('%PDF-1.7\nVision\nTema 1')).toEqual(['pdf'])
  expect(reasons('PK\u0003\u0004word/document.xml')).toEqual(['archive'])
  expect(reasons('{\\rtf1\\ansi Vision}')).toEqual(['rich_text'])
  expect(reasons(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toEqual(['binary'])
})

test('a file over five megabytes is refused unread', () => {
  expect(reasons(new Uint8Array(largestFile + 1).fill(32))).toEqual(['too_large'])
})

test('a file of more paragraphs than a strategy has is refused', () => {
  expect(reasons('Mål\n\n'.repeat(11_000))).toEqual(['too_many_lines'])
})

test('a page of a thousand layers is refused before anything walks through it', () => {
  expect(reasons(`<!doctype html>${'<div>'.repeat(200_000)}Vision`)).toEqual(['nested_too_deep'])
})

test('a text of one endless line is read without delay', () => {
  for (const piece of ['.', ' .', '(', '1 % ', 'politik', 'Tema 1: ', '• ', 'A. ']) {
    expect(reasons(piece.repeat(100_000))).toContain('no_goals_or_initiatives')
  }
})

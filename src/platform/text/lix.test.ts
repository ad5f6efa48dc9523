import { expect, test } from 'vitest'
import { lix } from './lix.ts'

test('LIX is words per sentence plus the percentage of words of more than six letters', () => {
  expect(lix('Vi er her. Kom og spørg.')).toBe(3)
  expect(lix('Kommunen hjælper dig.')).toBeCloseTo(3 + 100 * (2 / 3))
})

test('six letters are short and seven are long', () => {
  expect(lix('skolen')).toBe(1)
  expect(lix('skolens')).toBe(101)
})

test('only letters count towards the length of a word', () => {
  expect(lix('(skolen),')).toBe(1)
  expect(lix('34.249.000')).toBe(1)
})

test('an ordinal, an abbreviation and a decimal do not end a sentence', () => {
  expect(lix('Fra 9. klasse er det 8,8 % af 3.030.')).toBe(8)
  expect(lix('Ring fx. til os.')).toBe(4)
})

test('a full stop inside a quotation mark or a bracket ends a sentence', () => {
  expect(lix('Han sagde ”ja.” Vi gik. (Og så.) Kom nu.')).toBe(9 / 4)
})

test('a colon ends a sentence only before a capital letter', () => {
  expect(lix('Husk det: Kom nu.')).toBe(2)
  expect(lix('Husk det: en ko.')).toBe(4)
})

test('a line break ends a sentence', () => {
  expect(lix('To ord\nOg to til')).toBe(5 / 2)
})

test('text without words has no difficulty', () => {
  expect(lix('')).toBe(0)
  expect(lix(' – …\n')).toBe(0)
})

import { expect, test } from 'vitest'
import type { PassageKind } from '../../features/strategy/index.ts'
import { passageKinds } from '../../features/strategy/index.ts'
import { languages } from '../../platform/text/language.ts'
import { lix } from '../../platform/text/lix.ts'
import { deficitWords } from './deficit-words.ts'
import { edition4 } from './edition.ts'

const { passages } = edition4
const of = (kind: PassageKind, theme?: number) =>
  passages.filter((passage) => passage.kind === kind && (theme === undefined || passage.theme === theme))
const perTheme = (kind: PassageKind) => [1, 2, 3, 4].map((theme) => of(kind, theme).length)
const codes = (kind: PassageKind) => of(kind).map((passage) => passage.code)

test('the edition has one vision, seven values, seven tasks and four themes', () => {
  expect(codes('vision')).toEqual(['vision'])
  expect(codes('value')).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `value-${number}`))
  expect(codes('task')).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `task-${number}`))
  expect(codes('theme')).toEqual(['theme-1', 'theme-2', 'theme-3', 'theme-4'])
  for (const kind of ['challenge', 'model', 'commitment', 'values_summary', 'contact'] as const)
    expect(of(kind), kind).toHaveLength(1)
})

test('the edition has 13 sub-goals and 12 initiatives, numbered under their themes', () => {
  expect(perTheme('sub_goal')).toEqual([5, 4, 2, 2])
  expect(perTheme('initiative')).toEqual([2, 5, 3, 2])
  for (const kind of ['sub_goal', 'initiative'] as const)
    for (const theme of [1, 2, 3, 4])
      expect(of(kind, theme).map((passage) => passage.code)).toEqual(
        of(kind, theme).map((_, index) => `${theme}.${index + 1}`),
      )
})

test('where are we today stands once in general and under themes 2 to 4', () => {
  expect(codes('where_are_we')).toEqual(['today', 'today-2', 'today-3', 'today-4'])
})

test('the youth council is heard on themes 1 to 3, and nothing is invented for theme 4', () => {
  expect(perTheme('statement')).toEqual([2, 3, 2, 0])
})

test('each theme has a target group that says it is our reading', () => {
  expect(perTheme('target_group')).toEqual([1, 1, 1, 1])
  for (const { short } of of('target_group')) {
    expect(short?.da).toContain('Vores læsning')
    expect(short?.en).toContain('Our reading')
  }
})

test('every kind of passage is there, and kind and code together are unique', () => {
  expect(new Set(passages.map((passage) => passage.kind))).toEqual(new Set(passageKinds))
  expect(new Set(passages.map((passage) => `${passage.kind} ${passage.code}`)).size).toBe(passages.length)
})

test('every passage names its section, has short words in both languages and no adopted wording', () => {
  for (const passage of passages) {
    expect(passage.section).not.toBe('')
    expect(passage.official).toBeNull()
    for (const language of languages) {
      expect(passage.short?.[language].trim(), passage.code).toMatch(/\S.*\.$/)
      const title = passage.title?.[language].trim() ?? ''
      expect(title, passage.code).not.toBe('')
      expect(title.length, title).toBeLessThanOrEqual(60)
    }
    expect(passage.short?.da, passage.code).not.toBe(passage.short?.en)
  }
})

test('what stands under a theme names the theme in its section, and the rest does not', () => {
  for (const { code, section, theme } of passages)
    expect(section.match(/^Tema (\d)/)?.[1] ?? null, code).toBe(theme === null ? null : String(theme))
})

test('annex A has 24 seats with unique names, and one of them is vacant', () => {
  expect(new Set(edition4.seats.map((seat) => seat.name)).size).toBe(24)
  expect(edition4.seats.filter((seat) => seat.vacant).map((seat) => seat.name)).toEqual(['DA'])
})

test('only the approval has a date, and no case number is invented', () => {
  expect(edition4.decisions.map((decision) => decision.kind)).toEqual([
    'consulted',
    'treated',
    'treated',
    'treated',
    'approved',
  ])
  expect(edition4.decisions.filter((decision) => decision.on !== null)).toMatchObject([
    { kind: 'approved', on: '2020-06-15' },
  ])
  expect(edition4.decisions.every((decision) => decision.caseNumber === null)).toBe(true)
})

const parts = {
  foreword: passages.filter((passage) => passage.section === 'Forord'),
  values: of('value').concat(of('values_summary')),
  tasks: of('task'),
  vision: passages.filter((passage) => passage.section === 'Vision - et fælles ansvar'),
  frame: passages.filter((passage) => passage.theme === null),
  'theme 1': passages.filter((passage) => passage.theme === 1),
  'theme 2': passages.filter((passage) => passage.theme === 2),
  'theme 3': passages.filter((passage) => passage.theme === 3),
  'theme 4': passages.filter((passage) => passage.theme === 4),
}

test.each(Object.entries(parts))('the Danish of %s is easy to read', (_, part) => {
  const measured = lix(part.map((passage) => passage.short?.da ?? '').join('\n'))
  expect(measured).toBeGreaterThan(0)
  expect(measured).toBeLessThanOrEqual(35)
})

test('no words of deficit are used about young people', () => {
  for (const { title, short } of passages)
    for (const language of languages)
      expect(`${title?.[language]} ${short?.[language]}`).not.toMatch(deficitWords)
})

import { describe, expect, it } from 'vitest'
import { readBirthDate } from './birth-date.ts'
import { nicknames } from './nicknames.ts'
import { findLikeNamed, isNear, patternsOf, soundOf, wordsOf } from './rules.ts'

describe('what a name looks like', () => {
  const emil = { id: 'emil', lookedForAs: ' emil thorup krogh ~emil ~torup ~krog ' }
  const emilio = { id: 'emilio', lookedForAs: ' emilio krog ~emilio ~krog ' }

  it('is one letter more or less, of a long word two, and keeps the order in which they came', () => {
    expect(findLikeNamed([emil, emilio], 'Eml')).toEqual([])
    expect(findLikeNamed([emil, emilio], 'Emli Krok')).toEqual(['emil'])
    expect(findLikeNamed([emilio, emil], 'Krokh')).toEqual(['emilio', 'emil'])
  })

  it('is nothing for a name without a letter', () => {
    expect(findLikeNamed([{ id: 'nobody', lookedForAs: '  ~ ' }], 'Hhhh')).toEqual([])
  })
})

describe('what is looked for in the database', () => {
  it('is for each word its beginning, how it sounds, and whoever is called so', () => {
    expect(patternsOf('Sofi, sofi BO')).toEqual([['% sofi%', '% ~sofi%'], ['% bo%']])
    expect(patternsOf('mo')[0]).toContain('% ~mohamed %')
  })

  it('has no letter that would fit any other', () => {
    expect(patternsOf('%_a\\ _').flat().join('')).toBe('% a%')
  })
})

describe('the comparison of words', () => {
  it('folds letters and parts hyphens', () => {
    expect(wordsOf(" Ærø-Åse  O'Brien, Éa ")).toEqual(['aeroe', 'aase', 'obrien', 'ea'])
  })

  it('hears Danish spellings alike', () => {
    for (const [one, other] of [
      ['bech', 'beck'],
      ['sofie', 'sophie'],
      ['kjaer', 'kaer'],
      ['aagaard', 'agard'],
      ['hjalte', 'jalte'],
      ['cecilie', 'sesilie'],
    ] as const)
      expect([one, soundOf(one)]).toEqual([one, soundOf(other)])
  })

  it('counts a changed place of two letters as one fault', () => {
    expect(isNear('freja', 'ferja', 1)).toBe(true)
    expect(isNear('freja', 'farja', 1)).toBe(false)
    expect(isNear('emil', 'emilio', 1)).toBe(false)
  })

  it('has nicknames in the spelling in which words are compared', () => {
    for (const group of nicknames.groups) expect(wordsOf(group).join(' ')).toBe(group)
  })
})

describe('a birth date that is looked for', () => {
  it.each([
    '14.03.2009',
    '14.3.09',
    '14/3-09',
    '14/3 2009',
    '14-03-2009',
    '140309',
    '14032009',
    '2009-03-14',
    '14. marts 2009',
    '14 Mar 2009',
    ' 14. mar. 09 ',
  ])('reads %s', (typed) => {
    expect(readBirthDate(typed, '2026-11-26')).toBe('2009-03-14')
  })

  it.each([
    ['1. maj 2010', '2010-05-01'],
    ['1 may 10', '2010-05-01'],
    ['31/12-26', '2026-12-31'],
    ['1/1-27', '1927-01-01'],
    ['2. oktober 2008', '2008-10-02'],
  ])('reads %s as %s', (typed, date) => {
    expect(readBirthDate(typed, '2026-11-26')).toBe(date)
  })

  it.each(['', '31.2.2009', '14.13.2009', '14 mandag 2009', '1403', 'emil', '14032009-1234'])(
    'does not read “%s”',
    (typed) => {
      expect(readBirthDate(typed, '2026-11-26')).toBeUndefined()
    },
  )
})

import { describe, expect, it } from 'vitest'
import { readBirthDate } from './birth-date.ts'
import { nicknames } from './nicknames.ts'
import { findByName, isNear, soundOf, wordsOf } from './rules.ts'

const people = [
  'Freja Kjærgård',
  'Emil Thorup Krogh',
  'Søren Bæk',
  'Mohammed Al-Hassan',
  'Anne-Marie Åkjær',
  'Zoë Schmidt',
  'Christian Østergaard',
].map((name) => ({ id: name, name }))

const found = (typed: string) => findByName(people, typed)

describe('a name that is looked for', () => {
  it.each([
    ['freja', 'Freja Kjærgård'],
    ['Kjærgaard', 'Freja Kjærgård'],
    ['kaergard', 'Freja Kjærgård'],
    ['Krog, Emil', 'Emil Thorup Krogh'],
    ['torup', 'Emil Thorup Krogh'],
    ['Soren Bech', 'Søren Bæk'],
    ['muhamed', 'Mohammed Al-Hassan'],
    ['mo hassan', 'Mohammed Al-Hassan'],
    ['marie', 'Anne-Marie Åkjær'],
    ['aakjaer ann', 'Anne-Marie Åkjær'],
    ['zoe smit', 'Zoë Schmidt'],
    ['Chris Ostergård', 'Christian Østergaard'],
    ['Kristian', 'Christian Østergaard'],
  ])('%s finds %s', (typed, name) => {
    expect(found(typed)).toEqual({ ids: [name], isNear: false })
  })

  it.each([
    ['Ferja', 'Freja Kjærgård'],
    ['Emill Krogt', 'Emil Thorup Krogh'],
    ['Schmdt', 'Zoë Schmidt'],
    ['Østergrad', 'Christian Østergaard'],
  ])('%s is nobody, and looks like %s', (typed, name) => {
    expect(found(typed)).toEqual({ ids: [name], isNear: true })
  })

  it.each(['Qwertz', 'Freja Krogh', 'Bo', 'Fri', 'Ammo'])('%s finds nobody', (typed) => {
    expect(found(typed).ids).toEqual([])
  })

  it('keeps the order in which they came, however well each fits', () => {
    const two = [
      { id: '1', name: 'Sofie Aa' },
      { id: '2', name: 'Sophia Berg' },
      { id: '3', name: 'Fie Dahl' },
    ]
    expect(findByName(two, 'sofia').ids).toEqual(['1', '2', '3'])
  })

  it('is everybody where nothing was typed: a birthday alone', () => {
    expect(found('').ids).toHaveLength(people.length)
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

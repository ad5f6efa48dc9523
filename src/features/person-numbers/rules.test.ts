import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testKeyRing } from '../../../test/support/keys.ts'
import { inventedPersonNumber } from '../../demonstration/person-number.ts'
import { blindIndex } from './blind-index.ts'
import { birthDateOf, masked, normalise, type PersonNumber } from './rules.ts'

// Numbers are put together here and stand in no file.
const ring = testKeyRing()
const two = (part: number) => String(part).padStart(2, '0')
const build = (day: number, month: number, year: number, end: string) =>
  `${two(day)}${two(month)}${two(year)}${end}`

const digits = fc.integer({ min: 0, max: 9999 }).map((end) => String(end).padStart(4, '0'))
const letters = fc.stringMatching(/^[0-9A-Z]{3}[A-Z]$/)
const written = fc
  .tuple(
    fc.integer({ min: 1, max: 28 }),
    fc.constantFrom(0, 60),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 99 }),
    fc.oneof(digits, letters),
  )
  .map(([day, raised, month, year, end]) => build(day + raised, month, year, end))

const forms = (text: string): string[] => {
  const [start, end] = [text.slice(0, 6), text.slice(6)]
  return [
    text,
    `${start}-${end}`,
    `${start}–${end}`,
    ` ${start} - ${end}\n`,
    `${start} ${end}`,
    `${start.match(/../g)?.join(' ') ?? ''}\u00a0${end.toLowerCase()}`,
  ]
}

function get(text: string): PersonNumber {
  const number = normalise(text)
  if (!number) throw new Error('not a person number')
  return number
}

describe('a person number', () => {
  it('is one number with one index, however it is written', () => {
    fc.assert(
      fc.property(written, (text) => {
        const found = forms(text).map(get)
        expect(new Set(found.map(({ normalised }) => normalised))).toEqual(new Set([text]))
        expect(new Set(found.map((one) => blindIndex(ring, one).value.toString('hex'))).size).toBe(1)
      }),
    )
  })

  it('has another index under another key, so that nobody without the key can try numbers out', () => {
    fc.assert(
      fc.property(written, (text) => {
        const [here, there] = [ring, testKeyRing()].map((keys) => blindIndex(keys, get(text)).value)
        expect(here).not.toEqual(there)
      }),
    )
  })

  it('is never another one’s: two numbers have two indexes', () => {
    fc.assert(
      fc.property(written, written, (one, other) => {
        const [first, second] = [blindIndex(ring, get(one)).value, blindIndex(ring, get(other)).value]
        expect(first.equals(second)).toBe(one === other)
      }),
    )
  })

  it('comes out of its full form unchanged, and out of its masked form not at all', () => {
    fc.assert(
      fc.property(written, (text) => {
        const number = get(text)
        expect(get(number.inFull()).normalised).toBe(text)
        expect(masked(number)).toBe(`${text.slice(0, 6)}-****`)
        expect(normalise(masked(number))).toBeUndefined()
      }),
    )
  })

  it('shows itself masked where it is printed by mistake', () => {
    const number = get(build(1, 1, 4, '1234'))
    const shown = [String(number), `${number}`, JSON.stringify({ number }), inspect({ number })]
    for (const text of shown) {
      expect(text).toContain('010104-****')
      expect(text).not.toContain('1234')
    }
  })

  it.each([
    ['without a check digit that fits, as since 2007', build(1, 1, 65, '4000'), 'real'],
    ['with the day raised by 60', build(63, 4, 4, '4321'), 'replacement'],
    ['with letters', build(3, 4, 4, '6AB1'), 'replacement'],
    ['with letters and the day raised', build(63, 4, 4, '6AB1'), 'replacement'],
    ['of the demonstration', inventedPersonNumber('2011-03-14', 1), 'invented'],
  ])('%s is one', (_name, text, kind) => {
    expect(get(text).kind).toBe(kind)
  })

  it.each([
    ['that is too short', '010104123'],
    ['that is too long', '01010412345'],
    ['with a month that is none', build(1, 13, 4, '1234')],
    ['with a day that is none', build(0, 1, 4, '1234')],
    ['with a day between 31 and 61', build(45, 1, 4, '1234')],
    ['with a raised day that is none', build(92, 1, 4, '1234')],
    ['on 29 February of a year without it', build(29, 2, 5, '4234')],
    ['with its hyphen elsewhere', '01-01041234'],
    ['with words around it', `nr. ${build(1, 1, 4, '1234')}`],
    ['that is empty', ''],
  ])('%s is none', (_name, text) => {
    expect(normalise(text)).toBeUndefined()
  })

  it('of the demonstration is always invented, with the birth date of its citizen', () => {
    const day = fc.date({ min: new Date('1937-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 999 }), (date, serial) => {
        const birthDate = date.toISOString().slice(0, 10)
        const number = get(inventedPersonNumber(birthDate, serial))
        expect(number.kind).toBe('invented')
        expect(birthDateOf(number)).toBe(birthDate)
      }),
    )
  })
})

describe('the birth date in a number', () => {
  it.each([
    [0, 4, '1904'],
    [3, 99, '1999'],
    [4, 36, '2036'],
    [4, 37, '1937'],
    [5, 57, '2057'],
    [5, 58, '1858'],
    [8, 0, '2000'],
    [8, 99, '1899'],
    [9, 36, '2036'],
    [9, 37, '1937'],
  ])('has the century that the seventh digit %i and the year %i say: %s', (seventh, year, full) => {
    expect(birthDateOf(get(build(7, 6, year, `${seventh}000`)))).toBe(`${full}-06-07`)
    expect(birthDateOf(get(build(67, 6, year, `${seventh}000`)))).toBe(`${full}-06-07`)
  })

  it('is not guessed where a letter stands in the seventh place', () => {
    expect(birthDateOf(get(build(7, 6, 4, 'ABC1')))).toBeUndefined()
    expect(birthDateOf(get(build(7, 6, 4, '6BC1')))).toBe('2004-06-07')
  })

  it('knows 29 February of the right century', () => {
    expect(birthDateOf(get(build(29, 2, 0, '4000')))).toBe('2000-02-29')
    expect(normalise(build(29, 2, 0, '0000'))).toBeUndefined()
  })
})

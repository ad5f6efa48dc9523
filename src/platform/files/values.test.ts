import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orNothing, readDanishNumber, readDate, readPlainNumber } from './values.ts'

describe('a Danish number', () => {
  it.each([
    ['2.351', 2351],
    ['7,3', 7.3],
    ['100,0 %', 100],
    ['1.234.567,25', 1_234_567.25],
    ['-0,5', -0.5],
    ['−12', -12],
    ['12 %', 12],
    ['007', 7],
  ])('%s is %d', (text, value) => {
    expect(readDanishNumber(text)).toEqual({ value })
  })

  it.each(['83.4', '1.2345', '7,3,1', '7.300,', ',5', '', '..', '.', '-', 'x', '1e3', '0x1f', 'Infinity'])(
    '%j is none',
    (text) => {
      expect(readDanishNumber(text)).toEqual({ code: 'number_unreadable' })
    },
  )

  it('as this machine writes it is read back', () => {
    const written = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 3 })
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (thousandths) => {
        const value = thousandths / 1000
        expect(readDanishNumber(written.format(value))).toEqual({ value: value === 0 ? 0 : value })
      }),
    )
  })

  it('is another thing than one that a program writes', () => {
    expect(readPlainNumber('83.4')).toEqual({ value: 83.4 })
    expect(readPlainNumber('2.351')).toEqual({ value: 2.351 })
    expect(readPlainNumber('7,3')).toEqual({ code: 'number_unreadable' })
  })
})

describe('a date', () => {
  it.each(['01-02-2019', '2019-02-01', '1.2.2019', '1/2/2019', '01.02.2019'])(
    '%s is the first of February',
    (text) => {
      expect(readDate(text)).toEqual({ value: '2019-02-01' })
    },
  )

  it.each([
    ['31-02-2019', 'date_impossible'],
    ['29-02-2019', 'date_impossible'],
    ['2019-13-01', 'date_impossible'],
    ['00-01-2019', 'date_impossible'],
    ['01-01-0019', 'date_impossible'],
    ['01-02-19', 'date_unreadable'],
    ['2019-2-1', 'date_unreadable'],
    ['20190201', 'date_unreadable'],
    ['i går', 'date_unreadable'],
  ])('%s is %s', (text, code) => {
    expect(readDate(text)).toEqual({ code })
  })

  it('is there exactly when the calendar has it', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most })
    fc.assert(
      fc.property(fc.integer({ min: 1800, max: 2400 }), part(14), part(33), (year, month, day) => {
        const [mm, dd] = [month, day].map((one) => String(one).padStart(2, '0'))
        const text = `${year}-${mm}-${dd}`
        const calendar = new Date(`${text}T00:00:00Z`)
        const isThere = !Number.isNaN(calendar.getTime()) && calendar.toISOString().startsWith(text)
        expect(readDate(`${day}.${month}.${year}`)).toEqual(
          isThere ? { value: text } : { code: 'date_impossible' },
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('the 29th of February is there in leap years', () => {
    expect(readDate('29-02-2020')).toEqual({ value: '2020-02-29' })
  })
})

it('an empty cell can mean that nothing is known', () => {
  expect(orNothing(readDate)('')).toEqual({ value: null })
  expect(orNothing(readDate)('1.1.2020')).toEqual({ value: '2020-01-01' })
})

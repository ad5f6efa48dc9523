import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axesOf, mayShareAxis } from './axes.ts'
import { readDefinition } from './definition.ts'
import { staleness } from './freshness.ts'
import { periodWords } from './period-words.ts'
import type { Indicator } from './rules.ts'

interface Written {
  readonly notes: Readonly<Record<string, unknown>>
}

const bilingual = { da: 'x', en: 'x' }
const indicator = (own: Partial<Indicator>): Indicator => ({
  code: 'outside-share',
  theme: 4,
  name: bilingual,
  unit: 'percent',
  definition: bilingual,
  numerator: null,
  denominator: null,
  population: bilingual,
  source: 'published',
  sourceName: bilingual,
  direction: 'down',
  breakdowns: {},
  observations: [],
  missing: [],
  targets: [],
  caution: null,
  measure: 'strategy-outside',
  valueType: 'share',
  frequency: 'yearly',
  lagMonths: 12,
  decimals: 1,
  owner: null,
  contact: null,
  lastReviewed: null,
  computation: null,
  breaks: [],
  vintage: null,
  dueOn: null,
  ...own,
})
const observed = (asOf: string) => ({
  period: bilingual,
  asOf,
  breakdown: null,
  numerator: null,
  denominator: null,
  value: 8.8,
  hedge: null,
  section: null,
})

describe('one axis', () => {
  it('is for a printed figure and the same figure worked out here', () => {
    const computed = indicator({ code: 'outside-share-records', source: 'records' })
    expect(mayShareAxis(indicator({}), computed)).toBe(true)
  })

  it('is never for a published figure and one with another definition', () => {
    const neet = indicator({ code: 'neet-16-24', measure: 'dst-neet1' })
    expect(mayShareAxis(indicator({}), neet)).toBe(false)
    expect(mayShareAxis(indicator({}), indicator({ unit: 'persons' }))).toBe(false)
    expect(axesOf([indicator({}), neet]).length).toBe(2)
  })

  it('holds only what may share it, and loses nobody', () => {
    const some = fc.record({
      measure: fc.constantFrom('a', 'b', 'c'),
      unit: fc.constantFrom('percent', 'persons'),
    })
    fc.assert(
      fc.property(fc.array(some), (measured) => {
        const all = measured.map((own) => indicator(own))
        const axes = axesOf(all)
        expect(axes.flat().length).toBe(all.length)
        for (const axis of axes)
          for (const one of axis) for (const other of axis) expect(mayShareAxis(one, other)).toBe(true)
        expect(new Set(axes.map(([first]) => `${first?.measure} ${first?.unit}`)).size).toBe(axes.length)
      }),
    )
  })
})

describe('a figure', () => {
  const yearly = indicator({ observations: [observed('2023-12-31')] })
  it('is stale on the day after a newer one was awaited', () => {
    expect(staleness(yearly, '2025-12-31')).toBeUndefined()
    expect(staleness(yearly, '2026-01-01')).toEqual({ why: 'awaited', since: '2025-12-31' })
  })

  it('that was printed once, or that nobody awaits, is never stale', () => {
    expect(staleness({ ...yearly, frequency: 'once' }, '2040-01-01')).toBeUndefined()
    expect(staleness({ ...yearly, lagMonths: null }, '2040-01-01')).toBeUndefined()
    expect(staleness({ ...yearly, observations: [] }, '2040-01-01')).toBeUndefined()
  })

  it('that somebody counts is stale when it is due and not here', () => {
    const counted = indicator({ source: 'manual', dueOn: '2026-03-01' })
    expect(staleness(counted, '2026-03-01')).toBeUndefined()
    expect(staleness(counted, '2026-03-02')).toEqual({ why: 'due', since: '2026-03-01' })
  })
})

describe('a definition', () => {
  const file = async () =>
    readFile(new URL('../../../db/figures/neet-16-24.indicator.json', import.meta.url), 'utf8')

  it('is a file with all that is told of an indicator, and no figures', async () => {
    expect(readDefinition(await file())).toMatchObject({
      code: 'neet-16-24',
      measure: 'dst-neet1',
      observations: [],
    })
  })

  it.each([
    ['notes.age_rule', (whole: Written) => ({ ...whole, notes: { ...whole.notes, age_rule: undefined } })],
    ['measure', (whole: Written) => ({ ...whole, measure: 'NEET 1' })],
    ['lastReviewed', (whole: Written) => ({ ...whole, lastReviewed: '2026-02-30' })],
    ['file', (whole: Written) => ({ ...whole, value: 8.8 })],
  ])('that is wrong about %s is refused there', async (place, change) => {
    const whole = JSON.parse(await file()) as Written
    expect(() => readDefinition(JSON.stringify(change(whole)))).toThrow(
      expect.objectContaining({ fields: { [place]: expect.any(String) } }),
    )
  })
})

it.each([
  ['2023', '2023', '2023'],
  ['2023K1', '1. kvartal 2023', 'First quarter of 2023'],
  ['2023M02', 'februar 2023', 'February 2023'],
])('%s is read as %s', (code, da, en) => {
  expect(periodWords(code)).toEqual({ da, en })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimate } from './estimate.ts'
import { askWhatIf, makeForecast, usualSettings } from './forecast.ts'
import { averageRate, changed, getRate, namedRates } from './named-rates.ts'
import { certainRegister, drawnRegister, extremesOf, plausibleStart } from './plausible-register.fixture.ts'
import { project, shareAttained, startVector } from './project.ts'
import { type Standing, sexes, type Target } from './states.ts'
import { countTransitions, type Transition } from './transitions.ts'
import { asAsked, whatIfs } from './what-ifs.ts'

const input = { transitions: drawnRegister(851), start: plausibleStart }
const forecast = makeForecast(input, usualSettings)
const rates = estimate(countTransitions(input.transitions))
const start = startVector(plausibleStart)

describe('the open profile model', () => {
  test('follows a course that can be counted by hand', () => {
    const way = (from: Standing, to: Target, people: number): Transition[] =>
      sexes.map((sex) => ({ sex, from, to, people }))
    const school = (years: number): Standing => ({ place: 'general-upper', years, attained: false })
    const transitions = [
      ...way(school(0), { place: 'general-upper', attained: false }, 90),
      ...way(school(0), { place: 'outside', attained: false }, 10),
      ...way(school(1), { place: 'completed', attained: true }, 80),
      ...way(school(1), { place: 'outside', attained: false }, 20),
      ...way({ place: 'outside', years: 0, attained: false }, { place: 'outside', attained: false }, 100),
      ...way({ place: 'completed', years: 0, attained: true }, { place: 'higher', attained: true }, 100),
    ]
    const { years } = makeForecast(
      { transitions, start: [{ sex: 'female', place: 'general-upper', people: 100 }] },
      { ...usualSettings, years: 3, targetYear: 3, runs: 10 },
    )
    for (const [year, share] of [0, 0, 0.72, 0.72].entries())
      expect(years[year]?.share).toBeCloseTo(share, 12)
    expect(years[3]?.bySex).toEqual({ female: years[3]?.share, male: 0 })
  })

  test('loses nobody and takes no education back', () => {
    const course = project(rates.shares, start, 25)
    const whole = start.reduce((total, people) => total + people, 0)
    for (const people of course) expect(people.reduce((total, one) => total + one, 0)).toBeCloseTo(whole, 6)
    const attained = course.map((people) => shareAttained(people))
    expect(attained).toEqual(attained.toSorted((a, b) => a - b))
  })

  test('says how far the target is, how many were counted, and how much rests on few', () => {
    expect(forecast.gap).toBeCloseTo(0.9 - (forecast.years[8]?.share ?? 0), 12)
    expect(forecast.leavers).toBe(2290)
    expect(forecast.counted).toBe(input.transitions.reduce((total, { people }) => total + people, 0))
    expect(forecast.leaning).toBeLessThan(0.05)
    const small = makeForecast(
      { ...input, transitions: drawnRegister(1, 0.02) },
      { ...usualSettings, runs: 5 },
    )
    expect(small.leaning).toBeGreaterThan(0.5)
  })
})

describe('what it takes', () => {
  test('names rates that, moved alone so far, give the target and no more', () => {
    const enough = forecast.takes.filter(({ needed }) => needed !== undefined)
    expect(enough.map(({ code }) => code)).toContain('vocational-to-outside')
    for (const { code, now, needed = Number.NaN } of enough) {
      const rate = getRate(code)
      expect(now).toBeCloseTo(averageRate(rates, rate) ?? Number.NaN, 12)
      expect(rate.better === 'less' ? now - needed : needed - now).toBeGreaterThan(0)
      if (rate.better === 'more') continue
      const shares = changed(rates.shares, rate, { kind: 'times', factor: needed / now })
      expect(shareAttained(project(shares, start, 8)[8] ?? start)).toBeCloseTo(0.9, 6)
    }
  })

  test('says which rates are not enough alone, and what they give at best', () => {
    const short = forecast.takes.filter(({ needed }) => needed === undefined)
    expect(short.length).toBeGreaterThan(0)
    for (const { best } of short) expect(best).toBeLessThan(0.9)
  })

  test('asks for nothing where the target is reached', () => {
    const { takes } = makeForecast(input, { ...usualSettings, target: 0.5, runs: 5 })
    expect(takes).toHaveLength(namedRates.length)
    for (const { now, needed } of takes) expect(needed).toBe(now)
  })
})

describe('a changed rate', () => {
  test('keeps every row at 1, whatever is changed and however far', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...namedRates),
        fc.oneof(
          fc.record({
            kind: fc.constant('times' as const),
            factor: fc.double({ min: 0, max: 20, noNaN: true }),
          }),
          fc.record({
            kind: fc.constant('part-of-the-others' as const),
            part: fc.double({ min: 0, max: 1, noNaN: true }),
          }),
        ),
        (rate, change) => {
          const shares = changed(rates.shares, rate, change)
          const { off, least } = extremesOf(shares)
          expect(off).toBeLessThan(1e-9)
          expect(least).toBeGreaterThanOrEqual(-1e-12)
        },
      ),
    )
  })

  test('makes a fifth fewer leave when asked for a fifth fewer', () => {
    const rate = getRate('vocational-to-outside')
    const shares = changed(rates.shares, rate, { kind: 'times', factor: 0.8 })
    expect((averageRate(rates, rate, shares) ?? 0) / (averageRate(rates, rate) ?? 1)).toBeCloseTo(0.8, 12)
  })

  test('takes half of those who would stay outside into preparatory education, and nobody else', () => {
    const [toPreparatory, toVocational] = [
      getRate('outside-to-preparatory'),
      getRate('outside-to-vocational'),
    ]
    const shares = changed(rates.shares, toPreparatory, { kind: 'part-of-the-others', part: 0.5 })
    expect(averageRate(rates, toPreparatory, shares)).toBeGreaterThan(averageRate(rates, toPreparatory) ?? 1)
    expect(averageRate(rates, toVocational, shares)).toBeCloseTo(averageRate(rates, toVocational) ?? 0, 12)
  })
})

describe('a question', () => {
  const asked = (code: string) => whatIfs.filter((one) => one.code === code)
  const at8 = (questions: readonly (typeof whatIfs)[number][]) => askWhatIf(input, questions, 8)[8] ?? 0

  test('without a change gives the forecast itself', () => {
    expect(at8([])).toBeCloseTo(forecast.years[8]?.share ?? 0, 12)
  })

  test('that fewer leave vocational education gives more with a youth education', () => {
    expect(at8(asked('vocational-a-fifth-fewer-leave'))).toBeGreaterThan(at8([]) + 0.005)
  })

  test('can be asked together with others', () => {
    const both = whatIfs.filter(({ code }) => code.endsWith('fewer-leave'))
    expect(both).toHaveLength(2)
    for (const one of both) expect(at8(both)).toBeGreaterThan(at8([one]))
    expect(asAsked(rates.shares, [])).toEqual(rates.shares)
  })
})

test('certain rates give what the invented municipality was made for: some 85 per cent after 8 years', () => {
  const { years } = makeForecast(
    { transitions: certainRegister, start: plausibleStart },
    { ...usualSettings, runs: 5 },
  )
  expect(years[8]?.share).toBeGreaterThan(0.83)
  expect(years[8]?.share).toBeLessThan(0.88)
})

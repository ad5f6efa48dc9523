import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distributionChart } from './distribution.ts'
import { bars, chart, drawn, elements, nbsp, tabled } from './drawn.fixture.ts'
import { withRoom } from './figure.ts'
import { targetBarChart } from './target-bar.ts'
import { trendChart } from './trend.ts'

const share = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)

describe('the distribution chart', () => {
  test('labels every bar with the figure that its table carries', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share, share), { minLength: 1, maxLength: 5 }), (rows) => {
        const parts = rows.map((values, index) => ({
          name: `Del ${index}`,
          shares: values.map((value) => ({ value })),
        }))
        const markup = distributionChart({ ...chart, periods: ['2011', '2014', '2019'], parts })
        expect(drawn(markup).toSorted()).toEqual(tabled(markup).toSorted())
      }),
    )
  })

  test('draws bars as long as their figures', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 4 }), (values) => {
        const markup = distributionChart({
          ...chart,
          periods: values.map((_, index) => String(2011 + index)),
          parts: [{ name: 'Del', shares: values.map((value) => ({ value })) }],
        })
        const whole = 244
        for (const [index, width] of bars(markup).entries())
          expect(width).toBeCloseTo(((values[index] ?? 0) / 100) * whole, 0)
      }),
    )
  })

  test('says that a figure is not in the source, and draws nothing for it', () => {
    const markup = distributionChart({
      ...chart,
      periods: ['2011', '2019'],
      parts: [{ name: 'Del', shares: [{ value: 22, count: 455 }] }],
    })
    expect(bars(markup)).toHaveLength(1)
    expect(drawn(markup)).toEqual([`22${nbsp}%`, 'Står ikke i kilden'])
    expect(tabled(markup)).toEqual([`22${nbsp}% (455 personer)`, 'Står ikke i kilden'])
  })
})

test('a chart says why a figure is missing where that is known, in the drawing and in its table', () => {
  const missing = 'Holdt tilbage, fordi få står bag'
  const parts = [{ name: 'Del', shares: [{ value: undefined, missing }] }]
  const divided = distributionChart({ ...chart, periods: ['2019'], parts })
  expect([drawn(divided), tabled(divided)]).toEqual([[missing], [missing]])
  expect(elements(divided).find(({ tag }) => tag === 'desc')?.text).toBe(`Del: 2019 ${missing}.`)
  const bar = targetBarChart({ ...chart, unit: 'percent', value: undefined, missing, target: 90 })
  expect([drawn(bar), tabled(bar)]).toEqual([[missing], [missing, `90${nbsp}%`]])
  const course = trendChart({
    ...chart,
    unit: 'percent',
    points: [],
    targets: [{ year: 2030, value: 90 }],
    missing: [{ period: '2019', year: 2019, words: missing }],
  })
  expect(String(course)).not.toContain('Står ikke i kilden')
  expect(tabled(course)).toEqual([missing, `90${nbsp}%`])
})

describe('the trend chart', () => {
  const points = [
    { period: '2011', year: 2011, value: 16.3 },
    { period: '2019', year: 2019, value: 21.2 },
  ]

  test('labels its points and targets with the figures of its table', () => {
    const targets = [
      { year: 2020, value: 25 },
      { year: 2025, value: 30 },
    ]
    const markup = trendChart({ ...chart, unit: 'percent', points, targets })
    const figures = ['16,3', '21,2', '25', '30'].map((figure) => `${figure}${nbsp}%`)
    expect(drawn(markup).toSorted()).toEqual(figures)
    expect(tabled(markup)).toEqual(figures)
  })

  test('says in words how far each target is, and when one is reached', () => {
    const targets = [
      { year: 2020, value: 25 },
      { year: 2018, value: 20 },
    ]
    const text = String(trendChart({ ...chart, unit: 'percent', points, targets }))
    expect(text).toContain(`Fra 21,2${nbsp}% (2019) til målet på 25${nbsp}% i 2020 er der 3,8 procentpoint.`)
    expect(text).toContain(`Målet på 20${nbsp}% i 2018 er nået: 21,2${nbsp}% (2019).`)
  })

  test('keeps the hedges of the source, in the drawing and in the table', () => {
    const hedged = [
      { period: '2013', year: 2013, value: 13, hedge: 'about' as const },
      { period: '2017', year: 2017, value: 18, hedge: 'over' as const },
    ]
    const english = trendChart({ ...chart, language: 'en', unit: 'percent', points: hedged })
    expect(drawn(english)).toEqual(['about 13%', 'over 18%'])
    expect(tabled(english)).toEqual(['about 13%', 'over 18%'])
  })

  test('joins no points over a break in how they are counted, and says where it is', () => {
    const years = [2010, 2011, 2014, 2015].map((year) => ({ period: String(year), year, value: year - 2000 }))
    const breaks = [{ year: 2014, words: 'Her skifter måden at tælle på.' }]
    const markup = trendChart({ ...chart, unit: 'percent', points: years, breaks })
    const lines = elements(markup).filter(({ attributes }) => attributes.class === 'chart-connector')
    expect(lines.map(({ attributes }) => attributes.d?.match(/M/g))).toEqual([['M', 'M']])
    expect(String(markup)).toContain('chart-gap')
    expect(String(markup)).toContain('<p class="chart-note">Her skifter måden at tælle på.</p>')
    const whole = String(trendChart({ ...chart, unit: 'percent', points: years }))
    expect(whole.match(/class="chart-connector" d="M[^M"]*"/g)).toHaveLength(1)
  })

  test('draws a figure at its own point, clear of those beside it, or leaves it to the table', () => {
    fc.assert(
      fc.property(fc.array(share, { minLength: 5, maxLength: 20 }), (values) => {
        const many = values.map((value, at) => ({ period: String(2000 + at), year: 2000 + at, value }))
        const found = elements(trendChart({ ...chart, unit: 'percent', points: many }))
        const dots = found.filter(({ attributes }) => attributes.class === 'chart-point')
        const figures = found.filter(({ attributes }) => attributes.class?.includes('chart-value'))
        expect(figures.length).toBeGreaterThan(0)
        for (const { attributes, text } of figures) {
          const y = Number(attributes.y)
          const beside = dots
            .filter(
              ({ attributes: dot }) => Math.abs(Number(dot.cx) - Number(attributes.x)) <= text.length * 4.5,
            )
            .map(({ attributes: dot }) => Number(dot.cy) - y)
          expect(beside.every((down) => down >= 14) || beside.every((down) => down <= -14)).toBe(true)
          expect(Math.min(...beside.map(Math.abs))).toBeLessThanOrEqual(24.1)
        }
      }),
    )
  })

  test('has a row for a year that its source keeps back, and no point', () => {
    const missing = [{ period: '2014', year: 2014, words: 'Holdt tilbage' }]
    const markup = trendChart({ ...chart, unit: 'percent', points, missing })
    expect(tabled(markup)).toEqual([`16,3${nbsp}%`, 'Holdt tilbage', `21,2${nbsp}%`])
    expect(drawn(markup)).toEqual([`16,3${nbsp}%`, `21,2${nbsp}%`])
  })

  test('declares the line between two points, and draws none for one', () => {
    const two = trendChart({ ...chart, unit: 'percent', points })
    expect(String(two)).toContain('Vi kender ikke tallene imellem.')
    const one = trendChart({ ...chart, unit: 'percent', points: points.slice(1) })
    expect(elements(one).filter(({ attributes }) => attributes.class === 'chart-connector')).toEqual([])
    expect(String(one)).not.toContain('Vi kender ikke tallene imellem.')
  })

  test('never places a mark outside the drawing, whatever the figures', () => {
    const point = fc.record({
      year: fc.integer({ min: 1990, max: 2040 }),
      value: fc.integer({ min: 0, max: 100_000 }),
    })
    fc.assert(
      fc.property(fc.array(point, { maxLength: 6 }), fc.array(point, { maxLength: 3 }), (known, targets) => {
        const markup = trendChart({
          ...chart,
          unit: 'persons',
          points: known.map((each) => ({ ...each, period: String(each.year) })),
          targets,
        })
        expect(String(markup)).not.toMatch(/NaN|Infinity|undefined/)
        for (const { attributes } of elements(markup)) {
          const across = Number(attributes.cx ?? attributes.x ?? 0)
          expect(across).toBeGreaterThanOrEqual(0)
          expect(across).toBeLessThanOrEqual(360)
        }
        expect(tabled(markup)).toHaveLength(known.length + targets.length)
      }),
    )
  })
})

describe('the target bar', () => {
  test('draws the figure in proportion and names figure and target', () => {
    const markup = targetBarChart({ ...chart, unit: 'percent', value: 45, period: '2019', target: 90 })
    expect(bars(markup)).toEqual([162])
    expect(drawn(markup)).toEqual([`2019: 45${nbsp}%`])
    expect(tabled(markup)).toEqual([`45${nbsp}%`, `90${nbsp}%`])
  })

  test('shows the target alone where the source has no figure', () => {
    const markup = targetBarChart({ ...chart, unit: 'percent', value: undefined, target: 90 })
    expect(bars(markup)).toEqual([])
    expect(drawn(markup)).toEqual(['Står ikke i kilden'])
    expect(tabled(markup)).toEqual(['Står ikke i kilden', `90${nbsp}%`])
  })
})

test('every chart is one picture with a title and a description in words', () => {
  const markup = targetBarChart({ ...chart, unit: 'percent', value: 45, target: 90, targetYear: 2025 })
  const all = elements(markup)
  const picture = all.find(({ tag }) => tag === 'svg')
  expect(picture?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'c-title c-description' })
  expect(all.find(({ attributes }) => attributes.id === 'c-title')?.text).toBe('Tal')
  expect(all.find(({ attributes }) => attributes.id === 'c-description')?.text).toBe(
    `45${nbsp}%. Mål i 2025: 90${nbsp}%.`,
  )
})

test('labels that keep their place have room, and the last one always stays', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 360 }), { minLength: 1 }), (places) => {
      const sorted = places.toSorted((a, b) => a - b)
      const kept = withRoom(sorted, (place) => place, 50)
      expect(kept.at(-1)).toBe(sorted.at(-1))
      for (const [index, place] of kept.entries()) {
        const next = kept[index + 1]
        if (next !== undefined) expect(next - place).toBeGreaterThanOrEqual(50)
      }
    }),
  )
})

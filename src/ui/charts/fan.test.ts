import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chart, drawn, elements, nbsp, tabled } from './drawn.fixture.ts'
import { fanChart } from './fan.ts'

describe('the fan', () => {
  const points = [
    { at: 0, value: 0, low: 0, high: 0 },
    { at: 8, value: 85.4, low: 84.2, high: 86.6 },
    { at: 10, value: 90.1, low: 88, high: 92 },
  ]
  const fan = fanChart({ ...chart, axis: 'År', points, target: { at: 8, value: 90 } })

  test('carries the figure of the year that the target is about, and says what it lies between', () => {
    expect(drawn(fan)).toEqual([`85,4${nbsp}%`])
    expect(elements(fan).find(({ attributes }) => attributes.id === 'c-description')?.text).toBe(
      `År: 8. Beregnet 85,4${nbsp}%, mellem 84,2${nbsp}% og 86,6${nbsp}%. Mål: 90${nbsp}%.`,
    )
  })

  test('has every point with its band in the table, and the target in its year', () => {
    expect(tabled(fan).slice(4, 8)).toEqual(
      ['85,4', '84,2', '86,6', '90'].map((figure) => `${figure}${nbsp}%`),
    )
    expect(tabled(fan)).toHaveLength(12)
  })

  test('says so where the band is too thin to be seen', () => {
    const thin = points.map((one) => ({ ...one, low: one.value - 0.5, high: one.value + 0.5 }))
    const words = (of: typeof points) =>
      String(fanChart({ ...chart, axis: 'År', points: of, target: { at: 8, value: 90 } }))
    expect(words(thin)).toContain('båndet om stregen ikke kan ses')
    expect(words(points)).toContain('Det farvede bånd viser')
  })

  test('draws another course beside it, and names it in the table', () => {
    const both = fanChart({
      ...chart,
      axis: 'År',
      points,
      target: { at: 8, value: 90 },
      other: { name: 'Flere', values: [0, 87, 91] },
    })
    const other = elements(both).filter(({ attributes }) => attributes.class?.includes('chart-course-other'))
    // The course itself and its place in the key.
    expect(other).toHaveLength(2)
    expect(tabled(both)).toContain(`87${nbsp}%`)
    expect(elements(both).filter(({ tag, text }) => tag === 'text' && text === 'Flere')).not.toEqual([])
  })

  test('stays inside the drawing, whatever the figures', () => {
    const share = fc.integer({ min: 0, max: 100 })
    const any = fc.array(fc.tuple(share, share, share), { minLength: 1, maxLength: 26 })
    fc.assert(
      fc.property(any, share, (values, target) => {
        const markup = fanChart({
          ...chart,
          axis: 'År',
          points: values.map(([value, low, high], at) => ({ at, value, low, high })),
          target: { at: values.length - 1, value: target },
        })
        expect(String(markup)).not.toMatch(/NaN|Infinity|undefined/)
        const off = elements(markup).filter(({ attributes }) => {
          const [across, down] = [
            Number(attributes.cx ?? attributes.x ?? 0),
            Number(attributes.cy ?? attributes.y ?? 0),
          ]
          return across < 0 || across > 360 || down < 0 || down > 284
        })
        expect(off).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chart, elements, tabled } from './drawn.fixture.ts'
import { linesOf } from './figure.ts'
import { flowChart } from './flow.ts'

describe('the flow diagram', () => {
  const from = {
    heading: '2018',
    groups: [
      { id: 'in', name: 'I gang' },
      { id: 'out', name: 'Uden for uddannelse og uden aktivitet lige nu' },
    ],
  }
  const flows = [
    { from: 'in', to: 'in', count: 600 },
    { from: 'in', to: 'out', count: 100 },
    { from: 'out', to: 'in', count: 200 },
    { from: 'out', to: 'out', count: undefined },
  ]
  const markup = flowChart({ ...chart, from, to: { ...from, heading: '2019' }, flows })
  const ribbons = elements(markup).filter(({ attributes }) => attributes.class?.startsWith('chart-ribbon'))
  const width = (at: number) => Number(ribbons[at]?.attributes['stroke-width'])

  test('draws ribbons as wide as the people on them', () => {
    expect(ribbons).toHaveLength(3)
    expect(width(0) / width(1)).toBeCloseTo(6, 0)
    expect(width(2) / width(1)).toBeCloseTo(2, 0)
  })

  test('has each way in its table, and says what is withheld', () => {
    expect(tabled(markup)).toEqual(['600', '100', '200', 'Holdt tilbage'])
    expect(String(markup)).toContain('Små tal er holdt tilbage.')
    expect(tabled(flowChart({ ...chart, from, to: from, flows: flows.toReversed() }))).toEqual(tabled(markup))
    const whole = flowChart({ ...chart, from, to: from, flows: flows.slice(0, 3) })
    expect(String(whole)).not.toContain('Små tal er holdt tilbage.')
  })

  test('draws nothing where nobody is known to have gone anywhere', () => {
    const empty = flowChart({ ...chart, from, to: from, flows: [{ from: 'in', to: 'out', count: 0 }] })
    expect(elements(empty).filter(({ tag }) => tag === 'path')).toEqual([])
    expect(tabled(empty)).toEqual(['0'])
  })

  test('cuts long names on the drawing and has them whole in the table', () => {
    const all = elements(markup)
    expect(all.filter(({ tag }) => tag === 'text').map(({ text }) => text)).toContain('og uden aktivitet…')
    expect(all.filter(({ tag }) => tag === 'th').map(({ text }) => text)).toContain(
      'Uden for uddannelse og uden aktivitet lige nu',
    )
  })

  test('stays inside the drawing, whatever the counts', () => {
    const count = fc.option(fc.integer({ min: 0, max: 40_000 }), { nil: undefined })
    const ids = ['in', 'out']
    fc.assert(
      fc.property(fc.array(count, { minLength: 4, maxLength: 4 }), (counts) => {
        const some = counts.map((one, at) => ({
          from: ids[at % 2] ?? '',
          to: ids[at < 2 ? 0 : 1] ?? '',
          count: one,
        }))
        const drawing = flowChart({ ...chart, from, to: from, flows: some })
        expect(String(drawing)).not.toMatch(/NaN|Infinity|undefined/)
        const height = Number(elements(drawing).find(({ tag }) => tag === 'svg')?.attributes.height)
        // Words stand around their middle.
        const below = elements(drawing).filter(({ attributes }) => Number(attributes.y ?? 0) > height - 8)
        expect(below).toEqual([])
      }),
    )
  })
})

test('words go into lines of at most so many letters, and none is lost', () => {
  const anyWords = fc.array(fc.string({ unit: fc.constantFrom('a', 'ø', 'b'), minLength: 1, maxLength: 12 }))
  fc.assert(
    fc.property(anyWords, (words) => {
      const lines = linesOf(words.join(' '), 12)
      expect(lines.join(' ')).toBe(words.join(' '))
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(12)
    }),
  )
})

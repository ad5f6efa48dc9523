import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

type Colours = Readonly<Record<string, readonly [string, string]>>
const colours: Colours = JSON.parse(
  readFileSync(new URL('../../assets/colours.json', import.meta.url), 'utf8'),
)

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string, scheme: 0 | 1): number {
  const [a, b] = [one, other].map((name) => luminance(colours[name]?.[scheme] ?? '#000000'))
  const [light, dark] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)]
  return (light + 0.05) / (dark + 0.05)
}

// The charts' four also write: the large numbers, and the name above a theme.
const accents = ['chart-1', 'chart-2', 'chart-3', 'chart-4']
const texts = ['black', 'gray-600', 'blue-800', 'purple-700', 'red-700', ...accents]
const boxes = ['gray-100', 'green-100', 'orange-100', 'red-100', 'blue-100']

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in %s, axe cannot see through gradients and drawings, so here it is counted:', (_, scheme) => {
  test.each(texts)('%s text on the page has at least 4.5:1', (name) => {
    expect(contrast(name, 'white', scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(boxes)('text on %s, and on a button, has at least 4.5:1', (box) => {
    expect(contrast('black', box, scheme)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('white', 'blue-800', scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['chart-1', 'chart-2', 'chart-3', 'chart-4', 'gray-500', 'blue-800', 'red-700'])(
    '%s as a mark or a border has at least 3:1',
    (name) => {
      expect(contrast(name, 'white', scheme)).toBeGreaterThanOrEqual(3)
    },
  )

  test('the hero’s words have at least 4.5:1 on its ground and on the steps drawn there', () => {
    for (const ground of ['brand', 'brand-step'])
      expect(contrast('on-brand', ground, scheme)).toBeGreaterThanOrEqual(4.5)
  })

  test('the focus ring is seen on the page and on every box', () => {
    for (const ground of ['white', ...boxes])
      expect(contrast('black', ground, scheme)).toBeGreaterThanOrEqual(3)
  })
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startBrowser } from '../support/browser.ts'
import { newTab } from './visit.ts'

const base = inject('demonstration')
const pages = ['/', '/visionen', '/temaer/2', '/maal-og-tal', '/en/targets-and-figures']

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await startBrowser()
  page = await newTab(browser)
})
afterAll(() => browser.close())

interface Chart {
  readonly caption: string
  /** The figures that stand in the drawing. */
  readonly drawn: string[]
  /** The drawing in words, for those who do not see it. */
  readonly described: string
  /** The figures of the table, without how many persons they stand for. */
  readonly listed: string[]
  /** How long the bars are, or how high the points stand above nought. */
  readonly sizes: number[]
  readonly bars: boolean
}

const charts = () =>
  page.evaluate<Chart[]>(`[...document.querySelectorAll('figure.chart')].map((figure) => {
    const texts = (selector) => [...figure.querySelectorAll(selector)].map((one) => one.textContent.trim())
    const axis = Number(/M0 ([0-9.]+)H/.exec(figure.querySelector('.chart-axis')?.getAttribute('d'))?.[1] ?? 0)
    return {
      caption: figure.querySelector('figcaption').textContent,
      drawn: texts('svg .chart-value'),
      described: figure.querySelector('desc').textContent,
      listed: texts('td.number').map((cell) => cell.replace(/ \\(.*/, '')),
      bars: figure.querySelector('.chart-bar') !== null,
      sizes: [
        ...[...figure.querySelectorAll('.chart-bar')].map((bar) => Number(bar.getAttribute('width'))),
        ...[...figure.querySelectorAll('.chart-point')].map((point) => axis - Number(point.getAttribute('cy'))),
      ],
    }
  })`)

const isFigure = (words: string) => /\d/.test(words)

/** A figure as a number, in the language's own writing: `3. kvartal 2019: 21,2 %` is 21.2. */
function numberOf(words: string, path: string): number {
  const figure = words.slice(words.lastIndexOf(':') + 1)
  const english = path.startsWith('/en') ? figure.replaceAll(',', '') : danishDecimals(figure)
  return Number(/\d+(\.\d+)?/.exec(english)?.[0])
}

const danishDecimals = (figure: string): string => figure.replaceAll('.', '').replace(',', '.')

describe.each(pages)('every chart on %s', (path) => {
  it('shows the figures of its table, tells them in words, and draws them to scale', async () => {
    await page.goto(base + path)
    const found = await charts()
    expect(found.length).toBeGreaterThan(0)
    for (const { caption, drawn, described, listed, bars, sizes } of found) {
      const figures = listed.filter(isFigure)
      for (const figure of drawn.filter(isFigure))
        expect(
          figures.some((one) => figure.endsWith(one)),
          `${caption}: ${figure} in ${figures}`,
        ).toBe(true)
      for (const figure of figures) expect(described, caption).toContain(figure)
      // Bars stand in the order of the figures beside them, points in the order of the table. What has no figure has neither.
      const beside = bars ? drawn.filter(isFigure) : figures
      const pairs = sizes.map((size, index) => ({ size, figure: numberOf(beside[index] ?? '', path) }))
      const atNought = pairs.filter(({ figure }) => figure === 0)
      expect(
        atNought.every(({ size }) => size === 0),
        caption,
      ).toBe(true)
      const ratios = pairs.filter((pair) => !atNought.includes(pair)).map(({ size, figure }) => size / figure)
      for (const ratio of ratios) expect(ratio / (ratios[0] ?? 1), caption).toBeCloseTo(1, 1)
    }
  })
})

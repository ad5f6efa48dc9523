import { scaleLinear } from 'd3-scale'
import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import type { Markup } from '../markup.ts'
import { formatValue } from '../numbers.ts'
import { type Column, table } from '../table.ts'
import { text } from '../text.ts'
import { type ChartProps, chartFigure, chartWidth, round } from './figure.ts'

export interface Share {
  /** In per cent. Undefined where the source does not carry it: no bar, and the words say so. */
  readonly value: number | undefined
  /** How many that is; only the table shows it. */
  readonly count?: number
}

export interface DistributionProps extends ChartProps {
  /** Oldest first. */
  readonly periods: readonly string[]
  /** What the whole is divided into; `shares` has one for each period. */
  readonly parts: readonly { readonly name: string; readonly shares: readonly Share[] }[]
}

const headingHeight = 30
const barStep = 30
const barHeight = 22
const gap = 12
/** Where the bars begin: beside the longest period, `2019` or `3. kvartal 2019`. */
const startAfter = (periods: readonly string[]): number =>
  Math.min(160, Math.max(52, ...periods.map((period) => period.length * 9 + 8)))
const labelRoom = 64

/**
 * How a whole divides, then and now: a group of bars for each part and a bar for each period. Every bar carries
 * its period and its figure, so that no colour has to be looked up.
 */
export function distributionChart(props: DistributionProps): Markup {
  const { periods, parts } = props
  const start = startAfter(periods)
  const end = scaleLinear([0, 100], [start, chartWidth - labelRoom])
  const groupHeight = headingHeight + periods.length * barStep + gap
  const marks = parts.map((part, group) => {
    const top = group * groupHeight
    const bars = periods.map((period, index) =>
      bar(props.language, period, part.shares[index], end, top + headingHeight + index * barStep, group),
    )
    return html`<text class="chart-heading" x="0" y="${top + 20}">${part.name}</text>${bars}`
  })
  return chartFigure(props, {
    height: parts.length * groupHeight,
    marks,
    description: describe(props),
    table: distributionTable(props),
  })
}

function bar(
  language: Language,
  period: string,
  share: Share | undefined,
  end: (value: number) => number,
  y: number,
  group: number,
): Markup {
  const middle = y + barHeight / 2
  const start = end(0)
  const label = html`<text class="chart-label" x="0" y="${middle}">${period}</text>`
  if (share?.value === undefined) {
    return html`${label}<text class="chart-value" x="${start}" y="${middle}">${text(language)('notInSource')}</text>`
  }
  const width = round(end(share.value) - start)
  return html`${label}<rect class="chart-bar chart-series-${(group % 4) + 1}" x="${start}" y="${y}" width="${width}" height="${barHeight}"/><text class="chart-value" x="${start + width + 6}" y="${middle}">${formatValue(language, 'percent', share.value)}</text>`
}

function shareText(language: Language, share: Share | undefined): string {
  return share?.value === undefined
    ? text(language)('notInSource')
    : formatValue(language, 'percent', share.value)
}

function describe({ language, periods, parts }: DistributionProps): string {
  const sentences = parts.map(({ name, shares }) => {
    const figures = periods.map((period, index) => `${period} ${shareText(language, shares[index])}`)
    return `${name}: ${figures.join(', ')}.`
  })
  return sentences.join(' ')
}

function distributionTable({ language, caption, periods, parts }: DistributionProps): Markup {
  const cell = (share: Share | undefined): string => {
    const value = shareText(language, share)
    return share?.count === undefined
      ? value
      : `${value} (${text(language)('persons', { count: share.count })})`
  }
  const columns: Column<number>[] = parts.map(({ name, shares }) => ({
    heading: name,
    number: true,
    cell: (index) => cell(shares[index]),
  }))
  const first: Column<number> = { heading: text(language)('year'), cell: (index) => periods[index] ?? '' }
  return table({ caption, columns: [first, ...columns], rows: [...periods.keys()] })
}

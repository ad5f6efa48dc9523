import { scaleLinear } from 'd3-scale'
import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import type { Markup } from '../markup.ts'
import { formatValue } from '../numbers.ts'
import { type Column, table } from '../table.ts'
import { text } from '../text.ts'
import { type ChartProps, chartFigure, chartWidth, round } from './figure.ts'

export interface Share {
  /** In per cent. Undefined where there is none to show: no bar, and the words say so. */
  readonly value: number | undefined
  /** Why there is none, where it is known; else the source does not carry it. */
  readonly missing?: string | undefined
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
const barHeight = 22
const gap = 12
const labelRoom = 64
/** A period of at most this many letters has its bar beside it; a longer one stands above its bar. */
const shortPeriod = 4

interface Room {
  /** From one bar to the next. */
  readonly step: number
  /** Where the bars begin. */
  readonly start: number
  /** From the top of a step to its bar. */
  readonly above: number
}

/** `2019` stands beside its bar; beside `3. kvartal 2019` too little would be left to compare. */
const roomFor = (periods: readonly string[]): Room =>
  periods.some((period) => period.length > shortPeriod)
    ? { step: 56, start: 0, above: 22 }
    : { step: 30, start: 52, above: 0 }

/**
 * How a whole divides, then and now: a group of bars for each part and a bar for each period. Every bar carries
 * its period and its figure, so that no colour has to be looked up.
 */
export function distributionChart(props: DistributionProps): Markup {
  const { periods, parts } = props
  const room = roomFor(periods)
  const end = scaleLinear([0, 100], [room.start, chartWidth - labelRoom])
  const groupHeight = headingHeight + periods.length * room.step + gap
  const marks = parts.map((part, group) => {
    const top = group * groupHeight
    const bars = periods.map((period, index) =>
      bar({
        language: props.language,
        period,
        share: part.shares[index],
        end,
        top: top + headingHeight + index * room.step,
        room,
        group,
      }),
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

interface Bar {
  readonly language: Language
  readonly period: string
  readonly share: Share | undefined
  readonly end: (value: number) => number
  readonly top: number
  readonly room: Room
  readonly group: number
}

function bar({ language, period, share, end, top, room, group }: Bar): Markup {
  const y = top + room.above
  const middle = y + barHeight / 2
  const label = html`<text class="chart-label" x="0" y="${room.above > 0 ? top + 10 : middle}">${period}</text>`
  if (share?.value === undefined)
    return html`${label}<text class="chart-value" x="${room.start}" y="${middle}">${shareText(language, share)}</text>`
  const width = round(end(share.value) - room.start)
  return html`${label}<rect class="chart-bar chart-series-${(group % 4) + 1}" x="${room.start}" y="${y}" width="${width}" height="${barHeight}"/><text class="chart-value" x="${room.start + width + 6}" y="${middle}">${formatValue(language, 'percent', share.value)}</text>`
}

function shareText(language: Language, share: Share | undefined): string {
  return share?.value === undefined
    ? (share?.missing ?? text(language)('notInSource'))
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
  const areYears = periods.every((period) => /^\d{4}$/.test(period))
  const heading = text(language)(areYears ? 'year' : 'period')
  const first: Column<number> = { heading, cell: (index) => periods[index] ?? '' }
  return table({ caption, columns: [first, ...columns], rows: [...periods.keys()] })
}

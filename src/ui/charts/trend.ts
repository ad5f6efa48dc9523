import { scaleLinear } from 'd3-scale'
import { line, symbol, symbolDiamond } from 'd3-shape'
import { html } from 'hono/html'
import type { Markup } from '../markup.ts'
import { formatNumber, formatValue, type Hedge, type Unit } from '../numbers.ts'
import { table } from '../table.ts'
import { text } from '../text.ts'
import { type ChartProps, chartFigure, chartWidth, round, withRoom } from './figure.ts'

export interface TrendPoint {
  /** As the source names the time: `2019`, `3. kvartal 2019`. */
  readonly period: string
  /** Where it stands on the time axis, in years: 2019, 2019.6. */
  readonly year: number
  readonly value: number
  readonly hedge?: Hedge | null
}

/** At least this value in this year. */
export interface TrendTarget {
  readonly year: number
  readonly value: number
}

export interface TrendProps extends ChartProps {
  readonly unit: Unit
  /** Oldest first; at least one. */
  readonly points: readonly TrendPoint[]
  readonly targets?: readonly TrendTarget[]
  /** From this year on it is counted in another way: no line leads over it. */
  readonly breaks?: readonly { readonly year: number; readonly words: string }[]
  /** Times for which the source has no number, and what it says instead; for the table. */
  readonly missing?: readonly { readonly period: string; readonly year: number; readonly words: string }[]
  /** Over the times in the table, where they are no years. */
  readonly timeHeading?: string
}

const top = 36
const bottom = 210

/**
 * A figure measured now and then, and the targets it is to reach. Only points are drawn as known; the thin line
 * between them is declared as no more than a line. Targets are hollow diamonds joined to today's level, so that
 * the missing part can be seen; it also stands in words. The scale begins at nought.
 */
export function trendChart(props: TrendProps): Markup {
  const { points, targets = [], breaks = [], missing = [], language } = props
  const t = text(language)
  const place = placement(points, targets)
  return chartFigure(props, {
    height: targets.length > 0 ? 268 : 244,
    marks: html`${axis(props, place)}${connector(props, place)}${breaks.map((one) => breakMark(one, points, place))}${targets.map((target) => targetMark(props, target, place))}${pointMarks(props, place)}`,
    description: describe(props),
    remarks: [
      ...(points.length > 1 ? [t('thinLine')] : []),
      ...(points.length === 0 ? [missing.at(-1)?.words ?? t('notInSource')] : []),
      ...breaks.map(({ words }) => words),
      ...targets.map((target) => gapSentence(props, target)),
    ],
    table: trendTable(props),
  })
}

interface Placement {
  readonly x: (year: number) => number
  readonly y: (value: number) => number
}

function placement(points: readonly TrendPoint[], targets: readonly TrendTarget[]): Placement {
  const all = [...points, ...targets]
  const years = all.length > 0 ? all.map(({ year }) => year) : [0]
  const x = scaleLinear([Math.min(...years), Math.max(...years)], [34, chartWidth - 34])
  const y = scaleLinear([0, Math.max(...all.map(({ value }) => value), 1)], [bottom, top])
  return { x: (year) => round(x(year)), y: (value) => round(y(value)) }
}

/** A generous guess at how wide words are in the drawing's text of 16 units. */
const widthOf = (words: string): number => words.length * 9

/** Words below or above a place on the axis, moved inside the drawing where they would stick out. */
function centred(kind: 'label' | 'value', words: string, x: number, y: number): Markup {
  const half = widthOf(words) / 2
  const middle = Math.min(Math.max(x, half), chartWidth - half)
  return html`<text class="chart-${kind} chart-centred" x="${round(middle)}" y="${round(y)}">${words}</text>`
}

/** Labels of things on the axis, without those that would run into their neighbours; the table has them all. */
function labels<Item extends { readonly year: number }>(
  items: readonly Item[],
  { x }: Placement,
  kind: 'label' | 'value',
  words: (item: Item) => string,
  y: (item: Item) => number,
): Markup[] {
  const room = Math.max(0, ...items.map((item) => widthOf(words(item))))
  const kept = withRoom(items, ({ year }) => x(year), room)
  return kept.map((item) => centred(kind, words(item), x(item.year), y(item)))
}

function axis({ points, targets = [], language }: TrendProps, place: Placement): Markup {
  const word = text(language)('target')
  const periods = labels(
    points,
    place,
    'label',
    ({ period }) => period,
    () => bottom + 20,
  )
  // The word stands once at the left, so that the years below their targets never run into each other.
  const beside = targets.every(({ year }) => place.x(year) > widthOf(word) + widthOf('2025') / 2)
  const goals = labels(
    targets,
    place,
    'label',
    ({ year }) => (beside ? String(year) : `${word} ${year}`),
    () => bottom + 44,
  )
  const name =
    beside && targets.length > 0
      ? html`<text class="chart-label" x="0" y="${bottom + 44}">${word}</text>`
      : ''
  return html`<path class="chart-axis" d="M0 ${bottom}H${chartWidth}"/><text class="chart-label" x="0" y="${bottom - 12}">0</text>${periods}${name}${goals}`
}

/** Points between two breaks are one course; those on either side are not joined. */
function connector({ points, breaks = [] }: TrendProps, { x, y }: Placement): Markup | '' {
  const draw = line<TrendPoint>(
    ({ year }) => x(year),
    ({ value }) => y(value),
  )
  const courses = Object.values(
    Object.groupBy(points, ({ year }) => breaks.filter((one) => one.year <= year).length),
  )
  const paths = courses.flatMap((course = []) => (course.length > 1 ? (draw(course) ?? []) : []))
  return paths.length > 0 ? html`<path class="chart-connector" d="${paths.join('')}"/>` : ''
}

/** A dashed line in the middle between the last figure before a break and the first one after it. */
function breakMark(
  { year }: { readonly year: number },
  points: readonly TrendPoint[],
  { x }: Placement,
): Markup | '' {
  const before = points.findLast((point) => point.year < year)
  const after = points.find((point) => point.year >= year)
  if (!before || !after) return ''
  return html`<path class="chart-gap" d="M${round((x(before.year) + x(after.year)) / 2)} ${top}V${bottom}"/>`
}

/** Figures stand below their points where targets need the room above. */
function pointMarks({ points, targets = [], language, unit }: TrendProps, place: Placement): Markup {
  const { x, y } = place
  const distance = targets.length > 0 ? 24 : -20
  const dots = points.map(
    ({ year, value }) => html`<circle class="chart-point" cx="${x(year)}" cy="${y(value)}" r="6"/>`,
  )
  const figure = ({ value, hedge }: TrendPoint) => formatValue(language, unit, value, hedge)
  // Where points stand close, a figure that keeps clear of its neighbours would stand at one of them, and be read as theirs: only a
  // point that is the highest or lowest around it has its figure drawn. The table has them all.
  const heightOf = (point: TrendPoint): number | undefined => {
    const own = y(point.value)
    const room = widthOf(figure(point)) / 2 + 6
    const near = points.filter(({ year }) => Math.abs(x(year) - x(point.year)) <= room)
    const heights = near.map(({ value }) => y(value))
    const sides = [
      { isFree: Math.min(...heights) === own, at: own - 20 },
      { isFree: Math.max(...heights) === own && own + 24 < bottom, at: own + 24 },
    ]
    const inTurn = distance > 0 ? sides.toReversed() : sides
    return inTurn.find(({ isFree }) => isFree)?.at
  }
  const drawn = points.filter((point) => heightOf(point) !== undefined)
  return html`${dots}${labels(drawn, place, 'value', figure, (point) => heightOf(point) ?? 0)}`
}

function targetMark(
  { points, language, unit }: TrendProps,
  { year, value }: TrendTarget,
  { x, y }: Placement,
): Markup {
  const latest = points.at(-1)
  const level = latest
    ? html`<path class="chart-gap" d="M${x(latest.year)} ${y(latest.value)}H${x(year)}V${y(value)}"/>`
    : ''
  const figure = centred('value', formatValue(language, unit, value), x(year), y(value) - 24)
  return html`${level}<path class="chart-target" transform="translate(${x(year)} ${y(value)})" d="${symbol(symbolDiamond, 110)() ?? ''}"/>${figure}`
}

/** How far the latest figure is from a target, in the unit's own points. */
function gapSentence({ points, unit, language }: TrendProps, target: TrendTarget): string {
  const t = text(language)
  const latest = points.at(-1)
  const goal = { target: formatValue(language, unit, target.value), year: String(target.year) }
  if (!latest) return t('targetBy', { value: goal.target, year: goal.year })
  const from = {
    ...goal,
    value: formatValue(language, unit, latest.value, latest.hedge),
    period: latest.period,
  }
  const missing = target.value - latest.value
  if (missing <= 0) return t('targetReached', from)
  return t(unit === 'percent' ? 'gapPoints' : 'gapPersons', { ...from, gap: formatNumber(language, missing) })
}

function describe({ points, targets = [], unit, language }: TrendProps): string {
  const t = text(language)
  const known = points.map(
    ({ period, value, hedge }) => `${period}: ${formatValue(language, unit, value, hedge)}.`,
  )
  const goals = targets.map(
    ({ year, value }) =>
      `${t('targetBy', { year: String(year), value: formatValue(language, unit, value) })}.`,
  )
  return [...known, ...goals].join(' ')
}

interface TrendRow {
  readonly period: string
  readonly kind: string
  readonly figure: string
}

function trendTable({
  points,
  targets = [],
  missing = [],
  unit,
  language,
  caption,
  timeHeading,
}: TrendProps): Markup {
  const t = text(language)
  const measured = [
    ...points.map(({ period, year, value, hedge }) => ({
      period,
      year,
      figure: formatValue(language, unit, value, hedge),
    })),
    ...missing.map(({ period, year, words }) => ({ period, year, figure: words })),
  ].toSorted((one, other) => one.year - other.year)
  const rows: TrendRow[] = [
    ...measured.map(({ period, figure }) => ({ period, kind: t('measured'), figure })),
    ...targets.map(({ year, value }) => ({
      period: String(year),
      kind: t('target'),
      figure: formatValue(language, unit, value),
    })),
  ]
  return table({
    caption,
    columns: [
      { heading: timeHeading ?? t('year'), cell: ({ period }) => period },
      { heading: t('kind'), cell: ({ kind }) => kind },
      { heading: t('value'), number: true, cell: ({ figure }) => figure },
    ],
    rows,
  })
}

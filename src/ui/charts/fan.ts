import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { html } from 'hono/html'
import type { Markup } from '../markup.ts'
import { formatValue } from '../numbers.ts'
import { type Column, table } from '../table.ts'
import { text } from '../text.ts'
import { type ChartProps, chartFigure, chartWidth, round, withRoom } from './figure.ts'

export interface FanPoint {
  /** Where it stands on the axis; whole numbers, which the axis names as they are. */
  readonly at: number
  /** In per cent, like the ends of what is likely. */
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface FanProps extends ChartProps {
  /** What the axis counts, such as `Years after 9th grade`. */
  readonly axis: string
  /** At least one, from left to right. */
  readonly points: readonly FanPoint[]
  /** At least this much, at this point of the axis: the point that carries its figure. */
  readonly target: { readonly at: number; readonly value: number }
  /** Another course to compare with, one value a point. */
  readonly other?: { readonly name: string; readonly values: readonly number[] }
}

const top = 30
const bottom = 230
const height = 284
/** Room for a figure beside the first and the last point. */
const side = 22

/**
 * A course that is calculated and not measured: a line in the band where it is likely to be, with a line where the target is.
 * The scale is the whole, 0 to 100 per cent.
 */
export function fanChart(props: FanProps): Markup {
  const place = placement(props.points)
  return chartFigure(props, {
    height,
    marks: html`${band(props, place)}${axis(props, place)}${targetLine(props, place)}${courses(props, place)}${marked(props, place)}${key(props)}`,
    description: describe(props),
    remarks: [text(props.language)(isThin(props, place) ? 'fanBandThin' : 'fanBand')],
    table: fanTable(props),
  })
}

interface Placement {
  readonly x: (at: number) => number
  readonly y: (value: number) => number
}

function placement(points: readonly FanPoint[]): Placement {
  const places = points.map(({ at }) => at)
  const x = scaleLinear([Math.min(...places), Math.max(...places)], [side, chartWidth - side])
  const y = scaleLinear([0, 100], [bottom, top])
  return { x: (at) => round(x(at)), y: (value) => round(y(value)) }
}

function band({ points }: FanProps, { x, y }: Placement): Markup {
  const path = area<FanPoint>(
    ({ at }) => x(at),
    ({ low }) => y(low),
    ({ high }) => y(high),
  )
  return html`<path class="chart-band" d="${path([...points]) ?? ''}"/>`
}

/** Whether the band is nowhere wider than the line in it: nobody can see it then. */
const isThin = ({ points }: FanProps, { y }: Placement): boolean =>
  points.every(({ low, high }) => y(low) - y(high) < 4)

function axis({ points, axis: name }: FanProps, { x }: Placement): Markup {
  const named = withRoom(points, ({ at }) => x(at), 40).map(
    ({ at }) => html`<text class="chart-label chart-centred" x="${x(at)}" y="${bottom + 20}">${at}</text>`,
  )
  return html`<path class="chart-axis" d="M0 ${bottom}H${chartWidth}"/>${named}<text class="chart-label chart-centred" x="${chartWidth / 2}" y="${bottom + 42}">${name}</text>`
}

function targetLine({ target, language }: FanProps, { y }: Placement): Markup {
  const goal = text(language)('targetOpen', { value: formatValue(language, 'percent', target.value) })
  return html`<path class="chart-target-line" d="M0 ${y(target.value)}H${chartWidth}"/><text class="chart-label" x="0" y="${y(target.value) - 14}">${goal}</text>`
}

function courses({ points, other }: FanProps, { x, y }: Placement): Markup {
  const course = line<FanPoint>(
    ({ at }) => x(at),
    ({ value }) => y(value),
  )
  const beside = line<FanPoint>(
    ({ at }) => x(at),
    (_, index) => y(other?.values[index] ?? 0),
  )
  const second = other
    ? html`<path class="chart-course chart-course-other" d="${beside([...points]) ?? ''}"/>`
    : ''
  return html`<path class="chart-course" d="${course([...points]) ?? ''}"/>${second}`
}

/** The point that the target is about, with its figure below, where the course leaves room. */
function marked({ points, target, language }: FanProps, { x, y }: Placement): Markup | '' {
  const point = points.find(({ at }) => at === target.at)
  if (!point) return ''
  const middle = Math.min(Math.max(x(point.at), 34), chartWidth - 34)
  return html`<circle class="chart-point" cx="${x(point.at)}" cy="${y(point.value)}" r="6"/><text class="chart-value chart-centred" x="${middle}" y="${Math.min(y(Math.min(point.low, point.value)) + 24, bottom - 14)}">${formatValue(language, 'percent', point.value)}</text>`
}

/** Which line is which, low at the right, where a course that rises leaves room. */
function key({ other, language }: FanProps): Markup | '' {
  if (!other) return ''
  const [from, to, words] = [chartWidth / 2, chartWidth / 2 + 30, chartWidth / 2 + 38]
  const lines = [
    { name: text(language)('calculated'), y: bottom - 64, kind: '' },
    { name: other.name, y: bottom - 40, kind: ' chart-course-other' },
  ]
  return html`${lines.map(({ name, y, kind }) => html`<path class="chart-course${kind}" d="M${from} ${y}H${to}"/><text class="chart-label chart-halo" x="${words}" y="${y}">${name}</text>`)}`
}

function describe({ points, target, other, axis: name, language }: FanProps): string {
  const t = text(language)
  const percent = (value: number) => formatValue(language, 'percent', value)
  const index = points.findIndex(({ at }) => at === target.at)
  const point = points[index]
  const goal = `${t('targetOpen', { value: percent(target.value) })}.`
  if (!point) return goal
  const found = t('fanPoint', {
    axis: name,
    at: point.at,
    value: percent(point.value),
    low: percent(point.low),
    high: percent(point.high),
  })
  return [found, goal, ...(other ? [`${other.name}: ${percent(other.values[index] ?? 0)}.`] : [])].join(' ')
}

function fanTable({ points, target, other, axis: name, language, caption }: FanProps): Markup {
  const t = text(language)
  const percent = (value: number) => formatValue(language, 'percent', value)
  const figure = (heading: string, of: (point: FanPoint, index: number) => string): Column<number> => ({
    heading,
    number: true,
    cell: (index) => {
      const point = points[index]
      return point ? of(point, index) : ''
    },
  })
  const columns: Column<number>[] = [
    { heading: name, cell: (index) => points[index]?.at },
    figure(t('calculated'), ({ value }) => percent(value)),
    figure(t('fanLow'), ({ low }) => percent(low)),
    figure(t('fanHigh'), ({ high }) => percent(high)),
    ...(other ? [figure(other.name, (_, index) => percent(other.values[index] ?? 0))] : []),
    figure(t('target'), ({ at }) => (at === target.at ? percent(target.value) : '')),
  ]
  return table({ caption, columns, rows: [...points.keys()] })
}

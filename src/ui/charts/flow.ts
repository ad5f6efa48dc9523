import { sankey } from 'd3-sankey'
import { linkHorizontal } from 'd3-shape'
import { html } from 'hono/html'
import type { Markup } from '../markup.ts'
import { formatNumber } from '../numbers.ts'
import { table } from '../table.ts'
import { text } from '../text.ts'
import { type ChartProps, chartFigure, chartWidth, linesOf, round } from './figure.ts'

export interface FlowProps extends ChartProps {
  /** The two days, or two steps, from left to right, and their groups from top to bottom. */
  readonly from: FlowSide
  readonly to: FlowSide
  /** Undefined is withheld: not drawn, and said in the table. What is not named is nought. */
  readonly flows: readonly {
    readonly from: string
    readonly to: string
    readonly count: number | undefined
  }[]
}

export interface FlowSide {
  readonly heading: string
  readonly groups: readonly { readonly id: string; readonly name: string }[]
}

const headingHeight = 30
const groupHeight = 76
const barWidth = 10
const lettersALine = 19
const lineHeight = 18
/** So much between two groups that two lines of words beside a thin bar have room. */
const gap = 2 * lineHeight + 4

/**
 * Who was where on one day and is where on another: a ribbon for each way, as wide as the people on it. Words lie on the ribbons
 * with a rim of the page's ground, so that they can be read. The figures stand in the table.
 */
export function flowChart(props: FlowProps): Markup {
  const { from, to, flows, language } = props
  const t = text(language)
  const height = headingHeight + Math.max(from.groups.length, to.groups.length) * groupHeight
  const isWithheld = flows.some(({ count }) => count === undefined)
  return chartFigure(props, {
    height,
    marks: html`<text class="chart-heading" x="0" y="16">${from.heading}</text><text class="chart-heading chart-end" x="${chartWidth}" y="16">${to.heading}</text>${drawn(props, height)}`,
    description: describe(props),
    remarks: isWithheld ? [t('flowWithheld')] : [],
    table: flowTable(props),
  })
}

interface Node {
  readonly name: string
  readonly side: 'from' | 'to'
  readonly at: number
}

function drawn({ from, to, flows }: FlowProps, height: number): Markup | '' {
  const nodesOf = (side: 'from' | 'to', groups: FlowSide['groups']): (Node & { id: string })[] =>
    groups.map(({ id, name }, at) => ({ id: `${side} ${id}`, name, side, at }))
  const links = flows.flatMap(({ from: source, to: target, count = 0 }) =>
    count > 0 ? [{ source: `from ${source}`, target: `to ${target}`, value: count }] : [],
  )
  if (links.length === 0) return ''
  const used = new Set(links.flatMap(({ source, target }) => [source, target]))
  const layout = sankey<Node & { id: string }, { value: number }>()
    .nodeId(({ id }) => id)
    .nodeWidth(barWidth)
    .nodePadding(gap)
    .nodeSort((a, b) => a.at - b.at)
    .extent([
      [0, headingHeight + 6],
      [chartWidth, height - 18],
    ])
  const graph = layout({
    nodes: [...nodesOf('from', from.groups), ...nodesOf('to', to.groups)].filter(({ id }) => used.has(id)),
    links,
  })
  const path = linkHorizontal()
  const ribbons = graph.links.map((link) => {
    const [source, target] = [link.source, link.target].map((end) =>
      typeof end === 'object' ? end : undefined,
    )
    const d = path({
      source: [round(source?.x1 ?? 0), round(link.y0 ?? 0)],
      target: [round(target?.x0 ?? 0), round(link.y1 ?? 0)],
    })
    return html`<path class="chart-ribbon chart-ribbon-${((source?.at ?? 0) % 4) + 1}" d="${d ?? ''}" stroke-width="${Math.max(round(link.width ?? 0), 1)}"/>`
  })
  const bars = graph.nodes.map(({ x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => {
    return html`<rect class="chart-node" x="${round(x0)}" y="${round(y0)}" width="${round(x1 - x0)}" height="${Math.max(round(y1 - y0), 1)}"/>`
  })
  const words = graph.nodes.map(({ name, side, y0 = 0, y1 = 0 }) => label(name, side, (y0 + y1) / 2))
  return html`${ribbons}${bars}${words}`
}

/** The words of a group beside its bar, in two lines; what does not fit is cut, and stands whole in the table. */
function label(name: string, side: 'from' | 'to', middle: number): Markup {
  const [first = '', ...others] = linesOf(name, lettersALine)
  const second = others.join(' ')
  const cut = second.length > lettersALine ? `${second.slice(0, lettersALine - 1).trimEnd()}…` : second
  const x = side === 'from' ? barWidth + 6 : chartWidth - barWidth - 6
  const place = side === 'from' ? '' : ' chart-end'
  const half = second === '' ? 0 : lineHeight / 2
  return html`<text class="chart-label chart-halo${place}" x="${x}" y="${round(middle - half)}">${first}</text><text class="chart-label chart-halo${place}" x="${x}" y="${round(middle + half)}">${cut}</text>`
}

/** The ways in the order in which their groups stand. */
function named({ from, to, flows, language }: FlowProps) {
  const place = (side: FlowSide, id: string) => side.groups.findIndex((group) => group.id === id)
  const name = (side: FlowSide, id: string) => side.groups[place(side, id)]?.name ?? id
  const inOrder = flows.toSorted(
    (one, other) =>
      place(from, one.from) - place(from, other.from) || place(to, one.to) - place(to, other.to),
  )
  return inOrder.map((flow) => ({
    from: name(from, flow.from),
    to: name(to, flow.to),
    figure: flow.count === undefined ? text(language)('withheld') : formatNumber(language, flow.count),
  }))
}

const describe = (props: FlowProps): string =>
  [
    `${props.from.heading} → ${props.to.heading}.`,
    ...named(props).map(({ from, to, figure }) => `${from} → ${to}: ${figure}.`),
  ].join(' ')

function flowTable(props: FlowProps): Markup {
  return table({
    caption: props.caption,
    columns: [
      { heading: props.from.heading, cell: ({ from }) => from },
      { heading: props.to.heading, cell: ({ to }) => to },
      { heading: text(props.language)('value'), number: true, cell: ({ figure }) => figure },
    ],
    rows: named(props),
  })
}

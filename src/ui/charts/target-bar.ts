import { scaleLinear } from 'd3-scale'
import { html } from 'hono/html'
import type { Markup } from '../markup.ts'
import { formatValue, type Hedge, type Unit } from '../numbers.ts'
import { table } from '../table.ts'
import { text } from '../text.ts'
import { type ChartProps, chartFigure, chartWidth, round } from './figure.ts'

export interface TargetBarProps extends ChartProps {
  readonly unit: Unit
  /** Undefined where the source has no figure: the target stands alone, and the words say so. */
  readonly value: number | undefined
  /** Why there is none, where it is known; else the source does not carry it. */
  readonly missing?: string | undefined
  readonly hedge?: Hedge | null
  /** When the value was measured, as the source names it. */
  readonly period?: string
  readonly target: number
  /** Undefined where no year was named. */
  readonly targetYear?: number
}

const barTop = 34
const barHeight = 28

/** One figure as a bar on its whole, with a line where the target is. */
export function targetBarChart(props: TargetBarProps): Markup {
  const { unit, value, target, language } = props
  const whole = unit === 'percent' ? 100 : Math.max(value ?? 0, target) * 1.1
  const length = scaleLinear([0, whole], [0, chartWidth])
  const goal = round(length(target))
  const figure = figureText(props)
  const bar =
    value === undefined
      ? ''
      : html`<rect class="chart-bar chart-series-1" x="0" y="${barTop}" width="${round(length(value))}" height="${barHeight}"/>`
  const anchor = goal > chartWidth / 2 ? 'chart-end' : 'chart-start'
  const marks = html`<rect class="chart-track" x="0.5" y="${barTop}" width="${chartWidth - 1}" height="${barHeight}"/>${bar}<path class="chart-target-line" d="M${goal} ${barTop - 8}v${barHeight + 16}"/><text class="chart-label ${anchor}" x="${goal > chartWidth / 2 ? Math.min(goal + 3, chartWidth) : goal - 3}" y="14">${text(language)('targetOpen', { value: formatValue(language, unit, target) })}</text><text class="chart-value" x="0" y="${barTop + barHeight + 24}">${figure}</text>`
  return chartFigure(props, {
    height: barTop + barHeight + 40,
    marks,
    description: `${figure}. ${targetText(props)}.`,
    table: barTable(props),
  })
}

const valueText = ({ language, unit, value, hedge, missing }: TargetBarProps): string =>
  value === undefined ? (missing ?? text(language)('notInSource')) : formatValue(language, unit, value, hedge)

function figureText(props: TargetBarProps): string {
  const { period } = props
  const figure = valueText(props)
  return period ? `${period}: ${figure}` : figure
}

function targetText({ language, unit, target, targetYear }: TargetBarProps): string {
  const value = formatValue(language, unit, target)
  const t = text(language)
  return targetYear === undefined
    ? t('targetOpen', { value })
    : t('targetBy', { value, year: String(targetYear) })
}

function barTable(props: TargetBarProps): Markup {
  const { language, unit, period, target, targetYear, caption } = props
  const t = text(language)
  const rows = [
    {
      kind: t('measured'),
      period: period ?? t('notStated'),
      figure: valueText(props),
    },
    {
      kind: t('target'),
      period: targetYear === undefined ? t('notStated') : String(targetYear),
      figure: formatValue(language, unit, target),
    },
  ]
  return table({
    caption,
    columns: [
      { heading: t('kind'), cell: ({ kind }) => kind },
      { heading: t('year'), cell: (row) => row.period },
      { heading: t('value'), number: true, cell: ({ figure }) => figure },
    ],
    rows,
  })
}

import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { trendChart } from '../../ui/charts/trend.ts'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber, formatValue } from '../../ui/numbers.ts'
import { type Column, table } from '../../ui/table.ts'
import type { SeriesPoint } from '../computed-figures/index.ts'
import { segmentName } from './names.ts'
import { text } from './text.ts'

const segments = ['compulsory', 'youth-education', 'completed', 'outside', 'not-known'] as const

const peopleOf = ({ counts }: SeriesPoint): number => segments.reduce((sum, one) => sum + counts[one], 0)
const shareOutside = (point: SeriesPoint): number =>
  Math.round((point.counts.outside / Math.max(peopleOf(point), 1)) * 1000) / 10

/** Years and the part of the year that has gone: where a day stands on an axis of years. */
const placeOf = (day: string): number =>
  Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1 + (Number(day.slice(8)) - 1) / 31) / 12

/** The share outside over time, and everybody by segment in the table. */
export function seriesView(
  points: readonly SeriesPoint[],
  isInvented: boolean,
  { language, pictureOf }: { readonly language: Language; readonly pictureOf: (id: string) => string },
): Markup {
  const t = text(language)
  const columns: Column<SeriesPoint>[] = [
    { heading: t('columnDay'), cell: ({ day }) => longDate(day, language) },
    { heading: t('columnPeople'), number: true, cell: (point) => formatNumber(language, peopleOf(point)) },
    ...segments.map(
      (one): Column<SeriesPoint> => ({
        heading: segmentName(one, language),
        number: true,
        cell: ({ counts }) => formatNumber(language, counts[one]),
      }),
    ),
    {
      heading: t('columnConfirmed'),
      number: true,
      cell: ({ counts }) => formatNumber(language, counts.outside - counts.notConfirmed),
    },
    {
      heading: t('columnOutsideShare'),
      number: true,
      cell: (point) => formatValue(language, 'percent', shareOutside(point)),
    },
  ]
  const drawn = points.filter((point) => peopleOf(point) > 0)
  const chart =
    drawn.length > 1
      ? trendChart({
          id: 'series',
          language,
          caption: t('seriesCaption'),
          unit: 'percent',
          pictureHref: pictureOf('series'),
          ...(isInvented ? { mark: t('invented') } : {}),
          points: drawn.map((point) => ({
            period: longDate(point.day, language),
            year: placeOf(point.day),
            value: shareOutside(point),
          })),
        })
      : ''
  return html`${chart}${table({ caption: t('seriesTable'), columns, rows: points.toReversed() })}`
}

import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { trendChart } from '../../ui/charts/trend.ts'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber, formatValue } from '../../ui/numbers.ts'
import { type Counted, daysAway, shareAway, weekNumber } from './rules.ts'
import { text } from './text.ts'

/** A week's place on the axis, in years. */
const yearOf = (monday: string): number => Date.parse(monday) / (365.25 * 86_400_000)

/** Half days and lessons are parts of a day; one decimal is enough to talk about. */
const rounded = (value: number): number => Math.round(value * 10) / 10

export const daysWords = (days: number, language: Language): string => formatNumber(language, rounded(days))

/** Of a class or a school, never of a pupil: for one pupil there are days, and no figure to compare them by. */
export function shareWords(counted: Counted | undefined, language: Language): string {
  const share = counted && shareAway(counted)
  return share === undefined ? text(language)('noSchool') : formatValue(language, 'percent', rounded(share))
}

interface WeeksProps {
  readonly id: string
  readonly language: Language
  readonly caption: string
  readonly weeks: readonly (readonly [string, Counted])[]
  readonly level?: 2 | 3
  readonly open?: boolean
}

/** The share of the school days on which pupils were away, week by week; with the table of the same. */
export function weeksChart({ id, language, caption, weeks, level = 2, open }: WeeksProps): Markup {
  const t = text(language)
  return trendChart({
    id,
    language,
    caption,
    level,
    unit: 'percent',
    points: weeks.flatMap(([week, counted]) => {
      const share = shareAway(counted)
      const period = t('week', { number: weekNumber(week) })
      return share === undefined ? [] : [{ period, year: yearOf(week), value: rounded(share) }]
    }),
    note: t('howCounted'),
    timeHeading: t('columnWeek'),
    ...(open === undefined ? {} : { tableOpen: open }),
  })
}

export const weekWords = (monday: string, language: Language): string =>
  text(language)('weekOf', { number: weekNumber(monday), date: longDate(monday, language) })

export const awayWords = (counted: Counted, language: Language): string =>
  daysWords(daysAway(counted), language)

import { html } from 'hono/html'
import { type SchoolConcerns, seenKinds, seenName } from '../../features/concerns/index.ts'
import { daysOf, type PromiseCount, percentile } from '../../features/promises/index.ts'
import { promiseKindName, promiseKinds } from '../../features/service-levels/index.ts'
import type { Language } from '../../platform/text/language.ts'
import { distributionChart } from '../../ui/charts/distribution.ts'
import { trendChart } from '../../ui/charts/trend.ts'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { countColumn, type LeaderProps, monthName } from './leader-parts.ts'
import { text } from './text.ts'

/** A month's place on the axis, in years. */
const yearOf = (month: string): number => Number(month.slice(0, 4)) + (Number(month.slice(5, 7)) - 1) / 12

const shareOf = (counts: readonly PromiseCount[]): number | undefined => {
  const sum = (of: 'kept' | 'broken') => counts.reduce((all, one) => all + one[of], 0)
  const ended = sum('kept') + sum('broken')
  return ended === 0 ? undefined : (100 * sum('kept')) / ended
}

/** What was kept of what had to be done: a chart for each team, and a table by month, team and kind. */
export function keptSection({ context: { language }, teams, counts }: LeaderProps): Markup {
  const t = text(language)
  if (counts.length === 0) return html`<h2>${t('keptTitle')}</h2><p>${t('keptNone')}</p>`
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]))
  const charts = teams.map(({ id, name }) => {
    const theirs = Map.groupBy(
      counts.filter(({ teamId }) => teamId === id),
      ({ month }) => month,
    )
    const points = [...theirs].flatMap(([month, some]) => {
      const value = shareOf(some)
      return value === undefined
        ? []
        : [{ period: monthName(month, language), year: yearOf(month), value: Math.round(value) }]
    })
    if (points.length === 0) return ''
    const caption = t('keptChart', { team: name })
    return trendChart({
      id: `kept-${id}`,
      language,
      caption,
      level: 3,
      unit: 'percent',
      points,
      note: t('keptNote'),
    })
  })
  return html`<h2>${t('keptTitle')}</h2>${charts}${table<PromiseCount>({
    caption: t('keptCaption'),
    rows: counts.toReversed(),
    columns: [
      { heading: t('columnMonth'), cell: ({ month }) => monthName(month, language) },
      { heading: t('columnTeam'), cell: ({ teamId }) => nameOf.get(teamId ?? '') ?? '' },
      { heading: t('columnPromise'), cell: ({ kind }) => promiseKindName(kind, language) },
      countColumn(t('columnOpen'), ({ open }) => open),
      countColumn(t('columnKept'), ({ kept }) => kept),
      countColumn(t('columnBroken'), ({ broken }) => broken),
      countColumn(t('columnStillLate'), ({ late }) => late),
      countColumn(t('columnExcused'), ({ excused }) => excused),
      countColumn(t('columnNotReached'), ({ notReached }) => notReached),
    ],
  })}`
}

/** The last bucket has no end. */
const buckets = [
  ['bucket_same', 0],
  ['bucket_two', 2],
  ['bucket_five', 5],
  ['bucket_more', Number.POSITIVE_INFINITY],
] as const

/** How long it took: half of them, nine of ten, and for the first contact how it was month by month. */
export function reactionSection(props: LeaderProps): Markup {
  const { context, reactions } = props
  const { language } = context
  const t = text(language)
  const kinds = promiseKinds.flatMap((kind) => {
    const days = daysOf(reactions.filter((one) => one.kind === kind))
    const [median, most] = [percentile(days, 0.5), percentile(days, 0.9)]
    return median === undefined || most === undefined ? [] : [{ kind, median, most, count: days.length }]
  })
  if (kinds.length === 0) return html`<h2>${t('reactionTitle')}</h2><p>${t('reactionNone')}</p>`
  const quick = table<(typeof kinds)[number]>({
    caption: t('reactionCaption'),
    rows: kinds,
    columns: [
      { heading: t('columnPromise'), cell: ({ kind }) => promiseKindName(kind, language) },
      countColumn(t('columnCount'), ({ count }) => count),
      {
        heading: t('reactionMedian'),
        number: true,
        cell: ({ median }) => t('workingDays', { days: median }),
      },
      { heading: t('reactionMost'), number: true, cell: ({ most }) => t('workingDays', { days: most }) },
    ],
  })
  return html`<h2>${t('reactionTitle')}</h2>${quick}${contactChart(props, language)}`
}

function contactChart({ reactions }: LeaderProps, language: Language): Markup | '' {
  const t = text(language)
  const contacts = reactions.filter(({ kind }) => kind === 'first-contact')
  const months = [...new Set(contacts.map(({ month }) => month))].sort()
  if (months.length === 0) return ''
  const parts = buckets.map(([name, most], index) => {
    const least = index === 0 ? Number.NEGATIVE_INFINITY : (buckets[index - 1]?.[1] ?? 0)
    const shares = months.map((month) => {
      const days = daysOf(contacts.filter((one) => one.month === month))
      const count = days.filter((one) => one > least && one <= most).length
      return { value: Math.round((100 * count) / days.length) }
    })
    return { name: t(name), shares }
  })
  return distributionChart({
    id: 'first-contact',
    language,
    caption: t('reactionChart'),
    level: 3,
    note: t('reactionChartNote'),
    periods: months.map((month) => monthName(month, language)),
    parts,
  })
}

export function schoolSection({ context: { language }, schools }: LeaderProps): Markup {
  const t = text(language)
  if (schools.length === 0) return html`<h2>${t('concernsBySchool')}</h2><p>${t('concernsBySchoolNone')}</p>`
  return html`<h2>${t('concernsBySchool')}</h2>${table<SchoolConcerns>({
    caption: t('concernsBySchoolCaption'),
    rows: schools,
    columns: [
      { heading: t('columnSchool'), cell: ({ organisation }) => organisation ?? t('fromMunicipality') },
      countColumn(t('columnAllConcerns'), ({ concerns }) => concerns),
      countColumn(t('columnUnanswered'), ({ unanswered }) => unanswered),
      ...seenKinds.map((one) =>
        countColumn<SchoolConcerns>(seenName(one, language), ({ seen }) => seen[one] ?? 0),
      ),
    ],
  })}`
}

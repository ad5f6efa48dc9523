import type { Language } from '../../platform/text/language.ts'
import { distributionChart } from '../../ui/charts/distribution.ts'
import { targetBarChart } from '../../ui/charts/target-bar.ts'
import { trendChart } from '../../ui/charts/trend.ts'
import type { Content, Markup } from '../../ui/markup.ts'
import { type Indicator, isInvented, latest, type MissingObservation, type Observation } from './rules.ts'
import { text } from './text.ts'

interface ChartWords {
  readonly level?: 2 | 3 | 4
  readonly note?: Content
  readonly tableOpen?: boolean
  readonly pictureHref?: string
}

/** Why there is no figure, in the same words wherever one is looked for. */
export const missingWords = (why: MissingObservation['why'], language: Language): string =>
  text(language)(why)

/** What an indicator's chart is called on its page. */
export const chartId = ({ code }: Pick<Indicator, 'code'>): string => `figure-${code}`

/**
 * The drawing that fits an indicator's figures: a whole and its parts, a course with its targets, or one figure beside
 * its target. Two indicators never share an axis: what they count differs.
 */
export function indicatorChart(indicator: Indicator, language: Language, words: ChartWords = {}): Markup {
  const chart = {
    id: chartId(indicator),
    language,
    caption: indicator.name[language],
    ...(isInvented(indicator) ? { mark: text(language)('invented') } : {}),
    ...words,
  }
  if (Object.keys(indicator.breakdowns).length > 0) return partsChart(indicator, language, chart)
  const dated = indicator.targets.filter((target) => target.year !== null)
  const points = indicator.observations.filter((one) => one.breakdown === null)
  if (points.length > 1 || dated.length > 0)
    return trendChart({
      ...chart,
      unit: indicator.unit,
      points: points.map((one) => ({
        period: one.period[language],
        year: yearOf(one, indicator),
        value: one.value,
        hedge: one.hedge,
      })),
      targets: dated.map(({ year, value }) => ({ year: year ?? 0, value })),
      breaks: indicator.breaks.map((one) => ({
        year: Number(one.startsOn.slice(0, 4)),
        words: `${text(language)('methodBreak')} ${one.note[language]}`,
      })),
      missing: indicator.missing
        .filter((one) => one.breakdown === null)
        .map((one) => ({
          period: one.period[language],
          year: yearOf(one, indicator),
          words: missingWords(one.why, language),
        })),
    })
  const [target] = indicator.targets
  const now = latest(indicator)
  const none = now ? undefined : indicator.missing.findLast((one) => one.breakdown === null)
  return targetBarChart({
    ...chart,
    unit: indicator.unit,
    value: now?.value,
    missing: none && missingWords(none.why, language),
    hedge: now?.hedge ?? null,
    ...(now ? { period: now.period[language] } : {}),
    target: target?.value ?? 0,
  })
}

/**
 * Whether there is a course, parts, or a figure and its target to draw. One figure alone is better read than drawn, and
 * so is a target without any figure: an empty bar beside it would look like nought.
 */
export const hasChart = (indicator: Indicator): boolean =>
  indicator.observations.length > 1 || (indicator.observations.length > 0 && indicator.targets.length > 0)

function partsChart(
  indicator: Indicator,
  language: Language,
  chart: { id: string; language: Language; caption: string; mark?: string } & ChartWords,
): Markup {
  // A day of which every part is kept back is a day all the same.
  const told = [...indicator.observations, ...indicator.missing]
  const dates = [...new Set(told.map((one) => one.asOf))].toSorted()
  const of = <One extends Pick<Observation, 'asOf' | 'breakdown'>>(
    all: readonly One[],
    asOf: string,
    part: string,
  ) => all.find((one) => one.asOf === asOf && one.breakdown === part)
  return distributionChart({
    ...chart,
    periods: dates.map((date) => told.find((one) => one.asOf === date)?.period[language] ?? date),
    parts: Object.entries(indicator.breakdowns).map(([part, name]) => ({
      name: name[language],
      shares: dates.map((date) => {
        const one = of(indicator.observations, date, part)
        const none = of(indicator.missing, date, part)
        return {
          value: one?.value,
          ...(one?.numerator == null ? {} : { count: one.numerator }),
          ...(none ? { missing: missingWords(none.why, language) } : {}),
        }
      }),
    })),
  })
}

/** Where a day stands on an axis of years: the source's year-end figures stand at their year, our own quarters inside it. */
const yearOf = (
  { asOf }: Pick<Observation, 'asOf'>,
  { computation }: Pick<Indicator, 'computation'>,
): number => Number(asOf.slice(0, 4)) + (computation === null ? 0 : Number(asOf.slice(5, 7)) / 12)

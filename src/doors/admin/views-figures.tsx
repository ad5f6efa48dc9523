import { html } from 'hono/html'
import {
  type Asked,
  analysisText,
  breakdownTables,
  ExplorerAnswer,
  ExplorerForm,
  howComputed,
  indicatorTable,
  inventedNotice,
  missingNotice,
  pies,
  seriesView,
} from '../../features/analysis/index.ts'
import type {
  Computed,
  Course,
  FigureSettings,
  Flow,
  Missing,
  SeriesPoint,
} from '../../features/computed-figures/index.ts'
import { quarterTables, type Release, type ReleasedTable } from '../../features/figure-releases/index.ts'
import { type Forecast, ForecastView, type WhatIfCode } from '../../features/forecast/index.ts'
import type { Indicator } from '../../features/indicators/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { CardList, Notice } from '../../ui/content.tsx'
import { DateInput, SubmitButton, TextArea } from '../../ui/forms.tsx'
import type { Content } from '../../ui/markup.ts'
import { pictureHref } from '../picture-of-page.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice, frontCrumb, primaryLink } from './parts.ts'
import { paths } from './paths.ts'

const crumbs = (language: Language): NonNullable<View['breadcrumb']> => [
  ...frontCrumb(language),
  { href: href(paths.figures, language), label: analysisText(language)('figures') },
]

export const framed = ({ language }: PageContext, title: string, main: Content): View => ({
  title,
  breadcrumb: crumbs(language),
  unlisted: true,
  main: html`<h1>${title}</h1>${main}`,
})

const picturesOf = (context: PageContext) => ({
  language: context.language,
  pictureOf: (id: string) => pictureHref(context, id),
})

/** Where an analyst says what for, and goes on to the figures. */
export function figuresView(
  props: Filled & { readonly context: PageContext; readonly purpose: string | undefined },
): View {
  const { context, purpose, typed, errors } = props
  const { language } = context
  const t = analysisText(language)
  const ways = [
    { path: paths.figuresDay, title: t('day'), content: t('dayText') },
    { path: paths.figuresPeople, title: t('people'), content: t('peopleText') },
    { path: paths.figuresSeries, title: t('series'), content: t('seriesText') },
    { path: paths.figuresExplorer, title: t('explorer'), content: t('explorerText') },
    { path: paths.figuresForecast, title: t('forecast'), content: t('forecastText') },
  ].map(({ path, ...card }) => ({ ...card, href: href(path, language) }))
  return formView({
    context,
    title: t('figures'),
    breadcrumb: frontCrumb(language),
    errors,
    intro: (
      <>
        {doneNotice(context)}
        <p>{t('figuresText')}</p>
        {purpose ? <p>{t('purposeNow', { purpose })}</p> : null}
        {purpose ? CardList({ cards: ways }) : null}
      </>
    ),
    children: (
      <TextArea
        {...fieldsOf(language, typed ?? {}, errors)('purpose')}
        label={t('purpose')}
        hint={t('purposeHint')}
        rows={2}
        maxLength={300}
      />
    ),
    submit: t('purposeSay'),
    backHref: href(paths.front, language),
  })
}

/** What stands in a page's place until its reader has said what for. */
export function purposeFirstView(
  context: PageContext,
  name: 'day' | 'people' | 'series' | 'explorer' | 'forecast',
): View {
  const { language } = context
  const t = analysisText(language)
  const main = html`<p>${t('purposeFirst')}</p>${primaryLink(href(paths.figures, language), t('purpose'))}`
  return framed(context, t(name), main)
}

interface DayProps {
  readonly context: PageContext
  readonly day: string
  readonly computed: Computed
  readonly counted?: {
    readonly indicators: readonly Indicator[]
    readonly types: Parameters<typeof pies>[1]
    readonly schools: ReadonlyMap<string, string>
  }
  /** What was published of the day, where it cannot be counted any more. */
  readonly frozen?: { readonly release: Release; readonly tables: readonly ReleasedTable[] } | undefined
}

export function dayView({ context, day, computed, counted, frozen }: DayProps): View {
  const { language } = context
  const t = analysisText(language)
  const form = (
    <form method="get" action={context.pathname}>
      <DateInput language={language} name="as-of" label={t('whichDay')} value={day} />
      <SubmitButton>{t('show')}</SubmitButton>
    </form>
  )
  const body =
    computed.missing === null && counted
      ? html`${inventedNotice(computed.settings.invented, language)}${howComputed(computed, language)}${indicatorTable(computed, counted.indicators, language)}${pies(computed, counted.types, picturesOf(context))}${breakdownTables(computed, counted.schools, language)}`
      : computed.missing === null
        ? ''
        : html`${missingNotice(computed, language)}${frozen ? frozenTables(frozen, language) : ''}`
  return framed(context, t('indicatorsOf', { day: longDate(day, language) }), html`${form}${body}`)
}

/** The tables of a quarter whose people are erased by now: they answer as they did when it was published (domain §3). */
function frozenTables({ release, tables }: NonNullable<DayProps['frozen']>, language: Language): Content {
  const { day, invented, threshold, releasedAt } = release
  const date = longDate(localDate(releasedAt), language)
  return html`<p>${analysisText(language)('frozen', { date })}</p>${quarterTables({ day, isInvented: invented, threshold, tables, language })}`
}

export function seriesPageView(props: {
  readonly context: PageContext
  readonly settings: FigureSettings
  readonly from: string | null
  readonly points: readonly SeriesPoint[]
}): View {
  const { context, settings, from, points } = props
  const { language } = context
  const t = analysisText(language)
  const body =
    from === null
      ? missingNotice({ missing: 'nobody-said', settings }, language)
      : html`${inventedNotice(settings.invented, language)}<p>${t('seriesFrom', { from: longDate(from, language) })}</p>${seriesView(points, settings.invented, picturesOf(context))}`
  return framed(context, t('series'), body)
}

export function explorerView(props: {
  readonly context: PageContext
  readonly asked: Asked
  readonly settings: FigureSettings
  readonly missing: Missing | null
  readonly found?: { readonly flows: readonly Flow[]; readonly courses: readonly Course[] }
}): View {
  const { context, asked, settings, missing, found } = props
  const { language, pathname } = context
  const t = analysisText(language)
  const answer = found
    ? ExplorerAnswer({ asked, ...found, isInvented: settings.invented, ...picturesOf(context) })
    : missing === null
      ? Notice({ language, kind: 'warning', children: t('explorerBackwards') })
      : missingNotice({ missing, settings }, language)
  return framed(
    context,
    t('explorer'),
    html`<p>${t('explorerText')}</p>${inventedNotice(settings.invented, language)}${ExplorerForm({ asked, action: pathname, language })}${answer}`,
  )
}

export function forecastView(props: {
  readonly context: PageContext
  readonly settings: FigureSettings
  readonly found?: {
    readonly year: number
    readonly forecast: Forecast
    readonly asked: { readonly codes: readonly WhatIfCode[]; readonly shares: readonly number[] }
  }
}): View {
  const { context, settings, found } = props
  const { language, pathname } = context
  const t = analysisText(language)
  const body = found
    ? html`<p>${t('forecastYears', { before: String(found.year - 1), year: String(found.year) })}</p>${ForecastView({ language, forecast: found.forecast, action: pathname, asked: found.asked, pictureHref: pictureHref(context, 'forecast'), ...(settings.invented ? { mark: t('invented') } : {}) })}`
    : Notice({ language, kind: 'information', heading: t('notAvailable'), children: t('forecastNone') })
  return framed(context, t('forecast'), html`${inventedNotice(settings.invented, language)}${body}`)
}

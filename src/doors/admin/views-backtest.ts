import { html } from 'hono/html'
import {
  outcomeParts,
  parameterName,
  ruleWords,
  type ShownBacktest,
  type ShownOutcome,
  type SignalRule,
  type SignalVersion,
  shapes,
} from '../../features/signals/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { trendChart } from '../../ui/charts/trend.ts'
import { Notice } from '../../ui/content.tsx'
import { ErrorSummary, listErrors, TextInput, titleWithErrors } from '../../ui/forms.tsx'
import { csrfField } from '../../ui/layout.tsx'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber, formatValue } from '../../ui/numbers.ts'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { signalCrumbs } from './views-signals.ts'

interface BacktestProps {
  readonly context: PageContext
  readonly rule: SignalRule
  readonly version: SignalVersion
  readonly parameters: SignalVersion['parameters']
  readonly sent: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
  /** Nothing while the numbers in the address are none. */
  readonly tried: ShownBacktest | undefined
  readonly threshold: number
  readonly invented: boolean
}

/** What a version would have found in the past, in counts: nobody's name, no list, and no way to one. */
export function backtestView(props: BacktestProps): View {
  const { context, rule, version, parameters, faults, tried, threshold } = props
  const { language, actor } = context
  const t = text(language)
  const errors = listErrors(faults)
  const title = t('backtestOf', { rule: rule.name, version: version.version })
  const isOwn = sameNumbers(version.parameters, parameters)
  const looked =
    tried && isOwn && administers(actor)
      ? html`<form method="post" action="${href(paths.signalBacktest, language, at(version))}"><input type="hidden" name="${csrfField}" value="${context.formToken}"><p>${t('backtestLookText')}</p><p><button class="button button-primary" type="submit">${t('backtestLook')}</button></p></form>`
      : ''
  return {
    title: titleWithErrors(language, title, errors),
    breadcrumb: signalCrumbs(rule, language),
    unlisted: true,
    main: html`${ErrorSummary({ language, errors })}<h1>${title}</h1><p>${t('backtestIntro')}</p><p>${t('backtestSmall', { threshold })}</p>
${tryForm(props)}${tried ? html`<h2>${ruleWords(rule.kind, parameters, language)}</h2>${results(props, tried, isOwn)}` : ''}${looked}`,
  }
}

const at = ({ version }: SignalVersion) => ({ version: String(version) })

const sameNumbers = (one: SignalVersion['parameters'], other: SignalVersion['parameters']): boolean =>
  Object.entries(one).every(([name, value]) =>
    Object.entries(other).some((o) => o[0] === name && o[1] === value),
  )

/** Other numbers, tried and kept nowhere. */
function tryForm({ context: { language }, rule, version, parameters, sent, faults }: BacktestProps): Markup {
  const t = text(language)
  const fields = shapes[rule.kind].parameters.map(({ name, least, most }) =>
    TextInput({
      name,
      language,
      value: faults[name] ? (sent[name] ?? '') : String(parameters[name] ?? ''),
      error: faults[name],
      label: parameterName(name, language),
      hint: t('signalBetween', { least, most }),
      inputmode: 'numeric',
      maxLength: 3,
    }),
  )
  return html`<form method="get" action="${href(paths.signalBacktest, language, at(version))}" novalidate>${fields}<p><button class="button button-secondary" type="submit">${t('backtestTry')}</button></p></form>`
}

function results(props: BacktestProps, tried: ShownBacktest, isOwn: boolean): Markup {
  const { context, invented } = props
  const { language } = context
  const t = text(language)
  if (tried.months.length === 0)
    return html`${Notice({ language, kind: 'information', heading: t('backtestNoMonths'), children: t('backtestNoMonthsText') })}`
  const few = t('backtestFew')
  const count = (value: number | null) => (value === null ? few : formatNumber(language, value))
  const drawn = tried.months.flatMap(({ day, withFresh }) =>
    withFresh === null ? [] : [{ period: longDate(day, language), year: yearOf(day), value: withFresh }],
  )
  const chart =
    drawn.length > 0
      ? trendChart({
          id: 'backtest',
          language,
          caption: t('backtestChart'),
          level: 3,
          unit: 'persons',
          points: drawn,
          missing: tried.months
            .filter(({ withFresh }) => withFresh === null)
            .map(({ day }) => ({ period: longDate(day, language), year: yearOf(day), words: few })),
          ...(invented ? { mark: t('backtestInvented') } : {}),
        })
      : ''
  return html`${chart}${table<ShownBacktest['months'][number]>({
    caption: t('backtestMonths'),
    rows: tried.months.toReversed(),
    columns: [
      { heading: t('backtestMonth'), cell: ({ day }) => longDate(day, language) },
      { heading: t('backtestPeople'), cell: ({ people }) => formatNumber(language, people), number: true },
      { heading: t('backtestFresh'), cell: ({ withFresh }) => count(withFresh), number: true },
    ],
  })}<p>${t('backtestMostOpen', { most: tried.mostOpen })}</p>${outcomes(tried, few, language)}${isOwn ? places(tried, few, language) : html`<p>${t('backtestPlacesOwn')}</p>`}`
}

/** Where a day stands on an axis of years. */
const yearOf = (day: string): number => Number(day.slice(0, 4)) + Number(day.slice(5, 7)) / 12

/** What became of those with a new signal, beside what became of those without any. */
function outcomes({ followed, withFresh, without }: ShownBacktest, few: string, language: Language): Markup {
  const t = text(language)
  const [first, last] = [followed.at(0), followed.at(-1)]
  if (first === undefined || last === undefined) return html`<p>${t('backtestNotFollowed')}</p>`
  const share = (of: ShownOutcome, part: (typeof outcomeParts)[number]): string => {
    const [some, all] = [of[part], of.people]
    if (some === null || all === null) return t('backtestFew')
    const percent = all === 0 ? 0 : Math.round((1000 * some) / all) / 10
    return `${formatNumber(language, some)} (${formatValue(language, 'percent', percent)})`
  }
  const rows = [
    {
      label: t('backtestCounted'),
      cells: [withFresh.people, without.people].map((one) =>
        one === null ? few : formatNumber(language, one),
      ),
    },
    ...outcomeParts.map((part) => ({
      label: t(`backtest_${part}`),
      cells: [share(withFresh, part), share(without, part)],
    })),
  ]
  return html`<h3>${t('backtestOutcomes')}</h3><p>${t('backtestOutcomesText', { first: longDate(first, language), last: longDate(last, language) })}</p>${table<
    (typeof rows)[number]
  >({
    caption: t('backtestOutcomesCaption'),
    rows,
    columns: [
      { heading: t('backtestWhat'), cell: ({ label }) => label },
      { heading: t('backtestWith'), cell: ({ cells }) => cells[0] ?? '', number: true },
      { heading: t('backtestWithout'), cell: ({ cells }) => cells[1] ?? '', number: true },
    ],
  })}`
}

function places({ places: all }: ShownBacktest, few: string, language: Language): Markup {
  const t = text(language)
  const by = (which: 'area' | 'school') => {
    const rows = all.filter((place) => place.by === which)
    return rows.length === 0
      ? ''
      : table<(typeof rows)[number]>({
          caption: t(`backtestBy_${which}`),
          rows,
          columns: [
            { heading: t(`backtest_${which}`), cell: ({ name }) => name ?? t(`backtestNo_${which}`) },
            {
              heading: t('backtestFresh'),
              cell: ({ withFresh }) => (withFresh === null ? few : formatNumber(language, withFresh)),
              number: true,
            },
          ],
        })
  }
  return html`<h3>${t('backtestPlaces')}</h3><p>${t('backtestPlacesText')}</p>${by('area')}${by('school')}`
}

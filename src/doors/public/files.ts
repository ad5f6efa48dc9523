import { html } from 'hono/html'
import { type Indicator, missingWords } from '../../features/indicators/index.ts'
import type { Decision, Edition, Passage, Seat } from '../../features/strategy/index.ts'
import type { Column } from '../../platform/export/columns.ts'
import { csvOf } from '../../platform/export/csv.ts'
import { download } from '../../platform/export/download.ts'
import { href } from '../../platform/http/path.ts'
import { type Language, languages } from '../../platform/text/language.ts'
import { paths } from './paths.ts'

/** A figure, or the place where there is none and why. */
interface Figure {
  readonly indicator: Indicator
  readonly one: Pick<Indicator['missing'][number], 'period' | 'asOf' | 'breakdown'> &
    Partial<
      Pick<Indicator['observations'][number], 'value' | 'hedge' | 'numerator' | 'denominator' | 'section'>
    >
  readonly why: Indicator['missing'][number]['why'] | null
}

/** As the tables of the quarters have it: what is kept back is `withheld` in every file. */
const stateOf = ({ why }: Figure): string => (why === 'suppressed' ? 'withheld' : (why ?? 'value'))

/** The headings are the same in both languages: whoever reads the file by machine has one format to know. */
const figureColumns = (language: Language): readonly Column<Figure>[] => [
  { heading: 'code', cell: ({ indicator }) => indicator.code },
  { heading: 'name', cell: ({ indicator }) => indicator.name[language] },
  {
    heading: 'part',
    cell: ({ indicator, one }) =>
      one.breakdown ? (indicator.breakdowns[one.breakdown]?.[language] ?? one.breakdown) : null,
  },
  { heading: 'period', cell: ({ one }) => one.period[language] },
  { heading: 'as_of', cell: ({ one }) => one.asOf },
  { heading: 'value', cell: ({ one }) => one.value ?? null },
  { heading: 'unit', cell: ({ indicator }) => indicator.unit },
  { heading: 'hedge', cell: ({ one }) => one.hedge ?? null },
  { heading: 'numerator', cell: ({ one }) => one.numerator ?? null },
  { heading: 'denominator', cell: ({ one }) => one.denominator ?? null },
  { heading: 'source', cell: ({ indicator }) => indicator.sourceName[language] },
  { heading: 'section', cell: ({ one }) => one.section ?? null },
  { heading: 'definition', cell: ({ indicator }) => indicator.definition[language] },
  { heading: 'state', cell: stateOf },
  { heading: 'note', cell: ({ why }) => (why === null ? null : missingWords(why, language)) },
]

const figuresOf = (indicator: Indicator): Figure[] =>
  [
    ...indicator.observations.map((one) => ({ indicator, one, why: null })),
    ...indicator.missing.map((one) => ({ indicator, one, why: one.why })),
  ].toSorted((a, b) => (a.one.asOf < b.one.asOf ? -1 : Number(a.one.asOf > b.one.asOf)))

/** A row for each figure, and for each that is not there, as a Danish spreadsheet opens it (trust requirement T-39). */
export function figuresCsv(indicators: readonly Indicator[], language: Language): Response {
  const figures = indicators.flatMap(figuresOf)
  const name = language === 'da' ? 'ungestrategien-tal' : 'youth-strategy-figures'
  return download(csvOf(figures, figureColumns(language), language), 'csv', name)
}

/** The edition as data, for others to build on. */
export function strategyJson(
  edition: Edition,
  passages: readonly Passage[],
  seats: readonly Seat[],
  decisions: readonly Decision[],
): Response {
  const { number, title, validFrom, validTo, state, source } = edition
  const parts = passages.map(({ kind, code, theme, section, title, short, official, state }) => ({
    kind,
    code,
    theme,
    section,
    title,
    short,
    official: edition.wordingApprovedOn ? official : null,
    ...(state ? { state } : {}),
  }))
  const whole = {
    number,
    title,
    validFrom,
    validTo,
    state,
    source,
    passages: parts,
    seats: seats.map(({ name, vacant }) => ({ name, vacant })),
    decisions: decisions.map(({ id: _, ...decision }) => decision),
  }
  return download(JSON.stringify(whole, null, 2), 'json', 'ungestrategien')
}

/** Every public page in both languages, each with its other one. */
export function siteMapXml(
  origin: string,
  passages: readonly Passage[],
  indicators: readonly Indicator[],
): Response {
  const plain = [
    paths.front,
    paths.vision,
    paths.targets,
    paths.partnership,
    paths.youthCouncil,
    paths.turnTo,
    paths.aboutFigures,
    paths.adoptedText,
    paths.downloads,
    paths.accessibility,
    paths.privacy,
    paths.never,
  ] as const
  const both = (address: (language: Language) => string) => ({
    da: origin + address('da'),
    en: origin + address('en'),
  })
  const addresses = [
    ...plain.map((path) => both((language) => href(path, language))),
    ...passages.map((one) => both((language) => partAddress(one, language))),
    ...indicators.map(({ code }) => both((language) => href(paths.indicator, language, { code }))),
  ]
  const entries = addresses.flatMap((pair) =>
    languages.map(
      (language) =>
        html`<url><loc>${pair[language]}</loc>${languages.map((each) => html`<xhtml:link rel="alternate" hreflang="${each}" href="${pair[each]}"/>`)}</url>`,
    ),
  )
  const urls = html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries}</urlset>`
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>${String(urls)}`, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  })
}

/** Where a theme, sub-goal or initiative has its page. */
export function partAddress(
  { kind, code, theme }: Pick<Passage, 'kind' | 'code' | 'theme'>,
  language: Language,
): string {
  if (kind === 'sub_goal') return href(paths.subGoal, language, { code })
  if (kind === 'initiative') return href(paths.initiative, language, { code })
  return href(paths.theme, language, { theme: theme ?? 1 })
}

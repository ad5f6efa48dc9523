import { stringify } from 'csv-stringify/sync'
import { html } from 'hono/html'
import type { Indicator } from '../../features/indicators/index.ts'
import type { Decision, Edition, Passage, Seat } from '../../features/strategy/index.ts'
import { href } from '../../platform/http/path.ts'
import { type Language, languages } from '../../platform/text/language.ts'
import { paths } from './paths.ts'

const download = (body: string, type: string, name: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  })

/**
 * A row for each observation, as a Danish spreadsheet opens it: semicolons, a byte-order mark, decimal comma. A cell
 * that a spreadsheet would take for a formula is made harmless (trust requirement T-39).
 */
export function figuresCsv(indicators: readonly Indicator[], language: Language): Response {
  const decimal = (value: number | null) =>
    value === null ? '' : language === 'da' ? String(value).replace('.', ',') : String(value)
  const rows = indicators.flatMap((indicator) =>
    indicator.observations.map((one) => ({
      code: indicator.code,
      name: indicator.name[language],
      part: one.breakdown ? (indicator.breakdowns[one.breakdown]?.[language] ?? one.breakdown) : '',
      period: one.period[language],
      as_of: one.asOf,
      value: decimal(one.value),
      unit: indicator.unit,
      hedge: one.hedge ?? '',
      numerator: decimal(one.numerator),
      denominator: decimal(one.denominator),
      source: indicator.sourceName[language],
      section: one.section,
      definition: indicator.definition[language],
    })),
  )
  const body = stringify(rows, {
    header: true,
    bom: true,
    delimiter: language === 'da' ? ';' : ',',
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  return download(
    body,
    'text/csv',
    language === 'da' ? 'ungestrategien-tal.csv' : 'youth-strategy-figures.csv',
  )
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
  return download(JSON.stringify(whole, null, 2), 'application/json', 'ungestrategien.json')
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

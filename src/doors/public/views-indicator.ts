import { html } from 'hono/html'
import {
  hasChart,
  type Indicator,
  indicatorChart,
  isInvented,
  missingWords,
  type Notes,
  noteFields,
  staleness,
  type Target,
} from '../../features/indicators/index.ts'
import type { Edition } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { DefinitionList, LinkList, Notice } from '../../ui/content.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import { formatNumber, formatValue } from '../../ui/numbers.ts'
import { bigNumber } from './figures.ts'
import { accentOf, editionLine } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface IndicatorProps {
  readonly edition: Edition
  readonly indicator: Indicator
  readonly notes: Notes
  readonly language: Language
  readonly now: Date
  /** Where its chart is to be had as a picture. */
  readonly pictureHref: string
  /** The day that a reader asks for; only published ones have an answer. */
  readonly asOf?: string | undefined
}

/** On a phone each row of a table is several lines: a long one unfolds when somebody asks. */
const mostRowsOpen = 10

/** A figure with all that a reader needs to trust it: definition, who is counted, date, source, what to beware of. */
export function indicatorView({
  edition,
  indicator,
  notes,
  language,
  now,
  pictureHref,
  asOf,
}: IndicatorProps): View {
  const t = text(language)
  const { code } = indicator
  return {
    title: indicator.name[language],
    description: `${indicator.name[language]}. ${t('indicatorDescription')}`,
    alternates: { da: href(paths.indicator, 'da', { code }), en: href(paths.indicator, 'en', { code }) },
    breadcrumb: [
      { href: href(paths.front, language), label: t('navFront') },
      { href: href(paths.targets, language), label: t('targetsTitle') },
    ],
    main: html`<div class="page-head band${indicator.theme ? ` accent-${accentOf(indicator.theme)}` : ''}"><h1>${indicator.name[language]}</h1><div class="lead"><p>${indicator.definition[language]}</p></div>${hasChart(indicator) ? '' : bigNumber(indicator, language)}</div>
${editionLine(edition, language, now)}
${isInvented(indicator) ? html`<p class="provenance"><strong>${t('inventedFigures')}</strong></p>` : ''}${staleNotice(indicator, language, now)}${asOf === undefined ? '' : asOfPart(indicator, asOf, language)}
${hasChart(indicator) ? html`<section class="chart-alone" aria-labelledby="course"><h2 id="course">${t('chartHeading')}</h2>${indicatorChart(indicator, language, { tableOpen: indicator.observations.length <= mostRowsOpen, pictureHref })}${sourceLine(indicator, language)}</section>` : sourceLine(indicator, language)}
${indicator.caution ? Notice({ language, kind: 'warning', heading: t('caution'), children: indicator.caution[language] }) : ''}
<section aria-labelledby="behind"><h2 id="behind">${t('behindFigure')}</h2>${definitions(indicator, language)}</section>
<section aria-labelledby="made"><h2 id="made">${t('howMade')}</h2>${metadata(indicator, notes, language)}</section>
<p><a class="more" href="${href(paths.aboutFigures, language)}">${t('footerAboutFigures')}</a></p>`,
  }
}

/** The figures of one published day; of another day none, and which there are. Nothing is computed here for anybody's asking. */
function asOfPart(indicator: Indicator, asOf: string, language: Language): Markup {
  const t = text(language)
  const { unit, breakdowns, code } = indicator
  const shown = indicator.observations.filter((one) => one.asOf === asOf)
  const missing = indicator.missing.filter((one) => one.asOf === asOf)
  if (shown.length + missing.length === 0) {
    const days = [...new Set(indicator.observations.map((one) => one.asOf))].toReversed()
    const links = days.map((day) => ({
      href: `${href(paths.indicator, language, { code })}?as-of=${day}`,
      label: longDate(day, language),
    }))
    return Notice({
      language,
      kind: 'information',
      children: html`<p>${t('asOfNone', { day: longDate(asOf, language) })}</p>${LinkList({ links })}`,
    })
  }
  const nameOf = (breakdown: string | null): string =>
    breakdown === null ? indicator.name[language] : (breakdowns[breakdown]?.[language] ?? breakdown)
  const known = shown.map((one) => ({
    part: one.breakdown,
    words: [
      formatValue(language, unit, one.value, one.hedge),
      ...(one.low == null || one.high == null || one.low === one.high
        ? []
        : [intervalWords(indicator, one, language)]),
    ].join('. '),
  }))
  const none = missing.map((one) => ({ part: one.breakdown, words: missingWords(one.why, language) }))
  const order = Object.keys(breakdowns)
  const items = [...known, ...none]
    .toSorted((a, b) => order.indexOf(a.part ?? '') - order.indexOf(b.part ?? ''))
    .map(({ part, words }) => ({ term: nameOf(part), description: words }))
  return html`<section aria-labelledby="as-of"><h2 id="as-of">${t('asOfShown', { day: longDate(asOf, language) })}</h2>${DefinitionList({ items })}</section>`
}

const intervalWords = (
  { unit }: Indicator,
  { low, high }: Indicator['observations'][number],
  language: Language,
): string =>
  text(language)('intervalWords', {
    low: formatValue(language, unit, low ?? 0),
    high: formatValue(language, unit, high ?? 0),
  })

/** That a newer figure should be here is said before the figure. */
function staleNotice(indicator: Indicator, language: Language, now: Date): Markup | '' {
  const t = text(language)
  const stale = staleness(indicator, localDate(now))
  if (!stale) return ''
  const date = longDate(stale.since, language)
  const words = stale.why === 'due' ? t('staleDue', { date }) : t('staleAwaited', { date })
  return Notice({ language, kind: 'information', heading: t('stale'), children: words })
}

/** Whom published figures are from and when they were fetched, where their source asks to be named. */
function sourceLine({ vintage }: Indicator, language: Language): Markup | '' {
  if (!vintage) return ''
  const t = text(language)
  const published = vintage.publishedOn
    ? ` ${t('publishedOn', { date: longDate(vintage.publishedOn, language) })}`
    : ''
  return html`<p class="provenance">${vintage.source[language]}. ${t('retrievedOn', { date: longDate(vintage.retrievedOn, language) })}${published} ${vintage.terms[language]} ${vintage.note?.[language] ?? ''}</p>`
}

interface Item {
  readonly term: string
  readonly description: Content
}

function definitions(indicator: Indicator, language: Language): Markup {
  const t = text(language)
  const newest = indicator.observations.at(-1)
  const section = newest?.section ?? indicator.targets[0]?.section
  const parts =
    newest?.numerator != null && newest.denominator != null && newest.breakdown === null
      ? ` (${t('percentOf', { part: formatNumber(language, newest.numerator), whole: formatNumber(language, newest.denominator) })})`
      : ''
  const items: Item[] = [
    { term: t('definition'), description: indicator.definition[language] },
    ...(indicator.numerator ? [{ term: t('numerator'), description: indicator.numerator[language] }] : []),
    ...(indicator.denominator
      ? [{ term: t('denominator'), description: `${indicator.denominator[language]}${parts}` }]
      : []),
    { term: t('population'), description: indicator.population[language] },
    ...(newest ? [{ term: t('asOf'), description: newest.period[language] }] : []),
    ...(newest?.low == null || newest.high == null || newest.low === newest.high || newest.breakdown !== null
      ? []
      : [{ term: t('intervalOf'), description: intervalWords(indicator, newest, language) }]),
    { term: t('source'), description: indicator.sourceName[language] },
    ...(section ? [{ term: t('section'), description: html`<span lang="da">${section}</span>` }] : []),
    ...indicator.targets.map((target) => ({ term: t('target'), description: targetWords(target, language) })),
    ...indicator.breaks.map(({ startsOn, note }) => ({
      term: t('methodBreak', { date: longDate(startsOn, language) }),
      description: note[language],
    })),
  ]
  return DefinitionList({ items })
}

/** What experts ask of a figure (reference: statistics, 9), in the order in which they ask. */
function metadata(indicator: Indicator, notes: Notes, language: Language): Markup {
  const t = text(language)
  const { owner, contact, lastReviewed, valueType, direction, frequency, decimals } = indicator
  const items: Item[] = [
    { term: t('valueType'), description: t(`valueType_${valueType}`) },
    { term: t('direction'), description: t(`direction_${direction}`) },
    { term: t('frequency'), description: t(`frequency_${frequency}`) },
    ...noteFields.map((field) => ({ term: t(`note_${field}`), description: notes[field][language] })),
    { term: t('decimals'), description: String(decimals) },
    ...(owner ? [{ term: t('owner'), description: html`<span lang="da">${owner}</span>` }] : []),
    ...(contact ? [{ term: t('contact'), description: html`<span lang="da">${contact}</span>` }] : []),
    ...(lastReviewed ? [{ term: t('lastReviewed'), description: longDate(lastReviewed, language) }] : []),
    { term: t('code'), description: indicator.code },
  ]
  return DefinitionList({ items })
}

function targetWords(target: Target, language: Language): string {
  const t = text(language)
  const value = formatValue(language, 'percent', target.value)
  const words =
    target.year === null ? t('targetOpen', { value }) : t('targetBy', { value, year: String(target.year) })
  const decided = target.decidedBy ? ` ${t('decidedBy', { by: target.decidedBy[language] })}` : ''
  return `${target.note ? `${words} ${target.note[language]}` : words}${decided}`
}

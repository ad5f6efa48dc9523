import { html } from 'hono/html'
import {
  hasChart,
  type Indicator,
  indicatorChart,
  latest,
  type Target,
} from '../../features/indicators/index.ts'
import type { Edition, Passage } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { DefinitionList, Notice } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { formatNumber, formatValue } from '../../ui/numbers.ts'
import { byKind, editionBanner, provenance, titleOf, words } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { figure } from './views-front.ts'

interface TargetsProps {
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly indicators: readonly Indicator[]
  readonly language: Language
  readonly now: Date
}

export function targetsView({ edition, passages, indicators, language, now }: TargetsProps): View {
  const t = text(language)
  const general = byKind(passages, 'where_are_we').filter((one) => one.theme === null)
  const groups = [
    { id: 'general', heading: t('generalFigures'), members: indicators.filter((one) => one.theme === null) },
    ...byKind(passages, 'theme').map((theme) => ({
      id: theme.code,
      heading: `${t('theme', { number: theme.theme ?? 0 })}: ${titleOf(theme, language, '')}`,
      members: indicators.filter((one) => one.theme === theme.theme),
    })),
  ]
  return {
    title: t('targetsTitle'),
    description: t('targetsDescription'),
    alternates: { da: href(paths.targets, 'da'), en: href(paths.targets, 'en') },
    main: html`<h1>${t('targetsTitle')}</h1>${editionBanner(edition, language, now)}
<p>${t('targetsText')}</p>
<ul class="passages">${byKind(passages, 'target').map((target) => html`<li><h2>${titleOf(target, language, t('target'))}</h2>${words(target, edition, language)}${provenance(target, edition, language)}</li>`)}</ul>
${Notice({ language, kind: 'warning', heading: t('aboutTwo'), children: t('twoMeasures') })}
${groups.map(
  ({ id, heading, members }) =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${id === 'general' ? general.map((one) => html`${words(one, edition, language)}${provenance(one, edition, language)}`) : ''}${members.length === 0 ? html`<p>${t('noWhereAreWe')}</p>` : html`<div class="chart-list">${members.map((one) => figure(one, language))}</div>`}</section>`,
)}`,
  }
}

interface IndicatorProps {
  readonly edition: Edition
  readonly indicator: Indicator
  readonly language: Language
  readonly now: Date
}

/** A figure with all that a reader needs to trust it: definition, who is counted, date, source, what to beware of. */
export function indicatorView({ edition, indicator, language, now }: IndicatorProps): View {
  const t = text(language)
  const { code } = indicator
  const current = latest(indicator)
  return {
    title: indicator.name[language],
    description: `${indicator.name[language]}. ${t('indicatorDescription')}`,
    alternates: { da: href(paths.indicator, 'da', { code }), en: href(paths.indicator, 'en', { code }) },
    breadcrumb: [
      { href: href(paths.front, language), label: t('navFront') },
      { href: href(paths.targets, language), label: t('targetsTitle') },
    ],
    main: html`<h1>${indicator.name[language]}</h1>${editionBanner(edition, language, now)}
${current ? html`<p class="figure-value">${formatValue(language, indicator.unit, current.value, current.hedge)}</p><p>${t('asOf')}: ${current.period[language]}</p>` : indicator.observations.length === 0 ? html`<p>${t('noObservation')}</p>` : ''}
${hasChart(indicator) ? indicatorChart(indicator, language, { tableOpen: true }) : ''}
${gaps(indicator, language)}
${indicator.caution ? Notice({ language, kind: 'warning', heading: t('caution'), children: indicator.caution[language] }) : ''}
${definitions(indicator, language)}
<p><a href="${href(paths.aboutFigures, language)}">${t('footerAboutFigures')}</a></p>`,
  }
}

/** How much is missing to each target, from the newest figure: said in words, because a chart is not for everybody. */
function gaps(indicator: Indicator, language: Language): Markup | '' {
  const t = text(language)
  const now = latest(indicator)
  const missing = indicator.targets.filter(
    (target): target is Target & { year: number } =>
      target.year !== null && now !== undefined && now.value < target.value,
  )
  if (!now || indicator.unit !== 'percent' || missing.length === 0) return ''
  const lines = missing.map(
    (target) =>
      html`<li>${t('gapTo', {
        year: now.period[language],
        gap: formatNumber(language, Math.round((target.value - now.value) * 10) / 10),
        target: `${formatValue(language, 'percent', target.value)} (${target.year})`,
      })}</li>`,
  )
  return html`<ul>${lines}</ul>`
}

function definitions(indicator: Indicator, language: Language): Markup {
  const t = text(language)
  const newest = indicator.observations.at(-1)
  const parts =
    newest?.numerator != null && newest.denominator != null && newest.breakdown === null
      ? ` (${t('percentOf', { part: formatNumber(language, newest.numerator), whole: formatNumber(language, newest.denominator) })})`
      : ''
  const items = [
    { term: t('definition'), description: indicator.definition[language] },
    ...(indicator.numerator ? [{ term: t('numerator'), description: indicator.numerator[language] }] : []),
    ...(indicator.denominator
      ? [{ term: t('denominator'), description: `${indicator.denominator[language]}${parts}` }]
      : []),
    { term: t('population'), description: indicator.population[language] },
    {
      term: t('source'),
      description: `${indicator.sourceName[language]}${newest ? `: ”${newest.section}”` : ''}`,
    },
    ...indicator.targets.map((target) => ({ term: t('target'), description: targetWords(target, language) })),
  ]
  return DefinitionList({ items })
}

function targetWords(target: Target, language: Language): string {
  const t = text(language)
  const value = formatValue(language, 'percent', target.value)
  const words =
    target.year === null ? t('targetOpen', { value }) : t('targetBy', { value, year: String(target.year) })
  return target.note ? `${words}. ${target.note[language]}` : words
}

export function aboutFiguresView(language: Language): View {
  const t = text(language)
  const sections = [
    ['source', t('aboutSource'), t('aboutSourceText')],
    ['old', t('aboutOld'), t('aboutOldText')],
    ['missing', t('aboutMissing'), t('aboutMissingText')],
    ['other', t('aboutOther'), t('aboutOtherText')],
    ['two', t('aboutTwo'), t('twoMeasures')],
    ['never', t('aboutNever'), t('aboutNeverText')],
  ] as const
  return {
    title: t('aboutFiguresTitle'),
    description: t('aboutFiguresDescription'),
    alternates: { da: href(paths.aboutFigures, 'da'), en: href(paths.aboutFigures, 'en') },
    main: html`<h1>${t('aboutFiguresTitle')}</h1>${textSections(sections)}<p><a href="${href(paths.targets, language)}">${t('frontAllFigures')}</a></p>`,
  }
}

/** A page of headings with a paragraph each. */
export const textSections = (
  sections: readonly (readonly [id: string, heading: string, words: string])[],
): Markup =>
  html`${sections.map(([id, heading, paragraph]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><p>${paragraph}</p></section>`)}`

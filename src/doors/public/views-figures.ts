import { html } from 'hono/html'
import { hasChart, type Indicator, indicatorChart, type Target } from '../../features/indicators/index.ts'
import type { Edition, Passage } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { DefinitionList, Notice } from '../../ui/content.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import { formatNumber, formatValue } from '../../ui/numbers.ts'
import { bigNumber, figureGrid } from './figures.ts'
import {
  accentOf,
  byKind,
  editionLine,
  plainHead,
  provenance,
  textSections,
  titleOf,
  words,
} from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

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
    main: html`<div class="page-head band"><h1>${t('targetsTitle')}</h1><div class="lead"><p>${t('targetsText')}</p></div></div>${editionLine(edition, language, now)}
<div class="two-groups">${byKind(passages, 'target').map((target) => html`<section class="group" aria-labelledby="${target.code}"><h2 id="${target.code}">${titleOf(target, language, t('target'))}</h2>${words(target, edition, language)}${provenance(target, edition, language)}</section>`)}</div>
${Notice({ language, kind: 'warning', heading: t('aboutTwo'), children: t('twoMeasures') })}
${groups.map(
  ({ id, heading, members }) =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${id === 'general' ? general.map((one) => html`${words(one, edition, language)}${provenance(one, edition, language)}`) : ''}${members.length === 0 ? html`<p>${t('noWhereAreWe')}</p>` : figureGrid(members, language)}</section>`,
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
${hasChart(indicator) ? html`<section class="chart-alone" aria-labelledby="course"><h2 id="course">${t('chartHeading')}</h2>${indicatorChart(indicator, language, { tableOpen: true })}</section>` : ''}
${indicator.caution ? Notice({ language, kind: 'warning', heading: t('caution'), children: indicator.caution[language] }) : ''}
<section aria-labelledby="behind"><h2 id="behind">${t('behindFigure')}</h2>${definitions(indicator, language)}</section>
<p><a class="more" href="${href(paths.aboutFigures, language)}">${t('footerAboutFigures')}</a></p>`,
  }
}

function definitions(indicator: Indicator, language: Language): Markup {
  const t = text(language)
  const newest = indicator.observations.at(-1)
  const section = newest?.section ?? indicator.targets[0]?.section
  const parts =
    newest?.numerator != null && newest.denominator != null && newest.breakdown === null
      ? ` (${t('percentOf', { part: formatNumber(language, newest.numerator), whole: formatNumber(language, newest.denominator) })})`
      : ''
  const items: { term: string; description: Content }[] = [
    { term: t('definition'), description: indicator.definition[language] },
    ...(indicator.numerator ? [{ term: t('numerator'), description: indicator.numerator[language] }] : []),
    ...(indicator.denominator
      ? [{ term: t('denominator'), description: `${indicator.denominator[language]}${parts}` }]
      : []),
    { term: t('population'), description: indicator.population[language] },
    ...(newest ? [{ term: t('asOf'), description: newest.period[language] }] : []),
    { term: t('source'), description: indicator.sourceName[language] },
    ...(section ? [{ term: t('section'), description: html`<span lang="da">${section}</span>` }] : []),
    ...indicator.targets.map((target) => ({ term: t('target'), description: targetWords(target, language) })),
  ]
  return DefinitionList({ items })
}

function targetWords(target: Target, language: Language): string {
  const t = text(language)
  const value = formatValue(language, 'percent', target.value)
  const words =
    target.year === null ? t('targetOpen', { value }) : t('targetBy', { value, year: String(target.year) })
  return target.note ? `${words} ${target.note[language]}` : words
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
    main: html`${plainHead(t('aboutFiguresTitle'))}${textSections(sections)}<p><a class="more" href="${href(paths.targets, language)}">${t('frontAllFigures')}</a></p>`,
  }
}

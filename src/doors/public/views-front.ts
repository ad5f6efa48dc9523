import { html } from 'hono/html'
import { hasChart, type Indicator, indicatorChart, latest } from '../../features/indicators/index.ts'
import type { Decision, Edition, Passage } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { CardList } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { formatValue } from '../../ui/numbers.ts'
import { table } from '../../ui/table.ts'
import { byKind, editionBanner, longDate, provenance, titleOf, words } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface FrontProps {
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly indicators: readonly Indicator[]
  readonly language: Language
  readonly now: Date
}

/** The front page: the vision, how it is going, the four doors into the themes, and somebody to talk to. */
export function frontView({ edition, passages, indicators, language, now }: FrontProps): View {
  const t = text(language)
  const [vision] = byKind(passages, 'vision')
  return {
    title: t('frontTitle'),
    description: t('frontDescription'),
    alternates: { da: href(paths.front, 'da'), en: href(paths.front, 'en') },
    main: html`<h1>${t('frontTitle')}</h1>
${vision ? html`<section class="lead" aria-labelledby="vision"><h2 id="vision">${t('frontVision')}</h2>${words(vision, edition, language)}${provenance(vision, edition, language)}<p><a href="${href(paths.vision, language)}">${t('frontMoreVision')}</a></p></section>` : ''}
${editionBanner(edition, language, now)}
<section aria-labelledby="going"><h2 id="going">${t('frontGoing')}</h2><p>${t('frontGoingText')}</p>
<div class="chart-list">${indicators.map((indicator) => figure(indicator, language))}</div>
<p><a href="${href(paths.targets, language)}">${t('frontAllFigures')}</a></p></section>
<section aria-labelledby="themes"><h2 id="themes">${t('frontThemes')}</h2><p>${t('frontThemesText')}</p>${themeCards(passages, language, 3)}</section>
<section aria-labelledby="turn-to"><h2 id="turn-to">${t('frontTurnTo')}</h2><p><strong>${t('dangerFirst')}</strong></p><p>${t('frontTurnToText')}</p><p><a href="${href(paths.turnTo, language)}">${t('frontTurnToLink')}</a></p></section>`,
  }
}

/** A figure as it is best read: drawn when there is a course or a target, else said. */
export function figure(indicator: Indicator, language: Language, level: 3 | 2 = 3): Markup {
  const t = text(language)
  const more = html`<a href="${href(paths.indicator, language, { code: indicator.code })}">${t('moreAboutFigure')}<span class="sr-only">: ${indicator.name[language]}</span></a>`
  if (hasChart(indicator)) return indicatorChart(indicator, language, { note: more })
  const now = latest(indicator)
  const heading =
    level === 3 ? html`<h3>${indicator.name[language]}</h3>` : html`<h2>${indicator.name[language]}</h2>`
  if (!now) return html`<div class="figure">${heading}<p>${t('notInSource')}</p><p>${more}</p></div>`
  return html`<div class="figure">${heading}<p class="figure-value">${formatValue(language, indicator.unit, now.value, now.hedge)}</p><p>${indicator.definition[language]}</p><p class="chart-note">${t('asOf')}: ${now.period[language]}. ${more}</p></div>`
}

export const themeCards = (
  passages: readonly Passage[],
  language: Language,
  level: 2 | 3,
  except?: number,
): Markup => {
  const t = text(language)
  return CardList({
    level,
    cards: byKind(passages, 'theme')
      .filter((theme) => theme.theme !== except)
      .map((theme) => ({
        href: href(paths.theme, language, { theme: theme.theme ?? 0 }),
        eyebrow: t('theme', { number: theme.theme ?? 0 }),
        title: titleOf(theme, language, t('theme', { number: theme.theme ?? 0 })),
      })),
  })
}

interface VisionProps extends FrontProps {
  readonly decisions: readonly Decision[]
}

export function visionView({ edition, passages, decisions, indicators, language, now }: VisionProps): View {
  const t = text(language)
  const sections = [
    ['vision', t('vision')],
    ['commitment', t('commitment')],
    ['value', t('values')],
    ['values_summary', t('valuesSummary')],
    ['foreword', t('foreword')],
    ['challenge', t('challenge')],
    ['model', t('model')],
    ['mental_health', t('mentalHealth')],
    ['related_policy', t('relatedPolicies')],
  ] as const
  return {
    title: t('visionTitle'),
    description: t('visionDescription'),
    alternates: { da: href(paths.vision, 'da'), en: href(paths.vision, 'en') },
    main: html`<h1>${t('visionTitle')}</h1>${editionBanner(edition, language, now)}
${sections.map(([kind, heading]) => section(kind, heading, byKind(passages, kind), edition, language, kind === 'mental_health' ? indicators : []))}
<section aria-labelledby="decisions"><h2 id="decisions">${t('decisions')}</h2>${decisionTable(decisions, language)}</section>`,
  }
}

/** Passages of one kind under one heading: one is a text, several are a list of named texts. */
function section(
  id: string,
  heading: string,
  passages: readonly Passage[],
  edition: Edition,
  language: Language,
  indicators: readonly Indicator[],
): Markup | '' {
  const [first, ...others] = passages
  if (!first) return ''
  const body =
    others.length === 0
      ? words(first, edition, language)
      : html`<ol class="passages">${passages.map((one) => html`<li>${one.title ? html`<h3>${one.title[language]}</h3>` : ''}${words(one, edition, language)}</li>`)}</ol>`
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${body}${provenance(first, edition, language)}${indicators.length > 0 ? html`<div class="chart-list">${indicators.map((one) => figure(one, language))}</div>` : ''}</section>`
}

function decisionTable(decisions: readonly Decision[], language: Language): Markup {
  const t = text(language)
  return table({
    caption: t('decisions'),
    rows: decisions,
    columns: [
      { heading: t('decisionBody'), cell: (one) => one.body[language] },
      { heading: t('decisionWhat'), cell: (one) => t(one.kind) },
      { heading: t('decisionWhen'), cell: (one) => (one.on ? longDate(one.on, language) : t('notInSource')) },
      { heading: t('decisionCase'), cell: (one) => one.caseNumber ?? t('notInSource') },
    ],
  })
}

import { html } from 'hono/html'
import { chartId, hasChart, type Indicator, indicatorChart, latest } from '../../features/indicators/index.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Markup } from '../../ui/markup.ts'
import { formatValue } from '../../ui/numbers.ts'
import { pictureHref } from '../picture-of-page.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** Figures side by side in the order of the strategy, after what is said about them. */
export const figureGrid = (
  indicators: readonly Indicator[],
  language: Language,
  said: Markup | '' = '',
): Markup => html`<div class="figure-grid">${said}${indicators.map((one) => figure(one, language))}</div>`

/** A figure as it is best read: drawn when there is a course or parts to see, else as one large number. */
export function figure(indicator: Indicator, language: Language): Markup {
  const t = text(language)
  const { code, name, definition } = indicator
  const more = html`<a href="${href(paths.indicator, language, { code })}">${t('moreAboutFigure')}<span class="sr-only">: ${name[language]}</span></a>`
  if (hasChart(indicator))
    return html`<div class="panel">${indicatorChart(indicator, language, { level: 3, pictureHref: pictureAt(code, language), note: html`<p>${definition[language]} ${more}</p>` })}</div>`
  return html`<div class="panel figure"><h3>${name[language]}</h3>${bigNumber(indicator, language)}<p>${definition[language]}</p><p class="figure-more">${more}</p></div>`
}

/** The picture is that of the indicator's own page, wherever else its chart stands. */
const pictureAt = (code: string, language: Language): string =>
  pictureHref(
    { pathname: href(paths.indicator, language, { code }), query: new URLSearchParams() },
    chartId({ code }),
  )

/** The newest number and its date; without one, the target alone, and that nobody has written down how far it is. */
export function bigNumber(indicator: Indicator, language: Language): Markup | '' {
  const t = text(language)
  const { unit, targets } = indicator
  const now = latest(indicator)
  if (now)
    return html`<p class="figure-value">${formatValue(language, unit, now.value, now.hedge)}</p><p class="figure-when">${t('asOf')}: ${now.period[language]}</p>`
  const [target] = targets
  if (!target) return indicator.observations.length === 0 ? html`<p>${t('noObservation')}</p>` : ''
  return html`<p class="figure-value"><span class="figure-kind">${t('target')}</span> ${formatValue(language, unit, target.value)}</p><p class="figure-when">${t('noObservation')}</p>`
}

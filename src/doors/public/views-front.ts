import { html } from 'hono/html'
import type { Indicator } from '../../features/indicators/index.ts'
import type { PlaceToTurn } from '../../features/places/index.ts'
import type { Edition, Passage } from '../../features/strategy/index.ts'
import type { Municipality } from '../../platform/access/actor.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { CardList } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { figureGrid } from './figures.ts'
import { accentOf, byKind, editionLine, firstSentence, provenance, titleOf, words } from './parts.ts'
import { paths } from './paths.ts'
import { callFirst } from './places.ts'
import { text } from './text.ts'

interface FrontProps {
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly indicators: readonly Indicator[]
  readonly places: readonly PlaceToTurn[]
  readonly language: Language
  readonly now: Date
}

/** The front page: the vision, how it is going, the four doors into the themes, and somebody to talk to. */
export function frontView(props: FrontProps): View {
  const { edition, passages, indicators, language, now } = props
  const t = text(language)
  return {
    title: t('frontTitle'),
    description: t('frontDescription'),
    alternates: { da: href(paths.front, 'da'), en: href(paths.front, 'en') },
    main: html`${hero(props)}${editionLine(edition, language, now)}
<section class="front-section" aria-labelledby="going"><h2 id="going">${t('frontGoing')}</h2>${going(indicators, language)}
<div class="front-figures">${figureGrid(indicators, language)}</div>
<p><a class="more" href="${href(paths.targets, language)}">${t('frontAllFigures')}</a></p></section>
<section class="front-section" aria-labelledby="themes"><h2 id="themes">${t('frontThemes')}</h2><p class="section-lead">${t('frontThemesText')}</p>${themeCards(passages, language)}</section>
${turnTo(props)}`,
  }
}

/** The year of the newest figure shown. */
const newestYear = (indicators: readonly Indicator[]): number =>
  Math.max(
    ...indicators.flatMap(({ observations }) => observations.map(({ asOf }) => Number.parseInt(asOf, 10))),
  )

function going(indicators: readonly Indicator[], language: Language): Markup | '' {
  const year = newestYear(indicators)
  return year > 0
    ? html`<p class="section-lead">${text(language)('frontGoingText', { year: String(year) })}</p>`
    : ''
}

function hero({ passages, edition, language }: FrontProps): Markup {
  const t = text(language)
  const [vision] = byKind(passages, 'vision')
  const said = vision
    ? html`<section aria-labelledby="vision"><h2 class="eyebrow" id="vision">${t('frontVision')}</h2><div class="hero-words">${words(vision, edition, language)}</div><p><a class="button button-primary" href="${href(paths.vision, language)}">${t('frontMoreVision')}</a></p>${provenance(vision, edition, language)}</section>`
    : ''
  return html`<div class="hero band">${steps}<h1>${t('frontTitle')}</h1>${said}</div>`
}

/** Four steps up: a drawing without a message, so nobody is told of it. */
const steps = html`<svg class="hero-steps" viewBox="0 0 40 44" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d="M0 34h10V23h10V12h10V0h400v44H0z"/></svg>`

function turnTo({ places, language }: FrontProps): Markup {
  const t = text(language)
  return html`<section class="turn-to band" aria-labelledby="turn-to"><h2 id="turn-to">${t('frontTurnTo')}</h2>${callFirst(places, language)}<p class="section-lead">${t('frontTurnToText')}</p><p><a class="button button-primary" href="${href(paths.turnTo, language)}">${t('frontTurnToLink')}</a></p></section>`
}

/** The doors into the themes, each with the first sentence of its own short words. */
export function themeCards(passages: readonly Passage[], language: Language, except?: number): Markup {
  const t = text(language)
  const themes = byKind(passages, 'theme').filter((theme) => theme.theme !== except)
  return CardList({
    level: 3,
    cards: themes.map((one) => {
      const theme = one.theme ?? 0
      const short = one.short?.[language]
      return {
        href: href(paths.theme, language, { theme }),
        eyebrow: t('theme', { number: theme }),
        title: titleOf(one, language, t('theme', { number: theme })),
        accent: accentOf(theme),
        ...(short ? { content: html`<p>${firstSentence(short)}</p>` } : {}),
      }
    }),
  })
}

/** The front page of a municipality that has no edition in force yet, as on the day it starts. */
export function noEditionView(municipality: Municipality, language: Language): View {
  const t = text(language)
  return {
    title: t('noEditionTitle'),
    alternates: { da: href(paths.front, 'da'), en: href(paths.front, 'en') },
    unlisted: true,
    main: html`<div class="page-head band"><h1>${t('noEditionTitle')}</h1><div class="lead"><p>${t('noEditionText', { name: municipality.name })}</p></div></div><p><a class="more" href="${href(paths.turnTo, language)}">${t('frontTurnToLink')}</a></p>`,
  }
}

import { html } from 'hono/html'
import type { Indicator } from '../../features/indicators/index.ts'
import { type Edition, type Passage, wordingOf } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { figureGrid } from './figures.ts'
import { accentOf, byKind, editionLine, provenance, titleOf, titleWithEyebrow, words } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { themeCards } from './views-front.ts'

export interface ThemeProps {
  readonly edition: Edition
  /** What stands under the theme, and every theme's own passage. */
  readonly passages: readonly Passage[]
  readonly indicators: readonly Indicator[]
  readonly theme: number
  readonly language: Language
  readonly now: Date
}

export function themeView(props: ThemeProps): View {
  const { edition, passages, theme, language, now } = props
  const t = text(language)
  const number = t('theme', { number: theme })
  const [own] = byKind(passages, 'theme', theme)
  const title = own ? titleOf(own, language, number) : number
  return {
    title: `${number}: ${title}`,
    description: t('themeDescription', { number: theme }),
    alternates: { da: href(paths.theme, 'da', { theme }), en: href(paths.theme, 'en', { theme }) },
    breadcrumb: [{ href: href(paths.front, language), label: t('navFront') }],
    main: html`<div class="page-head band accent-${accentOf(theme)}"><div class="page-head-main"><h1>${titleWithEyebrow(number, title)}</h1>
${own ? html`<div class="lead">${words(own, edition, language)}</div>${provenance(own, edition, language)}` : ''}</div>${targetGroup(props)}</div>
${editionLine(edition, language, now)}${whereAreWe(props)}
<div class="two-groups">${parts(props, 'sub_goal')}${parts(props, 'initiative')}</div>${statements(props)}
<section aria-labelledby="others"><h2 id="others">${t('otherThemes')}</h2>${themeCards(passages, language, theme)}</section>`,
  }
}

function targetGroup({ passages, edition, theme, language }: ThemeProps): Markup {
  const t = text(language)
  const [group] = byKind(passages, 'target_group', theme)
  return html`<section class="page-head-aside" aria-labelledby="target-group"><h2 id="target-group">${t('targetGroup')}</h2>${group ? words(group, edition, language) : html`<p>${t('noShares')}</p>`}</section>`
}

function whereAreWe({ passages, edition, indicators, theme, language }: ThemeProps): Markup {
  const t = text(language)
  const today = byKind(passages, 'where_are_we', theme)
  const body =
    today.length === 0
      ? html`<p>${t('noWhereAreWe')}</p>`
      : html`${today.map((one) => html`<div class="section-lead">${words(one, edition, language)}</div>${provenance(one, edition, language)}`)}`
  const figures =
    indicators.length > 0
      ? figureGrid(indicators, language, html`<div class="figure-text">${body}</div>`)
      : body
  return html`<section aria-labelledby="today"><h2 id="today">${t('whereAreWe')}</h2>${figures}</section>`
}

/** Sub-goals or initiatives as a list that leads to each one's page. */
export function parts(
  { passages, edition, theme, language }: Pick<ThemeProps, 'passages' | 'edition' | 'theme' | 'language'>,
  kind: 'sub_goal' | 'initiative',
): Markup {
  const t = text(language)
  const isGoal = kind === 'sub_goal'
  const path = isGoal ? paths.subGoal : paths.initiative
  const items = byKind(passages, kind, theme).map((one) => {
    const name = isGoal ? t('subGoal', { code: one.code }) : t('initiative', { code: one.code })
    return html`<li><h3><a href="${href(path, language, { code: one.code })}">${titleWithEyebrow(name, titleOf(one, language, ''))}</a></h3>${progress(one, language)}${words(one, edition, language)}</li>`
  })
  return html`<section class="group group-${kind}" aria-labelledby="${kind}"><h2 id="${kind}">${t(isGoal ? 'subGoals' : 'initiatives')}</h2><p class="group-lead">${t(isGoal ? 'subGoalsText' : 'initiativesText')}</p><ul class="passages no-max-width">${items}</ul></section>`
}

/** Said where there is something to say: the source only proposes its initiatives. */
const progress = ({ state }: Passage, language: Language): Markup | '' =>
  state === null || state === 'proposed'
    ? ''
    : html`<p>${Tag({ children: text(language)(`state_${state}`) })}</p>`

/** What the young said, or that the source reports nothing. */
export function statements(
  { passages, edition, theme, language }: Pick<ThemeProps, 'passages' | 'edition' | 'theme' | 'language'>,
  heading?: string,
): Markup {
  const t = text(language)
  const said = byKind(passages, 'statement', theme)
  const [first] = said
  const body = first
    ? html`<ul class="voices no-max-width">${said.map((one) => voice(one, edition, language))}</ul>${provenance(first, edition, language)}`
    : html`<p>${t('noStatements')}</p>`
  return html`<section aria-labelledby="statements-${theme}"><h2 id="statements-${theme}">${heading ?? t('statements')}</h2>${body}</section>`
}

/** What the young said is theirs: it never looks like a text that a council adopted. */
function voice(passage: Passage, edition: Edition, language: Language): Markup {
  const wording = wordingOf(passage, edition, language)
  const paragraphs = wording.words.split(/\n\s*\n/).map((one) => html`<p>${one.trim()}</p>`)
  return html`<li class="voice">${passage.title ? html`<h3>${passage.title[language]}</h3>` : ''}<div lang="${wording.language}">${paragraphs}</div></li>`
}

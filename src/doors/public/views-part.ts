import { html } from 'hono/html'
import type { Passage } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Markup } from '../../ui/markup.ts'
import { byKind, editionBanner, provenance, titleOf, words } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { figure } from './views-front.ts'
import type { ThemeProps } from './views-theme.ts'

interface PartProps extends ThemeProps {
  readonly part: Passage
}

/** One sub-goal or initiative. */
export function partView(props: PartProps): View {
  const { part, passages, edition, indicators, theme, language, now } = props
  const t = text(language)
  const isGoal = part.kind === 'sub_goal'
  const path = isGoal ? paths.subGoal : paths.initiative
  const { code } = part
  const name = isGoal ? t('subGoal', { code }) : t('initiative', { code })
  const title = titleOf(part, language, name)
  const [own] = byKind(passages, 'theme', theme)
  const themeName = t('theme', { number: theme })
  return {
    title: `${name}: ${title}`,
    description: isGoal
      ? t('subGoalDescription', { code, theme })
      : t('initiativeDescription', { code, theme }),
    alternates: { da: href(path, 'da', { code }), en: href(path, 'en', { code }) },
    breadcrumb: [
      { href: href(paths.front, language), label: t('navFront') },
      {
        href: href(paths.theme, language, { theme }),
        label: own ? `${themeName}: ${titleOf(own, language, themeName)}` : themeName,
      },
    ],
    main: html`<h1><span class="eyebrow">${name}</span> ${title}</h1>
<div class="lead">${words(part, edition, language)}${provenance(part, edition, language)}</div>
${editionBanner(edition, language, now)}
${isGoal ? html`<p>${t('lockedSubGoal')}</p>` : standing(part, props)}
${indicators.length > 0 && isGoal ? html`<section aria-labelledby="figures"><h2 id="figures">${t('figuresOfTheme')}</h2><div class="chart-list">${indicators.map((one) => figure(one, language))}</div></section>` : ''}
${beside(props, isGoal ? 'initiative' : 'sub_goal')}`,
  }
}

function standing(part: Passage, { language }: ThemeProps): Markup {
  const t = text(language)
  const state = t(`state_${part.state ?? 'proposed'}`)
  return html`<section aria-labelledby="state"><h2 id="state">${t('state')}</h2><p>${state}</p>${part.stateReason ? html`<p>${t('stateReason', { reason: part.stateReason })}</p>` : ''}<p>${t('changeableInitiative')}</p></section>
<section aria-labelledby="responsible"><h2 id="responsible">${t('responsible')}</h2><p>${t('responsibleUnknown')}</p></section>`
}

function beside({ passages, theme, language }: PartProps, kind: 'sub_goal' | 'initiative'): Markup {
  const t = text(language)
  const isGoal = kind === 'sub_goal'
  const path = isGoal ? paths.subGoal : paths.initiative
  const links = byKind(passages, kind, theme).map(
    (one) =>
      html`<li><a href="${href(path, language, { code: one.code })}">${one.code} ${titleOf(one, language, '')}</a></li>`,
  )
  return html`<section aria-labelledby="beside"><h2 id="beside">${t(isGoal ? 'subGoalsOfTheme' : 'initiativesOfTheme')}</h2><ul>${links}</ul></section>`
}

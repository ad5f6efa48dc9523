import { html } from 'hono/html'
import type { Measures } from '../../features/indicators/index.ts'
import type { Passage } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { figureGrid } from './figures.ts'
import {
  accentOf,
  block,
  byKind,
  editionLine,
  provenance,
  titleOf,
  titleWithEyebrow,
  words,
} from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import type { ThemeProps } from './views-theme.ts'

interface PartProps extends ThemeProps {
  readonly part: Passage
  /** What measures a sub-goal; undefined for an initiative, and where nobody has said. */
  readonly measures: Measures | undefined
}

/** One sub-goal or initiative. */
export function partView(props: PartProps): View {
  const { part, passages, edition, theme, language, now } = props
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
    main: html`<div class="page-head band accent-${accentOf(theme)}"><h1>${titleWithEyebrow(name, title)}</h1>
<div class="lead">${words(part, edition, language)}</div>${provenance(part, edition, language)}</div>
${editionLine(edition, language, now)}
${isGoal ? block('state', t('mayChange'), html`<p>${t('lockedSubGoal')}</p>`) : standing(part, props)}
${isGoal ? measured(props) : ''}
${beside(props, isGoal ? 'initiative' : 'sub_goal')}`,
  }
}

/** The figures by which a sub-goal is measured, or why there are none: a goal without either is nobody's. */
function measured({ indicators, measures, language }: PartProps): Markup {
  const t = text(language)
  if (measures && 'indicators' in measures)
    return html`<section aria-labelledby="figures"><h2 id="figures">${t('howMeasured')}</h2>${figureGrid(indicators, language)}</section>`
  const words = measures
    ? t('notMeasured', { because: measures.notMeasured[language] })
    : t('measureNotChosen')
  return block('figures', t('howMeasured'), html`<p>${words}</p>`)
}

/** How far an initiative has come, who carries it, and what it took over from: initiatives may change on the way. */
function standing(part: Passage, { passages, language }: ThemeProps): Markup {
  const t = text(language)
  const state = t(`state_${part.state ?? 'proposed'}`)
  const reason = part.stateReason ? html`<p>${t('stateReason', { reason: part.stateReason })}</p>` : ''
  return html`${block('state', t('state'), html`<p>${Tag({ children: state })}</p>${reason}<p>${t('changeableInitiative')}</p>`)}
${block('responsible', t('responsible'), html`<p>${part.responsible ?? t('responsibleUnknown')}</p>`)}${lineage(part, passages, language)}`
}

function lineage(part: Passage, passages: readonly Passage[], language: Language): Markup | '' {
  const t = text(language)
  const kin = [
    ...passages.filter(({ id }) => id === part.replacesId).map((one) => ({ one, said: t('replaces') })),
    ...passages
      .filter(({ replacesId }) => replacesId === part.id)
      .map((one) => ({ one, said: t('replacedBy') })),
  ]
  if (kin.length === 0) return ''
  const items = kin.map(
    ({ one, said }) =>
      html`<li>${said}: <a href="${href(paths.initiative, language, { code: one.code })}">${one.code} ${titleOf(one, language, '')}</a></li>`,
  )
  return block('lineage', t('lineage'), html`<ul class="link-list">${items}</ul>`)
}

function beside({ passages, theme, language }: PartProps, kind: 'sub_goal' | 'initiative'): Markup {
  const t = text(language)
  const isGoal = kind === 'sub_goal'
  const path = isGoal ? paths.subGoal : paths.initiative
  const links = byKind(passages, kind, theme).map(
    (one) =>
      html`<li><a href="${href(path, language, { code: one.code })}">${one.code} ${titleOf(one, language, '')}</a></li>`,
  )
  const heading = t(isGoal ? 'subGoalsOfTheme' : 'initiativesOfTheme')
  return block('beside', heading, html`<ul class="link-list">${links}</ul>`)
}

import { html } from 'hono/html'
import type { LawClock } from '../../features/promises/index.ts'
import { promiseKindName } from '../../features/service-levels/index.ts'
import { endingName, endings, type RuleCount } from '../../features/signals/index.ts'
import type { Caseload } from '../../features/young-people/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { longDate } from '../../platform/time.ts'
import { DefinitionList } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { countColumn, type LeaderProps } from './leader-parts.ts'
import { actionLinks, frontCrumb } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { keptSection, reactionSection, schoolSection } from './views-leader-charts.ts'

export function leaderView(props: LeaderProps): View {
  const { context, teams, period } = props
  const { language } = context
  const t = text(language)
  const parts =
    teams.length > 0
      ? [minors, keptSection, reactionSection, schoolSection, signals, caseloads, people].map((part) =>
          part(props),
        )
      : html`<p>${t('leaderNoTeam')}</p>`
  return {
    title: t('leaderTitle'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`<h1>${t('leaderTitle')}</h1><p>${t('leaderText', { from: longDate(period.from, language) })}</p>${parts}`,
  }
}

const terms = (items: readonly (readonly [string, number])[]): Markup =>
  DefinitionList({ items: items.map(([term, count]) => ({ term, description: String(count) })) })

/** The weekly look at those for whom the law has a clock. */
function minors(props: LeaderProps): Markup {
  const { people, lapsed, law, clockStarted } = props
  const { language } = props.context
  const t = text(language)
  const running = table<LawClock>({
    caption: t('minorsCaption'),
    rows: law,
    columns: [
      { heading: t('columnPromise'), cell: ({ kind }) => promiseKindName(kind, language) },
      countColumn(t('columnOpen'), ({ open }) => open),
      countColumn(t('columnLate'), ({ late }) => late),
      countColumn(t('columnDueSoon'), ({ dueSoon }) => dueSoon),
      countColumn(t('columnStarted'), ({ started }) => started),
      countColumn(t('columnKeptLately'), ({ kept }) => kept),
    ],
  })
  return html`<h2>${t('minorsTitle')}</h2><p>${t('minorsText')}</p>${terms([
    [t('minorsAll'), people.minors],
    [t('minorsOutside'), lapsed.minors],
  ])}${clockStarted ? '' : html`<p>${t('clockNotStarted')}</p>`}${law.length > 0 ? running : html`<p>${t('minorsNone')}</p>`}${actionLinks([[href(paths.lawClocks, language), t('clocksTitle')]])}`
}

/** What rules have found among the teams' young people, and what became of it. */
function signals({ context: { language }, signals: rows }: LeaderProps): Markup {
  const t = text(language)
  if (rows.length === 0) return html`<h2>${t('signalsTitle')}</h2><p>${t('signalsNone')}</p>`
  return html`<h2>${t('signalsTitle')}</h2>${table<RuleCount>({
    caption: t('signalsCaption'),
    rows,
    columns: [
      { heading: t('signalsRule'), cell: ({ rule }) => rule },
      countColumn(t('signalsRaised'), ({ raised }) => raised),
      countColumn(t('columnOpen'), ({ open }) => open),
      ...endings.map((one) => countColumn<RuleCount>(endingName(one, language), (row) => row[one])),
    ],
  })}`
}

function caseloads({ context: { language }, caseloads: rows }: LeaderProps): Markup {
  const t = text(language)
  return html`<h2>${t('caseloadsTitle')}</h2>${table<Caseload>({
    caption: t('caseloadsCaption'),
    rows,
    columns: [
      { heading: t('columnName'), cell: ({ name }) => name },
      countColumn(t('columnContactPerson'), ({ contactPerson }) => contactPerson),
      countColumn(t('columnYouthGuide'), ({ youthGuide }) => youthGuide),
      countColumn(t('columnCaseworker'), ({ caseworker }) => caseworker),
      countColumn(t('columnMentor'), ({ mentor }) => mentor),
    ],
  })}`
}

function people({ context: { language }, people: all, lapsed }: LeaderProps): Markup {
  const t = text(language)
  return html`<h2>${t('peopleTitle')}</h2>${terms([
    [t('peopleAll'), all.all],
    [t('peopleWithout'), all.withoutContactPerson],
    [t('lapsedNotKnown'), lapsed.notKnown],
    [t('lapsedNotConfirmed'), lapsed.notConfirmed],
    [t('lapsedSoon'), lapsed.soon],
  ])}`
}

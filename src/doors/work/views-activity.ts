import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { type Activity, type Belief, outcomeName, sourceName } from '../../features/activities/index.ts'
import type { StatusRules } from '../../features/status-rules/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { addDays } from '../../platform/days.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate, longDateTime } from '../../platform/time.ts'
import { DefinitionList } from '../../ui/content.tsx'
import type { Content, Markup } from '../../ui/markup.ts'
import { about, actionLinks, personCrumbs } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** What kind of activity it is; a kind that the rules of today have no more stands as its code. */
export const typeName = ({ type }: Pick<Activity, 'type'>, rules: StatusRules): string =>
  rules.types.get(type)?.label ?? type

/** Its days, the last one included. */
export function daysWords({ from, until }: Pick<Activity, 'from' | 'until'>, language: Language): string {
  const t = text(language)
  const first = longDate(from, language)
  return until === null
    ? t('daysFrom', { from: first })
    : t('daysFromUntil', { from: first, until: longDate(addDays(until, -1), language) })
}

interface ActivityPageProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly rules: StatusRules
  /** The newest first; the first one holds, unless it was taken out. */
  readonly beliefs: readonly Belief[]
}

export function activityView(props: ActivityPageProps): View {
  const { context, standing, person, rules, beliefs } = props
  const { language } = context
  const t = text(language)
  const [newest] = beliefs
  const holds = newest?.believedUntil === null
  return {
    title: t('activityTitle'),
    breadcrumb: personCrumbs(person, language),
    unlisted: true,
    main: html`<h1>${newest ? typeName(newest, rules) : t('activityTitle')}</h1>${about(standing, person, language)}
${holds ? '' : html`<p>${t('notBelieved')}</p>`}
${newest && holds && standing.mayWrite('status') ? changeLinks(person, newest, language) : ''}
<h2>${t('beliefsTitle')}</h2>${beliefs.map((one) => belief(one, props))}`,
  }
}

const changeLinks = (person: Person, { activityId, until }: Activity, language: Language): Markup | '' => {
  const t = text(language)
  const at = { person: person.id, activity: activityId }
  return actionLinks([
    ...(until === null
      ? ([
          [href(paths.confirmActivity, language, at), t('activityConfirmTitle')],
          [href(paths.endActivity, language, at), t('activityEndTitle')],
        ] as const)
      : []),
    [href(paths.correctActivity, language, at), t('activityCorrectTitle')],
    [href(paths.withdrawActivity, language, at), t('activityWithdrawTitle')],
  ])
}

function belief(one: Belief, { context: { language }, person, rules }: ActivityPageProps): Markup {
  const t = text(language)
  const who = one.writtenBy ?? sourceName(one.source, language)
  const heading =
    one.believedUntil === null
      ? t('beliefNow', { who })
      : t('beliefThen', { who, date: longDateTime(one.believedUntil, language) })
  const closer = one.closedBy ?? t('unknown')
  const closed =
    one.believedUntil === null
      ? ''
      : html`<p>${one.closedBecause ? t('beliefClosed', { who: closer, because: one.closedBecause }) : t('beliefClosedPlain', { who: closer })}</p>`
  return html`<h3>${heading}</h3>${DefinitionList({ items: said(one, person, rules, language) })}${closed}`
}

function said(one: Belief, person: Person, rules: StatusRules, language: Language) {
  const t = text(language)
  const day = (date: string | null) => (date === null ? null : longDate(date, language))
  const all: readonly (readonly [string, Content | null])[] = [
    [t('columnActivity'), typeName(one, rules)],
    // Of somebody protected a place is where they can be found (L-30).
    [t('columnWhere'), person.protected ? null : one.providerName],
    [t('activityDays'), daysWords(one, language)],
    [t('expectedEndLabel'), day(one.expectedEnd)],
    [t('activityHours'), one.hoursMonth === null ? null : String(one.hoursMonth)],
    [t('outcomeLabel'), one.outcome === null ? null : outcomeName(one.outcome, language)],
    [t('activityReason'), reasonWords(one)],
    [t('columnSource'), sourceName(one.source, language)],
    [t('activityReported'), one.reportedBy],
    [t('activityLearned'), day(one.learnedOn)],
    [t('activityConfirmedOn'), day(one.confirmedOn)],
    [t('stillTrueLabel'), day(one.stillTrueUntil)],
  ]
  return all.flatMap(([term, description]) => (description === null ? [] : [{ term, description }]))
}

/** The reason as its source says it: its codes beside its words. */
const reasonWords = ({ endReason: { local, central, words } }: Belief): string | null => {
  const parts = [words, local, central].filter((one) => one !== null)
  return parts.length > 0 ? parts.join(' · ') : null
}

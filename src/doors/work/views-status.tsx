import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import { type Activity, type Conflict, outcomeName, sourceName } from '../../features/activities/index.ts'
import type { Focus } from '../../features/special-focus/index.ts'
import { type Course, interruptionState, lapsesOn } from '../../features/status/index.ts'
import type { StatusRules } from '../../features/status-rules/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { addDays } from '../../platform/days.ts'
import { newReceiptKey } from '../../platform/http/form-receipt.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Notice } from '../../ui/content.tsx'
import { CsrfField, HiddenField, SubmitButton } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { type Column, table } from '../../ui/table.ts'
import { actionLinks, link } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { daysWords, typeName } from './views-activity.ts'
import { focusPart } from './views-focus.tsx'

/** What the part of the page about somebody's status needs. */
export interface StatusProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly course: Course
  readonly known: { readonly activities: readonly Activity[]; readonly conflicts: readonly Conflict[] }
  readonly focus: Focus | undefined
}

/** Where somebody is today by the rules (first what they do, then what it counts as), what it rests on, what to do about it. */
export function statusSection(props: StatusProps): Markup {
  const { context, standing, person, course, known } = props
  const { language } = context
  const t = text(language)
  const { rules } = course
  const { segment, subSegment, primary } = course.status
  return html`<p><strong>${t('statusNow', { status: rules.labels[subSegment ?? segment] })}</strong>${subSegment ? ` ${t('statusCounted', { segment: rules.labels[segment] })}` : ''}</p>
${primary ? primaryPart(props) : html`<p>${t('statusNothing')}</p>`}
${known.conflicts.map((one) => conflictNotice(one, props))}
${activityTable(props)}${courseList(props)}${focusPart(props.focus, standing, person, language)}`
}

/** What names the day: since when, whose word, until when; and the button that says it is still so. */
function primaryPart({ context, standing, person, course, known }: StatusProps): Markup {
  const { status, rules } = course
  const { language } = context
  const t = text(language)
  const activity = known.activities.find(({ activityId }) => activityId === status.primary?.activityId)
  const type = status.primary && rules.types.get(status.primary.type)
  if (!activity || !status.primary || !type) return html`<p>${t('statusNothing')}</p>`
  const lapses = lapsesOn(status.primary, type)
  const lapsed = lapses <= localDate(context.now)
  const last = lapses === 'infinity' ? '' : longDate(addDays(lapses, -1), language)
  const holds = last === '' ? '' : html`<p>${t('statusHolds', { date: last })}</p>`
  const asks = Notice({
    language,
    kind: 'warning',
    heading: t('statusLapsedHeading'),
    children: t('statusLapsed', { date: last }),
  })
  const open = activity.until === null && standing.mayWrite('status')
  return html`<p>${t('statusPrimary', { activity: namedWith(activity, person, rules), from: longDate(activity.from, language) })} ${t('statusConfirmed', { date: longDate(activity.confirmedOn, language), source: sourceName(activity.source, language) })}</p>${lapsed ? asks : holds}${open ? stillTrueButton(context, person, activity) : ''}`
}

/** Of somebody protected a place is where they can be found (trust requirement L-30). */
const namedWith = (activity: Activity, person: Person, rules: StatusRules): string =>
  [typeName(activity, rules), person.protected ? null : activity.providerName]
    .filter((one) => one !== null)
    .join(', ')

function stillTrueButton(context: PageContext, person: Person, { activityId, row }: Activity) {
  const { language } = context
  const to = href(paths.confirmActivity, language, { person: person.id, activity: activityId })
  return (
    <form method="post" action={to}>
      <CsrfField token={context.formToken} once={newReceiptKey()} />
      <HiddenField name="row" value={row} />
      <SubmitButton kind="secondary">{text(language)('stillTrue')}</SubmitButton>
    </form>
  )
}

function conflictNotice(
  { one, other }: Conflict,
  { context, standing, person, course: { rules } }: StatusProps,
): Markup {
  const { language } = context
  const t = text(language)
  const words = t('conflictText', {
    type: typeName(one, rules),
    one: sourceName(one.source, language),
    oneDays: daysWords(one, language),
    other: sourceName(other.source, language),
    otherDays: daysWords(other, language),
  })
  const at = (activity: Activity) => ({ person: person.id, activity: activity.activityId })
  const agree = href(paths.agreeActivities, language, { ...at(one), other: other.activityId })
  const open = (activity: Activity) =>
    [
      href(paths.activity, language, at(activity)),
      t('conflictOpen', { source: sourceName(activity.source, language) }),
    ] as const
  const links = standing.mayWrite('status')
    ? actionLinks([open(one), open(other), [agree, t('conflictBoth')]])
    : ''
  return Notice({
    language,
    kind: 'warning',
    heading: t('conflictHeading'),
    children: html`<p>${words}</p>${links}`,
  })
}

function activityTable({ context, person, course: { rules }, known }: StatusProps): Markup {
  const { activities } = known
  const { language } = context
  const t = text(language)
  if (activities.length === 0) return html`<p>${t('activitiesNone')}</p>`
  const way = ({ activityId }: Activity) =>
    href(paths.activity, language, { person: person.id, activity: activityId })
  const where: Column<Activity> = {
    heading: t('columnWhere'),
    cell: ({ providerName }) => providerName ?? t('unknown'),
  }
  return table<Activity>({
    caption: t('activitiesCaption'),
    columns: [
      { heading: t('columnActivity'), cell: (one) => link(way(one), typeName(one, rules)) },
      ...(person.protected ? [] : [where]),
      { heading: t('columnFrom'), cell: ({ from }) => longDate(from, language) },
      { heading: t('columnEnded'), cell: (one) => endWords(one, language) },
      { heading: t('columnSource'), cell: ({ source }) => sourceName(source, language) },
    ],
    rows: activities,
  })
}

/** What happened between the activities: interruptions as they stand today, and days without anything. */
function courseList({ context, course: { interruptions, gaps, rules } }: StatusProps): Markup | '' {
  const { language } = context
  const t = text(language)
  const day = localDate(context.now)
  const broken = interruptions.map((one) =>
    t(`interruption_${interruptionState(one, day)}`, {
      type: typeName(one, rules),
      // The last day, as in the table: the day on which it is over comes after it.
      on: longDate(addDays(one.on, -1), language),
      resumed: longDate(one.resumedOn ?? one.on, language),
      confirmed: longDate(one.confirmedOn, language),
    }),
  )
  const without = gaps.map(({ from, until, days }) =>
    t('gap', { days, from: longDate(from, language), until: longDate(addDays(until, -1), language) }),
  )
  const items = [...broken, ...without].map((words) => html`<li>${words}</li>`)
  return items.length > 0 ? html`<h3>${t('coursesTitle')}</h3><ul>${items}</ul>` : ''
}

function endWords({ until, outcome, expectedEnd }: Activity, language: Language): string {
  const t = text(language)
  if (until === null)
    return expectedEnd === null
      ? t('activityOpen')
      : t('activityPlanned', { date: longDate(expectedEnd, language) })
  const date = longDate(addDays(until, -1), language)
  return outcome === null ? date : t('activityEnded', { date, outcome: outcomeName(outcome, language) })
}

import { html } from 'hono/html'
import type { Standing } from '../../features/access/index.ts'
import {
  type Activity,
  longest,
  outcomeName,
  outcomes,
  type ProviderChoice,
} from '../../features/activities/index.ts'
import type { StatusRules } from '../../features/status-rules/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import { addDays } from '../../platform/days.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate } from '../../platform/time.ts'
import { DateInput, Radios, Select, TextInput } from '../../ui/forms.tsx'
import type { Filled } from './form-pages.ts'
import { type FieldOf, fieldsOf, formView, personForm } from './form-view.tsx'
import { about, personCrumbs } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { daysWords, typeName } from './views-activity.ts'

interface PersonProps {
  readonly context: PageContext
  readonly standing: Standing
  readonly person: Person
  readonly rules: StatusRules
  readonly providers: readonly ProviderChoice[]
  readonly filled: Filled
}
type ActivityProps = PersonProps & { readonly activity: Activity }

const activityHref = (person: Person, { activityId }: Activity, language: Language): string =>
  href(paths.activity, language, { person: person.id, activity: activityId })

const crumbs = (person: Person, activity: Activity, rules: StatusRules, language: Language) => [
  ...personCrumbs(person, language),
  { href: activityHref(person, activity, language), label: typeName(activity, rules) },
]

export function newActivityView(props: PersonProps): View {
  const { context, standing, person, filled } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled, { learned_on: localDate(context.now) })
  return personForm({
    context,
    title: t('activityNewTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('activityNewText')}</p>`,
    submit: t('activityNewSubmit'),
    children: <ActivityFields {...props} field={field} />,
  })
}

export function correctView(props: ActivityProps): View {
  const { context, standing, person, activity, rules, filled } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled, presentOf(activity))
  return formView({
    context,
    title: t('activityCorrectTitle'),
    breadcrumb: crumbs(person, activity, rules, language),
    filled,
    hidden: { row: rowToSend(filled, activity) },
    intro: html`${about(standing, person, language)}<p>${t('activityCorrectText')}</p>`,
    submit: t('activityCorrectSubmit'),
    backHref: activityHref(person, activity, language),
    children: (
      <>
        <ActivityFields {...props} field={field} />
        <TextInput {...field('because')} label={t('becauseLabel')} maxLength={longest.because} />
      </>
    ),
  })
}

/** After a conflict the next sending counts on what stands now; after a fault, on what was read at first. */
const rowToSend = ({ errors, typed }: Filled, { row }: Activity): string =>
  errors.conflict ? row : (typed?.row ?? row)

const presentOf = (activity: Activity): Record<string, string> => {
  const { provider, hoursMonth, until, expectedEnd, outcome, endReason, stillTrueUntil } = activity
  return {
    type: activity.type,
    organisation: provider && 'id' in provider ? provider.id : '',
    provider: provider && 'name' in provider ? provider.name : '',
    hours_month: hoursMonth === null ? '' : String(hoursMonth),
    from: activity.from,
    last_day: until === null ? '' : addDays(until, -1),
    expected_end: expectedEnd ?? '',
    outcome: outcome ?? '',
    end_reason: endReason.words ?? '',
    reported_by: activity.reportedBy ?? activity.source,
    learned_on: activity.learnedOn,
    still_true_until: stillTrueUntil ?? '',
  }
}

function ActivityFields({ context, person, rules, providers, field }: PersonProps & { field: FieldOf }) {
  const { language } = context
  const t = text(language)
  const today = localDate(context.now)
  return (
    <>
      <Select
        {...field('type')}
        label={t('typeLabel')}
        placeholder
        choices={[...rules.types.values()].map(({ code, label }) => ({ value: code, label }))}
      />
      {person.protected ? null : (
        <>
          <Select
            {...field('organisation')}
            label={t('organisationLabel')}
            hint={t('organisationHint')}
            required={false}
            placeholder
            choices={providers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextInput
            {...field('provider')}
            label={t('providerLabel')}
            required={false}
            maxLength={longest.provider}
          />
        </>
      )}
      <TextInput
        {...field('hours_month')}
        label={t('hoursLabel')}
        hint={t('hoursHint')}
        required={false}
        maxLength={longest.hours}
      />
      <DateInput {...field('from')} label={t('fromLabel')} />
      <DateInput {...field('expected_end')} label={t('expectedEndLabel')} required={false} />
      <DateInput {...field('last_day')} label={t('lastDayLabel')} hint={t('lastDayHint')} required={false} />
      <Radios
        {...field('outcome')}
        label={t('outcomeLabel')}
        required={false}
        choices={[{ value: '', label: t('outcomeNone') }, ...outcomeChoices(language)]}
      />
      <TextInput
        {...field('end_reason')}
        label={t('endReasonLabel')}
        required={false}
        maxLength={longest.reason}
      />
      <TextInput
        {...field('reported_by')}
        label={t('reportedByLabel')}
        hint={t('reportedByHint')}
        maxLength={longest.reportedBy}
      />
      <DateInput {...field('learned_on')} label={t('learnedOnLabel')} max={today} />
      <StillTrue field={field} language={language} today={today} />
    </>
  )
}

const outcomeChoices = (language: Language) =>
  outcomes.map((value) => ({ value, label: outcomeName(value, language) }))

function StillTrue({ field, language, today }: { field: FieldOf; language: Language; today: string }) {
  const t = text(language)
  return (
    <DateInput
      {...field('still_true_until')}
      label={t('stillTrueLabel')}
      hint={t('stillTrueHint')}
      min={today}
      required={false}
    />
  )
}

type Steps = 'activityEnd' | 'activityConfirm' | 'activityWithdraw'

/** One thing to do with an activity, and what it will do, in words. */
function stepView(
  props: ActivityProps,
  step: Steps,
  children: (field: FieldOf) => ReturnType<typeof StillTrue>,
): View {
  const { context, standing, person, activity, rules, filled } = props
  const { language } = context
  const t = text(language)
  const type = typeName(activity, rules)
  return formView({
    context,
    title: t(`${step}Title`),
    breadcrumb: crumbs(person, activity, rules, language),
    filled,
    hidden: { row: rowToSend(filled, activity) },
    intro: html`${about(standing, person, language)}<p>${t(`${step}Text`, { type })}</p><p>${daysWords(activity, language)}</p>`,
    submit: t(`${step}Submit`),
    kind: step === 'activityWithdraw' ? 'warning' : 'primary',
    backHref: activityHref(person, activity, language),
    children: children(fieldsOf(language, filled)),
  })
}

export function endView(props: ActivityProps): View {
  const { language } = props.context
  const t = text(language)
  return stepView(props, 'activityEnd', (field) => (
    <>
      <DateInput {...field('last_day')} label={t('lastDayLabel')} min={props.activity.from} />
      <Radios {...field('outcome')} label={t('outcomeLabel')} choices={outcomeChoices(language)} />
      <TextInput
        {...field('end_reason')}
        label={t('endReasonLabel')}
        required={false}
        maxLength={longest.reason}
      />
    </>
  ))
}

export function confirmView(props: ActivityProps): View {
  const { language, now } = props.context
  return stepView(props, 'activityConfirm', (field) => (
    <StillTrue field={field} language={language} today={localDate(now)} />
  ))
}

export function withdrawView(props: ActivityProps): View {
  const t = text(props.context.language)
  return stepView(props, 'activityWithdraw', (field) => (
    <TextInput {...field('because')} label={t('becauseLabel')} maxLength={longest.because} />
  ))
}

export function agreeView(props: ActivityProps & { readonly other: Activity }): View {
  const { context, standing, person, activity, other, rules, filled } = props
  const { language } = context
  const t = text(language)
  const field = fieldsOf(language, filled)
  const both = [activity, other].map(
    (one) => html`<li>${typeName(one, rules)}, ${daysWords(one, language)}</li>`,
  )
  return personForm({
    context,
    title: t('agreeTitle'),
    standing,
    person,
    filled,
    intro: html`<p>${t('agreeText')}</p><ul>${both}</ul>`,
    submit: t('agreeSubmit'),
    children: <TextInput {...field('because')} label={t('becauseLabel')} maxLength={longest.because} />,
  })
}

import { html } from 'hono/html'
import {
  howLong,
  levelKey,
  mostOf,
  promiseKindName,
  type ServiceLevel,
  type ServiceRules,
  stepKey,
  urgencyName,
} from '../../features/service-levels/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { Checkboxes } from '../../ui/choices.tsx'
import { DateInput, TextArea, TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { doneNotice, frontCrumb, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const listCrumb = (language: Language): NonNullable<View['breadcrumb']> => [
  ...frontCrumb(language),
  { href: href(paths.serviceLevels, language), label: text(language)('serviceLevels') },
]
const versionHref = ({ version }: ServiceRules, language: Language): string =>
  href(paths.serviceVersion, language, { version: String(version) })
const versionCrumb = (rules: ServiceRules, language: Language): NonNullable<View['breadcrumb']> => [
  ...listCrumb(language),
  {
    href: versionHref(rules, language),
    label: text(language)('serviceVersion', { version: rules.version }),
  },
]

function inForceWords({ inForce }: ServiceRules, language: Language): string {
  const t = text(language)
  if (!inForce) return t('serviceDraftWord')
  const from = inForce.from === '-infinity' ? undefined : longDate(inForce.from, language)
  const until = inForce.until === 'infinity' ? undefined : longDate(inForce.until, language)
  if (from && until) return t('serviceFromUntil', { from, until })
  if (from) return t('serviceSince', { from })
  return until ? t('serviceUntil', { until }) : t('serviceAlways')
}

export function serviceLevelsView(props: {
  readonly context: PageContext
  readonly versions: readonly ServiceRules[]
}): View {
  const { context, versions } = props
  const { language, actor } = context
  const t = text(language)
  return {
    title: t('serviceLevels'),
    breadcrumb: frontCrumb(language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${t('serviceLevels')}</h1><p>${t('serviceIntro')}</p>
${administers(actor) ? primaryLink(href(paths.newServiceLevels, language), t('serviceNew')) : ''}
${table<ServiceRules>({
  caption: t('serviceVersionsCaption'),
  rows: versions,
  columns: [
    {
      heading: t('serviceColumnVersion'),
      cell: (one) =>
        html`<a href="${versionHref(one, language)}">${t('serviceVersion', { version: one.version })}</a>`,
    },
    { heading: t('serviceColumnInForce'), cell: (one) => inForceWords(one, language) },
    { heading: t('serviceColumnBecause'), cell: ({ because }) => because },
  ],
})}`,
  }
}

/** For whom a level is, in words: nothing where it is for everybody. */
const agesWords = ({ ages }: ServiceLevel, language: Language): string => {
  const t = text(language)
  if (ages.from === 0 && ages.until === 100) return t('serviceEveryAge')
  if (ages.from === 0) return t('serviceBelow', { until: ages.until })
  return ages.until === 100
    ? t('serviceFrom', { from: ages.from })
    : t('serviceAges', { from: ages.from, until: ages.until - 1 })
}

export function serviceVersionView(props: {
  readonly context: PageContext
  readonly rules: ServiceRules
}): View {
  const { context, rules } = props
  const { language, actor } = context
  const t = text(language)
  const at = { version: String(rules.version) }
  const changes = rules.inForce === null && administers(actor)
  return {
    title: t('serviceVersion', { version: rules.version }),
    breadcrumb: listCrumb(language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${t('serviceVersion', { version: rules.version })}</h1>
<p>${inForceWords(rules, language)}. ${rules.because}</p>
${changes ? primaryLink(href(paths.serviceInForce, language, at), t('servicePutInForce')) : ''}
${changes ? html`<p><a href="${href(paths.editServiceLevels, language, at)}">${t('serviceEdit')}</a></p>` : ''}
${levelsTable(rules, language)}<h2>${t('serviceDaysOff')}</h2><p>${t('serviceDaysOffText')}</p>${daysOff(rules, language)}
<h2>${t('serviceSteps')}</h2>${steps(rules, language)}`,
  }
}

const levelsTable = (rules: ServiceRules, language: Language): Markup => {
  const t = text(language)
  return table<ServiceLevel>({
    caption: t('serviceLevelsCaption'),
    rows: rules.levels,
    columns: [
      { heading: t('serviceColumnKind'), cell: ({ kind }) => promiseKindName(kind, language) },
      { heading: t('serviceColumnUrgency'), cell: ({ urgency }) => urgencyName(urgency, language) },
      { heading: t('serviceColumnAges'), cell: (level) => agesWords(level, language) },
      { heading: t('serviceColumnAmount'), cell: (level) => howLong(level, language) },
      { heading: t('serviceColumnOrigin'), cell: ({ law }) => law?.name ?? t('serviceOwn') },
    ],
  })
}

const daysOff = (rules: ServiceRules, language: Language): Markup => {
  const t = text(language)
  const items = rules.daysOff.map(
    ({ label, isOff }) => html`<li>${label}: ${isOff ? t('serviceIsOff') : t('serviceIsNotOff')}</li>`,
  )
  return html`<ul>${items}</ul>`
}

const steps = (rules: ServiceRules, language: Language): Markup => {
  const t = text(language)
  const items = rules.steps.map(
    ({ workingDaysAfter }) => html`<li>${t('serviceStep', { days: workingDaysAfter })}</li>`,
  )
  return html`<ul>${items}</ul>`
}

export function newServiceLevelsView({
  context,
  typed,
  errors,
}: Filled & { readonly context: PageContext }): View {
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t('serviceNew'),
    breadcrumb: listCrumb(language),
    errors,
    intro: <p>{t('serviceNewText')}</p>,
    children: (
      <TextArea
        {...fieldsOf(language, typed ?? {}, errors)('because')}
        label={t('serviceBecause')}
        rows={3}
        maxLength={1000}
      />
    ),
    submit: t('serviceNewSubmit'),
    backHref: href(paths.serviceLevels, language),
  })
}

interface DraftProps extends Filled {
  readonly context: PageContext
  readonly rules: ServiceRules
}

export function editServiceLevelsView({ context, rules, typed, errors }: DraftProps): View {
  const { language } = context
  const t = text(language)
  const present: Record<string, string> = {}
  for (const level of rules.levels) present[levelKey(level)] = String(level.amount)
  for (const { step, workingDaysAfter } of rules.steps) present[stepKey(step)] = String(workingDaysAfter)
  const field = fieldsOf(language, typed ?? present, errors)
  const label = (level: ServiceLevel) =>
    `${promiseKindName(level.kind, language)}, ${urgencyName(level.urgency, language).toLowerCase()}, ${agesWords(level, language)}`
  return formView({
    context,
    title: t('serviceEdit'),
    breadcrumb: versionCrumb(rules, language),
    errors,
    intro: <p>{t('serviceEditText')}</p>,
    children: (
      <>
        {rules.levels.map((level) => (
          <TextInput
            {...field(levelKey(level))}
            label={label(level)}
            hint={
              level.law
                ? t(`serviceLawHint_${level.unit}`, { law: level.law.name, most: mostOf(level) })
                : t(`serviceHint_${level.unit}`)
            }
            inputmode="numeric"
            maxLength={3}
          />
        ))}
        <Checkboxes
          name="days_off"
          language={language}
          label={t('serviceDaysOff')}
          required={false}
          choices={rules.daysOff.map((day) => ({ value: day.monthDay, label: day.label }))}
          values={
            typed
              ? (typed.days_off ?? '').split('\n')
              : rules.daysOff.filter(({ isOff }) => isOff).map(({ monthDay }) => monthDay)
          }
        />
        {rules.steps.map(({ step }) => (
          <TextInput
            {...field(stepKey(step))}
            label={t('serviceStepLabel', { step })}
            hint={t('serviceHint_working-days')}
            inputmode="numeric"
            maxLength={2}
          />
        ))}
      </>
    ),
    submit: t('serviceSave'),
    backHref: versionHref(rules, language),
  })
}

export function serviceInForceView(props: DraftProps & { readonly earliest: string }): View {
  const { context, rules, earliest, typed, errors } = props
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t('servicePutInForce'),
    breadcrumb: versionCrumb(rules, language),
    errors,
    intro: <p>{t('servicePutInForceText')}</p>,
    children: (
      <DateInput
        {...fieldsOf(language, typed ?? { from: earliest }, errors)('from')}
        label={t('serviceFirstDay')}
        min={earliest}
      />
    ),
    submit: t('servicePutInForce'),
    kind: 'warning',
    backHref: versionHref(rules, language),
  })
}

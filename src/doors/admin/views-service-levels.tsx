import { html } from 'hono/html'
import {
  howLong,
  ladderKey,
  ladderWords,
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
import { Checkboxes } from '../../ui/choices.tsx'
import { TextInput } from '../../ui/forms.tsx'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { administers } from './access.ts'
import { type Filled, fieldsOf } from './form-view.tsx'
import { doneNotice, primaryLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import {
  draftView,
  inForceWords,
  listCrumb,
  newVersionView,
  type Versioned,
  versionInForceView,
  versionsView,
  versionTitle,
} from './views-rule-versions.tsx'

export const serviceLevels: Versioned = {
  list: paths.serviceLevels,
  one: (version, language) => href(paths.serviceVersion, language, { version }),
  draft: paths.newServiceLevels,
  title: (language) => text(language)('serviceLevels'),
}

export function serviceLevelsView(context: PageContext, versions: readonly ServiceRules[]): View {
  const t = text(context.language)
  const view = versionsView(serviceLevels, {
    context,
    versions,
    intro: t('serviceIntro'),
    caption: t('serviceVersionsCaption'),
    make: t('serviceNew'),
  })
  if (!administers(context.actor)) return view
  return {
    ...view,
    main: html`${view.main}<p><a href="${href(paths.lawClock, context.language)}">${t('lawClock')}</a></p>`,
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
  const title = versionTitle(serviceLevels, rules, language)
  const changes = rules.inForce === null && administers(actor)
  return {
    title,
    breadcrumb: listCrumb(serviceLevels, language),
    unlisted: true,
    main: html`${doneNotice(context)}<h1>${title}</h1>
<p>${inForceWords(rules, language)}. ${rules.because}</p>
${changes ? primaryLink(href(paths.serviceInForce, language, at), t('servicePutInForce')) : ''}
${changes ? html`<p><a href="${href(paths.editServiceLevels, language, at)}">${t('serviceEdit')}</a></p>` : ''}
${levelsTable(rules, language)}<h2>${t('serviceDaysOff')}</h2><p>${t('serviceDaysOffText')}</p>${daysOff(rules, language)}
<h2>${t('serviceSteps')}</h2>${steps(rules, language)}
<h2>${t('serviceLadder')}</h2><p>${t('serviceLadderText')}</p>${ladder(rules, language)}`,
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

const ladder = (rules: ServiceRules, language: Language): Markup => {
  const t = text(language)
  const items = rules.ladder.map(
    (one) => html`<li>${t('serviceRung', { what: ladderWords(one, language), days: one.workingDays })}</li>`,
  )
  return html`<ol>${items}</ol>`
}

export function newServiceLevelsView(context: PageContext, filled: Filled): View {
  const t = text(context.language)
  return newVersionView(serviceLevels, {
    context,
    title: t('serviceNew'),
    intro: t('serviceNewText'),
    label: t('serviceBecause'),
    ...filled,
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
  for (const { step, workingDays } of rules.ladder) present[ladderKey(step)] = String(workingDays)
  for (const { step, workingDaysAfter } of rules.steps) present[stepKey(step)] = String(workingDaysAfter)
  const field = fieldsOf(language, typed ?? present, errors)
  const label = (level: ServiceLevel) =>
    `${promiseKindName(level.kind, language)}, ${urgencyName(level.urgency, language).toLowerCase()}, ${agesWords(level, language)}`
  return draftView(serviceLevels, {
    context,
    title: t('serviceEdit'),
    draft: rules,
    typed,
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
        {rules.ladder.map((one) => (
          <TextInput
            {...field(ladderKey(one.step))}
            label={t('serviceRungLabel', { step: one.step, what: ladderWords(one, language) })}
            hint={t('serviceHint_working-days')}
            inputmode="numeric"
            maxLength={2}
          />
        ))}
      </>
    ),
  })
}

export function serviceInForceView(
  context: PageContext,
  of: Filled & { readonly draft: ServiceRules; readonly earliest: string },
): View {
  const t = text(context.language)
  return versionInForceView(serviceLevels, {
    context,
    title: t('servicePutInForce'),
    intro: t('servicePutInForceText'),
    label: t('serviceFirstDay'),
    ...of,
  })
}

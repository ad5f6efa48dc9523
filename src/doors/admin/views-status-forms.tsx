import {
  type ActivityType,
  activeSubSegments,
  contributing,
  type StatusRules,
} from '../../features/status-rules/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Checkbox, DateInput, Select, TextArea, TextInput } from '../../ui/forms.tsx'
import { type Filled, fieldsOf, formView } from './form-view.tsx'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { statusCrumb } from './views-status-rules.ts'

interface DraftProps extends Filled {
  readonly context: PageContext
  readonly rules: StatusRules
}

const draftCrumb = ({ version }: StatusRules, language: Language) => [
  ...statusCrumb(language),
  {
    href: href(paths.statusVersion, language, { version: String(version) }),
    label: text(language)('statusVersion', { version }),
  },
]

export function newStatusRulesView({
  context,
  typed,
  errors,
}: Filled & { readonly context: PageContext }): View {
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t('statusNew'),
    breadcrumb: statusCrumb(language),
    errors,
    intro: <p>{t('statusNewText')}</p>,
    children: (
      <TextArea
        {...fieldsOf(language, typed ?? {}, errors)('because')}
        label={t('statusBecause')}
        rows={3}
        maxLength={1000}
      />
    ),
    submit: t('statusNewSubmit'),
    backHref: href(paths.statusRules, language),
  })
}

const presentOf = (type: ActivityType): Record<string, string> => ({
  contributes: type.contributes,
  sub_segment: type.subSegment ?? '',
  threshold_hours: type.threshold ? String(type.threshold.hours) : '',
  sub_segment_below: type.threshold?.subSegmentBelow ?? '',
  priority_below: type.threshold ? String(type.threshold.priorityBelow) : '',
  currency_months: type.currencyMonths === null ? '' : String(type.currencyMonths),
  level: type.level ?? '',
  priority: String(type.priority),
})

export function statusTypeView(props: DraftProps & { readonly type: ActivityType }): View {
  const { context, rules, type, typed, errors } = props
  const { language } = context
  const { labels } = rules
  const t = text(language)
  const field = fieldsOf(language, typed ?? presentOf(type), errors)
  const subs = activeSubSegments.map((value) => ({ value, label: labels[value] }))
  return formView({
    context,
    title: type.label,
    breadcrumb: draftCrumb(rules, language),
    errors,
    children: (
      <>
        <Select
          {...field('contributes')}
          label={t('statusContributes')}
          choices={contributing.map((value) => ({ value, label: labels[value] }))}
        />
        <Select
          {...field('sub_segment')}
          label={t('statusSubSegment')}
          required={false}
          choices={[{ value: '', label: t('statusSubNone') }, ...subs]}
        />
        <TextInput
          {...field('threshold_hours')}
          label={t('statusHours')}
          hint={t('statusHoursHint')}
          inputmode="numeric"
          required={false}
          maxLength={3}
        />
        <Select
          {...field('sub_segment_below')}
          label={t('statusSubBelow')}
          required={false}
          choices={[{ value: '', label: t('statusSubBelowNone') }, ...subs]}
        />
        <TextInput
          {...field('priority_below')}
          label={t('statusPriorityBelow')}
          inputmode="numeric"
          required={false}
          maxLength={3}
        />
        <TextInput
          {...field('currency_months')}
          label={t('statusMonthsLabel')}
          hint={t('statusMonthsHint')}
          inputmode="numeric"
          required={false}
          maxLength={3}
        />
        <TextInput
          {...field('level')}
          label={t('statusLevelLabel')}
          hint={t('statusLevelHint')}
          required={false}
          maxLength={40}
        />
        <Checkbox
          language={language}
          name="completes"
          label={t('statusCompletes')}
          checked={typed ? typed.completes !== undefined : type.completes}
        />
        <TextInput
          {...field('priority')}
          label={t('statusPriority')}
          hint={t('statusPriorityHint')}
          inputmode="numeric"
          maxLength={3}
        />
      </>
    ),
    submit: t('statusSave'),
    backHref: href(paths.statusVersion, language, { version: String(rules.version) }),
  })
}

export function statusSettingsView({ context, rules, typed, errors }: DraftProps): View {
  const { language } = context
  const t = text(language)
  const present = {
    summer_from: rules.summer.from,
    summer_until: rules.summer.until,
    documented_months: String(rules.documentedMonths),
    dropout_months: String(rules.dropoutMonths),
    age_from: String(rules.ages.from),
    age_until: String(rules.ages.until),
  }
  const field = fieldsOf(language, typed ?? present, errors)
  return formView({
    context,
    title: t('statusEditSettings'),
    breadcrumb: draftCrumb(rules, language),
    errors,
    children: (
      <>
        <TextInput {...field('summer_from')} label={t('statusSummerFrom')} maxLength={5} />
        <TextInput {...field('summer_until')} label={t('statusSummerUntil')} maxLength={5} />
        <TextInput
          {...field('documented_months')}
          label={t('statusDocumented')}
          inputmode="numeric"
          maxLength={2}
        />
        <TextInput
          {...field('dropout_months')}
          label={t('statusDropout')}
          inputmode="numeric"
          maxLength={2}
        />
        <TextInput {...field('age_from')} label={t('statusAgeFrom')} inputmode="numeric" maxLength={3} />
        <TextInput {...field('age_until')} label={t('statusAgeUntil')} inputmode="numeric" maxLength={3} />
      </>
    ),
    submit: t('statusSave'),
    backHref: href(paths.statusVersion, language, { version: String(rules.version) }),
  })
}

export function inForceView(props: DraftProps & { readonly earliest: string }): View {
  const { context, rules, earliest, typed, errors } = props
  const { language } = context
  const t = text(language)
  return formView({
    context,
    title: t('statusPutInForce'),
    breadcrumb: draftCrumb(rules, language),
    errors,
    intro: <p>{t('statusPutInForceText')}</p>,
    children: (
      <DateInput
        {...fieldsOf(language, typed ?? { from: earliest }, errors)('from')}
        label={t('statusFrom')}
        min={earliest}
      />
    ),
    submit: t('statusPutInForce'),
    kind: 'warning',
    backHref: href(paths.statusVersion, language, { version: String(rules.version) }),
  })
}

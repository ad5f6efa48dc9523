import {
  type ActivityType,
  activeSubSegments,
  contributing,
  type StatusRules,
} from '../../features/status-rules/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { Checkbox, Select, TextInput } from '../../ui/forms.tsx'
import { type Filled, fieldsOf } from './form-view.tsx'
import { text } from './text.ts'
import { draftView, newVersionView, versionInForceView } from './views-rule-versions.tsx'
import { statusRules } from './views-status-rules.ts'

interface DraftProps extends Filled {
  readonly context: PageContext
  readonly rules: StatusRules
}

export function newStatusRulesView(context: PageContext, filled: Filled): View {
  const t = text(context.language)
  return newVersionView(statusRules, {
    context,
    title: t('statusNew'),
    intro: t('statusNewText'),
    label: t('statusBecause'),
    ...filled,
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
  return draftView(statusRules, {
    context,
    title: type.label,
    draft: rules,
    typed,
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
  return draftView(statusRules, {
    context,
    title: t('statusEditSettings'),
    draft: rules,
    typed,
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
  })
}

export function statusInForceView(
  context: PageContext,
  of: Filled & { readonly draft: StatusRules; readonly earliest: string },
): View {
  const t = text(context.language)
  return versionInForceView(statusRules, {
    context,
    title: t('statusPutInForce'),
    intro: t('statusPutInForceText'),
    label: t('statusFrom'),
    ...of,
  })
}

import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import type { ActivityType } from './rules.ts'
import { text } from './text.ts'

export const contributing = ['youth-education', 'completed', 'compulsory', 'outside'] as const
export const activeSubSegments = ['preparatory', 'employed', 'other-planned', 'no-activity'] as const

/** What an administrator may change of a type in a draft. Its code, kind and name stay. */
export type TypeChange = Pick<
  ActivityType,
  'contributes' | 'subSegment' | 'threshold' | 'currencyMonths' | 'level' | 'completes' | 'priority'
>

function parts(language: Language) {
  const t = text(language)
  const number = (least: number, most: number) =>
    z
      .string({ error: t('badForm') })
      .trim()
      .regex(/^\d{1,4}$/, t('between', { least, most }))
      .transform(Number)
      .refine((value) => value >= least && value <= most, t('between', { least, most }))
  const perhaps = (least: number, most: number) =>
    z
      .string()
      .trim()
      .optional()
      .default('')
      .refine(
        (value) => value === '' || (/^\d{1,4}$/.test(value) && +value >= least && +value <= most),
        t('betweenOrNone', { least, most }),
      )
      .transform((value) => (value === '' ? null : Number(value)))
  const oneOf = <const List extends readonly string[]>(list: List) =>
    z.custom<List[number]>((value) => list.some((one) => one === value), { error: t('chooseOne') })
  return { t, number, perhaps, oneOf }
}

const subSegment = z
  .string()
  .optional()
  .default('')
  .transform((value) => activeSubSegments.find((one) => one === value) ?? null)

export function typeForm(language: Language) {
  const { t, number, perhaps, oneOf } = parts(language)
  return z
    .object({
      contributes: oneOf(contributing),
      sub_segment: subSegment,
      threshold_hours: perhaps(1, 744),
      sub_segment_below: subSegment,
      priority_below: perhaps(1, 999),
      currency_months: perhaps(1, 120),
      level: z
        .string()
        .trim()
        .optional()
        .default('')
        .refine((value) => value === '' || /^[a-z0-9-]{2,40}$/.test(value), t('badLevel')),
      completes: z
        .string()
        .optional()
        .transform((value) => value !== undefined),
      priority: number(1, 999),
    })
    .superRefine((form, check) => {
      const fault = (field: string, message: string) =>
        check.addIssue({ code: 'custom', path: [field], message })
      const outside = form.contributes === 'outside'
      if (outside && form.sub_segment === null) fault('sub_segment', t('needsSubSegment'))
      if (form.threshold_hours === null) return
      if (!outside) fault('threshold_hours', t('thresholdOutsideOnly'))
      if (form.sub_segment_below === null) fault('sub_segment_below', t('needsSubSegment'))
      if (form.priority_below === null) fault('priority_below', t('between', { least: 1, most: 999 }))
    })
}

/** What the form says, as the rules hold it. */
export function changeOf(form: z.output<ReturnType<typeof typeForm>>): TypeChange {
  const outside = form.contributes === 'outside'
  const { threshold_hours, sub_segment_below, priority_below } = form
  return {
    contributes: form.contributes,
    subSegment: outside ? form.sub_segment : null,
    threshold:
      outside && threshold_hours !== null && sub_segment_below !== null && priority_below !== null
        ? { hours: threshold_hours, subSegmentBelow: sub_segment_below, priorityBelow: priority_below }
        : null,
    currencyMonths: form.currency_months,
    level: form.level === '' ? null : form.level,
    completes: form.completes,
    priority: form.priority,
  }
}

export function settingsForm(language: Language) {
  const { t, number } = parts(language)
  const dayOfYear = z
    .string({ error: t('badDayOfYear') })
    .trim()
    // 2001 has no 29 February: a day that every year has.
    .refine((value) => isDay(`2001-${value}`), t('badDayOfYear'))
  return z
    .object({
      summer_from: dayOfYear,
      summer_until: dayOfYear,
      documented_months: number(0, 24),
      dropout_months: number(1, 60),
      age_from: number(0, 99),
      age_until: number(1, 100),
    })
    .superRefine((form, check) => {
      if (form.summer_until < form.summer_from)
        check.addIssue({ code: 'custom', path: ['summer_until'], message: t('summerTurned') })
      if (form.age_until <= form.age_from)
        check.addIssue({ code: 'custom', path: ['age_until'], message: t('agesTurned') })
    })
}
export type SettingsChange = z.output<ReturnType<typeof settingsForm>>

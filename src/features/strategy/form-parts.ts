import { z } from 'zod'
import { isDay, rowVersion, typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

/** How long each field may be, in characters; the form's controls say the same. */
export const longest = {
  title: 160,
  short: 2000,
  official: 20_000,
  section: 200,
  reason: 1000,
  responsible: 200,
  body: 160,
  caseNumber: 60,
  statement: 10_000,
  seat: 160,
} as const

type What =
  | 'whatTitleDa'
  | 'whatTitleEn'
  | 'whatSection'
  | 'whatBodyDa'
  | 'whatBodyEn'
  | 'whatSeat'
  | 'whatReason'

/**
 * What the forms are made of. Every fault lets the other checks go on, those of the whole form included, so that a
 * person is told everything at once.
 */
export function formParts(language: Language) {
  const t = text(language)
  const line = (most: number) => typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
  return {
    needed: (what: What, most: number) => line(most).min(1, t('needed', { what: t(what) })),
    optional: (most: number) => line(most).transform((words) => (words === '' ? null : words)),
    version: rowVersion(t('badForm')),
    needsDay: z
      .string({ error: t('badForm') })
      .min(1, t('needsDate'))
      .and(z.iso.date(t('badDate'))),
    /** A day or nothing. */
    day: z
      .string({ error: t('badForm') })
      .refine((date) => date === '' || isDay(date), t('badDate'))
      .transform((date) => (date === '' ? null : date)),
    oneOf: <Value extends string>(values: readonly Value[], error: string) =>
      z.custom<Value>((value) => values.some((one) => one === value), { error, abort: false }),
    /** A checkbox: sent when it is ticked. */
    ticked: z
      .string()
      .optional()
      .transform((value) => value !== undefined),
  }
}

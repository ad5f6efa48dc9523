import { z } from 'zod'
import { isDay, rowVersion, typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

/** How long each field may be, in characters; the form's controls say the same. */
export const longest = {
  name: 200,
  unit: 120,
  because: 500,
  subject: 200,
  words: 1000,
  roll: 8000,
} as const

type What = 'name' | 'because' | 'subject' | 'words'

/** A row's key, as a form sends it. */
const key = /^[1-9]\d{0,17}$/

/** What the forms of administration are made of; each with its fault in words. */
export function formParts(language: Language) {
  const t = text(language)
  const line = (most: number) => typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
  return {
    needed: (what: What, most: number, least = 1) =>
      line(most)
        .min(1, t('needed', { what: t(`what_${what}`) }))
        .min(least, t('tooShort', { least })),
    /** Words that may be left out. */
    maybe: line,
    version: rowVersion(t('badForm')),
    /** A day that must be chosen. */
    day: z
      .string({ error: t('badForm') })
      .min(1, t('needsDate'))
      .and(z.iso.date(t('badDate'))),
    /** A day or nothing. */
    someday: z
      .string({ error: t('badForm') })
      .refine((date) => date === '' || isDay(date), t('badDate'))
      .transform((date) => (date === '' ? undefined : date)),
    oneOf: <Value extends string>(values: readonly Value[]) =>
      z.custom<Value>((value) => values.some((one) => one === value), {
        error: t('chooseOne'),
        abort: false,
      }),
    chosen: z.string({ error: t('chooseOne') }).regex(key, t('chooseOne')),
    /** One of a list, or none. */
    perhaps: z
      .string({ error: t('badForm') })
      .refine((value) => value === '' || key.test(value), t('chooseOne'))
      .transform((value) => (value === '' ? undefined : value)),
    ticked: z
      .string()
      .optional()
      .transform((value) => value !== undefined),
  }
}

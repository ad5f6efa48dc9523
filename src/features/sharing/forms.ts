import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { type ConsentCategory, consentCategories } from './rules.ts'
import { text } from './text.ts'

export const longest = { purpose: 300 } as const

function parts(language: Language) {
  const t = text(language)
  const field = z.string({ error: t('badForm') })
  return {
    t,
    purpose: field
      .trim()
      .min(5, t('needsPurpose'))
      .max(longest.purpose, t('tooLong', { most: longest.purpose })),
    until: field.refine(isDay, t('needsUntil')),
    /** The day on which the young person was told, or none yet. */
    informed: z
      .string()
      .optional()
      .default('')
      .refine((date) => date === '' || isDay(date), t('badDay'))
      .transform((date) => (date === '' ? null : date)),
    key: (kinds: string, error: string) =>
      z.string({ error }).regex(new RegExp(`^(${kinds}):[1-9]\\d{0,17}$`), error),
  }
}

/** Several checkboxes of one name arrive with a line each. */
const ticked = (error: string) =>
  z
    .string({ error })
    .transform((lines) =>
      lines.split('\n').flatMap((line) => consentCategories.filter((one) => one === line)),
    )
    .refine((chosen: ConsentCategory[]) => chosen.length > 0, error)

export function consentForm(language: Language) {
  const { t, purpose, until, informed, key } = parts(language)
  return z.object({
    organisation: key('organisation', t('chooseSchool')).transform((value) => value.split(':')[1] ?? ''),
    categories: ticked(t('chooseCategories')),
    purpose,
    until,
    given_by: z.string({ error: t('chooseGiver') }).min(1, t('chooseGiver')),
    informed_on: informed,
  })
}

export function referralForm(language: Language) {
  const { t, purpose, until, informed, key } = parts(language)
  return z.object({
    receiver: key('unit|actor', t('chooseReceiver')),
    purpose,
    until,
    informed_on: informed,
  })
}

import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { contactKinds } from './rules.ts'
import { text } from './text.ts'

const mostPeople = 500
export const longestBecause = 1000

export const assignForm = (language: Language) => {
  const t = text(language)
  return z.object({
    who: z.string({ error: t('chooseWho') }).regex(/^[1-9]\d{0,17}$/, t('chooseWho')),
    as: z.enum(contactKinds, { error: t('chooseAs') }),
  })
}

export const capacityForm = (language: Language) => {
  const t = text(language)
  const error = t('needsNumber', { most: mostPeople })
  return z.object({
    people: z
      .string({ error })
      .trim()
      .regex(/^\d{1,3}$/, error)
      .transform(Number)
      .refine((people) => people <= mostPeople, error),
  })
}

export const endContactForm = (language: Language) => {
  const t = text(language)
  return z.object({
    because: z
      .string({ error: t('needsBecause') })
      .trim()
      .min(5, t('needsBecause'))
      .max(longestBecause, t('tooLong', { most: longestBecause })),
  })
}

import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { clockRules } from './rules.ts'
import { text } from './text.ts'

/** In characters; the database says the same. */
export const longest = { words: 300, because: 1000 } as const

export function offerForm(language: Language) {
  const t = text(language)
  return z.object({
    type: z.string({ error: t('chooseType') }).regex(/^[a-z0-9-]{2,40}$/, t('chooseType')),
    on: z.string({ error: t('badDay') }).refine(isDay, t('badDay')),
    words: z
      .string()
      .trim()
      .max(longest.words, t('tooLong', { most: longest.words }))
      .optional()
      .default(''),
  })
}

export function clockStartForm(language: Language) {
  const t = text(language)
  return z.object({
    rule: z.enum(clockRules, { error: t('chooseRule') }),
    because: z
      .string({ error: t('needsBecause') })
      .trim()
      .min(5, t('needsBecause'))
      .max(longest.because, t('tooLong', { most: longest.because })),
  })
}

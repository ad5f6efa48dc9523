import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

/** Why there is to be another version. */
export function draftForm(language: Language) {
  const t = text(language)
  return z.object({
    because: z
      .string({ error: t('needsBecause') })
      .trim()
      .min(5, t('needsBecause'))
      .max(1000, t('tooLong', { most: 1000 })),
  })
}

/** The first day on which a draft is to count. */
export const inForceForm = (language: Language) =>
  z.object({
    from: z.string({ error: text(language)('needsDay') }).refine(isDay, text(language)('needsDay')),
  })

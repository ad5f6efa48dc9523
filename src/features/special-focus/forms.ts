import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

/** How long the reason may be, in characters; the database says the same. */
export const longestReason = 1000

const because = (language: Language) =>
  z
    .string({ error: text(language)('needsBecause') })
    .trim()
    .min(5, text(language)('needsBecause'))
    .max(longestReason, text(language)('tooLong', { most: longestReason }))

export const markForm = (language: Language) =>
  z.object({
    because: because(language),
    review_on: z
      .string({ error: text(language)('needsReview') })
      .refine(isDay, text(language)('needsReview')),
  })

export const liftForm = (language: Language) => z.object({ because: because(language) })

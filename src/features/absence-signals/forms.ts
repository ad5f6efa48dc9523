import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { groundlessReasons } from './rules.ts'
import { text } from './text.ts'

/** A concern that is begun now, or why it is groundless. */
export const answerForm = (language: Language) =>
  z.object({ said: z.enum(['concern', ...groundlessReasons], { error: text(language)('chooseOne') }) })

export const longestBecause = 1000

export const switchForm = (language: Language) =>
  z.object({
    because: z
      .string()
      .trim()
      .min(5, { error: text(language)('needsBecause') })
      .max(longestBecause, { error: text(language)('needsBecause') }),
  })

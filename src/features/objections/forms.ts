import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { facts } from './rules.ts'
import { text } from './text.ts'

export const longest = 2000

const words = (language: Language, needed: string) =>
  z
    .string({ error: needed })
    .trim()
    .min(3, needed)
    .max(longest, text(language)('tooLong', { most: longest }))

export const objectionForm = (language: Language) =>
  z
    .object({
      about: z.enum(facts, { error: text(language)('needsAbout') }),
      row: z
        .string()
        .regex(/^\d{0,18}$/)
        .default('')
        .transform((row) => (row === '' ? null : row)),
      words: words(language, text(language)('needsWords')),
    })
    .superRefine(({ about, row }, check) => {
      // There may be several of them, and each has an owner of its own.
      if (about === 'concern' && row === null)
        check.addIssue({ code: 'custom', path: ['about'], message: text(language)('needsAbout') })
    })

export const objectionAnswerForm = (language: Language) =>
  z.object({
    outcome: z.enum(['corrected', 'kept'], { error: text(language)('needsOutcome') }),
    words: words(language, text(language)('needsAnswer')),
  })

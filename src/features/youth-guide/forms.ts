import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

export const longest = { purpose: 1000, because: 1000, words: 4000 } as const

function words(language: Language, most: number, error: string) {
  return z.string({ error }).trim().min(5, error).max(most, text(language)('tooLong', { most }))
}

export function beginForm(language: Language) {
  const t = text(language)
  return z.object({
    guide: z.string({ error: t('chooseGuide') }).regex(/^[1-9]\d{0,17}$/, t('chooseGuide')),
    purpose: words(language, longest.purpose, t('needsPurpose')),
  })
}

export function reviewForm(language: Language) {
  const t = text(language)
  return z.object({
    held_on: z.string({ error: t('badDay') }).refine(isDay, t('badDay')),
    words: words(language, longest.words, t('needsWords')),
  })
}

export const endForm = (language: Language) =>
  z.object({ because: words(language, longest.because, text(language)('needsBecause')) })

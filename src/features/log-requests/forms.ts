import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { mostLooks } from './rules.ts'
import { text } from './text.ts'

export const longest = { question: 2000, weighing: 4000, answer: 4000 } as const

const words = (language: Language, least: number, most: number, needed: string) =>
  z.string({ error: needed }).trim().min(least, needed).max(most, text(language)('tooLong', { most }))

/** Ids of looks, as the log's own form sends them on: `12,9`. */
const lookList = (needed: string) =>
  z
    .string({ error: needed })
    .regex(/^\d{1,18}(?:,\d{1,18}){0,29}$/, needed)
    .transform((ids) => ids.split(',').slice(0, mostLooks))

/** The young person's question. */
export const questionForm = (language: Language) =>
  z.object({
    looks: lookList(text(language)('needsLooks')),
    words: words(language, 1, longest.question, text(language)('needsQuestion')),
  })

/** The answerer's weighing: recorded whichever way it goes. */
export function weighingForm(language: Language) {
  const t = text(language)
  return z.object({
    told: z.enum(['yes', 'no'], { error: t('needsTold') }).transform((told) => told === 'yes'),
    weighing: words(language, 10, longest.weighing, t('needsWeighing')),
    words: words(language, 3, longest.answer, t('needsAnswer')),
  })
}

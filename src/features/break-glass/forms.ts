import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { normalise } from '../person-numbers/index.ts'
import type { Meant } from './find-person.ts'
import { text } from './text.ts'

export const longest = { name: 160, because: 1000, review: 1000 } as const

/** Who, and what has happened. A number, or the whole name and a birthday; all faults at once. */
export function breakGlassForm(language: Language) {
  const t = text(language)
  const line = z.string({ error: t('badForm') }).trim()
  return z
    .object({
      number: line.max(20, t('badNumber')).optional().default(''),
      name: line
        .max(longest.name, t('tooLong', { most: longest.name }))
        .optional()
        .default(''),
      birth_date: line.optional().default(''),
      because: line.max(longest.because, t('tooLong', { most: longest.because })).min(10, t('needsBecause')),
    })
    .superRefine((form, check) => {
      const fault = (field: string, message: string) =>
        check.addIssue({ code: 'custom', path: [field], message })
      if (form.number !== '') {
        if (!normalise(form.number)) fault('number', t('badNumber'))
        return
      }
      if (form.name === '' && form.birth_date === '') return fault('number', t('needsWho'))
      if (form.name === '') fault('name', t('needsName'))
      if (!isDay(form.birth_date)) fault('birth_date', t('needsBirthDate'))
    })
    .transform(({ because, number, name, birth_date }): { because: string; meant: Meant } => {
      const known = normalise(number)
      return { because, meant: known ? { number: known } : { name, birthDate: birth_date } }
    })
}

export function reviewForm(language: Language) {
  const t = text(language)
  return z.object({
    review: z
      .string({ error: t('badForm') })
      .trim()
      .min(3, t('needsReview'))
      .max(longest.review, t('tooLong', { most: longest.review })),
  })
}

import { z } from 'zod'
import { rowVersion } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { contactKinds } from '../contact-person/index.ts'
import { text } from './text.ts'

export const longest = { note: 4000, because: 1000, question: 2000 } as const

function parts(language: Language) {
  const t = text(language)
  const words = (least: number, most: number, error: string) =>
    z.string({ error }).trim().min(least, error).max(most, t('tooLong', { most }))
  return {
    t,
    because: words(5, longest.because, t('needsBecause')),
    note: words(5, longest.note, t('needsNote')),
    version: rowVersion(t('badForm')),
    to: z.string({ error: t('chooseTo') }).regex(/^[1-9]\d{0,17}$/, t('chooseTo')),
    as: z.enum(contactKinds, { error: t('chooseAs') }),
  }
}

export function proposeForm(language: Language) {
  const { to, as, note } = parts(language)
  return z.object({ to, as, note })
}

/** Several checkboxes of one name arrive with a line each. */
export function manyForm(language: Language) {
  const { t, to, as, note } = parts(language)
  return z.object({
    from: z.string({ error: t('badForm') }).regex(/^[1-9]\d{0,17}$/, t('badForm')),
    people: z
      .string({ error: t('choosePeople') })
      .transform((lines) => [...new Set(lines.split('\n').filter((line) => line !== ''))])
      .pipe(
        z
          .array(z.uuid(t('badForm')))
          .min(1, t('choosePeople'))
          .max(500, t('badForm')),
      ),
    to,
    as,
    note,
  })
}

export function becauseForm(language: Language) {
  const { because, version } = parts(language)
  return z.object({ because, version })
}

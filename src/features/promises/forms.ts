import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { excuses } from './rules.ts'
import { text } from './text.ts'

export const excuseForm = (language: Language) =>
  z.object({ because: z.enum(excuses, { error: text(language)('chooseBecause') }) })

export const awayForm = (language: Language) => {
  const t = text(language)
  const day = z.string({ error: t('needsDay') }).refine(isDay, t('needsDay'))
  return z
    .object({
      substitute: z.string({ error: t('chooseSubstitute') }).regex(/^[1-9]\d{0,17}$/, t('chooseSubstitute')),
      from: day,
      until: day,
    })
    .superRefine(({ from, until }, check) => {
      if (isDay(from) && isDay(until) && until <= from)
        check.addIssue({ code: 'custom', path: ['until'], message: t('turned') })
    })
}

import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { longestName } from './rules.ts'
import { text } from './text.ts'

export const viewForm = (language: Language) => {
  const t = text(language)
  return z.object({
    name: z
      .string({ error: t('nameNeeded') })
      .trim()
      .min(1, t('nameNeeded'))
      .max(longestName, t('nameTooLong', { most: longestName })),
  })
}

import { z } from 'zod'
import { isDay } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { excuses } from '../promises/index.ts'
import { channels } from '../service-levels/index.ts'
import { attemptOutcomes } from './rules.ts'
import { text } from './text.ts'

export const longest = { because: 1000 } as const

/** An attempt, from the person's page or from any list: without a day it was just now. */
export function attemptForm(language: Language) {
  const t = text(language)
  const optional = z.string().trim().optional().default('')
  return z.object({
    channel: z.enum(channels, { error: t('chooseChannel') }),
    outcome: z.enum(attemptOutcomes, { error: t('chooseOutcome') }),
    on: optional.refine((day) => day === '' || isDay(day), t('badDay')),
    time: optional.refine((time) => time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(time), t('badTime')),
    /** The list that it was sent from, and to which it leads back. */
    list: optional,
    /** How that list was filtered. */
    back: optional,
  })
}

export function stopForm(language: Language) {
  const t = text(language)
  return z.object({
    why: z.enum(excuses, { error: t('chooseWhy') }),
    because: z
      .string({ error: t('needsBecause') })
      .trim()
      .min(5, t('needsBecause'))
      .max(longest.because, t('tooLong', { most: longest.because })),
  })
}

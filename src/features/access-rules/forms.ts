import { z } from 'zod'
import { roles } from '../../platform/access/actor.ts'
import type { Language } from '../../platform/text/language.ts'
import { categories, reasons } from '../access/index.ts'
import { formParts } from '../administration/index.ts'
import { text } from './text.ts'

export function ruleForm(language: Language) {
  const t = text(language)
  const { oneOf, day, ticked } = formParts(language)
  const age = z
    .string({ error: t('badAge') })
    .regex(/^\d{1,3}$/, t('badAge'))
    .transform(Number)
    .refine((years) => years <= 200, t('badAge'))
  return z
    .object({
      role: oneOf(roles),
      through: oneOf(reasons),
      category: oneOf(categories),
      write: ticked,
      consent: ticked,
      basis: z.string().regex(/^[a-z0-9-]{2,60}$/, t('chooseBasis')),
      age_from: age,
      age_until: age,
      from: day,
      confirmed: ticked,
    })
    .superRefine((form, check) => {
      if (form.age_until <= form.age_from)
        check.addIssue({ code: 'custom', path: ['age_until'], message: t('agesTurned') })
    })
}

export const ruleEndForm = (language: Language) => z.object({ on: formParts(language).day })

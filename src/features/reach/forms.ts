import { z } from 'zod'
import { typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { longestReach, phoneOf, type Reach } from './rules.ts'
import { text } from './text.ts'

/** Each field may be left out: one with a phone may have no mail to give. */
export function reachForm(language: Language): z.ZodType<Reach> {
  const t = text(language)
  const words = (most: number) =>
    typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
      .optional()
      .default('')
  return z
    .object({
      phone: words(longestReach.phone),
      email: words(longestReach.email),
      hours: words(longestReach.hours),
    })
    .transform(({ phone, email, hours }, check): Reach => {
      const digits = phoneOf(phone)
      if (phone !== '' && !digits) check.addIssue({ code: 'custom', path: ['phone'], message: t('badPhone') })
      if (email !== '' && !z.email().safeParse(email).success)
        check.addIssue({ code: 'custom', path: ['email'], message: t('badEmail') })
      return { phone: digits ?? null, email: email || null, hours: hours || null }
    })
}

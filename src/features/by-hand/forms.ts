import { z } from 'zod'
import { isDay, typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Contact } from '../young-people/index.ts'
import { text } from './text.ts'

/** How long each field may be, in characters; the database says the same. */
export const longest = { address: 300, area: 80, toldBy: 200, phone: 40, email: 254, name: 160 } as const

export const preferredWays: readonly NonNullable<Contact['preferred']>[] = [
  'phone',
  'text-message',
  'email',
  'digital-post',
  'letter',
]

function parts(language: Language) {
  const t = text(language)
  const words = (most: number) => typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
  const orNull = (value: string): string | null => (value === '' ? null : value)
  return {
    t,
    words,
    day: z.string({ error: t('needsDay') }).refine(isDay, t('needsDay')),
    phone: words(longest.phone)
      .refine((value) => value === '' || /^[+0-9][0-9 ]{2,}$/.test(value), t('badPhone'))
      .transform(orNull),
    email: words(longest.email)
      .refine((value) => value === '' || z.email().safeParse(value).success, t('badEmail'))
      .transform(orNull),
    orNull,
  }
}

export function homeForm(language: Language) {
  const { t, words, day, orNull } = parts(language)
  return z.object({
    address: words(longest.address).min(3, t('needsAddress')),
    area: words(longest.area).transform(orNull),
    municipality: z.string({ error: t('badMunicipality') }).regex(/^\d{3}$/, t('badMunicipality')),
    from: day,
    told_by: words(longest.toldBy).min(2, t('needsToldBy')),
  })
}

export function contactForm(language: Language) {
  const { t, phone, email } = parts(language)
  return z.object({
    phone,
    email,
    preferred: z
      .string()
      .optional()
      .default('')
      .transform((value) => preferredWays.find((one) => one === value) ?? null),
    version: z
      .string({ error: t('badForm') })
      .regex(/^\d{1,8}$/, t('badForm'))
      .transform(Number),
  })
}

export function guardianForm(language: Language) {
  const { t, words, phone, email, day } = parts(language)
  return z.object({ name: words(longest.name).min(2, t('needsName')), phone, email, from: day })
}

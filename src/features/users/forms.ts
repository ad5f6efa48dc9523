import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { formParts, longest } from '../administration/index.ts'
import { givenRoles } from './rules.ts'

export function awaitForm(language: Language, providers: readonly string[]) {
  const { needed, oneOf } = formParts(language)
  return z.object({
    provider: oneOf(providers),
    subject: needed('subject', longest.subject),
    name: needed('name', longest.name),
  })
}

export const becauseForm = (language: Language) =>
  z.object({ because: formParts(language).needed('because', longest.because, 5) })

export const dayForm = (language: Language) => z.object({ on: formParts(language).day })

export function roleForm(language: Language) {
  const { oneOf, chosen, perhaps, day, someday, needed } = formParts(language)
  return z.object({
    role: oneOf(givenRoles),
    organisation: chosen,
    unit: perhaps,
    from: day,
    until: someday,
    because: needed('because', longest.because, 5),
  })
}

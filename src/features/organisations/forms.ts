import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { formParts, longest } from '../administration/index.ts'
import { memberKinds, organisationKinds, unitKinds } from './rules.ts'

const organisationParts = (language: Language) => {
  const { needed, oneOf } = formParts(language)
  return {
    name: needed('name', longest.name),
    kind: oneOf(organisationKinds),
    // Nothing is chosen beforehand: which of the two it is decides what its people may see.
    authority: oneOf(['municipal', 'another']),
  }
}

export const organisationForm = (language: Language) => z.object(organisationParts(language))
export const organisationChangeForm = (language: Language) =>
  z.object({ ...organisationParts(language), version: formParts(language).version })

export const closingForm = (language: Language) => z.object({ on: formParts(language).day })

export function unitForm(language: Language) {
  const { needed, oneOf } = formParts(language)
  return z.object({ kind: oneOf(unitKinds), name: needed('name', longest.unit) })
}

export function unitChangeForm(language: Language) {
  const { needed, version } = formParts(language)
  return z.object({ name: needed('name', longest.unit), version })
}

export function memberForm(language: Language) {
  const { chosen, oneOf, day, someday } = formParts(language)
  return z.object({ actor: chosen, kind: oneOf(memberKinds), from: day, until: someday })
}

export function rollForm(language: Language) {
  const { maybe, ticked } = formParts(language)
  return z.object({ roll: maybe(longest.roll), confirmed: ticked })
}

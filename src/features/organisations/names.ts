import type { Language } from '../../platform/text/language.ts'
import type { MemberKind, OrganisationKind, UnitKind } from './rules.ts'
import { text } from './text.ts'

export const organisationKindName = (kind: OrganisationKind, language: Language): string =>
  text(language)(`kind_${kind}`)
export const unitKindName = (kind: UnitKind, language: Language): string => text(language)(`unit_${kind}`)
export const memberKindName = (kind: MemberKind, language: Language): string =>
  text(language)(`member_${kind}`)
export const authorityName = (municipal: boolean, language: Language): string =>
  text(language)(municipal ? 'authority_municipal' : 'authority_another')

export const sourceName = (source: string, language: Language): string => {
  const known = (['identity-provider', 'roll', 'administrator'] as const).find((one) => one === source)
  return known ? text(language)(`source_${known}`) : source
}

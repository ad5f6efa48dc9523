import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { type Reason, reasonName } from '../access/index.ts'
import type { AccessRule } from './rules.ts'
import { text } from './text.ts'

/** By being what to the young person. */
export function throughName(through: Reason, language: Language): string {
  if (through === 'team') return text(language)('through_team')
  return through === 'municipality' ? text(language)('through_municipality') : reasonName(through, language)
}

export const agesOf = ({ ageFrom, ageUntil }: AccessRule, language: Language): string =>
  ageFrom === 0 && ageUntil >= 100
    ? text(language)('agesAll')
    : text(language)('ages', { from: ageFrom, until: ageUntil })

export const datesOf = ({ validFrom, validUntil }: AccessRule, language: Language): string => {
  const from = longDate(validFrom, language)
  return validUntil === null
    ? text(language)('from', { from })
    : text(language)('fromUntil', { from, until: longDate(validUntil, language) })
}

export function conditionsOf(rule: AccessRule, language: Language): string {
  const t = text(language)
  return [t(rule.mayWrite ? 'writes' : 'reads'), rule.needsConsent ? t('consent') : '']
    .filter(Boolean)
    .join('. ')
}

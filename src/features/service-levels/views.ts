import type { Language } from '../../platform/text/language.ts'
import type { PromiseKind, ServiceLevel, Urgency } from './rules.ts'
import { text } from './text.ts'

export const promiseKindName = (kind: PromiseKind, language: Language): string =>
  text(language)(`kind_${kind}`)

export const urgencyName = (urgency: Urgency, language: Language): string =>
  text(language)(`urgency_${urgency}`)

/** How long, in words: `5 arbejdsdage`. */
export const howLong = (
  { amount, unit }: Pick<ServiceLevel, 'amount' | 'unit'>,
  language: Language,
): string => text(language)(`unit_${unit}`, { amount })

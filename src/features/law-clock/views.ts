import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { type ClockRule, nextStepOf, type PlanClock } from './rules.ts'
import { text } from './text.ts'

/** A fault that only shows when the change is made. */
export const clockFault = (fault: 'chooseType' | 'badDay' | 'overtaken', language: Language): string =>
  text(language)(fault)

export const clockRuleName = (rule: ClockRule, language: Language): string => text(language)(`rule_${rule}`)

/** For the young person themselves: what they can count on, and by when. Nothing where nothing is promised any more. */
export function mineWords(clock: PlanClock, hasAdult: boolean, language: Language): string | undefined {
  const t = text(language)
  if (nextStepOf(clock) === 'nothing') return t('mineOffered')
  if (!clock.due) return undefined
  const { kind, on, isLate } = clock.due
  const words = { adult: t(hasAdult ? 'yourAdult' : 'anAdult'), date: longDate(on, language) }
  if (kind === 'first-contact') return t(isLate ? 'mineContactLate' : 'mineContact', words)
  return t(isLate ? 'mineOfferLate' : 'mineOffer', words)
}

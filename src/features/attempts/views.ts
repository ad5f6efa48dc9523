import type { Language } from '../../platform/text/language.ts'
import { type AttemptOutcome, mostDaysBack } from './rules.ts'
import { text } from './text.ts'

export const attemptOutcomeName = (outcome: AttemptOutcome, language: Language): string =>
  text(language)(`outcome_${outcome}`)

/** A fault that only shows when the change is made. */
export const attemptFault = (
  fault: 'overtaken' | 'leaderOnly' | 'badDay' | 'tooOld',
  language: Language,
): string => (fault === 'tooOld' ? text(language)(fault, { days: mostDaysBack }) : text(language)(fault))

import type { Language } from '../../platform/text/language.ts'
import { byHand, type Outcome } from './draft.ts'
import { text } from './text.ts'

export const outcomeName = (outcome: Outcome, language: Language): string =>
  text(language)(`outcome_${outcome}`)

/** Whose word it is. */
export const sourceName = (source: string, language: Language): string =>
  source === byHand ? text(language)('byHand') : source

/** A fault that only shows when the change is made. */
export const activityFault = (
  fault: 'overtaken' | 'endsBeforeStart' | 'farAhead' | 'stillTruePast' | 'chooseType',
  language: Language,
): string => text(language)(fault)

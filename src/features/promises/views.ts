import type { Language } from '../../platform/text/language.ts'
import type { Excuse, PromiseState } from './rules.ts'
import { text } from './text.ts'

const excuseKeys = {
  'not-reached': 'because_not_reached',
  'wished-later': 'because_wished_later',
  away: 'because_away',
  'somebody-else-does': 'because_somebody_else_does',
} as const

export const excuseName = (because: Excuse, language: Language): string => text(language)(excuseKeys[because])

export const promiseStateName = (state: PromiseState, language: Language): string =>
  text(language)(`state_${state}`)

/** A fault that only shows when the change is made. */
export const promiseFault = (
  fault: 'overtaken' | 'leaderOnly' | 'past' | 'overlap' | 'chooseSubstitute',
  language: Language,
): string => text(language)(fault)

import type { Language } from '../../platform/text/language.ts'
import type { ConcernState, Seen } from './rules.ts'
import { text } from './text.ts'

export const seenName = (seen: Seen, language: Language): string => text(language)(`seen_${seen}`)

export const concernStateName = (state: ConcernState, language: Language): string =>
  text(language)(`state_${state}`)

const happenings = [
  'received',
  'matched',
  'acknowledged',
  'owned',
  'owner',
  'contact',
  'talk',
  'agreed',
  'answered',
  'custody-informed',
  'custody-not-informed',
  'merged',
  'redirected',
  'closed',
] as const

/** What happened to a concern, in a few words. */
export function happeningName(type: string, language: Language): string {
  const known = happenings.find((one) => one === type)
  return known ? text(language)(`happening_${known}`) : type
}

/** A fault that only shows when the change is made. */
export const concernFault = (
  fault:
    | 'overtaken'
    | 'leaderOnly'
    | 'dayAhead'
    | 'needsContact'
    | 'notAsUrgent'
    | 'nobodyFound'
    | 'chooseNote'
    | 'chooseOther'
    | 'chooseOwner',
  language: Language,
): string => text(language)(fault)

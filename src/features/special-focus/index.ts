import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

export { liftFocus, markFocus } from './actions.ts'
export { liftForm, longestReason, markForm } from './forms.ts'
export { type Focus, findFocus, focusOf } from './queries.ts'

/** A fault that only shows when the change is made. */
export const focusFault = (fault: 'already' | 'overtaken' | 'reviewAhead', language: Language): string =>
  text(language)(fault)

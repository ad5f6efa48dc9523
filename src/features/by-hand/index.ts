import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

export { changeContact, endCustody, enterGuardian, moveHome } from './actions.ts'
export { contactForm, guardianForm, homeForm, longest, preferredWays } from './forms.ts'
export { readContact } from './queries.ts'

/** A fault that only shows when the change is made. */
export const byHandFault = (fault: 'later' | 'overtaken' | 'inFuture', language: Language): string =>
  text(language)(fault)

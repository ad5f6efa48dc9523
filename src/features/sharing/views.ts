import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

type Fault = 'untilPast' | 'untilTooFar' | 'chooseGiver' | 'chooseReceiver' | 'chooseSchool' | 'informedAhead'

/** A fault that only shows when the share is recorded. */
export const sharingFault = (fault: Fault, language: Language): string => text(language)(fault)

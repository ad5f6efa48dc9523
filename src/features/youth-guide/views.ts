import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

/** A fault that only shows when the change is made. */
export const guideFault = (
  fault: 'chooseGuide' | 'badDay' | 'overtaken' | 'leaderOnly',
  language: Language,
): string => text(language)(fault)

import type { Language } from '../../platform/text/language.ts'
import { text } from './text.ts'

/** Said of nobody, and in the same words of somebody who cannot be opened. */
export const nobodyFound = (language: Language): string => text(language)('nobodyFound')
export const reviewOvertaken = (language: Language): string => text(language)('reviewOvertaken')

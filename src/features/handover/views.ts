import type { Language } from '../../platform/text/language.ts'
import type { HandoverEnd, RowFault } from './rules.ts'
import { text } from './text.ts'

export const handoverEndName = (end: HandoverEnd, language: Language): string => text(language)(`end_${end}`)

export const rowFaultName = (fault: RowFault, language: Language): string => text(language)(`fault_${fault}`)

/** A fault that only shows when the change is made. */
export const handoverFault = (fault: 'overtaken' | 'chooseTo' | 'notAll', language: Language): string =>
  text(language)(fault)

import type { Language } from '../../platform/text/language.ts'
import type { NoteKind } from '../young-people/index.ts'
import { text } from './text.ts'

export const noteKindName = (kind: NoteKind, language: Language): string => text(language)(`kind_${kind}`)

/** A fault that only shows when the note is recorded. */
export const noteFault = (
  fault: 'inFuture' | 'samePerson' | 'overtaken' | 'otherTab',
  language: Language,
): string => text(language)(fault)

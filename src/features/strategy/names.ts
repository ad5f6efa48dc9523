import type { Language } from '../../platform/text/language.ts'
import type { DecisionDraft, PassageKind } from './draft.ts'
import type { EditionField, PassageField } from './fields.ts'
import type { PassageName } from './record-event.ts'
import type { EditionState, InitiativeState } from './rules.ts'
import { text } from './text.ts'

export const kindName = (kind: PassageKind, language: Language): string => text(language)(`kind_${kind}`)

/** `delmål 2.4`, `tema 2`, `vision`: the number that ends a code is the one that people say. */
export function passageName({ kind, code }: PassageName, language: Language): string {
  const number = numberOf(code)
  const name = kindName(kind, language)
  return number ? text(language)('named', { kind: name, number }) : name
}

/** `2.4` of `2.4`, `2.1` of `statement-2-1`; nothing of `vision`. */
function numberOf(code: string): string {
  const parts = code.split('-')
  const first = parts.findIndex((part) => /^\d/.test(part))
  return first < 0 ? '' : parts.slice(first).join('.')
}

export const editionStateName = (state: EditionState, language: Language): string =>
  text(language)(`edition_${state}`)

export const initiativeStateName = (state: InitiativeState, language: Language): string =>
  text(language)(`initiative_${state}`)

/** What a body did, after the body's name: `har vedtaget strategien`. */
export const decisionName = (kind: DecisionDraft['kind'], language: Language): string =>
  text(language)(`decision_${kind}`)

export const fieldName = (field: PassageField | EditionField, language: Language): string =>
  text(language)(`field_${field}`)

import { z } from 'zod'
import type { Language } from '../../platform/text/language.ts'
import { formParts, longest } from './form-parts.ts'
import { initiativeStates } from './rules.ts'
import { text } from './text.ts'

/** What people send about the strategy, with faults in their language. */

export const versionForm = (language: Language) => z.object({ version: formParts(language).version })

const passageParts = (language: Language) => {
  const { optional, needed } = formParts(language)
  return {
    title_da: optional(longest.title),
    title_en: optional(longest.title),
    short_da: optional(longest.short),
    short_en: optional(longest.short),
    official_da: optional(longest.official),
    section: needed('whatSection', longest.section),
  }
}

const initiativeParts = (language: Language) => {
  const { optional, oneOf } = formParts(language)
  return {
    state: oneOf(initiativeStates, text(language)('chooseState')),
    responsible: optional(longest.responsible),
  }
}

interface Worded {
  readonly title_da: string | null
  readonly title_en: string | null
  readonly short_da: string | null
  readonly short_en: string | null
  readonly official_da: string | null
}

/** Both languages or neither, and some words at all. */
function checkWords(language: Language) {
  const t = text(language)
  return (form: Worded, check: z.RefinementCtx) => {
    const fault = (field: keyof Worded, message: string) =>
      check.addIssue({ code: 'custom', path: [field], message })
    if ((form.title_da === null) !== (form.title_en === null))
      fault(form.title_da === null ? 'title_da' : 'title_en', t('bothTitles'))
    if ((form.short_da === null) !== (form.short_en === null))
      fault(form.short_da === null ? 'short_da' : 'short_en', t('bothShort'))
    if (form.short_da === null && form.short_en === null && form.official_da === null)
      fault('short_da', t('someWords'))
  }
}

export const passageForm = (language: Language) =>
  z.object(passageParts(language)).superRefine(checkWords(language))

export function initiativeForm(language: Language) {
  const { optional } = formParts(language)
  return z
    .object({
      ...passageParts(language),
      ...initiativeParts(language),
      state_reason: optional(longest.reason),
    })
    .superRefine((form, check) => {
      checkWords(language)(form, check)
      if (form.state === 'dropped' && form.state_reason === null)
        check.addIssue({
          code: 'custom',
          path: ['state_reason'],
          message: text(language)('droppedNeedsReason'),
        })
    })
}

export function replacementForm(language: Language) {
  const { needed, version } = formParts(language)
  const { section: _, ...words } = passageParts(language)
  return z
    .object({
      version,
      reason: needed('whatReason', longest.reason),
      ...words,
      ...initiativeParts(language),
    })
    .superRefine(checkWords(language))
}

export function editionForm(language: Language) {
  const t = text(language)
  const { needed, day } = formParts(language)
  return z
    .object({
      number: z
        .string({ error: t('badForm') })
        .trim()
        .regex(/^([1-9]\d{0,2})?$/, t('badNumber'))
        .transform((number) => (number === '' ? null : Number(number))),
      title_da: needed('whatTitleDa', longest.title),
      title_en: needed('whatTitleEn', longest.title),
      valid_from: day,
      valid_to: day,
    })
    .superRefine((form, check) => {
      if (form.valid_from !== null && form.valid_to !== null && form.valid_to < form.valid_from)
        check.addIssue({ code: 'custom', path: ['valid_to'], message: t('endsBeforeBegins') })
    })
}

export function decisionForm(language: Language) {
  const t = text(language)
  const { needed, optional, needsDay, oneOf } = formParts(language)
  return z.object({
    kind: oneOf(['consulted', 'treated', 'approved'], t('chooseKind')),
    body_da: needed('whatBodyDa', longest.body),
    body_en: needed('whatBodyEn', longest.body),
    on: needsDay,
    case_number: optional(longest.caseNumber),
    statement: optional(longest.statement),
    response: optional(longest.statement),
  })
}

export function seatForm(language: Language) {
  const { needed, ticked } = formParts(language)
  return z.object({ name: needed('whatSeat', longest.seat), vacant: ticked })
}

import { z } from 'zod'
import { isDay, rowVersion, typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { urgencies } from '../service-levels/index.ts'
import { outcomes, type Seen, seenKinds, steps } from './rules.ts'
import { text } from './text.ts'

/** How long each field may be, in characters; the database says the same. */
export const longest = { words: 4000, name: 160, class: 120, redirect: 200, because: 1000 } as const

const parts = (language: Language) => {
  const t = text(language)
  const words = (most: number) => typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
  return { t, words }
}
const id = z.string().regex(/^[1-9]\d{0,17}$/)

/** First: who it is about. Somebody of the list, or somebody whom the list does not have. */
export function whoForm(language: Language) {
  const { t, words } = parts(language)
  return z
    .object({
      person: z.string().optional().default(''),
      name: words(longest.name).optional().default(''),
      birth_date: z
        .string()
        .trim()
        .optional()
        .default('')
        .refine((date) => date === '' || isDay(date), t('badDay')),
      class: words(longest.class).optional().default(''),
    })
    .superRefine(({ person, name }, check) => {
      if (person !== '' && !z.uuid().safeParse(person).success)
        check.addIssue({ code: 'custom', path: ['person'], message: t('chooseWho') })
      if (person === '' && name.length < 2)
        check.addIssue({ code: 'custom', path: ['person'], message: t('chooseWho') })
      if (person !== '' && name !== '')
        check.addIssue({ code: 'custom', path: ['name'], message: t('oneOnly') })
    })
}
export type Who = z.output<ReturnType<typeof whoForm>>

/** Then: what was seen, and how urgent it is. */
export function whatForm(language: Language) {
  const { t, words } = parts(language)
  return z.object({
    seen: z
      .string({ error: t('chooseSeen') })
      .transform((lines) => seenKinds.filter((kind) => lines.split('\n').includes(kind)))
      .refine((chosen: readonly Seen[]) => chosen.length > 0, t('chooseSeen')),
    words: words(longest.words).min(1, t('needsWords')),
    urgency: z.enum(urgencies, { error: t('chooseUrgency') }),
  })
}

/** Last: what was done already, and the young person's own voice. */
export function toldForm(language: Language) {
  const { t, words } = parts(language)
  return z.object({
    done_already: words(longest.words).optional().default(''),
    told: z.enum(['yes', 'no'], { error: t('chooseTold') }),
    their_words: words(longest.words).optional().default(''),
  })
}

/** A draft as a whole, held against all three when it is sent. */
export const wholeForm = (language: Language) => whatForm(language).extend(toldForm(language).shape)
export type Whole = z.output<ReturnType<typeof wholeForm>>

export const stepForm = (language: Language) =>
  z.object({
    version: rowVersion(text(language)('badForm')),
    step: z.enum(steps, { error: text(language)('badForm') }),
    on: z
      .string()
      .trim()
      .optional()
      .default('')
      .refine((date) => date === '' || isDay(date), text(language)('badDay')),
  })

export const answerForm = (language: Language) =>
  z.object({
    note: id
      .or(z.literal(''))
      .catch('')
      .refine((note) => note !== '', text(language)('chooseNote')),
  })

export function closeForm(language: Language) {
  const t = text(language)
  return z
    .object({
      outcome: z.enum(outcomes, { error: t('chooseOutcome') }),
      return_on: z
        .string()
        .trim()
        .optional()
        .default('')
        .refine((date) => date === '' || isDay(date), t('badDay')),
    })
    .superRefine(({ outcome, return_on }, check) => {
      if (outcome === 'paused' && return_on === '')
        check.addIssue({ code: 'custom', path: ['return_on'], message: t('needsReturn') })
    })
}

export const mergeForm = (language: Language) =>
  z.object({
    into: z
      .string({ error: text(language)('chooseOther') })
      .regex(/^[1-9]\d{0,17}$/, text(language)('chooseOther')),
  })

export const redirectForm = (language: Language) => {
  const { t, words } = parts(language)
  return z.object({ to: words(longest.redirect).min(3, t('needsWhere')) })
}

export const ownerForm = (language: Language) =>
  z.object({
    owner: z
      .string({ error: text(language)('chooseOwner') })
      .regex(/^[1-9]\d{0,17}$/, text(language)('chooseOwner')),
  })

/** Holders of custody are told, or why not stands on record. */
export function custodyForm(language: Language) {
  const { t, words } = parts(language)
  return z
    .object({
      informed: z.enum(['yes', 'no'], { error: t('chooseCustody') }),
      because: words(longest.because).optional().default(''),
    })
    .superRefine(({ informed, because }, check) => {
      if (informed === 'no' && because.length < 5)
        check.addIssue({ code: 'custom', path: ['because'], message: t('needsBecause') })
    })
}

export const matchForm = (language: Language) => {
  const { t, words } = parts(language)
  return z.object({
    name: words(longest.name).min(2, t('needsName')),
    birth_date: z
      .string({ error: t('badDay') })
      .trim()
      .refine(isDay, t('badDay')),
  })
}

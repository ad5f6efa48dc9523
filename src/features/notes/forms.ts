import { z } from 'zod'
import { isDay, rowVersion, typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import type { NoteKind } from '../young-people/index.ts'
import { text } from './text.ts'

/** How long each field may be, in characters; the database says the same. */
export const longest = { words: 10_000, because: 1000, name: 80 } as const

export const noteKinds: readonly NoteKind[] = [
  'conversation',
  'meeting',
  'phone',
  'observation',
  'agreement',
  'health',
  'family',
]

const parts = (language: Language) => {
  const t = text(language)
  const words = (most: number) => typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
  return {
    t,
    words,
    version: rowVersion(t('badForm')),
    because: words(longest.because).min(5, t('needsBecause')),
    ticked: z
      .string()
      .optional()
      .transform((value) => value !== undefined),
  }
}

/** A note as it is written. The days are held against today where it is recorded. */
export function noteForm(language: Language) {
  const { t, words, ticked } = parts(language)
  return z
    .object({
      kind: z.custom<NoteKind>((value) => noteKinds.some((kind) => kind === value), {
        error: t('chooseKind'),
        abort: false,
      }),
      happened_on: z.string({ error: t('badForm') }).refine(isDay, t('needsDay')),
      words: words(longest.words).min(1, t('needsWords')),
      restricted: ticked,
      not_for_guardians: ticked,
      guardians_because: words(longest.because).optional().default(''),
      tell_from: z
        .string()
        .optional()
        .default('')
        .refine((date) => date === '' || isDay(date), t('badDay')),
    })
    .superRefine((form, check) => {
      if (form.not_for_guardians && form.guardians_because === '')
        check.addIssue({ code: 'custom', path: ['guardians_because'], message: t('needsGuardiansBecause') })
    })
}

/** A note as far as it is written: nothing is asked for yet. */
export function noteDraftForm(language: Language) {
  const { t } = parts(language)
  return z.object({
    kind: z
      .string()
      .optional()
      .transform((value) => noteKinds.find((kind) => kind === value) ?? null),
    // As it was typed: a space at the end may be the beginning of a word.
    words: z.string({ error: t('badForm') }).max(longest.words, t('tooLong', { most: longest.words })),
    draft: z
      .string({ error: t('badForm') })
      .regex(/^\d{1,9}$/, t('badForm'))
      .transform(Number),
  })
}

export function revisionForm(language: Language) {
  const { t, words, version, because } = parts(language)
  return z.object({ version, words: words(longest.words).min(1, t('needsWords')), because })
}

/** Whom a note was meant for, by name: a question, so that the name is in no address. */
export function moveQuestion(language: Language) {
  const { t, words, because } = parts(language)
  return z.object({ name: words(longest.name).min(2, t('needsName')), because })
}

export function moveForm(language: Language) {
  const { t, because } = parts(language)
  return z.object({ to: z.uuid(t('choosePerson')), because })
}

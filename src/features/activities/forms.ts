import { z } from 'zod'
import { addDays } from '../../platform/days.ts'
import { isDay, typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import type { ActivityContent, Outcome } from './draft.ts'
import { noReason } from './draft.ts'
import { faultsOf } from './rules.ts'
import { text } from './text.ts'

/** How long each field may be, in characters; the database says the same. */
export const longest = { provider: 200, reason: 500, reportedBy: 200, because: 1000, hours: 5 } as const

export const outcomes: readonly Outcome[] = ['completed', 'interrupted', 'other']

/** What a form is held against beside itself. */
export interface Surroundings {
  readonly today: string
  readonly birthDate: string
}

function parts(language: Language) {
  const t = text(language)
  const words = (most: number) => typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
  return {
    t,
    words,
    row: z.string({ error: t('badForm') }).regex(/^[1-9]\d{0,17}$/, t('badForm')),
    day: z.string({ error: t('badForm') }).refine(isDay, t('needsDay')),
    optionalDay: z
      .string()
      .optional()
      .default('')
      .refine((value) => value === '' || isDay(value), t('badDay')),
    optionalWords: (most: number) => words(most).optional().default(''),
    because: words(longest.because).min(3, t('needsBecause')),
    outcome: z
      .string()
      .optional()
      .default('')
      .refine((value) => value === '' || outcomes.some((one) => one === value), t('badForm')),
  }
}

const fields = (language: Language) => {
  const { t, words, day, optionalDay, optionalWords, outcome } = parts(language)
  return {
    type: z.string({ error: t('badForm') }).regex(/^[a-z0-9-]{2,40}$/, t('chooseType')),
    organisation: z
      .string()
      .optional()
      .default('')
      .refine((value) => value === '' || /^[1-9]\d{0,17}$/.test(value), t('badForm')),
    provider: optionalWords(longest.provider),
    hours_month: z
      .string()
      .trim()
      .optional()
      .default('')
      .refine((value) => value === '' || hoursIn(value) !== undefined, t('badHours')),
    from: day,
    last_day: optionalDay,
    expected_end: optionalDay,
    outcome,
    end_reason: optionalWords(longest.reason),
    reported_by: words(longest.reportedBy).min(2, t('needsReportedBy')),
    learned_on: day,
    still_true_until: optionalDay,
  }
}

/** Hours as people write them: `18`, `78,5`. */
function hoursIn(words: string): number | undefined {
  if (!/^\d{1,3}([.,]\d)?$/.test(words)) return undefined
  const hours = Number(words.replace(',', '.'))
  return hours <= 744 ? hours : undefined
}

type Typed = z.output<z.ZodObject<ReturnType<typeof fields>>>

/** An activity as it is entered: days with the last one included, as people say them. */
export const activityForm = (language: Language) => z.object(fields(language))

/** An activity as it should have stood, and how somebody knows. */
export const correctionForm = (language: Language) => {
  const { row, because } = parts(language)
  return z.object({ ...fields(language), row, because })
}

/** The faults that only show against today and the birth date, in words, by field. */
export function faultsIn(
  typed: Pick<Typed, 'from' | 'last_day' | 'expected_end' | 'outcome' | 'still_true_until' | 'learned_on'>,
  surroundings: Surroundings,
  language: Language,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(faultsOf(typed, surroundings)).map(([field, fault]) => [field, text(language)(fault)]),
  )
}

/** What a form says, as it is kept. */
export const contentOf = (typed: Typed): ActivityContent => ({
  type: typed.type,
  provider: providerIn(typed),
  educationCode: null,
  stage: null,
  hoursMonth: hoursIn(typed.hours_month) ?? null,
  from: typed.from,
  until: typed.last_day === '' ? null : addDays(typed.last_day, 1),
  expectedEnd: orNull(typed.expected_end),
  outcome: outcomeIn(typed.outcome),
  endReason: { ...noReason, words: typed.last_day === '' ? null : orNull(typed.end_reason) },
  reportedBy: typed.reported_by,
  stillTrueUntil: typed.last_day === '' ? orNull(typed.still_true_until) : null,
})

function providerIn({ organisation, provider }: Typed): ActivityContent['provider'] {
  if (organisation !== '') return { id: organisation }
  return provider === '' ? null : { name: provider }
}

const orNull = (words: string): string | null => (words === '' ? null : words)

export const outcomeIn = (words: string): Outcome | null => outcomes.find((one) => one === words) ?? null

export const endForm = (language: Language) => {
  const { t, row, day, optionalWords } = parts(language)
  return z.object({
    row,
    last_day: day,
    outcome: z.custom<Outcome>((value) => outcomes.some((one) => one === value), {
      error: t('needsOutcome'),
    }),
    end_reason: optionalWords(longest.reason),
  })
}

export const confirmForm = (language: Language) => {
  const { row, optionalDay } = parts(language)
  return z.object({ row, still_true_until: optionalDay })
}

export const withdrawForm = (language: Language) => {
  const { row, because } = parts(language)
  return z.object({ row, because })
}

/** Both of two sources are right: why. */
export const agreeForm = (language: Language) => z.object({ because: parts(language).because })

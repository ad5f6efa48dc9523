import { z } from 'zod'
import { isDay, rowVersion, typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { instantOf, mostTimes, type Part } from './rules.ts'
import { text } from './text.ts'

/** How long each field may be, in characters; the database says the same. */
export const longestTalk = {
  place: 200,
  purpose: 300,
  because: 1000,
  reply: 500,
  minutes: 8000,
  step: 500,
  stepBecause: 500,
} as const

export const parts = (language: Language) => {
  const t = text(language)
  const words = (most: number) => typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
  return { t, words }
}
const clock = /^(?:[01]\d|2[0-3]):[0-5]\d$/
/** As people type it: `9.30`, `09:30`. */
const tidyClock = (typedClock: string): string => typedClock.trim().replace('.', ':').padStart(5, '0')

/** A day and a time beside it: nothing, an instant, or what is wrong with it. */
export function rowOf(day: string, at: string): Date | 'empty' | 'bad' {
  if (day.trim() === '' && at.trim() === '') return 'empty'
  return isDay(day) && clock.test(tidyClock(at)) ? instantOf(day, tidyClock(at)) : 'bad'
}

export const timeRows = Array.from({ length: mostTimes }, (_, index) => index + 1)

export const participant = /^([1-9]\d{0,17}):(contact|school|other)$/

export const chooseForm = (language: Language) =>
  z.object({
    version: rowVersion(text(language)('badForm')),
    time: z
      .string({ error: text(language)('chooseTime') })
      .regex(/^[1-9]\d{0,17}$/, text(language)('chooseTime')),
  })

export const moveForm = (language: Language) => {
  const t = text(language)
  return z
    .object({
      version: rowVersion(t('badForm')),
      day: z.string({ error: t('badTime') }),
      at: z.string({ error: t('badTime') }),
    })
    .transform(({ version, day, at }, check) => {
      const startsAt = rowOf(day, at)
      if (startsAt instanceof Date) return { version, startsAt }
      check.addIssue({ code: 'custom', path: ['day'], message: t('badTime') })
      return z.NEVER
    })
}

export const endForm = (language: Language) =>
  z.object({
    version: rowVersion(text(language)('badForm')),
    outcome: z.enum(['held', 'not-held', 'cancelled'], { error: text(language)('chooseOutcome') }),
  })

/** For each time that is proposed: `time_12` with `yes` or `no`. */
export const answersForm = () =>
  z.record(z.string(), z.string()).transform((sent) =>
    Object.entries(sent).flatMap(([name, value]) => {
      const [, timeId] = /^time_([1-9]\d{0,17})$/.exec(name) ?? []
      return timeId && (value === 'yes' || value === 'no') ? [{ timeId, can: value === 'yes' }] : []
    }),
  )

export const replyForm = (language: Language) => {
  const { t, words } = parts(language)
  return z.object({
    reply: z.enum(['accepted', 'other-time'], { error: t('chooseReply') }),
    words: words(longestTalk.reply).optional().default(''),
  })
}

export const minutesForm = (language: Language) => {
  const { t, words } = parts(language)
  return z.object({ words: words(longestTalk.minutes).min(1, t('needsMinutes')) })
}

export const stepForm = (language: Language) => {
  const { t, words } = parts(language)
  return z.object({
    what: words(longestTalk.step).min(3, t('needsWhat')),
    who: z.string({ error: t('chooseWho') }).regex(/^[1-9]\d{0,17}$/, t('chooseWho')),
    due_on: z.string({ error: t('needsDue') }).refine(isDay, t('needsDue')),
  })
}

export const endStepForm = (language: Language) => {
  const { t, words } = parts(language)
  return z
    .object({
      state: z.enum(['done', 'not-needed'], { error: t('chooseState') }),
      because: words(longestTalk.stepBecause).optional().default(''),
    })
    .superRefine(({ state, because }, check) => {
      if (state === 'not-needed' && because.length < 5)
        check.addIssue({ code: 'custom', path: ['because'], message: t('needsBecause') })
    })
}

export const inviteForm = (language: Language) =>
  z.object({
    who: z
      .string({ error: text(language)('needsPeople') })
      .regex(participant, text(language)('needsPeople'))
      .transform((one) => {
        const [actorId = '', part = ''] = one.split(':')
        return { actorId, part: part as Part }
      }),
  })

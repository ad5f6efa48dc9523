import { z } from 'zod'
import { isDay, rowVersion, typed } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { fewestTimes, lengths, meetingBases, type Part, type TalkKind } from './rules.ts'
import { text } from './text.ts'
import { readRows, rowFields, timeRows } from './time-rows.ts'

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

/** The words of a language, and a field for words of one's own. */
export const parts = (language: Language) => {
  const t = text(language)
  const words = (most: number) => typed(most, { badForm: t('badForm'), tooLong: t('tooLong', { most }) })
  return { t, words }
}
const participant = /^([1-9]\d{0,17}):(contact|school|other)$/

export interface NewTalk {
  readonly kind: TalkKind
  readonly place: string
  readonly lengthMinutes: number
  readonly times: readonly Date[]
  readonly others: readonly { readonly actorId: string; readonly part: Part }[]
  readonly withYoungPerson: boolean
  readonly basis: string
  readonly purpose: string | null
  readonly until: string | null
  /** Of somebody under 18. */
  readonly custody: { readonly invited: true } | { readonly invited: false; readonly because: string }
}

/**
 * A new talk. What a meeting between departments needs beside is asked of that alone; of somebody under 18 whether the
 * holders of custody are invited.
 */
export function newTalkForm(
  language: Language,
  { kinds, isMinor }: { readonly kinds: readonly TalkKind[]; readonly isMinor: boolean },
): z.ZodType<NewTalk> {
  const { t, words } = parts(language)
  return z
    .object({
      ...rowFields(timeRows),
      // What is missing is said below, together with all the rest that is.
      kind: z.enum(kinds).optional().catch(undefined),
      place: words(longestTalk.place).optional().default(''),
      length: z.enum(lengths.map(String)).optional().catch(undefined),
      people: z.string().optional().default(''),
      with_young_person: z.string().optional(),
      basis: z.enum(meetingBases).optional().catch(undefined),
      purpose: words(longestTalk.purpose).optional().default(''),
      until: z.string().optional().default(''),
      custody: z.enum(['yes', 'no']).optional().catch(undefined),
      because: words(longestTalk.because).optional().default(''),
    })
    .transform((sent, check): NewTalk => {
      const fault = (field: string, message: string) =>
        check.addIssue({ code: 'custom', path: [field], message })
      if (!sent.kind) fault('kind', t('chooseKind'))
      if (sent.place.length < 2) fault('place', t('needsPlace'))
      if (!sent.length) fault('length', t('chooseLength'))
      const typedRows = sent as unknown as Record<string, string>
      const rows = readRows(typedRows, timeRows, (field) => fault(field, t('badTime')))
      const times = rows.map(({ startsAt }) => startsAt)
      if (new Set(times.map(Number)).size < fewestTimes) fault('day_1', t('needsTimes'))
      const meets = sent.kind === 'coordination-meeting'
      const others = sent.people.split('\n').flatMap((one) => {
        const [, actorId, part] = participant.exec(one) ?? []
        return actorId ? [{ actorId, part: part as Part }] : []
      })
      if (meets && others.length === 0) fault('people', t('needsPeople'))
      if (meets && !sent.basis) fault('basis', t('chooseBasis'))
      if (meets && sent.purpose.length < 5) fault('purpose', t('needsPurpose'))
      if (meets && !isDay(sent.until)) fault('until', t('needsUntil'))
      if (isMinor && !sent.custody) fault('custody', t('chooseCustody'))
      if (isMinor && sent.custody === 'no' && sent.because.length < 5) fault('because', t('needsBecause'))
      if (!sent.kind) return z.NEVER
      return {
        kind: sent.kind,
        place: sent.place,
        lengthMinutes: Number(sent.length),
        times: times.sort((one, other) => Number(one) - Number(other)),
        others,
        withYoungPerson: !meets || sent.with_young_person === 'yes',
        basis: (meets ? sent.basis : undefined) ?? 'kui-guidance',
        purpose: meets ? sent.purpose : null,
        until: meets ? sent.until : null,
        custody: sent.custody === 'no' ? { invited: false, because: sent.because } : { invited: true },
      }
    })
}

export const chooseForm = (language: Language) =>
  z.object({
    version: rowVersion(text(language)('badForm')),
    time: z
      .string({ error: text(language)('chooseTime') })
      .regex(/^[1-9]\d{0,17}$/, text(language)('chooseTime')),
  })

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

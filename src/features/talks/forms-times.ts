import { z } from 'zod'
import { rowVersion } from '../../platform/http/form-fields.ts'
import type { Language } from '../../platform/text/language.ts'
import { longestTalk, parts } from './forms.ts'
import { text } from './text.ts'
import { ownTimeRows, readRows, rowFields, rowOf, timeRows } from './time-rows.ts'

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

/** A time given back: other times, as many as somebody likes, and a word with it. */
export const giveBackForm = (language: Language) => {
  const { t, words } = parts(language)
  return z
    .object({
      ...rowFields(ownTimeRows),
      version: rowVersion(t('badForm')),
      words: words(longestTalk.reply).optional().default(''),
    })
    .transform(({ version, words: said, ...rows }, check) => ({
      version,
      words: said,
      times: readRows(rows as unknown as Record<string, string>, ownTimeRows, (field) =>
        check.addIssue({ code: 'custom', path: [field], message: t('badTime') }),
      ),
    }))
}

/** More times for a talk that has none set. */
export const moreTimesForm = (language: Language) => {
  const { t } = parts(language)
  return z
    .object({ ...rowFields(timeRows), version: rowVersion(t('badForm')) })
    .transform(({ version, ...rows }, check) => {
      const fault = (field: string, message: string) =>
        check.addIssue({ code: 'custom', path: [field], message })
      const times = readRows(rows, timeRows, (field) => fault(field, t('badTime')))
      if (times.length === 0) fault('day_1', t('needsATime'))
      return { version, times }
    })
}

import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { table } from '../../ui/table.ts'
import { absenceKinds, byWeek, type Counted, countAway, type Registration } from './rules.ts'
import { text } from './text.ts'
import { awayWords, daysWords, weekWords } from './views-weeks.ts'

interface PupilAbsence {
  readonly registrations: readonly Registration[]
  readonly silentSince: string | undefined
  readonly since: string
}

/** On the school's own page about a pupil: what the school has registered, week by week. */
export function pupilAbsence(
  { registrations, silentSince, since }: PupilAbsence,
  language: Language,
): Markup {
  const t = text(language)
  const silent = silentSince
    ? html`<p>${t('silent', { date: longDate(silentSince, language) })}. ${t('silentText')}</p>`
    : ''
  if (registrations.length === 0) return html`${silent}<p>${t('pupilNone')}</p>`
  const sum = countAway(registrations)
  return html`${silent}<p>${t('pupilSum', { away: awayWords(sum, language), days: daysWords(sum.days, language), from: longDate(since, language) })}</p>${table<
    readonly [string, Counted]
  >({
    caption: t('pupilCaption'),
    rows: byWeek(registrations).toReversed(),
    columns: [
      { heading: t('columnWeek'), cell: ([week]) => weekWords(week, language) },
      { heading: t('columnDays'), number: true, cell: ([, counted]) => daysWords(counted.days, language) },
      ...absenceKinds.map((kind) => ({
        heading: t(`kind_${kind}`),
        number: true,
        cell: ([, counted]: readonly [string, Counted]) => daysWords(counted[kind], language),
      })),
    ],
  })}<p>${t('howCounted')}</p>`
}

export const pupilHeading = (language: Language): string => text(language)('pupilHeading')

import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate, longDateTime } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { isLate, type LogRequest } from './rules.ts'
import { text } from './text.ts'

/** How far a question has come, for the one who asked it: what they wrote, by when, and the answer. */
export function questionStory(
  request: LogRequest,
  lookTimes: ReadonlyMap<string, Date>,
  language: Language,
  today: string,
): Markup {
  const t = text(language)
  const { answer, words, lookIds } = request
  return html`<p>${t('aboutLooks', { count: lookIds.length })}</p><p>${t('youWrote')} ${words}</p>${answer ? answered(request, lookTimes, language) : html`<p><strong>${whenAnswered(request, language, today)}</strong></p>`}`
}

/** By when there is an answer, and from whom; or that it is late. */
export function whenAnswered(request: LogRequest, language: Language, today: string): string {
  const t = text(language)
  const date = longDate(request.dueOn, language)
  if (isLate(request, today)) return t('late', { date })
  const { addressedRole } = request
  const role =
    addressedRole === 'team-leader'
      ? t('toTeamLeader')
      : t(addressedRole === null ? 'toNobody' : 'toProtector')
  return t('waits', { date, role })
}

export const askedOn = (request: LogRequest, language: Language): string =>
  text(language)('askedOn', { date: longDate(localDate(request.askedAt), language) })

function answered(
  { answer }: LogRequest,
  lookTimes: ReadonlyMap<string, Date>,
  language: Language,
): Markup | '' {
  if (!answer) return ''
  const t = text(language)
  const names = answer.names.map(({ lookId, name }) => {
    const at = lookTimes.get(lookId)
    return html`<li>${at ? t('lookAt', { time: longDateTime(at, language), name }) : name}</li>`
  })
  const told = answer.told
    ? html`<p>${t('toldNames')}</p><ul>${names}</ul><p>${answer.words}</p>`
    : html`<p>${t('notTold')}</p><p>${answer.words}</p><p>${t('complain')}</p>`
  return html`<h2>${t('answerOn', { date: longDate(localDate(answer.answeredAt), language) })}</h2>${told}`
}

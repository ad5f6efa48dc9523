import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import type { Category, Reason, Standing } from './rules.ts'
import { text } from './text.ts'

/** “You see this because you are Emil’s contact person”: on every page about somebody, where it can be read first. */
export function whyNotice(standing: Pick<Standing, 'first'>, name: string, language: Language): Markup {
  const t = text(language)
  const { reason, until } = standing.first
  return html`<p class="why">${t(`why_${reason}`, { name })}${until ? html` ${t('until', { date: longDate(until, language) })}` : ''}</p>`
}

export const reasonName = (reason: Reason, language: Language): string => text(language)(`reason_${reason}`)
export const categoryName = (category: Category, language: Language): string =>
  text(language)(`category_${category}`)

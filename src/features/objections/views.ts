import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Fact, Objection } from './rules.ts'
import { text } from './text.ts'

/** What is said against a fact, to stand beside it for everybody who sees the fact (GDPR art. 16–18, L-11). */
export function objectionsBeside(objections: readonly Objection[], language: Language): Markup | '' {
  if (objections.length === 0) return ''
  const t = text(language)
  return html`<ul class="objections">${objections.map(
    (one) =>
      html`<li><p>${one.about === 'concern' ? t('besideConcern') : t('beside', { fact: factName(one.about, language) })} ${t('saidOn', { words: one.words, date: longDate(localDate(one.madeAt), language) })} ${stateTag(one, language)}</p>${one.answer ? html`<p>${t('answered')} ${one.answer.words}</p>` : ''}</li>`,
  )}</ul>`
}

export const factName = (fact: Fact, language: Language): string => text(language)(`fact_${fact}`)

const stateTag = ({ state }: Objection, language: Language): Markup =>
  Tag({ kind: state === 'waits' ? 'attention' : 'neutral', children: text(language)(`state_${state}`) })

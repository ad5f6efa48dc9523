import { html } from 'hono/html'
import { type Change, changedWords, fieldName, type PassageField } from '../../features/strategy/index.ts'
import type { Language } from '../../platform/text/language.ts'
import { DefinitionList } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { capital } from './parts.ts'
import { text } from './text.ts'

/** Each field's words before and after. */
export function changeList(
  changes: readonly Change<PassageField>[],
  language: Language,
  headings = { from: text(language)('before'), to: text(language)('now') },
): Markup {
  const words = (field: PassageField, value: string | null) =>
    html`<span lang="${languageOf(field, language)}">${changedWords(field, value, language)}</span>`
  return DefinitionList({
    items: changes.map(({ field, from, to }) => ({
      term: capital(fieldName(field, language)),
      description: html`<p><strong>${headings.from}</strong> ${words(field, from)}</p><p><strong>${headings.to}</strong> ${words(field, to)}</p>`,
    })),
  })
}

/** The language that a field's words are in; a state is said in the page's own. */
const languageOf = (field: PassageField, language: Language): Language =>
  field === 'state' ? language : field.endsWith('_en') ? 'en' : 'da'

import { html } from 'hono/html'
import type { Language } from '../../platform/text/language.ts'
import { Notice } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { PlaceToTurn } from '../places/index.ts'
import { text } from './text.ts'

const urgent: readonly PlaceToTurn['kind'][] = ['danger', 'around_the_clock']

/**
 * Before anything is asked: whom to call in acute danger, and that maltreatment or serious harm is a statutory notification
 * and never a concern (domain §5). An invented number is no link: nobody in need may call it by mistake.
 */
export function dangerFirst(places: readonly PlaceToTurn[], language: Language): Markup {
  const t = text(language)
  const numbers = places
    .filter(({ kind, phone }) => urgent.includes(kind) && phone !== null)
    .map(({ name, phone, invented }) => {
      const unbroken = (phone ?? '').replaceAll(' ', '\u00a0')
      const call = invented
        ? html`${unbroken} (${t('dangerInvented')})`
        : html`<a href="tel:${(phone ?? '').replaceAll(' ', '')}">${unbroken}</a>`
      return html`<li>${name[language]}: ${call}</li>`
    })
  return Notice({
    language,
    kind: 'warning',
    heading: t('dangerHeading'),
    children: html`<p>${t('dangerText')}</p><ul>${numbers}</ul><p><strong>${t('statutoryHeading')}</strong> ${t('statutoryText')}</p>`,
  })
}

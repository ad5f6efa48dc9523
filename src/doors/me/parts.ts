import { html } from 'hono/html'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Notice } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

const deeds = [
  'asked',
  'wrong',
  'said',
  'words',
  'yes',
  'no',
  'withdrawn',
  'adultYes',
  'adultAsked',
  'talk',
  'givenBack',
] as const
export type Deed = (typeof deeds)[number]

/** Where an action leads: a page that says what happened. */
export const after = (address: string, deed: Deed): string => `${address}?done=${deed}`

export function doneNotice(query: URLSearchParams, language: Language): Markup | '' {
  const deed = deeds.find((one) => one === query.get('done'))
  return deed
    ? Notice({ language, kind: 'success', heading: text(language)(`done_${deed}`), announce: true })
    : ''
}

/** That it is wrong, beside a fact: where to say so. What it is about is said in words too, for who hears the links. */
export function wrongLink(
  opened: Opened,
  about: string,
  what: string,
  language: Language,
  row?: string,
): Markup {
  const t = text(language)
  const address = `${href(paths.wrong, language, { person: opened.personId })}?about=${about}${row ? `&row=${row}` : ''}`
  return html`<a href="${address}">${t('wrong')}<span class="sr-only"> ${t('wrongAbout', { what })}</span></a>`
}

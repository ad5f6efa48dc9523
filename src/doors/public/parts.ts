import { html, raw } from 'hono/html'
import { type Edition, hasRunOut, type Passage, wordingOf } from '../../features/strategy/index.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { type Accent, officialText } from '../../ui/content.tsx'
import { icon } from '../../ui/icons.ts'
import type { Markup } from '../../ui/markup.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** Which edition this is and whether it has run out: on every page that shows the strategy. */
export function editionLine(edition: Edition, language: Language, now: Date): Markup | '' {
  const t = text(language)
  const number = edition.number ?? '–'
  const { validFrom, validTo } = edition
  if (!validFrom || !validTo) return ''
  const words = hasRunOut(edition, localDate(now))
    ? t('editionRunOut', { year: validTo.slice(0, 4) })
    : t('editionInForce', { from: longDate(validFrom, language), to: longDate(validTo, language) })
  return html`<div class="edition-line">${icon('information')}<p><strong>${t('editionLine', { number, years: years(edition) })}</strong> ${words}</p></div>`
}

const years = ({ validFrom, validTo }: Edition): string =>
  [validFrom, validTo].map((date) => date?.slice(0, 4) ?? '').join('–')

/** The words of a passage in its paragraphs; Danish wording on an English page says that it is Danish. */
export function words(passage: Passage, edition: Edition, language: Language): Markup {
  const wording = wordingOf(passage, edition, language)
  if (wording.official)
    return officialText({ words: wording.words, language: wording.language, pageLanguage: language })
  // Beside adopted wording, what is only our own words says so itself.
  const own = edition.wordingApprovedOn ? html`<p class="provenance">${text(language)('ourWords')}</p>` : ''
  return html`<p>${wording.words}</p>${own}`
}

/** What the words are and which section they stand for, with the way to the adopted text. */
export function provenance(passage: Passage, edition: Edition, language: Language): Markup {
  const t = text(language)
  const { official } = wordingOf(passage, edition, language)
  const section = passage.section
  const says = t(official ? 'official' : 'inShort', { section })
  return html`<p class="provenance">${says} <a href="${href(paths.adoptedText, language)}">${t('readAdopted')}</a></p>`
}

/** A part of a page: its heading, and beside it (below it on a narrow screen) what it says. */
export const block = (id: string, heading: string, body: Markup): Markup =>
  html`<section class="block" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><div class="block-body">${body}</div></section>`

/** A page of headings with a paragraph each. */
export const textSections = (
  sections: readonly (readonly [id: string, heading: string, words: string])[],
): Markup =>
  html`${sections.map(([id, heading, paragraph]) => block(id, heading, html`<p>${paragraph}</p>`))}`

/** The head of a page that has no more to say than its name. */
export const plainHead = (title: string): Markup => html`<div class="page-head band"><h1>${title}</h1></div>`

/** Named texts one after the other, in the order of the source; with their numbers where people count them. */
export const passageList = (
  passages: readonly Passage[],
  edition: Edition,
  language: Language,
  { numbered = false }: { numbered?: boolean } = {},
): Markup => {
  const tag = raw(numbered ? 'ol' : 'ul')
  const items = passages.map(
    (one) =>
      html`<li>${one.title ? html`<h3>${one.title[language]}</h3>` : ''}${words(one, edition, language)}</li>`,
  )
  return html`<${tag} class="passages no-max-width">${items}</${tag}>`
}

/** A name above a name: `Tema 2` over the theme's own. What is read aloud has a pause between them. */
export const titleWithEyebrow = (eyebrow: string, title: string | Markup): Markup =>
  html`<span class="eyebrow">${eyebrow}<span class="sr-only">:</span></span> <span class="title">${title}</span>`

/** Each theme keeps its colour through the site; a fifth theme begins again. */
export const accentOf = (theme: number): Accent => (((Math.max(theme, 1) - 1) % 4) + 1) as Accent

/** The first sentence of our own short words. */
export const firstSentence = (words: string): string => /^.{1,400}?[.!?](?=\s|$)/su.exec(words)?.[0] ?? words

/** A passage with its own name; imported ones may have none and are then called by their kind. */
export const titleOf = (passage: Passage, language: Language, fallback: string): string =>
  passage.title?.[language] ?? fallback

export const byKind = (passages: readonly Passage[], kind: Passage['kind'], theme?: number): Passage[] =>
  passages.filter((passage) => passage.kind === kind && (theme === undefined || passage.theme === theme))

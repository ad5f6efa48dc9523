import { html } from 'hono/html'
import { type Edition, hasRunOut, type Passage, wordingOf } from '../../features/strategy/index.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { localDate, longDate } from '../../platform/time.ts'
import { Notice, officialText } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

export { longDate }

/** Which edition this is and whether it has run out: on every page that shows the strategy. */
export function editionBanner(edition: Edition, language: Language, now: Date): Markup {
  const t = text(language)
  const number = edition.number ?? '–'
  if (hasRunOut(edition, localDate(now)))
    return Notice({
      language,
      kind: 'information',
      heading: t('editionLine', { number, years: years(edition) }),
      children: t('editionRunOut', { number, year: (edition.validTo ?? '').slice(0, 4) }),
    })
  const { validFrom, validTo } = edition
  if (!validFrom || !validTo) return html``
  return html`<p class="edition-line">${t('editionInForce', {
    number,
    from: longDate(validFrom, language),
    to: longDate(validTo, language),
  })}</p>`
}

const years = ({ validFrom, validTo }: Edition): string =>
  [validFrom, validTo].map((date) => date?.slice(0, 4) ?? '').join('–')

/** The words of a passage in its paragraphs; Danish wording on an English page says that it is Danish. */
export function words(passage: Passage, edition: Edition, language: Language): Markup {
  const wording = wordingOf(passage, edition, language)
  if (wording.official)
    return officialText({ words: wording.words, language: wording.language, pageLanguage: language })
  return html`<p>${wording.words}</p>`
}

/** What the words are and which section they stand for, with the way to the adopted text. */
export function provenance(passage: Passage, edition: Edition, language: Language): Markup {
  const t = text(language)
  const { official } = wordingOf(passage, edition, language)
  const section = passage.section
  const says = official
    ? [t('official'), t('officialFrom', { section })]
    : [t('inShort'), t('standsFor', { section })]
  return html`<p class="provenance">${says.join(' ')} <a href="${href(paths.adoptedText, language)}">${t('readAdopted')}</a></p>`
}

/** A passage with its own name; imported ones may have none and are then called by their kind. */
export const titleOf = (passage: Passage, language: Language, fallback: string): string =>
  passage.title?.[language] ?? fallback

export const byKind = (passages: readonly Passage[], kind: Passage['kind'], theme?: number): Passage[] =>
  passages.filter((passage) => passage.kind === kind && (theme === undefined || passage.theme === theme))

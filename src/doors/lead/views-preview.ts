import { html } from 'hono/html'
import {
  type Edition,
  initiativeStateName,
  kindName,
  type Passage,
  type PassageKind,
  wordingOf,
} from '../../features/strategy/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import type { Language } from '../../platform/text/language.ts'
import { Notice, officialText } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { capital, editionCrumbs, editionName } from './parts.ts'
import { text } from './text.ts'

interface PreviewProps {
  readonly context: PageContext
  readonly edition: Edition
  readonly passages: readonly Passage[]
}

/** An edition's words as the public pages will choose and show them, on one page for those who are asked about it. */
export function previewView({ context, edition, passages }: PreviewProps): View {
  const { language } = context
  const t = text(language)
  const themes = passages.filter(({ kind }) => kind === 'theme')
  const part = (one: Passage, level: 'h3' | 'h4') => passageWords(one, edition, language, level)
  const outside = passages.filter(({ theme }) => theme === null)
  const kinds = [...new Set(outside.map(({ kind }) => kind))]
  const named = (kind: PassageKind) => capital(kindName(kind, language))
  return {
    title: t('previewTitle', { name: editionName(edition, language) }),
    breadcrumb: editionCrumbs(edition, language),
    unlisted: true,
    main: html`<h1>${edition.title[language]}</h1>${Notice({ language, kind: 'warning', heading: t('previewHeading'), children: t('previewText') })}
${kinds.map((kind) => html`<section><h2>${named(kind)}</h2>${outside.filter((one) => one.kind === kind).map((one) => part(one, 'h3'))}</section>`)}
${themes.map(
  (theme) =>
    html`<section><h2>${t('theme', { number: theme.theme ?? 0 })}${theme.title ? `: ${theme.title[language]}` : ''}</h2>${words(theme, edition, language)}${underTheme(
      passages,
      theme,
    ).map(
      ([kind, members]) => html`<h3>${named(kind)}</h3>${members.map((one) => part(one, 'h4'))}`,
    )}</section>`,
)}`,
  }
}

function underTheme(passages: readonly Passage[], theme: Passage): [PassageKind, Passage[]][] {
  const members = passages.filter((one) => one.theme === theme.theme && one.kind !== 'theme')
  const kinds = [...new Set(members.map(({ kind }) => kind))]
  return kinds.map((kind) => [kind, members.filter((one) => one.kind === kind)])
}

function passageWords(passage: Passage, edition: Edition, language: Language, level: 'h3' | 'h4'): Markup {
  const state = passage.state
    ? html`<p>${text(language)('stateNow', { state: initiativeStateName(passage.state, language) })}</p>`
    : ''
  const numbered = passage.kind === 'sub_goal' || passage.kind === 'initiative' ? `${passage.code} ` : ''
  const title = passage.title ? `${numbered}${passage.title[language]}` : numbered.trim()
  const heading = level === 'h3' ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`
  return html`${title ? heading : ''}${words(passage, edition, language)}${state}`
}

/** By the same rule as the public pages: the adopted wording once it is approved, else our own words. */
function words(passage: Passage, edition: Edition, language: Language): Markup {
  const wording = wordingOf(passage, edition, language)
  return wording.official
    ? officialText({ words: wording.words, language: wording.language, pageLanguage: language })
    : html`<p>${wording.words}</p>`
}

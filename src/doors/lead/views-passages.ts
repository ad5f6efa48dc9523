import { html } from 'hono/html'
import {
  type Edition,
  initiativeStateName,
  kindName,
  mayRearrange,
  type Passage,
  type PassageKind,
  passageKinds,
} from '../../features/strategy/index.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Details, Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { capital, passageTitle } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

interface Group {
  readonly theme: number | null
  readonly heading: string
  readonly passages: readonly Passage[]
}

/** What the edition says: the frame first, then theme by theme. */
export function passageGroups(
  edition: Edition,
  passages: readonly Passage[],
  language: Language,
  changes: boolean,
): Markup {
  const t = text(language)
  const themes = [...new Set(passages.flatMap(({ theme }) => (theme === null ? [] : [theme])))].sort(
    (one, other) => one - other,
  )
  const groups: Group[] = [null, ...themes].map((theme) => ({
    theme,
    heading: theme === null ? t('frame') : themeHeading(passages, theme, language),
    passages: passages.filter((passage) => passage.theme === theme),
  }))
  const add = changes && mayRearrange(edition.state)
  return html`${groups.map((group) => groupOf(edition, group, language, add))}${add ? html`<p><a href="${href(paths.newPassage, language, { edition: edition.id, kind: 'theme', theme: (themes.at(-1) ?? 0) + 1 })}">${t('addTheme')}</a></p>` : ''}`
}

function groupOf(edition: Edition, group: Group, language: Language, add: boolean): Markup {
  const { heading, passages } = group
  return Details({
    summary: text(language)('group', { heading, count: passages.length }),
    children: html`${kindsOf(edition, group, language)}${add ? additions(edition, group, language) : ''}`,
  })
}

function themeHeading(passages: readonly Passage[], theme: number, language: Language): string {
  const own = passages.find((passage) => passage.kind === 'theme' && passage.theme === theme)
  return own ? passageTitle(own, language) : text(language)('theme', { number: theme })
}

/** Those of one kind stand together, in the order of the source. */
function kindsOf(edition: Edition, { passages }: Group, language: Language): Markup {
  const kinds = [...new Set(passages.map(({ kind }) => kind))]
  return html`${kinds.map((kind) => {
    const items = passages
      .filter((passage) => passage.kind === kind)
      .map((passage) => item(edition, passage, language))
    return html`<h3>${capital(kindName(kind, language))}</h3><ul>${items}</ul>`
  })}`
}

function item(edition: Edition, passage: Passage, language: Language): Markup {
  const t = text(language)
  const address = href(paths.passage, language, { edition: edition.id, passage: passage.id })
  const state = passage.state ? html` ${Tag({ children: initiativeStateName(passage.state, language) })}` : ''
  const out = passage.withdrawn ? html` ${Tag({ kind: 'attention', children: t('withdrawn') })}` : ''
  return html`<li><a href="${address}">${passageTitle(passage, language)}</a>${state}${out}</li>`
}

const underThemes: readonly PassageKind[] = [
  'where_are_we',
  'statement',
  'sub_goal',
  'initiative',
  'target_group',
]

/** What can be added to a group of a draft. */
function additions(edition: Edition, { theme }: Group, language: Language): Markup {
  const t = text(language)
  const kinds = theme === null ? passageKinds.filter((kind) => mayStandAlone(kind)) : underThemes
  const links = kinds.map(
    (kind) =>
      html`<li><a href="${href(paths.newPassage, language, { edition: edition.id, kind, theme: theme ?? 0 })}">${t('addKind', { kind: kindName(kind, language) })}</a></li>`,
  )
  return html`<h3>${theme === null ? t('addToFrame') : t('addToTheme', { number: theme })}</h3><ul>${links}</ul>`
}

const mayStandAlone = (kind: PassageKind): boolean => !underThemes.includes(kind) && kind !== 'theme'

/** Whether something of this kind goes there: zero stands for outside the themes. */
export const fits = (kind: PassageKind, theme: number): boolean =>
  theme === 0 ? mayStandAlone(kind) : underThemes.includes(kind) || kind === 'theme'

import { html } from 'hono/html'
import {
  type Edition,
  editionStateName,
  hasRunOut,
  type Passage,
  passageName,
} from '../../features/strategy/index.ts'
import type { FrameContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { Notice, Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** `Udgave 4`; a draft may have no number yet. */
export const editionName = ({ number }: Edition, language: Language): string =>
  number === null ? text(language)('editionNoNumber') : text(language)('edition', { number })

export const editionTag = ({ state }: Edition, language: Language): Markup =>
  Tag({
    kind: state === 'in_force' ? 'positive' : state === 'expired' ? 'attention' : 'neutral',
    children: editionStateName(state, language),
  })

export function validity({ validFrom, validTo }: Edition, language: Language): string {
  const t = text(language)
  const from = validFrom && longDate(validFrom, language)
  const to = validTo && longDate(validTo, language)
  if (from && to) return t('validBoth', { from, to })
  if (from) return t('validFrom', { from })
  return to ? t('validTo', { to }) : t('validityUnknown')
}

/** That an edition has run out, and is still the one to work by. */
export const runOutLine = (edition: Edition, today: string, language: Language): string | undefined =>
  hasRunOut(edition, today) &&
  edition.validTo &&
  (edition.state === 'in_force' || edition.state === 'expired')
    ? text(language)('runOut', { to: longDate(edition.validTo, language) })
    : undefined

/** A passage's name and title, with its first words where it has no title. */
export function passageTitle(passage: Passage, language: Language): string {
  const name = capital(passageName(passage, language))
  const title = passage.title?.[language] ?? firstWords(passage.official ?? '')
  return title === '' ? name : `${name}: ${title}`
}

export const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1)

export function firstWords(words: string, most = 70): string {
  const line = words.split('\n', 1)[0] ?? ''
  return line.length <= most ? line : `${line.slice(0, line.lastIndexOf(' ', most))} …`
}

type Crumbs = NonNullable<View['breadcrumb']>

export const frontCrumb = (language: Language): Crumbs => [
  { href: href(paths.front, language), label: text(language)('frontTitle') },
]

export const editionCrumbs = (edition: Edition, language: Language): Crumbs => [
  ...frontCrumb(language),
  { href: href(paths.edition, language, { edition: edition.id }), label: editionName(edition, language) },
]

export const passageCrumbs = (edition: Edition, passage: Passage, language: Language): Crumbs => [
  ...editionCrumbs(edition, language),
  {
    href: href(paths.passage, language, { edition: edition.id, passage: passage.id }),
    label: capital(passageName(passage, language)),
  },
]

const deeds = [
  'begun',
  'saved',
  'unchanged',
  'moved',
  'decision',
  'added',
  'replaced',
  'withdrawn',
  'restored',
  'takenBack',
  'seat',
  'wording',
  'wordingEnded',
  'takenOver',
  'released',
] as const
export type Deed = (typeof deeds)[number]

/** Where an action leads: a page that says what happened. */
export const after = (address: string, deed: Deed): string => `${address}?done=${deed}`

/** What has just happened, where the address says so. */
export function doneNotice(
  query: URLSearchParams,
  { language }: Pick<FrameContext, 'language'>,
): Markup | '' {
  const deed = deeds.find((one) => one === query.get('done'))
  if (!deed) return ''
  return Notice({ language, kind: 'success', heading: text(language)(`done_${deed}`), announce: true })
}

/** The one thing to do on a page, as a link that looks like the button it leads to. */
export const primaryLink = (address: string, label: string): Markup =>
  html`<p><a class="button button-primary" href="${address}">${label}</a></p>`

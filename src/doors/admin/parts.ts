import { html } from 'hono/html'
import type { FrameContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { Notice } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

type Crumbs = NonNullable<View['breadcrumb']>

export const frontCrumb = (language: Language): Crumbs => [
  { href: href(paths.front, language), label: text(language)('frontTitle') },
]
export const organisationsCrumb = (language: Language): Crumbs => [
  ...frontCrumb(language),
  { href: href(paths.organisations, language), label: text(language)('organisations') },
]
export const organisationCrumbs = (one: { id: string; name: string }, language: Language): Crumbs => [
  ...organisationsCrumb(language),
  { href: href(paths.organisation, language, { organisation: one.id }), label: one.name },
]
export const unitCrumbs = (
  unit: { id: string; name: string; organisationId: string; organisation: string },
  language: Language,
): Crumbs => [
  ...organisationCrumbs({ id: unit.organisationId, name: unit.organisation }, language),
  { href: href(paths.unit, language, { unit: unit.id }), label: unit.name },
]
export const usersCrumb = (language: Language): Crumbs => [
  ...frontCrumb(language),
  { href: href(paths.users, language), label: text(language)('users') },
]
export const userCrumbs = (user: { id: string; name: string }, language: Language): Crumbs => [
  ...usersCrumb(language),
  { href: href(paths.user, language, { user: user.id }), label: user.name },
]
export const rulesCrumb = (language: Language): Crumbs => [
  ...frontCrumb(language),
  { href: href(paths.rules, language), label: text(language)('rules') },
]
export const sampleCrumb = (language: Language): Crumbs => [
  ...frontCrumb(language),
  { href: href(paths.sample, language), label: text(language)('sample') },
]

const deeds = [
  'added',
  'saved',
  'closed',
  'member',
  'memberEnded',
  'roll',
  'awaited',
  'suspended',
  'lifted',
  'left',
  'sessionEnded',
  'role',
  'roleEnded',
  'roleExtended',
  'confirmed',
  'rule',
  'ruleEnded',
  'judged',
  'versionDraft',
  'versionChanged',
  'versionInForce',
  'clockStarted',
  'signalRuleMade',
  'signalOn',
  'signalOff',
  'backtestLooked',
  'purpose',
  'importBrought',
  'importAsked',
  'merged',
  'parted',
] as const
type Deed = (typeof deeds)[number]

/** Where an action leads: a page that says what happened. */
export const after = (address: string, deed: Deed): string => `${address}?done=${deed}`

/** What has just happened, where the address says so. */
export function doneNotice({ query, language }: FrameContext & { query: URLSearchParams }): Markup | '' {
  const deed = deeds.find((one) => one === query.get('done'))
  if (!deed) return ''
  return Notice({ language, kind: 'success', heading: text(language)(`done_${deed}`), announce: true })
}

export const primaryLink = (address: string, label: string): Markup =>
  html`<p><a class="button button-primary" href="${address}">${label}</a></p>`

/** “From … until …”, where the last date is the first day on which it no longer holds. */
export function period(one: { validFrom: string; validUntil: string | null }, language: Language): string {
  const t = text(language)
  const from = longDate(one.validFrom, language)
  return one.validUntil === null
    ? t('since', { from })
    : t('fromUntil', { from, until: longDate(one.validUntil, language) })
}

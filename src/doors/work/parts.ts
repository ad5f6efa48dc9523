import { html } from 'hono/html'
import { type Standing, whyNotice } from '../../features/access/index.ts'
import type { Person } from '../../features/young-people/index.ts'
import type { FrameContext, View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Notice, Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

type Crumbs = NonNullable<View['breadcrumb']>

export const frontCrumb = (language: Language): Crumbs => [
  { href: href(paths.today, language), label: text(language)('todayTitle') },
]

export const caseloadCrumbs = (language: Language): Crumbs => [
  ...frontCrumb(language),
  { href: href(paths.caseload, language), label: text(language)('caseloadTitle') },
]

export const personHref = (person: { readonly id: string }, language: Language): string =>
  href(paths.person, language, { person: person.id })

export const personCrumbs = (person: Person, language: Language): Crumbs => [
  ...caseloadCrumbs(language),
  { href: personHref(person, language), label: person.name },
]

/** Protection is said in words, and never by colour alone. */
export const protectedTag = (person: { readonly protected: boolean }, language: Language): Markup | '' =>
  person.protected ? html` ${Tag({ kind: 'attention', children: text(language)('protected') })}` : ''

/** At the top of every page about somebody: who, and why one sees it. */
export const about = (standing: Standing, person: Person, language: Language): Markup =>
  html`<p>${text(language)('aboutPerson', { name: person.name, age: person.age })}${protectedTag(person, language)}</p>${whyNotice(standing, person.givenName, language)}`

const deeds = [
  'noteWritten',
  'noteKept',
  'noteRevised',
  'noteMoved',
  'consentGiven',
  'consentWithdrawn',
  'referred',
  'relationEnded',
  'glassOpened',
  'glassEnded',
  'reviewed',
  'alreadyYours',
  'activityRecorded',
  'activityCorrected',
  'activityEnded',
  'activityConfirmed',
  'activityWithdrawn',
  'activitiesAgreed',
  'focusMarked',
  'focusLifted',
  'homeChanged',
  'contactChanged',
  'guardianEntered',
  'custodyEnded',
  'promiseExcused',
  'signalEnded',
  'awayPut',
  'concernStep',
  'concernAnswered',
  'concernClosed',
  'concernMerged',
  'concernRedirected',
  'concernGiven',
  'concernCustody',
  'concernMatched',
  'contactAssigned',
  'contactEnded',
  'capacitySet',
  'handoverProposed',
  'handoversProposed',
  'handoverAccepted',
  'handoverDeclined',
  'handoverCancelled',
  'handoverDecided',
  'attemptMade',
  'contactMade',
  'attemptsStopped',
  'offerMade',
  'guideBegun',
  'guideReviewed',
  'guideEnded',
  'talkProposed',
  'talkMoreTimes',
  'talkAnswered',
  'talkBooked',
  'talkEnded',
  'talkInvited',
  'talkTakenOff',
  'minutesWritten',
  'minutesShared',
  'stepAgreed',
  'stepDone',
  'stepEnded',
  'viewSaved',
  'viewDropped',
] as const
export type Deed = (typeof deeds)[number]

/** Where an action leads: a page that says what happened. */
export const after = (address: string, deed: Deed): string => `${address}?done=${deed}`

/** The same, back on somebody's page. */
export const afterOn = (person: { readonly id: string }, language: Language, deed: Deed): string =>
  after(personHref(person, language), deed)

/** What has just happened, where the address says so. */
export function doneNotice(
  query: URLSearchParams,
  { language }: Pick<FrameContext, 'language'>,
): Markup | '' {
  const deed = deeds.find((one) => one === query.get('done'))
  if (!deed) return ''
  return Notice({ language, kind: 'success', heading: text(language)(`done_${deed}`), announce: true })
}

export const link = (address: string, label: string): Markup => html`<a href="${address}">${label}</a>`

/** The things to do on a page, as links side by side. */
export function actionLinks(links: readonly (readonly [string, string])[]): Markup | '' {
  if (links.length === 0) return ''
  const items = links.map(([address, label]) => html`<li>${link(address, label)}</li>`)
  return html`<ul class="link-list">${items}</ul>`
}

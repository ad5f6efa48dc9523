import { html } from 'hono/html'
import { reasonName } from '../../features/access/index.ts'
import { contactKindName } from '../../features/contact-person/index.ts'
import type { Handover } from '../../features/handover/index.ts'
import { against, factName, type Objection, objectionsBeside } from '../../features/objections/index.ts'
import type { Around } from '../../features/own-data/index.ts'
import type { PlaceToTurn } from '../../features/places/index.ts'
import { type Reach, reachList } from '../../features/reach/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import type { Opened } from './access.ts'
import { wrongLink } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

export interface AroundProps {
  readonly context: PageContext
  readonly opened: Opened
  readonly around: readonly Around[]
  /** How the contact person is reached, where they have written it. */
  readonly reach: Reach | undefined
  /** Where the contact person works. */
  readonly unit: string | null
  /** The guidance that answers the phone, where the municipality has named one. */
  readonly place: PlaceToTurn | undefined
  readonly objections: readonly Objection[]
  /** A new adult who is proposed, or was lately: the young person's alone. */
  readonly handover?: Handover | undefined
}

/** The contact person first: a human being, and how to reach them (A-10). */
export function adultSection(props: Omit<AroundProps, 'objections'>): Markup {
  const { opened, around, reach, unit, place, handover } = props
  const { language } = props.context
  const t = text(language)
  const { ofChild } = opened
  const change = handover && (handover.ended === null || handover.decidedBecause !== null)
  const news = change
    ? html`<p><a href="${href(paths.newAdult, language)}">${t(handover.ended === null ? 'adultAsks' : 'adultChanged')}</a></p>`
    : ''
  const contact = around.find(({ kind }) => kind === 'contact_person')
  const phone = place?.phone
  const hours = place?.hours ? ` ${t('adultHours', { hours: place.hours[language] })}` : ''
  const call =
    place && phone ? html`<p>${t('adultCall', { place: place.name[language], phone })}${hours}</p>` : ''
  const as = contact?.as ? ` (${contactKindName(contact.as, language).toLowerCase()})` : ''
  const who = contact
    ? html`<p><strong>${t(ofChild ? 'childAdultText' : 'adultText', { name: contact.name })}</strong>${as}${unit ? html` ${t('adultWhere', { unit })}` : ''}${contact.until ? html` ${t('adultUntil', { date: longDate(contact.until, language) })}` : ''}</p>`
    : html`<p>${t(ofChild ? 'noAdult' : 'noAdultYet')}${call === '' ? '' : ` ${t('adultHelp')}`}</p>`
  const way = contact ? reachSentence(contact.name, reach, language) : ''
  return html`<section aria-labelledby="adult"><h2 id="adult">${t(ofChild ? 'childAdult' : 'adult')}</h2>${who}${way}${call}${news}</section>`
}

/** How somebody is reached, in a sentence and a short list; nothing where they have not written it. */
export function reachSentence(name: string, reach: Reach | undefined, language: Language): Markup | '' {
  const list = reachList(reach, language)
  return list === '' ? '' : html`<p>${text(language)('adultReach', { name })}</p>${list}`
}

/** Everybody else around them, and until when. A parent is not told of the other one (L-30). */
export function aroundSection({ context, opened, around, objections }: AroundProps): Markup {
  const { language } = context
  const t = text(language)
  const others = around.filter(
    ({ kind }) => kind !== 'contact_person' && !(opened.ofChild && kind === 'custody'),
  )
  const items = others.map(
    ({ kind, name, until }) =>
      html`<li>${name}: ${reasonName(kind, language)}${until ? html`, ${t('aroundUntil', { date: longDate(until, language) })}` : ''}</li>`,
  )
  const heading = opened.ofChild ? t('childAround', { name: opened.facts.givenName }) : t('around')
  return html`<section aria-labelledby="around"><h2 id="around">${heading}</h2>${items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${t('aroundNone')}</p>`}<p>${wrongLink(opened, 'around', factName('around', language), language)}</p>${objectionsBeside(against(objections, 'around'), language)}</section>`
}

import { html } from 'hono/html'
import type { PlaceToTurn } from '../../features/places/index.ts'
import type { Edition, Passage, Seat } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Tag } from '../../ui/content.tsx'
import type { Markup } from '../../ui/markup.ts'
import { byKind, editionBanner, longDate, provenance, titleOf, words } from './parts.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'
import { statements } from './views-theme.ts'

interface Props {
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly language: Language
  readonly now: Date
}

export function partnershipView({
  edition,
  seats,
  passages,
  language,
  now,
}: Props & { seats: readonly Seat[] }): View {
  const t = text(language)
  const tasks = byKind(passages, 'task')
  const [firstTask] = tasks
  const vacant = seats.filter((seat) => seat.vacant).length
  return {
    title: t('partnershipTitle'),
    description: t('partnershipDescription'),
    alternates: { da: href(paths.partnership, 'da'), en: href(paths.partnership, 'en') },
    main: html`<h1>${t('partnershipTitle')}</h1><p>${t('partnershipText')}</p>${editionBanner(edition, language, now)}
<section aria-labelledby="seats"><h2 id="seats">${t('seats', { count: seats.length })}</h2><p>${t('vacantSeats', { count: vacant })}</p>
<ul class="columns" lang="da">${seats.map((seat) => html`<li>${seat.name}${seat.vacant ? html` <span lang="${language}">${Tag({ kind: 'attention', children: t('vacant') })}</span>` : ''}</li>`)}</ul></section>
<section aria-labelledby="tasks"><h2 id="tasks">${t('tasks')}</h2><ol class="passages">${tasks.map((task) => html`<li>${task.title ? html`<h3>${task.title[language]}</h3>` : ''}${words(task, edition, language)}</li>`)}</ol>${firstTask ? provenance(firstTask, edition, language) : ''}</section>
${byKind(passages, 'contact').map((one) => html`<section aria-labelledby="contact"><h2 id="contact">${titleOf(one, language, t('footerContact'))}</h2>${words(one, edition, language)}</section>`)}`,
  }
}

export function youthCouncilView({ edition, passages, language, now }: Props): View {
  const t = text(language)
  const themes = byKind(passages, 'theme').map((own) => {
    const theme = own.theme ?? 0
    const name = `${t('theme', { number: theme })}: ${titleOf(own, language, '')}`
    return statements({ passages, edition, theme, language }, name)
  })
  return {
    title: t('youthCouncilTitle'),
    description: t('youthCouncilDescription'),
    alternates: { da: href(paths.youthCouncil, 'da'), en: href(paths.youthCouncil, 'en') },
    main: html`<h1>${t('youthCouncilTitle')}</h1><p>${t('youthCouncilText')}</p>${editionBanner(edition, language, now)}${themes}`,
  }
}

/** Whom to turn to. What to do in acute danger stands first, before anything else can be read. */
export function turnToView(places: readonly PlaceToTurn[], language: Language): View {
  const t = text(language)
  const groups = [
    ['danger', t('turnToDanger'), ['danger', 'around_the_clock']],
    ['talk', t('turnToTalk'), ['helpline']],
    ['guidance', t('turnToGuidance'), ['guidance', 'office']],
  ] as const
  return {
    title: t('turnToTitle'),
    description: t('turnToDescription'),
    alternates: { da: href(paths.turnTo, 'da'), en: href(paths.turnTo, 'en') },
    main: html`<h1>${t('turnToTitle')}</h1>${groups.map(([id, heading, kinds]) => {
      const members = places.filter((place) => (kinds as readonly string[]).includes(place.kind))
      return html`<section class="turn-to turn-to-${id}" aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><ul class="passages">${members.map((place) => placeItem(place, language))}</ul></section>`
    })}`,
  }
}

function placeItem(place: PlaceToTurn, language: Language): Markup {
  const t = text(language)
  const phone = place.phone
    ? place.invented
      ? html`<p>${t('phone')}: <strong>${place.phone}</strong>. ${t('invented')}</p>`
      : html`<p>${t('phone')}: <a href="tel:${place.phone.replaceAll(' ', '')}"><strong>${place.phone}</strong></a></p>`
    : ''
  return html`<li><h3>${place.name[language]}</h3><p>${place.text[language]}</p>${phone}${place.address ? html`<p>${t('address')}: ${place.address}</p>` : ''}${place.hours ? html`<p>${t('hours')}: ${place.hours[language]}</p>` : ''}${place.checkedOn ? html`<p class="provenance">${t('checkedOn', { date: longDate(place.checkedOn, language) })}${place.source ? ` ${t('adoptedSource', { source: place.source })}` : ''}</p>` : ''}</li>`
}

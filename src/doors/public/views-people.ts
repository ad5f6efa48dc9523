import { html } from 'hono/html'
import type { PlaceToTurn } from '../../features/places/index.ts'
import type { Edition, Passage, Seat } from '../../features/strategy/index.ts'
import type { View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import type { Language } from '../../platform/text/language.ts'
import { Tag } from '../../ui/content.tsx'
import { block, byKind, editionLine, passageList, provenance, titleOf, words } from './parts.ts'
import { paths } from './paths.ts'
import { placeList } from './places.ts'
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
    main: html`<div class="page-head band"><h1>${t('partnershipTitle')}</h1><div class="lead"><p>${t('partnershipText')}</p></div></div>${editionLine(edition, language, now)}
<section aria-labelledby="seats"><h2 id="seats">${t('seats', { count: seats.length })}</h2><p>${t('vacantSeats', { count: vacant })}</p>
<ul class="columns no-max-width" lang="da">${seats.map((seat) => html`<li>${seat.name}${seat.vacant ? html` <span lang="${language}">${Tag({ kind: 'attention', children: t('vacant') })}</span>` : ''}</li>`)}</ul></section>
<section class="tasks" aria-labelledby="tasks"><h2 id="tasks">${t('tasks')}</h2>${passageList(tasks, edition, language, { numbered: true })}${firstTask ? provenance(firstTask, edition, language) : ''}</section>
${byKind(passages, 'contact').map((one) => block('contact', titleOf(one, language, t('footerContact')), words(one, edition, language)))}`,
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
    main: html`<div class="page-head band"><h1>${t('youthCouncilTitle')}</h1><div class="lead"><p>${t('youthCouncilText')}</p></div></div>${editionLine(edition, language, now)}${themes}`,
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
    main: html`<div class="page-head band"><h1>${t('turnToTitle')}</h1><div class="lead"><p>${t('frontTurnToText')}</p></div></div>${groups.map(
      ([id, heading, kinds]) => {
        const members = places.filter((place) => (kinds as readonly string[]).includes(place.kind))
        return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${placeList(members, language)}</section>`
      },
    )}`,
  }
}

import { html } from 'hono/html'
import type { PlaceToTurn } from '../../features/places/index.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import type { Markup } from '../../ui/markup.ts'
import { text } from './text.ts'

/** Where to call when it cannot wait: danger first, then the municipality's own number, then somebody to talk to. */
export function callFirst(places: readonly PlaceToTurn[], language: Language): Markup {
  const kinds: readonly string[] = ['danger', 'around_the_clock', 'helpline']
  const members = places.filter(({ kind }) => kinds.includes(kind))
  return placeList(members, language, { brief: true })
}

export function placeList(
  places: readonly PlaceToTurn[],
  language: Language,
  { brief = false }: { brief?: boolean } = {},
): Markup {
  return html`<ul class="places no-max-width">${places.map((place) => placeItem(place, language, brief))}</ul>`
}

function placeItem(place: PlaceToTurn, language: Language, brief: boolean): Markup {
  const t = text(language)
  const { kind, name, address, hours } = place
  const lines = brief
    ? ''
    : html`${address ? html`<p>${t('address')}: ${address}</p>` : ''}${hours ? html`<p>${t('hours')}: ${hours[language]}</p>` : ''}${checked(place, language)}`
  return html`<li class="place place-${kind}"><h3>${name[language]}</h3>${phoneLine(place, language)}<p>${place.text[language]}</p>${lines}</li>`
}

/** An invented number is no link: nobody in need may call it by mistake. */
function phoneLine({ phone, invented }: PlaceToTurn, language: Language): Markup | '' {
  const t = text(language)
  if (!phone) return ''
  const unbroken = phone.replaceAll(' ', '\u00a0')
  if (invented)
    return html`<p class="phone phone-invented">${unbroken}</p><p class="provenance">${t('invented')}</p>`
  return html`<p class="phone"><a href="tel:${phone.replaceAll(' ', '')}"><span class="sr-only">${t('phone')} </span>${unbroken}</a></p>`
}

function checked({ checkedOn, source }: PlaceToTurn, language: Language): Markup | '' {
  if (!checkedOn) return ''
  const t = text(language)
  return html`<p class="provenance">${t('checkedOn', { date: longDate(checkedOn, language) })}${source ? ` ${t('adoptedSource', { source: sourceName(source) })}` : ''}</p>`
}

/** A long address says no more to a reader than whose it is. */
const sourceName = (source: string): string => {
  const hosts = [...source.matchAll(/https?:\/\/([^/\s]{1,200})/g)].map(([, host]) => host ?? '')
  return hosts.length === 0 ? source : [...new Set(hosts)].join(', ')
}

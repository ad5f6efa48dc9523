import type { Insertable } from 'kysely'
import type { DB } from '../platform/db/schema.ts'

/** The day on which somebody last compared these numbers with their sources. */
const checkedOn = '2026-11-24'
const strategy = 'Ungestrategien 2020–2025'
const aroundTheClock = { hours_da: 'Hele døgnet', hours_en: 'Around the clock' }

/** Acute danger first: pages show the places in this order. One number is invented and cannot be called. */
export const demonstrationPlaces: readonly Insertable<DB['place_to_turn']>[] = [
  {
    position: 1,
    kind: 'danger',
    name_da: 'Er nogen i fare nu?',
    name_en: 'Is somebody in danger now?',
    text_da: 'Ring 112, hvis liv eller helbred er i fare. Bliv i røret, til hjælpen er på vej.',
    text_en: 'Call 112 if life or health is in danger. Stay on the line until help is on its way.',
    phone: '112',
    ...aroundTheClock,
    source: 'politi.dk/kontakt-politiet/alarm-112',
    checked_on: checkedOn,
  },
  {
    position: 2,
    kind: 'around_the_clock',
    name_da: 'Kommunens døgnvagt',
    name_en: "The municipality's 24-hour line",
    text_da:
      'Her kan man ringe, når et barn eller en ung skal have hjælp i aften eller i nat. Nummeret er opfundet til demonstrationen, og ingen svarer. Ring 112, hvis det haster.',
    text_en:
      'For when a child or young person must have help this evening or tonight. The number is invented for the demonstration, and nobody answers it. Call 112 if it is urgent.',
    // No Danish number begins with 0, so nobody can be rung up by mistake.
    phone: '00 00 00 00',
    ...aroundTheClock,
    invented: true,
  },
  {
    position: 3,
    kind: 'helpline',
    name_da: 'BørneTelefonen',
    name_en: 'BørneTelefonen, the child helpline',
    text_da:
      'Børn og unge kan ringe, skrive eller chatte med Børns Vilkår om alt. Det er gratis. Du behøver ikke sige, hvem du er.',
    text_en:
      'Children and young people can call, text or chat with Børns Vilkår about anything. It is free. You need not say who you are.',
    phone: '116 111',
    ...aroundTheClock,
    // Hours: its page "20 Years, 20 Voices: Børns Vilkår"; number: its page on the helpline day of 2018.
    source: 'childhelplineinternational.org',
    checked_on: checkedOn,
  },
  {
    position: 4,
    kind: 'helpline',
    name_da: 'Livslinien',
    name_en: 'Livslinien, the lifeline',
    text_da:
      'Har du tanker om selvmord, eller er du bekymret for en ven? Ring og tal med en, der lytter. Se på livslinien.dk, hvornår der er åbent.',
    text_en:
      'Do you have thoughts of suicide, or are you worried about a friend? Call and talk to somebody who listens. See livslinien.dk for when it is open.',
    phone: '70 201 201',
    // The source's opening hours are of 2015 and have changed since: none are given.
    source: 'cphpost.dk, 26.10.2015',
    checked_on: checkedOn,
  },
  {
    position: 5,
    kind: 'guidance',
    name_da: 'Uddannelseshuset',
    name_en: 'Uddannelseshuset, the house of education',
    text_da: 'Her er der vejledere for unge. De hjælper dig med at finde det næste skridt.',
    text_en: 'Guidance counsellors for young people are here. They help you find your next step.',
    source: strategy,
    checked_on: checkedOn,
  },
  {
    position: 6,
    kind: 'office',
    name_da: 'Job- og Uddannelsesafdelingen',
    name_en: 'Department of Jobs and Education',
    text_da: 'Ring her, hvis du vil tale med kommunen om job eller skole, eller om planen for unge.',
    text_en:
      'Call here to talk with the municipality about work or school, or about its plan for young people.',
    phone: '99 31 37 00',
    address: 'Sønderbro 12, 9000 Aalborg',
    source: strategy,
    checked_on: checkedOn,
  },
]

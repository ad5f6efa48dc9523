import type { Insertable } from 'kysely'
import type { DB } from '../platform/db/schema.ts'

type Place = Insertable<DB['place_to_turn']>

/** The day on which somebody last compared the numbers with their sources. */
const checkedOn = '2026-11-24'
const strategy = 'Ungestrategien 2020–2025, kontakt'

/** Acute danger first: pages show the places in this order. */
export const demonstrationPlaces: readonly Place[] = [
  {
    position: 1,
    kind: 'danger',
    name_da: 'Er nogen i fare nu?',
    name_en: 'Is somebody in danger now?',
    text_da: 'Ring 112, hvis liv eller helbred er i fare. Bliv i røret, til hjælpen er på vej.',
    text_en: 'Call 112 if life or health is in danger. Stay on the line until help is on its way.',
    phone: '112',
    hours_da: 'Hele døgnet',
    hours_en: 'Around the clock',
    source: 'https://politi.dk/kontakt-politiet/alarm-112',
    checked_on: checkedOn,
  },
  {
    position: 2,
    kind: 'around_the_clock',
    name_da: 'Kommunens døgnvagt',
    name_en: "The municipality's duty officer",
    text_da:
      'Her kan man ringe, når et barn eller en ung må have hjælp i nat. Nummeret er opfundet til demonstrationen. Det virker ikke. Ring 112, hvis det haster.',
    text_en:
      'For when a child or young person must have help tonight. The number is invented for the demonstration. It does not work. Call 112 if it is urgent.',
    phone: '00 00 00 00',
    hours_da: 'Hele døgnet',
    hours_en: 'Around the clock',
    source: null,
    checked_on: null,
    invented: true,
  },
  {
    position: 3,
    kind: 'helpline',
    name_da: 'BørneTelefonen',
    name_en: 'BørneTelefonen, the child helpline',
    text_da: 'Børns Vilkår svarer børn og unge. Du kan tale om alt. Du behøver ikke sige, hvem du er.',
    text_en: 'Børns Vilkår answers children and young people, about anything. You need not say who you are.',
    phone: '116 111',
    hours_da: 'Hele døgnet',
    hours_en: 'Around the clock',
    source:
      'https://childhelplineinternational.org/20-years-20-voices-borns-vilkar-denmark/ https://childhelplineinternational.org/international-child-helpline-day-2018-denmark/',
    checked_on: checkedOn,
  },
  {
    position: 4,
    kind: 'office',
    name_da: 'Job- og Uddannelsesafdelingen',
    name_en: 'Department of Jobs and Education',
    text_da: 'Ring til kommunen om skole, job og uddannelse, eller om strategien.',
    text_en: 'Call the municipality about school, work and education, or about the strategy.',
    phone: '99 31 37 00',
    address: 'Sønderbro 12, 9000 Aalborg',
    source: strategy,
    checked_on: checkedOn,
  },
  {
    position: 5,
    kind: 'guidance',
    name_da: 'Uddannelseshuset',
    name_en: 'Uddannelseshuset, the house of education',
    text_da: 'Her sidder vejledere for unge. De hjælper dig med at finde dit næste skridt.',
    text_en: 'This is where guidance counsellors for young people work. They help you find your next step.',
    source: strategy,
    checked_on: checkedOn,
  },
]

import { fromTheStrategy, observe, thirdQuarter2019, year } from './indicator.ts'
import type { PrintedIndicator } from './metadata.ts'

const population = 'Ungestrategiens målgruppe › Hvor er vi i dag?'
const today = 'Tema 4 › Hvor er vi i dag?'

const youngPeople = {
  da: 'Unge fra 15 til 24 år i Aalborg Kommune',
  en: 'Young people aged 15 to 24 in Aalborg Kommune',
}
const outside = {
  da: 'Unge fra 15 til 24 år, der hverken går i grundskole eller på en ungdomsuddannelse og ikke har en',
  en: 'Young people aged 15 to 24 who are neither in compulsory school nor in a youth education and have not completed one',
}

export const outsideShare: PrintedIndicator = {
  code: 'outside-share',
  theme: 4,
  name: { da: 'Unge uden for uddannelse', en: 'Young people outside education' },
  unit: 'percent',
  definition: {
    da: 'Andelen af unge fra 15 til 24 år, der hverken går i grundskole eller på en ungdomsuddannelse og ikke har en. Man tæller med, selv om man har et job eller går på FGU.',
    en: 'The share of young people aged 15 to 24 who are neither in compulsory school nor in a youth education and have not completed one. You are counted even if you have a job or attend FGU (preparatory basic education).',
  },
  numerator: outside,
  denominator: youngPeople,
  population: youngPeople,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'down',
  breakdowns: {},
  observations: [
    observe(thirdQuarter2019, {
      numerator: 3030,
      denominator: 34249,
      value: 8.8,
      section: 'Forord; Tema 4 › Hvor er vi i dag?',
    }),
  ],
  targets: [],
  caution: {
    da: 'Forordet skriver 8,8 % og oktober 2019. Tema 4 skriver 3.030 unge og 3. kvartal 2019. 3.030 af 34.249 er 8,8 %, så vi læser det som samme tal og bruger kvartalet. Andre har egne mål for unge uden job og uddannelse. De tæller på en anden måde og kan ikke stilles op ved siden af.',
    en: 'The foreword says 8.8% and October 2019. Theme 4 says 3,030 young people and the third quarter of 2019. 3,030 of 34,249 is 8.8%, so we read them as the same figure and use the quarter. Others have their own measures of young people without job and education. They count differently and cannot be put beside it.',
  },
}

export const populationFifteenToTwentyFour: PrintedIndicator = {
  code: 'population-15-24',
  theme: null,
  name: { da: 'Unge i kommunen', en: 'Young people in the municipality' },
  unit: 'persons',
  definition: {
    da: 'Hvor mange unge fra 15 til 24 år der er i Aalborg Kommune.',
    en: 'How many young people aged 15 to 24 there are in Aalborg Kommune.',
  },
  numerator: null,
  denominator: null,
  population: youngPeople,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'neutral',
  breakdowns: {},
  observations: [
    observe(year(2014, '09-30'), { value: 34314, section: population }),
    observe(thirdQuarter2019, { value: 34249, section: population }),
  ],
  targets: [],
  caution: {
    da: 'For 2014 nævner kilden kun året. Vi har sat tallet ved slutningen af 3. kvartal, så det kan ses ved siden af 2019.',
    en: 'For 2014 the source names only the year. We have placed the figure at the end of the third quarter, so that it can be seen beside 2019.',
  },
}

const estimate = {
  da: 'Et forsigtigt skøn, som strategien selv laver. Den siger ikke, hvordan det er regnet ud. Det er ikke en optælling.',
  en: 'A careful estimate made by the strategy itself. It does not say how it was worked out. It is not a count.',
}
const special = { da: 'Unge med særligt fokus, efter skøn', en: 'Young people with special focus, estimated' }

export const specialFocus: PrintedIndicator = {
  code: 'special-focus',
  theme: 4,
  name: { da: 'Unge med behov for særligt fokus', en: 'Young people who need special focus' },
  unit: 'persons',
  definition: {
    da: 'Hvor mange af de 3.030 unge uden for uddannelse der efter et skøn har brug for særligt fokus.',
    en: 'How many of the 3,030 young people outside education are estimated to need special focus.',
  },
  numerator: null,
  denominator: null,
  population: outside,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'down',
  breakdowns: {},
  observations: [observe(thirdQuarter2019, { value: 500, hedge: 'about', section: today })],
  targets: [],
  caution: estimate,
}

export const specialFocusOfOutside: PrintedIndicator = {
  ...specialFocus,
  code: 'special-focus-of-outside',
  name: {
    da: 'Særligt fokus, af unge uden for uddannelse',
    en: 'Special focus, of young people outside education',
  },
  unit: 'percent',
  definition: {
    da: 'Hvor stor en del de 500 er af de 3.030 unge uden for uddannelse.',
    en: 'How large a part the 500 are of the 3,030 young people outside education.',
  },
  numerator: special,
  denominator: outside,
  observations: [
    observe(thirdQuarter2019, {
      numerator: 500,
      denominator: 3030,
      value: 17,
      hedge: 'about',
      section: today,
    }),
  ],
}

export const specialFocusOfAll: PrintedIndicator = {
  ...specialFocus,
  code: 'special-focus-of-all',
  name: { da: 'Særligt fokus, af alle unge', en: 'Special focus, of all young people' },
  unit: 'percent',
  definition: {
    da: 'Hvor stor en del de 500 er af alle unge fra 15 til 24 år i kommunen.',
    en: 'How large a part the 500 are of all young people aged 15 to 24 in the municipality.',
  },
  numerator: special,
  denominator: youngPeople,
  population: youngPeople,
  observations: [
    observe(thirdQuarter2019, {
      numerator: 500,
      denominator: 34249,
      value: 1.5,
      hedge: 'about',
      section: today,
    }),
  ],
}

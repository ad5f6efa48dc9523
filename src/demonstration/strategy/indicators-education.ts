import { fromTheStrategy, observe, thirdQuarter2019, year } from './indicator.ts'
import type { PrintedIndicator } from './metadata.ts'

const today = 'Tema 3 › Hvor er vi i dag?'
const vision = 'Vision - et fælles ansvar'
const inEducation = {
  da: 'Unge fra 15 til 24 år på en ungdomsuddannelse',
  en: 'Young people aged 15 to 24 in a youth education',
}

export const inYouthEducation: PrintedIndicator = {
  code: 'in-youth-education',
  theme: 3,
  name: { da: 'Unge på en ungdomsuddannelse', en: 'Young people in a youth education' },
  unit: 'persons',
  definition: {
    da: 'Hvor mange unge fra 15 til 24 år der er i gang med en ungdomsuddannelse.',
    en: 'How many young people aged 15 to 24 are taking a youth education.',
  },
  numerator: null,
  denominator: null,
  population: inEducation,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'neutral',
  breakdowns: {},
  observations: [observe(thirdQuarter2019, { value: 6686, section: today })],
  targets: [],
  caution: {
    da: 'Tallet er et antal. Det går op og ned med, hvor mange unge der er.',
    en: 'The figure is a count. It goes up and down with how many young people there are.',
  },
}

export const interruptions: PrintedIndicator = {
  code: 'interruptions',
  theme: 3,
  name: { da: 'Unge, der afbrød deres uddannelse', en: 'Young people who interrupted their education' },
  unit: 'persons',
  definition: {
    da: 'Hvor mange unge fra 15 til 24 år der i løbet af et kvartal afbrød deres uddannelse.',
    en: 'How many young people aged 15 to 24 interrupted their education during a quarter.',
  },
  numerator: null,
  denominator: null,
  population: inEducation,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'down',
  breakdowns: {},
  observations: [observe(thirdQuarter2019, { value: 255, section: today })],
  targets: [],
  caution: {
    da: 'Tallet viser, hvad der skete i ét kvartal. Kilden siger ikke, hvor mange der gik i gang med noget nyt bagefter. Et omvalg er ikke et nederlag.',
    en: 'The figure shows what happened in one quarter. The source does not say how many went on to something new. A re-choice is not a defeat.',
  },
}

const cohort = { da: 'Alle unge i en årgang', en: 'All young people in a youth cohort' }

/** A target without an observation: the source prints none, and a missing figure is not zero. */
export const youthEducationCompleted: PrintedIndicator = {
  code: 'youth-education-completed',
  theme: null,
  name: { da: 'Ungdomsuddannelse før 25 år', en: 'Youth education before the age of 25' },
  unit: 'percent',
  definition: {
    da: 'Andelen af en årgang, der har en ungdomsuddannelse, før de bliver 25 år.',
    en: 'The share of a youth cohort who have completed a youth education before turning 25.',
  },
  numerator: {
    da: 'De, der har en ungdomsuddannelse før 25 år',
    en: 'Those who have completed a youth education before 25',
  },
  denominator: cohort,
  population: cohort,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'up',
  breakdowns: {},
  observations: [],
  targets: [
    {
      value: 90,
      year: null,
      note: {
        da: 'De sidste 10 % skal være på god vej mod en uddannelse eller have et fast arbejdsliv. Strategien henter målet i Bedre veje til uddannelse og job (2017).',
        en: 'The other 10% should be well on the way to an education or have a steady working life. The strategy takes the target from Bedre veje til uddannelse og job (2017), a national plan.',
      },
      section: vision,
    },
  ],
  caution: {
    da: 'Strategien nævner et mål, men intet tal for, hvor langt kommunen er. Den siger heller ikke, hvornår målet skal være nået.',
    en: 'The strategy names a target, but no figure for how far the municipality has come. Nor does it say when the target should be reached.',
  },
}

const survey = {
  da: 'Ungestrategien 2020–2025 efter Görlich m.fl. 2019',
  en: 'The youth strategy 2020–2025, after Görlich et al. 2019',
}
const sixteenToTwentyFour = { da: 'Unge fra 16 til 24 år', en: 'Young people aged 16 to 24' }

export const mentalHealth: PrintedIndicator = {
  code: 'mental-health',
  theme: null,
  name: { da: 'Unge, der har det svært mentalt', en: 'Young people who are struggling mentally' },
  unit: 'percent',
  definition: {
    da: 'Andelen af unge fra 16 til 24 år, der har det, som kilden kalder et dårligt mentalt helbred.',
    en: 'The share of young people aged 16 to 24 who have what the source calls poor mental health.',
  },
  numerator: null,
  denominator: null,
  population: sixteenToTwentyFour,
  source: 'published',
  sourceName: survey,
  direction: 'down',
  breakdowns: {},
  observations: [
    observe(year(2013), { value: 13, hedge: 'about', section: vision }),
    observe(year(2017), { value: 18, hedge: 'over', section: vision }),
  ],
  targets: [],
  caution: {
    da: 'Strategien skriver cirka 13 % og over 18 %, altså ikke helt præcise tal. Den siger ikke, om det er unge i Aalborg eller i hele landet. Alderen er fra 16 år og ikke fra 15.',
    en: 'The strategy writes about 13% and over 18%, so the figures are not exact. It does not say whether they are for Aalborg or for the whole country. The age is from 16 and not from 15.',
  },
}

export const mentalHealthGirls: PrintedIndicator = {
  ...mentalHealth,
  code: 'mental-health-girls',
  name: { da: 'Piger, der har det svært mentalt', en: 'Girls who are struggling mentally' },
  definition: {
    da: 'Andelen af piger, der selv oplever det, som kilden kalder et dårligt mentalt helbred.',
    en: 'The share of girls who themselves experience what the source calls poor mental health.',
  },
  population: { da: 'Piger fra 16 til 24 år', en: 'Girls aged 16 to 24' },
  observations: [observe(year(2017), { value: 25, section: vision })],
  caution: {
    da: 'Strategien skriver hver fjerde pige, og det viser vi som 25 %. Alderen har vi læst ud af sætningen før, som handler om unge fra 16 til 24 år.',
    en: 'The strategy writes every fourth girl, which we show as 25%. We read the age from the sentence before, which is about young people aged 16 to 24.',
  },
}

import type { IndicatorDraft, Notes } from '../../features/indicators/index.ts'
import type { Bilingual } from '../../platform/text/language.ts'

/* Whom the register's figures are about, and what holds for all of them (domain.md §1, §3). */

export const records: Bilingual = { da: 'Kommunens eget register', en: 'The municipality’s own register' }
export const all: Bilingual = {
  da: 'Unge fra 15 til 24 år, der bor i kommunen på dagen',
  en: 'Young people aged 15 to 24 who live in the municipality on the day',
}
export const outside: Bilingual = {
  da: 'De af dem, der hverken går i skole eller på en ungdomsuddannelse og ikke har en',
  en: 'Those of them who are neither in school nor in a youth education and have not completed one',
}
export const inEducation: Bilingual = {
  da: 'De af dem, der går på en ungdomsuddannelse',
  en: 'Those of them who are in a youth education',
}
export const turned25: Bilingual = {
  da: 'Unge, der fyldte 25 i det år, der slutter på dagen, og boede i kommunen dagen før',
  en: 'Young people who turned 25 in the year that ends on the day and lived in the municipality the day before',
}

const notes: Notes = {
  rationale: {
    da: 'Strategien spørger: Hvor er vi i dag? Tallet svarer for hver dag.',
    en: 'The strategy asks: where are we today? The figure answers for any day.',
  },
  policy_link: { da: 'Ungestrategien 2020–2025', en: 'The youth strategy 2020–2025' },
  numerator_source: records,
  denominator_source: records,
  age_rule: {
    da: 'Alderen på den dag, tallet gælder for.',
    en: 'The age on the day that the figure stands for.',
  },
  period: { da: 'Den dag, der står ved tallet.', en: 'The day that stands with the figure.' },
  publication_lag: {
    da: 'Hvert kvartal, når sekretariatet har offentliggjort det.',
    en: 'Each quarter, once the secretariat has published it.',
  },
  geography: {
    da: 'Kommunen. Man tæller der, hvor man bor på dagen.',
    en: 'The municipality. One counts where one lives on the day.',
  },
  breakdowns: {
    da: 'Alder, køn, skole og område. Unge med beskyttet adresse står ikke under en skole eller et område.',
    en: 'Age, sex, school and area. Young people with a protected address stand under no school and no area.',
  },
  source_system: { da: 'Fodfæste', en: 'Fodfæste' },
  disclosure_rule: {
    da: 'Tal fra 1 til 4 bliver holdt tilbage, og så mange andre, at ingen kan regne dem ud.',
    en: 'Counts from 1 to 4 are kept back, and as many others as it takes that nobody can work them out.',
  },
  rounding: { da: 'Vises med én decimal.', en: 'Shown with one decimal.' },
  interval_method: {
    da: 'Fra dem, vi er sikre på, til alle, det kan være: også dem, vi ikke ved noget nyt om.',
    en: 'From those we are sure of to all whom it may be: those too whom we have no news of.',
  },
  revision_policy: {
    da: 'Et offentliggjort tal bliver ikke lavet om.',
    en: 'A published figure is not changed.',
  },
}

/** What one of them says for itself. */
export type Own = Pick<
  IndicatorDraft,
  'code' | 'theme' | 'name' | 'definition' | 'numerator' | 'denominator'
> &
  Partial<
    Pick<
      IndicatorDraft,
      'population' | 'unit' | 'valueType' | 'direction' | 'breakdowns' | 'targets' | 'caution'
    >
  > & {
    readonly computation: string
  }

export const fromRegister = (own: Own): IndicatorDraft => ({
  unit: 'percent',
  valueType: own.unit === 'persons' ? 'count' : own.unit === 'days' ? 'mean' : 'share',
  population: all,
  direction: 'neutral',
  breakdowns: {},
  targets: [],
  caution: null,
  measure: own.code,
  source: 'records',
  sourceName: records,
  observations: [],
  frequency: 'quarterly',
  lagMonths: 2,
  decimals: own.unit === 'persons' ? 0 : 1,
  owner: 'Sekretariatet for Ungestrategien',
  contact: null,
  lastReviewed: '2026-11-25',
  breaks: [],
  notes,
  ...own,
})

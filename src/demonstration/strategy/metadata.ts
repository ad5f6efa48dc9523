import type { IndicatorDraft, Metadata, Notes } from '../../features/indicators/index.ts'

/** A figure as the strategy prints it; what else is to be told of all of them follows below. */
export type PrintedIndicator = Omit<IndicatorDraft, keyof Metadata | 'notes'>

const theStrategyDoesNotSay = {
  da: 'Strategien siger ikke, hvilket register tallet kommer fra.',
  en: 'The strategy does not say which register the figure comes from.',
}

/** What holds for every figure that stands in the strategy: it was printed once, and much of it is not told. */
const printedNotes: Notes = {
  rationale: {
    da: 'Strategien bruger tallet til at vise, hvor kommunen stod.',
    en: 'The strategy uses the figure to show where the municipality stood.',
  },
  policy_link: { da: 'Ungestrategien 2020–2025', en: 'The youth strategy 2020–2025' },
  numerator_source: theStrategyDoesNotSay,
  denominator_source: theStrategyDoesNotSay,
  age_rule: {
    da: 'Strategien siger ikke, på hvilken dag alderen er talt.',
    en: 'The strategy does not say on which day the age was counted.',
  },
  period: { da: 'Det tidspunkt, der står ved tallet.', en: 'The time that stands with the figure.' },
  publication_lag: {
    da: 'Tallet er trykt én gang. Ingen har lovet et nyt.',
    en: 'The figure was printed once. Nobody promised another.',
  },
  geography: { da: 'Aalborg Kommune', en: 'Aalborg Kommune' },
  breakdowns: { da: 'Kun dem, der er vist.', en: 'Only those that are shown.' },
  source_system: { da: 'Strategien selv', en: 'The strategy itself' },
  disclosure_rule: {
    da: 'Tallet er offentligt. Det vises, som det står i strategien.',
    en: 'The figure is public. It is shown as it stands in the strategy.',
  },
  rounding: { da: 'Rundet af, som strategien gør det.', en: 'Rounded as the strategy does.' },
  interval_method: {
    da: 'Der er ikke noget interval. Kilden regner ikke med, at nogen er ukendte.',
    en: 'There is no interval. The source counts nobody as not known.',
  },
  revision_policy: {
    da: 'Tallet bliver ikke lavet om. Et nyt tal får sin egen dato.',
    en: 'The figure is not changed. A new one gets its own date.',
  },
}

/** From the third quarter of 2019 on the strategy's table counts 2,888 people where it counted 2,014. */
const countedGroupChanged = {
  startsOn: '2019-09-30',
  note: {
    da: 'Tabellen for 2019 har 2.888 unge. I 2014 var der 2.014. Gruppen er altså talt op på en anden måde.',
    en: 'The table for 2019 has 2,888 young people. In 2014 there were 2,014. So the group was counted in another way.',
  },
}
const fromThatTable: readonly string[] = ['youth-education-choice', 'eud-attendance']

/** Completes a printed figure. Each is a measure of its own: no two of them share an axis. */
export const printed = (indicator: PrintedIndicator): IndicatorDraft => ({
  ...indicator,
  measure: indicator.code,
  valueType: indicator.unit === 'persons' ? 'count' : 'share',
  frequency: 'once',
  lagMonths: null,
  decimals: indicator.unit === 'persons' ? 0 : 1,
  owner: 'Sekretariatet for Ungestrategien',
  contact: null,
  lastReviewed: '2026-11-25',
  breaks: fromThatTable.includes(indicator.code) ? [countedGroupChanged] : [],
  computation: null,
  notes: printedNotes,
})

import type { IndicatorDraft, Notes } from '../../features/indicators/index.ts'

const sixteenToTwentyFour = {
  da: 'Unge fra 16 til 24 år, der bor i kommunen',
  en: 'Young people aged 16 to 24 who live in the municipality',
}
const ninthGrade = {
  da: 'Alle elever fra kommunen i 9. klasse det år',
  en: 'All pupils from the municipality in 9th grade that year',
}

const notes: Pick<
  Notes,
  'disclosure_rule' | 'rounding' | 'interval_method' | 'revision_policy' | 'geography' | 'breakdowns'
> = {
  geography: {
    da: 'Kommunen, efter hvor man bor. Tal for andre kommuner ligger i samme fil.',
    en: 'The municipality, by where people live. Figures for others are in the same file.',
  },
  breakdowns: { da: 'Ingen er hentet.', en: 'None was fetched.' },
  disclosure_rule: {
    da: 'Kilden holder selv små tal tilbage. Vi viser dem som holdt tilbage og ikke som nul.',
    en: 'The source keeps small numbers back itself. We show them as kept back and not as nought.',
  },
  rounding: { da: 'Som kilden runder af.', en: 'As the source rounds.' },
  interval_method: { da: 'Kilden giver ikke noget interval.', en: 'The source gives no interval.' },
  revision_policy: {
    da: 'Kilden regner gamle år om. Vi gemmer hver udgave og viser den nyeste.',
    en: 'The source works old years out anew. We keep each edition and show the newest.',
  },
}
const reviewed = {
  owner: 'Sekretariatet for Ungestrategien',
  contact: null,
  lastReviewed: '2026-11-25',
  breaks: [],
  frequency: 'yearly',
  valueType: 'share',
  unit: 'percent',
  source: 'published',
  breakdowns: {},
  // They come by the importers, from db/figures.
  observations: [],
  targets: [],
} as const

export const neet: IndicatorDraft = {
  ...reviewed,
  code: 'neet-16-24',
  theme: 4,
  measure: 'dst-neet1',
  name: { da: 'Unge uden job og uddannelse (NEET)', en: 'Young people without job and education (NEET)' },
  definition: {
    da: 'Andelen af unge fra 16 til 24 år, der i den sidste uge af november ikke har et job og heller ikke går på en uddannelse i den uge eller de tre uger før.',
    en: 'The share of young people aged 16 to 24 who have no job in the last week of November, and attend no education in that week or the three before.',
  },
  numerator: {
    da: 'Unge uden job og uddannelse i de uger',
    en: 'Young people without job and education in those weeks',
  },
  denominator: sixteenToTwentyFour,
  population: sixteenToTwentyFour,
  sourceName: { da: 'Danmarks Statistik, NEET1', en: 'Statistics Denmark, NEET1' },
  direction: 'down',
  lagMonths: 13,
  decimals: 2,
  caution: {
    da: 'Tallet er ikke strategiens 8,8 %. Her tæller man ikke med, når man har et job. Alderen er også en anden. De to tal kan ikke stilles op ved siden af hinanden.',
    en: 'The figure is not the strategy’s 8.8%. Here you are not counted when you have a job. The age is another one, too. The two figures cannot be put side by side.',
  },
  notes: {
    ...notes,
    rationale: {
      da: 'Tallet er det samme i hele landet. Det viser kommunen sammen med andre.',
      en: 'The figure is the same throughout the country. It shows the municipality together with others.',
    },
    policy_link: {
      da: 'Tema 4. Landets eget mål for 2030 måles på en anden måde.',
      en: 'Theme 4. The country’s own target for 2030 is measured in another way.',
    },
    numerator_source: { da: 'Registre over job og uddannelse', en: 'Registers of jobs and education' },
    denominator_source: { da: 'Registret over, hvem der bor hvor', en: 'The register of who lives where' },
    age_rule: { da: '16 til 24 år på opgørelsens dag', en: 'Aged 16 to 24 on the day of the count' },
    period: { da: 'Den sidste uge af november hvert år', en: 'The last week of November each year' },
    publication_lag: {
      da: 'Vi venter et nyt tal efter 13 måneder. Det er vores eget skøn.',
      en: 'We await a new figure after 13 months. That is our own estimate.',
    },
    source_system: { da: 'Statistikbanken, tabel NEET1', en: 'StatBank, table NEET1' },
  },
}

export const profileModel: IndicatorDraft = {
  ...reviewed,
  code: 'profile-model',
  theme: null,
  measure: 'ministry-profile-model',
  name: {
    da: 'Årgange, der ventes at få en ungdomsuddannelse',
    en: 'Cohorts expected to get a youth education',
  },
  definition: {
    da: 'Hvor stor en del af en årgang i 9. klasse der ventes at få mindst en ungdomsuddannelse, hvis alt bliver ved, som det var det år.',
    en: 'How large a share of a cohort in 9th grade is expected to get at least a youth education if everything goes on as it was that year.',
  },
  numerator: {
    da: 'De, der ventes at få mindst en ungdomsuddannelse',
    en: 'Those expected to get at least a youth education',
  },
  denominator: ninthGrade,
  population: ninthGrade,
  sourceName: {
    da: 'Ministeriets profilmodel, Uddannelsesstatistik.dk',
    en: 'The ministry’s profile model, Uddannelsesstatistik.dk',
  },
  direction: 'up',
  lagMonths: 18,
  decimals: 1,
  caution: {
    da: 'Tallet er regnet ud med en model. Det siger, hvad skolerne kunne i det år, og er ikke et løfte om fremtiden. Kilden skriver ikke, om den ser 8 år frem. Det tyder tallene på. I små kommuner svinger de meget.',
    en: 'The figure is worked out by a model. It says what the schools could do that year and is no promise about the future. The source does not write whether it looks 8 years ahead. The figures suggest so. In small municipalities they swing a lot.',
  },
  notes: {
    ...notes,
    rationale: {
      da: 'Modellen er den måde, landet følger målet om 90 % på.',
      en: 'The model is how the country follows the target of 90%.',
    },
    policy_link: {
      da: 'Målet om 90 %. Strategien siger ikke hvornår. For hele landet er det 2030.',
      en: 'The target of 90%. The strategy does not say when. For the whole country it is 2030.',
    },
    numerator_source: { da: 'Registret over elever', en: 'The register of pupils' },
    denominator_source: { da: 'Registret over elever', en: 'The register of pupils' },
    age_rule: {
      da: 'Ingen alder. Det er årgangen i 9. klasse, efter hvor eleven bor.',
      en: 'No age. It is the cohort in 9th grade, by where the pupil lives.',
    },
    period: {
      da: 'Året, hvor eleverne går i 9. klasse',
      en: 'The year in which the pupils are in 9th grade',
    },
    publication_lag: {
      da: 'Vi venter et nyt tal efter 18 måneder. Det er vores eget skøn.',
      en: 'We await a new figure after 18 months. That is our own estimate.',
    },
    source_system: {
      da: 'Uddannelsesstatistik.dk, kuben GS/PROFMOD/PROFMOD',
      en: 'Uddannelsesstatistik.dk, cube GS/PROFMOD/PROFMOD',
    },
  },
}

/** Figures that are the same throughout the country, in their own definitions. */
export const nationalIndicators: readonly IndicatorDraft[] = [neet, profileModel]

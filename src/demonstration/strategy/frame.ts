import type { PassageDraft } from '../../features/strategy/index.ts'
import { under } from './passage.ts'

const vision = under('Vision - et fælles ansvar')

export const modelPassages: readonly PassageDraft[] = [
  under('Fra vision til virkelighed')(
    'model',
    'model',
    { da: 'En model med tre niveauer', en: 'A model of three levels' },
    {
      da: 'Øverst står visionen, så kommer fire temaer, og under dem ligger initiativerne. Værdierne er en ramme om det hele. Mål og delmål ligger fast, mens initiativer kan skiftes ud, når de unges hverdag ændrer sig.',
      en: 'At the top stands the vision, then come four themes, and under them the initiatives. The values frame it all. Goals and sub-goals are fixed, while initiatives can be replaced when the everyday lives of young people change.',
    },
  ),
]

/** Vision, commitment, targets and mental health: one section of the source. */
export const visionPassages: readonly PassageDraft[] = [
  vision(
    'vision',
    'vision',
    {
      da: 'Noget fast at bygge på, sammen med andre',
      en: 'Something firm to build on, together with others',
    },
    {
      da: 'Alle unge i Aalborg Kommune skal have noget fast at bygge deres liv på. Det gælder både nu og som voksne, og det sker sammen med andre.',
      en: 'All young people in Aalborg Kommune should have something firm to build their lives on. That goes for now and for when they are adults, and it happens together with others.',
    },
  ),
  vision(
    'commitment',
    'commitment',
    { da: 'Vi er her for alle unge', en: 'We are here for all young people' },
    {
      da: 'Vi lover hinanden at være der for hver eneste ung i kommunen. Det gælder, uanset hvad den unge har med sig, og hvordan livet ser ud lige nu.',
      en: 'We promise each other to be there for every single young person in the municipality. That holds whatever the young person brings along, and whatever life looks like right now.',
    },
  ),
  vision(
    'target',
    'target-90',
    { da: 'Ni ud af ti skal have en ungdomsuddannelse', en: 'Nine out of ten should have a youth education' },
    {
      da: 'I hver årgang skal 90 % have en ungdomsuddannelse før deres 25-års fødselsdag. De sidste 10 % skal være på god vej mod en uddannelse eller have et fast arbejdsliv. Strategien siger ikke, hvilket år målet skal være nået.',
      en: 'In every youth cohort, 90% should have a youth education before their 25th birthday. The other 10% should be well on the way to an education or have a steady working life. The strategy does not say in which year the target should be reached.',
    },
  ),
  vision(
    'target',
    'target-25-30',
    { da: 'Flere skal vælge en erhvervsuddannelse', en: 'More should choose vocational education' },
    {
      da: 'Målet for 2020 er, at mindst 25 % vælger en erhvervsuddannelse lige efter 9. eller 10. klasse. Målet for 2025 er mindst 30 %. I tema 2 står, at det handler om, hvor mange der søger ind.',
      en: 'The target for 2020 is that at least 25% choose vocational education (EUD) straight after 9th or 10th grade. The target for 2025 is at least 30%. Theme 2 says that this is about how many apply.',
    },
  ),
  vision(
    'mental_health',
    'mental-health',
    { da: 'Flere unge har det svært', en: 'More young people are having a hard time' },
    {
      da: 'I 2013 havde cirka 13 % af de unge fra 16 til 24 år det, som kilden kalder et dårligt mentalt helbred. I 2017 var det over 18 %. Blandt pigerne var det hver fjerde.',
      en: 'In 2013, about 13% of young people aged 16 to 24 had what the source calls poor mental health. In 2017 it was over 18%. Among girls it was one in four.',
    },
  ),
  vision(
    'mental_health',
    'mental-health-all',
    { da: 'Et lettere liv som ung', en: 'An easier life when you are young' },
    {
      da: 'Det kræver meget at være ung: at vælge, at få venner og at finde sig selv. Det gælder også mange, som kommunen ikke kender i forvejen. Derfor skal alle unge have støtte til et lettere liv.',
      en: 'Being young takes a lot: choosing, making friends and finding yourself. That also goes for many whom the municipality does not already know. So all young people should be supported towards an easier life.',
    },
  ),
]

/** The source's general *where are we today*; its split of the population is a picture that the text does not carry. */
export const todayPassages: readonly PassageDraft[] = [
  under('Ungestrategiens målgruppe › Hvor er vi i dag?')(
    'where_are_we',
    'today',
    { da: '34.249 unge fra 15 til 24 år', en: '34,249 young people aged 15 to 24' },
    {
      da: 'I 3. kvartal 2019 boede der 34.249 unge fra 15 til 24 år i kommunen. I 2014 var der 34.314. Hvad de var i gang med, viser kilden i en figur, men tallene står ikke i dens tekst.',
      en: 'In the third quarter of 2019, 34,249 young people aged 15 to 24 lived in the municipality. In 2014 there were 34,314. What they were doing is shown in a figure in the source, but the numbers are not in its text.',
    },
  ),
]

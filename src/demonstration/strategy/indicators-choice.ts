import type { ObservationDraft } from '../../features/indicators/index.ts'
import { fromTheStrategy, observe, thirdQuarter2019, type When, year } from './indicator.ts'
import type { PrintedIndicator } from './metadata.ts'

const today = 'Tema 2 › Hvor er vi i dag?'
const leavers = {
  da: 'Unge fra 15 til 17 år efter grundskolen',
  en: 'Young people aged 15 to 17 after compulsory school',
}

/**
 * The source's table: persons and printed percent. It prints no totals: the denominators are our sums of its columns.
 * It dates the 2019 column (third quarter) and not the others, which are placed a whole number of years before.
 */
const columns: readonly { when: When; gymnasium: Cell; vocational: Cell; other: Cell }[] = [
  { when: year(2011, '09-30'), gymnasium: [1462, 72], vocational: [455, 22], other: [121, 6] },
  { when: year(2014, '09-30'), gymnasium: [1554, 77], vocational: [382, 19], other: [78, 4] },
  { when: thirdQuarter2019, gymnasium: [2368, 82], vocational: [441, 15], other: [79, 3] },
]
type Cell = readonly [persons: number, percent: number]
const members = ['gymnasium', 'vocational', 'other'] as const

const cell = (column: (typeof columns)[number], member: (typeof members)[number]): ObservationDraft =>
  observe(column.when, {
    breakdown: member,
    numerator: column[member][0],
    denominator: members.reduce((sum, each) => sum + column[each][0], 0),
    value: column[member][1],
    section: today,
  })

const countedGroup = {
  da: 'Antallet af unge i tabellen er ikke det samme fra år til år: 2.014 i 2014 og 2.888 i 2019. Antallene viser derfor ikke en udvikling, og procenterne skal sammenlignes med omtanke. Summerne har vi selv regnet ud.',
  en: 'The number of young people in the table differs from year to year: 2,014 in 2014 and 2,888 in 2019. So the counts show no trend, and the percentages should be compared with care. The sums are our own.',
}

export const youthEducationChoice: PrintedIndicator = {
  code: 'youth-education-choice',
  theme: 2,
  name: { da: 'Valg efter grundskolen', en: 'Choice after compulsory school' },
  unit: 'percent',
  definition: {
    da: 'Hvad unge fra 15 til 17 år er i gang med efter grundskolen: en gymnasial uddannelse, en erhvervsuddannelse eller noget andet.',
    en: 'What young people aged 15 to 17 do after compulsory school: general upper secondary education, vocational education (EUD) or something else.',
  },
  numerator: { da: 'De unge, der er i gang med det, rækken nævner', en: 'Those who do what the row names' },
  denominator: leavers,
  population: leavers,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'neutral',
  breakdowns: {
    gymnasium: { da: 'Gymnasial uddannelse', en: 'General upper secondary education' },
    vocational: { da: 'Erhvervsuddannelse', en: 'Vocational education (EUD)' },
    other: { da: 'Anden aktivitet', en: 'Other activity' },
  },
  observations: columns.flatMap((column) => members.map((member) => cell(column, member))),
  targets: [],
  caution: countedGroup,
}

export const vocationalAttendance: PrintedIndicator = {
  code: 'eud-attendance',
  theme: 2,
  name: { da: 'Unge, der går på en erhvervsuddannelse', en: 'Young people who attend vocational education' },
  unit: 'percent',
  definition: {
    da: 'Andelen af unge fra 15 til 17 år, der går på en erhvervsuddannelse efter grundskolen.',
    en: 'The share of young people aged 15 to 17 who attend vocational education (EUD) after compulsory school.',
  },
  numerator: { da: 'De, der går på en erhvervsuddannelse', en: 'Those who attend vocational education' },
  denominator: leavers,
  population: leavers,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'up',
  breakdowns: {},
  observations: columns.map((column) => ({ ...cell(column, 'vocational'), breakdown: null })),
  targets: [],
  caution: {
    da: `At gå på en uddannelse er noget andet end at søge ind på den. Målene på 25 og 30 % gælder dem, der søger, og hører ikke til her. ${countedGroup.da}`,
    en: `Attending an education is something other than applying for it. The targets of 25 and 30% are about those who apply and do not belong here. ${countedGroup.en}`,
  },
}

const applicants = {
  da: 'Unge, der søger videre lige efter 9. eller 10. klasse',
  en: 'Young people who apply straight after 9th or 10th grade',
}
const twoWordings = {
  da: 'Visionen skriver, at de unge skal vælge. Tema 2 skriver, at de skal søge.',
  en: 'The vision section says that the young people choose. Theme 2 says that they apply.',
}

export const vocationalApplications: PrintedIndicator = {
  code: 'eud-applications',
  theme: 2,
  name: {
    da: 'Unge, der søger en erhvervsuddannelse',
    en: 'Young people who apply for vocational education',
  },
  unit: 'percent',
  definition: {
    da: 'Andelen af unge, der søger ind på en erhvervsuddannelse lige efter 9. eller 10. klasse.',
    en: 'The share of young people who apply for vocational education (EUD) straight after 9th or 10th grade.',
  },
  numerator: { da: 'De, der søger en erhvervsuddannelse', en: 'Those who apply for vocational education' },
  denominator: applicants,
  population: applicants,
  source: 'published',
  sourceName: fromTheStrategy,
  direction: 'up',
  breakdowns: {},
  observations: [
    observe(year(2011), { value: 16.3, section: today }),
    observe(year(2019), { value: 21.2, section: today }),
  ],
  targets: [
    {
      value: 25,
      year: 2020,
      note: twoWordings,
      section: 'Vision - et fælles ansvar; Tema 2 › Hvor er vi i dag?',
    },
    {
      value: 30,
      year: 2025,
      note: twoWordings,
      section: 'Vision - et fælles ansvar; Tema 2 › Hvor er vi i dag?',
    },
  ],
  caution: {
    da: 'Kilden nævner kun årene og siger ikke, hvor mange unge der er talt. Den siger heller ikke selv, at tallene gælder 9. og 10. klasse. Det har vi læst ud af målet. At søge er noget andet end at gå der: se tallet for det.',
    en: 'The source names only the years and does not say how many young people were counted. Nor does it say itself that the figures are for 9th and 10th grade: we read that from the target. Applying is something other than attending: see the figure for that.',
  },
}

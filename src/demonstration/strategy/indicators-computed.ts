import type { IndicatorDraft } from '../../features/indicators/index.ts'
import { all, fromRegister, inEducation, type Own, outside, turned25 } from './computed.ts'

/** What the register answers; the figures come by each quarter’s release. */
const owns: readonly Own[] = [
  {
    code: 'register-population',
    computation: 'population',
    theme: null,
    unit: 'persons',
    name: {
      da: 'Unge i kommunen, talt i registret',
      en: 'Young people in the municipality, counted in the register',
    },
    definition: { da: `${all.da}.`, en: `${all.en}.` },
    numerator: null,
    denominator: null,
  },
  {
    code: 'register-outside',
    computation: 'outside-share',
    theme: 4,
    direction: 'down',
    name: {
      da: 'Unge uden for uddannelse, talt i registret',
      en: 'Young people outside education, counted in the register',
    },
    definition: {
      da: 'Andelen af unge fra 15 til 24 år, der hverken går i skole eller på en ungdomsuddannelse og ikke har en. Man tæller med, selv om man har et job eller går på FGU.',
      en: 'The share of young people aged 15 to 24 who are neither in school nor in a youth education and have not completed one. You are counted even if you have a job or attend FGU (preparatory basic education).',
    },
    numerator: outside,
    denominator: all,
    caution: {
      da: 'Andre har egne mål for unge uden job og uddannelse. De tæller på en anden måde.',
      en: 'Others have their own measures of young people without job and education. They count differently.',
    },
  },
  {
    code: 'register-segments',
    computation: 'segments',
    theme: null,
    name: { da: 'Hvor er de unge?', en: 'Where are the young people?' },
    definition: {
      da: 'Alle unge fra 15 til 24 år delt efter, hvad de er i gang med på dagen.',
      en: 'All young people aged 15 to 24 by what they do on the day.',
    },
    numerator: { da: 'De, der hører til det, rækken nævner', en: 'Those who belong to what the row names' },
    denominator: all,
    breakdowns: {
      compulsory: { da: 'Grundskole eller 10. klasse', en: 'Compulsory school or 10th grade' },
      'youth-education': { da: 'På en ungdomsuddannelse', en: 'In a youth education' },
      completed: { da: 'Har en ungdomsuddannelse', en: 'Completed a youth education' },
      outside: { da: 'Uden for uddannelse', en: 'Outside education' },
      'not-known': { da: 'Ikke kendt', en: 'Not known' },
    },
  },
  {
    code: 'register-outside-parts',
    computation: 'outside-parts',
    theme: 4,
    name: { da: 'Hvad laver unge uden for uddannelse?', en: 'What do young people outside education do?' },
    definition: {
      da: 'Unge uden for uddannelse delt efter, hvad de er i gang med på dagen.',
      en: 'Young people outside education by what they do on the day.',
    },
    numerator: { da: 'De, der hører til det, rækken nævner', en: 'Those who belong to what the row names' },
    denominator: outside,
    population: outside,
    breakdowns: {
      preparatory: { da: 'I forberedende forløb', en: 'In preparatory activity' },
      employed: { da: 'I job', en: 'In employment' },
      'other-planned': { da: 'I gang med noget andet, der er planlagt', en: 'In other planned activity' },
      'no-activity': { da: 'Uden aktivitet', en: 'No activity' },
      'not-confirmed': { da: 'Ikke bekræftet', en: 'Not confirmed' },
    },
  },
  {
    code: 'register-not-known',
    computation: 'not-known-share',
    theme: null,
    direction: 'down',
    name: { da: 'Unge, vi ikke ved noget nyt om', en: 'Young people of whom we have no news' },
    definition: {
      da: 'Andelen af unge fra 15 til 24 år, hvor ingen ved, hvad de er i gang med på dagen.',
      en: 'The share of young people aged 15 to 24 of whom nobody knows what they do on the day.',
    },
    numerator: { da: 'De, hvis status ikke er kendt', en: 'Those whose status is not known' },
    denominator: all,
  },
  {
    code: 'register-special-focus',
    computation: 'special-focus-of-outside',
    theme: 4,
    name: { da: 'Særligt fokus, talt i registret', en: 'Special focus, counted in the register' },
    definition: {
      da: 'Andelen af unge uden for uddannelse, som en navngiven voksen har givet et særligt fokus.',
      en: 'The share of young people outside education whom a named adult has given a special focus.',
    },
    numerator: { da: 'De, der har et særligt fokus på dagen', en: 'Those with a special focus on the day' },
    denominator: outside,
    population: outside,
  },
  {
    code: 'register-in-youth-education',
    computation: 'in-youth-education',
    theme: 3,
    unit: 'persons',
    name: { da: 'Unge i gang med en ungdomsuddannelse', en: 'Young people in progress in a youth education' },
    definition: {
      da: 'Hvor mange unge fra 15 til 24 år der går på en ungdomsuddannelse på dagen.',
      en: 'How many young people aged 15 to 24 are in a youth education on the day.',
    },
    numerator: null,
    denominator: null,
  },
  {
    code: 'register-education-parts',
    computation: 'education-parts',
    theme: 3,
    name: { da: 'Hvilken ungdomsuddannelse?', en: 'Which youth education?' },
    definition: {
      da: 'Unge på en ungdomsuddannelse delt efter slags.',
      en: 'Young people in a youth education by its kind.',
    },
    numerator: { da: 'De, der går på det, rækken nævner', en: 'Those who attend what the row names' },
    denominator: inEducation,
    population: inEducation,
    breakdowns: {
      general: { da: 'Gymnasial uddannelse', en: 'General upper secondary education' },
      vocational: { da: 'Erhvervsuddannelse', en: 'Vocational education (EUD)' },
      other: { da: 'Anden ungdomsuddannelse', en: 'Another youth education' },
    },
  },
  {
    code: 'register-interruptions',
    computation: 'interruptions',
    theme: 3,
    unit: 'persons',
    direction: 'down',
    name: {
      da: 'Afbrydelser i kvartalet, talt i registret',
      en: 'Interruptions in the quarter, counted in the register',
    },
    definition: {
      da: 'Hvor mange unge fra 15 til 24 år der i kvartalet stoppede på en ungdomsuddannelse uden at have fuldført den. Man tæller ikke med, hvis man går videre på samme niveau uden en dag imellem.',
      en: 'How many young people aged 15 to 24 left a youth education in the quarter without completing it. Going on at the same level without a day between is not counted.',
    },
    numerator: null,
    denominator: null,
    population: inEducation,
    caution: {
      da: 'Et omvalg er ikke et nederlag. Tallet for det nyeste kvartal vokser, når skoler melder sent.',
      en: 'A re-choice is not a defeat. The figure of the newest quarter grows when schools report late.',
    },
  },
  {
    code: 'register-choice',
    computation: 'choice-15-17',
    theme: 2,
    name: {
      da: 'Valg efter grundskolen, talt i registret',
      en: 'Choice after compulsory school, counted in the register',
    },
    definition: {
      da: 'Hvad de unge fra 15 til 17 år, der forlod skolen den sidste sommer, er i gang med på dagen: en gymnasial uddannelse, en erhvervsuddannelse eller noget andet.',
      en: 'What young people aged 15 to 17 who left school last summer do on the day: general upper secondary education, vocational education (EUD) or something else.',
    },
    numerator: { da: 'De, der er i gang med det, rækken nævner', en: 'Those who do what the row names' },
    denominator: {
      da: 'Unge, der forlod grundskolen eller 10. klasse den sidste sommer og ikke var fyldt 18, da den sluttede',
      en: 'Young people who left compulsory school or 10th grade last summer and were not 18 yet when it ended',
    },
    breakdowns: {
      general: { da: 'Gymnasial uddannelse', en: 'General upper secondary education' },
      vocational: { da: 'Erhvervsuddannelse', en: 'Vocational education (EUD)' },
      other: { da: 'Anden aktivitet', en: 'Other activity' },
    },
    caution: {
      da: 'At gå på en uddannelse er noget andet end at søge ind på den. Målene på 25 og 30 % gælder dem, der søger.',
      en: 'Attending an education is something other than applying for it. The targets of 25 and 30% are about those who apply.',
    },
  },
  {
    code: 'register-before-25',
    computation: 'youth-education-before-25',
    theme: null,
    direction: 'up',
    name: {
      da: 'Ungdomsuddannelse før 25 år, talt i registret',
      en: 'Youth education before the age of 25, counted in the register',
    },
    definition: {
      da: 'Andelen af dem, der fyldte 25 i årets løb, som havde fuldført en ungdomsuddannelse dagen før.',
      en: 'The share of those who turned 25 during the year who had completed a youth education the day before.',
    },
    numerator: {
      da: 'De, der havde fuldført en ungdomsuddannelse',
      en: 'Those who had completed a youth education',
    },
    denominator: turned25,
    population: turned25,
    targets: [{ value: 90, year: null, note: null, section: 'Vision - et fælles ansvar' }],
  },
  {
    code: 'register-the-others',
    computation: 'the-others-at-25',
    theme: null,
    name: { da: 'De andre: på vej eller i job', en: 'The others: on the way or in work' },
    definition: {
      da: 'De, der fyldte 25 uden at have fuldført en ungdomsuddannelse, delt efter, hvad de var i gang med dagen før. Strategien vil have dem på vej mod uddannelse eller godt i job.',
      en: 'Those who turned 25 without having completed a youth education, by what they did the day before. The strategy wants them on the way to education or firmly in work.',
    },
    numerator: { da: 'De, der hører til det, rækken nævner', en: 'Those who belong to what the row names' },
    denominator: {
      da: 'De, der fyldte 25 uden at have fuldført en ungdomsuddannelse',
      en: 'Those who turned 25 without having completed a youth education',
    },
    population: turned25,
    breakdowns: {
      'on-the-way': {
        da: 'På en ungdomsuddannelse eller i forberedende forløb',
        en: 'In a youth education or in preparatory activity',
      },
      employed: { da: 'I job', en: 'In employment' },
      neither: { da: 'Noget andet', en: 'Something else' },
      'not-known': { da: 'Ikke kendt', en: 'Not known' },
    },
  },
  {
    code: 'register-gap-days',
    computation: 'gap-days',
    theme: 3,
    unit: 'days',
    direction: 'down',
    name: { da: 'Dage uden et forløb', en: 'Days without a course' },
    definition: {
      da: 'Hvor mange dage en ung i gennemsnit har været uden skole, ungdomsuddannelse eller forberedende forløb det sidste år. En sommer tæller ikke, og efter en fuldført ungdomsuddannelse tæller ingen dage.',
      en: 'How many days on average a young person has been without school, youth education or preparatory course in the last year. A summer does not count, and after a completed youth education no days do.',
    },
    numerator: { da: 'Dage i alt', en: 'Days in all' },
    denominator: all,
  },
  {
    code: 'register-promises-kept',
    computation: 'promises-kept',
    theme: 4,
    name: { da: 'Holdte løfter til unge', en: 'Promises kept to young people' },
    definition: {
      da: 'Hvor mange af de løfter, kommunen skulle holde i kvartalet indtil dagen, der blev holdt til tiden. Et løfte er for eksempel at tale med den unge inden fem arbejdsdage. Et forsøg uden kontakt holder intet løfte.',
      en: 'How many of the promises that the municipality had to keep in the quarter until the day were kept in time. A promise is for instance to talk with the young person within five working days. An attempt without contact keeps no promise.',
    },
    numerator: { da: 'De løfter, det gik sådan', en: 'The promises that went so' },
    denominator: {
      da: 'Løfter, der skulle holdes i kvartalet indtil dagen. Et løfte, der faldt bort, tæller ikke.',
      en: 'Promises due in the quarter until the day. A promise that fell away does not count.',
    },
    population: {
      da: 'Løfter om unge fra 15 til 24 år, der boede i kommunen den dag, løftet skulle holdes',
      en: 'Promises about young people aged 15 to 24 who lived in the municipality on the day the promise was due',
    },
    breakdowns: {
      kept: { da: 'Holdt til tiden', en: 'Kept in time' },
      'not-reached': { da: 'Den unge blev ikke nået', en: 'The young person was not reached' },
      excused: { da: 'Fritaget af en anden grund', en: 'Excused for another reason' },
      broken: { da: 'Ikke holdt til tiden', en: 'Not kept in time' },
    },
  },
]

export const computedIndicators: readonly IndicatorDraft[] = owns.map(fromRegister)

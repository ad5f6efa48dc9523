import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  siteName: 'The youth strategy',
  municipality: '{name} Kommune',
  demonstration: 'This is a demonstration with invented people. It is not {name} Kommune’s own site.',
  navFront: 'Front page',
  navVision: 'The vision',
  navTargets: 'Targets and figures',
  navPartnership: 'The partnership',
  navYouthCouncil: 'The youth council',
  navTurnTo: 'Talk to someone',
  navSearch: 'Search',
  footerAdopted: 'The adopted text',
  footerAboutFigures: 'About the figures',
  footerDownloads: 'Download figures and text',
  footerAccessibility: 'Accessibility',
  footerPrivacy: 'Privacy',
  footerContact: 'Do you have questions about the strategy?',
  footerContactLink: 'See where you can call',

  noEditionTitle: 'The strategy is on its way',
  noEditionText: '{name} Kommune has not entered its youth strategy yet. Come back later.',

  editionLine: 'Edition {number} · {years}',
  editionRunOut:
    'It was valid until the end of {year} and has run out. We still work by it until a new one takes over.',
  editionInForce: 'It is valid from {from} to {to}.',
  readAdopted: 'Read about the adopted text',
  ourWords: 'In short, in our words.',
  inShort: 'In short, in our words, after the section “{section}” of the strategy.',
  official: 'Adopted wording from the section “{section}” of the strategy.',

  frontTitle: 'A firm foothold for all young people',
  frontDescription:
    'See the vision, the four themes, the targets and how the youth strategy is going. Find someone to talk to.',
  frontVision: 'The vision',
  frontMoreVision: 'Read about vision and values',
  frontGoing: 'How is it going?',
  frontGoingText:
    'The figures stand in the strategy itself and are about young people in the municipality. The newest are from {year}. Newer figures have not been entered yet.',
  frontAllFigures: 'See all targets and figures',
  frontThemes: 'Four themes',
  frontThemesText: 'The strategy gathers its work in four themes. Each theme has sub-goals and initiatives.',
  frontTurnTo: 'Do you need to talk to someone?',
  frontTurnToText: 'You can always talk to a human being. That also goes for friends and parents.',
  frontTurnToLink: 'Find someone to talk to',

  theme: 'Theme {number}',
  themeDescription:
    'Theme {number} of the youth strategy: where we are today, sub-goals, initiatives and what young people say.',
  targetGroup: 'Who is the theme about?',
  whereAreWe: 'Where are we today?',
  noWhereAreWe: 'The strategy has no figures for this theme. So we show none.',
  noShares:
    'The strategy shows the size of the group in a pie chart. The figures behind it are not in the source.',
  subGoals: 'Sub-goals',
  subGoalsText: 'The sub-goals are fixed for as long as the edition is valid.',
  initiatives: 'Initiatives',
  initiativesText: 'The initiatives are proposals. They can be replaced when everyday life changes.',
  statements: 'What young people say',
  noStatements: 'The strategy reports no statements from the youth council on this theme.',
  otherThemes: 'The other themes',
  subGoal: 'Sub-goal {code}',
  subGoalDescription: 'Sub-goal {code} under theme {theme} of the youth strategy.',
  initiative: 'Initiative {code}',
  initiativeDescription: 'Initiative {code} under theme {theme} of the youth strategy.',
  initiativesOfTheme: 'Initiatives of the theme',
  subGoalsOfTheme: 'Sub-goals of the theme',
  figuresOfTheme: 'Figures of the theme',
  state: 'How far has it come?',
  state_proposed: 'Proposed in the strategy',
  state_planned: 'Planned',
  state_running: 'Running',
  state_completed: 'Completed',
  state_dropped: 'Dropped',
  stateReason: 'Why: {reason}',
  responsible: 'Who is responsible?',
  responsibleUnknown: 'The strategy names nobody. The leadership group agrees on it.',
  lineage: 'What came before and after?',
  replaces: 'Took over from',
  replacedBy: 'Was replaced by',
  mayChange: 'Can it be changed?',
  lockedSubGoal: 'The sub-goal is locked for as long as we work by this edition.',
  changeableInitiative: 'The leadership group can change the initiative or replace it.',

  visionTitle: 'Vision and values',
  visionDescription: 'The foreword, vision, values and policies of the strategy, and who approved it.',
  foreword: 'Foreword',
  challenge: 'The great challenge',
  model: 'How the strategy is built',
  vision: 'Vision',
  commitment: 'What we promise',
  values: 'Seven values',
  valuesSummary: 'Whole people',
  mentalHealth: 'How are young people doing?',
  relatedPolicies: 'Other policies and plans',
  decisions: 'Who has dealt with the strategy?',
  decisionBody: 'Who',
  decisionWhat: 'What',
  decisionWhen: 'When',
  decisionCase: 'Case number',
  consulted: 'Was consulted',
  treated: 'Dealt with it',
  approved: 'Approved it',
  notInSource: 'Not in the source',

  targetsTitle: 'Targets and figures',
  targetsDescription:
    'The targets of the strategy and the figures it names itself. Each figure has its date, source and explanation.',
  targetsText: 'The strategy has two target figures. They build on national targets.',
  twoMeasures:
    'Applying for an education is one measure. Attending it is another. The two must not be mixed, and the target of 25 and 30% is about those who apply.',
  generalFigures: 'Figures for all young people',
  definition: 'What the figure shows',
  numerator: 'Numerator',
  denominator: 'Denominator',
  population: 'Who is counted',
  source: 'Source',
  section: 'Section of the strategy',
  behindFigure: 'Behind the figure',
  chartHeading: 'The figures',
  caution: 'Take care',
  asOf: 'As of',
  target: 'Target',
  targetBy: 'At least {value} by {year}.',
  targetOpen: 'At least {value}. The strategy does not say when.',
  noObservation: 'The strategy does not have a figure for how far we have come.',
  moreAboutFigure: 'More about the figure',
  percentOf: '{part} of {whole}',
  indicatorDescription: 'What the figure shows, where it comes from and what to take care of.',

  partnershipTitle: 'The partnership',
  partnershipDescription: 'The 24 seats of the leadership group of the youth strategy and its seven tasks.',
  partnershipText:
    'The leadership group gathers those who work with young people. It turns the strategy into action.',
  seats: '{count, plural, one {# seat} other {# seats}}',
  vacantSeats:
    '{count, plural, =0 {All seats are taken.} one {# seat is vacant.} other {# seats are vacant.}}',
  vacant: 'vacant',
  tasks: 'The tasks of the leadership group',

  youthCouncilTitle: 'The youth council',
  youthCouncilDescription:
    'What the youth council and young people said when the strategy was made, theme by theme.',
  youthCouncilText:
    'The youth council gave its opinion when the strategy was written. Here is what the strategy reports. In places it says “the young people” and not “the youth council”.',

  aboutFiguresTitle: 'About the figures',
  aboutFiguresDescription: 'Where the figures come from, what they show and what they do not show.',
  aboutSource: 'Where do the figures come from?',
  aboutSourceText:
    'All figures on this site stand in the strategy itself. We have worked out no new ones. Each figure has the date that the strategy gives.',
  aboutOld: 'Are the figures new?',
  aboutOldText:
    'No. Most are from 2019. They show where the municipality stood when the strategy was written.',
  aboutMissing: 'What is missing?',
  aboutMissingText:
    'The strategy shows the groups in pie charts. The figures behind them are not in its text. Theme 1 has no figures. What we do not have is marked “Not in the source”. We do not guess.',
  aboutOther: 'Can the figures be compared with others?',
  aboutOtherText:
    'Take care. The strategy’s 8.8% are young people outside education. Somebody with a job still counts. The national figures for young people without job and education measure something else.',
  aboutTwo: 'Why do two figures go different ways?',
  aboutNever: 'How we do not use figures',
  aboutNeverText:
    'We never give a human being a score. We do not rank young people, and we do not guess who will have a hard time.',

  adoptedTitle: 'The adopted text',
  adoptedDescription: 'Where the adopted strategy is found, and what we show of it here.',
  adoptedMissing:
    'On this site the strategy stands in short, in our own words. The adopted text has not been entered yet. It is found on the municipality’s own site under “Om kommunen”, “Politikker, strategier og planer”. It is in Danish.',
  adoptedShown:
    'On {date} the secretariat approved that the site shows the adopted wording. It is in Danish.',
  adoptedSource: 'Source: {source}',
  adoptedSections: 'Section by section',

  turnToTitle: 'Talk to someone',
  turnToDescription: 'What to do in acute danger, and whom you can talk to when something is hard.',
  turnToDanger: 'Acute danger',
  turnToTalk: 'Someone to talk to',
  turnToGuidance: 'Guidance on school, education and jobs',
  phone: 'Phone',
  address: 'Address',
  hours: 'Open',
  checkedOn: 'The number was checked on {date}.',
  invented: 'Invented number. It exists only in the demonstration.',

  searchTitle: 'Search the strategy',
  searchDescription: 'Search vision, themes, sub-goals, initiatives, figures and partners.',
  searchLabel: 'What are you looking for?',
  searchHint: 'You may write ae for æ, oe for ø and aa for å.',
  searchButton: 'Search',
  searchFound:
    '{count, plural, =0 {We found nothing on “{words}”.} one {We found # place on “{words}”.} other {We found # places on “{words}”.}}',
  searchMany: 'We found more than {most} places about “{words}”. Here are the {most} that fit best.',
  searchSome:
    'No place has all the words of “{words}”. {count, plural, one {Here is # that has some of them.} other {Here are # that have some of them.}}',
  searchNothing: 'Try a shorter word, or begin with one of the themes:',
  searchAsk: 'Write a word and press Search.',
  searchTooLong: 'Write at most {most} characters.',
  kind_vision: 'Vision',
  kind_sub_goal: 'Sub-goal',
  kind_initiative: 'Initiative',
  kind_value: 'Value',
  kind_task: 'Task',
  kind_statement: 'Statement',
  kind_indicator: 'Figure',
  kind_seat: 'Seat in the leadership group',
  kind_place: 'Someone to talk to',
  kind_other: 'The strategy',

  downloadsTitle: 'Download figures and text',
  downloadsDescription:
    'Download the figures of the strategy as a spreadsheet and the whole strategy as data.',
  downloadFigures: 'The figures as a CSV file',
  downloadFiguresText: 'A row for each figure, with date, source and section. Opens in a spreadsheet.',
  downloadStrategy: 'The strategy as a JSON file',
  downloadStrategyText:
    'All parts of the strategy in Danish and English, with the section each part stands for.',
  downloadTerms: 'You may use the figures freely when you name the source: {source}.',

  accessibilityTitle: 'Accessibility statement',
  accessibilityDescription: 'How the site meets the accessibility requirements, and how to report a fault.',
  accessibilityDemo:
    'This statement belongs to the demonstration. A municipality makes its own with WAS-Tool and enters it.',
  accessibilityGoal: 'What we aim at',
  accessibilityGoalText:
    'The site is built to WCAG 2.2 level AA. It works by keyboard, without JavaScript and on a small phone.',
  accessibilityTested: 'How it was tried',
  accessibilityTestedText:
    'Each type of page is checked by a program whenever the code changes. The program does not find everything. The site has not been tried by users with disabilities yet.',
  accessibilityReport: 'Did you find a fault?',
  accessibilityReportText:
    'Call or write to the municipality. You can also complain to the Agency for Digital Government (Digitaliseringsstyrelsen).',

  privacyTitle: 'Privacy',
  privacyDescription: 'What the site keeps about you: next to nothing.',
  privacyVisitors: 'When you just read',
  privacyVisitorsText:
    'The site keeps nothing about you and sets no cookies. It fetches nothing from others either.',
  privacyReadAloud: 'When the site reads aloud',
  privacyReadAloudText:
    'The button only uses a voice that lies on your own machine. The text is not sent anywhere.',
  privacySignedIn: 'When you sign in',
  privacySignedInText:
    'Then the site sets one cookie. It is gone when you close the browser. We keep your name, your role, where you work or go to school, and which pages you open behind the sign-in. Your CPR number is not kept.',
}

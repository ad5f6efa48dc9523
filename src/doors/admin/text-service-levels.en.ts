import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text-service-levels.da.ts'

export const en: Translation<typeof da> = {
  serviceLevels: 'Service levels',
  serviceLevelsText: 'How long what you promise may take.',
  serviceIntro:
    'A promise is due by the levels of the day on which it was given. New levels change nothing that was promised.',
  serviceVersionsCaption: 'All versions of the service levels',
  serviceNew: 'Draft new service levels',
  serviceNewText:
    'The draft begins as the levels in force now. It does not count before you put it in force.',
  serviceBecause: 'Why do the levels have to change?',
  serviceLevelsCaption: 'What you promise, and how long it may take',
  serviceColumnKind: 'Promise',
  serviceColumnUrgency: 'How urgent',
  serviceColumnAges: 'Age',
  serviceColumnAmount: 'At most',
  serviceColumnOrigin: 'Comes from',
  serviceOwn: 'the municipality',
  serviceEveryAge: 'everybody',
  serviceBelow: 'below {until} years',
  serviceFrom: 'from {from} years',
  serviceAges: '{from} to {until} years',
  serviceDaysOff: 'The municipality’s own days off',
  serviceDaysOffText:
    'Public holidays and weekends are never working days. These days you choose yourselves. The law’s clocks count them.',
  serviceIsOff: 'day off',
  serviceIsNotOff: 'working day',
  serviceSteps: 'When a promise is past its day',
  serviceStep:
    '{days, plural, =0 {The leader is told on the next day.} one {The leader is told after 1 more working day.} other {The leader is told after # more working days.}}',
  serviceStepLabel: 'Notice {step} to the leader: working days after the day',
  serviceLadder: 'Attempts to get in contact',
  serviceLadderText:
    'The steps follow one another until there is contact. After the last step it goes on with that one.',
  serviceRung:
    '{what}: {days, plural, =0 {the same working day} one {1 working day after the one before} other {# working days after the one before}}',
  serviceRungLabel: 'Attempt {step}: {what}',
  serviceEdit: 'Change the draft',
  serviceEditText: 'The law’s clocks can get shorter and never longer.',
  'serviceHint_working-days': 'Working days. 0 is the same day.',
  'serviceHint_calendar-days': 'Days',
  serviceHint_months: 'Months',
  'serviceLawHint_working-days': 'Working days. At most {most} by {law}.',
  'serviceLawHint_calendar-days': 'Days. At most {most} by {law}.',
  serviceLawHint_months: 'Months. At most {most} by {law}.',
  lawClock: 'From when on the clocks count',
  lawClockText:
    'When you learn that somebody of 15 to 17 does not follow their plan, the law’s clock begins: contact within 5 working days, and an offer within 30 days after the contact. This is modelled on BEK 1014/2019 § 10.',
  noGapText:
    'When you learn that something has ended for somebody of 18 to 24 and know of nothing new, the municipality’s own promise begins: an offer of a new activity within the service level. A summer between two courses starts nothing.',
  lawClockFrom:
    'Say from when on each of them counts. What you have learned before starts nothing, so bring your old records first.',
  lawClockOff: 'Does not count yet: {rule}.',
  lawClockColumnRule: 'What',
  lawClockRule: 'What is to count from now on?',
  lawClockCaption: 'From when on the clocks count, the newest on top',
  lawClockColumnAt: 'From',
  lawClockColumnBecause: 'Why',
  lawClockColumnBy: 'Who',
  lawClockBecause: 'Why is it to count from now on?',
  lawClockSubmit: 'Count from now on',
  done_clockStarted: 'The clock counts from now on.',
  servicePutInForce: 'Put the service levels in force',
  servicePutInForceText:
    'From that day on they hold for everything new that you promise. It cannot be undone.',
  serviceFirstDay: 'First day of the new levels',
}

import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  outcome_completed: 'Completed',
  outcome_interrupted: 'Interrupted',
  outcome_other: 'Ended another way',
  byHand: 'entered here',
  overtaken: 'A colleague changed the activity while you wrote. Read what it says now, then send again.',
  badForm: 'The form is not whole. Fetch the page again.',
  tooLong: 'Write at most {most} characters.',
  chooseType: 'Choose what the young person is doing.',
  badHours: 'Write hours a month as a number, such as 78 or 40.5.',
  needsDay: 'Choose a day.',
  badDay: 'Choose a date, or leave the field empty.',
  needsReportedBy: 'Write who has told it.',
  needsBecause: 'Write why, with at least 3 characters.',
  endsBeforeStart: 'The last day is before the first one.',
  plannedBeforeStart: 'The planned end is before the first day.',
  beforeBirth: 'The day is before the young person was born.',
  farAhead: 'The day is far ahead. See whether the year is right.',
  needsOutcome: 'Choose how it ended.',
  outcomeWithoutEnd: 'Write the last day, or choose that it has not ended.',
  stillTruePast: 'The day has passed. Choose one that is to come.',
  learnedAhead: 'That day has not come yet.',
}

import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  badForm: 'The form is not whole. Load the page again.',
  tooLong: 'Write at most {most} characters.',
  badDay: 'Choose a date.',
  needsPurpose: 'Write what it is for, in at least 5 characters.',
  needsUntil: 'Choose the day on which it ends.',
  untilPast: 'The day on which it ends must lie ahead.',
  untilTooFar: 'A referral holds for at most six months. You can make a new one afterwards.',
  informedAhead: 'The day lies ahead.',
  chooseSchool: 'Choose the school.',
  chooseCategories: 'Choose at least one kind of data.',
  chooseGiver: 'Choose who said yes.',
  chooseReceiver: 'Choose a team or a colleague.',
}

import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  kind_conversation: 'Talk',
  kind_meeting: 'Meeting',
  kind_phone: 'Phone',
  kind_observation: 'Seen or heard',
  kind_agreement: 'Agreement',
  kind_health: 'Health',
  kind_family: 'Family',
  badForm: 'The form is not whole. Load the page again.',
  tooLong: 'Write at most {most} characters.',
  chooseKind: 'Choose what the note is about.',
  needsDay: 'Choose the day on which it happened.',
  badDay: 'Choose a date.',
  needsWords: 'Write the note.',
  needsBecause: 'Write why, in at least 5 characters.',
  needsGuardiansBecause: 'Write why the parents should not see the note.',
  needsName: 'Write the beginning of the name, at least 2 characters.',
  choosePerson: 'Choose whom the note is about.',
  inFuture: 'The day lies ahead.',
  samePerson: 'The note is there already.',
  overtaken: 'A colleague revised the note while you wrote. Read their words, then send again.',
  otherTab: 'Something else was written in another tab. Both are here. Save what you want to keep.',
}

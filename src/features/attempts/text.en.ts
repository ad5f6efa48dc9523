import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  'outcome_no-answer': 'No answer',
  'outcome_message-left': 'Left a message',
  'outcome_wrong-number': 'Wrong number',
  outcome_declined: 'Did not want to talk now',
  outcome_reached: 'Got in contact',
  outcome_met: 'Met',
  chooseChannel: 'Choose how you tried.',
  chooseOutcome: 'Choose how it went.',
  badDay: 'Choose a day that has been.',
  badTime: 'Write the time as 16:30.',
  tooOld: 'Choose a day within the last {days} days.',
  chooseWhy: 'Choose why.',
  needsBecause: 'Write why, with at least 5 characters.',
  tooLong: 'Write at most {most} characters.',
  overtaken: 'Something has changed meanwhile. Look at the page again.',
  leaderOnly: 'The next attempt is past its day. Make it, or let your leader stop.',
}

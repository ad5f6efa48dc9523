import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  chooseGuide: 'Choose a youth guide.',
  needsPurpose: 'Write what the effort is to help with, with at least 5 characters.',
  needsWords: 'Write what you talked about, with at least 5 characters.',
  needsBecause: 'Write why, with at least 5 characters.',
  badDay: 'Choose a day that has been, since the effort began.',
  tooLong: 'Write at most {most} characters.',
  overtaken: 'Something has changed meanwhile. Look at the page again.',
  leaderOnly: 'The review is past its day. Hold it, or let your leader end the effort.',
}

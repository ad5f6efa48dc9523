import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  needsBecause: 'Write why, with at least 5 characters.',
  tooLong: 'Write at most {most} characters.',
  needsReview: 'Choose the day on which you look at it again.',
  reviewAhead: 'The day must lie after today and within a year.',
  already: 'There is a special focus already.',
  overtaken: 'A colleague has just lifted the special focus.',
}

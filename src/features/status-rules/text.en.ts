import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  badForm: 'The form is not whole. Fetch the page again.',
  between: 'Write a whole number from {least} to {most}.',
  betweenOrNone: 'Write a whole number from {least} to {most}, or leave the field empty.',
  chooseOne: 'Choose one of them.',
  badLevel: 'Write the level in small letters and hyphens.',
  needsSubSegment: 'Choose what it counts as outside education.',
  thresholdOutsideOnly: 'A limit of hours is only for what is outside education.',
  badDayOfYear: 'Write month and day, such as 06-15.',
  summerTurned: 'The summer ends before it begins.',
  agesTurned: 'The upper age must be greater than the lower one.',
}

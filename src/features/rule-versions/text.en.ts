import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  needsBecause: 'Write why, with at least 5 characters.',
  tooLong: 'Write at most {most} characters.',
  needsDay: 'Choose a day.',
  notBefore: 'Choose a day after today, and after the day on which the present version began.',
  overtaken: 'A colleague has just put another version in force. Look through it, then try again.',
}

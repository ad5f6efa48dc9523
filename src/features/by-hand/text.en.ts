import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  badForm: 'The form is not whole. Fetch the page again.',
  tooLong: 'Write at most {most} characters.',
  needsDay: 'Choose a day.',
  needsAddress: 'Write the address.',
  badMunicipality: 'Write the municipality’s number with three digits, such as 851.',
  needsToldBy: 'Write who has told it.',
  needsName: 'Write the name.',
  badPhone: 'Write the telephone number in digits, such as 12 34 56 78.',
  badEmail: 'That is not an e-mail address.',
  inFuture: 'The day is still to come.',
  later: 'A home from that day or later has been entered.',
  overtaken: 'A colleague changed it while you wrote. See what it says now, then send again.',
}

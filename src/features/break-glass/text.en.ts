import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  badForm: 'The form is not whole. Load the page again.',
  tooLong: 'Write at most {most} characters.',
  badNumber: 'That is not a CPR number. Write ten digits.',
  needsWho: 'Write the CPR number, or write name and birthday.',
  needsName: 'Write the whole name.',
  needsBirthDate: 'Choose the birthday.',
  needsBecause: 'Write what has happened, in at least 10 characters.',
  needsReview: 'Write what you think, in at least 3 characters.',
  nobodyFound: 'We cannot open a page for whom you wrote. Check that everything is written correctly.',
  reviewOvertaken: 'Somebody else has just reviewed it.',
}

import type { Translation } from '../../platform/text/catalogue.ts'
import type { da } from './text.da.ts'

export const en: Translation<typeof da> = {
  chooseType: 'Choose what was offered.',
  'rule_law-clock': 'The law’s clock for those of 15 to 17',
  'rule_no-gap': 'A new activity without a gap for those of 18 to 24',
  chooseRule: 'Choose what is to count.',
  badDay: 'Choose a day from the one on which the clock began until today.',
  tooLong: 'Write at most {most} characters.',
  needsBecause: 'Write why, in at least 5 characters.',
  overtaken: 'Nothing waits for an offer any more. Look at the page again.',
  mineContact: 'We would like to talk with you about what you want to do now. {adult} calls by {date}.',
  mineContactLate:
    'We would like to talk with you about what you want to do now. You should have heard from us by {date}. You are welcome to call.',
  mineOffer: 'We find something new together with you. You get an offer by {date}.',
  mineOfferLate:
    'We find something new together with you. You should have had an offer by {date}. You are welcome to call.',
  mineOffered: 'You have had an offer of something new. Say what you think of it.',
  yourAdult: 'Your adult',
  anAdult: 'An adult',
}
